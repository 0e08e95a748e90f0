"""Answers that cost something: asked for once, kept as they come, remembered by text and options alone."""

import dataclasses
from pathlib import Path

from building import THREE, built, make_site, output, problems

import digest.registry

MANY = {f"{n:02}.txt": f"Date: 2024-08-14\n\nThe court heard case {n} on Tuesday, a clerk told us." for n in range(12)}


def site(root: Path, articles: dict[str, str] = THREE, **options: str) -> Path:
    """A site whose summaries cost something, with the shipped summarizer to fall back on."""
    lines = "".join(f'{name} = "{value}"\n' for name, value in options.items())
    toml = f'[plugins.costly]\nlog = "{root / "log"}"\n{lines}'
    made = make_site(root, articles, plugins=("read-text", "costly", "..."), toml=toml, build="batch = 2", faulty=())
    (root / "plugins").mkdir(exist_ok=True)
    (root / "plugins/costly.py").write_bytes((Path(__file__).parent / "faulty/costly.py").read_bytes())
    return made


def calls(root: Path) -> list[str]:
    """What the plugin wrote down since it was last looked at."""
    log = root / "log"
    lines = log.read_text().splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return lines


def test_all_missing_articles_are_asked_about_in_one_call_whatever_the_batch(tmp_path: Path) -> None:
    built(site(tmp_path))
    assert sum(line == "call 3" for line in calls(tmp_path)) == 1


def test_nothing_is_asked_twice(tmp_path: Path) -> None:
    built(site(tmp_path))
    calls(tmp_path)
    built(tmp_path)
    assert calls(tmp_path) == []


def test_options_that_change_no_answer_ask_nothing_again(tmp_path: Path) -> None:
    built(site(tmp_path))
    calls(tmp_path)
    toml = (tmp_path / "digest.toml").read_text()
    (tmp_path / "digest.toml").write_text(toml.replace("[plugins.costly]", "[plugins.costly]\ncap = 7"))
    built(tmp_path)
    assert calls(tmp_path) == []
    (tmp_path / "digest.toml").write_text(toml.replace("[plugins.costly]", '[plugins.costly]\nstyle = "b"'))
    built(tmp_path)
    assert "call 3" in calls(tmp_path)


def test_new_code_of_digest_asks_nothing_again(tmp_path: Path, monkeypatch) -> None:
    built(site(tmp_path))
    calls(tmp_path)
    monkeypatch.setattr(digest.registry, "code_fingerprint", lambda: "another")
    report = built(tmp_path)
    assert report.calls > 0
    assert calls(tmp_path) == []


def test_one_text_under_two_names_is_asked_about_once(tmp_path: Path) -> None:
    text = "Date: 2024-08-14\n\nThe harbour is closed, the port said."
    built(site(tmp_path, {"a.txt": text, "b.txt": text.replace("14", "15")}))
    assert sum(line.startswith("text") for line in calls(tmp_path)) == 1


def test_it_is_shown_the_text_and_not_where_it_is_from(tmp_path: Path) -> None:
    built(site(tmp_path))
    assert "text The river -" in calls(tmp_path)


def test_answers_before_an_exception_are_kept_and_nothing_is_asked_again(tmp_path: Path) -> None:
    report = built(site(tmp_path, fault="raise"))
    (asked,) = [line for line in calls(tmp_path) if line.startswith("call")]
    assert asked == "call 3"
    assert all("raised RuntimeError: no more" in told for told in problems(report))
    built(tmp_path)
    before = 3 - len(report.problems)
    assert f"call {3 - before}" in calls(tmp_path)


def test_a_wrong_answer_costs_only_itself(tmp_path: Path) -> None:
    report = built(site(tmp_path, fault="wrong"))
    (problem,) = problems(report)
    assert "content/two.txt" in problem
    assert "gave a note of kind 'topic'" in problem
    assert report.tallies["summarize", "costly"].answered == 2


def test_what_is_unanswered_is_a_problem_with_its_way_out_and_asked_about_again(tmp_path: Path) -> None:
    report = built(site(tmp_path, fault="unanswered"))
    (problem,) = problems(report)
    assert problem.startswith("content/two.txt [")
    assert problem.endswith("costly.summarize: gave no answer: the line is engaged (call later)")
    calls(tmp_path)
    built(tmp_path)
    assert calls(tmp_path) == ["call 1", "text The court -"]


def test_the_next_summarizer_answers_for_what_is_unanswered(tmp_path: Path) -> None:
    built(site(tmp_path, fault="unanswered"))
    (page,) = [text for name, text in output(tmp_path).items() if name.startswith("articles/two-")]
    assert b"a clerk told us" in page
    assert b"It is so." not in page


def test_what_the_publisher_meant_is_a_note_with_the_number_and_no_problem(tmp_path: Path) -> None:
    report = built(site(tmp_path, MANY, fault="cap"))
    assert problems(report) == []
    assert "costly left out 12 articles: the line is engaged (call later)" in report.remarks


def test_many_problems_that_say_the_same_are_told_in_one_line(tmp_path: Path) -> None:
    report = built(site(tmp_path, MANY, fault="unanswered"))
    assert len(report.problems) == 12
    told = [line for line in report.summary() if "engaged" in line]
    assert told == ["  content/00.txt and 11 more: costly.summarize: gave no answer: the line is engaged (call later)"]


def test_refused_sentences_are_counted_from_the_cache_too_and_published_nowhere(tmp_path: Path) -> None:
    for _ in range(2):
        report = built(site(tmp_path))
        assert report.counts["machine-written sentences replaced"] == 3
        assert "3 sentences written by a machine; 3 were refused and replaced" in list(report.summary())
        assert not [name for name, content in output(tmp_path).items() if b"It is not so" in content]


def test_it_runs_in_this_process_whatever_the_executor(tmp_path: Path) -> None:
    root = site(tmp_path)
    text = (root / "digest.toml").read_text()
    (root / "digest.toml").write_text(text.replace("batch = 2", 'executor = "processes"\nworkers = 2\nbatch = 2'))
    report = built(root)
    assert problems(report) == []
    assert sum(line.startswith("call") for line in calls(root)) == 1


def test_a_tally_counts_what_was_left_out(tmp_path: Path) -> None:
    tally = built(site(tmp_path, fault="unanswered")).tallies["summarize", "costly"]
    assert dataclasses.astuple(tally)[2:6] == (3, 2, 0, 1)
