"""Dates in words, the same on every machine."""

from digest.publish.views import Day

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(iso: str) -> Day:
    """An ISO day or moment with its words: "14 August 2024".

    A moment is given to the second and named by its day (UTC).
    """
    year, month, date = iso[:10].split("-")
    return Day(iso, f"{int(date)} {MONTHS[int(month) - 1]} {int(year)}")


def month(iso: str) -> str:
    """The month of an ISO date in words: "August 2024"."""
    return f"{MONTHS[int(iso[5:7]) - 1]} {int(iso[:4])}"
