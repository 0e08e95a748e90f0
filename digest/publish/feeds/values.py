"""All that feeds print, in no format yet."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from digest.text.dates import moment

RSS, ATOM, JSON = "feed.xml", "atom.xml", "feed.json"
"""The formats, by the names of their files."""
MEDIA_TYPES = {RSS: "application/rss+xml", ATOM: "application/atom+xml", JSON: "application/feed+json"}
FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Dates before and after are mistakes to readers of feeds, and to the feed validator of the W3C."""
MOST_BYTES = 500_000
"""No feed is larger: some readers take no more than that."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the site: its absolute address, media type, and length in bytes."""

    url: str
    type: str
    length: int

    @property
    def enclosed(self) -> bool:
        """Whether it may be an enclosure; on a host without a dot nobody else can fetch it."""
        host = urlsplit(self.url).hostname or ""
        return "." in host and "_" not in host


@dataclass(frozen=True, slots=True)
class Item:
    """An article or an edition in a feed; ``name``, its lasting name, follows from its identity alone.

    title, description: plain text; content: our own markup with absolute links. date: when it was
    published; updated: when its words last changed (both ISO 8601). topics: words and the address of
    the page, "" without one. source: who reports it, and original, where ("" if unknown).
    """

    name: str
    title: str
    link: str
    date: str
    description: str
    content: str
    updated: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    source: str = ""
    original: str = ""
    picture: Picture | None = None
    language: str = ""

    @property
    def published(self) -> datetime | None:
        """When it was published; None where no reader would believe it."""
        stated = moment(self.date)
        return stated if FIRST_YEAR <= stated.year <= LAST_YEAR else None

    @property
    def changed(self) -> datetime:
        """When its words last changed; when it was published, if they never did."""
        first = self.published or datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
        return max(moment(self.updated), first) if self.updated else first


@dataclass(frozen=True, slots=True)
class Feed:
    """One document of a feed, with addresses for its own format.

    name: the lasting name of the feed; address: its own address (of an archive: that of the archive);
    link: the page that it goes with; author: who stands for items without an author; current: of an
    archive, the feed that subscribers read, "" of that feed itself; older, newer: the archives beside it
    (RFC 5005), "" for none; hub: who tells subscribers of news (WebSub), "" for nobody; style: the sheet
    for browsers.
    """

    name: str
    address: str
    title: str
    link: str
    description: str
    language: str
    author: str
    items: tuple[Item, ...]
    current: str = ""
    older: str = ""
    newer: str = ""
    hub: str = ""
    style: str = ""

    @property
    def changed(self) -> datetime | None:
        """When the newest word in it was written; None without any."""
        return max((item.changed for item in self.items), default=None)
