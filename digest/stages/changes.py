"""When the words of articles and editions changed after subscribers first got them, by the ledger.

Feeds must say so (Atom, RFC 4287, wants the moment of the last change in ``updated``), and no clone can
derive it: yesterday's words are in none. So the ledger holds a short hash of the words of what is new
enough to be in a feed, and the moment at which they were found to be others.
"""

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec

from digest.ledger import Item, Ledger
from digest.model import Article, Edition, Note, Story
from digest.text.slugs import short_hash

RECENT, RECENT_EDITIONS = 1000, 100
"""How many articles and editions, the newest ones, are watched. Of older ones only known changes are kept."""
AHEAD = timedelta(days=31)
"""How far after the build a date may be and still be meant."""
FOLDER = "editions/"
"""How the ledger names editions; articles go by their ids."""
T = TypeVar("T", Article, Edition)


def changed_articles(articles: Sequence[Article], ledger: Ledger, now: str) -> tuple[list[Article], Ledger]:
    """The articles, each with the moment its words last changed since they were first published.

    Args:
        articles: dated, with their summaries.
        ledger: of earlier builds.
        now: the time of the build (ISO 8601, UTC).
    """
    own = (article for article in articles if not article.id.startswith(FOLDER))  # ids may be stated
    newest = sorted(own, key=lambda article: (article.date, article.id), reverse=True)[:RECENT]
    watched = {article.id: _hash(_words(article)) for article in newest}
    before = {name: item for name, item in ledger.items.items() if not name.startswith(FOLDER)}
    names = [article.id for article in articles]
    items = _noticed(watched, before, names, now)
    return _told(articles, names, items), _with(ledger, before, items)


def changed_editions(
    editions: Sequence[Edition], ledger: Ledger, now: str, *, frozen: bool = False
) -> tuple[list[Edition], Ledger]:
    """The editions, each with whether its day is over, and the moment its words changed after that.

    A day is over when there is news of a later one, or when the build's own day (UTC) is later; as the
    clock must not show in what is made twice from the same content, this is remembered, and
    a frozen build goes by the ledger alone. What is dated far ahead is a mistake, no news.

    Args:
        editions: newest first.
        ledger: of earlier builds.
        now: the time of the build (ISO 8601, UTC).
        frozen: whether the ledger must stay as it is.
    """
    names = [FOLDER + edition.date for edition in editions]
    latest = (datetime.fromisoformat(now) + AHEAD).date().isoformat()
    news = max((edition.date for edition in editions if edition.date <= latest), default="")
    over = [
        edition.date < news or name in ledger.items or (not frozen and edition.date < now[:10])
        for name, edition in zip(names, editions, strict=True)
    ]
    marked = [dataclasses.replace(edition, over=done) for edition, done in zip(editions, over, strict=True)]
    closed = [edition for edition in marked if edition.over][:RECENT_EDITIONS]
    watched = {FOLDER + edition.date: _hash([_story(story) for story in edition.stories]) for edition in closed}
    before = {name: item for name, item in ledger.items.items() if name.startswith(FOLDER)}
    items = _noticed(watched, before, names, now)
    return _told(marked, names, items), _with(ledger, before, items)


def _noticed(watched: dict[str, str], before: dict[str, Item], names: Iterable[str], now: str) -> dict[str, Item]:
    """What the ledger is to hold: the words of today, and the moment of the last change where there was one.

    Of what is there but too old for feeds only known changes stay; what is away may come back with other words.
    No change is told as earlier than the one before, even if a clock was set back.
    """
    there = set(names)
    items = {name: item for name, item in before.items() if item.changed or name not in there}
    for name, words in watched.items():
        known = before.get(name, Item(words))
        items[name] = known if known.words == words else Item(words, max(now, known.changed))
    return items


def _told(values: Iterable[T], names: Iterable[str], items: dict[str, Item]) -> list[T]:
    """The values with the moment of their change; one without stays the value it is."""
    pairs = ((value, items[name].changed if name in items else "") for value, name in zip(values, names, strict=True))
    return [dataclasses.replace(value, changed=moment) if moment else value for value, moment in pairs]


def _with(ledger: Ledger, before: dict[str, Item], items: dict[str, Item]) -> Ledger:
    rest = {name: item for name, item in ledger.items.items() if name not in before}
    return dataclasses.replace(ledger, items=rest | items)


def _words(article: Article) -> object:
    """What a feed says of an article, without its tags, its image and its place on the site."""
    said = _said((*article.noted("key")[:1], *article.summary))
    origin = article.source, article.raw.url, article.raw.licence
    return article.title, article.title_made, article.date, article.authors, origin, said


def _story(story: Story) -> object:
    """What an edition says of a story, and in whose words."""
    first, several = story.articles[0], len(story.articles) > 1
    notes = story.summary or story.noted("key") if several else first.summary
    by_id = {article.id: article.source for article in story.articles}
    sources = [by_id.get(note.article, first.source) for note in notes]
    named = sources if len(set(sources)) > 1 else []
    return story.title, story.title_made, story.sources, "" if several else first.raw.url, _said(notes), named


def _said(notes: Iterable[Note]) -> list[tuple[str, bool]]:
    return [(note.text, note.made) for note in notes]


def _hash(words: object) -> str:
    return short_hash(msgspec.json.encode(words).decode(), 10)
