"""Articles to stories: which report one event, and what they say together."""

import dataclasses
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from digest.model import Article, Story
from digest.pipeline import Engine


def group(
    engine: Engine, articles: Sequence[Article], before: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> list[Story]:
    """The stories of all articles; every article is in exactly one, alone if need be.

    Articles of a story are oldest first, stories in the order of their first article.
    ``before`` holds the article ids of the stories of the last build: they stay as they
    were when the plugin that groups fails, because addresses hang on them.
    """
    grouped: list[list[Article]] = []
    by_id = {article.id: article for article in articles}
    for plugin in engine.of("group")[:1] if articles else ():
        (answer,) = engine.ask(plugin, "group", [tuple(articles)])
        wanted = before.values() if answer is None else answer
        grouped = [there for names in wanted if (there := [by_id[name] for name in names if name in by_id])]
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
