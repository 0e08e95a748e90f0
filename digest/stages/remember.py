"""What must stay as it was: first-seen dates and the ids of stories, by the ledger."""

import dataclasses
from collections.abc import Callable, Sequence

from digest.ledger import Ledger
from digest.model import Article, Story
from digest.text.slugs import short_hash, slug


def first_seen(
    articles: Sequence[Article], ledger: Ledger, moment: Callable[[Article], str]
) -> tuple[list[Article], Ledger]:
    """The articles without a date get the moment they were first seen, once for all.

    Args:
        articles: with or without dates.
        ledger: of earlier builds.
        moment: when an article that is new to the ledger was first seen (ISO 8601).
    """
    undated = {article.id for article in articles if not article.published}
    new = {a.id: moment(a) for a in articles if a.id in undated and a.id not in ledger.seen}
    seen = {**ledger.seen, **new}  # an article that is away (a file broken for a day) keeps its line
    dated = [dataclasses.replace(a, seen=seen[a.id]) if a.id in undated else a for a in articles]
    return dated, dataclasses.replace(ledger, seen=seen)


def story_ids(stories: Sequence[Story], ledger: Ledger) -> tuple[list[Story], Ledger]:
    """The stories with their ids: a story keeps that of the old one most of it was in.

    Of two stories that become one, the id of the larger part goes on and the other one
    leads to it; a story that is no more leads to where most of its articles are. A story
    that fell apart and comes together again takes its id up again.
    """
    place = {article.id: number for number, story in enumerate(stories) for article in story.articles}
    claims = []
    for old, members in ledger.stories.items():
        found = [place[member] for member in members if member in place]
        shares = {number: found.count(number) for number in found}
        claims += [(-share, old, number) for number, share in shares.items()]
    ids: dict[int, str] = {}
    moved: dict[str, str] = {}
    settled: set[str] = set()
    for _share, old, number in sorted(claims):
        if old in settled:
            continue
        settled.add(old)
        if number in ids or len(stories[number].articles) == 1:
            moved[old] = ids.get(number, stories[number].articles[0].id)
        else:
            ids[number] = old
    for old, target in sorted(ledger.moved.items()):
        number = place.get(target, -1)
        if number >= 0 and number not in ids and len(stories[number].articles) > 1:
            ids[number] = old
    taken = set(ledger.stories) | set(ledger.moved)
    named = [
        dataclasses.replace(story, id=ids.get(number) or _new_id(story, taken)) for number, story in enumerate(stories)
    ]
    several = {story.id: tuple(a.id for a in story.articles) for story in named if len(story.articles) > 1}
    gone = {old: target for old, target in {**ledger.moved, **moved}.items() if old not in several}
    return named, dataclasses.replace(ledger, stories=several, moved=gone)


def _new_id(story: Story, taken: set[str]) -> str:
    """A readable id for a new story; a lone article's story has the article's id."""
    first = story.articles[0]
    if len(story.articles) == 1:
        return first.id
    name = f"{slug(story.title, 50)}-{short_hash(first.id, 6)}"
    while name in taken:
        name = f"{slug(story.title, 50)}-{short_hash(name, 6)}"
    taken.add(name)
    return name
