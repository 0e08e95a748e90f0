"""A social card drawn with Pillow: values in, the bytes of a PNG file out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.publish.social_ink import ACCENT, FINE, HAIRLINE, INK, QUIET, Line, Spot, Tint, lay, palette, write
from digest.publish.social_lines import Lines, Room
from digest.publish.social_png import png

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 1200, 630
"""Dots; what social networks show whole."""
LEFT, RIGHT = 72, 1128
ACROSS = RIGHT - LEFT
MASTHEAD, RULE, FOOT = 88, 118, 540
"""Baseline of the site's name, the rule below it, the hairline at the foot."""
TOP, BOTTOM = RULE + 30, FOOT - 22
"""Between them is the headline, a little above the middle."""
HIGH = 0.42
SIZES = (112, 104, 96, 88, 80, 74, 68, 62, 57, 52, 48, 44, 41, 38, 35)
"""Sizes of headlines, in dots."""
LABEL, NAMES, MOTTO = 29, (38, 34, 30, 26), 36
"""Sizes of labels, of the site's name above a headline, of what is said below it."""
LEADING, MOTTO_LEADING = 1.12, 1.25
"""From line to line, in sizes."""
ASCENT = 0.86
"""From the top of a line to its baseline, in sizes."""
KICKER, MOTTO_GAP, MOTTO_LINES = 52, 22, 3
MARK, BESIDE = 42, 64
"""The size of the mark, and how far from the edge the name beside it begins."""


@dataclass(frozen=True, slots=True)
class Face:
    """What is printed on a card; what is None is left out.

    Without a headline the site's name stands in its place, with ``motto`` below it.

    sources: names; as many as fit are shown, then the number of the others.
    stop: the full stop after the site's name; between: what stands between sources.
    rtl: the site runs from right to left.
    """

    site: Line | None
    stop: Line
    between: Line
    headline: Line | None = None
    topic: Line | None = None
    motto: Line | None = None
    sources: tuple[Line, ...] = ()
    day: Line | None = None
    rtl: bool = False


def draw(face: Face) -> bytes:
    """The card as a PNG file of 1200 by 630 dots."""
    canvas = _ground(face.site if face.headline else None, face.stop, face.rtl).copy()
    _foot(canvas, face)
    if face.headline:
        _story(canvas, face.headline, face.topic)
    elif face.site:
        _title(canvas, face.site, face)
    return png((WIDTH, HEIGHT), palette(), canvas.tobytes("raw", "P;4"))


def _edge(y: float, *, rtl: bool) -> Spot:
    """The place where a line begins."""
    return Spot(RIGHT if rtl else LEFT, round(y), rtl)


@lru_cache(maxsize=8)
def _ground(site: Line | None, stop: Line, rtl: bool) -> "Image":  # noqa: FBT001 - a flag of the face
    """What all cards of a site share: the mark, its name, the rules."""
    from PIL import Image

    canvas = Image.new("P", (WIDTH, HEIGHT), 0)
    _mark(canvas, RIGHT - MARK if rtl else LEFT, MASTHEAD - 35)
    if site:
        name = site.set(Room(ACROSS - BESIDE - 20, NAMES[0] * LEADING, NAMES, LEADING))
        _named(canvas, site, name, stop, _edge(MASTHEAD, rtl=rtl).moved(BESIDE))
    canvas.paste(INK.full, (LEFT, RULE, RIGHT, RULE + 3))
    canvas.paste(INK.full, (LEFT, RULE + 6, RIGHT, RULE + 7))
    canvas.paste(HAIRLINE, (LEFT, FOOT, RIGHT, FOOT + 2))
    return canvas


def _mark(canvas: "Image", left: int, top: int) -> None:
    """The mark of digest, as in ``theme/static/icon.svg``: lines of text and a full stop."""
    from PIL import Image, ImageDraw

    scale = MARK * FINE / 20
    for tint in (INK, ACCENT):
        layer = Image.new("L", (MARK * FINE, MARK * FINE), 0)
        pen = ImageDraw.Draw(layer)
        if tint is INK:
            for x, y in ((20, 0), (20, 7), (9, 14)):
                pen.rectangle((0, round(y * scale), round(x * scale) - 1, round((y + 4) * scale) - 1), 255)
        else:
            pen.ellipse((13 * scale, 13 * scale, 19 * scale, 19 * scale), 255)
        lay(canvas, layer.reduce(FINE), tint, (left, top))


def _named(canvas: "Image", site: Line, lines: Lines, stop: Line, spot: Spot) -> None:
    """The site's name, the last line with the full stop in the accent colour."""
    for number, text in enumerate(lines.lines):
        line, place = replace(site, text=text), spot.moved(y=number * lines.size * LEADING)
        write(canvas, line, lines.size, place, INK)
        if number == len(lines.lines) - 1 and text[-1:].isalnum():
            write(canvas, stop, lines.size, place.moved(line.width(lines.size)), ACCENT)


def _story(canvas: "Image", headline: Line, topic: Line | None) -> None:
    """The topic and the headline."""
    kicker = KICKER if topic else 0
    lines = headline.set(Room(ACROSS, BOTTOM - TOP - kicker, SIZES, LEADING))
    step = lines.size * LEADING
    start = TOP + (BOTTOM - TOP - kicker - step * len(lines.lines)) * HIGH
    if topic:
        (text,) = topic.set(Room(ACROSS, LABEL * LEADING, (LABEL,), LEADING)).lines
        write(canvas, replace(topic, text=text), LABEL, _edge(start + LABEL, rtl=headline.rtl), ACCENT)
    first = start + kicker + lines.size * ASCENT
    for number, text in enumerate(lines.lines):
        spot = _edge(first + step * number, rtl=headline.rtl)
        write(canvas, replace(headline, text=text), lines.size, spot, INK)


def _title(canvas: "Image", site: Line, face: Face) -> None:
    """The site's name in the place of a headline, and what the site is."""
    room = Room(ACROSS, MOTTO_LINES * MOTTO * MOTTO_LEADING, (MOTTO,), MOTTO_LEADING)
    said = [replace(face.motto, text=text) for text in face.motto.set(room).lines] if face.motto else []
    below = MOTTO_GAP + MOTTO * MOTTO_LEADING * len(said) if said else 0
    name = site.set(Room(ACROSS - 40, BOTTOM - TOP - below, SIZES, LEADING))
    high = name.size * LEADING * len(name.lines)
    start = TOP + (BOTTOM - TOP - below - high) * HIGH
    _named(canvas, site, name, face.stop, _edge(start + name.size * ASCENT, rtl=face.rtl))
    for number, line in enumerate(said):
        y = start + high + MOTTO_GAP + MOTTO * (MOTTO_LEADING * number + ASCENT)
        write(canvas, line, MOTTO, _edge(y, rtl=face.rtl), QUIET)


def _foot(canvas: "Image", face: Face) -> None:
    """Sources at the beginning of the line, the day at its end."""
    spot, room = _edge(FOOT + 50, rtl=face.rtl), float(ACROSS)
    if face.day:
        write(canvas, face.day, LABEL, Spot(LEFT if face.rtl else RIGHT, spot.y, not face.rtl), QUIET)
        room -= face.day.width(LABEL) + 48
    for line, tint in _sources(face, room):
        write(canvas, line, LABEL, spot, tint)
        spot = spot.moved(line.width(LABEL))


def _sources(face: Face, room: float) -> Sequence[tuple[Line, Tint]]:
    """As many names as fit, with signs between them; then how many there are beside them."""
    shown: list[tuple[Line, Tint]] = []
    for number, line in enumerate(face.sources):
        left = len(face.sources) - number - 1
        said = [*shown, *([(face.between, QUIET)] if shown else []), (line, INK)]
        if sum(part.width(LABEL) for part, _ in (*said, *_more(face, left))) > room:
            if shown:
                return [*shown, *_more(face, left + 1)]
            (text,) = line.set(Room(room - 80, LABEL * LEADING, (LABEL,), LEADING)).lines
            return [(replace(line, text=text), INK), *_more(face, left)]
        shown = said
    return shown


def _more(face: Face, number: int) -> Sequence[tuple[Line, Tint]]:
    return [(replace(face.between, text=f"  +{number}"), QUIET)] if number else []
