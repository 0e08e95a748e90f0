"""Sentences: where they start and stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.testing import Case, read_cases
from digest.text.sentences import sentences

TEXTS = st.lists(st.sampled_from([*"aB1 .!?。”\"'“\n…,", "Mr.", " The", "U.S."]), max_size=60).map("".join)


@pytest.mark.parametrize("case", read_cases("tests/cases/sentences.md"), ids=str)
def test_case(case: Case) -> None:
    assert [case.given[start:stop] for start, stop in sentences(case.given)] == case.expected.split("\n")


def test_an_empty_text_has_no_sentence() -> None:
    assert sentences(" \n ") == ()


@given(TEXTS)
def test_sentences_hold_everything_but_white_space(text: str) -> None:
    told = "".join(text[start:stop] for start, stop in sentences(text))
    assert "".join(told.split()) == "".join(text.split())


@given(TEXTS)
def test_sentences_are_in_order_and_inside_a_line(text: str) -> None:
    place = 0
    for start, stop in sentences(text):
        assert place <= start < stop
        assert "\n" not in text[start:stop]
        place = stop


def test_a_huge_line_without_blanks_is_one_sentence() -> None:
    assert sentences("." * 200_000) == ((0, 200_000),)
