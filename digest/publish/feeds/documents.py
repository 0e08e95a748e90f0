"""The documents of feeds: what subscribers read now, and the archives of what was before (RFC 5005)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import msgspec

from digest.publish.addresses import TAG_KINDS
from digest.publish.feed_names import feed_name
from digest.publish.feeds.catalog import EVERY_FORMAT, Subscription, of_tag, subscriptions
from digest.publish.feeds.items import Items, plain_name, plain_text
from digest.publish.feeds.values import ATOM, RSS, Feed
from digest.publish.library import Library
from digest.publish.planned import Planned
from digest.text.language_codes import known_language

ARCHIVED = (RSS, ATOM)
"""The formats with archives; of JSON Feed there is no such thing."""


def all_feeds(library: Library) -> Iterator[Planned]:
    """The documents of all feeds, with their archives.

    Who subscribed to a tag that has another address now gets the feed of that one where the
    old one was: the same items under the same names, so that no reader shows one twice.
    """
    items, by_place = Items(library), {one.place: one for one in subscriptions(library)}
    for one in by_place.values():
        for series in _all_series(items, one):
            yield from series.documents()
    for old, new in library.tags.moved.items():
        now = by_place.get(f"{new}/") or _without_own(library, old, new)
        for series in _all_series(items, now) if now else ():
            yield series.document(at=f"{old}/{series.file}")


def _without_own(library: Library, old: str, new: str) -> Subscription | None:
    """What goes on at the old address of a topic, which had a feed, where the tag of its new one has none."""
    folder, _, name = new.partition("/")
    if not name or TAG_KINDS[old.partition("/")[0]] != "topic":
        return None
    return replace(of_tag(library, TAG_KINDS[folder], name), place=f"{old}/", formats=EVERY_FORMAT)


def _all_series(items: Items, one: Subscription) -> Iterator["Series"]:
    windows = items.windows.of(one.held)
    for file in one.formats:
        yield Series(items, one, file, windows if file in ARCHIVED else windows[:1])


@dataclass(frozen=True)
class Series:
    """The documents of one feed in one format; ``windows`` is what each holds, that of today first."""

    items: Items
    one: Subscription
    file: str
    windows: Sequence[slice]

    def documents(self) -> Iterator[Planned]:
        """The feed that subscribers read, and its archives."""
        return map(self.document, range(len(self.windows)))

    def document(self, number: int = 0, at: str = "") -> Planned:
        """What subscribers read, or the archive of a number, 1 the oldest.

        at: its path, where that is another one than its own.
        """
        library, archives = self.items.library, len(self.windows) - 1
        held, path = self.one.held[self.windows[number]], self._path(number)
        older = self._address((number or archives + 1) - 1)
        newer = self._address(number + 1) if 0 < number < archives else self._current if number else ""

        def feed() -> Feed:
            site = library.config.site
            return Feed(
                name=feed_name(library, self.one.place),
                address=library.addresses.absolute(path),
                title=plain_text(f"{site.title}: {self.one.title}" if self.one.place else site.title),
                link=library.addresses.absolute(self.one.page),
                description=plain_text(self.one.about or self.one.title),
                language=known_language(site.language),
                author=plain_name(site.title) or urlsplit(site.url).netloc,
                items=tuple(map(self.items.of, held)),
                current=self._current if number else "",
                older=older,
                newer=newer,
                hub=library.config.feeds.hub,
                style=self._style,
            )

        said = path, self.one.title, self.one.about, self.one.page, older, newer
        given = library.config.feeds.hub, library.host, self._style, list(map(self.items.state, held))
        return Planned(at or path, "", feed, inputs=msgspec.json.encode((said, given)) if library.states else b"")

    def _path(self, number: int) -> str:
        """The path of a document: ``topics/sport/feed.xml``, that of an archive ``topics/sport/feed-1.xml``."""
        stem, _, ending = self.file.partition(".")
        return f"{self.one.place}{stem}-{number}.{ending}" if number else f"{self.one.place}{self.file}"

    @property
    def _current(self) -> str:
        """The address of what subscribers read, which comes after the newest archive."""
        return self.items.library.addresses.absolute(self._path(0))

    @property
    def _style(self) -> str:
        """The address of the sheet by which browsers show a feed."""
        return f"{self.items.library.config.site.base}/theme/feed.css"

    def _address(self, archive: int) -> str:
        return self.items.library.addresses.absolute(self._path(archive)) if archive else ""
