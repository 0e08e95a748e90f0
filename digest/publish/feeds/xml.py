"""Feeds as RSS 2.0 and Atom by feedgen: the same bytes from the same items, and each item made only once."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from digest.publish.feeds.mended import Namespaces, mended_atom, mended_rss
from digest.publish.feeds.values import ATOM, MEDIA_TYPES, RSS, Feed, Item

MINUTES_TO_LIVE = 60
PLAIN = re.compile(rb"^ *<(?:title|description|category|source|name|dc:creator)[ >].*$", re.MULTILINE)
DECLARATION = b"<?xml version='1.0' encoding='UTF-8'?>\n"


@dataclass(frozen=True)
class Format:
    """How feedgen writes a format: its file, what it makes of a feed and how that is put right.

    opens: how an item begins in the written document; ends: how the document does.
    """

    file: str
    made: Callable[[FeedGenerator], Any]
    mended: Callable[[Any, Feed, Sequence[Item]], None]
    opens: re.Pattern[bytes]
    ends: bytes


FORMATS = {
    RSS: Format(
        RSS,
        lambda generator: generator._create_rss()[0],  # noqa: SLF001 - the documented calls give only bytes
        mended_rss,
        re.compile(rb"^(?=    <item>)", re.MULTILINE),
        b"  </channel>\n</rss>\n",
    ),
    ATOM: Format(
        ATOM,
        lambda generator: generator._create_atom()[0],  # noqa: SLF001 - the same
        mended_atom,
        re.compile(rb"^(?=  <entry[ >])", re.MULTILINE),
        b"</feed>\n",
    ),
}


class XmlWriter:
    """Writes the feeds of one site in one format; an item that is in many of them is made once."""

    def __init__(self, file: str) -> None:
        """Begin with no item; ``file`` names the format."""
        self._format = FORMATS[file]
        self._items: dict[str, bytes] = {}

    def write(self, feed: Feed) -> bytes:
        """The bytes of a document."""
        fresh = [item for item in feed.items if item.name not in self._items]
        frame, *made = self._format.opens.split(self._document(feed, fresh).removesuffix(self._format.ends))
        self._items |= dict(zip((item.name for item in fresh), made, strict=True))
        return b"".join((frame, *(self._items[item.name] for item in feed.items), self._format.ends))

    def _document(self, feed: Feed, items: Sequence[Item]) -> bytes:
        """A feed that holds only ``items``, the others counted in its dates."""
        generator = _generator(feed, self._format.file)
        for item in items:
            generator.add_entry(_entry(item, self._format.file), order="append")
        tree = self._format.made(generator)
        self._format.mended(tree, feed, items)
        written: bytes = PLAIN.sub(_numbered, etree.tostring(tree, pretty_print=True, encoding="UTF-8"))
        sheet = f'<?xml-stylesheet type="text/css" href="{escape(feed.style)}"?>\n' if feed.style else ""
        return DECLARATION + sheet.encode() + written


def _numbered(line: re.Match[bytes]) -> bytes:
    """A line of plain text with what might be taken for markup as numbers, as the RSS Advisory Board's profile asks."""
    return line[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")


def _generator(feed: Feed, file: str) -> FeedGenerator:
    """A feed without items as feedgen has it: it takes the last link that it is told for the channel's."""
    generator = FeedGenerator()
    generator.load_extension("dc")
    generator.register_extension("more", Namespaces, None)
    generator.id(feed.name)
    generator.title(as_title(feed.title) if file == RSS else feed.title)
    generator.link(href=feed.address, rel="self", type=MEDIA_TYPES[file])
    generator.link(href=feed.link, rel="alternate", type="text/html")
    generator.description(as_title(feed.description) if file == RSS else feed.description)
    if feed.language:
        generator.language(feed.language)
    generator.author(name=feed.author)
    generator.generator("digest")
    generator.docs("https://www.rssboard.org/rss-specification")
    generator.ttl(MINUTES_TO_LIVE)
    return generator


def _entry(item: Item, file: str) -> FeedEntry:
    """An item as feedgen has it, with what it knows of."""
    entry = FeedEntry()
    entry.id(item.name)
    entry.link(href=item.link, rel="alternate", type="text/html")
    if item.published:
        entry.published(item.published)
    entry.updated(item.changed)
    if item.content:
        entry.content(item.content, type="CDATA")
    for label, page in item.topics:
        entry.category(term=label, label=label, **({"scheme": page} if page else {}))
    if file == RSS:
        _as_rss(entry, item)
    else:
        _as_atom(entry, item)
    return entry


def _as_rss(entry: FeedEntry, item: Item) -> None:
    entry.title(as_title(item.title))
    entry.description(escape(item.description, quote=False))
    if item.authors:
        entry.load_extension("dc")
        for author in item.authors:
            entry.dc.dc_creator(author)
    if item.picture and item.picture.enclosed:
        entry.enclosure(item.picture.url, str(item.picture.length), item.picture.type)


def _as_atom(entry: FeedEntry, item: Item) -> None:
    entry.title(item.title)
    entry.summary(item.description)
    for author in item.authors:
        entry.author(name=author)


def as_title(text: str) -> str:
    """A title as RSS wants it: some readers take it for markup, so what looks like it is escaped.

    Others show a title as it is; for their sake "AT&T" stays what it is.
    """
    return escape(text, quote=False) if "<" in text or unescape(text) != text else text
