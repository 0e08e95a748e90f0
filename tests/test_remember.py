"""Addresses, dates and story ids stay, whatever comes and goes."""

import os
import shutil
import subprocess
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from building import FAULTY, NOW, built, make_site, output, problems, write

from digest.errors import LedgerError
from digest.ledger import Ledger
from digest.model import Article, Raw, Story
from digest.stages.remember import first_seen, story_ids

LATER = NOW + timedelta(days=3)
UNDATED = {
    "a.txt": "The river rose by two metres, the water board said.",
    "b.txt": "Title: B\nDate: 2024-08-14\n\nA ship left.",
}


def article(name: str, text: str = "text", published: str = "") -> Article:
    return Article(Raw(text, title=f"Title of {name}", published=published), name)


def stories(*groups: str) -> list[Story]:
    """Stories of articles with one-letter ids: "ab" is one of a and b."""
    return [Story(tuple(article(name) for name in group)) for group in groups]


def remembered(*builds: tuple[str, ...]) -> tuple[list[dict[str, str]], Ledger]:
    """The id of each article's story after each of these builds, and the last ledger."""
    ledger, ids = Ledger(), []
    for groups in builds:
        named, ledger = story_ids(stories(*groups), ledger)
        ids.append({member.id: story.id for story in named for member in story.articles})
    return ids, ledger


def test_an_article_without_date_keeps_the_moment_it_was_first_seen() -> None:
    first, ledger = first_seen([article("a")], Ledger(), lambda _: "2024-08-14T00:00:00+00:00")
    second, _ = first_seen([article("a"), article("b")], ledger, lambda _: "2024-09-01T00:00:00+00:00")
    assert [a.date for a in (*first, *second)] == ["2024-08-14T00:00:00+00:00"] * 2 + ["2024-09-01T00:00:00+00:00"]


def test_an_article_with_a_date_needs_no_line() -> None:
    assert first_seen([article("a", published="2024-08-14")], Ledger(), lambda _: "never")[1] == Ledger()


def test_an_article_that_was_away_for_a_build_keeps_its_moment() -> None:
    _, ledger = first_seen([article("a")], Ledger(), lambda _: "2024-08-14T00:00:00+00:00")
    _, ledger = first_seen([], ledger, lambda _: "2024-08-15T00:00:00+00:00")
    again, _ = first_seen([article("a")], ledger, lambda _: "2024-08-16T00:00:00+00:00")
    assert again[0].date == "2024-08-14T00:00:00+00:00"


def test_many_undated_articles_are_remembered_in_linear_time() -> None:
    many = [article(str(n)) for n in range(20_000)]
    _, ledger = first_seen(many, Ledger(), lambda _: "2024-08-14")
    started = time.monotonic()
    first_seen(many, ledger, lambda _: "2024-08-15")
    assert time.monotonic() - started < 5


def test_a_story_that_grows_keeps_its_id() -> None:
    ids, _ = remembered(("ab",), ("abcd",))
    assert ids[0]["a"] == ids[1]["d"]


def test_a_lone_article_is_its_own_story() -> None:
    ids, ledger = remembered(("a", "b"))
    assert ids[0] == {"a": "a", "b": "b"}
    assert ledger == Ledger()


def test_of_two_stories_that_merge_the_larger_one_goes_on_and_the_other_leads_to_it() -> None:
    ids, ledger = remembered(("abc", "de"), ("abcde",))
    assert ids[1]["e"] == ids[0]["a"]
    assert ledger.moved == {ids[0]["d"]: ids[0]["a"]}


def test_of_a_story_that_splits_the_larger_part_keeps_the_id() -> None:
    ids, ledger = remembered(("abcde",), ("abc", "de"))
    assert ids[1]["a"] == ids[0]["a"]
    assert ids[1]["d"] not in (ids[0]["a"], "d", "e")
    assert ledger.moved == {}


def test_a_story_that_is_no_more_leads_to_its_article() -> None:
    ids, ledger = remembered(("ab",), ("a", "b"))
    assert ledger.moved == {ids[0]["a"]: "a"}
    assert ledger.stories == {}


def test_a_story_that_comes_together_again_has_its_old_id() -> None:
    ids, ledger = remembered(("ab",), ("a", "b"), ("ab",))
    assert ids[2] == ids[0]
    assert ledger.moved == {}


def test_no_two_stories_ever_have_one_id() -> None:
    ids, _ = remembered(("ab", "cd"), ("ac", "bd"), ("a", "bcd"), ("ab", "cd"))
    for names in ids:
        assert len(set(names.values())) == 2
    assert ids[3]["a"] != ids[3]["c"]


def test_the_order_of_stories_does_not_matter() -> None:
    _, ledger = remembered(("abc", "de"))
    one, _ = story_ids(stories("abde", "c"), ledger)
    two, _ = story_ids(stories("c", "abde"), ledger)
    assert {s.id for s in one} == {s.id for s in two}


GROUPED = '''
from dataclasses import dataclass
from typing import ClassVar
from digest import hookimpl

@dataclass(frozen=True)
class Grouped:
    """Groups by name.

    together: file names of the articles of one story.
    fail: whether to fail.
    """
    version: ClassVar[int] = 1
    together: tuple[tuple[str, ...], ...] = ()
    fail: bool = False

    @hookimpl
    def group(self, articles):
        if self.fail:
            raise OSError("the model is gone")
        by_name = {article.raw.path.split("/")[-1]: article.id for article in articles}
        for names in self.together:
            yield [by_name[name] for name in names if name in by_name]
'''
FIVE = {f"{n}.txt": f"Title: Report {n}\nDate: 2024-08-14\n\nReport {n} says that the river rose." for n in "abcde"}


def grouped(root: Path, together: list[list[str]], *, fail: bool = False) -> Path:
    """A site of five articles in these stories."""
    names = [[f"{name}.txt" for name in group] for group in together]
    toml = f"[plugins.grouped]\ntogether = {names}\nfail = {str(fail).lower()}\n"
    write(root / "plugins" / "grouped.py", GROUPED)
    return make_site(root, FIVE, plugins=("read-text", "extractive-summary", "grouped"), toml=toml)


def story_pages(root: Path) -> set[str]:
    """The addresses of stories."""
    folder = root / "output" / "stories"
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def test_a_merged_story_leaves_a_page_that_leads_to_the_other(tmp_path: Path) -> None:
    built(grouped(tmp_path, [["a", "b", "c"], ["d", "e"]]))
    before = story_pages(tmp_path)
    built(grouped(tmp_path, [["a", "b", "c", "d", "e"]]))
    assert story_pages(tmp_path) == before
    moved = [
        line.split("\t") for line in (tmp_path / "content" / "ledger.tsv").read_text().splitlines() if "moved" in line
    ]
    ((_, old, new),) = moved
    page = (tmp_path / "output" / "stories" / old / "index.html").read_text()
    assert f"/stories/{new}/" in page
    assert 'http-equiv="refresh"' in page


def test_a_split_story_keeps_its_page(tmp_path: Path) -> None:
    built(grouped(tmp_path, [["a", "b", "c", "d", "e"]]))
    before = story_pages(tmp_path)
    built(grouped(tmp_path, [["a", "b", "c"], ["d", "e"]]))
    assert len(story_pages(tmp_path)) == 2
    assert before < story_pages(tmp_path)


def test_stories_stay_as_they_were_when_the_plugin_that_groups_fails(tmp_path: Path) -> None:
    built(grouped(tmp_path, [["a", "b", "c"], ["d", "e"]]))
    before, ledger = story_pages(tmp_path), (tmp_path / "content" / "ledger.tsv").read_bytes()
    report = built(grouped(tmp_path, [], fail=True))
    assert problems(report)[0].startswith("grouped.group: raised OSError: the model is gone (line ")
    assert story_pages(tmp_path) == before
    assert (tmp_path / "content" / "ledger.tsv").read_bytes() == ledger


def test_a_damaged_ledger_stops_the_build_and_the_old_site_stays(tmp_path: Path) -> None:
    site = make_site(tmp_path, UNDATED)
    built(site)
    before = output(site)
    ledger = site / "content" / "ledger.tsv"
    write(ledger, ledger.read_bytes() + b"<<<<<<< HEAD\n")
    with pytest.raises(LedgerError, match="ledger.tsv, line [0-9]+: '<<<<<<< HEAD' is not a line of a ledger"):
        built(site)
    assert output(site) == before


def test_a_frozen_build_refuses_to_change_the_ledger_and_changes_nothing(tmp_path: Path) -> None:
    site = make_site(tmp_path, UNDATED)
    built(site)
    before, ledger = output(site), (site / "content" / "ledger.tsv").read_bytes()
    write(site / "content" / "c.txt", "A new article without a date.")
    with pytest.raises(LedgerError, match=r"(?s)would change .run `digest build` without --frozen.*\n  \+ seen\t"):
        built(site, frozen=True, now=LATER)
    assert (output(site), (site / "content" / "ledger.tsv").read_bytes()) == (before, ledger)


def test_a_frozen_build_with_nothing_new_is_like_any_other(tmp_path: Path) -> None:
    site = make_site(tmp_path, UNDATED)
    built(site)
    before = output(site)
    built(site, frozen=True, now=LATER)
    assert output(site) == before


def test_a_fresh_clone_elsewhere_and_later_makes_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = tmp_path / "here", tmp_path / "another" / "place"
    write(here / "plugins" / "grouped.py", GROUPED)
    toml = '[plugins.grouped]\ntogether = [["a.txt", "b.txt"]]\n'
    built(make_site(here, UNDATED, plugins=("read-text", "headline", "extractive-summary", "grouped"), toml=toml))
    built(here, now=NOW + timedelta(days=1))  # the ledger knows now that the day of the undated article is over
    shutil.copytree(here, there, ignore=shutil.ignore_patterns(".digest", "output"))
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        built(there, now=LATER.astimezone(timezone(timedelta(hours=12))))
    finally:
        monkeypatch.undo()
        time.tzset()
    assert output(there) == output(here)


def test_a_new_article_in_a_git_checkout_is_dated_by_its_first_commit(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"über uns.txt": "The river rose, the water board said.", "b.txt": "A ship left."})

    def git(*words: str, date: str) -> None:
        who = {f"GIT_{role}_{part}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
        environment = {**os.environ, **who, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        subprocess.run(["git", *words], cwd=site, env=environment, check=True, capture_output=True)

    git("init", "-q", date="2024-08-01T00:00:00Z")
    git("add", "content/über uns.txt", date="2024-08-01T00:00:00Z")
    git("commit", "-qm", "Add", date="2024-08-01T00:00:00Z")
    write(site / "content" / "über uns.txt", "The river rose and rose, the water board said.")
    git("mv", "content/über uns.txt", "content/uns.txt", date="2024-08-02T00:00:00Z")
    git("commit", "-qam", "Move", date="2024-08-02T00:00:00Z")
    git("add", "content/b.txt", date="2024-08-03T00:00:00+02:00")
    git("commit", "-qm", "Add more", date="2024-08-03T00:00:00+02:00")
    write(site / "content" / "new.txt", "A court sat.")
    built(site)
    lines = [line.split("\t") for line in (site / "content" / "ledger.tsv").read_text().splitlines()]
    moments = sorted(line[2] for line in lines if line[0] == "seen")
    assert moments == ["2024-08-02T00:00:00+00:00", "2024-08-02T22:00:00+00:00", "2024-08-20T00:00:00+00:00"]


def test_the_moment_of_first_sight_is_kept_in_utc(tmp_path: Path) -> None:
    site = make_site(tmp_path, UNDATED)
    built(site, now=datetime(2024, 8, 20, 1, tzinfo=timezone(timedelta(hours=12))))
    assert "\t2024-08-19T13:00:00+00:00\n" in (site / "content" / "ledger.tsv").read_text()


def test_faults_come_and_go_without_moving_an_article(tmp_path: Path) -> None:
    site = make_site(tmp_path, UNDATED)
    built(site)
    pages = {name for name in output(site) if name.startswith("articles/")}
    write(site / "plugins" / "everywhere.py", (FAULTY / "everywhere.py").read_bytes())
    make_site(site, UNDATED, toml='[plugins.everywhere]\nhook = "describe"\n', faulty=("everywhere",))
    built(site, now=LATER)
    assert {name for name in output(site) if name.startswith("articles/")} == pages
