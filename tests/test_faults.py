"""What readers and publishers see of each planted fault: a message, and the rest of the site."""

import time
from pathlib import Path

import pytest
from building import CORE, THREE, article_pages, built, make_site, output, problems, write

REST = ["one", "three", "two"]
CLEANING = {
    "raise": "raised KeyError: 'no such river' (line",
    "recurse": "raised RecursionError",
    "allocate": "raised MemoryError",
    "exit": "raised SystemExit: 3",
    "unspeakable": "raised Unspeakable: (an exception that cannot be shown)",
    "few": "yielded 0 answers when asked for 1",
    "many": "yielded more than 1 answer",
    "outside": "edit 0:46 is outside the text of 45 characters",
    "negative": "edit -5:2 is outside the text of 45 characters",
    "backwards": "edit 5:2 is outside the text of 45 characters",
    "overlap": "edits 0:5 and 3:8 overlap",
    "floats": "Expected `int`, got `float`",
    "nothing": "Expected `str`, got `null`",
    "notes": "gave Note",
    "string": "gave str 'the court' instead of a list of Edit",
    "number": "gave int '7' instead of a list of Edit",
    "none": "gave NoneType 'None' instead of a list of Edit",
}


def troubled(tmp_path: Path, fault: str, build: str = "", **options: str) -> Path:
    """A site with a cleaner that does this in one article of three."""
    lines = "".join(f"{name} = {value!r}\n" for name, value in {"fault": fault, **options}.items())
    toml = f"[limits]\nseconds = 0.5\n[plugins.troubled]\n{lines}"
    return make_site(tmp_path, toml=toml, build=build, faulty=("troubled",))


@pytest.mark.parametrize("fault", CLEANING)
def test_a_fault_in_one_article_is_named_and_costs_one_answer(tmp_path: Path, fault: str) -> None:
    report = built(troubled(tmp_path, fault))
    (problem,) = problems(report)
    assert problem.startswith("content/two.txt [")
    assert "]: troubled.clean: " in problem
    assert CLEANING[fault] in problem
    assert article_pages(tmp_path) == REST
    tally = report.tallies["clean", "troubled"]
    assert (tally.asked, tally.answered, tally.failed) == (3, 2, 1)


@pytest.mark.parametrize("executor", ["serial", "threads", "processes"])
@pytest.mark.parametrize("fault", ["sleep", "loop"])
def test_a_plugin_that_hangs_is_given_up(tmp_path: Path, fault: str, executor: str) -> None:
    report = built(troubled(tmp_path, fault, f'executor = "{executor}"\nworkers = 2\n'))
    (problem,) = problems(report)
    assert problem.startswith("content/two.txt [")
    assert problem.endswith("troubled.clean: gave no answer within 0.5 seconds")
    assert article_pages(tmp_path) == REST


@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_a_pattern_that_searches_without_end_is_given_up(tmp_path: Path, executor: str) -> None:
    (problem,) = problems(built(troubled(tmp_path, "search", f'executor = "{executor}"\n')))
    assert problem.endswith("troubled.clean: gave no answer within 0.5 seconds")
    assert article_pages(tmp_path) == REST


def test_an_alarm_that_a_plugin_swallows_rings_again(tmp_path: Path) -> None:
    started = time.monotonic()
    built(troubled(tmp_path, "swallow"))
    assert time.monotonic() - started < 60
    assert article_pages(tmp_path) == REST


def test_a_plugin_that_returns_nothing_is_named_for_each_article(tmp_path: Path) -> None:
    report = built(make_site(tmp_path, faulty=("says_nothing",)))
    assert len(report.problems) == len(THREE)
    assert all("says-nothing.tag: gave NoneType instead of yielding one answer" in text for text in problems(report))
    assert article_pages(tmp_path) == REST


@pytest.mark.parametrize("hook", ["describe", "summarize", "tag", "group", "tell", "rank", "publish"])
def test_each_hook_may_fail_without_harm_to_the_rest(tmp_path: Path, hook: str) -> None:
    report = built(make_site(tmp_path, toml=f'[plugins.everywhere]\nhook = "{hook}"\n', faulty=("everywhere",)))
    assert report.problems
    assert all(f"everywhere.{hook}: raised OSError: planted in {hook} (line" in text for text in problems(report))
    assert article_pages(tmp_path) == REST


def test_a_reader_that_fails_is_named_with_the_file(tmp_path: Path) -> None:
    toml = '[plugins.everywhere]\nhook = "read"\n'
    site = make_site(tmp_path, {**THREE, "four.odd": "odd"}, toml=toml, faulty=("everywhere",))
    (problem,) = problems(built(site))
    assert problem == "content/four.odd: everywhere.read: raised OSError: planted in read (line 22 of everywhere.py)"
    assert article_pages(tmp_path) == REST


def test_a_cleaner_that_takes_out_nearly_all_is_overruled_and_named(tmp_path: Path) -> None:
    toml = '[plugins.own-lines]\ndrop = ["The court"]\n'
    site = make_site(tmp_path, toml=toml, plugins=("read-text", "own-lines"))
    (problem,) = problems(built(site))
    assert problem.startswith("content/two.txt [")
    assert "would lose 100% of its text, so it stays whole (cuts by own-lines)" in problem
    assert article_pages(tmp_path) == REST


def test_the_report_says_it_on_the_terminal(tmp_path: Path) -> None:
    lines = list(built(troubled(tmp_path, "raise")).summary())
    assert "1 problem:" in lines
    assert lines[-1].startswith("  content/two.txt [")


def test_a_failed_answer_is_asked_for_again(tmp_path: Path) -> None:
    marker = tmp_path / "mended"
    site = troubled(tmp_path, "raise", unless=str(marker))
    assert built(site).problems
    marker.touch()
    again = built(site)
    assert not again.problems
    assert again.calls == 1
    assert built(site).calls == 0


WORDY = """
from dataclasses import dataclass
from typing import ClassVar
from digest import Edit, Note, Page, hookimpl

WORDS = "Words \\x00 \\ufdd0 \\u202e \\x1b[31m <script>alert(1)</script>"

@dataclass(frozen=True)
class Wordy:
    \"\"\"Says what no page or feed may hold.\"\"\"
    version: ClassVar[int] = 1

    @hookimpl
    def clean(self, articles):
        for _ in articles:
            yield [Edit(0, 0, WORDS, WORDS)]

    @hookimpl
    def describe(self, articles):
        for _ in articles:
            yield [Note("headline", WORDS), Note("source", WORDS), Note("byline", WORDS)]

    @hookimpl
    def summarize(self, articles):
        for _ in articles:
            yield [Note("summary", WORDS, spans=((0, 5),), made=True)]

    @hookimpl
    def tag(self, articles):
        for _ in articles:
            yield [Note("topic", WORDS), Note("entity", WORDS, type=WORDS), Note("keyphrase", WORDS, why=WORDS)]

    @hookimpl
    def publish(self, publication):
        yield Page("../../elsewhere/", "page.html", "Elsewhere")
"""


def test_the_words_of_a_plugin_break_no_page_and_leave_the_site_nowhere(tmp_path: Path) -> None:
    site = tmp_path / "folder" / "site"
    write(site / "plugins" / "wordy.py", WORDY)
    report = built(make_site(site, {**THREE, "four.txt": "A ship left the harbour."}, plugins=("read-text", "wordy")))
    assert problems(report) == ["wordy.publish: wants to write '../../elsewhere/', which is no path inside the site"]
    pages = b"".join(output(site).values())
    assert b"<script>alert" not in pages
    assert not any(mark.encode() in pages for mark in ("\x00", "\x1b", "\u202e", "\ufdd0"))
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["site"]


def test_core_plugins_are_enough_for_a_site(tmp_path: Path) -> None:
    assert problems(built(make_site(tmp_path, plugins=CORE))) == []
