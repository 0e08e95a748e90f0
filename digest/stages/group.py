"""Articles to stories: which report one event, and what they say together."""

import dataclasses
from collections.abc import Sequence

from digest.model import Article, Story
from digest.pipeline import Engine


def group(engine: Engine, articles: Sequence[Article]) -> list[Story]:
    """The stories of all articles; every article is in exactly one, alone if need be.

    Articles of a story are oldest first, stories in the order of their first article.
    """
    grouped: list[list[Article]] = []
    by_id = {article.id: article for article in articles}
    for plugin in engine.of("group")[:1] if articles else ():
        (answer,) = engine.ask(plugin, "group", [tuple(articles)])
        grouped = [[by_id[name] for name in names] for names in answer or () if names]
    placed = {article.id for members in grouped for article in members}
    grouped += [[article] for article in articles if article.id not in placed]
    stories = [Story(tuple(sorted(members, key=lambda a: (a.date, a.id)))) for members in grouped]
    order = {article.id: number for number, article in enumerate(articles)}
    return _told(engine, sorted(stories, key=lambda story: min(order[a.id] for a in story.articles)))


def _told(engine: Engine, stories: Sequence[Story]) -> list[Story]:
    """The stories of several articles with what the plugins tell of them."""
    now = list(stories)
    several = [number for number, story in enumerate(now) if len(story.articles) > 1]
    for plugin in engine.of("tell") if several else ():
        answers = engine.ask(plugin, "tell", [now[number] for number in several])
        for number, notes in zip(several, answers, strict=True):
            there = {note.kind for note in now[number].notes}
            new = tuple(note for note in notes or () if note.kind not in there)
            now[number] = dataclasses.replace(now[number], notes=(*now[number].notes, *new))
    return now
