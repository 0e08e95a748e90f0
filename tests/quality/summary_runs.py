"""Articles through digest as a user would send them, and what came back: summaries and titles, each proved.

Runs ``digest process``, so that everything between a text and its summary has its part in the figures.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TO_SUMMARIES = "clean,describe,summarize"
TO_HEADLINES = "clean,describe"


@dataclass(frozen=True)
class Told:
    """What digest said of an article or a story.

    ``given`` is the text as digest got it (of a story all texts), ``placed`` tells for each sentence of the summary
    whether it stands in digest's own text where its offsets say.
    """

    title: str
    summary: tuple[str, ...]
    given: str
    placed: tuple[bool, ...] = ()


@dataclass(frozen=True)
class Text:
    """One article as it is handed to digest."""

    text: str
    title: str = ""
    story: str = ""


def processed(articles: Sequence[Text], only: str = "") -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The objects that ``digest process`` writes for articles and for their stories.

    Raises:
        RuntimeError: it wrote nothing; the text is what it said.
    """
    with tempfile.TemporaryDirectory() as folder:
        given, out, stories = (Path(folder) / f"{name}.jsonl" for name in ("given", "out", "stories"))
        given.write_text("".join(json.dumps(_object(i, one)) + "\n" for i, one in enumerate(articles)), "utf-8")
        command = [sys.executable, "-m", "digest", "process", "-o", str(out), str(given)]
        command += ["--only", only] if only else ["--stories", str(stories)]
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
        if not out.exists():
            raise RuntimeError(f"digest process wrote nothing:\n{done.stderr[-2000:]}")
        return _read(out), _read(stories)


def _object(i: int, one: Text) -> dict[str, str]:
    stated = {"title": one.title, "story": one.story}
    return {"id": f"text-{i:05}", "text": one.text} | {name: value for name, value in stated.items() if value}


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(row) for row in path.read_text("utf-8").splitlines()] if path.exists() else []


def told_of_articles(articles: Sequence[Text], only: str = TO_SUMMARIES) -> list[Told]:
    """What digest says of each article."""
    answers, _ = processed(articles, only)
    return [_told(article, answer) for article, answer in zip(articles, answers, strict=True)]


def _told(article: Text, answer: dict[str, Any]) -> Told:
    text, summary = answer.get("text") or "", answer.get("summary") or []
    placed = tuple(text[s["start"] : s["stop"]] == s["text"] for s in summary)
    return Told(answer.get("title") or "", tuple(s["text"] for s in summary), article.text, placed)


def told_of_stories(articles: Sequence[Text]) -> dict[str, Told]:
    """What digest says of each story that the articles name; a story that it did not make is left out."""
    answers, stories = processed(articles)
    texts = {answer["id"]: answer.get("text") or "" for answer in answers}
    named = {answer["id"]: article for answer, article in zip(answers, articles, strict=True)}
    found = {}
    for story in stories:
        own = [named[name] for name in story["articles"]]
        placed = tuple(texts[s["article"]][s["start"] : s["stop"]] == s["text"] for s in story["summary"])
        sentences = tuple(s["text"] for s in story["summary"])
        found[own[0].story] = Told(story["title"], sentences, "\n".join(one.text for one in own), placed)
    return found
