"""What a source writes at the end or start of its titles, learned from all its titles of a run.

"World News" and "Reuters" in "Title | World News | Reuters" stand in many titles of a source, and a part of a title in
few. Only what may be said of each title comes out, no counts: one more title seldom changes it for another.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest.text.titles import Part, as_text, parts

END, SECTION, START = "title-end", "title-section", "title-start"
FEWEST, SHARE = 3, 0.2
"""Titles that end in a part after a bar, at least, and their share of the source's titles."""
WEAK_SHARE = 2 / 3
"""The share for what stands after a dash, which titles have inside as well; it must look like a name."""
FEWEST_STARTS, START_SHARE = 5, 0.8
"""The same for what stands first: a running topic stands in some titles, the name of a site in all."""
MOST_PARTS, LONGEST = 4, 60
"""How many parts from the end are looked at, and how many characters they have at most."""
FOLDED = re.compile(r"[\W_]+")
NUMBERED = re.compile(r"\W*[^\W\d_]*\W*\d+\W*")
SMALL = frozenset(
    "a an and at by de del der des di do du e en et for für in la le les of on the to und van von y".split()
)


class Repeated(NamedTuple):
    """A part of a title that other titles of its source have too, and where: ``END``, ``SECTION`` or ``START``."""

    text: str
    place: str


class _Split(NamedTuple):
    """A title of a source: its parts, and how each is compared."""

    parts: Sequence[Part]
    keys: Sequence[str]


def repeated_parts(titles: Sequence[tuple[str, str]]) -> list[tuple[Repeated, ...]]:
    """For each title the parts that it shares with others of its source.

    Args:
        titles: of each the source (``""``: unknown, which counts as one source) and the title as stated.

    A title that comes twice counts once. Cost: O(n) in the characters of all titles.
    """
    split = [_split(title) for _, title in titles]
    houses: defaultdict[str, dict[tuple[str, ...], _Split]] = defaultdict(dict)
    for (house, title), own in zip(titles, split, strict=True):
        if title:
            houses[house].setdefault(tuple(own.keys), own)
    known = {house: _House(list(own.values())) for house, own in houses.items()}
    return [tuple(known[house].of(own)) if title else () for (house, title), own in zip(titles, split, strict=True)]


def _split(title: str) -> _Split:
    found = parts(as_text(title))
    return _Split(found, [FOLDED.sub("", part.text).casefold() for part in found])


class _House:
    """The parts that make up the titles of one source."""

    def __init__(self, titles: Sequence[_Split]) -> None:
        size = len(titles)
        ends: Counter[tuple[str, str]] = Counter()
        starts: Counter[str] = Counter()
        for own in titles:
            ends.update({(key, part.separator) for part, key in _ending(own)})
            starts.update([own.keys[0]] if len(own.parts) > 1 and own.parts[1].separator == "strong" else [])
        least = {"strong": max(FEWEST, SHARE * size), "weak": max(FEWEST, WEAK_SHARE * size)}
        self.ends = {pair for pair, count in ends.items() if count >= least[pair[1]]}
        self.starts = {key for key, count in starts.items() if count >= max(FEWEST_STARTS, START_SHARE * size)}
        before: Counter[str] = Counter()
        for own in titles:
            before.update({key for _, key in self._between(own)})
        self.sections = {key for key, count in before.items() if count >= FEWEST}

    def of(self, own: _Split) -> Iterator[Repeated]:
        """What is known of the parts of a title."""
        between = {part.start for part, key in self._between(own) if key in self.sections}
        for part, key in _ending(own):
            if (key, part.separator) in self.ends:
                yield Repeated(part.text, END)
            elif part.start in between:
                yield Repeated(part.text, SECTION)
        if len(own.parts) > 1 and own.keys[0] in self.starts:
            yield Repeated(own.parts[0].text, START)

    def _between(self, own: _Split) -> Iterator[tuple[Part, str]]:
        """The parts after a bar that a part of the house follows."""
        follows = False
        for part, key in _ending(own):
            if follows and part.separator == "strong" and (key, "strong") not in self.ends:
                yield part, key
            follows = (key, part.separator) in self.ends


def _ending(own: _Split) -> Iterator[tuple[Part, str]]:
    """The parts of a title from its end that may be repeated, without the first."""
    for part, key in list(zip(own.parts, own.keys, strict=True))[:0:-1][:MOST_PARTS]:
        if not key or len(part.text) > LONGEST or part.separator not in ("strong", "weak"):
            return
        if part.separator == "strong" or _is_name(part.text):
            yield part, key


def _is_name(text: str) -> bool:
    """Whether what stands after a dash is written like a name: no small first letters, no number at its end."""
    words = text.split()
    large = all(not word[0].islower() or word in SMALL for word in words)
    return large and not words[0][0].islower() and not NUMBERED.fullmatch(text)
