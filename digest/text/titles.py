"""A stated title and the parts it is made of: "Title | World News | Example"."""

import re
from html import unescape
from typing import NamedTuple

from digest.text.border import clean_line
from digest.text.scripts import UNSPACED

ENDS = "」』】》〉）!?！？。"
SEPARATOR = re.compile(
    rf"(?P<strong> ?[|｜¦丨]| ?::+| [·•›▸►◆■»>](?= )|(?<=[{UNSPACED}{ENDS}])_(?=[A-Z0-9{UNSPACED}]))"
    r"|(?P<weak> (?:-{1,3}|[–—―−~/:])(?= )"
    rf"|(?<=[{UNSPACED}{ENDS}])(?:[-－]{{1,2}}|[–—―]{{1,2}})(?=[A-Z0-9{UNSPACED}]))"
    r"|(?P<colon>(?<=[^\s\d]):(?= )|：)"
)
LOOSE_END = re.compile(r"(?:\s*(?:[|｜¦]|(?<=\s)[-–—·•:]))+\s*$|^\s*(?:[|｜¦]\s*)+")
PAIRS = tuple(map(tuple, ("()", "[]", "“”", "«»", "„“", "「」", "『』", "【】", "（）", "《》")))
INLINE = re.compile(r"</?(?:a|b|br|em|i|q|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>", re.IGNORECASE)
WIDE = re.compile(f"[{UNSPACED}]")
FEWEST_WORDS, FEWEST_WIDE = 2, 4
FEWEST_LETTERS = 6
LONGEST = 2000
"""Characters of a title that is looked at; what is longer is none."""


class Part(NamedTuple):
    """A part of a title, and what stands before it.

    ``separator`` is its kind: ``strong`` (a bar: hardly ever inside a title), ``weak`` (a dash), ``colon``,
    or ``""`` for the first part; ``mark`` is how it is written.
    """

    start: int
    stop: int
    text: str
    separator: str = ""
    mark: str = ""


def as_text(stated: str) -> str:
    """A stated title as plain text on one line; HTML that came through is read."""
    text = stated
    for _ in range(2):  # what was escaped twice is not rare
        if "&" in text:
            text = unescape(text)
    return clean_line(INLINE.sub("", text) if "<" in text else text)


def parts(title: str) -> list[Part]:
    """The parts of a title, in order; one alone if nothing separates.

    A separator inside quotation marks or brackets separates nothing, nor does one at the edge.
    Cost: O(len(title)).
    """
    found = [match for match in SEPARATOR.finditer(title[:LONGEST]) if len(title) <= LONGEST]
    cuts = [match for match in found if match.start() > 0 and match.end() < len(title)]
    inside = _inside(title) if cuts else frozenset()
    made: list[Part] = []
    start, kind, mark = 0, "", ""
    for match in cuts:
        if match.start() in inside or not title[start : match.start()].strip():
            continue
        made.append(_part(title, start, match.start(), kind, mark))
        start, kind, mark = match.end(), match.lastgroup or "", match.group().strip()
    return [*made, _part(title, start, len(title), kind, mark)]


def _part(title: str, start: int, stop: int, kind: str, mark: str) -> Part:
    while start < stop and title[start].isspace():
        start += 1
    while stop > start and title[stop - 1].isspace():
        stop -= 1
    return Part(start, stop, title[start:stop], kind, mark)


def _inside(title: str) -> frozenset[int]:
    """The offsets inside brackets and quotation marks that have both ends."""
    inside: set[int] = set()
    for opening, closing in PAIRS:
        start = title.find(opening)
        while start >= 0 and (stop := title.find(closing, start + 1)) >= 0:
            inside.update(range(start, stop))
            start = title.find(opening, stop + 1)
    for mark in ('"', "＂"):
        places = [i for i, character in enumerate(title) if character == mark]
        for start, stop in zip(places[::2], places[1::2], strict=False):
            inside.update(range(start, stop))
    return frozenset(inside)


def says_enough(title: str) -> bool:
    """Whether so few words can be a title: two of them, or four letters of a script without spaces."""
    if len(WIDE.findall(title)) >= FEWEST_WIDE:
        return True
    words = [word for word in title.split() if any(map(str.isalnum, word))]
    return len(words) >= FEWEST_WORDS and sum(map(len, words)) >= FEWEST_LETTERS
