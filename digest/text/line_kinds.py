"""The kinds of furniture that a line of a page may plainly be: share bar, newsletter plea, caption, byline ..."""

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
GLUE = frozenset(
    "this that the a an our your my us we you it its all and or to on in via with by for of from at now here more new"
    " article story page link post video comment comments opens tab window free daily weekly today latest news get"
    " und im in auf mit per den die das der diesen artikel neuen fenster öffnet le la les cet sur par de du"
    " des el en x".split()
)
"""Words that say nothing on their own about what a line is."""
FEW_WORDS, LONGEST, ANYWHERE = 12, 400, ".*"


class Kind(NamedTuple):
    """A kind with its words, its patterns from the start of a line, those from anywhere in it, and what these need."""

    name: str
    words: frozenset[str]
    start: re.Pattern[str] | None
    inside: re.Pattern[str] | None
    needs: tuple[str, ...]


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """All kinds, in the order they are asked, from ``furniture.toml`` beside this file."""
    table = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8"))
    return tuple(
        Kind(
            name,
            frozenset(own.get("words", "").split()),
            _joined([p for p in own.get("patterns", ()) if not p.startswith(ANYWHERE)]),
            _joined([p.removeprefix(ANYWHERE) for p in own.get("patterns", ()) if p.startswith(ANYWHERE)]),
            tuple(own.get("needs", ("",))),
        )
        for name, own in table.items()
    )


def _joined(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE) if patterns else None


def kind_of(line: str) -> str:
    """The kind of furniture that a line plainly is, or ``""``; lines of more than 400 characters are none.

    Cost: O(len(line)), and bounded.
    """
    if len(line) > LONGEST:
        return ""
    for variant in (line, GLUED.sub(" ", line)) if GLUED.search(line) else (line,):
        words = [word.lower() for word in WORD.findall(variant)]
        if 0 < len(words) <= FEW_WORDS and (name := _kind_of_words(words)):
            return name
    small = line.lower()
    for kind in kinds():
        if kind.start and kind.start.match(line):
            return kind.name
        if kind.inside and any(need in small for need in kind.needs) and kind.inside.search(line):
            return kind.name
    return ""


def _kind_of_words(words: Sequence[str]) -> str:
    for kind in kinds():
        if not kind.words.isdisjoint(words) and all(w in kind.words or w in GLUE or w.isdigit() for w in words):
            return kind.name
    return ""
