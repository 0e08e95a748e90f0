"""Headlines: made only where none is stated, and well-formed."""

import pytest
from digest_plugins.headline import Headline
from hypothesis import given
from hypothesis import strategies as st

from digest.model import HEADING, Article, Note, Raw
from digest.testing import Case, answers, article, check_plugin, read_cases

LONG = (
    "The regional council has voted to spend forty million on new dams along the river and on pumps for the villages"
    " that were flooded twice in the last three years."
)


def headline(text: str, **stated: object) -> Note | None:
    (notes,) = answers(Headline(), "describe", [article(text, **stated)])
    return notes[0] if notes else None


def test_contract() -> None:
    check_plugin(Headline())


@pytest.mark.parametrize("case", read_cases("tests/cases/headline.md"), ids=str)
def test_case(case: Case) -> None:
    made = headline(case.given)
    assert made is not None
    assert made.text == case.expected


def test_a_stated_title_gets_no_headline() -> None:
    assert headline(LONG, title="Stated") is None


def test_a_headline_is_marked_as_made_and_names_its_sentence() -> None:
    made = headline(LONG + " It was late.")
    assert made is not None
    assert (made.made, made.spans) == (True, ((0, len(LONG)),))


def test_a_line_above_the_text_is_found_and_not_made() -> None:
    made = headline("Council votes for new dams\n" + LONG)
    assert made is not None
    assert (made.text, made.made) == ("Council votes for new dams", False)


def test_a_heading_is_taken_even_if_it_ends_as_a_sentence() -> None:
    made = headline("Will the dams hold this time?\n" + LONG, kinds=((0, HEADING),))
    assert made is not None
    assert made.text == "Will the dams hold this time?"


def test_an_empty_text_has_no_headline() -> None:
    assert headline("") is None


@given(
    st.lists(
        st.sampled_from("the a river of “big dam” is closed after 12 (and) new , rose".split()), min_size=1, max_size=40
    )
)
def test_headlines_are_short_and_balanced(words: list[str]) -> None:
    made = headline(" ".join(words).capitalize() + ".")
    if made is not None and len(" ".join(words)) > 120:
        assert len(made.text) <= 90
        assert made.text.count("“") == made.text.count("”") or " ".join(words).count("“") != " ".join(words).count("”")


@pytest.mark.parametrize(("notes", "made"), [((), True), ((Note("headline", "Dam breaks"),), False)])
def test_a_title_is_made_unless_it_was_found_in_the_text(notes: tuple[Note, ...], made: bool) -> None:
    assert Article(Raw(LONG), "a", notes=notes).title_made is made
    assert Article(Raw(LONG), "a", notes=(Note("headline", "Dam breaks", made=True), *notes)).title_made
