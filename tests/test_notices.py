"""Notices: texts that only say why there is no article, and articles that merely speak of such things."""

import dataclasses
from pathlib import Path

import pytest
from building import THREE, article_pages, built, make_site, problems
from digest_plugins.notices import Notices, notice

from digest.config import read_config
from digest.process import process
from digest.testing import Case, article, check_plugin, read_cases

WALLS = read_cases("tests/cases/notices.md")
RIVER = (
    "The river rose by two metres on Monday, the water board said. Schools stay closed until Friday, and 40 villages"
    " are without power. Boats brought bread and water to those who could not leave their houses.\n"
)
WALL = "This article is only for subscribers.\nAlready a subscriber? Log in"


def test_contract() -> None:
    check_plugin(Notices())


@pytest.mark.parametrize("case", WALLS, ids=str)
def test_case(case: Case) -> None:
    found = notice(case.given)
    assert (found.text if found else "no notice") == case.expected


def test_the_reason_quotes_the_sentence() -> None:
    found = notice(WALL)
    assert found
    assert found.why == "says 'This article is only for subscribers.' and hardly anything else"


def test_the_beginning_of_an_article_above_a_paywall_is_an_article() -> None:
    assert notice(RIVER + WALL) is None


def test_of_a_text_that_cleaning_left_nothing_but_a_notice_the_cleaned_text_counts() -> None:

    menu = "\n".join(f"Village {n} had its market on Monday, and all its people came." for n in range(200))
    given = article(f"{menu}\n{WALL}")
    left = dataclasses.replace(given, edits=(given.blocks[0].cut("menu"),))
    assert list(Notices().describe([given])) == [[]]
    cut = dataclasses.replace(left, edits=(dataclasses.replace(left.edits[0], stop=given.text.index(WALL)),))
    assert [note.text for note in next(iter(Notices().describe([cut])))] == ["paywall notice"]


def test_a_very_long_text_is_not_looked_at() -> None:
    assert notice("We use cookies on this website. " * 400) is None


def wall_site(root: Path) -> Path:
    """A site of three articles and a paywall."""
    return make_site(root, {**THREE, "wall.txt": f"Title: The bridge\nDate: 2024-08-15\n\n{WALL}"}, plugins=("...",))


def test_a_notice_is_left_out_of_the_site_and_reported(tmp_path: Path) -> None:
    site = wall_site(tmp_path)
    report = built(site)
    (problem,) = problems(report)
    assert problem.startswith("content/wall.txt [")
    assert "notices.describe: is only a paywall notice, so it is not published (get the text again" in problem
    assert len(article_pages(site)) == len(THREE)
    assert report.counts["articles"] == len(THREE)
    assert not [path for path in (site / "output").rglob("*.*ml") if "The bridge" in path.read_text()]


def test_a_notice_is_left_out_again_when_it_is_known_from_the_cache(tmp_path: Path) -> None:
    site = wall_site(tmp_path)
    first, second = problems(built(site)), built(site)
    assert second.calls == 0
    assert problems(second) == first


def test_a_site_of_nothing_but_notices_builds(tmp_path: Path) -> None:
    report = built(make_site(tmp_path, {"wall.txt": WALL}, plugins=("...",)))
    assert report.counts["articles"] == 0


def test_process_gives_the_line_of_a_notice_with_the_problem_and_no_story(tmp_path: Path) -> None:
    site = wall_site(tmp_path)
    done = process(read_config(site), [str(site / "content")])
    lines = {line["title"]: line for line in done.articles()}
    assert len(lines) == 4
    assert lines["The bridge"]["story"] is None
    assert "is only a paywall notice" in lines["The bridge"]["problems"][0]
    assert "The bridge" not in [story["title"] for story in done.told()]


def test_a_publisher_who_wants_notices_gets_them(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"wall.txt": f"Date: 2024-08-15\n\n{WALL}"}, plugins=("...", "-notices"))
    assert built(site).counts["articles"] == 1
