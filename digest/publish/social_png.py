"""Few colours as a PNG file: the same bytes from the same dots, with no moment and no name in it."""

import struct
import zlib
from collections.abc import Sequence

Colour = tuple[int, int, int]
MOST = 16
"""Colours that fit into half a byte a dot."""


def png(size: tuple[int, int], colours: Sequence[Colour], dots: bytes) -> bytes:
    """A picture of at most 16 colours.

    Args:
        size: width and height; the width is even.
        colours: the palette, red, green and blue from 0 to 255.
        dots: a row after the other, two dots in each byte, the left one in the upper half; each is a place in
            the palette.

    Returns:
        The file. No row is filtered, because letters that come again are then the same bytes again; the level
        and the memory of zlib are given, so that one version of it always gives the same bytes.

    Source: Portable Network Graphics, third edition (W3C, 2025).
    """
    assert len(colours) <= MOST
    width, height = size
    row = width // 2
    header = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)
    lines = b"".join(b"\0" + dots[start : start + row] for start in range(0, row * height, row))
    packer = zlib.compressobj(8, zlib.DEFLATED, 15, 9, zlib.Z_DEFAULT_STRATEGY)
    packed = packer.compress(lines) + packer.flush()
    palette = bytes(part for colour in colours for part in colour)
    parts = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
