"""Outlets: a text that names its own newsroom."""

from digest_plugins.outlet import Outlet

from digest.testing import answers, article, check_plugin


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


def test_a_stated_source_is_not_contradicted() -> None:
    assert source("It did not respond to Harbour Post’s requests for comment.", source="The Example") == []
