"""Which tags belong together, because more stories have both than chance would give."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import log

Key = tuple[str, str]
"""The kind and the id of a tag."""

LEAST_STORIES = 2
"""In how many stories two tags must stand together; once is an accident."""
LEAST_WEIGHT = 3.84
"""From which log-likelihood ratio on they do not by chance: one case in twenty (chi squared, one degree of freedom)."""


def log_likelihood(both: int, one: int, other: int, total: int) -> float:
    """How strongly two things go together: the log-likelihood ratio of what is seen and of chance.

    It weighs how often against how surprising, so that what is in everything belongs to nothing.

    Args:
        both: in how many cases both are, at least 0.
        one: in how many the first is, at least ``both``.
        other: in how many the second is, at least ``both``.
        total: how many cases there are, at least ``one + other - both``.

    Returns:
        0.0 where they are together as often as chance has it; below it, with the sign turned,
        where they are so less often.

    Source: Dunning, "Accurate methods for the statistics of surprise and coincidence"
    (Computational Linguistics 19, 1993), the ratio for two binomials as -2 log lambda.
    """
    without_one, without_other = total - one, total - other
    ratio = 0.0
    for seen, row, column in (
        (both, one, other),
        (one - both, one, without_other),
        (other - both, without_one, other),
        (without_one - other + both, without_one, without_other),
    ):
        if seen:
            ratio += seen * log(seen * total / (row * column))
    ratio *= 2
    return ratio if both * total >= one * other else -ratio


def rounded(total: int) -> int:
    """A number of stories as far as it counts: up to a tenth more, in steps.

    So a new story moves what belongs to its own tags, and not every list of the site a little.
    """
    step = 10
    while step < total:
        step += step // 10
    return step


@dataclass(frozen=True)
class Association:
    """A tag that belongs to another one, the number of stories that have both, and how strongly."""

    key: Key
    stories: int
    weight: float


class Associations:
    """The tags of all stories, asked for what belongs to one of them.

    Cost: of a question, the tags of all stories of that tag.
    """

    def __init__(self, stories: Iterable[Collection[Key]]) -> None:
        """Take the tags of each story, each tag once."""
        given = [sorted(tags) for tags in stories]
        self._keys = sorted(set(chain.from_iterable(given)))
        self._number = {key: number for number, key in enumerate(self._keys)}
        self._stories = [[self._number[key] for key in tags] for tags in given]

    @cached_property
    def _of(self) -> list[list[int]]:
        """The stories of each tag, by their numbers."""
        found: list[list[int]] = [[] for _ in self._keys]
        for story, tags in enumerate(self._stories):
            for tag in tags:
                found[tag].append(story)
        return found

    def of(self, key: Key) -> Sequence[Association]:
        """What belongs to a tag, the strongest first; of equal ones the first by kind and id."""
        if key not in self._number:
            return ()
        own, total = self._number[key], rounded(len(self._stories))
        stories = self._of[own]
        together = Counter(chain.from_iterable(map(self._stories.__getitem__, stories)))
        found = [
            (log_likelihood(both, len(stories), len(self._of[other]), total), other, both)
            for other, both in together.items()
            if both >= LEAST_STORIES and other != own
        ]
        found.sort(key=lambda one: (-one[0], one[1]))
        return [Association(self._keys[other], both, weight) for weight, other, both in found if weight >= LEAST_WEIGHT]
