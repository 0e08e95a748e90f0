"""Closing credits: which lines go."""

from digest_plugins.credits import Credits
from hypothesis import given
from hypothesis import strategies as st

from digest.testing import check_plugin, cleaned

PIECE = st.sampled_from(
    [
        "The river fell.",
        " (Reporting by Ana Sousa)",
        "\n",
        "Edited by Li Wei",
        "Li Wei contributed to this report.",
        " ",
        "A",
    ]
)


def test_contract() -> None:
    check_plugin(Credits())


def test_a_pattern_of_the_site_is_cut() -> None:
    assert cleaned(Credits(drop=("Fact check:",)), "The river fell.\nFact check: Ana").text == "The river fell."


def test_the_reason_is_given() -> None:
    assert cleaned(Credits(), "The river fell.\nEdited by Li Wei").edits[-1].why == "closing credits"


@given(st.lists(PIECE, max_size=10).map("".join))
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = cleaned(Credits(), text).text
    assert cleaned(Credits(), once).text == once
