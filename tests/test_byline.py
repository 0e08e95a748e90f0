"""Bylines and contributors: who is named, and who is not."""

import pytest
from digest_plugins.byline import Byline
from digest_plugins.credits import Credits

from digest.model import Article, Edit
from digest.testing import answers, article, check_plugin, cleaned, with_edits

BODY = "The river rose by two metres.\nSchools stay closed.\nSoldiers bring water."


def people(given: Article | str) -> list[tuple[str, str]]:
    (notes,) = answers(Byline(), "describe", [article(given) if isinstance(given, str) else given])
    return [(note.kind, note.text) for note in notes]


def test_contract() -> None:
    check_plugin(Byline())


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("By Ana de la Cruz, Li Wei", ["Ana de la Cruz", "Li Wei"]),
        ("By Jane Doe • November 30, 2023", ["Jane Doe"]),
        ("Von Peter Müller", ["Peter Müller"]),
        ("By Example News Staff", []),
        ("By Friday the river had fallen.", []),
        ("By Anna", []),
    ],
)
def test_authors_of_a_line_above_the_text(line: str, authors: list[str]) -> None:
    assert people(f"{line}\n{BODY}") == [("byline", author) for author in authors]


def test_a_byline_that_was_cut_is_still_known() -> None:
    cut = with_edits(article(f"By Jane Doe\n{BODY}"), [Edit(0, len("By Jane Doe"), "", "byline")], "cleaner")
    assert people(cut) == [("byline", "Jane Doe")]


def test_everybody_in_cut_credits_contributed() -> None:
    text = f"{BODY}\nWith assistance from Ana Sousa, Li Wei and Tom Okoye"
    assert people(cleaned(Credits(), text)) == [("contributor", name) for name in ("Ana Sousa", "Li Wei", "Tom Okoye")]


def test_places_are_no_people() -> None:
    text = f"{BODY}\nReporting by Ana Sousa in New York and Li Wei; Editing by Tom Okoye"
    assert people(text) == [("contributor", name) for name in ("Ana Sousa", "Li Wei", "Tom Okoye")]


def test_agencies_are_no_people() -> None:
    text = f"{BODY}\nExample Press writers Ana Sousa in Lisbon and Li Wei contributed to this report."
    assert ("contributor", "Li Wei") in people(text)


def test_prose_names_nobody() -> None:
    assert people(f"{BODY}\nWith help from Ana Sousa, farmers saved their cattle.") == []


def test_a_person_is_named_once() -> None:
    text = f"By Jane Doe\n{BODY}\nAdditional reporting by Jane Doe and Li Wei"
    assert people(text) == [("byline", "Jane Doe"), ("contributor", "Li Wei")]


def test_contributors_can_be_left_out() -> None:
    given = article(f"{BODY}\nEdited by Li Wei")
    assert answers(Byline(contributors=False), "describe", [given]) == [[]]
