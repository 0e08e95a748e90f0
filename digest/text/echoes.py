"""What the other articles of a run say about a line: repeated by its source, by others, or begun there.

A line under many articles of one source is boilerplate of the house; one that articles of other
sources hold too, or a paragraph of theirs begins with, is a pointer to them. Copies of one article
say nothing about each other: they share the article itself.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LONG, BEGINNING, WIDEST = 60, 60, 20
COPY, COPY_OF_SHORT = 0.4, 0.8
KEY = 50
WHOLE = re.compile(r"[.!?。！？।؟۔][\"'”“’‘»«›)\]」』]*$")
OPEN_END = re.compile(r"(?:\s*(?:\.\.\.|…|\[…\]|\[\.\.\.\]))+$")


class Echo(NamedTuple):
    """How a line is found in the other articles of a run.

    ``house`` is k / (n + 1) if k of the n other articles of its source hold it, 0 to 1;
    ``elsewhere`` counts articles of other sources that hold it; ``begins`` counts articles that
    hold a paragraph which begins in the same way, of which it is a cut-off copy.
    """

    house: float
    elsewhere: int
    begins: int


def echoes(articles: Sequence[tuple[str, Sequence[str]]]) -> list[dict[str, Echo]]:
    """For each article the lines of it that other articles hold too.

    Args:
        articles: of each the source (``""``: unknown, counts as one of its own) and the lines.

    Cost: O(n) in the characters of all articles.
    """
    lines = [dict.fromkeys(own) for _, own in articles]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    beginnings: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, own in enumerate(lines):
        for line in own:
            holders[line].append(number)
            if len(line) >= BEGINNING:
                beginnings[line[:KEY]].append((number, line))
    houses: defaultdict[str, set[int]] = defaultdict(set)
    for number, (source, _) in enumerate(articles):
        houses[source or f"\0{number}"].add(number)
    copies = _copies(lines, holders)
    found = []
    for number, (source, _) in enumerate(articles):
        own_house = houses[source or f"\0{number}"]
        skipped = copies[number] | {number}
        found.append(dict(_echoes(lines[number], holders, beginnings, own_house, skipped)))
    return found


def _copies(lines: Sequence[dict[str, None]], holders: defaultdict[str, list[int]]) -> defaultdict[int, set[int]]:
    """The articles that share two fifths of their long lines, or four fifths of their lines if they are all short."""
    copies: defaultdict[int, set[int]] = defaultdict(set)
    for number, own in enumerate(lines):
        long = [line for line in own if len(line) >= LONG]
        least = COPY if long else COPY_OF_SHORT
        long = long or list(own)
        shared: Counter[int] = Counter()
        for line in long:
            if 1 < len(holders[line]) <= WIDEST:
                shared.update(dict.fromkeys(holders[line], len(line)))
        least *= sum(map(len, long))
        for other, characters in shared.items():
            if other != number and characters >= least:
                copies[number].add(other)
                copies[other].add(number)
    return copies


def _echoes(
    lines: dict[str, None],
    holders: defaultdict[str, list[int]],
    beginnings: defaultdict[str, list[tuple[int, str]]],
    house: set[int],
    skipped: set[int],
) -> Iterator[tuple[str, Echo]]:
    size = len(house - skipped)
    for line in lines:
        others = [n for n in holders[line] if n not in skipped] if len(holders[line]) > 1 else []
        same = sum(n in house for n in others)
        begun: set[int] = set()
        if len(line) >= BEGINNING and 1 < len(beginnings[line[:KEY]]) <= WIDEST:
            begun = {n for n, other in beginnings[line[:KEY]] if _is_teaser_of(line, other)} - skipped
        if others or begun:
            yield line, Echo(same / (size + 1), len(others) - same, len(begun))


def _is_teaser_of(line: str, other: str) -> bool:
    """Whether of two lines that begin alike this is the cut-off one: the other goes on, or ends as a sentence does."""
    start = OPEN_END.sub("", line)
    goes_on = len(other) > len(line) and other.startswith(start)
    return not WHOLE.search(start) and (goes_on or bool(WHOLE.search(other)))
