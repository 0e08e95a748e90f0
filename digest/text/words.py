"""Words of a text: where they are, how they fold, their stems; stop words of five languages."""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

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
ELIDED = 2  # "l'", "d'", "qu'": at most so many letters go before an apostrophe


class Word(NamedTuple):
    """One word: its span in the text (code points) and its folded form."""

    start: int
    stop: int
    folded: str


def words(text: str) -> list[Word]:
    """The words of ``text`` in reading order, without punctuation.

    Folded means: case-folded, possessive "'s" and elided articles ("l'", "d'") taken off.
    Scripts without spaces between words (Chinese, Japanese, Thai) give overlapping pairs of
    characters instead, which serve as words do when texts are compared.

    Cost: O(len(text)).
    """
    found: list[Word] = []
    for match in WORD.finditer(text):
        if match["unspaced"]:
            found.extend(_pairs(match.group(), match.start()))
        else:
            found.append(Word(match.start(), match.end(), folded(match.group())))
    return found


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


def _pairs(run: str, start: int) -> list[Word]:
    if len(run) == 1:
        return [Word(start, start + 1, run)]
    return [Word(start + i, start + i + 2, run[i : i + 2]) for i in range(len(run) - 1)]


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
