"""Sentences that lean on the one before: they open with what only that one explains.

Openers are listed by language in ``openers.toml``, and what looks like one and stands alone all the
same ("This week", "Il y a", "Este lunes") beside them.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

UNSPACED_LANGUAGES = ("zh", "ja", "th")
MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f"
"""Signs that belong to the letter before them and are none themselves: Hindi vowels, Arabic and Hebrew points."""
END = rf"(?![\w{MARKS}-]|\.(?!\.))"
"""What follows an opener: neither more of a word nor the full stop of an initial."""
START = r"^[“\"'‘„«»「『¿¡(\[—–-]{0,4}+\s{0,2}+"
BEFORE = r"^(?P<before>[^,“”\"«»]{2,70}), "
"""A clause before a pronoun: "Two days later, he resigned"."""
ADVERB = re.compile(r"(?:\w+ly|now|today|tonight|yesterday|soon|often|sometimes|once|perhaps|overall)$", re.IGNORECASE)
"""A clause of one word; any other one before a comma may be a name: "Petrova, her husband and two children"."""
NAME = re.compile(r"\s[A-ZÀ-ÞА-Я][\w’'.-]*")


class Openers(NamedTuple):
    """The patterns of one language: openers, nouns that were spoken of, what stands alone all the same, pronouns."""

    openers: re.Pattern[str]
    definite: re.Pattern[str] | None
    alone: re.Pattern[str] | None
    pronouns: re.Pattern[str] | None


def leans(sentence: str, language: str = "", *, opens: bool = False) -> bool:
    """Whether a sentence can be understood only after the one before it.

    Args:
        sentence: one sentence.
        language: two-letter code; the openers of a language that is not listed here are not known,
            those of English are looked for when none is given.
        opens: it opens a text, where "the man who ..." speaks of nobody who was there before.
    """
    known = _openers(language or "en")
    if known is None:
        return False
    spoken_of = known.definite is not None and not opens and known.definite.match(sentence)
    if spoken_of or known.openers.match(sentence):
        return known.alone is None or not known.alone.match(sentence)
    aside = known.pronouns and known.pronouns.match(sentence)
    if not aside or NAME.search(aside["before"]):
        return False
    return " " in aside["before"] or ADVERB.match(aside["before"]) is not None


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("openers.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def _openers(language: str) -> Openers | None:
    lists = _lists().get(language)
    if lists is None:
        return None
    end = "" if language in UNSPACED_LANGUAGES else END
    pronouns = re.compile(rf"{BEFORE}(?:{'|'.join(lists['pronouns'])})\b") if "pronouns" in lists else None
    openers = _opening(lists, "openers", end)
    return Openers(openers, _opening(lists, "definite", end), _opening(lists, "alone"), pronouns) if openers else None


def _opening(lists: dict[str, list[str]], name: str, end: str = "") -> re.Pattern[str] | None:
    if name not in lists:
        return None
    return re.compile(f"{START}(?:{'|'.join(lists[name])}){end}", re.IGNORECASE)
