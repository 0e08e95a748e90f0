"""The feeds of a site as pages link to them."""

from digest.publish.feeds.catalog import Subscription, daily, everything, subscriptions
from digest.publish.feeds.values import ATOM, JSON, MEDIA_TYPES, RSS
from digest.publish.library import Library
from digest.publish.views import FeedLink

FORMATS = {RSS: "RSS", ATOM: "Atom", JSON: "JSON"}
"""What people call the formats."""


def feed_links(library: Library, one: Subscription) -> tuple[FeedLink, ...]:
    """A feed in each of its formats, RSS first."""
    return tuple(_link(library, one, file) for file in one.formats)


def _link(library: Library, one: Subscription, file: str) -> FeedLink:
    addresses, site = library.addresses, library.config.site
    title = one.title if one.kind == "everything" else f"{site.title}: {one.title}"
    named = title if file == RSS else f"{title} ({FORMATS[file]})"
    place = f"{one.place}{file}"
    return FeedLink(named, addresses.href(place), FORMATS[file], MEDIA_TYPES[file], addresses.absolute(place))


def links_by_page(library: Library) -> dict[str, tuple[FeedLink, ...]]:
    """The feeds that go with a page, by the path of the page."""
    return {one.page: feed_links(library, one) for one in subscriptions(library)}


def main_feeds(library: Library) -> tuple[FeedLink, ...]:
    """What feed readers find on the front page: all in RSS and Atom, then the editions; bytes count there."""
    every = (link for link in feed_links(library, everything(library)) if link.format != FORMATS[JSON])
    return (*every, feed_links(library, daily(library))[0])
