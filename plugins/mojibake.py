"""Repair letters that went through the wrong encoding ("â€™" for "’") and HTML entities.

The heavy work is ftfy's. Here its answer is turned into the smallest edits, and two losses it does
not know are mended: a no-break space that became a plain one, and a lost last byte of a quote.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Edit, Span
from digest.text.misread import CONTINUED, LOST_BLANK, reread, unblanked

BROKEN = re.compile(rf"(?:[^\s]|{LOST_BLANK.pattern})+")
"""A word, with the blanks that may be halves of its characters."""

LOST_A_GRAVE = re.compile(r"(?<=-\u00c3) (?=-)")
LOST_QUOTE = re.compile(r"(?<=[!-~])\u00e2\u20ac(?=$|[\s,.;:!?)\]A-Za-z])")
"""The closing quote without its last byte, which Windows-1252 cannot show."""

ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
TOKEN = re.compile(r"\s+|\S+")
PIECE = re.compile(r"\S.{0,999}(?:\s|\Z)|.{1,1000}", re.DOTALL)
ROUNDS, WHOLE_LINE = 6, 2000

_HARMLESS = (
    r"\u00a0\u00a1\u00a9\u00ab\u00ad\u00ae\u00b7\u00bb\u00bf\u2010-\u2014\u2018\u2019\u201c-\u201e\u2022\u2026\u2122"
)
_HARMLESS += r"\u0590-\u1dff\u3000-\uf8fe\uf900-\ufaff\ufb07-\ufffc\U00010000-\U0010ffff"
_CONTROLS = r"\u0080-\u009f"
SUSPECT = re.compile(
    rf"[^\x00-\x7f](?:(?<=[{_CONTROLS}\u00c2\u00c3\u0152\u0153\u2028\u2029])|[^\x00-\x7f{_HARMLESS}]"
    rf"|(?<=[^{_HARMLESS}])[^\x00-\x7f]|(?<=[\u00e1-\u00ef]) [{CONTINUED}])|[\r\x0b\x0c]"
)
"""What every text with misread letters holds, and few others: two characters beyond ASCII in a row, of which one is
more than punctuation or a sign of another script, or one of the few that stand alone. Quicker than ftfy's own look."""


@dataclass(frozen=True)
class Mojibake:
    """Repairs letters that were read in the wrong encoding, and HTML entities.

    entities: whether entities such as ``&amp;`` become the characters they stand for.
    """

    version: ClassVar[int] = 3
    entities: bool = True

    @hookimpl
    def clean(self, articles: Sequence[Article]) -> Iterable[list[Edit]]:
        """Edit only the broken characters; lines that are well stay as they are."""
        for article in articles:
            well = self._is_well(article.text)
            parts = () if well else pieces(article.text)
            yield [edit for start, piece in parts for edit in self._repairs(start, piece)]

    def _is_well(self, text: str) -> bool:
        """Whether nothing can be broken in a text; most are, and that is quick to see."""
        if self.entities and "&" in text and not (text.isascii() and not ENTITY.search(text)):
            return False
        return text.isascii() or not SUSPECT.search(text)

    def _repairs(self, start: int, piece: str) -> Iterator[Edit]:
        if self._is_well(piece):
            return
        repaired = settled(piece, entities=self.entities)
        if repaired != piece:
            why = "HTML entity" if piece.isascii() else "characters read in the wrong encoding"
            for (low, high), new in differences(piece, repaired):
                yield Edit(start + low, start + high, new, why)


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their offsets, long ones in pieces so that the cost stays linear."""
    start = 0
    for line in text.split("\n"):
        if len(line) <= WHOLE_LINE:  # a long paragraph, still cheap to compare
            yield start, line
        else:
            yield from ((start + piece.start(), piece.group()) for piece in PIECE.finditer(line))
        start += len(line) + 1


def settled(piece: str, *, entities: bool) -> str:
    """``piece`` repaired until nothing changes any more; as it was if that takes too long.

    Blanks that a repair leaves at the ends of a line go with it: they would be taken off the
    block anyway, and what is left would look different then.
    """
    before = piece
    whole = piece == piece.strip()
    for _ in range(ROUNDS):
        after = repaired_once(before, entities=entities)
        after = after.strip() if whole else after
        if after == before:
            return after
        before = after
    return piece


def repaired_once(piece: str, *, entities: bool) -> str:
    """One round of repair of one line or part of a line."""
    import ftfy  # heavy, and most texts are plain ASCII

    candidate = LOST_A_GRAVE.sub("\u00a0", LOST_QUOTE.sub("\u201d", piece))
    candidate = BROKEN.sub(mended, candidate) if LOST_BLANK.search(candidate) else candidate
    fixed = ftfy.fix_text(
        candidate,
        unescape_html=entities,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
    return re.sub(r"[\r\n\x0b\x0c\x85\u2028\u2029]", " ", fixed)


def mended(word: re.Match[str]) -> str:
    """A word with the blanks inside its characters made no-break again, if it can be read then."""
    blanked = unblanked(word.group())
    return blanked if reread(blanked) else word.group()


def differences(old: str, new: str) -> Iterator[tuple[Span, str]]:
    """The smallest stretches of words that differ, with what they become."""
    was, becomes = TOKEN.findall(old), TOKEN.findall(new)
    offsets = [0]
    for token in was:
        offsets.append(offsets[-1] + len(token))
    for i, j, k, m in runs(was, becomes):
        yield trimmed(offsets[i], "".join(was[i:j]), "".join(becomes[k:m]))


def runs(was: Sequence[str], becomes: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The runs of tokens that differ; token by token where both have as many, which is cheap and usual."""
    if len(was) == len(becomes):
        pairs = enumerate(zip(was, becomes, strict=True))
        yield from ((i, i + 1, i, i + 1) for i, (old, new) in pairs if old != new)
    else:
        found = SequenceMatcher(None, was, becomes).get_opcodes()
        yield from ((i, j, k, m) for operation, i, j, k, m in found if operation != "equal")


def trimmed(start: int, old: str, new: str) -> tuple[Span, str]:
    """A replacement without what both ends have in common."""
    low = 0
    while low < min(len(old), len(new)) and old[low] == new[low]:
        low += 1
    high = 0
    while high < min(len(old), len(new)) - low and old[-1 - high] == new[-1 - high]:
        high += 1
    if low + high == len(new) and new:  # nothing would be put in place, which would look like a cut
        low, high = (low - 1, high) if low else (low, high - 1)
    return (start + low, start + len(old) - high), new[low : len(new) - high]
