"""A linear-chain model: the best sequence of labels for tokens, by the features they have."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import add
from pathlib import Path

import msgspec

Row = tuple[int, ...]
"""What something adds to each label, in the order of the labels."""
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
    weights: Mapping[str, Row]
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
        return cls(labels, tuple(zip(*follows, strict=True)), model.weights, first)

    def row(self, features: Iterable[str]) -> Row:
        """What features add to each label together."""
        sums = [0] * len(self.labels)
        for feature in features:
            pairs = self.weights.get(feature, ())
            for at in range(0, len(pairs), 2):
                sums[pairs[at]] += pairs[at + 1]
        return tuple(sums)

    def best(self, rows: Sequence[Row]) -> list[str]:
        """The labels of the best sequence for tokens, each with what its features add.

        Cost: O(len(rows) * len(labels) ** 2).
        """
        now = list(map(add, rows[0], self.first))
        back: list[list[int]] = []
        for row in rows[1:]:
            sums = [list(map(add, now, step)) for step in self.into]
            tops = list(map(max, sums))
            back.append([each.index(top) for each, top in zip(sums, tops, strict=True)])
            now = list(map(add, tops, row))
        last = now.index(max(now))
        found = [last]
        for steps in reversed(back):
            last = steps[last]
            found.append(last)
        return [self.labels[number] for number in reversed(found)]


def _is_torn(before: str, after: str) -> bool:
    return after.startswith("I-") and before[1:] != after[1:]


def read_model(path: Path) -> Sequencer:
    """The model in a file.

    Raises:
        OSError, msgspec.ValidationError: it is missing or damaged.
    """
    return Sequencer.of(msgspec.json.decode(path.read_bytes(), type=ModelFile))
