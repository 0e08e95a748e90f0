"""Which sentences cannot be understood without the one before, language by language."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.telling.leaning import leans

CASES = tomllib.loads((Path(__file__).parent / "cases" / "leaning.toml").read_text(encoding="utf-8"))
LEANING = [(language, sentence) for language, told in CASES.items() for sentence in told["leaning"]]
STANDING = [(language, sentence) for language, told in CASES.items() for sentence in told["standing"]]


@pytest.mark.parametrize(("language", "sentence"), LEANING)
def test_a_sentence_that_needs_the_one_before_leans(language: str, sentence: str) -> None:
    assert leans(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), STANDING)
def test_a_sentence_that_is_understood_alone_does_not_lean(language: str, sentence: str) -> None:
    assert not leans(sentence, language)


@pytest.mark.parametrize("language", CASES)
def test_each_language_has_three_sentences_of_either_kind(language: str) -> None:
    assert min(len(CASES[language]["leaning"]), len(CASES[language]["standing"])) >= 3


def test_english_is_read_where_no_language_is_known() -> None:
    assert leans("He resigned on Monday.")


def test_a_language_without_a_list_leans_on_nothing() -> None:
    assert not leans("He resigned on Monday.", "xx")


@pytest.mark.parametrize("mark", ["“", '"', "‘", "«", "« ", "— ", "(", "„"])
def test_marks_before_the_first_word_are_passed_over(mark: str) -> None:
    assert leans(f"{mark}He resigned on Monday.", "en")


@given(st.text(max_size=200), st.sampled_from(["", *CASES]))
def test_any_text_has_an_answer(sentence: str, language: str) -> None:
    assert leans(sentence, language) in (True, False)


def test_an_initial_is_no_opener() -> None:
    assert not leans("Y. Novak won the race.", "es")


def test_a_pronoun_behind_a_clause_with_a_name_stands_for_that_name() -> None:
    assert not leans("When the river reached Anna Petrova, she left.", "en")


@pytest.mark.parametrize("piece", ["“", "— ", "« ", "the ", "twenty-", "A", "a, ", ", he ", "1"])
def test_twice_the_sentence_takes_no_more_time(piece: str) -> None:
    """Only its start is looked at; a pattern that reads on forever would not come back from this."""
    assert leans("He left. " + piece * 500_000, "en")
    assert leans(piece * 500_000, "en") in (True, False)


def test_a_noun_is_spoken_of_as_known_unless_it_opens_the_text() -> None:
    sentence = "The man who sold forged tickets for the match was caught on Monday."
    assert leans(sentence, "en")
    assert not leans(sentence, "en", opens=True)


def test_a_pronoun_leans_also_where_it_opens_the_text() -> None:
    assert leans("He was caught on Monday in the town of Bonn.", "en", opens=True)
