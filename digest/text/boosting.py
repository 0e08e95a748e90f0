"""Boosted decision trees as a file of plain numbers, without a library: only what asking them takes."""

import math
from collections.abc import Sequence
from typing import TypeAlias, Union

Node: TypeAlias = Union[float, "tuple[int, float, Node, Node]"]
"""A leaf's value, or: the feature asked, its limit, where to go on up to the limit, and above it."""


class Trees:
    """A sum of decision trees, read as the logarithm of odds.

    Source: Friedman, "Greedy function approximation: a gradient boosting machine" (2001); made by LightGBM.
    """

    def __init__(self, trees: Sequence[object]) -> None:
        """Check and take over trees as JSON holds them: numbers, and lists of four.

        Raises:
            ValueError: it is no tree.
        """
        self._trees = [_node(tree) for tree in trees]

    def chance(self, row: Sequence[float], enough: float = math.inf) -> float:
        """The chance that the trees give a row of features, 0 to 1.

        Args:
            row: the features, in the order of the training.
            enough: stop once the sum is so far from zero (looked at every 30 trees).

        Cost: O(trees x depth).
        """
        total = 0.0
        for number, tree in enumerate(self._trees):
            node = tree
            while node.__class__ is tuple:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            total += node  # type: ignore[operator]
            if number % 30 == 29 and abs(total) > enough:
                break
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def _node(value: object) -> Node:
    if isinstance(value, int | float):
        return float(value)
    match value:
        case [int() as feature, int() | float() as limit, low, high]:
            return (feature, float(limit), _node(low), _node(high))
    raise ValueError(f"this is no decision tree: {str(value)[:80]}")
