"""Stories to editions: one for each day on which something was reported."""

import dataclasses
from collections import defaultdict
from collections.abc import Sequence

from digest.model import Edition, Story
from digest.pipeline import Engine


def select(engine: Engine, stories: Sequence[Story]) -> list[Edition]:
    """The editions, newest first; each holds the stories reported that day, by weight.

    A story that goes on for days is in each of these days' editions. The weight is the sum
    of the rankers' scores, times the weights of the configuration; equal weights are
    ordered by date, newest first, and by id.
    """
    days: dict[str, list[Story]] = defaultdict(list)
    for story in stories:
        for day in dict.fromkeys(article.date[:10] for article in story.articles):
            days[day].append(story)
    dates = sorted(days, reverse=True)
    scores = [[0.0] * len(days[date]) for date in dates]
    for plugin in engine.of("rank") if dates else ():
        weight = engine.config.rank.get(plugin.name, 1.0)
        for place, answer in enumerate(engine.ask(plugin, "rank", [tuple(days[date]) for date in dates])):
            if answer:
                scores[place] = [old + weight * new for old, new in zip(scores[place], answer, strict=True)]
    limit = engine.config.site.edition_stories or None
    return [
        Edition(date, tuple(_ordered(days[date], weights)[:limit])) for date, weights in zip(dates, scores, strict=True)
    ]


def _ordered(stories: Sequence[Story], scores: Sequence[float]) -> list[Story]:
    weighed = [dataclasses.replace(s, score=round(score, 6)) for s, score in zip(stories, scores, strict=True)]
    by_name = sorted(weighed, key=lambda story: story.id)
    by_date = sorted(by_name, key=lambda story: story.newest, reverse=True)
    return sorted(by_date, key=lambda story: story.score, reverse=True)
