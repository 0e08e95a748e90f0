"""The pages that list everything of a kind: topics, names, sources, editions."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from digest.model import Article
from digest.publish.addresses import tag_path
from digest.publish.archive import archive_pages
from digest.publish.kinds import plural
from digest.publish.library import Library
from digest.publish.list_views import IndexGroup, IndexPage
from digest.publish.planned import Planned, crumbs, planned
from digest.publish.views import Head, Link

FEW = 24
"""How many names or sources stand together, without headings for their letters."""


def directories(library: Library) -> Iterator[Planned]:
    """The pages that list all topics, names, sources and editions."""
    addresses, words = library.addresses, library.words

    def count(articles: Sequence[Article]) -> str:
        return words.count("%(num)s story", "%(num)s stories", len(library.stories_of(articles)))

    def page(kind: str, folder: str, about: str, groups: tuple[IndexGroup, ...]) -> Planned:
        return _directory(library, folder, plural(words, kind), about, groups)

    def tagged(kind: str) -> list[tuple[Link, str]]:
        return [
            (Link(library.labels[kind, name].text, addresses.href(tag_path(kind, name))), count(articles))
            for name, articles in library.tags.of(kind).items()
        ]

    sources = [(library.source_link(name), count(articles)) for name, articles in library.by_source.items()]
    yield page("topic", "topics", words.say("Every subject in the news."), _together(tagged("topic")))
    about = words.say("People, places and organisations in the news.")
    yield page("entity", "entities", about, _letters(tagged("entity")))
    if library.by_keyphrase:
        about = words.say("What several articles come back to.")
        yield page("keyphrase", "keyphrases", about, _letters(tagged("keyphrase")))
    yield page("source", "sources", words.say("Where the articles come from."), _letters(sources))
    yield from archive_pages(library)


def _sorted(links: Sequence[tuple[Link, str]]) -> tuple[tuple[Link, str], ...]:
    return tuple(sorted(links, key=lambda pair: (pair[0].text.casefold(), pair[0].text)))


def _together(links: Sequence[tuple[Link, str]]) -> tuple[IndexGroup, ...]:
    return (IndexGroup("", _sorted(links)),) if links else ()


def _letters(links: Sequence[tuple[Link, str]]) -> tuple[IndexGroup, ...]:
    if len(links) <= FEW:
        return _together(links)
    groups = groupby(_sorted(links), key=lambda pair: pair[0].text[:1].upper())
    return tuple(IndexGroup(letter, tuple(pairs)) for letter, pairs in groups)


def _directory(library: Library, kind: str, title: str, about: str, groups: tuple[IndexGroup, ...]) -> Planned:
    path = f"{kind}/"
    head = Head(path, title, library.addresses.absolute(path), about, crumbs(library, last=title))
    return planned("directory", IndexPage(head, kind, title, about, groups))
