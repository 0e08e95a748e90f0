"""Trees of numbers give the chance that their leaves say."""

import math
import random
from typing import Any

import pytest

from digest.text.lines.boosting import Trees


def test_a_row_takes_the_lower_side_up_to_the_limit() -> None:
    trees = Trees([[0, 2.5, -1000, [1, 0, 500, 2000]]])
    assert trees.chance([2.5, 9]) == pytest.approx(1 / (1 + math.exp(1)))
    assert trees.chance([2.6, 0]) == pytest.approx(1 / (1 + math.exp(-0.5)))
    assert trees.chance([2.6, 0.1]) == pytest.approx(1 / (1 + math.exp(-2)))


def test_trees_add_up() -> None:
    assert Trees([1000, -250, [0, 0, 250, 9000]]).chance([0]) == pytest.approx(1 / (1 + math.exp(-1)))


def test_no_trees_leave_it_open() -> None:
    assert Trees([]).chance([]) == 0.5


@pytest.mark.parametrize("depth", [3, 5])  # up to 8 leaves, and up to 32
def test_many_trees_give_what_walking_them_gives(depth: int) -> None:
    chance = random.Random(5)

    def grown(depth: int) -> Any:
        if not depth or chance.random() < 0.2:
            return chance.randrange(-1000, 1000)
        return [chance.randrange(6), chance.randrange(5), grown(depth - 1), grown(depth - 1)]

    def walked(tree: Any, row: list[float]) -> float:
        while isinstance(tree, list):
            tree = tree[2] if row[tree[0]] <= tree[1] else tree[3]
        return tree

    trees = [grown(depth) for _ in range(60)]
    rows = [[chance.choice([-1, 0, 0.5, 1, 2, 3, 4, 9]) for _ in range(6)] for _ in range(200)]
    for row in rows:
        expected = 1 / (1 + math.exp(-sum(walked(tree, row) for tree in trees) / 1000))
        assert Trees(trees).chance(row) == pytest.approx(expected)


def test_a_tree_with_too_many_leaves_is_refused() -> None:
    tree: Any = 0
    for limit in range(32):
        tree = [0, limit, tree, 1]
    with pytest.raises(ValueError, match="33 leaves"):
        Trees([tree])


@pytest.mark.parametrize("wrong", ["1", None, [0, 1, 2], ["0", 1, 2, 3], [0, 1, [2], 3]])
def test_what_is_no_tree_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="no decision tree"):
        Trees([wrong])
