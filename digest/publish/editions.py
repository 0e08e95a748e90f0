"""The front page and the permanent page of each edition: the stories by weight, then by topic."""

from collections.abc import Iterator

from digest.model import Edition
from digest.publish.addresses import edition_path, topic_path
from digest.publish.archive import Shelves
from digest.publish.edition_views import Earlier, EditionBrief, EditionPage, FrontPage, Section
from digest.publish.feed_links import feed_links, main_feeds
from digest.publish.feeds.catalog import daily
from digest.publish.library import Library
from digest.publish.planned import Planned, crumbs, planned
from digest.publish.views import Card, Head, Link
from digest.text.words import reading_minutes

MOST_TOP, LEAST_TOP = 9, 6
"""An edition up to the first is shown whole by weight; of a larger one that many come before the topics."""
MOST_TOPICS = 8
"""How many topics the front page names: those of most articles."""
LEAST_EARLIER = 3
"""How many stories of earlier editions the front page names, however many the latest one has."""
LEAST_SECTION = 2
"""How many stories a topic needs for a section of its own."""


def front_page(library: Library) -> Planned:
    """The latest edition and, where there is room for it, earlier ones."""
    site, addresses = library.config.site, library.addresses
    latest, earlier = library.editions[:1], []
    left = max(site.front_stories - sum(len(edition.stories) for edition in latest), LEAST_EARLIER)
    for edition in library.editions[1:]:
        cards = _cards(library, edition)[:left]
        left -= len(cards)
        if not cards:
            break
        more = len(edition.stories) - len(cards)
        earlier.append(Earlier(_link(library, edition), library.words.day(edition.date), cards, more))
    head = Head("", site.title, addresses.absolute(""), site.description, feeds=main_feeds(library))
    told = library.by_topic
    most = sorted(told, key=lambda name: (-len(told[name]), name))[:MOST_TOPICS]
    topics = [Link(library.labels["topic", name].text, addresses.href(topic_path(name))) for name in most]
    every = [Link(library.words.say("All topics"), addresses.href("topics/"))] if len(most) < len(told) else []
    view = FrontPage(
        head,
        brief(library, latest[0]) if latest else None,
        tuple(earlier),
        (*sorted(topics, key=lambda link: link.text), *every),
        Link(library.words.say("Archive"), addresses.href("archive/")),
    )
    return planned("index", view)


def edition_pages(library: Library) -> Iterator[Planned]:
    """The page of each edition, newest first."""
    words, addresses = library.words, library.addresses
    links = [_link(library, edition) for edition in library.editions]
    feeds = feed_links(library, daily(library))
    archive, shelves = Link(words.say("Archive"), addresses.href("archive/")), Shelves(library)
    for number, edition in enumerate(library.editions):
        path, day = edition_path(edition.date), links[number].text
        head = Head(
            path,
            words.say("Edition of %(day)s", day=day),
            addresses.absolute(path),
            words.say("%(site)s: what was reported on %(day)s.", site=library.config.site.title, day=day),
            crumbs(library, archive, shelves.month(edition.date), last=day),
            feeds,
        )
        newer = links[number - 1] if number else None
        older = links[number + 1] if number + 1 < len(links) else None
        yield planned("edition", EditionPage(head, brief(library, edition), newer, older, _taken_along(library, path)))


def _taken_along(library: Library, path: str) -> tuple[Link, ...]:
    """What plugins made of an edition for readers to take along: its files beside the page, but none in folders."""
    found = []
    for file in sorted(file for file in library.files if file.startswith(path)):
        name = file.removeprefix(path)
        if "/" in name:  # images of another file, say
            continue
        if name == "newsletter.html":
            found.append(Link(library.words.say("Newsletter"), library.addresses.href(file)))
        elif name.endswith(".epub"):
            found.append(Link(library.words.say("E-book"), library.addresses.href(file)))
        elif not name.startswith("newsletter."):  # the other parts of one
            found.append(Link(name, library.addresses.href(file)))
    return tuple(found)


def _link(library: Library, edition: Edition) -> Link:
    return Link(library.words.day(edition.date).words, library.addresses.href(edition_path(edition.date)))


def _cards(library: Library, edition: Edition) -> tuple[Card, ...]:
    return tuple(library.card(story) for story in edition.stories)


def brief(library: Library, edition: Edition) -> EditionBrief:
    """An edition as the front page and its own page show it."""
    cards = _cards(library, edition)
    top = len(cards) if len(cards) <= MOST_TOP else LEAST_TOP
    return EditionBrief(
        _link(library, edition),
        library.words.full_day(edition.date),
        cards[:top],
        sections(cards[top:], library.words.say("In other news")),
        len(cards),
        sum(len(story.articles) for story in edition.stories),
        len({source for story in edition.stories for source in story.sources}),
        _minutes(edition),
    )


def sections(cards: tuple[Card, ...], others: str) -> tuple[Section, ...]:
    """The cards by the first topic of each, in the order of the weightiest; what stands alone comes last.

    others: the title of the last section.
    """
    by_topic: dict[Link, list[Card]] = {}
    for card in cards:
        topic = Link(card.topics[0].text, card.topics[0].href) if card.topics else Link(others)
        by_topic.setdefault(topic, []).append(card)
    alone = {topic for topic, found in by_topic.items() if len(found) < LEAST_SECTION or topic.text == others}
    left = {card.href for topic in alone for card in by_topic[topic]}
    rest = tuple(card for card in cards if card.href in left)
    named = [Section(topic, tuple(found)) for topic, found in by_topic.items() if topic not in alone]
    return (*named, *((Section(Link(others), rest),) if rest else ()))


def _minutes(edition: Edition) -> int:
    """How long the summaries of an edition take to read."""
    notes = [note.text for story in edition.stories for note in story.summary or story.articles[0].summary]
    titles = [story.title for story in edition.stories]
    return reading_minutes((*notes, *titles))
