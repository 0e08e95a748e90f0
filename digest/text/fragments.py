"""Addresses that lead to a sentence in the page it was published on: text fragments.

Source: URL Fragment Text Directives (WICG scroll-to-text-fragment), ``#:~:text=textStart[,textEnd]``.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import quote

from digest.model import Article, Span, original_offset
from digest.text.scripts import UNSPACED

UNIT = re.compile(rf"[^\s、，。；：！？]*[{UNSPACED}][^\s、，。；：！？]*[、，。；：！？]*[」』”’）》]*|\S+")
"""What is never cut: a word, or what stands between marks where words are not told apart.

Browsers find a text only from word boundary to word boundary, and where those lie in a script
without blanks is known to their dictionaries alone; at a mark there always is one.
"""
WORD = re.compile(r"\S+")
WIDE = re.compile(f"[{UNSPACED}]")
LEAST, ENDS, WHOLE = 3.0, 4.0, 12.0
"""In words (three characters of an unspaced script count as two): what is worth a search, what is told
of either end of a long sentence, and the longest one that is told whole."""


def at_source(article: Article, span: Span) -> str:
    """The address of a sentence in its original: the article's link with a text fragment.

    The words are those of the raw text. Where an edit changed words of the sentence, the
    longest stretch of unchanged ones is looked for.

    Args:
        article: what the sentence is in.
        span: of the sentence in the article's text.

    Returns:
        ``""`` where the original is not linked or too few words are as they were published.

    Cost: O(edits + raw text) at worst; a few searches for a short string in practice.
    """
    url, raw = article.raw.url, article.raw.text
    if not url:
        return ""
    start = original_offset(article.edits, span[0])
    stop = original_offset(article.edits, span[1] - 1) + 1
    units = _unchanged(article, start, stop)
    if sum(unit.weight for unit in units) < LEAST:
        return ""
    directive = ",".join(_encoded(raw[a:b]) for a, b in _told(raw, units))
    return f"{url}{_joint(url)}text={directive}"


def _joint(url: str) -> str:
    if ":~:" in url:
        return "&"
    return ":~:" if "#" in url else "#:~:"


def _encoded(words: str) -> str:
    """Words as a text directive has them: all that has a meaning there is escaped, the dash too."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")


class Unit(NamedTuple):
    """A stretch of the raw text that is never cut, and how many words it counts as."""

    start: int
    stop: int
    weight: float


def _unchanged(article: Article, start: int, stop: int) -> Sequence[Unit]:
    """The weightiest run of units between two raw offsets that no edit touches."""
    units = _units(article.raw.text, start, stop)
    edits = [edit for edit in article.edits if edit.start <= stop and edit.stop >= start]
    if not edits:
        return units
    runs: list[list[Unit]] = [[]]
    for unit in units:
        a, b, _ = unit
        if any((e.start < b and e.stop > a) or a <= e.start == e.stop <= b for e in edits):
            runs.append([])
        else:
            runs[-1].append(unit)
    return max(runs, key=lambda run: sum(unit.weight for unit in run))


def _units(raw: str, start: int, stop: int) -> list[Unit]:
    if not WIDE.search(raw, start, stop):
        return [Unit(*match.span(), 1.0) for match in WORD.finditer(raw, start, stop)]
    spans = (match.span() for match in UNIT.finditer(raw, start, stop))
    return [Unit(a, b, max(1.0, len(WIDE.findall(raw, a, b)) * 2 / 3)) for a, b in spans]


def _told(raw: str, units: Sequence[Unit]) -> tuple[Span, ...]:
    """The stretches that name the units: one for all of them, or their two ends.

    An end is as long as it takes to be found there and not earlier in the text.
    """
    start, stop = units[0].start, units[-1].stop
    if sum(unit.weight for unit in units) > WHOLE:
        end = next((end for end in _heads(units) if raw.find(raw[start:end]) == start), stop)
        for begin in _tails(units):
            if begin > end and raw.find(raw[begin:stop], end) == begin:
                return (start, end), (begin, stop)
    return ((start, stop),)


def _heads(units: Sequence[Unit]) -> Iterator[int]:
    """Where beginnings that are long enough end, the shortest first."""
    return (unit.stop for unit, words in zip(units, _counted(units), strict=True) if words >= ENDS)


def _tails(units: Sequence[Unit]) -> Iterator[int]:
    """Where ends that are long enough begin, the shortest first."""
    backwards = units[::-1]
    return (unit.start for unit, words in zip(backwards, _counted(backwards), strict=True) if words >= ENDS)


def _counted(units: Sequence[Unit]) -> Iterator[float]:
    return accumulate(unit.weight for unit in units)
