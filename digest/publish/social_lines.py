"""How a headline is broken into lines and how large it is set: as large as fits, lines of one length."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Measure = Callable[[str], float]
"""How wide words are when they are set in size 1."""
ELLIPSIS = "…"
IDEOGRAPHS = "\u2e80-\u303f\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
OPENING, CLOSING = "「『（〈《【〔“‘", "、。，．・：；？！」』）〉》】〕”’ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…"
PIECE = re.compile(rf"(?P<space>\s*)(?P<piece>[{OPENING}]*(?:[{IDEOGRAPHS}]|[^\s{IDEOGRAPHS}]+)[{CLOSING}]*|[^\s])")
"""What stays together: a word, or one ideograph with the marks that may not be parted from it."""
ROUNDS = 12
"""How often the width of balanced lines is halved: to a four-thousandth of it."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a headline goes.

    width, height: of the room; sizes: of letters, the largest first; leading: from line to line, in sizes.
    """

    width: float
    height: float
    sizes: Sequence[float]
    leading: float


@dataclass(frozen=True, slots=True)
class Lines:
    """A headline in lines, and the size of its letters."""

    size: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, how wide it is in size 1, and how wide the space before it."""

    text: str
    width: float
    space: float


def set_lines(text: str, room: Room, measure: Measure) -> Lines:
    """The headline in the largest size that fits the room, with lines of about the same length.

    A word that is too wide for a line in any size is broken in one of the smaller sizes; where even
    the smallest size does not fit, the headline ends at a word with an ellipsis.
    """
    pieces = list(_pieces(text, measure))
    for size in room.sizes:
        if lines := _fitting(pieces, room, size):
            return lines
    for size in room.sizes[len(room.sizes) // 2 :]:
        if lines := _fitting(list(_parted(pieces, room.width / size, measure)), room, size):
            return lines
    return _shortened(pieces, room, measure)


def _fitting(pieces: Sequence[_Piece], room: Room, size: float) -> Lines | None:
    """The lines in a size, None where they do not fit."""
    width, most = room.width / size, int(room.height // (size * room.leading))
    broken = _broken(pieces, width)
    if broken is None or len(broken) > most:
        return None
    return Lines(size, tuple(_balanced(pieces, width, len(broken))))


def _pieces(text: str, measure: Measure) -> Iterator[_Piece]:
    blank = measure("n n") - measure("nn")
    for found in PIECE.finditer(text.strip()):
        yield _Piece(found["piece"], measure(found["piece"]), blank if found["space"] else 0.0)


def _broken(pieces: Sequence[_Piece], width: float) -> list[str] | None:
    """The lines as they come; None where a piece is wider than a line."""
    lines: list[str] = []
    used = 0.0
    for piece in pieces:
        if piece.width > width:
            return None
        if lines and used + piece.space + piece.width <= width:
            lines[-1] += (" " if piece.space else "") + piece.text
            used += piece.space + piece.width
        else:
            lines.append(piece.text)
            used = piece.width
    return lines


def _balanced(pieces: Sequence[_Piece], width: float, count: int) -> list[str]:
    """The same number of lines in the least width that holds them."""
    best = _broken(pieces, width) or []
    low, high = 0.0, width
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        lines = _broken(pieces, middle)
        if lines is not None and len(lines) <= count:
            best, high = lines, middle
        else:
            low = middle
    return best


def _shortened(pieces: Sequence[_Piece], room: Room, measure: Measure) -> Lines:
    """As much as fits in the smallest size, and an ellipsis."""
    size = room.sizes[-1]
    width, most = room.width / size, int(room.height // (size * room.leading))
    left = list(_parted(pieces, width - measure(ELLIPSIS), measure))
    lines = _broken(left, width) or []
    while len(lines) > most or (left and measure(_ended(lines)) > width):
        left.pop()
        lines = _broken(left, width) or []
    return Lines(size, (*lines[:-1], _ended(lines)))


def _ended(lines: Sequence[str]) -> str:
    """The last line with an ellipsis."""
    return (lines[-1].rstrip(" ,;:.–—-") if lines else "") + ELLIPSIS


def _parted(pieces: Sequence[_Piece], width: float, measure: Measure) -> Iterator[_Piece]:
    """The same, with what is wider than a line in parts that are not."""
    for piece in pieces:
        rest, space = piece.text, piece.space
        while rest:
            part = rest
            while len(part) > 1 and measure(part) > width:
                part = part[: max(1, min(len(part) - 1, int(len(part) * width / measure(part))))]
            yield _Piece(part, measure(part), space)
            rest, space = rest[len(part) :], 0.0
