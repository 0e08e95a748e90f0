"""Trees of numbers give the chance that their leaves say."""

import math

import pytest

from digest.text.boosting import Trees


def test_a_row_takes_the_lower_side_up_to_the_limit() -> None:
    trees = Trees([[0, 2.5, -1, [1, 0, 0.5, 2]]])
    assert trees.chance([2.5, 9]) == pytest.approx(1 / (1 + math.exp(1)))
    assert trees.chance([2.6, 0]) == pytest.approx(1 / (1 + math.exp(-0.5)))
    assert trees.chance([2.6, 0.1]) == pytest.approx(1 / (1 + math.exp(-2)))


def test_trees_add_up() -> None:
    assert Trees([1, -0.25, [0, 0, 0.25, 9]]).chance([0]) == pytest.approx(1 / (1 + math.exp(-1)))


def test_no_trees_leave_it_open() -> None:
    assert Trees([]).chance([]) == 0.5


def test_asking_stops_when_the_sum_is_far_enough_from_zero() -> None:
    trees = Trees([0.1] * 30 + [-100.0])
    assert trees.chance([], enough=2.5) > 0.9
    assert trees.chance([]) < 0.01


@pytest.mark.parametrize("wrong", ["1", None, [0, 1, 2], ["0", 1, 2, 3], [0, 1, [2], 3]])
def test_what_is_no_tree_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="no decision tree"):
        Trees([wrong])
