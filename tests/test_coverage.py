"""Sets of sentences: which may stand, and which is the best."""

import os
import subprocess
import sys
from math import fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.telling.coverage import (
    Candidate,
    Taste,
    best,
    recurring,
    repeats,
    sets_of,
    shares,
    short_names,
    with_costs,
)

TERMS = st.frozensets(st.sampled_from("abcdefgh"), max_size=5)
WEIGHTS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([0.05, 0.1, 0.125]), max_size=8)
TASTES = st.builds(
    Taste,
    most=st.integers(1, 4),
    words=st.integers(5, 60),
    off=st.sampled_from([0.0, 9.0]),
    unnamed=st.sampled_from([0.0, 14.0]),
    spread=st.sampled_from([0.0, 3.0]),
)
NAMES = st.frozensets(st.sampled_from(["Petrova", "Novak"]), max_size=2)


def one(
    number: int,
    terms: str,
    words: float = 10,
    text: int = 0,
    points: float = 0.0,
    leans: bool = False,
    **names: frozenset[str],
) -> Candidate:
    own = (("by itself", points),)
    return Candidate((number * 100, number * 100 + 50), number, words, frozenset(terms), text, own, leans, **names)


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    """Sentences of up to two texts in order."""
    found = []
    for text in range(draw(st.integers(1, 2))):
        numbers = sorted(draw(st.sets(st.integers(0, 9), max_size=5)))
        found += [
            one(
                number,
                "".join(draw(TERMS)),
                draw(st.integers(3, 40)),
                text,
                draw(st.sampled_from([0.0, 5.0, 15.0])),
                draw(st.booleans()),
                uses=draw(NAMES),
                gives=draw(NAMES),
            )
            for number in numbers
        ]
    return found


@given(candidates(), WEIGHTS, TASTES)
def test_no_more_sentences_and_words_are_taken_than_asked_for(
    some: list[Candidate], weights: dict[str, float], taste: Taste
) -> None:
    taken = best(some, weights, taste)
    assert len(taken) <= taste.most
    assert len(taken) <= 1 or sum(each.words for each in taken) <= taste.words


@given(candidates(), WEIGHTS, TASTES)
def test_nothing_is_said_twice(some: list[Candidate], weights: dict[str, float], taste: Taste) -> None:
    taken = best(some, weights, taste)
    assert not any(repeats(a.terms, b.terms) for i, a in enumerate(taken) for b in taken[:i])


@given(candidates(), WEIGHTS, TASTES)
def test_a_leaning_sentence_comes_with_the_one_before_it(
    some: list[Candidate], weights: dict[str, float], taste: Taste
) -> None:
    taken = best(some, weights, taste)
    places = {(each.text, each.number) for each in taken}
    assert all((each.text, each.number - 1) in places for each in taken if each.leans)


@given(candidates(), WEIGHTS, TASTES)
def test_the_order_stays_as_given(some: list[Candidate], weights: dict[str, float], taste: Taste) -> None:
    taken = best(some, weights, taste)
    assert [each for each in some if each in taken] == list(taken)


@given(candidates(), WEIGHTS, TASTES)
def test_something_is_taken_where_any_sentence_stands_alone(
    some: list[Candidate], weights: dict[str, float], taste: Taste
) -> None:
    assert bool(best(some, weights, taste)) == any(not each.leans for each in some)


@given(candidates(), WEIGHTS, TASTES)
def test_no_set_is_looked_at_twice(some: list[Candidate], weights: dict[str, float], taste: Taste) -> None:
    found = list(sets_of(some, taste))
    assert len(found) == len(set(found))


def test_of_equal_sets_the_first_is_taken() -> None:
    first, second = one(0, "ab"), one(1, "cd")
    assert best([first, second], {"a": 0.5, "c": 0.5}, Taste(most=1, words=70)) == (first,)


def test_what_was_said_earns_nothing_again() -> None:
    said, again, new = one(0, "abxy"), one(1, "abvw"), one(2, "cdtu")
    weights = {"a": 0.3, "b": 0.3, "c": 0.2, "d": 0.2}
    assert best([said, again, new], weights, Taste(most=2, words=70)) == (said, new)


def test_a_single_sentence_may_be_longer() -> None:
    long = one(0, "ab", words=90)
    assert best([long], {"a": 1.0}, Taste(most=3, words=70)) == (long,)


def test_no_candidate_gives_no_set() -> None:
    assert best([], {"a": 1.0}, Taste(most=3, words=70)) == ()


def test_a_leaning_sentence_leans_on_its_own_text() -> None:
    before, leaning = one(0, "ab", text=0), one(1, "cd", text=1, leans=True)
    assert best([before, leaning], {"c": 1.0}, Taste(most=2, words=70)) == (before,)


def test_a_name_in_short_costs_points() -> None:
    short = one(0, "ab", uses=frozenset({"Petrova"}))
    plain = one(1, "cd")
    weights = {"a": 0.3, "b": 0.3, "c": 0.25, "d": 0.25}
    assert best([short, plain], weights, Taste(most=1, words=70)) == (short,)
    assert best([short, plain], weights, Taste(most=1, words=70, unnamed=14)) == (plain,)


@pytest.mark.parametrize(
    ("uses", "gives", "count"),
    [
        (["P", ""], ["", "P"], 1),
        (["", "P"], ["P", ""], 0),
        (["P", "P"], ["", ""], 1),
        (["PQ", "Q"], ["", ""], 2),
        ([], [], 0),
    ],
)
def test_a_name_is_short_until_a_reader_has_met_it(uses: list[str], gives: list[str], count: int) -> None:
    some = [one(i, "", uses=frozenset(u), gives=frozenset(g)) for i, (u, g) in enumerate(zip(uses, gives, strict=True))]
    assert short_names(some) == count


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("abcd", "abce", True), ("abcd", "abef", False), ("ab", "abcdef", True), ("", "", False), ("a", "b", False)],
)
def test_sentences_repeat_each_other_by_the_words_of_the_shorter(a: str, b: str, same: bool) -> None:
    assert repeats(frozenset(a), frozenset(b)) == same


@given(TERMS, TERMS)
def test_repeating_is_mutual(a: frozenset[str], b: frozenset[str]) -> None:
    assert repeats(a, b) == repeats(b, a)


def test_a_term_counts_from_the_second_time_on() -> None:
    assert recurring([[frozenset("ab"), frozenset("ac"), frozenset("ab")]]) == {"a": 2 / 3, "b": 1 / 3}


def test_groups_are_counted_apart() -> None:
    assert recurring([[frozenset("a")], [frozenset("a")]]) == {}


@given(st.lists(st.lists(TERMS, max_size=6), max_size=3))
def test_weights_are_shares_of_one(groups: list[list[frozenset[str]]]) -> None:
    weights = recurring(groups)
    assert all(weight > 0 for weight in weights.values())
    assert fsum(weights.values()) == pytest.approx(1 if weights else 0)


@given(candidates(), st.lists(st.lists(TERMS, max_size=6), max_size=3))
def test_shares_are_parts_of_one(some: list[Candidate], groups: list[list[frozenset[str]]]) -> None:
    found = list(shares(some, recurring(groups)))
    assert len(found) == len(some)
    assert all(share >= 0 for share in found)
    assert fsum(found) <= 1 + 1e-9


def test_the_seed_of_hashes_changes_nothing() -> None:
    code = """
from digest.text.telling.coverage import *
some = [Candidate((i, i + 1), i, 10.0, frozenset(f"{w}{(i * k) % 7}" for k in (1, 2, 3) for w in "abc")) for i in range(10)]
weights = recurring([[one.terms for one in some]])
taste = Taste(3, 70)
taken = best(some, weights, taste)
print([one.number for one in taken], sorted(weights.items()), list(shares(taken, weights)))
"""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "2", "3")
    }
    assert len(outputs) == 1


def test_a_sentence_that_says_little_of_it_is_left_out() -> None:
    weights = {"a": 0.5, "b": 0.4, "c": 0.1}
    some = [one(0, "ab"), one(4, "c", points=50.0)]
    assert best(some, weights, Taste(2, 100, least=0.4)) == (some[0],)
    assert best(some, weights, Taste(2, 100, least=0.1)) == tuple(some)


def test_a_sentence_that_says_little_stays_for_the_one_that_leans_on_it() -> None:
    weights = {"a": 0.9, "c": 0.1}
    some = [one(0, "c"), one(1, "a", leans=True)]
    assert best(some, weights, Taste(2, 100, least=0.5)) == tuple(some)


def test_saying_the_same_in_another_text_costs() -> None:
    weights = {"a": 0.4, "b": 0.3, "c": 0.2, "d": 0.1}
    some = [one(0, "abxy"), one(0, "bczw", text=1), one(1, "cdzv", text=1)]
    free, costly = (best(some, weights, Taste(2, 100, repeated=cost)) for cost in (0.0, 900.0))
    assert free == (some[0], some[2]) or free == (some[0], some[1])
    assert costly == (some[0], some[2])


def test_a_noun_spoken_of_as_known_costs_unless_it_was_told() -> None:
    weights = {"a": 0.5, "b": 0.5}
    alluding = one(3, "b", alludes=frozenset("d"))
    assert best([one(0, "a"), alluding], weights, Taste(2, 100, unknown=60.0)) == (one(0, "a"),)
    assert len(best([one(0, "ad"), alluding], weights, Taste(2, 100, unknown=60.0))) == 2


def test_what_a_sentence_costs_in_its_set_is_told() -> None:
    bare, noun = one(1, "a", uses=frozenset({"Petrova"})), one(3, "b", alludes=frozenset("d"))
    told = list(with_costs([bare, noun], Taste(2, 100, unnamed=14.0, unknown=6.0)))
    assert told[0].own[1:] == (("gives a name in short", -14.0),)
    assert told[1].own[1:] == (("speaks of something as known", -6.0),)
    known = one(0, "d", gives=frozenset({"Petrova"}))
    assert list(with_costs([known, bare, noun], Taste(3, 100, unnamed=14.0, unknown=6.0))) == [known, bare, noun]
