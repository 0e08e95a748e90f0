"""Where the text of an article contradicts what its source stated about it: date, authors, source, language.

What was stated wins; a contradiction is only told. It is a note of the kind ``conflict``, so that it is
remembered with the article and told again when nothing has changed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from digest.model import Article, Note
from digest.text.names import key, plain

FIELDS = {"date": "published", "source": "source", "language": "language"}
"""Kinds of notes that say the same as a stated field, with that field."""

CHANGED, SUPPLIED = "updated", "agency"
"""Types of notes that contradict nothing: the day of a change, the agency that supplied a text."""

EARLIEST, LATEST = timedelta(hours=-12), timedelta(hours=14)
"""How far the clocks of the world are from universal time."""


def conflicts(article: Article, notes: Sequence[Note]) -> list[Note]:
    """A note of the kind ``conflict`` for each of ``notes``, by one plugin, that contradicts what was stated.

    Its ``type`` is the kind contradicted, ``text`` what was found and ``why`` the evidence. Spelling, accents, initials
    and time zones contradict nothing, nor does a part of what was stated or more than that.
    """
    said = {note.type for note in article.noted("conflict")}
    found = []
    for kind, field in FIELDS.items():
        stated = getattr(article.raw, field)
        note = next((note for note in notes if note.kind == kind and not note.made), None)
        if stated and note and kind not in said and note.type not in (CHANGED, SUPPLIED):
            found += [] if AGREE[kind](stated, note.text) else [_conflict(kind, note.text, note)]
    authors = [note for note in notes if note.kind == "byline" and not note.made]
    if authors and article.raw.authors and "byline" not in said and not same_people(article.raw.authors, authors):
        found.append(_conflict("byline", ", ".join(note.text for note in authors), authors[0]))
    return found


def _conflict(kind: str, text: str, note: Note) -> Note:
    return Note("conflict", text, type=kind, why=note.why, by=note.by)


def told(article: Article, note: Note) -> str:
    """A conflict in words, with file, field, both values and who found the other one."""
    return f"{article.raw.origin}: {contradiction(article, note)}"


def contradiction(article: Article, note: Note) -> str:
    """The same without the file: "date is stated as 2024-08-14, but page-date found 2024-08-12 (...)"."""
    raw = article.raw
    stated = ", ".join(raw.authors) if note.type == "byline" else getattr(raw, FIELDS[note.type])
    name = {"byline": "authors"}.get(note.type, note.type)
    evidence = f" ({note.why[:100]})" if note.why else ""
    return f"{name}: {stated} is stated and stays, but {note.by} found {note.text}{evidence}"


def same_day(stated: str, found: str) -> bool:
    """Whether two dates (ISO 8601) can be the same day somewhere on earth; days without a time are compared as such."""
    if "T" not in stated:
        return stated[:10] == found[:10]
    moment, day = datetime.fromisoformat(stated), date.fromisoformat(found[:10])
    try:
        return (moment + EARLIEST).date() <= day <= (moment + LATEST).date()
    except OverflowError:  # at the edges of the calendar
        return moment.date() == day


def same_source(stated: str, found: str) -> bool:
    """Whether two names of a publisher can be one: equal words, one the beginning of the other, or its initials."""
    one, two = plain(stated).removeprefix("the ").split(), plain(found).removeprefix("the ").split()
    short, long = sorted((one, two), key=len)
    if not short or short == long[: len(short)] or short == long[-len(short) :]:
        return True
    joined = "".join(short)
    return joined in ("".join(word[0] for word in long), "".join(long)) or "".join(long).startswith(joined)


def same_language(stated: str, found: str) -> bool:
    """Whether two codes are of one language, whatever the country."""
    return re.split("[-_]", stated.lower())[0] == re.split("[-_]", found.lower())[0]


def same_people(stated: Iterable[str], found: Sequence[Note]) -> bool:
    """Whether nobody is missing on both sides."""
    one, two = [key(name) for name in stated], [key(note.text) for note in found]
    return set(_without(one, two)) == set() or set(_without(two, one)) == set()


def _without(names: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """The names that are not among the others, nor inside one of them ("Ana Sousa, Reuters")."""
    for name in names:
        if not any(name == other or f" {name} " in f" {other} " or f" {other} " in f" {name} " for other in others):
            yield name


AGREE = {"date": same_day, "source": same_source, "language": same_language}
"""What tells whether a stated and a found value of a kind agree."""
