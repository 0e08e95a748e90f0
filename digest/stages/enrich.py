"""Articles to articles with notes: described, summarized, tagged."""

import dataclasses
from collections.abc import Sequence

from digest.model import Article, Note
from digest.pipeline import Engine

STEPS = ("describe", "summarize", "tag")
SINGLE = {"headline": "title", "date": "published", "source": "source", "language": "language"}
"""Kinds of which an article has one, and the stated field that wins over them."""


def enrich(engine: Engine, articles: Sequence[Article], steps: Sequence[str] = STEPS) -> list[Article]:
    """The articles with the notes of all describers, summarizers and taggers.

    Where two plugins say different things of one kind, or give the same tag, the one named
    earlier wins; what a source stated wins over both; the report counts what was overruled.
    """
    now = list(articles)
    for hook in steps:
        for plugin in engine.of(hook):
            answers = engine.ask(plugin, hook, now)
            now = [_noted(engine, article, notes or ()) for article, notes in zip(now, answers, strict=True)]
    return now


def _noted(engine: Engine, article: Article, notes: Sequence[Note]) -> Article:
    if not notes:
        return article
    there = {note.kind for note in article.notes}
    tagged = {(note.kind, note.id) for note in article.notes if note.id}
    summarized = "summary" in there
    kept = []
    for note in notes:
        taken = note.kind in SINGLE and note.kind in there
        stated = note.kind in SINGLE and getattr(article.raw, SINGLE[note.kind])
        if taken or stated or (note.kind == "summary" and summarized) or (note.kind, note.id) in tagged:
            engine.report.count("notes overruled")
            continue
        there.add(note.kind)
        kept.append(note)
    return dataclasses.replace(article, notes=(*article.notes, *kept))
