"""The archive: a small calendar for each month, the newest first.

The newest year is on the page of the archive itself, and older ones as long as they hold few
editions together. Each of the others has a page of its own, which stays as it is once its year
and the one after it are over.
"""

import calendar
from collections.abc import Iterator, Sequence
from itertools import groupby

from digest.model import Edition
from digest.publish.addresses import edition_path
from digest.publish.archive_views import ArchivePage, CalendarDay, CalendarMonth, CalendarYear
from digest.publish.library import Library
from digest.publish.planned import Planned, crumbs, planned
from digest.publish.views import Head, Link

HOME = "archive/"
MOST_OPEN = 100
"""How many editions the years beside the newest may have to be on the page of the archive."""


class Shelves:
    """Where the archive shows each year, newest first."""

    def __init__(self, library: Library) -> None:
        """Put the editions of a library on pages."""
        self.library = library
        newest_first = sorted(library.editions, key=lambda edition: edition.date, reverse=True)
        self.years = {year: tuple(found) for year, found in groupby(newest_first, key=lambda e: e.date[:4])}
        self.paths: dict[str, str] = {}
        total = 0
        for number, (year, editions) in enumerate(self.years.items()):
            total += len(editions) if number else 0
            self.paths[year] = HOME if total <= MOST_OPEN else f"{HOME}{year}/"

    def month(self, date: str) -> Link:
        """Where the month of an edition is in the archive."""
        href = self.library.addresses.href(f"{self.paths[date[:4]]}#{_anchor(date)}")
        return Link(self.library.words.month(date), href)

    def year(self, year: str) -> Link:
        """The page of a year."""
        return Link(self.library.words.year(year), self.library.addresses.href(self.paths[year]))


def archive_pages(library: Library) -> Iterator[Planned]:
    """The archive and the pages of its older years."""
    shelves, words = Shelves(library), library.words
    closed = [year for year, path in shelves.paths.items() if path != HOME]
    shown = tuple(_year(library, year) for name, year in shelves.years.items() if name not in closed)
    links = tuple((shelves.year(year), _count(library, shelves.years[year])) for year in closed)
    title, about = words.say("Archive"), words.say("Every edition, newest first.")
    head = Head(HOME, title, library.addresses.absolute(HOME), about, crumbs(library, last=title))
    yield planned("archive", ArchivePage(head, title, about, words.weekdays, shown, links))
    for year in closed:
        yield planned("archive", _closed(shelves, year))


def _closed(shelves: Shelves, year: str) -> ArchivePage:
    """The page of an older year."""
    library, words, path = shelves.library, shelves.library.words, shelves.paths[year]
    years = list(shelves.years)
    place = years.index(year)
    home = Link(words.say("Archive"), library.addresses.href(HOME))
    title = words.say("Archive of %(year)s", year=words.year(year))
    about = _count(library, shelves.years[year])
    way = crumbs(library, home, last=words.year(year))
    head = Head(path, title, library.addresses.absolute(path), words.say("Every edition, newest first."), way)
    months = (_year(library, shelves.years[year]),)
    newer = shelves.year(years[place - 1])
    older = shelves.year(years[place + 1]) if place + 1 < len(years) else None
    return ArchivePage(head, words.year(year), about, words.weekdays, months, newer=newer, older=older)


def _count(library: Library, editions: Sequence[Edition]) -> str:
    return library.words.count("%(num)s edition", "%(num)s editions", len(editions))


def _year(library: Library, editions: Sequence[Edition]) -> CalendarYear:
    """A year by its editions, newest first."""
    months = groupby(editions, key=lambda edition: edition.date[:7])
    found = tuple(_month(library, month, {int(e.date[8:10]): e for e in of}) for month, of in months)
    return CalendarYear(library.words.year(editions[0].date), found)


def _month(library: Library, month: str, editions: dict[int, Edition]) -> CalendarMonth:
    """A month by its editions of each day; weeks without any are left out."""
    words = library.words
    weeks = calendar.Calendar(words.first_weekday).monthdayscalendar(int(month[:4]), int(month[5:7]))
    told = (week for week in weeks if editions.keys() & set(week))
    days = tuple(tuple(_day(library, number, editions.get(number)) for number in week) for week in told)
    return CalendarMonth(_anchor(month), words.month_name(month), days)


def _day(library: Library, number: int, edition: Edition | None) -> CalendarDay:
    """A day of a month; number 0 is one of another month."""
    words = library.words
    text = words.number(number) if number else ""
    if edition is None:
        return CalendarDay(text)
    stories = words.count("%(num)s story", "%(num)s stories", len(edition.stories))
    name = f"{words.day(edition.date).words}{words.comma}{stories}"
    return CalendarDay(text, library.addresses.href(edition_path(edition.date)), name)


def _anchor(date: str) -> str:
    return f"m{date[:7]}"
