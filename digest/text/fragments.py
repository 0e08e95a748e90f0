"""Addresses that lead to a sentence in the page it was published on: text fragments.

Source: URL Fragment Text Directives (WICG scroll-to-text-fragment), ``#:~:text=textStart[,textEnd]``.
"""

import re
from collections.abc import Sequence
from urllib.parse import quote

from digest.model import Article, Span, original_offset

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts that write no blanks between words: Thai, Lao, Burmese, Khmer, Kana, Han."""
UNIT = re.compile(rf"[^\s、，。；：！？]*[{UNSPACED}][^\s、，。；：！？]*[、，。；：！？]*[」』”’）》]*|\S+")
"""What is never cut: a word, or what stands between marks where words are not told apart.

Browsers find a text only from word boundary to word boundary, and where those lie in a script
without blanks is known to their dictionaries alone; at a mark there always is one.
"""
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
    start = original_offset(article.edits, span[0])
    stop = original_offset(article.edits, span[1] - 1) + 1
    units = _unchanged(article, start, stop)
    if not url or sum(_weight(raw, unit) for unit in units) < LEAST:
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


def _unchanged(article: Article, start: int, stop: int) -> Sequence[Span]:
    """The weightiest run of units between two raw offsets that no edit touches."""
    raw = article.raw.text
    edits = [edit for edit in article.edits if edit.start <= stop and edit.stop >= start]
    runs: list[list[Span]] = [[]]
    for match in UNIT.finditer(raw, start, stop):
        a, b = match.span()
        if any((e.start < b and e.stop > a) or a <= e.start == e.stop <= b for e in edits):
            runs.append([])
        else:
            runs[-1].append((a, b))
    return max(runs, key=lambda run: sum(_weight(raw, unit) for unit in run))


def _weight(raw: str, unit: Span) -> float:
    return max(1.0, len(WIDE.findall(raw, *unit)) * 2 / 3)


def _told(raw: str, units: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches that name the units: one for all of them, or their two ends.

    An end is as long as it takes to be found there and not earlier in the text.
    """
    start, stop = units[0][0], units[-1][1]
    if sum(_weight(raw, unit) for unit in units) <= WHOLE:
        return ((start, stop),)
    head = next(n for n in range(1, len(units) + 1) if _is_head(raw, units[:n]) or n == len(units))
    end = units[head - 1][1]
    rest = units[head:]
    for n in range(1, len(rest)):
        tail = rest[-n:]
        if _is_enough(raw, tail) and raw.find(raw[tail[0][0] : stop], end) == tail[0][0]:
            return (start, end), (tail[0][0], stop)
    return ((start, stop),)


def _is_enough(raw: str, units: Sequence[Span]) -> bool:
    return sum(_weight(raw, unit) for unit in units) >= ENDS


def _is_head(raw: str, units: Sequence[Span]) -> bool:
    start, stop = units[0][0], units[-1][1]
    return _is_enough(raw, units) and raw.find(raw[start:stop]) == start
