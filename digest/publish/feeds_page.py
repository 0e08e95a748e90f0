"""The pages that tell of the feeds: what one is, where each is, and all of a kind where there are many."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from digest.publish.addresses import TAG_FOLDERS
from digest.publish.feed_links import feed_links
from digest.publish.feed_views import FeedGroup, FeedsPage, ListedFeed, MainFeed
from digest.publish.feeds.catalog import Subscription, subscriptions
from digest.publish.kinds import plural
from digest.publish.library import Library
from digest.publish.opml import OPML
from digest.publish.planned import Planned, crumbs, planned
from digest.publish.views import Head, Link

HOME = "feeds/"
FOLDERS = {"topic": TAG_FOLDERS["topic"], "source": "sources", **TAG_FOLDERS}
"""The kinds in the order of the page, and where the page of each is that has one."""
MOST = 48
"""How many feeds of a kind the page names; of more, half as many, those with most items, and a page of all."""


def feeds_pages(library: Library) -> Iterator[Planned]:
    """The page of the feeds, and one for each kind of which there are too many for it."""
    every = subscriptions(library)
    kinds = {kind: [one for one in every if one.kind == kind] for kind in FOLDERS}
    yield planned("feeds", _all_kinds(library, every, {kind: of for kind, of in kinds.items() if of}))
    for kind, of in kinds.items():
        if len(of) > MOST:
            yield planned("feeds", _one_kind(library, kind, of))


def _all_kinds(library: Library, every: Sequence[Subscription], kinds: dict[str, list[Subscription]]) -> FeedsPage:
    words, addresses, title = library.words, library.addresses, library.words.say("Feeds")
    about = words.say("How to be told of what is new here, in a feed reader of your choice.")
    main = tuple(_main(library, one) for one in every if one.kind not in FOLDERS)
    head = Head(
        HOME,
        title,
        addresses.absolute(HOME),
        about,
        crumbs(library, last=title),
        tuple(link for one in main for link in one.formats),
    )
    groups = tuple(_group(library, kind, of) for kind, of in kinds.items())
    return FeedsPage(head, title, about, main, groups, Link(addresses.absolute(OPML), addresses.href(OPML)), len(every))


def _main(library: Library, one: Subscription) -> MainFeed:
    words = library.words
    if one.kind == "everything":
        return MainFeed(words.say("Everything"), words.say("Each article as it comes in."), feed_links(library, one))
    about = words.say(
        "One item a day with the whole digest, once the day is over; "
        "good for mail services that turn feeds into e-mail."
    )
    return MainFeed(one.title, about, feed_links(library, one))


def _group(library: Library, kind: str, of: Sequence[Subscription]) -> FeedGroup:
    """The feeds of a kind, or the largest ones and the way to all."""
    title = plural(library.words, kind)
    if len(of) <= MOST:
        return FeedGroup(title, _listed(library, of))
    largest = {one.place for one in sorted(of, key=lambda one: -one.items)[: MOST // 2]}
    more = library.words.count("All %(num)s feed", "All %(num)s feeds", len(of))
    shown = [one for one in of if one.place in largest]
    return FeedGroup(title, _listed(library, shown), Link(more, library.addresses.href(_path(kind))))


def _listed(library: Library, feeds: Sequence[Subscription], most: int | None = None) -> tuple[ListedFeed, ...]:
    """Feeds by name, each in as many formats as wanted."""
    return tuple(ListedFeed(one.title, feed_links(library, one)[:most]) for one in feeds)


def _path(kind: str) -> str:
    return f"{HOME}{FOLDERS[kind]}/"


def _one_kind(library: Library, kind: str, of: Sequence[Subscription]) -> FeedsPage:
    """All feeds of a kind by letters, in RSS alone so that the page stays light; their own pages have the rest."""
    words, path = library.words, _path(kind)
    title = words.say("Feeds: %(kind)s", kind=plural(words, kind))
    about = words.count("%(num)s feed in RSS.", "%(num)s feeds in RSS.", len(of))
    if len(of[0].formats) > 1:
        about = f"{about} {words.say('The page of each has its feed as Atom and JSON as well.')}"
    way = crumbs(library, Link(words.say("Feeds"), library.addresses.href(HOME)), last=plural(words, kind))
    letters = groupby(of, key=lambda one: one.title[:1].upper())
    groups = tuple(FeedGroup(letter, _listed(library, list(feeds), most=1)) for letter, feeds in letters)
    return FeedsPage(Head(path, title, library.addresses.absolute(path), about, way), title, about, (), groups)
