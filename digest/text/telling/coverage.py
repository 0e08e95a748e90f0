"""The few sentences that together say most of what a text comes back to.

A word that several sentences of a text use is what the text is about; a set of sentences is worth the
words of that kind that any of them uses, so that saying a thing twice earns nothing. That is the maximum
coverage model of extractive summarization (Filatova and Hatzivassiloglou, "A formal model for information
selection in multi-sentence text extraction", 2004; Takamura and Okumura 2009), with points for what else
speaks for a sentence. The candidates are so few that all sets of them are looked at.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import fsum

from digest.model import Span

REPEATED, LITTLE = 0.6, 0.25
"""From this share of the words of the shorter of two sentences on, they say the same; up to it, other things."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that a summary may take.

    ``text`` and ``number`` say which one of which text it is; ``words`` is its length, ``terms``
    its words that mean something; ``own`` are its points by reason. ``leans``: it needs the sentence
    before it. ``uses`` are names it gives in short that another sentence gives in full, ``gives``
    those that it gives in full itself. ``alludes`` are the words of a noun that it opens with as known
    ("the dam"), which an earlier sentence of the text has.
    """

    span: Span
    number: int
    words: float
    terms: frozenset[str]
    text: int = 0
    own: tuple[tuple[str, float], ...] = ()
    leans: bool = False
    uses: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()
    alludes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Taste:
    """How sets of sentences are judged, in points.

    most, words: how many sentences and how many words a set has at most; one sentence may be longer.
    covered: for saying all that the text comes back to.
    wanted, off: how many words a set should have, and what it costs to have none of them (the cost
    grows with the square of the distance).
    unnamed: what a name costs that is given in short only.
    unknown: what a noun costs that is spoken of as known, and no sentence before it has it.
    spread: for each further text that a sentence is taken from.
    repeated: what two sentences of different texts cost that say nearly the same; less if they say less alike.
    least: sentences are left out that cover less than this share of what the best one covers.
    """

    most: int
    words: float
    covered: float = 100.0
    wanted: float = 50.0
    off: float = 0.0
    unnamed: float = 0.0
    unknown: float = 0.0
    spread: float = 0.0
    repeated: float = 0.0
    least: float = 0.0

    def off_length(self, words: float) -> float:
        """The points that a set of so many words loses."""
        return self.off * ((words - self.wanted) / self.wanted) ** 2


def recurring(texts: Iterable[Iterable[frozenset[str]]]) -> dict[str, float]:
    """What each term weighs that at least two members of a text share; the shares of all add up to 1.

    Args:
        texts: groups of sets of terms; a term counts in each group once less than it has sets there.
    """
    weights: Counter[str] = Counter()
    for sets in texts:
        counts: Counter[str] = Counter()
        for terms in sets:
            counts.update(terms)
        weights.update({term: count - 1 for term, count in counts.items() if count > 1})
    whole = sum(weights.values()) or 1
    return {term: weight / whole for term, weight in weights.items()}


def best(candidates: Sequence[Candidate], weights: Mapping[str, float], taste: Taste) -> tuple[Candidate, ...]:
    """The set of candidates with the most points, in the order given; ``()`` if none can stand.

    Args:
        candidates: in the order in which a reader is to meet them; a dozen or so.
        weights: as `recurring` gives them.
        taste: by which sets are judged.

    Cost: all sets of up to ``taste.most`` candidates: 92 for 3 of 8, 793 for 4 of 12.
    """
    telling = [one.terms & weights.keys() for one in candidates]
    covers = [fsum(map(weights.__getitem__, terms)) for terms in telling]
    enough = _with_befores(candidates, [i for i, share in enumerate(covers) if share >= taste.least * max(covers)])
    there, telling = [candidates[i] for i in enough], [telling[i] for i in enough]
    own = [sum(points for _, points in one.own) for one in there]
    costs = {(i, j): taste.repeated * _alike(there[i], there[j]) for i, j in combinations(range(len(there)), 2)}
    chosen: tuple[int, ...] | None = None
    most = 0.0
    for some in sets_of(there, taste):
        covered = fsum(map(weights.__getitem__, frozenset().union(*(telling[i] for i in some))))
        points = taste.covered * covered + sum(own[i] for i in some) - taste.off_length(_words(there, some))
        points -= sum(costs[pair] for pair in combinations(some, 2))
        points += _reading_points([there[i] for i in some], taste)
        if chosen is None or points > most:
            chosen, most = some, points
    return tuple(there[i] for i in chosen or ())


def _with_befores(candidates: Sequence[Candidate], numbers: Sequence[int]) -> list[int]:
    """These candidates and the sentences that they lean on."""
    kept = set(numbers)
    for i in sorted(kept, reverse=True):
        j = i
        while candidates[j].leans and (j := _before(candidates, j)) >= 0:
            kept.add(j)
    return sorted(kept)


def _alike(one: Candidate, other: Candidate) -> float:
    """How far two sentences of different texts say the same: 0 up to a quarter of their words, 1 when they repeat."""
    shared = len(one.terms & other.terms) / max(1, min(len(one.terms), len(other.terms)))
    return max(0.0, shared - LITTLE) / (REPEATED - LITTLE) if one.text != other.text else 0.0


def _reading_points(some: Sequence[Candidate], taste: Taste) -> float:
    """What a set is worth for being from several texts, less what its reader would not know."""
    unnamed = unknown = 0
    for names, noun in _not_known(some):
        unnamed += names
        unknown += noun
    return taste.spread * len({one.text for one in some}) - taste.unnamed * unnamed - taste.unknown * unknown


def _not_known(some: Sequence[Candidate]) -> Iterator[tuple[int, bool]]:
    """For each of a set, in order, what its reader does not know: names given in short, and a noun it opens with."""
    named: set[str] = set()
    said: set[str] = set()
    for one in some:
        yield len(one.uses - named), bool(one.alludes) and not one.alludes & said
        named |= one.uses | one.gives
        said |= one.terms


def with_costs(some: Sequence[Candidate], taste: Taste) -> Iterator[Candidate]:
    """The sentences of a set, each with what it costs there among its own points."""
    for one, (names, noun) in zip(some, _not_known(some), strict=True):
        short = (("gives a name in short", -taste.unnamed * names),) if names else ()
        open_noun = (("speaks of something as known", -taste.unknown),) if noun else ()
        yield replace(one, own=(*one.own, *short, *open_noun))


def sets_of(candidates: Sequence[Candidate], taste: Taste) -> Iterator[tuple[int, ...]]:
    """The sets that may stand: short enough, nothing said twice, none without the one it leans on."""
    numbers = range(len(candidates))
    same = {(i, j) for i, j in combinations(numbers, 2) if repeats(candidates[i].terms, candidates[j].terms)}
    before = {i: _before(candidates, i) for i in numbers if candidates[i].leans}
    for size in range(1, taste.most + 1):
        for some in combinations(numbers, size):
            fits = size == 1 or _words(candidates, some) <= taste.words
            held = fits and all(before[i] in some for i in some if i in before)
            if held and not (same and any(pair in same for pair in combinations(some, 2))):
                yield some


def _before(candidates: Sequence[Candidate], i: int) -> int:
    """Which candidate is the sentence before candidate ``i``; -1 if none is."""
    one = candidates[i]
    there = (j for j, other in enumerate(candidates) if (other.text, other.number) == (one.text, one.number - 1))
    return next(there, -1)


def _words(candidates: Sequence[Candidate], some: Sequence[int]) -> float:
    return sum(candidates[i].words for i in some)


def repeats(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences say nearly the same."""
    return len(one & other) > REPEATED * max(1, min(len(one), len(other)))


def short_names(some: Sequence[Candidate]) -> int:
    """How many names a reader of these sentences meets in short before in full."""
    return sum(names for names, _ in _not_known(some))


def shares(some: Sequence[Candidate], weights: Mapping[str, float]) -> Iterator[float]:
    """For each of a set, in order, what it adds to the share (0 to 1) of what the text comes back to."""
    said: set[str] = set()
    for one in some:
        yield fsum(weights.get(term, 0.0) for term in one.terms - said)
        said |= one.terms
