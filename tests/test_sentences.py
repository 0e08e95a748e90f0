"""Sentences: where they start and stop, and how well that is told."""

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quality.score_sentences import GROUPS, HALVES, ours, read_sample, scores

from digest.testing import Case, read_cases
from digest.text.sentences import sentences

FLOORS = tomllib.loads((Path(__file__).parent / "quality" / "floors.toml").read_text(encoding="utf-8"))["sentences"]
PIECES = [
    *"aB1 .!?。”\"'“\n…,;（）«»—क।",
    "Mr.",
    " The",
    "U.S.",
    " said",
    "Ann",
    " he ",
    "他说",
    "。”",
    " 5",
    "p.m. ",
    "At ",
]
PIECES += [" г. ", "W ", ") ", "Inc. ", "2. ", "z. B. ", " X. ", "Jan. ", "Dr. med. "]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
HOSTILE = [
    "Mr. ",
    "J. K. ",
    "z. B. ",
    "a.m. ",
    "Yahoo! ",
    "1. ",
    "...x",
    '."',
    '。"',
    "“？”他说，",
    "……他",
    "α;x",
    ". »",
    "aaa.Bbb ",
]


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


@given(TEXTS)
def test_sentences_have_no_white_space_around_them(text: str) -> None:
    for start, stop in sentences(text):
        assert text[start:stop] == text[start:stop].strip()


@given(TEXTS)
def test_a_sentence_by_itself_is_one_sentence(text: str) -> None:
    for start, stop in sentences(text):
        assert sentences(text[start:stop]) == ((0, stop - start),)


def test_a_huge_line_without_blanks_is_one_sentence() -> None:
    assert sentences("." * 200_000) == ((0, 200_000),)


def calls_during(work: Callable[[], object]) -> int:
    """How many functions are called, Python's own among them."""
    count = 0

    def tell(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tell)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    once, twice = piece * 1_000, piece * 2_000
    assert calls_during(lambda: sentences(twice)) <= 2.3 * calls_during(lambda: sentences(once))


def test_the_sample_has_a_hundred_paragraphs_in_ten_languages() -> None:
    sample = read_sample()
    assert len(sample) >= 100
    assert len({paragraph.language for paragraph in sample}) >= 10


def test_every_language_of_the_sample_is_in_one_group() -> None:
    grouped = sorted(language for languages in GROUPS.values() for language in languages)
    assert grouped == sorted({paragraph.language for paragraph in read_sample()})


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("half", HALVES)
def test_ends_are_found_as_well_as_before(half: str, group: str) -> None:
    assert scores(ours, half)[group] >= FLOORS[half][group]
