"""What words, moments, addresses and markup must hold in any feed; each rule says what is wrong, or nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from babel import Locale
from lxml import etree

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""Moments before and after are mistakes to readers of feeds."""
LOST = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
    + "]"
)
"""Characters that XML, HTML or readers do not take, and the sign of one that was lost."""
URL = re.compile(
    r"https?://([a-z0-9._-]+)(:\d+)?(/[\w/:@!$&'()*+,;=~.%-]*)?(\?[\w/?:@!$&'()*+,;=~.%-]*)?(#\S*)?", re.ASCII
)
FRAGMENT = re.compile(r"[\w/?:@!$&'()*+,;=~.%-]*", re.ASCII)
TAG_URI = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:([A-Za-z0-9/_.:@!$&'()*+,;=~-]|%[0-9A-F]{2})+")
ENDS = re.compile(r"</\w+>")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
RFC_822 = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
MARKUP = {
    "a": {"href", "id"}, "p": {"lang", "dir"}, "img": {"src", "alt", "width", "height"}, "h2": set(), "h3": set(), "h4": set(),
    "ul": set(), "ol": set(), "li": set(), "em": set(), "strong": set(), "span": {"lang", "dir"}, "cite": set(),
    "blockquote": {"cite"}, "small": set(), "br": set(), "figure": set(), "figcaption": set(),
}  # fmt: skip
"""The elements that content may have, with their attributes; no others are needed, and none can do harm."""
VOID = re.compile(r"<(img|br)((?: [^<>]*)?)>")
MOST_BYTES, MOST_ITEMS = 500_000, 50
"""What a document of a feed has at most; archives may have more items."""


def lost_characters(what: str, text: str) -> Iterator[str]:
    """Characters that must not be there."""
    found = LOST.search(text)
    if found:
        yield f"{what} has the character U+{ord(found[0]):04X}"


def not_plain(what: str, text: str) -> Iterator[str]:
    """Text that shows nothing, or that a reader takes for markup."""
    if not text.strip():
        yield f"{what} is empty"
    if ENDS.search(text):
        yield f"{what} has markup: {text[:80]}"


def no_address(what: str, url: str) -> Iterator[str]:
    """Addresses that are not absolute, not on the web, or have characters that RSS does not take."""
    found = URL.fullmatch(url)
    if not found or not FRAGMENT.fullmatch((found[5] or "#")[1:]) or re.search(r"%(?![0-9A-Fa-f]{2})", url):
        yield f"{what} is no absolute address of the web: {url[:120]}"


def not_enclosed(what: str, url: str, media_type: str, length: str) -> Iterator[str]:
    """Enclosures that nobody but their own host can fetch, or without type and length."""
    yield from no_address(what, url)
    host = urlsplit(url).hostname or ""
    if "." not in host or "_" in host:
        yield f"{what} is on a host without a dot: {url}"
    if not MEDIA_TYPE.fullmatch(media_type):
        yield f"{what} has no media type: {media_type!r}"
    if not length.isdigit():
        yield f"{what} has no length: {length!r}"


def no_name(what: str, name: str) -> Iterator[str]:
    """Names of items and feeds that are not tag: URIs in their one canonical form."""
    if not TAG_URI.fullmatch(name) or re.search(r"%(25|2D|2E|5F|7E|3[0-9]|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])", name):
        yield f"{what} is no tag: URI: {name}"


def no_language(what: str, code: str) -> Iterator[str]:
    """Languages that readers do not know: their codes have two letters (ISO 639-1), or are that of an unknown one."""
    primary = code.partition("-")[0]
    if primary != "und" and (len(primary) != 2 or primary not in Locale("en").languages):
        yield f"{what} is no known language: {code!r}"


def no_rfc_822(what: str, text: str) -> Iterator[str]:
    """Moments that are not written as RSS asks: four digits in the year, the right day of the week."""
    moment = parsedate_to_datetime(text) if RFC_822.fullmatch(text) else None
    if moment is None or format_datetime(moment) != text:
        yield f"{what} is no moment of RFC 822: {text!r}"
    else:
        yield from _unbelievable(what, moment)


def no_rfc_3339(what: str, text: str) -> Iterator[str]:
    """Moments that are not written as Atom and JSON Feed ask."""
    try:
        moment = datetime.fromisoformat(text) if RFC_3339.fullmatch(text) else None
    except ValueError:
        moment = None
    if moment is None:
        yield f"{what} is no moment of RFC 3339: {text!r}"
    else:
        yield from _unbelievable(what, moment)


def _unbelievable(what: str, moment: datetime) -> Iterator[str]:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        yield f"{what} is no moment of our time: {moment.isoformat()}"


def bad_markup(what: str, content: str) -> Iterator[str]:
    """Content that is not our own small and well-formed HTML with absolute links."""
    yield from lost_characters(what, content)
    try:
        closed = VOID.sub(r"<\1\2/>", content)
        tree: Any = etree.fromstring(f"<div>{closed}</div>", etree.XMLParser(huge_tree=True))
        etree.fromstring(
            f"<html><body><div>{content}</div></body></html>", etree.HTMLParser(recover=False, huge_tree=True)
        )
    except etree.XMLSyntaxError as error:
        yield f"{what} is not well-formed: {error.msg}"
        return
    read = [*tree.itertext(), *(value for element in tree.iterdescendants() for value in element.values())]
    yield from lost_characters(what, "".join(read).replace("\ufffd", ""))  # what is written in numbers
    for element in tree.iterdescendants():
        if element.tag not in MARKUP:
            yield f"{what} has <{element.tag}>"
            continue
        yield from (
            f"{what} has {name}= at <{element.tag}>" for name in element.attrib if name not in MARKUP[element.tag]
        )
        for name in ("href", "src", "cite"):
            if name in element.attrib:
                yield from not_absolute(f"{name}= in {what}", element.get(name, ""))


def not_absolute(what: str, url: str) -> Iterator[str]:
    """Links in content that lead elsewhere than to the web, or differ with the place of the feed."""
    if not re.match(r"https?://[^/\s]+", url, re.IGNORECASE):
        yield f"{what} is no absolute address: {url[:120]}"


def twice(what: str, values: list[str]) -> Iterator[str]:
    """Values that must be of one alone."""
    yield from (f"{what} twice: {value}" for value, number in sorted(Counter(values).items()) if number > 1)


def not_newest_first(moments: list[datetime]) -> Iterator[str]:
    """Items in another order than the newest first."""
    if moments != sorted(moments, reverse=True):
        yield "not newest first"
