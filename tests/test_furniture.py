"""Furniture of the page: which lines go."""

from digest_plugins.furniture import Furniture, kind_of
from hypothesis import given
from hypothesis import strategies as st

from digest.testing import check_plugin, cleaned

LINE = st.sampled_from(
    [
        "By Jane Doe",
        "3 June 2024, 10:15 am",
        "Share",
        "Read more: Boots",
        "A heading",
        "The river rose again on Monday.",
        "Von Li",
    ]
)


def test_contract() -> None:
    check_plugin(Furniture())


def test_bylines_stay_when_the_option_is_off() -> None:
    text = "By Jane Doe\nThe river rose."
    assert cleaned(Furniture(bylines=False), text).text == text


def test_the_reason_names_the_kind() -> None:
    assert kind_of("We use cookies to make this page better.") == "legal line"


def test_a_long_paragraph_is_never_furniture() -> None:
    assert kind_of("Sign up for the newsletter. " * 40) == ""


@given(st.lists(LINE, max_size=9).map("\n".join))
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = cleaned(Furniture(), text).text
    assert cleaned(Furniture(), once).text == once


def test_of_a_whole_page_only_the_sentences_stay() -> None:
    menu = "\n".join(f"Section {number}" for number in range(50))
    text = "The river rose by two metres on Monday.\nSchools stay closed until Friday."
    assert cleaned(Furniture(), f"{menu}\n{text}\n{menu}").text == text


def test_a_long_list_under_an_article_is_no_whole_page() -> None:
    names = "\n".join(f"Village {number}" for number in range(50))
    text = f"The river rose by two metres on Monday.\nThese villages are cut off.\n{names}"
    assert cleaned(Furniture(), text).text == text


def test_a_whole_page_stays_when_the_option_is_off() -> None:
    menu = "\n".join(f"Village {number}" for number in range(50))
    text = f"{menu}\nThe river rose again on Monday."
    assert cleaned(Furniture(page=0), text).text == text
