"""The lines of a raw text after cleaning: which were kept, and where the text of the article begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from digest.model import Article, Edit

UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
"""Signs of scripts in which one sign says as much as three Latin letters."""

WORD = re.compile(r"[^\W_]+")
ENDED = re.compile(r"[.!?:。！？।؟…][\"'”’»)\]」』]*$")
LONG, PARAGRAPH, AHEAD = 70, 200, 8
REMEMBERED, FEW = 20_000, 4
"""Texts of up to so many characters have their lines remembered for the next plugin that asks; of longer ones few."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the raw text that holds anything.

    ``text`` has its white space folded; ``kept`` says whether cleaning left it in the article.
    """

    text: str
    kept: bool


def lines_of(article: Article) -> tuple[Line, ...]:
    """The lines of the raw text. Cost: O(len(raw.text) + len(edits)); asked again soon, only that of the edits."""
    split = _remembered if len(article.raw.text) <= REMEMBERED else _lately
    return split(article.raw.text, article.edits)


def _lines(raw: str, edits: tuple[Edit, ...]) -> tuple[Line, ...]:
    found: list[Line] = []
    number, start = 0, 0
    for text in raw.split("\n"):
        stop = start + len(text)
        while number < len(edits) and edits[number].stop <= start:
            number += 1
        plain = "  " not in text and text.isprintable() and text[:1] != " " and text[-1:] != " "
        if folded := text if plain else " ".join(text.split()):
            untouched = number == len(edits) or edits[number].start >= stop
            found.append(Line(folded, untouched or 2 * _cut(edits, number, start, stop) < len(text)))
        start = stop + 1
    return tuple(found)


_remembered, _lately = lru_cache(maxsize=1024)(_lines), lru_cache(maxsize=FEW)(_lines)


def _cut(edits: Sequence[Edit], number: int, start: int, stop: int) -> int:
    """How many characters of ``start:stop`` the edits from ``number`` on take out."""
    cut = 0
    while number < len(edits) and edits[number].start < stop:
        edit = edits[number]
        if not edit.new:
            cut += min(edit.stop, stop) - max(edit.start, start)
        number += 1
    return cut


def width(text: str) -> int:
    """The length of a line in Latin letters: a sign of a script without spaces counts as three."""
    return len(text) if text.isascii() else len(text) + 2 * len(UNSPACED.findall(text))


def content(text: str) -> set[str]:
    """What a line is about: its numbers, its words of four letters and more, pairs of signs without spaces."""
    words = WORD.findall(text.casefold())
    if text.isascii() or not UNSPACED.search(text):
        return {word for word in words if len(word) > 3 or word.isdigit()}
    found: set[str] = set()
    for word in words:
        if not word.isascii() and UNSPACED.match(word):
            found.update(word[i : i + 2] for i in range(max(1, len(word) - 1)))
        elif len(word) > 3 or word.isdigit():
            found.add(word)
    return found


def is_prose(text: str) -> bool:
    """Whether a line is as long as a sentence that ends, or longer than any headline."""
    wide = width(text)
    return wide >= PARAGRAPH or (wide >= LONG and ENDED.search(text[-6:]) is not None)


def body_start(lines: Sequence[Line]) -> int | None:
    """The number of the line where the text begins: a long one that was kept, with two more soon after it.

    None if nothing was kept that is as long as a sentence.
    """
    long: list[int] = []
    for number, line in enumerate(lines):
        if line.kept and is_prose(line.text):
            long.append(number)
            if len(long) > 2 and number <= long[-3] + AHEAD:
                return long[-3]
    return long[0] if long else None


def place_of(title: str, lines: Sequence[Line], start: int) -> int | None:
    """The number of the line that is ``title``: the last one before the text, else the first one in it."""
    wanted = " ".join(title.split())
    places = [number for number, line in enumerate(lines) if line.text == wanted]
    return max((place for place in places if place <= start), default=places[0] if places else None)
