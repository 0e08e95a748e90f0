"""Words that say too little to stand as a tag, in five languages."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from digest.text.words import folded, words

PARTICIPLE, PARTICIPLE_LETTERS = "ed", 5
"""How English past tenses end, and the letters that such a word has at least ("need" has fewer)."""
NOUNS_IN_ED = frozenset(["speed", "breed", "indeed", "greed", "creed", "steed", "moped"])
"""English words that end so and are none."""


@dataclass(frozen=True)
class PlainWords:
    """The plain words of a language, folded.

    alone: say nothing by themselves. counting: numbers. verbs: forms that are part of a sentence.
    """

    alone: frozenset[str] = frozenset()
    counting: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()


@lru_cache(maxsize=1 << 16)
def says_little(phrase: str, language: str) -> bool:
    """Whether a phrase is no tag: one plain word, nothing but numbers, or a piece of a sentence.

    Args:
        phrase: as the article writes it.
        language: of the article, two letters; no language counts as English.
    """
    plain, said = plain_words(language or "en"), [word.folded for word in words(phrase)]
    if len(said) == 1:
        return said[0] in plain.counting or said[0] in plain.alone or said[0].removesuffix("s") in plain.alone
    if all(word in plain.counting or word.isdigit() for word in said):
        return True
    written = phrase.split()
    return any(word in plain.verbs for word in written) or (language in ("", "en") and _is_past(written[-1]))


def _is_past(word: str) -> bool:
    """Whether an English word in small letters looks like a past tense."""
    return word.islower() and word.endswith(PARTICIPLE) and len(word) >= PARTICIPLE_LETTERS and word not in NOUNS_IN_ED


@lru_cache(maxsize=64)
def plain_words(language: str) -> PlainWords:
    """The plain words of a language (two letters); none of one that is not known."""
    table = _tables().get(language, {})
    return PlainWords(**{name: frozenset(map(folded, said.split())) for name, said in table.items()})


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("plain_words.toml")
    tables: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return tables
