"""Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from html import escape
from typing import Any

import msgspec

from digest.publish.feeds.values import Feed, Item

VERSION = "https://jsonfeed.org/version/1.1"


class JsonWriter:
    """Writes the feeds of one site; an item that is in many of them is made once."""

    def __init__(self) -> None:
        """Begin with no item."""
        self._items: dict[str, bytes] = {}

    def write(self, feed: Feed) -> bytes:
        """The bytes of a document, an item a line."""
        for item in feed.items:
            if item.name not in self._items:
                self._items[item.name] = _written(item)
        head = msgspec.json.encode(_head(feed)).replace(b"<", b"\\u003c").removesuffix(b"}")
        items = b",\n".join(self._items[item.name] for item in feed.items)
        return b"".join((head, b',"items":[\n', items, b"\n]}\n"))


def _written(item: Item) -> bytes:
    """An item; what others wrote holds no ``<``, so that nothing in the file is taken for their markup."""
    plain = msgspec.json.encode(_item(item)).replace(b"<", b"\\u003c").removesuffix(b"}")
    markup = msgspec.json.encode(item.content or escape(item.description))
    return b"".join((plain, b',"content_html":', markup, b"}"))


def _head(feed: Feed) -> dict[str, Any]:
    return {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.link,
        "feed_url": feed.address,
        "description": feed.description,
        **({"language": feed.language} if feed.language else {}),
        "authors": [{"name": feed.author}],
        **({"hubs": [{"type": "WebSub", "url": feed.hub}]} if feed.hub else {}),
    }


def _item(item: Item) -> dict[str, Any]:
    every = {
        "id": item.name,
        "url": item.link,
        "external_url": item.original,
        "title": item.title,
        "summary": item.description,
        "image": item.picture.url if item.picture else "",
        "date_published": item.published.isoformat() if item.published else "",
        "date_modified": item.changed.isoformat(),
        "authors": [{"name": name} for name in item.authors],
        "tags": [label for label, _ in item.topics],
        "language": item.language,
    }
    return {key: value for key, value in every.items() if value}
