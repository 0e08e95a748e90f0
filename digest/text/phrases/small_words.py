"""Small words of a language: what they tell of the phrase beside them, and which words are part of none."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from digest.text.words import stop_words

NEIGHBOURS = ("determiners", "prepositions", "verbal", "conjunctions")
"""What a word beside a phrase may be; the index is its class."""
OTHER = len(NEIGHBOURS)
"""The class of all other words."""
ENOUGH = 3
"""Small words by which the language of a text is told."""


@dataclass(frozen=True)
class SmallWords:
    """The small words of one language, all case-folded.

    classes: word -> index in `NEIGHBOURS`. out: words that are no part of a phrase.
    links: words that may stand between two of its words.
    """

    classes: Mapping[str, int]
    out: frozenset[str]
    links: frozenset[str]


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("small_words.toml")
    tables: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return tables


@lru_cache(maxsize=64)
def small_words(language: str) -> SmallWords:
    """The small words of a language (two letters); of one that is not known, those of every language."""
    table = _tables().get(language, {})
    classes: dict[str, int] = {}
    for number in reversed(range(OTHER)):  # a determiner is one, whatever else it is
        classes |= dict.fromkeys(table.get(NEIGHBOURS[number], "").split(), number)
    dull = _tables()["every"]["dull"].split() + table.get("dull", "").split()
    out = stop_words(language) | classes.keys() | frozenset(dull)
    return SmallWords(classes, frozenset(out), frozenset(table.get("links", "").split()))


def likely_language(folded: Iterable[str]) -> str:
    """The language of which these words hold the most small words; ``""`` where hardly any is known.

    Args:
        folded: the first words of a text, case-folded.
    """
    counts = Counter(folded)
    found = {
        language: sum(counts[word] for word in counts.keys() & small_words(language).classes.keys())
        for language in _tables()
        if language != "every"
    }
    best = max(found, key=lambda language: found[language])
    return best if found[best] >= ENOUGH else ""
