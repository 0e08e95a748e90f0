"""The cover of an e-book: its first headlines in lines that fit, for a drawing without any measured font."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from digest.contributions import PrintedEdition, Publication

WIDTH, LEFT = 600, 48
"""Of the cover and of its margins, in units of the drawing."""
TOP, BOTTOM = 240, 810
"""Between which headlines stand."""
MASTHEAD = (60, 1), (40, 2), (28, 3)
"""Size and most lines of the name of the site: the first in which it is not cut off."""
MASTHEAD_ENDS = 158
HEADLINES = ((46, 5), (26, 3), (26, 3), (26, 3))
"""Size and most lines of each headline on the cover."""
CUT = " …"
LEADING, GAP = 1.22, 34
WIDE, CAPITAL, SMALL = 1.0, 0.72, 0.54
"""How wide characters are at most, in most serif fonts, as a share of the size."""


class Line(NamedTuple):
    """Words on the cover, and where their baseline is.

    end: they run against the direction of the site, and so end where others begin; rule: a line is above them.
    """

    text: str
    y: int
    size: int
    direction: str
    language: str = ""
    end: bool = False
    rule: bool = False


def cover_lines(publication: Publication, edition: PrintedEdition) -> list[Line]:
    """The headlines of the weightiest stories, as many as there is room for."""
    found: list[Line] = []
    y = TOP
    for story, (size, most) in zip(edition.stories, HEADLINES, strict=False):
        texts = list(wrapped(story.title, (WIDTH - 2 * LEFT) / size, most))
        if y + GAP + round(len(texts) * size * LEADING) > BOTTOM:
            break
        end = story.direction != publication.direction
        for number, text in enumerate(texts):
            y += round(size * LEADING)
            found.append(Line(text, y, size, story.direction, story.language, end, bool(found) and not number))
        y += GAP
    return found


def masthead(publication: Publication) -> list[Line]:
    """The name of the site, as large as it fits."""
    size, texts = MASTHEAD[-1][0], [""]
    for size, most in MASTHEAD:
        texts = list(wrapped(publication.title, (WIDTH - 2 * LEFT) / size, most))
        if not texts[-1:] or not texts[-1].endswith(CUT):
            break
    ends = [MASTHEAD_ENDS - round((len(texts) - number - 1) * size * LEADING) for number in range(len(texts))]
    return [Line(text, y, size, publication.direction) for text, y in zip(texts, ends, strict=True)]


def wrapped(text: str, width: float, most: int) -> Iterator[str]:
    """A text in at most so many lines of a width given in sizes of its font; what is cut off shows as "…"."""
    line, lines = "", 0
    for piece in _pieces(text, width):
        longer = f"{line} {piece}".strip()
        if not line or _width(longer) <= width:
            line = longer
            continue
        lines += 1
        if lines == most:
            yield f"{line}{CUT}"
            return
        yield line
        line = piece
    if line:
        yield line


def _pieces(text: str, width: float) -> Iterator[str]:
    """The words of a text; those longer than a line, and writing without blanks, in parts."""
    for word in text[:1000].split():
        part = ""
        for character in word:
            if part and _width(part) + _width(character) > width and not unicodedata.combining(character):
                yield part
                part = ""
            part += character
        yield part


def _width(text: str) -> float:
    return sum(map(_of, text))


def _of(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return WIDE
    return CAPITAL if character.isupper() or character in "mwMW@%—" else SMALL
