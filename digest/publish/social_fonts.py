"""The fonts of social cards: which characters they can show, and Pillow's value of them."""

import hashlib
import unicodedata
from functools import cached_property, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from digest.publish.social_tables import Metrics, read_metrics

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont, Layout

SERIF, SANS = "digest-serif.ttf", "digest-sans.ttf"
UNSEEN = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xAD, 0xFEFF, *range(0xFE00, 0xFE10)]
)
"""What shows nothing of itself: marks of direction, places to break, choices of a form; for `str.translate`."""
SHAPED = (0x0590, 0x10A0), (0x1100, 0x1200), (0x1700, 0x1800), (0xA800, 0xAC00), (0x10A00, 0x12000), (0x1E900, 0x1F000)
"""Scripts whose letters change with their neighbours or run from right to left."""


class Font:
    """A font file, TrueType or OpenType."""

    def __init__(self, data: bytes) -> None:
        """Hold its bytes; nothing is read yet."""
        self.data = data

    @cached_property
    def digest(self) -> str:
        """A hash of the file."""
        return hashlib.blake2b(self.data, digest_size=12).hexdigest()

    @cached_property
    def metrics(self) -> Metrics:
        """Its measures.

        Raises:
            ValueError: it is no font.
        """
        return read_metrics(self.data)

    def check(self) -> None:
        """See that it is a font that Pillow can read as well.

        Raises:
            ValueError: it is not.
        """
        if not self.metrics.glyphs:
            raise ValueError("it says of no character that it has it")
        try:
            self.sized(20)
        except OSError as error:
            raise ValueError("it is no font that can be drawn") from error

    def shows(self, text: str) -> bool:
        """Whether there is a glyph for every character."""
        return all(ord(character) in self.metrics.glyphs for character in text)

    def places(self, text: str) -> tuple[list[float], float]:
        """Where each letter begins, from left to right, and where the last one ends, in sizes.

        Pillow would do this too, but moves pairs of letters by a sixty-fourth of what the font says.
        """
        measures, x, before = self.metrics, 0.0, -1
        starts: list[float] = []
        for glyph in (measures.glyphs.get(ord(character), 0) for character in text):
            x += measures.pairs.get((before, glyph), 0.0)
            starts.append(x)
            x += measures.widths[glyph]
            before = glyph
        return starts, x

    def sized(self, size: float, *, shaped: bool = False) -> "FreeTypeFont":
        """Pillow's value of it; ``shaped``: letters take the form that their neighbours ask for."""
        from PIL import ImageFont

        return _sized(self, size, ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC)


@lru_cache(maxsize=64)
def _sized(font: Font, size: float, engine: "Layout") -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(BytesIO(font.data), size, layout_engine=engine)


@lru_cache(maxsize=2)
def shipped(name: str) -> Font:
    """A font that ships with digest."""
    return Font(files("digest.publish").joinpath("fonts", name).read_bytes())


def plain(text: str) -> str:
    """The text on one line, without what shows nothing of itself."""
    return " ".join(unicodedata.normalize("NFC", text).translate(UNSEEN).split())


def needs_shaping(text: str) -> bool:
    """Whether the letters would be wrong if each were drawn on its own, from left to right."""
    return any(low <= code < high for code in map(ord, text) if code >= SHAPED[0][0] for low, high in SHAPED)
