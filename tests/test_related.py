"""Tags belong together when stories have both more often than chance would give."""

import random
import time
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.publish.related import Associations, Key, log_likelihood, rounded


def name(words: str) -> Key:
    return "entity", words


def stories(*tags: str) -> list[list[Key]]:
    """A story for each line, whose words are its tags."""
    return [[name(word) for word in line.split()] for line in tags]


NEWS = stories(
    *["states kyiv moscow"] * 4,
    *["states tokyo"] * 3,
    *["states oslo"] * 3,
    *["states"] * 6,
    *["lima"] * 4,
)


def of(given: list[list[Key]], tag: str) -> list[str]:
    return [one.key[1] for one in Associations(given).of(name(tag))]


def test_what_is_together_as_often_as_chance_has_it_weighs_nothing() -> None:
    assert log_likelihood(10, 20, 50, 100) == pytest.approx(0)


def test_the_weight_is_that_of_dunning() -> None:
    """Of 100 stories, 8 have both, 10 the one and 20 the other: twice the sum of k log (k / expected)."""
    expected = 2 * (8 * log(8 / 2) + 2 * log(2 / 8) + 12 * log(12 / 18) + 78 * log(78 / 72))
    assert log_likelihood(8, 10, 20, 100) == pytest.approx(expected)


def test_what_avoids_each_other_weighs_less_than_nothing() -> None:
    assert log_likelihood(0, 50, 50, 100) < -100


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_the_weight_is_the_same_from_both_sides(both: int, one: int, other: int, neither: int) -> None:
    total = both + one + other + neither
    there, back = (
        log_likelihood(both, both + first, both + second, total) if total else 0.0
        for first, second in ((one, other), (other, one))
    )
    assert there == pytest.approx(back)


def test_what_everybody_names_does_not_lead_every_list() -> None:
    assert of(NEWS, "kyiv") == ["moscow"]
    assert of(NEWS, "moscow") == ["kyiv"]


def test_once_together_is_an_accident() -> None:
    assert of(stories("kyiv moscow", "oslo", "lima", "tokyo"), "kyiv") == []


def test_the_stories_in_common_are_counted() -> None:
    (moscow,) = Associations(NEWS).of(name("kyiv"))
    assert (moscow.key, moscow.stories) == (name("moscow"), 4)


def test_equal_ones_come_by_their_ids_whatever_the_order_of_the_tags() -> None:
    lines = ["kyiv odesa lviv"] * 3 + ["oslo"] * 20
    backwards = [" ".join(reversed(line.split())) for line in lines]
    assert of(stories(*lines), "kyiv") == of(stories(*backwards), "kyiv") == ["lviv", "odesa"]


def test_a_tag_of_no_story_has_nothing() -> None:
    assert Associations(NEWS).of(name("nobody")) == ()


def test_a_story_more_elsewhere_changes_no_list() -> None:
    assert rounded(104) == rounded(107) == rounded(113)
    assert all(total <= rounded(total) <= total * 1.1 + 10 for total in range(5_000))


def test_thousands_of_stories_take_a_moment() -> None:
    chance = random.Random(1)
    names = [name(str(n)) for n in range(400)]
    many = Associations([set(chance.choices(names, k=15)) for _ in range(5_000)])
    start = time.process_time()
    for one in names:
        many.of(one)
    assert time.process_time() - start < 2
