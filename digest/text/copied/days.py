"""Days that a line of a page names, in many languages: read strictly, never completed by guessing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from digest.text.copied.months import MONTHS, PUBLISHED, SMALL, UPDATED, WEEKDAYS

DAY_FIRST, MONTH_FIRST = "day", "month"
"""In which order a date in numbers is written."""

_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4})(?!\d(?!\d?:\d\d))"  # "20232:26 PM" is a year and a clock
_NAME = r"(?P<name>[^\W\d_]{3,14})"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<year>\d{{4}})(?P<mark>[-./])(?P<month>\d{{1,2}})(?P=mark){_DAY}(?!\d)",
        rf"(?P<year>\d{{4}}) ?[年년] ?(?P<month>\d{{1,2}}) ?[月월] ?{_DAY} ?[日일]",
        r"(?P<one>\d{1,2})(?P<mark>[-./]) ?(?P<two>\d{1,2})(?P=mark) ?(?P<year>\d{4})(?!\d)",
        r"(?P<one>\d{1,2})(?P<mark>[.])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{2})(?![\d.])",
        rf"{_DAY}(?:st|nd|rd|th|er|º|ª)?\.?[ -]*(?:(?:de|of|di|d[’'])[ ]?)?{_NAME}\.?,?[ -]*(?:del? )?{_YEAR}",
        rf"{_NAME}\.? ?{_DAY}(?:st|nd|rd|th)?(?!\d)(?:,? ?){_YEAR}",
        rf"(?P<year>\d{{4}})\.?(?: m\.?| г\.?)? {_NAME} {_DAY}(?!\d)",
        rf"{_DAY} tháng (?P<month>\d{{1,2}}),?(?: năm)? (?P<year>\d{{4}})",
    )
)
_NUMBERS = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+\d{4}")
_YEARS = re.compile(r"\d(?:\d{3}|\.\d{1,2}\.\d)")
"""One of these is in every date with a year; looked for first, because that is quick."""
_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?!(?:st|nd|rd|th|er)\b)(?=[^\W\d_])")
_ANY, _HUMP = re.compile(r"\d"), re.compile(r"[^\W\d_A-Z][A-Z]")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z.])(?=[A-Z](?P<tail>[^\W\d_]{2,13})(?![^\W\d_]))")
_BEFORE = re.compile(r"[\d/.:-]$")
_CLOCK = re.compile(
    r"(?<!\d)\d{1,2}[:.h]\d{2}(?::\d{2})?(?!\d)|\b\d{1,2} ?(?=[ap]\.?m\b)|\(?(?:GMT|UTC) ?[+-]\d{1,2}\)?"
)
_WORD = re.compile(r"[^\W_]+")
_AMERICAN, _OTHERS = re.compile(r"\b[ECMP][SD]?T\b"), re.compile(r"\b(?:GMT|BST|IST|CES?T|SAST|AE[SD]T|MYT|SGT)\b")
LONGEST = 200
"""A line of more characters is prose and names no day of its own."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a line names.

    ``day`` is ISO 8601; ``other`` is the day it is if month and day are meant the other way round
    (``""``: there is no doubt). ``label`` is "published", "updated" or ``""``.
    """

    day: str
    other: str = ""
    label: str = ""
    start: int = 0
    stop: int = 0


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line and the days in it; ``rest`` is the line with "¦" in the place of each day and time."""

    days: tuple[Day, ...]
    rest: str
    wide: str = ""

    def numbers(self, day: Day) -> tuple[int, int] | None:
        """The first two numbers of a day written in numbers with the year at its end; else None."""
        match = _NUMBERS.fullmatch(self.wide[day.start : day.stop])
        return (int(match[1]), int(match[2])) if match else None


def spread(line: str) -> str:
    """The line on one row, with a space where words and numbers were glued ("Updated07:26")."""
    whole = " ".join(line.split())
    whole = _CAMEL.sub(_parted, whole) if _HUMP.search(whole) else whole
    return _GLUED.sub(" ", whole) if _ANY.search(whole) else whole


def _parted(match: re.Match[str]) -> str:
    """A space where a known word was glued to the one before it; "McGregor" stays whole."""
    word = match.string[match.end() : match.end("tail")].casefold()
    return " " if word in MONTHS or word in PUBLISHED or word in UPDATED or word in WEEKDAYS or word in SMALL else ""


@lru_cache(maxsize=1024)
def day_line(line: str) -> DayLine | None:
    """The days in a line of a page; None if it names none or is too long.

    A date needs day, month and year. One of a past before the web is no date of a page.
    Cost: O(len(line)).
    """
    if len(line) > LONGEST or not _YEARS.search(line):
        return None
    wide = spread(line)
    found = sorted(_found(wide), key=lambda day: (day.start, -day.stop))
    days: list[Day] = []
    for day in found:
        if not days or day.start >= days[-1].stop:
            days.append(day)
    if not days:
        return None
    rest, position = [], 0
    for day in days:
        rest.append(wide[position : day.start])
        position = day.stop
    rest.append(wide[position:])
    return DayLine(tuple(_labelled(days, rest)), _CLOCK.sub(" ¦ ", " ¦ ".join(rest)), wide)


def _found(wide: str) -> Iterator[Day]:
    hint = MONTH_FIRST if _AMERICAN.search(wide) else DAY_FIRST if _OTHERS.search(wide) else ""
    for form in _FORMS:
        for match in form.finditer(wide):
            if not _BEFORE.search(wide[max(0, match.start() - 1) : match.start()]):
                yield from _read(match, hint)


def _read(match: re.Match[str], hint: str) -> Iterator[Day]:
    parts = match.groupdict("")
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    start, stop = match.span()
    if "one" not in parts:
        month = int(parts["month"]) if parts.get("month") else MONTHS.get(parts["name"].casefold(), 0)
        if day := _iso(year, month, int(parts["day"])):
            yield Day(day, start=start, stop=stop)
        return
    one, two = int(parts["one"]), int(parts["two"])
    first = _iso(year, two, one)
    if len(parts["year"]) == 2:  # 24.04.23 may as well begin with the year
        yield from [Day(first, _iso(2000 + one, two, year - 2000) or "-", start=start, stop=stop)] if first else []
        return
    second = _iso(year, one, two)
    if hint and first and second:
        yield Day(first if hint == DAY_FIRST else second, start=start, stop=stop)
    elif first or second:
        yield Day(first or second, second if first and first != second else "", start=start, stop=stop)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if 1990 <= year <= 2099 else ""
    except ValueError:
        return ""


def _labelled(days: Sequence[Day], between: Sequence[str]) -> Iterator[Day]:
    for day, before in zip(days, between, strict=False):
        yield Day(day.day, day.other, label(before), day.start, day.stop)


def label(words: str) -> str:
    """What the last telling word says of the date after it: "published", "updated" or ``""``."""
    for word in reversed(_WORD.findall(words.casefold())):
        if word in UPDATED:
            return "updated"
        if word in PUBLISHED:
            return "published"
    return ""


def telling(words: str) -> list[str]:
    """The words that say more than when: no number, weekday, label or small word of a date line."""
    return [word for word in words.split() if not all(_known(part) for part in _WORD.findall(word.casefold()))]


def _known(word: str) -> bool:
    return word.isdigit() or word in SMALL or word in WEEKDAYS or word in PUBLISHED or word in UPDATED


def settled(day: Day, order: str, certain: Iterable[str] = ()) -> str:
    """The day meant, or ``""`` where day and month could be the other way round.

    Args:
        day: as read.
        order: `DAY_FIRST` or `MONTH_FIRST` if the language or the page has one, else ``""``.
        certain: other days of the page that leave no doubt; if just one reading is among them, it is meant.
    """
    if not day.other:
        return day.day
    known = set(certain) & {day.day, day.other}
    if len(known) == 1:
        return known.pop()
    return {DAY_FIRST: day.day, MONTH_FIRST: day.other.strip("-")}.get(order, "")
