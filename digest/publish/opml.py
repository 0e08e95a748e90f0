"""All feeds in one file that feed readers import: OPML 2.0."""

from collections.abc import Iterator, Sequence
from email.utils import format_datetime
from itertools import groupby
from typing import Any

from lxml import etree

from digest.publish.feeds.catalog import Subscription, subscriptions
from digest.publish.feeds.items import plain_text
from digest.publish.feeds.values import FIRST_YEAR, LAST_YEAR, RSS
from digest.publish.kinds import plural
from digest.publish.library import Library
from digest.text.dates import moment

OPML = "feeds.opml"
"""Where the file is in the site."""
ALONE = ("everything", "editions")
"""Kinds of which there is one feed, which needs no heading."""


def opml(library: Library) -> bytes:
    """The feeds of a site by kind, each with the address of its RSS and of its page, and each once.

    Its date is that of the newest article, because it follows from the content alone.

    Source: http://opml.org/spec2.opml, "Subscription lists".
    """
    root: Any = etree.Element("opml", version="2.0")
    head, body = etree.SubElement(root, "head"), etree.SubElement(root, "body")
    for name, text in _about(library):
        etree.SubElement(head, name).text = text
    for kind, feeds in groupby(_once(subscriptions(library)), key=lambda one: one.kind):
        inside = body if kind in ALONE else _group(body, _named(library, plural(library.words, kind)))
        for one in feeds:
            etree.SubElement(inside, "outline", _feed(library, one))
    data: bytes = etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True)
    return data


def _about(library: Library) -> Iterator[tuple[str, str]]:
    """What the head says."""
    site = library.config.site
    yield "title", plain_text(library.words.say("Feeds of %(site)s", site=site.title))
    dates = (moment(article.date) for article in library.articles)
    if newest := next((date for date in dates if FIRST_YEAR <= date.year <= LAST_YEAR), None):
        yield "dateModified", format_datetime(newest)
    yield "ownerName", plain_text(site.title)
    yield "ownerId", library.addresses.absolute("")


def _once(feeds: Sequence[Subscription]) -> list[Subscription]:
    """Those feeds that have another address than the ones before."""
    found: dict[str, Subscription] = {}
    for one in feeds:
        if RSS in one.formats:
            found.setdefault(one.place, one)
    return list(found.values())


def _named(library: Library, what: str) -> str:
    """What a feed or a group of them is called among those of other sites; the feed itself says the same."""
    site = library.config.site.title
    return plain_text(f"{site}: {what}" if what else site) or library.addresses.absolute("")


def _group(body: Any, title: str) -> Any:
    return etree.SubElement(body, "outline", {"text": title})


def _feed(library: Library, one: Subscription) -> dict[str, str]:
    """What is said of a feed."""
    absolute, title = library.addresses.absolute, _named(library, one.title if one.place else "")
    addresses = {"xmlUrl": absolute(f"{one.place}{RSS}"), "htmlUrl": absolute(one.page)}
    return {"text": title, "title": title, "type": "rss", **addresses}
