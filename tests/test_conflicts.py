"""What a text says against what its source stated: told, and only where it matters."""

import json
from pathlib import Path

import pytest
from building import built, make_site
from commands import digest as digest_command

from digest.model import Note
from digest.testing import article
from digest.text.conflicts import conflicts, same_day, same_source

BODY = (
    "The river rose by two metres on Monday and the water board closed both of the old bridges in the town.\n"
    "Schools stay closed until Friday because the buses that bring the children cannot cross the river any more.\n"
    "Soldiers bring water and bread to the forty villages that have been without power since the weekend began."
)


def found(*notes: Note, **stated: object) -> list[tuple[str, str]]:
    return [(note.type, note.text) for note in conflicts(article(BODY, **stated), notes)]


def test_another_day_is_a_conflict() -> None:
    assert found(Note("date", "2024-08-12"), published="2024-08-14") == [("date", "2024-08-12")]


def test_nothing_stated_is_contradicted_by_nothing() -> None:
    notes = Note("date", "2024-08-12"), Note("byline", "Ana Sousa"), Note("source", "Reuters"), Note("language", "de")
    assert found(*notes) == []


def test_the_day_of_a_change_is_no_conflict() -> None:
    assert found(Note("date", "2024-08-15", type="updated"), published="2024-08-14") == []


@pytest.mark.parametrize("day", ["2024-08-14", "2024-08-15"])
def test_a_moment_late_in_the_day_may_be_the_next_day_elsewhere(day: str) -> None:
    assert same_day("2024-08-14T22:00:00+00:00", day)


def test_a_moment_at_noon_is_not_three_days_later_anywhere() -> None:
    assert not same_day("2024-08-14T12:00:00+00:00", "2024-08-17")


@pytest.mark.parametrize(
    ("stated", "byline"),
    [
        ("Ana Sousa", "ANA SOUSA"),
        ("André Lima", "Andre Lima"),
        ("John P. Roe", "John Roe"),
        ("Li Wei, Reuters", "Li Wei"),
    ],
)
def test_spelling_is_no_conflict(stated: str, byline: str) -> None:
    assert found(Note("byline", byline), authors=(stated,)) == []


def test_more_authors_than_stated_are_no_conflict() -> None:
    assert found(Note("byline", "Ana Sousa"), Note("byline", "Li Wei"), authors=("Li Wei",)) == []


def test_other_authors_are_a_conflict() -> None:
    assert found(Note("byline", "Ana Sousa"), authors=("Li Wei",)) == [("byline", "Ana Sousa")]


@pytest.mark.parametrize(("stated", "name"), [("BBC News", "BBC"), ("Associated Press", "AP"), ("The Post", "Post")])
def test_short_and_long_names_are_one_source(stated: str, name: str) -> None:
    assert same_source(stated, name)
    assert same_source(name, stated)


def test_another_newsroom_is_a_conflict() -> None:
    assert found(Note("source", "Harbour Post"), source="Hill Times") == [("source", "Harbour Post")]


def test_the_agency_of_a_dateline_is_no_conflict() -> None:
    assert found(Note("source", "Reuters", type="agency"), source="Hill Times") == []


def test_a_language_with_a_country_is_no_other_language() -> None:
    assert found(Note("language", "en"), language="en") == []


def test_another_language_is_a_conflict() -> None:
    assert found(Note("language", "en"), language="de") == [("language", "en")]


def test_a_made_note_contradicts_nothing() -> None:
    assert found(Note("date", "2024-08-12", made=True), published="2024-08-14") == []


@pytest.fixture
def site(tmp_path: Path) -> Path:
    line = json.dumps({"id": "a", "title": "Rivers rise", "text": f"By Ana Sousa\n{BODY}", "authors": ["Li Wei"]})
    return make_site(tmp_path, {"a.jsonl": line + "\n"}, plugins=("...",))


def test_the_report_names_file_field_both_values_and_the_plugin(site: Path) -> None:
    (remark,) = [remark for remark in built(site).remarks if "authors" in remark]
    assert remark.startswith("content/a.jsonl, line 1: authors: Li Wei is stated and stays, but byline found Ana Sousa")


def test_a_second_build_says_so_again_from_the_cache(site: Path) -> None:
    first, second = built(site), built(site)
    assert second.calls == 0
    assert second.remarks == first.remarks


def test_explain_shows_it(site: Path) -> None:
    assert "byline found Ana Sousa" in digest_command("explain", "content/a.jsonl", site=site).stdout
