"""What the templates of the front page and of editions are given."""

from dataclasses import dataclass

from digest.publish.views import Card, Day, Head, Link


@dataclass(frozen=True, slots=True)
class Section:
    """Stories of one topic inside an edition; ``title`` leads to the topic, if it has a page."""

    title: Link
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class EditionBrief:
    """An edition as the front page and its own page show it.

    ``top`` are its weightiest stories, ``sections`` the others by topic; ``stories``, ``articles``
    and ``sources`` are counts, ``minutes`` the time that its summaries take to read.
    """

    link: Link
    day: Day
    top: tuple[Card, ...]
    sections: tuple[Section, ...]
    stories: int
    articles: int
    sources: int
    minutes: int

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of them in the order of the page."""
        return (*self.top, *(card for section in self.sections for card in section.cards))


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier edition in short: its day, its weightiest stories, and how many ``more`` it has."""

    link: Link
    day: Day
    cards: tuple[Card, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Template ``index.html``: the latest edition, then earlier ones; finite."""

    head: Head
    latest: EditionBrief | None
    earlier: tuple[Earlier, ...]
    topics: tuple[Link, ...]
    archive: Link


@dataclass(frozen=True, slots=True)
class EditionPage:
    """Template ``edition.html``: one day, permanent; ``taken`` is the same in other formats, to take along."""

    head: Head
    edition: EditionBrief
    newer: Link | None = None
    older: Link | None = None
    taken: tuple[Link, ...] = ()
