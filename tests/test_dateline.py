"""Datelines: taken off, and their agency noted."""

import pytest
from digest_plugins.dateline import Dateline
from hypothesis import given
from hypothesis import strategies as st

from digest.testing import Case, answers, article, check_plugin, cleaned, read_cases

PIECE = st.sampled_from(
    ["KYIV (Reuters) - ", "PARIS — ", "The river rose by two metres. ", "\n", "Rome (AFP) – ", "x "]
)
TEXT = "KYIV (Reuters) - The river rose by two metres."


def test_contract() -> None:
    check_plugin(Dateline())


@pytest.mark.parametrize("case", read_cases("tests/cases/dateline.md"), ids=str)
def test_case(case: Case) -> None:
    assert cleaned(Dateline(), case.given).text == case.expected


def test_the_agency_of_a_cut_dateline_is_the_source() -> None:
    (notes,) = answers(Dateline(), "describe", [cleaned(Dateline(), TEXT)])
    assert [(note.kind, note.text) for note in notes] == [("source", "Reuters")]


def test_the_agency_of_a_dateline_left_in_the_text_is_the_source() -> None:
    (notes,) = answers(Dateline(cut=False), "describe", [article(TEXT)])
    assert [note.text for note in notes] == ["Reuters"]


def test_a_stated_source_is_not_contradicted() -> None:
    assert answers(Dateline(), "describe", [article(TEXT, source="The Example")]) == [[]]


def test_an_unknown_name_in_brackets_is_no_source() -> None:
    assert answers(Dateline(), "describe", [article("KYIV (Example) - The river rose by two metres.")]) == [[]]


@given(st.lists(PIECE, max_size=8).map("".join))
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = cleaned(Dateline(), text).text
    assert cleaned(Dateline(), once).text == once
