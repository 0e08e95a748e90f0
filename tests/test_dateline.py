"""Datelines: taken off, and their agency noted."""

import pytest
from digest_plugins.dateline import Dateline
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Article, Edit
from digest.testing import answers, article, check_plugin, cleaned, with_edits
from digest.text.conflicts import conflicts

PIECE = st.sampled_from(
    ["KYIV (Reuters) - ", "PARIS — ", "The river rose by two metres. ", "\n", "Rome (AFP) – ", "x "]
)
BODY = "The river rose by two metres.\nSchools stay closed.\nSoldiers bring water."
TEXT = "KYIV (Reuters) - The river rose by two metres."


def test_contract() -> None:
    check_plugin(Dateline())


def said(given: Article) -> list[tuple[str, str]]:
    (notes,) = answers(Dateline(), "describe", [given])
    return [(note.kind, note.text) for note in notes]


def test_place_and_agency_of_a_cut_dateline_are_noted() -> None:
    assert said(cleaned(Dateline(), TEXT)) == [("place", "Kyiv"), ("source", "Reuters")]


def test_place_and_agency_of_a_dateline_left_in_the_text_are_noted() -> None:
    (notes,) = answers(Dateline(cut=False), "describe", [article(TEXT)])
    assert [note.text for note in notes] == ["Kyiv", "Reuters"]


def test_the_agency_that_supplied_a_text_contradicts_no_publisher() -> None:
    (notes,) = answers(Dateline(), "describe", [article(TEXT, source="The Example")])
    assert conflicts(article(TEXT, source="The Example"), notes) == []


def test_an_unknown_name_in_brackets_is_no_source() -> None:
    assert said(article("KYIV (Example) - The river rose by two metres.")) == [("place", "Kyiv")]


@pytest.mark.parametrize(
    ("line", "places", "agency"),
    [
        ("KUALA LUMPUR, Malaysia (AP) — The river rose by two metres.", ["Kuala Lumpur"], "AP"),
        ("BEIRUT/THE HAGUE, March 7 (Reuters) - The river rose by two metres.", ["Beirut", "The Hague"], "Reuters"),
        ("Berlin (dpa/lno) - Der Fluss stieg um zwei Meter.", ["Berlin"], "dpa"),
        ("(AFP) – The river rose by two metres.", [], "AFP"),
        ("МОСКВА, 3 июня. /ТАСС/. Река поднялась на два метра.", ["Москва"], "TASS"),
        ("【ワシントン共同】川の水位が月曜日に二メートル上がった。", ["ワシントン"], "Kyodo"),
        ("新华社北京8月14日电 星期一河水上涨了两米，学校停课。", ["北京"], "Xinhua"),
    ],
)
def test_what_a_dateline_says(line: str, places: list[str], agency: str) -> None:
    assert said(article(line)) == [*(("place", place) for place in places), ("source", agency)]


def test_the_dateline_of_a_line_that_was_cut_says_nothing() -> None:
    whole = f"{BODY}\n{TEXT}"
    gone = with_edits(article(whole), [Edit(len(BODY), len(whole), "", "teaser")], "teasers")
    assert said(gone) == []


@given(st.lists(PIECE, max_size=8).map("".join))
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = cleaned(Dateline(), text).text
    assert cleaned(Dateline(), once).text == once
