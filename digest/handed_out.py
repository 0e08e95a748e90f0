"""Editions as files that people take along: which one is meant, and what is made of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import msgspec

from digest.build import Options, publication
from digest.config import Config
from digest.contributions import Publication
from digest.errors import UsageError
from digest.model import Edition, File
from digest.registry import SHIPPED, Reference, load
from digest.report import Report

MOST_NAMED = 3
"""How many editions are named when there is none of the day asked for."""


@dataclass(frozen=True)
class HandedOut:
    """The files made of an edition, a line about them, and what the stages reported."""

    files: tuple[File, ...]
    about: str
    report: Report


def letter_of(config: Config, options: Options, date: str = "") -> HandedOut:
    """The newsletter of the edition of a day (``""``: the latest), by the options below ``[plugins.newsletter]``.

    Raises:
        UsageError: there is no such edition.
        ConfigError, PluginError: an option is wrong.
    """
    given = msgspec.json.encode(config.options.get("newsletter", {}), order="deterministic").decode()
    plugin = load(Reference("newsletter", "shipped", f"{SHIPPED}.newsletter", given)).value
    report = Report()
    shown = publication(config, options, report)
    edition = edition_of(shown, date)
    letter = plugin.letter(shown, edition)
    about = f"{letter.subject} ({letter.stories} of {len(edition.stories)} stories)"
    return HandedOut(tuple(letter.files()), about, report)


def book_of(config: Config, options: Options, date: str = "") -> HandedOut:
    """The e-book of the edition of a day (``""``: the latest).

    Raises:
        UsageError: there is no such edition.
        PublishError: a template of the site's own makes no well-formed XML.
    """
    from digest.formats.ebook import ebook

    report = Report()
    shown = publication(config, options, report)
    edition = edition_of(shown, date)
    files = (File(f"digest-{edition.date}.epub", ebook(shown, edition)),)
    return HandedOut(files, shown.printed(edition).title, report)


def edition_of(shown: Publication, date: str) -> Edition:
    """The edition of a day (ISO 8601), or the latest of all.

    Raises:
        UsageError: there is none; the text names the nearest ones.
    """
    if not shown.editions:
        raise UsageError("this site has no edition yet: put articles into its content folder")
    day = _day(date)
    wanted = day.isoformat() if day else date or shown.editions[0].date
    found = next((edition for edition in shown.editions if edition.date == wanted), None)
    if found is None:
        near = nearest_days(date, [edition.date for edition in shown.editions])
        wrong = "there is no edition of that day" if day else "that is no day (write it like 2024-08-14)"
        raise UsageError(f"--edition {date}: {wrong}; {'the nearest are' if near[1:] else 'there is'} {_listed(near)}")
    return found


def nearest_days(date: str, days: Sequence[str]) -> list[str]:
    """The days next to one, or most like what was written in its place, or else the newest; oldest first.

    Args:
        date: what was asked for.
        days: ISO dates, newest first.
    """
    wanted = _day(date)
    if wanted:
        return sorted(sorted(days, key=lambda day: (abs(dt.date.fromisoformat(day) - wanted), day))[:MOST_NAMED])
    return sorted(get_close_matches(date, days, MOST_NAMED, 0.5) or days[:MOST_NAMED])


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _listed(days: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(days[:-1]), days[-1])))
