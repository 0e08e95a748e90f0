"""What the template of the archive is given: years of months of weeks of days."""

from dataclasses import dataclass

from digest.publish.views import Head, Link


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a month; one with an edition has an address, and its ``name`` says how many stories there are.

    ``text`` is empty where a week has days of another month.
    """

    text: str = ""
    href: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month and those of its weeks that have an edition; ``anchor`` is its place on the page."""

    anchor: str
    words: str
    weeks: tuple[tuple[CalendarDay, ...], ...]


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year and its months with editions, newest first."""

    words: str
    months: tuple[CalendarMonth, ...]


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """Template ``archive.html``: every edition by day, newest first.

    ``weekdays`` are short and full names in the order of the columns; ``years`` those shown here;
    ``closed`` lead to years with pages of their own, with how many editions they have; on such a
    page, whose ``title`` is the year, ``newer`` and ``older`` lead to the years beside it.
    """

    head: Head
    title: str
    about: str
    weekdays: tuple[tuple[str, str], ...]
    years: tuple[CalendarYear, ...]
    closed: tuple[tuple[Link, str], ...] = ()
    newer: Link | None = None
    older: Link | None = None
