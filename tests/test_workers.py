"""Serial, threads and processes make the same site; a worker that dies is replaced."""

import time
from pathlib import Path

import pytest
from building import THREE, article_pages, built, make_site, output, problems

from digest.model import Article, Raw
from digest.registry import Reference
from digest.workers import Failure, Outcome, Task, perform, run

FAULTY = Path(__file__).parent / "faulty"


def many(n: int) -> dict[str, str]:
    """Articles enough for several batches."""
    text = "The river rose by {0} metres on Monday, the water board of Minsk said.\nSchools stay closed, Anna Petrova told {1}."
    return {
        f"a{i}.txt": f"Title: Report {i}\nDate: 2024-08-{i % 5 + 10}\nSource: Paper {i % 3}\n\n{text.format(i, 'the court' if i == 5 else 'us')}"
        for i in range(n)
    }


def test_all_executors_make_the_same_bytes(tmp_path: Path) -> None:
    sites = {}
    for executor in ("serial", "threads", "processes"):
        toml = '[plugins.troubled]\nfault = "raise"\n'
        build = f'executor = "{executor}"\nworkers = 2\nbatch = 3\n'
        plugins = ("read-text", "credits", "headline", "extractive-summary", "keyphrases", "stories")
        site = make_site(tmp_path / executor, many(12), plugins=plugins, build=build, toml=toml, faulty=("troubled",))
        assert len(built(site).problems) == 1
        sites[executor] = output(site)
    assert sites["threads"] == sites["serial"]
    assert sites["processes"] == sites["serial"]


def deadly(tmp_path: Path, **options: str) -> Path:
    """A site of twelve articles in batches of four whose cleaner kills its process on one."""
    lines = "".join(f"{name} = {value}\n" for name, value in options.items())
    toml = f'[limits]\nseconds = 5\n[plugins.troubled]\nfault = "die"\n{lines}'
    build = 'executor = "processes"\nworkers = 2\nbatch = 4\n'
    return make_site(tmp_path, many(12), toml=toml, build=build, faulty=("troubled",))


def test_a_worker_that_is_killed_once_costs_no_answer(tmp_path: Path) -> None:
    marker = tmp_path / "killed"
    report = built(deadly(tmp_path / "site", unless=f'"{marker}"', once="true"))
    assert marker.exists()
    assert problems(report) == []
    assert report.tallies["clean", "troubled"].answered == 12


def test_an_article_that_kills_every_worker_is_found_and_the_others_are_answered(tmp_path: Path) -> None:
    report = built(deadly(tmp_path))
    (problem,) = problems(report)
    assert problem.startswith("content/a5.txt [")
    assert problem.endswith("troubled.clean: killed its worker process, or hung in it, twice")
    assert report.tallies["clean", "troubled"].answered == 11
    assert len(article_pages(tmp_path)) == 12


def task(fault: str, seconds: float = 0.3) -> Task:
    """A question to the cleaner in trouble."""
    path = str(FAULTY / "troubled.py")
    return Task(Reference("troubled", "site", path, f'{{"fault": "{fault}"}}'), "clean", seconds)


BATCH = [Article(Raw(text), f"id{n}") for n, text in enumerate(("a river", "the court", "a harbour"))]


def messages(outcome: Outcome) -> list[str]:
    """The failures of an outcome, `""` where there is an answer."""
    return [answer.message if isinstance(answer, Failure) else "" for answer in outcome.answers]


def test_answers_stay_in_order_around_a_failure() -> None:
    assert messages(perform(task("number"), BATCH)) == ["", "gave int '7' instead of a list of Edit", ""]


@pytest.mark.parametrize("executor", ["serial", "threads"])
def test_a_hang_costs_little_more_than_its_limit(executor: str) -> None:
    started = time.monotonic()
    outcomes = dict(run(executor, 2, task("loop"), [BATCH[:1], BATCH[1:2], BATCH[2:]]))
    assert messages(outcomes[1]) == ["gave no answer within 0.3 seconds"]
    assert time.monotonic() - started < 3


def test_the_time_limit_is_for_one_answer_and_not_for_a_batch() -> None:
    slow = Task(Reference("slow", "site", str(FAULTY / "slow.py"), "{}"), "clean", 0.4)
    assert messages(perform(slow, BATCH * 2)) == [""] * 6


def test_nothing_to_do_starts_no_worker() -> None:
    for executor in ("serial", "threads", "processes"):
        assert list(run(executor, 2, task("raise"), [])) == []


def test_articles_without_fault_are_answered_by_every_executor(tmp_path: Path) -> None:
    for executor in ("serial", "threads", "processes"):
        site = make_site(tmp_path / executor, THREE, build=f'executor = "{executor}"\n')
        assert problems(built(site)) == []
