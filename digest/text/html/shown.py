"""Author and date of an article from the lines that a page shows around its headline."""

from collections.abc import Iterable, Sequence

from digest.text.copied.bylines import authors_after_by, authors_beside
from digest.text.copied.days import DAY_FIRST, Day, day_line, settled, telling
from digest.text.dates import iso_date
from digest.text.html.printed_dates import YEARS

SHORT = 120
"""Characters; a longer line is prose."""
WORDS = 6
"""How many words a line of a date may hold beside the date."""


def shown_authors(lines: Sequence[str]) -> list[str]:
    """The people that a line of authors names ("By Ana Sousa", "Li Wei, Reporter"); [] if there is none."""
    short = [line for line in lines if len(line) <= SHORT]
    for read in (authors_after_by, authors_beside):
        found = next(filter(None, map(read, short)), [])
        if found:
            return found
    return []


def shown_date(lines: Iterable[str], language: str) -> str:
    """The day that a line of these states by itself, the one that is called published first; else ""."""
    dated = [_days(line) for line in lines if len(line) <= SHORT]
    order = DAY_FIRST if language not in ("", "en") else ""
    for label in ("published", ""):
        days = (settled(day, order) for line in dated for day in line if day.label == label)
        told = next((day for day in days if YEARS[0] <= day[:4] <= YEARS[1]), "")
        if told:
            return iso_date(told) or ""
    return ""


def _days(line: str) -> tuple[Day, ...]:
    found = day_line(line)
    return found.days if found and len(telling(found.rest)) <= WORDS else ()
