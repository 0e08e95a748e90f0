"""The rules of RSS 2.0, its best practices, and what the W3C's feed validator makes of them."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from feed_document_rules import (
    ARCHIVE,
    LINK,
    THUMBNAIL,
    USUAL,
    XML_RULES,
    Document,
    Rule,
    counted,
    items_of,
    plain_element,
)
from feed_text_rules import (
    bad_markup,
    no_address,
    no_language,
    no_name,
    no_rfc_822,
    not_enclosed,
    not_newest_first,
    twice,
)
from lxml import etree

CREATOR, CONTENT = f"{{{USUAL['dc']}}}creator", f"{{{USUAL['content']}}}encoded"
ONCE_IN_ITEM = ("title", "link", "description", "guid")
AT_MOST_ONCE_IN_ITEM = ("pubDate", CONTENT, "source", "enclosure")
ONCE_IN_CHANNEL = ("title", "link", "description")
AT_MOST_ONCE_IN_CHANNEL = (
    "language",
    "generator",
    "docs",
    "ttl",
    "lastBuildDate",
    "pubDate",
    "image",
    "copyright",
    ARCHIVE,
)
IN_IMAGE = ("url", "title", "link")
IN_ITEM = {*ONCE_IN_ITEM, *AT_MOST_ONCE_IN_ITEM, "category", CREATOR, THUMBNAIL}
IN_CHANNEL = {*ONCE_IN_CHANNEL, *AT_MOST_ONCE_IN_CHANNEL, "category", "item", LINK}


def channel(document: Document) -> Iterator[str]:
    """The channel: what it must have, what it may have, all of that before the first item."""
    found = document.root.find("channel")
    if document.root.tag != "rss" or document.root.get("version") != "2.0" or found is None:
        yield "no RSS 2.0"
        return
    yield from counted("RSS", document.root, ("channel",), (), {"channel"})
    yield from counted("the channel", found, ONCE_IN_CHANNEL, AT_MOST_ONCE_IN_CHANNEL, IN_CHANNEL)
    tags = [child.tag for child in found.iterchildren(etree.Element)]
    if "item" in tags and set(tags[tags.index("item") :]) != {"item"}:
        yield "something of the channel after an item"
    for tag in ("title", "description", "copyright", "generator"):
        for element in found.findall(tag):
            yield from plain_element(document, element)
    for tag in ("link", "docs"):
        yield from no_address(f"<{tag}> of the channel", found.findtext(tag) or "https://a.example/")
    for code in found.findall("language"):
        yield from no_language("the language", code.text or "")
    if not re.fullmatch(r"[1-9]\d*", found.findtext("ttl", "1")):
        yield "ttl is no positive number"


def channel_image(document: Document) -> Iterator[str]:
    """The image of a channel: it says and leads to the same as the channel."""
    for image in document.root.iterfind("channel/image"):
        yield from counted("the image", image, IN_IMAGE, (), set(IN_IMAGE))
        for tag in ("title", "link"):
            if image.findtext(tag) != document.root.findtext(f"channel/{tag}"):
                yield f"another {tag} of the image than of the channel"
        if not re.search(r"\.(png|jpe?g|gif)$", image.findtext("url", "")):
            yield "an image of another kind than PNG, JPEG or GIF"
        yield from no_address("the image", image.findtext("url", ""))


def rss_dates(document: Document) -> Iterator[str]:
    """Moments of RSS: as RFC 822 has them, newest first, and nothing newer than the feed."""
    found = document.root.findall("channel/item/pubDate")
    built = document.root.findall("channel/lastBuildDate")
    faults = [fault for one in (*found, *built) for fault in no_rfc_822(one.tag, one.text or "")]
    yield from faults
    if faults:
        return
    moments = [parsedate_to_datetime(one.text) for one in found]
    yield from not_newest_first(moments)
    if moments and (not built or parsedate_to_datetime(built[0].text) < max(moments)):
        yield "not built when its newest item came"


def items(document: Document) -> Iterator[str]:
    """Items: what they must have and may have, each once."""
    for item in items_of(document):
        yield from counted("an item", item, ONCE_IN_ITEM, AT_MOST_ONCE_IN_ITEM, IN_ITEM)
        tags = [child.tag for child in item]
        if CONTENT in tags and "description" in tags[tags.index(CONTENT) :]:
            yield "content before the description"
        for tag in ("title", "category", "source", CREATOR):
            for element in item.findall(tag):
                yield from plain_element(document, element)
        yield from no_address("<link> of an item", item.findtext("link", ""))
        for category in item.findall("category"):
            if category.get("domain") is not None:
                yield from no_address("the domain of a category", category.get("domain"))


def guids(document: Document) -> Iterator[str]:
    """Names of items: tag: URIs that are no links, and of one item alone."""
    found = [guid for item in items_of(document) for guid in item.findall("guid")]
    for guid in found:
        yield from no_name("a guid", guid.text or "")
        if guid.get("isPermaLink") != "false":
            yield f"the guid {guid.text} is said to be a link"
    yield from twice("a guid", [guid.text or "" for guid in found])
    yield from twice("the link of an item", [item.findtext("link", "") for item in items_of(document)])


def rss_content(document: Document) -> Iterator[str]:
    """What items say: descriptions are escaped plain text, content is our own markup."""
    for item in items_of(document):
        for description in item.findall("description"):
            yield from (f"<{tag}> in a description" for tag in re.findall(r"<(/?\w*)", description.text or ""))
            yield from bad_markup("a description", description.text or "")
            if not (description.text or "").strip():
                yield "a description is empty"
        for content in item.findall(CONTENT):
            yield from bad_markup("the content", content.text or "")
            if not (content.text or "").strip():
                yield "the content is empty"


def attached(document: Document) -> Iterator[str]:
    """What items bring with them: enclosures, thumbnails, their originals."""
    for item in items_of(document):
        for one in item.findall("enclosure"):
            yield from not_enclosed("an enclosure", one.get("url", ""), one.get("type", ""), one.get("length", ""))
        for one in item.findall("source"):
            yield from no_address("the address of a source", one.get("url", ""))
        for one in item.findall(THUMBNAIL):
            yield from no_address("a thumbnail", one.get("url", ""))


RSS_RULES: tuple[Rule, ...] = (
    *XML_RULES, channel, channel_image, rss_dates, items, guids, rss_content, attached,
)  # fmt: skip
