"""The kinds of furniture that a line of a page may plainly be: share bar, newsletter plea, caption, byline ..."""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
GLUED = re.compile(r"[a-z](?=[A-Z])")
GLUE = frozenset(
    "this that the a an our your my us we you it its all and or to on in via with by for of from at now here more new"
    " article story page link post video comment comments opens tab window free daily weekly today latest news get"
    " und im in auf mit per den die das der diesen artikel neuen fenster öffnet le la les cet sur par de du"
    " des el en x".split()
)
"""Words that say nothing on their own about what a line is."""
FEW_WORDS, LONGEST, SIGN = 12, 400, "©"


class Kind(NamedTuple):
    """A kind with its words, its patterns from the start of a line, and those from anywhere in it.

    Each of the latter comes with the words (or the ©) of which a line must hold one for it to be tried.
    """

    name: str
    words: frozenset[str]
    start: re.Pattern[str] | None
    inside: tuple[tuple[frozenset[str], re.Pattern[str]], ...]


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """All kinds, in the order they are asked, from ``furniture.toml`` beside this file."""
    table = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8"))
    return tuple(
        Kind(
            name,
            frozenset(own.get("words", "").split()),
            _joined(own["patterns"]) if "patterns" in own else None,
            tuple((frozenset(needed.split()), _joined([one])) for needed, one in own.get("inside", {}).items()),
        )
        for name, own in table.items()
    )


@lru_cache(maxsize=1)
def _quick() -> tuple[re.Pattern[str], frozenset[str]]:
    """What all kinds together begin with, and what they need inside: a line of an article has neither."""
    return (
        _joined([kind.start.pattern for kind in kinds() if kind.start]),
        frozenset(need for kind in kinds() for needed, _ in kind.inside for need in needed),
    )


def _joined(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def kind_of(line: str, words: Sequence[str] = ()) -> str:
    """The kind of furniture that a line plainly is, or ``""``; lines of more than 400 characters are none.

    Args:
        line: a line without white space at its ends.
        words: its words in small letters, if they are known already.

    Cost: O(len(line)), and bounded.
    """
    if len(line) > LONGEST:
        return ""
    words = words or WORD.findall(line.lower())
    if len(words) <= FEW_WORDS:
        parted = WORD.findall(GLUED.sub(r"\g<0> ", line).lower()) if GLUED.search(line) else words
        if name := _kind_of_words(words) or _kind_of_words(parted):
            return name
    start, needs = _quick()
    held = [*words, *(part for word in words if "." in word for part in word.split(".")), SIGN * (SIGN in line)]
    return _kind_of_patterns(line, held) if start.match(line) or not needs.isdisjoint(held) else ""


def _kind_of_patterns(line: str, held: Sequence[str]) -> str:
    for kind in kinds():
        if kind.start and kind.start.match(line):
            return kind.name
        for needed, pattern in kind.inside:
            if not needed.isdisjoint(held) and pattern.search(line):
                return kind.name
    return ""


def _kind_of_words(words: Sequence[str]) -> str:
    if not 0 < len(words) <= FEW_WORDS:
        return ""
    for kind in kinds():
        if not kind.words.isdisjoint(words) and all(w in kind.words or w in GLUE or w.isdigit() for w in words):
            return kind.name
    return ""
