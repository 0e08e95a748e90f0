"""Sentences that lean on the one before: they open with what only that one explains.

Openers are listed by language in ``openers.toml``, and what looks like one and stands alone all the
same ("This week", "Il y a", "Este lunes") beside them.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

UNSPACED_LANGUAGES = ("zh", "ja", "th", "ko")
START = r"^[“\"'‘„«»「『¿¡(\[—–-]{0,4}+\s{0,2}+"
AFTER_COMMA = re.compile(
    r"^(?P<before>[^,“”\"«»]{2,70}), (?:he|she|it|they|his|her|their|him|il|elle|ils|elles|él|ella|он|она|они)\b"
)
"""A clause and then a pronoun: "Two days later, he resigned"."""
NAME = re.compile(r"\s[A-ZÀ-ÞА-Я][\w’'.-]*")


def leans(sentence: str, language: str = "") -> bool:
    """Whether a sentence can be understood only after the one before it.

    Args:
        sentence: one sentence.
        language: two-letter code; the openers of a language that is not listed here are not known,
            those of English are looked for when none is given.
    """
    openers, alone = _patterns(language or "en")
    if openers is None:
        return False
    if openers.match(sentence):
        return alone is None or not alone.match(sentence)
    aside = AFTER_COMMA.match(sentence)
    return aside is not None and not NAME.search(aside["before"])


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("openers.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    lists = _lists().get(language)
    if lists is None:
        return None, None
    end = "" if language in UNSPACED_LANGUAGES else r"(?![\w-])"
    alone = re.compile(f"{START}(?:{'|'.join(lists['alone'])})", re.IGNORECASE) if "alone" in lists else None
    return re.compile(f"{START}(?:{'|'.join(lists['openers'])}){end}", re.IGNORECASE), alone
