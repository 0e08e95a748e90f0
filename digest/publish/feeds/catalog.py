"""Which feeds a site has: of everything, its editions, topics and sources, and names that are often told of."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.model import Article, Edition
from digest.publish.addresses import TAG_FOLDERS, source_path, tag_path
from digest.publish.feeds.values import ATOM, JSON, RSS
from digest.publish.library import Library

EVERY_FORMAT, ONE_FORMAT = (RSS, ATOM, JSON), (RSS,)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed as people choose it.

    kind: "everything", "editions", "topic", "source", "entity" or "keyphrase"; title: of what it is
    about; about: the same in a sentence; place: where its files are, "" or like ``topics/sport/``;
    page: the path of the page that it goes with; formats: the names of its files; held: all that was
    ever in it, newest first.
    """

    kind: str
    title: str
    about: str
    place: str
    page: str
    formats: tuple[str, ...]
    held: Sequence[Article | Edition]

    @property
    def items(self) -> int:
        """How much was ever in it."""
        return len(self.held)


def everything(library: Library) -> Subscription:
    """The feed of all articles."""
    site = library.config.site
    return Subscription("everything", site.title, site.description, "", "", EVERY_FORMAT, library.articles)


def daily(library: Library) -> Subscription:
    """The feed of the editions whose day is over."""
    words, days = library.words, [edition for edition in library.editions if edition.over]
    about = words.say("One item a day, with all that was reported on it.")
    return Subscription("editions", words.say("Daily editions"), about, "editions/", "archive/", EVERY_FORMAT, days)


def subscriptions(library: Library) -> list[Subscription]:
    """All feeds, those of everything and of the editions first, the others by kind and title."""
    found = [everything(library), daily(library)]
    for kind in TAG_FOLDERS:
        tagged = [name for name in library.tags.of(kind) if library.tags.has_feed(kind, name)]
        found += sorted((of_tag(library, kind, name) for name in tagged), key=_by_title)
    found += sorted((_of_source(library, *one) for one in library.by_source.items()), key=_by_title)
    return found


def _by_title(one: Subscription) -> tuple[str, str]:
    return one.title.casefold(), one.place


def of_tag(library: Library, kind: str, name: str) -> Subscription:
    """The feed of a tag, whether it has one or not."""
    label, page = library.labels[kind, name].text, tag_path(kind, name)
    about = library.words.say("What %(site)s has about %(tag)s.", site=library.config.site.title, tag=label)
    formats = EVERY_FORMAT if kind == "topic" else ONE_FORMAT
    return Subscription(kind, label, about, page, page, formats, library.tags.articles[kind][name])


def _of_source(library: Library, name: str, articles: Sequence[Article]) -> Subscription:
    about = library.words.say("What %(site)s has from %(source)s.", site=library.config.site.title, source=name)
    return Subscription("source", name, about, source_path(name), source_path(name), EVERY_FORMAT, articles)
