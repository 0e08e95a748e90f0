"""Which sentence of a text becomes its headline, and in which version: as much as a line holds, told whole."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from digest.model import Span
from digest.text.headlines.endings import NOWHERE, WHOLE, WORTH, End, ends, tokens_of, unbalanced, weak
from digest.text.headlines.english import FUNCTION, INCOMPLETE, WORD, is_english
from digest.text.headlines.plain import first_clause
from digest.text.headlines.removals import ARTICLES, AUXILIARIES, ENGLISH, NEUTRAL, bare

SEEN = 75
"""Characters of a headline that readers of lists and search results see."""

CONTENT, BEYOND, SHORT, UNTOLD = 2.5, 0.02, 0.2, 12.0
"""Worth of a content word within sight; cost of a character beyond it, of one that 40 lack, of no finite verb."""

LEAST, LONGEST = 40, 2000
LATER, ASKED, LEANING, TINY = 13.0, 16.0, 16.0, 22.0
"""Costs: of each sentence further down, of a question, of a sentence that leans on others or is a quotation, of a
few words without a verb."""

FEWEST = 5
LEANS = re.compile(r"(?:He|She|It|They|His|Her|Their|This|That|These|Those|I|We|You|My|Our|Here|There)\b|[“\"‘']")
ORDER = ("first", "second", "third")


class Made(NamedTuple):
    """A headline, the sentence it was made of, and what was left out of that, in words."""

    text: str
    span: Span
    why: str


class Version(NamedTuple):
    """The best version of one sentence: what it is worth, its words, what is gone and whether the end was cut."""

    worth: float
    text: str
    gone: Sequence[str]
    cut: bool


def made(text: str, spans: Sequence[Span], language: str, characters: int) -> Made | None:
    """The headline made of the first sentence that can stand alone; ``None`` if there is no sentence.

    Args:
        text: the article's text.
        spans: its first sentences, in order; at most three are looked at.
        language: two-letter code, ``""`` if unknown.
        characters: most that the headline may have; Chinese and Japanese ones count as two.
    """
    best: tuple[float, int, Version] | None = None
    for i, (start, stop) in enumerate(spans[: len(ORDER)]):
        if best and best[0] > LATER * i:  # what comes later would have to be worth more than a good sentence
            break
        sentence = text[start:stop][:LONGEST]
        version = version_of(sentence, language, characters)
        worth = version.worth - LATER * i - cost_of_kind(sentence)
        if version.text and (best is None or worth > best[0]):
            best = (worth, i, version)
    if best is None:
        return None
    _, i, version = best
    without = f", without its {listed(version.gone)}" if version.gone else ""
    return Made(version.text, spans[i], f"the {ORDER[i]} sentence{without}{', cut short' if version.cut else ''}")


def listed(things: Sequence[str]) -> str:
    """Things as one writes them: "a, b and c"."""
    return " and ".join(part for part in (", ".join(things[:-1]), things[-1]) if part)


def cost_of_kind(sentence: str) -> float:
    """What speaks against a sentence whatever its words are."""
    cost = ASKED if sentence.rstrip("\"'”’ ").endswith(("?", "？", "؟")) else 0.0
    cost += LEANING if LEANS.match(sentence) else 0.0
    return cost + (TINY if len(sentence) < LEAST and sentence.count(" ") < FEWEST else 0.0)


def version_of(sentence: str, language: str, characters: int) -> Version:
    """The best version of a sentence; its text is ``""`` if nothing is left of it."""
    if not is_english(sentence, language):
        words, gone = bare(sentence, NEUTRAL)
        text = first_clause(words, characters)
        return Version(CONTENT * FEWEST, finished(text), gone, len(text) < len(words))
    words, gone = bare(sentence, NEUTRAL + ENGLISH)
    full = english_version(words, gone, characters)
    if not full.cut:
        return full
    plain, articles = bare(words, (ARTICLES,))
    tighter, verb = bare(plain, (AUXILIARIES,))
    shared = changed_at(plain, tighter) if verb else NOWHERE
    tight = english_version(tighter, (*gone, *articles, *verb), characters, shared)
    return tight if tight.worth >= full.worth else full


def changed_at(before: str, after: str) -> int:
    """Where two texts begin to differ."""
    return next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(after))


def english_version(words: str, gone: tuple[str, ...], characters: int, verb: int = NOWHERE) -> Version:
    """The best beginning of a sentence from which all was taken that may go; ``verb`` as for `ends`."""
    content = [word.end() for word in WORD.finditer(words, 0, SEEN) if word.group().lower() not in FUNCTION]
    rated = [(worth_of(end, content), end) for end in ends(words, characters, verb)]
    if not rated:
        return Version(-UNTOLD, finished(forced(words, characters)), gone, cut=True)
    worth, end = max(rated, key=lambda pair: (pair[0], pair[1].stop))
    return Version(worth, finished(words[: end.stop]), gone, end.kind != WHOLE)


def worth_of(end: End, content: Sequence[int]) -> float:
    """What a version is worth: content words in sight, a good end, a good length, a verb."""
    worth = WORTH[end.kind] + CONTENT * bisect_right(content, min(end.stop, SEEN))
    worth -= BEYOND * max(0, end.stop - SEEN) + SHORT * max(0, LEAST - end.stop)
    return worth if end.told else worth - (UNTOLD / 3 if end.kind == WHOLE else UNTOLD)


def forced(words: str, characters: int) -> str:
    """As many whole words as fit, where no good end was found; quotation marks go if one is open."""
    tokens = [token for token in tokens_of(words) if token.stop <= characters]
    while tokens and (weak(tokens[-1].word) or tokens[-1].word in INCOMPLETE):
        tokens.pop()
    text = words[: tokens[-1].stop] if tokens else ""
    return re.sub('[“”"„«»()]', "", text) if unbalanced(text) else text


def finished(text: str) -> str:
    """A headline as it is printed: no full stop, a capital first."""
    text = text.strip(" ,;:–—-，、；：")
    if text.endswith(("。", ".")) and not text.endswith(("..", "…")) and not re.search(r"\b(?:[^\W\d_]\.)+$", text):
        text = text[:-1]
    return text[:1].upper() + text[1:]
