"""The rules of JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from feed_text_rules import (
    MEDIA_TYPE,
    MOST_BYTES,
    MOST_ITEMS,
    bad_markup,
    lost_characters,
    no_address,
    no_language,
    no_name,
    no_rfc_3339,
    not_newest_first,
    twice,
)

VERSION = "https://jsonfeed.org/version/1.1"
TYPES: dict[str, dict[str, type]] = {
    "the feed": {
        "version": str, "title": str, "items": list, "home_page_url": str, "feed_url": str, "description": str, "user_comment": str,
        "next_url": str, "icon": str, "favicon": str, "authors": list, "language": str, "expired": bool, "hubs": list,
    },
    "an item": {
        "id": str, "url": str, "external_url": str, "title": str, "content_html": str, "content_text": str, "summary": str,
        "image": str, "banner_image": str, "date_published": str, "date_modified": str, "authors": list, "tags": list,
        "language": str, "attachments": list,
    },
    "an author": {"name": str, "url": str, "avatar": str},
    "a hub": {"type": str, "url": str},
    "an attachment": {"url": str, "mime_type": str, "title": str, "size_in_bytes": int, "duration_in_seconds": int},
}  # fmt: skip
"""What each part may have; names that begin with "_" are extensions."""
REQUIRED = {
    "the feed": {"version", "title", "items"}, "an item": {"id"}, "an author": {"name"}, "a hub": {"type", "url"},
    "an attachment": {"url", "mime_type"},
}  # fmt: skip
URLS = (
    "home_page_url",
    "feed_url",
    "next_url",
    "icon",
    "favicon",
    "url",
    "external_url",
    "image",
    "banner_image",
    "avatar",
)


def json_feed_faults(address: str, data: bytes) -> list[str]:
    """What is wrong in a document of JSON Feed 1.1."""
    try:
        feed = json.loads(data.decode(), object_pairs_hook=_once)
    except ValueError as error:
        return [f"no JSON: {error}"]
    wrong = list(mistyped(feed))
    return wrong or [fault for rule in JSON_RULES for fault in rule(address, data, feed)]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        message = f"a name twice among {names}"
        raise ValueError(message)
    return dict(pairs)


def mistyped(feed: object) -> Iterator[str]:
    """Parts that are missing, unknown, empty, or of another type than they must be."""
    wrong = list(_part("the feed", feed))
    if wrong or not isinstance(feed, dict):
        yield from wrong
        return
    for hub in feed.get("hubs", []):
        yield from _part("a hub", hub)
    for item in feed["items"]:
        found = list(_part("an item", item))
        yield from found
        for attachment in [] if found else item.get("attachments", []):
            yield from _part("an attachment", attachment)
    for holder in (feed, *(item for item in feed["items"] if isinstance(item, dict))):
        authors = holder.get("authors")
        for author in authors if isinstance(authors, list) else []:
            yield from _part("an author", author)


def _part(what: str, part: object) -> Iterator[str]:
    if not isinstance(part, dict):
        yield f"{what} is no object"
        return
    yield from (f"{what} has no {name}" for name in sorted(REQUIRED[what] - set(part)))
    for name, value in part.items():
        kind = TYPES[what].get(name)
        if kind is None and not name.startswith("_"):
            yield f"{what} has {name}"
        elif kind and (not isinstance(value, kind) or isinstance(value, bool) != (kind is bool)):
            yield f"{name} of {what} is no {kind.__name__}"
        elif kind in (str, list) and not value and name != "items":
            yield f"{name} of {what} is empty"


def json_head(address: str, data: bytes, feed: dict[str, Any]) -> Iterator[str]:
    """The feed: its version, its own address, its size."""
    if feed["version"] != VERSION:
        yield f"the version {feed['version']}"
    if feed.get("feed_url") != address:
        yield f"feed_url is {feed.get('feed_url')}"
    if feed.get("next_url") == address:
        yield "the feed goes on with itself"
    if len(data) > MOST_BYTES:
        yield f"{len(data)} bytes"
    if len(feed["items"]) > MOST_ITEMS:
        yield f"{len(feed['items'])} items"


def json_characters(_: str, data: bytes, feed: dict[str, Any]) -> Iterator[str]:
    """Characters: all as they are in UTF-8, none that readers cannot show."""
    del data
    for holder in _holders(feed):
        for name, value in holder.items():
            if isinstance(value, str):
                yield from lost_characters(name, value)


def json_addresses(_: str, data: bytes, feed: dict[str, Any]) -> Iterator[str]:
    """Addresses: absolute."""
    del data
    for holder in _holders(feed):
        for name in URLS:
            if name in holder:
                yield from no_address(name, holder[name])


def json_names(_: str, data: bytes, feed: dict[str, Any]) -> Iterator[str]:
    """Names of items: the same tag: URIs as in other formats, each of one alone."""
    del data
    for item in feed["items"]:
        yield from no_name("an id", item["id"])
    yield from twice("an id", [item["id"] for item in feed["items"]])
    yield from twice("the url of an item", [item.get("url", "") for item in feed["items"]])


def json_dates(_: str, data: bytes, feed: dict[str, Any]) -> Iterator[str]:
    """Moments: as RFC 3339 has them, newest first."""
    del data
    moments = [
        (name, item[name]) for item in feed["items"] for name in ("date_published", "date_modified") if name in item
    ]
    wrong = [fault for name, moment in moments for fault in no_rfc_3339(name, moment)]
    yield from wrong
    if not wrong:
        yield from not_newest_first(
            [datetime.fromisoformat(value) for name, value in moments if name == "date_published"]
        )


def json_words(_: str, data: bytes, feed: dict[str, Any]) -> Iterator[str]:
    """Words: content in our own markup, in a known language, with tags that are words."""
    del data
    for item in feed["items"]:
        if "content_html" not in item and "content_text" not in item:
            yield "an item without content"
        yield from bad_markup("content_html", item.get("content_html", ""))
        yield from twice("a tag", list(map(str, item.get("tags", []))))
        yield from (f"the tag {tag!r}" for tag in item.get("tags", []) if not isinstance(tag, str) or not tag.strip())
    for holder in (feed, *feed["items"]):
        if "language" in holder:
            yield from no_language("language", holder["language"])


def json_attachments(_: str, data: bytes, feed: dict[str, Any]) -> Iterator[str]:
    """Attachments: with their media type."""
    del data
    for item in feed["items"]:
        for attachment in item.get("attachments", []):
            if not MEDIA_TYPE.fullmatch(attachment["mime_type"]):
                yield f"an attachment of the type {attachment['mime_type']}"


def _holders(feed: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every object in a feed."""
    yield feed
    yield from feed.get("hubs", [])
    yield from feed.get("authors", [])
    for item in feed["items"]:
        yield item
        yield from item.get("authors", [])
        yield from item.get("attachments", [])


JSON_RULES: tuple[Callable[[str, bytes, dict[str, Any]], Iterator[str]], ...] = (
    json_head, json_characters, json_addresses, json_names, json_dates, json_words, json_attachments,
)  # fmt: skip
