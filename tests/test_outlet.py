"""Outlets: a text that names its own newsroom."""

import pytest
from digest_plugins.outlet import Outlet

from digest.testing import answers, article, check_plugin
from digest.text.conflicts import conflicts


def source(text: str, **stated: object) -> list[str]:
    (notes,) = answers(Outlet(), "describe", [article(text, **stated)])
    return [note.text for note in notes]


def test_contract() -> None:
    check_plugin(Outlet())


def test_whose_request_was_not_answered_is_the_source() -> None:
    assert source("The board did not respond to Harbour Post’s requests for comment.") == ["Harbour Post"]


def test_the_short_form_speaks_for_the_long_one() -> None:
    text = "The board did not respond to Harbour Post’s requests for comment, HP previously reported."
    assert source(text) == ["Harbour Post"]


def test_one_weak_sign_is_not_enough() -> None:
    assert source("The dams leak, as Harbour Post previously reported.") == []


def test_two_newsrooms_that_fit_alike_give_none() -> None:
    text = "It did not respond to Harbour Post’s request for comment or to Hill Times’ request for comment."
    assert source(text) == []


def test_another_outlet_that_is_only_cited_is_no_source() -> None:
    assert source("“We are safe,” she told Harbour Post on Monday.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Post has contacted the water board for comment.",
        "When contacted by Harbour Post for comment, the board fell silent.",
        "Harbour Post could not independently verify the figures.",
        "The dams hold.\nHarbour Post’s Ana Sousa and Li Wei contributed to this report.",
        "The dams hold.\nHarbour Post reporter Ana Sousa contributed to this story.",
    ],
)
def test_ways_in_which_a_newsroom_speaks_of_itself(text: str) -> None:
    assert source(text) == ["Harbour Post"]


def test_an_agency_that_contributed_is_the_source_if_nothing_else_is() -> None:
    assert source("The dams hold.\nThe Associated Press contributed to this report.") == ["AP"]


def test_two_agencies_that_contributed_leave_it_open() -> None:
    assert source("The dams hold.\nReuters and the Associated Press contributed to this report.") == []


@pytest.mark.parametrize(
    "text",
    [
        "“We are safe,” she told Reuters in an interview on Monday.",
        "The dams leak, Reuters reported on Monday, citing two officials.",
        "She contributed to this report of the United Nations.",
        "Harbour Post journalists reached out for help.",
        "Police could not independently verify the figures.",
    ],
)
def test_who_is_only_spoken_of_is_no_source(text: str) -> None:
    assert source(text) == []


def test_a_newsroom_other_than_the_one_stated_is_a_conflict() -> None:
    given = article("It did not respond to Harbour Post’s requests for comment.", source="The Example")
    (notes,) = answers(Outlet(), "describe", [given])
    assert [note.text for note in conflicts(given, notes)] == ["Harbour Post"]
