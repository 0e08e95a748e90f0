"""Dates in English words: those of plain English sites, and of languages that Babel does not know."""

import datetime as dt

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class English:
    """Dates as British newspapers write them."""

    codes = ("en", "en-GB")

    def date(self, date: dt.date, form: str) -> str:
        """A date in one of the forms that CLDR names: long, full, yMMMM, LLLL, y, cccc, ccc."""
        month, weekday = MONTHS[date.month - 1], WEEKDAYS[date.weekday()]
        forms = {
            "long": f"{date.day} {month} {date.year}",
            "full": f"{weekday} {date.day} {month} {date.year}",
            "yMMMM": f"{month} {date.year}",
            "LLLL": month,
            "y": str(date.year),
            "cccc": weekday,
            "ccc": weekday[:3],
        }
        return forms[form]


ENGLISH = English()
