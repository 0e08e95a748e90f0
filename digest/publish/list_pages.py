"""The pages of tags and sources: everything about one of them by month, and the sentence each story is there for."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import msgspec

from digest.model import Article, Note, Story
from digest.publish.addresses import TAG_FOLDERS, source_path, tag_path
from digest.publish.feed_links import links_by_page
from digest.publish.kinds import name_type, plural
from digest.publish.library import Library
from digest.publish.list_views import Listed, ListPage, Month, Related
from digest.publish.planned import Planned, crumbs
from digest.publish.quoted import quoted
from digest.publish.related import Associations, Key
from digest.publish.tag_pages import shown
from digest.publish.views import FeedLink, Head, Link

MOST_RELATED, MOST_TOPICS = 12, 4
"""How many tags a page names beside its own, and how many of them are topics."""
MOST_SPELLINGS = 6
MOST_TAGS = 30
"""How many tags of a story are held against each other, the heaviest first."""


class Subject(NamedTuple):
    """What a page is about; ``about`` says what it is, then how it is also written; ``tag`` is empty for a source."""

    kind: str
    title: str
    path: str
    articles: Sequence[Article]
    about: tuple[str, ...]
    related: tuple[Related, ...]
    tag: Key | None = None
    feeds: tuple[FeedLink, ...] = ()


def list_pages(library: Library) -> Iterator[Planned]:
    """The pages of all topics, names, key phrases and sources."""
    states: dict[str, bytes] = {}
    feeds = links_by_page(library)
    for subject in (*_tags(library), *_sources(library)):
        yield from _pages_of(library, subject._replace(feeds=feeds.get(subject.path, ())), states)


def _tags(library: Library) -> Iterator[Subject]:
    tagged = {"topic": library.by_topic, "entity": library.by_entity, "keyphrase": library.by_keyphrase}
    associations = Associations(_weightiest(library, story) for story in library.stories)
    for kind, named in tagged.items():
        for name, articles in named.items():
            note = library.labels[kind, name]
            about = _about_name(library, note, articles) if kind == "entity" else ()
            related = _related(library, associations, (kind, name))
            path = tag_path(kind, name)
            yield Subject(kind, note.text, path, articles, about, related, (kind, name))


def _weightiest(library: Library, story: Story) -> list[Key]:
    """The tags with pages that a story has, no more than are worth a comparison."""
    weights: Counter[Key] = Counter()
    for article in story.articles:
        for kind in TAG_FOLDERS:
            for note in shown(article, kind):
                if library.tags.has_page(kind, note.id):
                    weights[kind, note.id] = max(weights[kind, note.id], round(note.score * 1000))
    return sorted(weights, key=lambda key: (-weights[key], key))[:MOST_TAGS]


def _related(library: Library, associations: Associations, key: Key) -> tuple[Related, ...]:
    """The topics, then the names, that go with a tag."""
    own = library.labels[key].text.casefold()
    found = [
        Related(tag.text, tag.href, one.key[0], one.stories)
        for one in associations.of(key)
        if one.key[0] != "keyphrase" and (tag := library.tag(library.labels[one.key])).text.casefold() != own
    ]
    topics = [one for one in found if one.kind == "topic"][:MOST_TOPICS]
    names = [one for one in found if one.kind == "entity"]
    return (*topics, *names[: MOST_RELATED - len(topics)])


def _sources(library: Library) -> Iterator[Subject]:
    for name, articles in library.by_source.items():
        related = tuple(Related(tag.text, tag.href, tag.kind) for tag in library.topics(articles))
        yield Subject("source", name, source_path(name), articles, (), related)


def _about_name(library: Library, note: Note, articles: Sequence[Article]) -> tuple[str, ...]:
    """What a name names, and how else it is written."""
    words, spellings = library.words, _spellings(note.id, note.text, articles)
    also = words.say("also written %(names)s", names=words.comma.join(spellings))
    return (name_type(words, note.type), *([also] if spellings else []))


def _spellings(name: str, label: str, articles: Sequence[Article]) -> list[str]:
    """The other ways in which articles write a name, without its parts."""
    found = {
        article.text[start:stop]
        for article in articles
        for note in article.noted("entity")
        if note.id == name
        for start, stop in note.spans
    }
    return sorted(text for text in found if text not in label)[:MOST_SPELLINGS]


def _pages_of(library: Library, subject: Subject, states: dict[str, bytes]) -> Iterator[Planned]:
    """The pages of one subject, the latest one last; each is made only when what it is made from has changed."""
    words, size = library.words, library.config.site.page_size
    stories = library.stories_of(subject.articles)
    full = max(0, len(stories) // size - 1)  # so that the latest page is never nearly empty
    oldest_first = stories[::-1]
    chunks = [oldest_first[n * size : (n + 1) * size] for n in range(full)] + [oldest_first[full * size :]]
    paths = [f"{subject.path}page/{n + 1}/" for n in range(full)] + [subject.path]
    for number, chunk in enumerate(chunks):
        part = words.number(number + 1) if number < full else ""
        newer = Link(words.say("Newer"), library.addresses.href(paths[number + 1])) if number < full else None
        older = Link(words.say("Older"), library.addresses.href(paths[number - 1])) if number else None
        about = subject._replace(about=subject.about[:1], related=())
        if number == full:
            about = subject._replace(about=(*subject.about, *_reach(library, stories)))
        make = _maker(library, about, chunk[::-1], (_head(library, about, paths[number], part), newer, older))
        said = (subject.kind, subject.title, about.about, about.related, paths[number], newer, older, subject.feeds)
        inputs = _inputs(library, said, chunk, states)
        yield Planned(f"{paths[number]}index.html", "list", make, paths[number], "", inputs)


def _reach(library: Library, stories: Sequence[Story]) -> tuple[str, ...]:
    """How many stories there are, and since when."""
    words = library.words
    if not stories:
        return ()
    since = words.day(stories[-1].newest).words
    return (words.count("%(num)s story since %(day)s", "%(num)s stories since %(day)s", len(stories), day=since),)


def _maker(
    library: Library, subject: Subject, stories: Sequence[Story], around: tuple[Head, Link | None, Link | None]
) -> Callable[[], ListPage]:
    """What makes the view of a page; ``around`` is its head and the pages beside it."""
    head, newer, older = around

    def make() -> ListPage:
        months, about = _months(library, stories, subject.tag), library.words.say("; ").join(subject.about)
        return ListPage(head, subject.kind, subject.title, about, months, subject.related, newer, older)

    return make


def _inputs(library: Library, said: tuple[object, ...], stories: Sequence[Story], states: dict[str, bytes]) -> bytes:
    """All that a page is made from; empty where that is not known."""
    if not library.states:
        return b""
    for story in stories:
        if story.id not in states:
            made_from = b"".join(map(library.made_from, story.articles))
            states[story.id] = hashlib.blake2b(made_from, digest_size=16).digest()
    return msgspec.json.encode((said, [states[story.id] for story in stories]))


def _head(library: Library, subject: Subject, path: str, part: str) -> Head:
    addresses, words, kind, title = library.addresses, library.words, subject.kind, subject.title
    reported = words.say("What %(source)s reported.", source=title)
    about = reported if kind == "source" else words.say("What was reported about %(tag)s.", tag=title)
    folder = addresses.href(subject.path.partition("/")[0] + "/")
    return Head(
        path,
        words.say("%(title)s, page %(number)s", title=title, number=part) if part else title,
        addresses.absolute(path),
        about,
        crumbs(library, Link(plural(words, kind), folder), last=title),
        subject.feeds,
    )


def _months(library: Library, stories: Sequence[Story], tag: Key | None) -> tuple[Month, ...]:
    groups = groupby(stories, key=lambda story: story.newest[:7])
    return tuple(
        Month(library.words.month(key), tuple(_listed(library, story, tag) for story in group)) for key, group in groups
    )


def _listed(library: Library, story: Story, tag: Key | None) -> Listed:
    """A story with the sentence in which the tag stands, else with its key sentence."""
    card = library.card(story)
    found = quoted(library, story, tag) if tag else None
    return found or Listed(card, card.lead, card.language, card.direction)
