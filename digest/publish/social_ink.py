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
        fine = _fine(size)
        font = self.font.sized(size * fine, shaped=self.shaped)
        return font.getlength(self.text, direction=self.direction) / fine

    @property
    def direction(self) -> str | None:
        """What Pillow has to be told; without shaping it takes nothing."""
        return ("rtl" if self.rtl else "ltr") if self.shaped else None

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
    steps = [round(dot * tint.shades / 255) for dot in range(256)]
    shown = layer.point([tint.first + step - 1 if step else 0 for step in steps])
    canvas.paste(shown, corner, shown.point([0, *[255] * 255], "L"))


def write(canvas: "Image", line: Line, size: float, spot: Spot, tint: Tint) -> None:
    """Put words in their place."""
    from PIL import Image, ImageDraw

    fine, spare = _fine(size), round(size * SPARE)
    wide, above, below = round(line.width(size)) + 2 * spare, round(size * ABOVE), round(size * BELOW)
    layer = Image.new("L", (wide * fine, (above + below) * fine), 0)
    offset = wide - spare if spot.end else spare
    font = line.font.sized(size * fine, shaped=line.shaped)
    pen, anchor = ImageDraw.Draw(layer), "rs" if spot.end else "ls"
    pen.text((offset * fine, above * fine), line.text, 255, font, anchor, direction=line.direction)
    lay(canvas, layer.reduce(fine), tint, (spot.x - offset, spot.y - above))
