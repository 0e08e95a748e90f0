"""The pages of topics, names and sources: everything about one of them, by month."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from digest.model import Article, Story
from digest.publish.addresses import entity_path, source_path, tag_path, topic_path
from digest.publish.dates import month
from digest.publish.library import Library
from digest.publish.planned import Planned, crumbs, planned
from digest.publish.views import Head, Link, ListPage, Month, Tag

KINDS = {"PER": "Person", "LOC": "Place", "ORG": "Organisation", "MISC": "Name"}
RELATED = 12


def list_pages(library: Library) -> Iterator[Planned]:
    """The pages of all topics, names and sources."""
    for name, articles in library.by_topic.items():
        note = library.labels["topic", name]
        related = library.entities(articles)
        yield from _pages_of(library, "topic", note.text, topic_path(name), articles, "", related)
    for name, articles in library.by_entity.items():
        note = library.labels["entity", name]
        others = tuple(tag for tag in library.entities(articles) if tag.text != note.text)
        about = [KINDS.get(note.type, "Name")]
        spellings = _spellings(name, note.text, articles)
        about += [f"also written {', '.join(spellings)}"] if spellings else []
        related = (*library.topics(articles), *others)
        yield from _pages_of(library, "entity", note.text, entity_path(name), articles, "; ".join(about), related)
    for name, articles in library.by_keyphrase.items():
        note, related = library.labels["keyphrase", name], (*library.topics(articles), *library.entities(articles))
        yield from _pages_of(library, "keyphrase", note.text, tag_path("keyphrase", name), articles, "", related)
    for name, articles in library.by_source.items():
        related = library.topics(articles)
        yield from _pages_of(library, "source", name, source_path(name), articles, "Source", related)


def _spellings(name: str, label: str, articles: Sequence[Article]) -> list[str]:
    """The other ways in which articles write a name, without its parts."""
    found = {
        article.text[start:stop]
        for article in articles
        for note in article.noted("entity")
        if note.id == name
        for start, stop in note.spans
    }
    return sorted(text for text in found if text not in label)[:6]


def _pages_of(  # noqa: PLR0913, PLR0917 - the fields of one kind of page
    library: Library, kind: str, title: str, path: str, articles: Sequence[Article], about: str, related: Sequence[Tag]
) -> Iterator[Planned]:
    addresses, size = library.addresses, library.config.site.page_size
    stories = library.stories_of(articles)
    full = max(0, len(stories) // size - 1)  # so that the latest page is never nearly empty
    oldest_first = stories[::-1]
    chunks = [oldest_first[n * size : (n + 1) * size] for n in range(full)] + [oldest_first[full * size :]]
    paths = [f"{path}page/{n + 1}/" for n in range(full)] + [path]
    directory = {"topic": "Topics", "entity": "Names", "keyphrase": "Key phrases", "source": "Sources"}[kind]
    above = Link(directory, addresses.href(path.partition("/")[0] + "/"))
    feed = Link(f"{title} feed", addresses.href(f"{path}feed.xml")) if kind == "topic" else None
    for number, chunk in enumerate(chunks):
        here = paths[number]
        part = f", page {number + 1}" if number < full else ""
        head = Head(
            here,
            f"{title}{part}",
            addresses.absolute(here),
            f"What was reported about {title}." if kind != "source" else f"What {title} reported.",
            crumbs(library, above, last=title),
            feed,
        )
        newer = Link("Newer", addresses.href(paths[number + 1])) if number < full else None
        older = Link("Older", addresses.href(paths[number - 1])) if number else None
        view = ListPage(head, kind, title, about, _months(library, chunk[::-1]), tuple(related[:RELATED]), newer, older)
        yield planned("list", view)


def _months(library: Library, stories: Sequence[Story]) -> tuple[Month, ...]:
    groups = groupby(stories, key=lambda story: story.newest[:7])
    return tuple(Month(month(key), tuple(library.card(story) for story in group)) for key, group in groups)
