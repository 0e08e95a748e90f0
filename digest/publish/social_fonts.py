"""The fonts of social cards: which characters they can show, and Pillow's value of them."""

import hashlib
import struct
import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont, Layout

SERIF, SANS = "digest-serif.ttf", "digest-sans.ttf"
FORMATS = {4, 12}
"""The kinds of tables of characters that are read; fonts of today have one of them."""
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
    def characters(self) -> frozenset[int]:
        """The code points it has a glyph for."""
        return frozenset(_characters(self.data))

    def check(self) -> None:
        """Read it.

        Raises:
            ValueError: the file is no font, or none that says what it holds.
        """
        try:
            empty = not self.characters
            self.sized(20)
        except (struct.error, StopIteration, OSError) as error:
            raise ValueError("it is no TrueType or OpenType font") from error
        if empty:
            raise ValueError("it says of no character that it has it")

    def shows(self, text: str) -> bool:
        """Whether there is a glyph for every character."""
        return self.characters.issuperset(map(ord, text))

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


def _characters(data: bytes) -> Iterator[int]:
    """The code points in the tables of a font.

    Source: the OpenType specification, version 1.9, ``cmap``.
    """
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    count = struct.unpack_from(">H", data, start + 4)[0]
    records = (struct.unpack_from(">4sIII", data, start + 12 + 16 * i) for i in range(count))
    place = next((offset for tag, _, offset, _ in records if tag == b"cmap"), 0)
    for i in range(struct.unpack_from(">H", data, place + 2)[0]):
        platform, _, offset = struct.unpack_from(">HHI", data, place + 4 + 8 * i)
        kind = struct.unpack_from(">H", data, place + offset)[0]
        if platform in (0, 3) and kind in FORMATS:
            yield from (_segments if kind == 4 else _groups)(data, place + offset)


def _segments(data: bytes, place: int) -> Iterator[int]:
    """Format 4."""
    doubled = struct.unpack_from(">H", data, place + 6)[0]
    last, first, delta, far = (
        struct.unpack_from(f">{doubled // 2}H", data, place + 14 + (2 if i else 0) + i * doubled) for i in range(4)
    )
    for i, (low, high) in enumerate(zip(first, last, strict=True)):
        for code in range(low, min(high, 0xFFFE) + 1):
            if not far[i]:
                glyph = code + delta[i] & 0xFFFF
            else:
                at = place + 16 + 3 * doubled + 2 * i + far[i] + 2 * (code - low)
                glyph = struct.unpack_from(">H", data, at)[0]
            if glyph:
                yield code


def _groups(data: bytes, place: int) -> Iterator[int]:
    """Format 12."""
    for i in range(struct.unpack_from(">I", data, place + 12)[0]):
        low, high, glyph = struct.unpack_from(">III", data, place + 16 + 12 * i)
        yield from range(low if glyph else low + 1, min(high, 0x10FFFF) + 1)
