"""The stages without publishing: one JSON object for each article, in the order of input."""

import dataclasses
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.build import engine_for
from digest.config import Config
from digest.errors import UsageError
from digest.ledger import NAME as LEDGER
from digest.model import Article, File, Note, Raw, Story
from digest.pipeline import Engine, Progress, silent
from digest.publish.tags import shown_tags
from digest.report import Problem, Report
from digest.stages.clean import clean
from digest.stages.collect import PELICAN_OWN, admitted, identity, is_vocabulary, raws, read_file
from digest.stages.enrich import STEPS, enrich
from digest.stages.group import group
from digest.stages.withhold import withhold

STAGES = ("clean", *STEPS, "group")
"""What ``--only`` may name."""


@dataclass(frozen=True)
class Processed:
    """All that came of the inputs: a line for each raw text, the stories, the report."""

    lines: tuple[tuple[Raw, Article | None, tuple[str, ...]], ...]
    stories: tuple[Story, ...]
    report: Report

    def articles(self) -> Iterator[dict[str, Any]]:
        """One object for each raw text, in the order of the input."""
        story_of = {article.id: story.id for story in self.stories for article in story.articles}
        for raw, article, problems in self.lines:
            if article is None:
                yield {"id": raw.id or identity(raw), "title": raw.title or None, "text": None, "problems": problems}
            else:
                shown = as_json(article, story_of.get(article.id))
                yield {**shown, "problems": problems} if problems else shown

    def told(self) -> Iterator[dict[str, Any]]:
        """One object for each story."""
        for story in self.stories:
            several = len(story.articles) > 1
            summary = story.summary if several else story.articles[0].summary
            yield {
                "id": story.id,
                "title": story.title,
                "title_made": story.title_made,
                "articles": [article.id for article in story.articles],
                "summary": [
                    {"text": n.text, "article": n.article or story.articles[0].id, **_place(n)} for n in summary
                ],
            }


def as_json(article: Article, story: str | None) -> dict[str, Any]:
    """An article in the fixed shape that scripts and measurements rely on."""
    return {
        "id": article.id,
        "source": article.source or None,
        "url": article.raw.url or None,
        "published": article.published or None,
        "language": article.language or None,
        "title": article.title,
        "title_made": article.title_made,
        "authors": list(article.authors),
        "contributors": list(article.contributors),
        "text": article.text,
        "edits": [{"start": e.start, "stop": e.stop, "new": e.new, "by": e.by, "why": e.why} for e in article.edits],
        "summary": [{"text": note.text, **_place(note)} for note in article.summary],
        "topics": [{"id": n.id, "label": n.text, "score": n.score} for n in article.noted("topic")],
        "entities": [
            {"id": n.id, "label": n.text, "type": n.type, "spans": [list(span) for span in n.spans]}
            for n in article.noted("entity")
        ],
        "keyphrases": [{"text": n.text, "score": n.score} for n in article.noted("keyphrase")],
        "tags": list(shown_tags(article)),
        "story": story,
    }


def _place(note: Note) -> dict[str, int | bool | None]:
    """Where a sentence stands; what a machine made says so, and where the first stands that it rests on."""
    start, stop = note.spans[0] if note.spans else (None, None)
    return {"start": start, "stop": stop, **({"made": True} if note.made else {})}


def process(config: Config, inputs: Sequence[str], only: Sequence[str] = (), progress: Progress = silent) -> Processed:
    """Run the stages on files, folders and (``-``) JSON Lines from standard input.

    Raises:
        UsageError: an input is not there, or ``only`` names no stage.
    """
    for name in only:
        if name not in STAGES:
            raise UsageError(f"--only {name}: there is no such stage (known: {', '.join(STAGES)})")
    report = Report()
    with engine_for(config, report, progress, keep=False) as engine:
        lines = [(raw, admitted(engine, raw)) for raw in raws(engine, _files(inputs, engine))]
        unique = _unique(lines, report)
        articles = [article for _, article in lines if article is not None and id(article) in unique]
        if not only or "clean" in only:
            articles = clean(engine, articles)
        articles = enrich(engine, articles, [step for step in STEPS if not only or step in only])
        published = withhold(engine, articles)
        stories = _named(group(engine, published)) if not only or "group" in only else []
    by_id = {article.id: article for article in articles}
    done = tuple(
        (raw, by_id[article.id] if article and id(article) in unique else None, _problems(report, raw, article))
        for raw, article in lines
    )
    return Processed(done, tuple(stories), report)


def _unique(lines: Sequence[tuple[Raw, Article | None]], report: Report) -> set[int]:
    """The articles whose id comes for the first time."""
    first: dict[str, Article] = {}
    for raw, article in lines:
        if article is None:
            continue
        if article.id in first:
            message = f"has the id of {first[article.id].raw.origin}"
            report.add(Problem("collect", message, article=article.id, where=raw.origin))
        first.setdefault(article.id, article)
    return {id(article) for article in first.values()}


def _problems(report: Report, raw: Raw, article: Article | None) -> tuple[str, ...]:
    name = article.id if article else raw.id
    return tuple(
        str(problem)
        for problem in report.problems
        if problem.where == raw.origin or (name and problem.article == name and not problem.where)
    )


def _named(stories: Sequence[Story]) -> list[Story]:
    """The stories, each with the id of its first article."""
    return [dataclasses.replace(story, id=min(article.id for article in story.articles)) for story in stories]


def _files(inputs: Sequence[str], engine: Engine) -> list[File]:
    files: list[File] = []
    for name in inputs:
        path = Path(name)
        if name == "-":
            files.append(File("standard-input.jsonl", sys.stdin.buffer.read()))
        elif path.is_dir():
            found = [p for p in sorted(path.rglob("*")) if p.is_file() and not p.name.startswith(".")]
            found = [p for p in found if p.relative_to(path).parts[0] not in PELICAN_OWN and p.name != LEDGER]
            texts = [p for p in found if not is_vocabulary(engine.config, p)]
            files += [file for p in texts if (file := read_file(p, p.as_posix(), engine))]
        elif path.is_file():
            file = read_file(path, path.as_posix(), engine)
            files += [file] if file else []
        else:
            raise UsageError(f"{name}: there is no such file or folder (use - for standard input)")
    return files
