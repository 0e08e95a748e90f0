"""What is computed of topics, keyphrases, names and aliases: pure functions on answers and what was wanted."""

import itertools
import re
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import snowballstemmer

STEMMERS = {"en": "english", "fr": "french", "pt": "portuguese", "de": "german", "es": "spanish"}
"""Languages whose phrases are compared as Snowball stems; others are compared as they are, in small letters."""
WORD = re.compile(r"\w+")

Place = tuple[int, int, str]
"""First token, the token after the last, type."""


class Counts(NamedTuple):
    """How many answers were right, wrong and missed."""

    right: int
    wrong: int
    missed: int

    def __add__(self, other: object) -> "Counts":
        if not isinstance(other, Counts):
            return NotImplemented
        return Counts(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The share of the answers that is right; 0 of none."""
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found; 0 of none."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """Twice the right ones by all that was answered and wanted."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0


def counts(wanted: Collection[Hashable], got: Collection[Hashable]) -> Counts:
    """Two sets compared."""
    one, other = set(wanted), set(got)
    return Counts(len(one & other), len(other - one), len(one - other))


def mean(values: Iterable[float]) -> float:
    """The mean, 0 of nothing."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def accuracy(wanted: Sequence[str], got: Sequence[str | None]) -> float:
    """The share that is as wanted; no answer is a wrong one."""
    return mean(float(one == other) for one, other in zip(wanted, got, strict=True))


def most_certain(scores: Sequence[float | None], coverage: float) -> list[int]:
    """The places of the answers with the highest scores, as many as ``coverage`` of all; equal ones by their order.

    Fewer where fewer have an answer (a score that is not None).
    """
    ordered = sorted((-score, i) for i, score in enumerate(scores) if score is not None)
    return [i for _, i in ordered[: round(coverage * len(scores))]]


def phrase(text: str, language: str) -> str:
    """How a keyphrase is compared: the stems of its words."""
    return " ".join(_stem(word, language) for word in WORD.findall(text.lower()))


@lru_cache(maxsize=1 << 17)
def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(word)) if stemmer else word


@lru_cache(maxsize=8)
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(STEMMERS[language]) if language in STEMMERS else None


def phrase_f1(wanted: Iterable[str], got: Iterable[str], most: int, language: str = "en") -> float:
    """F1 of the first ``most`` different phrases of one text; those that differ in their endings alone are one."""
    keys = {phrase(one, language) for one in wanted} - {""}
    best = [one for one in dict.fromkeys(phrase(one, language) for one in got) if one][:most]
    return counts(keys, best).f1


def places(tags: Sequence[str], types: Mapping[str, str]) -> set[Place]:
    """The names in tags of tokens ("B-PER", "I-PER", "O"), with ``types`` giving each type its own name.

    What has a type that is not in ``types`` is none. A name ends where a "B-" or another type begins.
    """
    found: set[Place] = set()
    start, kind = 0, ""
    for i, tag in enumerate((*tags, "O")):
        now = types.get(tag[2:], "")
        if kind and (now != kind or tag.startswith("B")):
            found.add((start, i, kind))
            kind = ""
        if now and not kind:
            start, kind = i, now
    return found


def typeless(found: Iterable[Place]) -> set[tuple[int, int]]:
    """Names without their types."""
    return {(start, stop) for start, stop, _ in found}


def tokens_within(lengths: Sequence[int], spans: Iterable[tuple[int, int, str]]) -> set[Place]:
    """Names given by characters, as names given by tokens.

    Args:
        lengths: the characters of each token; the text is the tokens joined by one blank.
        spans: start, stop and type; a token that is touched belongs to it.
    """
    stops = list(itertools.accumulate(length + 1 for length in lengths))
    owner = [i for i, length in enumerate(lengths) for _ in range(length + 1)]
    found: set[Place] = set()
    for start, stop, kind in spans:
        first, last = owner[start], owner[stop - 1]
        first += start == stops[first] - 1  # it begins with the blank after a token
        found.add((first, last + 1, kind))
    return found


def pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    """All pairs of different names within each group."""
    return {frozenset(pair) for group in groups for pair in itertools.combinations(sorted(set(group)), 2)}
