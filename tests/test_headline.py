"""Headlines: made only where none is stated, and well-formed."""

import re

import pytest
from digest_plugins.headline import Headline
from hypothesis import given
from hypothesis import strategies as st

from digest.model import HEADING, Article, Note, Raw
from digest.testing import Case, answers, article, check_plugin, read_cases
from digest.text.headlines.english import FUNCTION
from digest.text.headlines.removals import ENGLISH, NEUTRAL, Rule
from digest.text.headlines.tight import TIGHT

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


def test_a_headline_says_what_was_left_out() -> None:
    made = headline("MINSK (Reuters) - The council has closed both bridges, officials said.")
    assert made is not None
    assert made.why == "the first sentence, without its dateline, attribution and “has”"


def test_a_question_gives_way_to_the_sentence_after_it() -> None:
    made = headline("What is a dam for? The regional council will spend forty million on dams along the river.")
    assert made is not None
    assert made.text == "The regional council will spend forty million on dams along the river"


@pytest.mark.parametrize("rule", [*NEUTRAL, *ENGLISH, *TIGHT], ids=lambda rule: rule.what)
def test_every_rule_has_a_case_and_a_reason(rule: Rule) -> None:
    names = [case.name.partition(":")[0].split(" and ") for case in read_cases("tests/cases/headline.md")]
    assert any(rule.what in parts for parts in names)
    assert rule.why


PIECES = (
    "the council", "a mayor", "of", "in the river", "on Monday", "has", "closed", "“big dam”", "(new)", ", who is old,",
    "after the storm", "said that", "two", "12", "and", "is to", "sell", "because", "“", "their mill", "—", "not", "would",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30))
def test_a_headline_takes_words_away_and_ends_well(pieces: list[str]) -> None:
    sentence = " ".join(pieces).capitalize() + "."
    made = headline(sentence)
    if made is None:
        return
    words = iter(re.findall(r"\w+", sentence.casefold()))
    assert all(word in words for word in re.findall(r"\w+", made.text.casefold()))
    assert len(made.text) <= Headline().characters
    if made.why.endswith("cut short") and made.text:
        last = made.text.rsplit(" ", 1)[-1].strip("“”,.—").lower()
        assert last not in FUNCTION
        assert not last[-1:].isdigit()
        assert made.text.count("“") == made.text.count("”")


@pytest.mark.parametrize("text", ["word " * 50_000, "a, b — (c " * 20_000, "“" * 100_000, "the, " * 40_000])
def test_an_endless_sentence_takes_no_endless_time(text: str) -> None:
    made = headline(text)
    assert made is None or len(made.text) <= Headline().characters


@pytest.mark.parametrize(("notes", "made"), [((), True), ((Note("headline", "Dam breaks"),), False)])
def test_a_title_is_made_unless_it_was_found_in_the_text(notes: tuple[Note, ...], made: bool) -> None:
    assert Article(Raw(LONG), "a", notes=notes).title_made is made
    assert Article(Raw(LONG), "a", notes=(Note("headline", "Dam breaks", made=True), *notes)).title_made


def test_a_short_text_of_unknown_language_is_read_as_english_by_its_small_words() -> None:
    sentence = 'Dutch consumer goods maker Novak is to merge its two boards of management after reporting "poor" earnings for 2004.'
    (notes,) = answers(Headline(), "describe", [article(sentence)])
    assert notes[0].text == "Dutch consumer goods maker Novak to merge two boards of management"
