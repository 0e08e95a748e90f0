"""Dates as sources state them, read strictly: understood or refused, never completed by guessing."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ZONES = (
    dict.fromkeys(("", "Z", "UTC", "GMT", "UT"), 0)
    | {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
    | {"WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3}
)
"""Zone names with one meaning, in hours from UTC; the American ones as in RFC 822."""

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?(?:\s*(?P<half>[ap])\.?m\.?)?"
_ZONE = r"\s*\(?(?P<zone>z|[a-z]{2,5}|(?:utc|gmt)?[+-]\d{2}:?\d{2}|[+-]\d{2})?\)?(?:\s*\([a-z]{2,5}\))?"
_PACKED = r"(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?"
_TIME = rf"(?:(?:,?\s+(?:at\s+)?|t){_CLOCK}{_ZONE})?"
FORMS = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}}){_TIME}",
        rf"(?P<year>\d{{4}})/(?P<month>\d{{2}})/(?P<day>\d{{2}}){_TIME}",
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:t{_PACKED}{_ZONE})?",
        rf"{_WEEKDAY}{_DAY}[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}}){_TIME}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}}){_TIME}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+{_CLOCK}{_ZONE}\s+(?P<year>\d{{4}})",
    )
)


def iso_date(text: str) -> str | None:
    """A stated date in ISO 8601: a day if no time is stated, else the moment in UTC.

    Args:
        text: RFC 822, ISO 8601 and its relatives, or English ("August 14, 2024", "14 Aug
            2024 10:00 GMT"); a time without a zone is taken for UTC.

    Returns:
        "2024-08-14" or "2024-08-14T10:00:00+00:00"; None if not understood, incomplete, or
        outside the years 1 to 9999.
    """
    stripped = text.strip()
    if len(stripped) > 80:
        return None
    match = next((found for form in FORMS if (found := form.fullmatch(stripped))), None)
    if not match:
        return None
    try:
        return _iso(match.groupdict(""))
    except (ValueError, OverflowError):
        return None


def _iso(parts: dict[str, str]) -> str:
    month = parts["month"].lower()
    number = int(month) if month.isdigit() else MONTHS.index(month[:3]) + 1
    day = date(int(parts["year"]), number, int(parts["day"]))
    if not parts["hour"]:
        return day.isoformat()
    second = 59 if parts["second"] == "60" else int(parts["second"] or 0)  # 60 is a leap second
    moment = datetime(
        day.year, day.month, day.day, _hour(parts), int(parts["minute"]), second, tzinfo=_zone(parts["zone"])
    )
    return moment.astimezone(UTC).isoformat()


def _hour(parts: dict[str, str]) -> int:
    hour, half = int(parts["hour"]), parts.get("half", "").lower()
    if not half:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError("a clock of twelve hours goes from 1 to 12")
    return hour % 12 + (12 if half == "p" else 0)


def _zone(name: str) -> timezone:
    """The zone of that name or offset.

    Raises:
        ValueError: it is not known, or has more than one meaning.
    """
    stated = name.upper()
    if stated in ZONES:
        return timezone(timedelta(hours=ZONES[stated]))
    digits = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d\d):?(\d\d)?", stated)
    if not digits or int(digits[3] or 0) > 59:
        raise ValueError(f"time zone {name!r} is not known")
    offset = timedelta(hours=int(digits[2]), minutes=int(digits[3] or 0))
    return timezone(-offset if digits[1] == "-" else offset)


def moment(iso: str) -> datetime:
    """An ISO 8601 day or moment as a time with a zone; a day counts from midnight, and no zone is UTC.

    Raises:
        ValueError: it is neither.
    """
    parsed = datetime.fromisoformat(iso)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
