"""A linear-chain model: the best sequence of labels for tokens, by the features they have."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from operator import add, itemgetter
from pathlib import Path
from struct import Struct

import msgspec

Row = tuple[int, ...]
"""What something adds to each label, in the order of the labels."""
Packed = int
"""A row in one number, a field of `FIELD` bits for each label, so that rows are added as numbers are."""
FIELD = 32
SCALE = 16
"""How many of a weight's whole numbers are one logit."""
REFUSED = -(10**6)
"""What an impossible step adds."""


class ModelFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A model as its file holds it; numbers are whole, a sixteenth of a logit each.

    labels: the first one is that of tokens in no name. follows: for two labels what it adds that the
    second comes after the first. weights: feature -> label number and weight, in turn.
    """

    labels: tuple[str, ...]
    follows: tuple[Row, ...]
    weights: dict[str, Row]


@dataclass(frozen=True)
class Sequencer:
    """Labels, what features add to them, and what it adds that one comes after another.

    Source: Lafferty, McCallum and Pereira, "Conditional random fields" (2001); the best sequence by
    Viterbi's algorithm.
    """

    labels: tuple[str, ...]
    into: tuple[Row, ...]
    weights: Mapping[str, Packed]
    first: Row

    @classmethod
    def of(cls, model: ModelFile) -> "Sequencer":
        """The model in a file, with steps refused that make no name: an inner word after another type's."""
        labels = model.labels
        follows = [
            [REFUSED if _is_torn(before, after) else added for after, added in zip(labels, row, strict=True)]
            for before, row in zip(labels, model.follows, strict=True)
        ]
        first = tuple(REFUSED if label.startswith("I-") else 0 for label in labels)
        weights = {feature: packed(pairs) for feature, pairs in model.weights.items()}
        return cls(labels, tuple(zip(*follows, strict=True)), weights, first)

    def row(self, features: Iterable[str]) -> Packed:
        """What features add to each label together."""
        return sum(map(self.weights.get, features, repeat(0)))

    def told(self, row: Packed) -> Row:
        """The numbers of a row, each greater than it is by one and the same number."""
        return self._fields.unpack((row + self._all).to_bytes(self._fields.size, "little"))

    def best(self, rows: Sequence[Packed]) -> list[str]:
        """The labels of the best sequence for tokens, each with what its features add.

        Cost: O(len(rows) * len(labels) ** 2).
        """
        if len(rows) == 1:
            sums = self._open(self.told(rows[0]))
            return [self._alone[sums.index(max(sums))]]
        now = list(map(add, self.told(rows[0]), self.first))
        back: list[list[int]] = []
        for row in rows[1:]:
            tops, steps = [], []
            for after, (one, other) in zip(self.into, self._froms, strict=True):
                if one < other:
                    top, second = now[one] + after[one], now[other] + after[other]
                    tops.append(max(top, second))
                    steps.append(other if second > top else one)
                else:
                    each = list(map(add, now, after))
                    tops.append(top := max(each))
                    steps.append(each.index(top))
            back.append(steps)
            now = list(map(add, tops, self.told(row)))
        last = now.index(max(now))
        found = [last]
        for steps in reversed(back):
            last = steps[last]
            found.append(last)
        return [self.labels[number] for number in reversed(found)]

    @cached_property
    def _fields(self) -> Struct:
        return Struct(f"<{len(self.labels)}I")

    @cached_property
    def _all(self) -> Packed:
        """The number that makes all of a row's fields greater than 0."""
        return packed([part for at in range(len(self.labels)) for part in (at, 1 << (FIELD - 1))])

    @cached_property
    def _alone(self) -> list[str]:
        """The labels that a name of one word may have, and those of no name."""
        return [label for label, added in zip(self.labels, self.first, strict=True) if added != REFUSED]

    @cached_property
    def _open(self) -> Callable[[Row], Row]:
        """What takes from a row what belongs to these labels."""
        numbers = [at for at, added in enumerate(self.first) if added != REFUSED]
        return itemgetter(*numbers) if len(numbers) > 1 else lambda row: (row[numbers[0]],)

    @cached_property
    def _froms(self) -> list[tuple[int, int]]:
        """For each label the two that it may come after, or the same one twice: there are more or fewer."""
        allowed = ([at for at, added in enumerate(row) if added != REFUSED] for row in self.into)
        return [(froms[0], froms[-1]) if len(froms) == 2 else (0, 0) for froms in allowed]


def packed(pairs: Sequence[int]) -> Packed:
    """What is said in pairs of label and weight, in one number."""
    return sum(pairs[at + 1] << (FIELD * pairs[at]) for at in range(0, len(pairs), 2))


def _is_torn(before: str, after: str) -> bool:
    return after.startswith("I-") and before[1:] != after[1:]


def read_model(path: Path) -> Sequencer:
    """The model in a file.

    Raises:
        OSError, msgspec.ValidationError: it is missing or damaged.
    """
    return Sequencer.of(msgspec.json.decode(path.read_bytes(), type=ModelFile))
