"""Words and shapes on the canvas of a social card: colours, shades, letters in their places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from digest.publish.social_fonts import Font
from digest.publish.social_lines import Lines, Room, set_lines
from digest.publish.social_png import Colour

if TYPE_CHECKING:
    from PIL.Image import Image

PAPER, HAIR = "#fffdf9", "#d9d3c7"
"""Colours of the theme in its light scheme."""
FINE, FINE_BELOW = 4, 36
"""Smaller letters are drawn that many times as large and made smaller, so that their places are exact."""
SPARE, ABOVE, BELOW = 0.2, 1.2, 0.5
"""Room for letters that lean out of their place, beside them and from the baseline, in sizes."""
EXACT = 100
"""The size in which words are measured."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words with the font they are set in; ``shaped``: they need shaping, ``rtl``: they run from right to left."""

    text: str
    font: Font
    shaped: bool = False
    rtl: bool = False

    def width(self, size: float) -> float:
        """How wide the words are, in dots."""
        if self.shaped:
            return self.font.sized(EXACT, shaped=True).getlength(self.text, direction=self.direction) * size / EXACT
        return self.font.places(self.text)[1] * size

    @property
    def direction(self) -> str:
        """What Pillow has to be told to shape the words."""
        return "rtl" if self.rtl else "ltr"

    def set(self, room: Room) -> Lines:
        """The words as they fit a room."""
        return set_lines(self.text, room, lambda text: replace(self, text=text).width(EXACT) / EXACT)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a baseline, in dots, where words begin or, with ``end``, end at their right side."""

    x: int
    y: int
    end: bool = False

    def moved(self, x: float = 0, y: float = 0) -> "Spot":
        """A place further on the line by ``x``, or below it by ``y``."""
        return replace(self, x=self.x + round(-x if self.end else x), y=self.y + round(y))


@dataclass(frozen=True, slots=True)
class Tint:
    """A colour from paper to full: its first place in the palette, and how many shades it has."""

    colour: str
    first: int
    shades: int

    @property
    def full(self) -> int:
        """The place of the full colour."""
        return self.first + self.shades - 1

    @property
    def steps(self) -> Sequence[int]:
        """The place in the palette for each of 256 strengths; 0 is the paper."""
        return _steps(self)


@cache
def _steps(tint: Tint) -> Sequence[int]:
    steps = [round(strength * tint.shades / 255) for strength in range(256)]
    return [tint.first + step - 1 if step else 0 for step in steps]


INK, ACCENT, QUIET = Tint("#1d1a16", 1, 4), Tint("#9b1c31", 5, 4), Tint("#645d52", 9, 4)
"""Four shades each: more are hardly seen, and weigh more."""
HAIRLINE = 13
"""The place of the colour of hairlines in the palette."""


@cache
def palette() -> Sequence[Colour]:
    """All colours: the paper, the shades of each tint, the hairline."""
    shades = [_colour(PAPER)]
    for tint in (INK, ACCENT, QUIET):
        shades += [_between(PAPER, tint.colour, step / tint.shades) for step in range(1, tint.shades + 1)]
    return (*shades, _colour(HAIR))


def _colour(code: str) -> Colour:
    red, green, blue = bytes.fromhex(code[1:])
    return red, green, blue


def _between(paper: str, ink: str, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(_colour(paper), _colour(ink), strict=True))
    return red, green, blue


def _fine(size: float) -> int:
    return FINE if size < FINE_BELOW else 1


def lay(canvas: "Image", layer: "Image", tint: Tint, corner: tuple[int, int]) -> None:
    """Put a layer, white on black, where nothing else is, in the shades of a colour."""
    shown = layer.point(tint.steps)
    canvas.paste(shown, corner, shown.point([0, *[255] * 255], "L"))


def write(canvas: "Image", line: Line, size: float, spot: Spot, tint: Tint) -> None:
    """Put words in their place."""
    from PIL import Image, ImageDraw

    fine, spare = _fine(size), round(size * SPARE)
    wide, above, below = round(line.width(size)) + 2 * spare, round(size * ABOVE), round(size * BELOW)
    layer = Image.new("L", (wide * fine, (above + below) * fine), 0)
    offset = wide - spare if spot.end else spare
    font, pen = line.font.sized(size * fine, shaped=line.shaped), ImageDraw.Draw(layer)
    if line.shaped:
        pen.text((spare * fine, above * fine), line.text, 255, font, "ls", direction=line.direction)
    for start, letter in zip(line.font.places(line.text)[0], "" if line.shaped else line.text, strict=False):
        pen.text((round((spare + start * size) * fine), above * fine), letter, 255, font, "ls")
    lay(canvas, layer.reduce(fine), tint, (spot.x - offset, spot.y - above))
