"""A headline from a sentence of which the language has no rules here: its beginning up to a comma."""

import re
import unicodedata

from digest.text.headlines.marks import unbalanced

BREAK = re.compile(r"[,;:،؛](?=\s)|\s(?=[—–-]\s)|[、，；：]")
BLANK = re.compile(r"\s")
LEAST = 24
"""Columns that a clause must have to be a headline."""

SMALL = 3
"""Letters of the longest word that no cut follows: articles and prepositions are short in most languages."""


def columns(text: str) -> int:
    """How wide a text is: Chinese, Japanese and Korean characters count as two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def first_clause(words: str, characters: int) -> str:
    """The longest beginning within so many columns that ends at a comma, else at a word, else anywhere."""
    fits = fitting(words, characters)
    if fits == len(words):
        return words
    for pattern in (BREAK, BLANK):
        for match in reversed(list(pattern.finditer(words, 0, fits + 1))):
            piece = words[: match.start()]
            if columns(piece) >= LEAST and not unbalanced(piece) and (pattern is BREAK or not is_small(piece)):
                return piece
    return re.sub('[“”"„«»()「」『』]', "", words[:fits])


def fitting(words: str, characters: int) -> int:
    """How many characters fit into so many columns."""
    used = 0
    for i, character in enumerate(words):
        used += columns(character)
        if used > characters:
            return i
    return len(words)


def is_small(piece: str) -> bool:
    """Whether a piece ends with a word that wants another after it, or with a number."""
    last = piece.rsplit(None, 1)[-1]
    return len(last) <= SMALL or not last[-1].isalpha()
