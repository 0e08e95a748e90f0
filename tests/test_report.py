"""A report says who, where, what and the way out."""

import json
import time

from digest.report import Problem, Report

FULL = Problem("clean", "raised KeyError: 'x'", "credits", "a1", "content/a.txt, line 3", "mend it")


def test_a_problem_names_place_article_plugin_hook_fault_and_hint() -> None:
    assert str(FULL) == "content/a.txt, line 3 [a1]: credits.clean: raised KeyError: 'x' (mend it)"


def test_a_problem_leaves_out_what_is_not_known() -> None:
    assert str(Problem("collect", "is empty", where="content/a.txt")) == "content/a.txt: collect: is empty"
    assert str(Problem("publish", "a warning")) == "publish: a warning"


def test_the_same_problem_is_reported_once() -> None:
    report = Report()
    report.add(FULL)
    report.add(FULL)
    assert report.problems == [FULL]


def test_many_problems_do_not_slow_the_report_down() -> None:
    report = Report()
    started = time.monotonic()
    for n in range(20_000):
        report.add(Problem("clean", "failed", "credits", str(n)))
    assert time.monotonic() - started < 5
    assert len(report.problems) == 20_000


def test_the_whole_report_is_json() -> None:
    report = Report(remarks=["a.txt: read as cp1252"])
    report.add(FULL)
    report.count("articles", 2)
    report.tally("clean", "credits").asked += 2
    found = json.loads(json.dumps(report.as_json()))
    assert found["problems"][0]["where"] == "content/a.txt, line 3"
    assert found["plugins"][0]["asked"] == 2
    assert found["counts"] == {"articles": 2}
    assert found["remarks"] == ["a.txt: read as cp1252"]


def test_the_short_report_shows_a_few_notes_and_every_problem() -> None:
    report = Report(remarks=[f"note {n}" for n in range(9)])
    for n in range(7):
        report.add(Problem("collect", "is empty", where=f"content/{n}.txt"))
    lines = list(report.summary())
    assert "note: 4 more notes are in the full report" in lines
    assert lines[-8] == "7 problems:"
    assert lines[-1] == "  content/6.txt: collect: is empty"


def test_calls_are_what_the_cache_did_not_answer() -> None:
    report = Report()
    tally = report.tally("tag", "topics")
    tally.asked, tally.cached = 10, 7
    assert report.calls == 3
    assert "3 plugin answers made, 7 from the cache" in list(report.summary())
