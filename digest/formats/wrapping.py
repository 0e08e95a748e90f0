"""Text in lines of a set width, for mail clients and terminals that show every character in a cell or two."""

import re
import unicodedata
from collections.abc import Iterator

from digest.text.scripts import IDEOGRAPHS

WIDTH = 72
NO_START = "、。，．・：；？！ー々〜）］｝」』】〉》〕”’…‥%,.:;!?)]}ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
"""Characters that no line begins with."""
NO_STOP = "（［｛「『【〈《〔“‘([{$"
"""Characters that no line ends with."""
FULL_WIDTH = "\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff60\uffe0-\uffe6"
PIECE = re.compile(
    rf"[{re.escape(NO_STOP)}]*[{IDEOGRAPHS}{FULL_WIDTH}][{re.escape(NO_START)}]*|[^\s{IDEOGRAPHS}{FULL_WIDTH}]+"
)


def columns(text: str) -> int:
    """How many cells of a terminal a text takes: two for wide characters, none for marks and joiners."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, first: str = "", later: str | None = None, width: int = WIDTH) -> list[str]:
    """The lines of a text, broken at spaces and between Chinese or Japanese characters.

    A word longer than a line, as addresses are, gets a line of its own and stays whole.

    Args:
        text: one paragraph.
        first: what the first line begins with.
        later: what the others begin with; as many spaces if nothing is said.
        width: of a line, in columns.
    """
    indent = " " * columns(first) if later is None else later
    lines, line, taken = [], first, columns(first)
    empty = True
    for gap, piece in _pieces(text):
        room = columns(piece) + (len(gap) if not empty else 0)
        if not empty and taken + room > width:
            lines.append(line)
            line, taken, empty = indent, columns(indent), True
        line += piece if empty else gap + piece
        taken += columns(piece) + (0 if empty else len(gap))
        empty = False
    return [*lines, line.rstrip()]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The stretches that are never broken, each with the space before it."""
    for number, word in enumerate(text.split()):
        gap = " " if number else ""
        for piece in PIECE.findall(word):
            yield gap, piece
            gap = ""
