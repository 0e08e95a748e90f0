"""Teasers of other articles: which paragraphs go."""

from digest_plugins.credits import Credits
from digest_plugins.teasers import Teasers
from hypothesis import given
from hypothesis import strategies as st

from digest.testing import check_plugin, cleaned

BODY = """The river rose by two metres on Monday, the water board said, and forty villages were cut off.
“We have never seen it so high,” said Anna Petrova, who heads the water board of the district.
Schools stay closed until Friday, and soldiers bring bread and water to the villages by boat."""
TEASER = (
    "When the old cinema in the harbour district opened its doors again last autumn, hardly anybody expected that its"
    " owner, a retired teacher, would one day be asked to show films from every continent, let alone that the"
)
WITH_DOTS = TEASER.replace("let alone that the", "let alone that ...")


def test_contract() -> None:
    check_plugin(Teasers())


def test_a_paragraph_cut_off_in_mid_sentence_at_the_end_goes() -> None:
    assert cleaned(Teasers(), f"{BODY}\n{TEASER}").text == BODY


def test_a_teaser_that_ends_in_dots_goes() -> None:
    assert cleaned(Teasers(), f"{BODY}\n{WITH_DOTS}").text == BODY


def test_several_teasers_after_cut_credits_go() -> None:
    text = f"{BODY}\nWith assistance from Ana Sousa and Li Wei\n{TEASER}\n{WITH_DOTS}"
    assert cleaned(Teasers(), cleaned(Credits(), text)).text == BODY


def test_a_notice_between_teasers_stays() -> None:
    text = f"{BODY}\n{TEASER}\nThe Example is read in ten countries.\n{WITH_DOTS}"
    assert cleaned(Teasers(), text).text == f"{BODY}\nThe Example is read in ten countries."


def test_the_last_paragraph_of_an_article_that_stops_short_stays() -> None:
    cut_off = (
        "The water board said the river rose and that soldiers bring water by boat to the villages where schools are"
        " closed, while Anna Petrova, who heads the board of the district, has never seen the villages cut off and the"
    )
    assert cleaned(Teasers(), f"{BODY}\n{cut_off}").text == f"{BODY}\n{cut_off}"


def test_a_paragraph_cut_off_in_the_middle_of_the_text_stays() -> None:
    assert cleaned(Teasers(), f"{TEASER}\n{BODY}").text == f"{TEASER}\n{BODY}"


def test_a_paragraph_that_introduces_a_list_stays() -> None:
    text = f"{BODY}\n{TEASER.removesuffix(' let alone that the')}:"
    assert cleaned(Teasers(), text).text == text


def test_a_text_without_full_stops_stays_whole() -> None:
    text = "\n".join([TEASER, TEASER.replace("cinema", "theatre"), TEASER.replace("harbour", "castle")])
    assert cleaned(Teasers(), text).text == text


def test_the_reason_counts_the_shared_words() -> None:
    assert cleaned(Teasers(), f"{BODY}\n{TEASER}").edits[-1].why == (
        "teaser: cut off in mid-sentence, shares 1 of 19 words"
    )


@given(st.lists(st.sampled_from([*BODY.split("\n"), TEASER, WITH_DOTS, "A short line"]), max_size=8).map("\n".join))
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = cleaned(Teasers(), text).text
    assert cleaned(Teasers(), once).text == once
