"""Feeds as RSS 2.0: the same bytes from the same items, and each item written only once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from feedgen.feed import FeedGenerator
from lxml import etree

MEDIA_TYPE = "application/rss+xml"
MINUTES_TO_LIVE = 60
OPENS, CLOSES, END = b"    <item>\n", b"    </item>\n", b"  </channel>\n"


@dataclass(frozen=True, slots=True)
class Item:
    """One article in a feed; ``guid`` follows from its identity alone.

    ``description`` is its key sentence, ``content`` all of its summary with links.
    """

    guid: str
    title: str
    link: str
    date: str
    description: str
    content: str
    authors: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """All that a feed prints."""

    address: str
    title: str
    link: str
    description: str
    language: str
    items: tuple[Item, ...]


def moment(iso: str) -> datetime:
    """An ISO day or moment as a time with zone; a day counts from midnight UTC."""
    parsed = datetime.fromisoformat(iso)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


class RssWriter:
    """Writes the feeds of one site; an item that is in many of them is made once."""

    def __init__(self) -> None:
        """Begin with no item."""
        self._items: dict[str, bytes] = {}

    def write(self, feed: Feed) -> bytes:
        """The bytes of a feed."""
        newest = max((item.date for item in feed.items), default="")
        frame = _document(feed, (), newest)
        place = frame.rindex(END)
        return b"".join((frame[:place], *map(self._item, feed.items), frame[place:]))

    def _item(self, item: Item) -> bytes:
        """An item as it stands in any feed of the site."""
        if item.guid not in self._items:
            whole = _document(Feed(item.link, item.guid, item.link, item.guid, "", ()), (item,), item.date)
            self._items[item.guid] = whole[whole.index(OPENS) : whole.rindex(CLOSES) + len(CLOSES)]
        return self._items[item.guid]


def _document(feed: Feed, items: Sequence[Item], newest: str) -> bytes:
    """A feed with ``items``, built when its ``newest`` item came.

    feedgen writes the current time where no date is given and takes the last link it was
    told as the channel's; so every date is given and the self link comes first.
    """
    generator = FeedGenerator()
    generator.load_extension("dc")
    generator.title(feed.title)
    generator.link(href=feed.address, rel="self", type=MEDIA_TYPE)
    generator.link(href=feed.link, rel="alternate")
    generator.description(feed.description)
    generator.language(feed.language)
    generator.generator("digest")
    generator.docs("https://www.rssboard.org/rss-specification")
    generator.ttl(MINUTES_TO_LIVE)
    for item in items:
        _add(generator, item)
    tree, _ = generator._create_rss()  # noqa: SLF001 - the documented calls give only bytes
    for entry, item in zip(tree.iter("item"), items, strict=True):
        entry.find("pubDate").text = format_datetime(moment(item.date))  # feedgen writes the year 1 in one digit
    built = tree.find("channel/lastBuildDate")
    if built is not None and newest:
        built.text = format_datetime(moment(newest))
    elif built is not None:
        tree.find("channel").remove(built)
    data: bytes = etree.tostring(tree, pretty_print=True, encoding="UTF-8", xml_declaration=True)
    return data


def _add(generator: FeedGenerator, item: Item) -> None:
    entry = generator.add_entry(order="append")
    entry.guid(item.guid, permalink=False)
    entry.title(item.title)
    entry.link(href=item.link)
    entry.description(item.description)
    if item.content:
        entry.content(item.content, type="CDATA")
    entry.pubDate(moment(item.date))
    for author in item.authors:
        entry.dc.dc_creator(author)
    for label, domain in item.topics:
        entry.category(term=label, label=label, **({"scheme": domain} if domain else {}))
