"""What feedgen leaves out or gets wrong, put right in its lxml trees.

Its RSS drops links to hubs and archives; its Atom forgets what the links of entries are for, and knows no
``source`` with an id and no type for content as it is; both take the clock's time where no date was given.
The trees of its Atom have no namespaces, only what looks like one, so tags are plain.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape
from typing import Any
from urllib.parse import urljoin

from feedgen.ext.base import BaseExtension
from lxml import etree

from digest.publish.feeds.values import ATOM, MEDIA_TYPES, RSS, Feed, Item
from digest.text.slugs import short_hash

ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
MEDIA = "http://search.yahoo.com/mrss/"
HISTORY = "http://purl.org/syndication/history/1.0"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
UNDATED = "1990-01-01T00:00:00+00:00"
"""What an Atom feed without items says, which must say something."""


class Namespaces(BaseExtension):  # type: ignore[misc]
    """Tells feedgen of the namespaces that are used here."""

    def extend_ns(self) -> dict[str, str]:
        """Their prefixes and names."""
        return {"media": MEDIA, "fh": HISTORY}


def mended_rss(tree: Any, feed: Feed, items: Sequence[Item]) -> None:
    """Put right an RSS tree that holds some items of a feed."""
    channel = tree.find("channel")
    for entry, item in zip(channel.iterfind("item"), items, strict=True):
        _mended_item(entry, item)
    own = channel.find(ATOM_LINK)
    for place, (relation, address) in enumerate(_relations(feed), channel.index(own) + 1):
        channel.insert(place, _link(ATOM_LINK, relation, address, RSS))
    if feed.current:
        channel.insert(channel.index(own), etree.Element(f"{{{HISTORY}}}archive"))
    built = channel.find("lastBuildDate")
    if feed.changed:
        built.text = format_datetime(feed.changed)
    else:
        channel.remove(built)


def _links(item: Item) -> Iterator[dict[str, str]]:
    """The links of an Atom entry; feedgen forgets what they are for."""
    yield {"rel": "alternate", "type": "text/html", "href": item.link}
    if item.original:
        yield {"rel": "via", "href": item.original}
    if (picture := item.picture) and picture.enclosed:
        yield {"rel": "enclosure", "type": picture.type, "length": str(picture.length), "href": picture.url}


def _apart(item: Item) -> datetime:
    """When an item changed, told apart from others of the same second: no two entries may have changed at once."""
    whole = item.changed
    return whole if whole.microsecond else whole.replace(microsecond=int(short_hash(item.name, 8), 16) % 999_999 + 1)


def _mended_text(element: Any) -> None:
    """Text that a reader might take for markup is said to be markup, and escaped."""
    if "<" in element.text or "&" in element.text:
        element.set("type", "html")
        element.text = escape(element.text, quote=False)


def mended_atom(tree: Any, feed: Feed, items: Sequence[Item]) -> None:
    """Put right an Atom tree that holds some items of a feed."""
    _mended_text(tree.find("title"))
    _mended_text(tree.find("subtitle"))
    for entry, item in zip(tree.iterfind("entry"), items, strict=True):
        _mended_entry(entry, item, feed.language)
    own = tree.find("link")
    for place, (relation, address) in enumerate(_relations(feed), tree.index(own) + 1):
        tree.insert(place, _link("link", relation, address, ATOM))
    if feed.current:
        tree.insert(tree.index(own), etree.Element(f"{{{HISTORY}}}archive"))
    newest = max(map(_apart, feed.items), default=None)
    tree.find("updated").text = newest.isoformat() if newest else UNDATED


def _relations(feed: Feed) -> list[tuple[str, str]]:
    """The links of a document beside those to itself and its page, as far as there are any."""
    every = ("hub", feed.hub), ("current", feed.current), ("prev-archive", feed.older), ("next-archive", feed.newer)
    return [(relation, address) for relation, address in every if address]


def _link(tag: str, relation: str, address: str, of: str) -> Any:
    media_type = {} if relation == "hub" else {"type": MEDIA_TYPES[of]}
    return etree.Element(tag, {"href": address, "rel": relation, **media_type})


def _mended_item(entry: Any, item: Item) -> None:
    if item.published:
        entry.find("pubDate").text = format_datetime(item.published)
    if item.original and item.source:
        etree.SubElement(entry, "source", {"url": item.original}).text = item.source
    if item.picture:
        etree.SubElement(entry, f"{{{MEDIA}}}thumbnail", {"url": item.picture.url})


def _mended_entry(entry: Any, item: Item, language: str) -> None:
    if item.language and item.language != language:
        entry.set(XML_LANGUAGE, item.language)
    content = entry.find("content")
    if content is not None:
        content.set("type", "html")
    for tag in ("title", "summary"):
        _mended_text(entry.find(tag))
    updated = entry.find("updated")
    updated.text = _apart(item).isoformat()
    for link in entry.findall("link"):
        entry.remove(link)
    for place, attributes in enumerate(_links(item), entry.index(updated) + 1):
        entry.insert(place, etree.Element("link", attributes))
    if item.source and item.original:
        home = urljoin(item.original, "/")
        source = etree.SubElement(entry, "source")
        etree.SubElement(source, "id").text = home
        etree.SubElement(source, "title").text = item.source
        etree.SubElement(source, "updated").text = item.changed.isoformat()
        etree.SubElement(source, "link", {"rel": "alternate", "href": home})
    if item.picture:
        etree.SubElement(entry, f"{{{MEDIA}}}thumbnail", {"url": item.picture.url})
