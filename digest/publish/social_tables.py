"""What a font file says of its letters: which it has, how wide they are, how close pairs of them stand.

Source: the OpenType specification, version 1.9 (``cmap``, ``head``, ``hhea``, ``hmtx``, ``kern``).
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

KINDS = {4, 12}
"""The kinds of tables of characters that are read; fonts of today have one of them."""


@dataclass(frozen=True)
class Metrics:
    """The measures of a font, in sizes.

    glyphs: of each code point; widths: of each glyph; pairs: how far the second of two glyphs is moved.
    """

    glyphs: Mapping[int, int]
    widths: Sequence[float]
    pairs: Mapping[tuple[int, int], float]


def read_metrics(data: bytes) -> Metrics:
    """The measures of a TrueType or OpenType font, or of the first one in a collection.

    Raises:
        ValueError: the bytes are no such font.
    """
    try:
        places = _tables(data)
        units = struct.unpack_from(">H", data, places[b"head"] + 18)[0]
        widths = _widths(data, places)
        pairs = dict(_pairs(data, places[b"kern"])) if b"kern" in places else {}
        glyphs = dict(_glyphs(data, places[b"cmap"]))
        return Metrics(
            {code: glyph for code, glyph in glyphs.items() if glyph},
            [width / units for width in widths],
            {pair: moved / units for pair, moved in pairs.items()},
        )
    except (struct.error, LookupError, ZeroDivisionError) as error:
        raise ValueError("it is no TrueType or OpenType font") from error


def _tables(data: bytes) -> Mapping[bytes, int]:
    """Where the tables begin."""
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    count = struct.unpack_from(">H", data, start + 4)[0]
    records = (struct.unpack_from(">4sIII", data, start + 12 + 16 * i) for i in range(count))
    return {tag: place for tag, _, place, _ in records}


def _widths(data: bytes, places: Mapping[bytes, int]) -> Sequence[int]:
    """The widths of the glyphs; those after the last one stated are as wide as it."""
    stated = struct.unpack_from(">H", data, places[b"hhea"] + 34)[0]
    glyphs = struct.unpack_from(">H", data, places[b"maxp"] + 4)[0]
    widths = [width for width, _ in struct.iter_unpack(">Hh", data[places[b"hmtx"] : places[b"hmtx"] + 4 * stated])]
    return [*widths, *[widths[-1]] * (glyphs - stated)]


def _pairs(data: bytes, place: int) -> Iterator[tuple[tuple[int, int], int]]:
    """The pairs in tables of kind 0 that are for lines from left to right."""
    version, count = struct.unpack_from(">HH", data, place)
    place += 4
    for _ in range(0 if version else count):
        _, length, coverage = struct.unpack_from(">HHH", data, place)
        if coverage == 1:
            number = struct.unpack_from(">H", data, place + 6)[0]
            for left, right, moved in struct.iter_unpack(">HHh", data[place + 14 : place + 14 + 6 * number]):
                yield (left, right), moved
        place += length


def _glyphs(data: bytes, place: int) -> Iterator[tuple[int, int]]:
    """The code points of Unicode, and the glyph of each."""
    for i in range(struct.unpack_from(">H", data, place + 2)[0]):
        platform, _, offset = struct.unpack_from(">HHI", data, place + 4 + 8 * i)
        kind = struct.unpack_from(">H", data, place + offset)[0]
        if platform in (0, 3) and kind in KINDS:
            yield from (_segments if kind == 4 else _groups)(data, place + offset)


def _segments(data: bytes, place: int) -> Iterator[tuple[int, int]]:
    """Kind 4."""
    doubled = struct.unpack_from(">H", data, place + 6)[0]
    last, first, delta, far = (
        struct.unpack_from(f">{doubled // 2}H", data, place + 14 + (2 if i else 0) + i * doubled) for i in range(4)
    )
    for i, (low, high) in enumerate(zip(first, last, strict=True)):
        for code in range(low, min(high, 0xFFFE) + 1):
            glyph = code
            if far[i]:
                at = place + 16 + 3 * doubled + 2 * i + far[i] + 2 * (code - low)
                glyph = struct.unpack_from(">H", data, at)[0]
            if glyph or not far[i]:
                yield code, glyph + delta[i] & 0xFFFF


def _groups(data: bytes, place: int) -> Iterator[tuple[int, int]]:
    """Kind 12."""
    for i in range(struct.unpack_from(">I", data, place + 12)[0]):
        low, high, glyph = struct.unpack_from(">III", data, place + 16 + 12 * i)
        for code in range(low, min(high, 0x10FFFF) + 1):
            yield code, glyph + code - low
