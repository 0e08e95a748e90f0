"""Boosted decision trees as a file of plain numbers, without a library: only what asking them takes."""

import math
import struct
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import accumulate
from operator import and_, getitem
from typing import TypeAlias, Union

Node: TypeAlias = Union[float, "tuple[int, float, Node, Node]"]
"""A leaf's value in thousandths, or: the feature asked, its limit, where to go on up to the limit, and above it."""
Asked: TypeAlias = dict[int, list[tuple[float, int]]]
"""For each feature: limits, and the leaves (as bits) that are left above the limit."""
BITS = 32
"""The most leaves of one tree."""
FIELDS = {8: "B", 16: "H", BITS: "I"}
"""Bits that may be kept for the leaves of each tree, and how `struct` calls a field of so many."""


class Trees:
    """A sum of decision trees, read as the logarithm of odds.

    No tree is walked. Each leaf of all trees is a bit of one number; for each feature it is known
    which leaves its value rules out, and in each tree the first leaf left, the highest bit, is the
    one that counts.

    Source: Friedman, "Greedy function approximation: a gradient boosting machine" (2001); for the bits Lucchese et
    al., "QuickScorer: a fast algorithm to rank documents with additive ensembles of regression trees" (2015).
    """

    def __init__(self, trees: Sequence[object]) -> None:
        """Check and take over trees as JSON holds them: numbers, and lists of four.

        Raises:
            ValueError: it is no tree, or has more than 32 leaves.
        """
        nodes = [_node(tree) for tree in trees]
        asked: Asked = {}
        width = _width(max(map(_size, nodes), default=1))
        self._leaves = [_leaves(tree, number * width, width, asked) for number, tree in enumerate(nodes)]
        self._fields = struct.Struct(f"<{len(nodes)}{FIELDS[width]}")
        self._all = (1 << (width * len(nodes))) - 1
        self._features = sorted(asked)
        ordered = [sorted(asked[feature]) for feature in self._features]
        self._limits = [[limit for limit, _ in found] for found in ordered]
        self._masks = [list(accumulate((~mask for _, mask in found), and_, initial=self._all)) for found in ordered]

    def chance(self, row: Sequence[float]) -> float:
        """The chance that the trees give a row of features, 0 to 1.

        Args:
            row: the features, in the order of the training.

        Cost: O(features x log(limits) + trees).
        """
        places = map(bisect_left, self._limits, [row[feature] for feature in self._features])
        return self._chance_of(reduce(and_, map(getitem, self._masks, places), self._all))

    def chances(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """The chances of many rows; a value that several have is looked up once."""
        left, common = [self._all] * len(rows), self._all
        columns = list(zip(*rows, strict=True))
        for feature, limits, masks in zip(self._features, self._limits, self._masks, strict=True) if rows else ():
            column = columns[feature]
            known = {value: masks[bisect_left(limits, value)] for value in set(column)}
            if len(known) == 1:
                common &= known[column[0]]
            else:
                left = list(map(and_, left, map(known.__getitem__, column)))
        return [self._chance_of(bits & common) for bits in left]

    def _chance_of(self, left: int) -> float:
        """The chance of the leaves that are left."""
        fields = self._fields.unpack(left.to_bytes(self._fields.size, "little"))
        total = 0.001 * sum(map(getitem, self._leaves, map(int.bit_length, fields)))
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def _node(value: object) -> Node:
    if isinstance(value, int | float):
        return float(value)
    match value:
        case [int() as feature, int() | float() as limit, low, high]:
            return (feature, float(limit), _node(low), _node(high))
    raise ValueError(f"this is no decision tree: {str(value)[:80]}")


def _size(tree: Node) -> int:
    """How many leaves a tree has."""
    return 1 if isinstance(tree, float) else _size(tree[2]) + _size(tree[3])


def _width(size: int) -> int:
    """The bits to keep for the leaves of each tree, where the largest has ``size``."""
    if size > BITS:
        raise ValueError(f"a tree has {size} leaves; {BITS} is the most")
    return next(width for width in FIELDS if size <= width)


def _leaves(tree: Node, shift: int, width: int, asked: Asked) -> list[float]:
    """The values of a tree's leaves by the length in bits of what is left of them: of the first leaf it is greatest.

    What the tree asks is added to ``asked``.
    """
    values: list[float] = []

    def walk(node: Node) -> Iterator[int]:
        if isinstance(node, float):
            values.append(node)
            yield 1 << (width - len(values))
            return
        feature, limit, low, high = node
        below = sum(walk(low))
        asked.setdefault(feature, []).append((limit, below << shift))
        yield below
        yield from walk(high)

    sum(walk(tree))
    return [0.0] * (width + 1 - len(values)) + list(reversed(values))
