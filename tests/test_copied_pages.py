"""Headline, date and authors of pages that somebody copied whole: found, or left unknown."""

import dataclasses
import re
from pathlib import Path

import pytest
from digest_plugins.byline import Byline
from digest_plugins.headline import Headline
from digest_plugins.language import Language
from digest_plugins.page_date import PageDate
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Article, Edit
from digest.testing import Case, answers, article, check_plugin, read_cases
from digest.text.copied.lines import Line, body_start, lines_of, place_of
from digest.text.copied.masthead import WEIGHTS, weighed

KINDS = {"headline": "headline", "date": "date", "byline": "author"}
HOSTILE = Path("tests/cases/hostile.txt").read_text(encoding="utf-8")
PAGE = read_cases("tests/cases/copied_pages.md")[0].given


def described(given: Article) -> Article:
    """The article after the describers, in the order in which digest asks them."""
    for plugin in (Headline(), Byline(), Language(), PageDate()):
        (notes,) = answers(plugin, "describe", [given])
        given = dataclasses.replace(given, notes=(*given.notes, *notes))
    return given


def shown(given: Article) -> str:
    notes = [note for note in described(given).notes if note.kind in KINDS and not note.made]
    return "\n".join(
        f"{KINDS[kind]}: {note.text}" for kind in ("headline", "date", "byline") for note in notes if note.kind == kind
    )


def test_contract() -> None:
    check_plugin(PageDate())


@pytest.mark.parametrize("case", read_cases("tests/cases/copied_pages.md"), ids=str)
def test_case(case: Case) -> None:
    assert shown(article(case.given)) == case.expected


def test_the_same_is_found_after_cleaning_cut_all_but_the_text() -> None:
    start = PAGE.index("The river rose")
    cut = Article(article(PAGE).raw, edits=(Edit(0, start, "", "menu", "cleaner"),))
    assert shown(cut) == shown(article(PAGE))


def test_a_stated_title_shows_where_the_article_begins() -> None:
    page = PAGE.replace("December 22, 2023", "22 December 2023")
    stated = article(page, title="Harbour closes both bridges as river rises")
    assert [note.text for note in described(stated).noted("date")] == ["2023-12-22"]


def test_the_day_of_a_change_can_be_left_out() -> None:
    given = article(PAGE.replace("Published", "Updated"))
    assert answers(PageDate(updated=False), "describe", [given]) == [[]]
    assert answers(PageDate(), "describe", [given])[0][0].type == "updated"


def test_evidence_is_named() -> None:
    (note,) = described(article(PAGE)).noted("date")
    assert note.why == "date line: Published December 22, 2023"


def test_every_sign_has_a_weight_and_every_weight_a_sign() -> None:
    lines = lines_of(article(PAGE))
    start = body_start(lines)
    assert start is not None
    assert {name for _, signs in weighed(lines, start) for name in signs} == set(WEIGHTS)


def test_a_line_mostly_cut_was_not_kept() -> None:
    given = Article(article("Share this story\nA line that stays").raw, edits=(Edit(0, 12),))
    assert lines_of(given) == (Line("Share this story", kept=False), Line("A line that stays", kept=True))


def test_the_copy_of_a_title_nearest_above_the_text_is_its_place() -> None:
    lines = [Line(text, kept=False) for text in ("Title", "menu", "Title", "Title ", "text", "Title")]
    assert place_of("Title", lines, 4) == 2


@pytest.mark.parametrize("vector", [line for line in HOSTILE.splitlines() if line and not line.startswith("# ")])
def test_hostile_lines_are_looked_at_without_harm(vector: str) -> None:
    described(article(f"{vector}\n{PAGE}\n{vector}"))
    described(article(PAGE.replace("By Ana Sousa", f"By {vector}").replace("Published", vector)))


@given(st.lists(st.text(max_size=60) | st.sampled_from(PAGE.split("\n")), max_size=30))
def test_any_lines_can_be_described(lines: list[str]) -> None:
    given = described(article("\n".join(lines)))
    days = [note.text for note in given.noted("date")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)


def test_twice_the_lines_cost_about_twice_the_calls() -> None:
    small, large = (calls(article(PAGE + "\nBy Ana Sousa, May 3, 2024 (Harbour Post)" * n)) for n in (4000, 8000))
    assert large <= 2.3 * small


def calls(given: Article) -> int:
    """How many calls of functions describing costs."""
    import cProfile
    import pstats

    given.blocks  # noqa: B018 - not what is measured
    profile = cProfile.Profile()
    profile.runcall(described, given)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
