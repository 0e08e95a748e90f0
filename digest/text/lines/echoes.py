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
KEY, TAIL = 50, 40
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
    houses = [source or f"\0{number}" for number, (source, _) in enumerate(articles)]
    run = _Run(lines, houses, Counter(houses), defaultdict(list), Counter(), defaultdict(list))
    for number, own in enumerate(lines):
        for line in own:
            run.holders[line].append(number)
            run.in_house[houses[number], line] += 1
            if len(line) >= BEGINNING:
                run.beginnings[line[:KEY]].append((number, line))
    copies = _copies(lines, run.holders)
    return [dict(_echoes(run, number, copies[number] | {number})) for number in range(len(lines))]


class _Run(NamedTuple):
    """All articles of a run by number: their lines and their houses, and what of that is held where.

    ``sizes`` counts the articles of a house, ``holders`` are those with a line, ``in_house`` counts the
    holders in a house, ``beginnings`` are the long lines by how they begin.
    """

    lines: Sequence[dict[str, None]]
    houses: Sequence[str]
    sizes: Counter[str]
    holders: defaultdict[str, list[int]]
    in_house: Counter[tuple[str, str]]
    beginnings: defaultdict[str, list[tuple[int, str]]]


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


def _echoes(run: _Run, number: int, skipped: set[int]) -> Iterator[tuple[str, Echo]]:
    """What is said of the lines of one article by the others but those ``skipped``: itself and its copies."""
    house = run.houses[number]
    size = run.sizes[house] - sum(run.houses[n] == house for n in skipped)
    for line in run.lines[number]:
        holders = run.holders[line]
        same = elsewhere = 0
        if len(holders) > 1:
            few = len(holders) < len(skipped)
            left_out = [n for n in holders if n in skipped] if few else [n for n in skipped if line in run.lines[n]]
            same = run.in_house[house, line] - sum(run.houses[n] == house for n in left_out)
            elsewhere = len(holders) - len(left_out) - same
        begun: set[int] = set()
        if len(line) >= BEGINNING and 1 < len(run.beginnings[line[:KEY]]) <= WIDEST:
            begun = {n for n, other in run.beginnings[line[:KEY]] if _is_teaser_of(line, other)} - skipped
        if same or elsewhere or begun:
            yield line, Echo(same / (size + 1), elsewhere, len(begun))


def _is_teaser_of(line: str, other: str) -> bool:
    """Whether of two lines that begin alike this is the cut-off one: the other goes on, or ends as a sentence does."""
    start = line[:-TAIL] + OPEN_END.sub("", line[-TAIL:])
    goes_on = len(other) > len(line) and other.startswith(start)
    return not WHOLE.search(start) and (goes_on or bool(WHOLE.search(other)))
