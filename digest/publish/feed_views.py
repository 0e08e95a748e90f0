"""What the template of the page about feeds is given."""

from dataclasses import dataclass

from digest.publish.views import FeedLink, Head, Link


@dataclass(frozen=True, slots=True)
class MainFeed:
    """A feed that is shown with its whole addresses, to be copied."""

    title: str
    about: str
    formats: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True)
class ListedFeed:
    """A feed in a list: what it is about, and where it is in each format."""

    title: str
    formats: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """Feeds of one kind, or of one letter; ``more`` leads to all of a kind where these are but the largest."""

    title: str
    feeds: tuple[ListedFeed, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class FeedsPage:
    """Template ``feeds.html``: the feeds of the site, or all of one kind.

    ``main`` are those of everything and of the editions, ``all_feeds`` leads to the OPML file and has its
    absolute address as text; on the page of one kind there is neither, and ``groups`` are its letters.
    ``number`` is that of all feeds.
    """

    head: Head
    title: str
    about: str
    main: tuple[MainFeed, ...]
    groups: tuple[FeedGroup, ...]
    all_feeds: Link | None = None
    number: int = 0
