"""The words of a sentence and where they are."""

import re
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(r"\S+")
EDGES = "“”\"'‘’(),;:.!?—–-"


class Token(NamedTuple):
    """A stretch between blanks: where it is and its word in lower case, without marks around it."""

    start: int
    stop: int
    word: str
    marked: bool


@lru_cache(maxsize=1 << 14)
def word_of(written: str) -> str:
    """A word in lower case, without marks around it."""
    return written.strip(EDGES).lower().replace("’", "'")


def tokens_of(words: str) -> list[Token]:
    """The words of a sentence with the marks that stick to them."""
    return [
        Token(match.start(), match.end(), word_of(written := match.group()), written[-1] in ",;:")
        for match in TOKEN.finditer(words)
    ]
