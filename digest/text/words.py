"""Words of a text: where they are, how they fold, their stems; stop words of five languages."""

import json
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, repeat
from pathlib import Path
from typing import Any, NamedTuple

from digest.text.remembered import Remembered
from digest.text.scripts import UNSPACED

STEMMERS = {
    "": "english",
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "pt": "portuguese",
    "it": "italian",
    "nl": "dutch",
    "sv": "swedish",
    "da": "danish",
    "no": "norwegian",
    "fi": "finnish",
    "ru": "russian",
}
"""Languages that have stems, with the name that Snowball gives them; no language counts as English."""

WORD = re.compile(
    rf"(?P<unspaced>[{UNSPACED}]+)|(?:[^\W\d_]\.){{2,}}|(?:(?![{UNSPACED}])[^\W_])+(?:['’](?:(?![{UNSPACED}])[^\W_])+)?"
)
PARTS_UNSPACED = re.compile(rf"[{UNSPACED}]")
SPACED = re.compile(r"([^\W_]+(?:['’][^\W_]+|(?<=(?<![^\W_])[^\W\d_])\.(?:[^\W\d_]\.)+)?)")
"""What `WORD` matches in a text of none of those scripts, said in a way that is found sooner."""
WORDS_A_MINUTE = 230
"""How fast people read."""
SHORT_TEXT = 20_000
"""Characters up to which a text's words are remembered: each tagger asks for those of the same few articles."""
ELIDED = 2  # "l'", "d'", "qu'": at most so many letters go before an apostrophe


class Word(NamedTuple):
    """One word: its span in the text (code points) and its folded form."""

    start: int
    stop: int
    folded: str


class Pieces(NamedTuple):
    """The words of a text as they are written, where they are (code points), and what stands before each."""

    raw: tuple[str, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    gaps: tuple[str, ...]


def pieces(text: str) -> Pieces:
    """The words of ``text`` as `words` finds them; those of the last few texts are remembered.

    Cost: O(len(text)).
    """
    return _pieces(text) if len(text) > SHORT_TEXT else _remembered_pieces(text)


def words(text: str) -> list[Word]:
    """The words of ``text`` in reading order, without punctuation.

    Folded means: case-folded, possessive "'s" and elided articles ("l'", "d'") taken off.
    Scripts without spaces between words (Chinese, Japanese, Thai) give overlapping pairs of
    characters instead, which serve as words do when texts are compared.

    Cost: O(len(text)).
    """
    raw, starts, stops, _ = pieces(text)
    return list(map(tuple.__new__, repeat(Word), zip(starts, stops, map(FOLDED.__getitem__, raw), strict=True)))


def _pieces(text: str) -> Pieces:
    if not text.isascii() and PARTS_UNSPACED.search(text):
        return _pieces_of_any_script(text)
    parts = SPACED.split(text)
    ends = tuple(accumulate(map(len, parts)))
    return Pieces(tuple(parts[1::2]), ends[:-1:2], ends[1::2], tuple(parts[:-1:2]))


_remembered_pieces = lru_cache(maxsize=64)(_pieces)


def _pieces_of_any_script(text: str) -> Pieces:
    spans: list[tuple[int, int]] = []
    for match in WORD.finditer(text):
        start, stop = match.span()
        if match["unspaced"] and stop - start > 1:
            spans.extend((i, i + 2) for i in range(start, stop - 1))
        else:
            spans.append((start, stop))
    starts, stops = tuple(start for start, _ in spans), tuple(stop for _, stop in spans)
    gaps = tuple(text[stop:start] for stop, start in zip((0, *stops), starts, strict=False))
    return Pieces(tuple(text[start:stop] for start, stop in spans), starts, stops, gaps)


def folded(word: str) -> str:
    """How ``word`` is compared: without case, possessive "'s" and elided article."""
    plain = word.casefold()
    if "'" in plain or "’" in plain:
        head, _, tail = plain.replace("’", "'").partition("'")
        if tail == "s":
            return head
        if len(head) <= ELIDED:
            return tail
        return f"{head}'{tail}"
    return plain


FOLDED = Remembered(folded)
"""`folded` of what was met, to be asked as FOLDED[word]."""


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = json.loads(Path(__file__).with_name("stopwords.json").read_text(encoding="utf-8"))
    return lists


@lru_cache(maxsize=64)
def stop_words(language: str = "") -> frozenset[str]:
    """Folded words that say nothing about a text's subject; empty for a language not known here.

    Args:
        language: two-letter code; ``""`` counts as English.
    """
    return frozenset(_lists().get(language or "en", ()))


@lru_cache(maxsize=1)
def every_stop_word() -> frozenset[str]:
    """The stop words of all languages that have a list, for a text whose language is not known yet."""
    return frozenset(word for words in _lists().values() for word in words)


@lru_cache(maxsize=64)
def _stemmer(language: str) -> Any:
    import snowballstemmer

    name = STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str = "") -> str:
    """The Snowball stem of a folded word; the word itself in a language that has no stemmer here."""
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(word)) if stemmer else word


def stems(folded_words: Sequence[str], language: str = "") -> list[str]:
    """The stems of the words that are no stop words, in order."""
    stops = stop_words(language)
    return [stem(word, language) for word in folded_words if word not in stops]


def reading_minutes(texts: Iterable[str]) -> int:
    """How long texts take to read, in whole minutes, at least 1; words are what stands between blanks."""
    return max(1, round(sum(len(text.split()) for text in texts) / WORDS_A_MINUTE))
