"""Dates as pages print them in their fields: the day is the one that the page states."""

import re
from datetime import UTC, datetime

from digest.text.copied.days import day_line, settled, telling
from digest.text.dates import iso_date

EPOCH = re.compile(r"(?P<seconds>1\d{9})(?:\d{3})?", re.ASCII)
DOTTED = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)", re.ASCII)
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)", re.ASCII)
CLOCK = re.compile(r"(?:T|,?\s+(?:at\s+)?)\d{1,2}:\d{2}.*$|(?<=\d)T\d{4}.*$", re.DOTALL)
ZONE_NAME = re.compile(r"\s*\([^()]{3,60}\)\s*$")
LEADING = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)", re.ASCII)
YEARS = ("1995", "2099")


def day_as_stated(text: str) -> str:
    """The date in a form that `iso_date` understands, or "" if it is none of a web page.

    A moment in the evening of a place west of Greenwich lies on the next day in universal
    time. Readers know the day that the page prints, so such a moment is told as that day.
    """
    given = " ".join(text.split())[:80]
    moment = iso_date(given) or _other_form(given)
    if not moment or not YEARS[0] <= moment[:4] <= YEARS[1]:
        return ""
    day = iso_date(CLOCK.sub("", given))
    if day and day != moment[:10]:
        return day
    return given if LEADING.match(given) and iso_date(given) else moment


def _other_form(text: str) -> str:
    """Forms that pages use and headers do not: seconds since 1970, days with dots, names of zones."""
    bare = ZONE_NAME.sub("", text)
    if bare != text and (moment := iso_date(bare)):
        return moment
    if found := EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(found["seconds"]), UTC).isoformat()
    if found := DOTTED.match(text):
        return iso_date(f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}") or ""
    if found := SLASHED.match(text):
        one, two = int(found[1]), int(found[2])
        if max(one, two) > 12 or one == two:  # else nobody knows which is the month
            return iso_date(f"{found[3]}-{min(one, two):02}-{max(one, two):02}") or ""
    return iso_date(found[0]) or "" if (found := LEADING.match(text)) else _only_day(text)


def _only_day(text: str) -> str:
    """The one day that a text names, in any language that lines of pages are read in, and says nothing else."""
    found = day_line(text)
    if not found or len(found.days) != 1 or found.days[0].label == "updated" or telling(found.rest.replace("¦", " ")):
        return ""
    return iso_date(settled(found.days[0], "")) or ""
