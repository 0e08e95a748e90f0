"""Find texts that are no article: cookie walls, paywalls, log-in pages, bot checks, error pages.

A text is one when it is short, when a sentence of it is what only such a notice says, and when
hardly anything else is in it. Reports about cookies or paywalls speak of them and not to the
reader; a beginning of an article above a paywall's plea is an article.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note
from digest.text.sentences import sentences

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")
ENDED = re.compile(r"[.!?。！？।؟…][\"'”’»)\]]*$")
LONGEST = 8000
"""Characters of the longest notice; consent dialogs that list their purposes are long."""
BUTTON = 6
"""Words at most of a button, a menu item or a title: a line that ends without a full stop."""
LITTLE, PROSE, SHARE = 60, 200, 0.25
"""Characters of other sentences that say nothing yet, that are an article already; their share in a notice at most."""
WIDE_WEIGHT = 3
"""Letters that one of Chinese, Japanese or Korean counts for."""


@dataclass(frozen=True)
class Notices:
    """Notes that a text is only a cookie, paywall, log-in, JavaScript, bot-check or error notice.

    Such a text is not published. It has no options.
    """

    version: ClassVar[int] = 1

    @hookimpl
    def describe(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """Look at the cleaned text, and at the text as it came."""
        for article in articles:
            texts = dict.fromkeys((article.text, article.raw.text))
            found = next((note for text in texts if (note := notice(text))), None)
            yield [found] if found else []


def notice(text: str) -> Note | None:
    """What kind of notice a text is, if it is nothing else.

    Cost: O(1) for an article, because two sentences of it are enough; O(len(text)) for a notice.
    """
    if len(text) > LONGEST:
        return None
    said: Counter[str] = Counter()
    whole, prose, evidence = 0, 0, ""
    for sentence in in_turn(text):
        kind, weight, belonging = judged(sentence)
        whole += weight
        if kind:
            said[kind] += weight
            evidence = evidence or sentence
        elif not belonging:
            prose += weight
            if prose > PROSE:
                return None
    if not said or prose > max(LITTLE, SHARE * whole):
        return None
    return Note("notice", said.most_common(1)[0][0], why=f"says {evidence[:100]!r} and hardly anything else")


def in_turn(text: str) -> Iterator[str]:
    """The sentences of a text; each line is looked at only when it is its turn."""
    for line in text.splitlines():
        for start, stop in sentences(line):
            yield line[start:stop]


@lru_cache(maxsize=64)
def judged(sentence: str) -> tuple[str, int, bool]:
    """The kind of notice a sentence is, how much it says, and else whether it may stand in a notice.

    Remembered for a moment, because the text as it came begins much like the cleaned one.
    """
    kind = kind_of(sentence)
    return kind, size(sentence), not kind and belongs(sentence)


def kind_of(sentence: str) -> str:
    """The kind of notice that alone would say this sentence, or ``""``."""
    plain = sentence.casefold()
    for name, words, pattern in kinds():
        for word in words:  # a loop, because it is much quicker than any()
            if word in plain:
                if pattern.search(sentence) and not reports(sentence):
                    return name
                break
    return ""


def belongs(sentence: str) -> bool:
    """Whether a sentence may stand in a notice: a button or title, or words to the reader about the page."""
    words = words_of(sentence)
    if not ENDED.search(sentence) and len(words) <= BUTTON and size(sentence) <= BUTTON * 12:
        return True
    known = companions()
    if reports(sentence):
        return False
    wide = sum(word in sentence for word in known["wide"])
    return wide > 1 or (any(word in known["terms"] for word in words) and any(w in known["address"] for w in words))


def reports(sentence: str) -> bool:
    """Whether a sentence reports what somebody said."""
    return not companions()["said"].isdisjoint(words_of(sentence))


def words_of(sentence: str) -> list[str]:
    """The case-folded words of a sentence; folded at once where that cannot part a word."""
    if sentence.isascii():
        return WORD.findall(sentence.casefold())
    return [word.casefold() for word in WORD.findall(sentence)]


def size(sentence: str) -> int:
    """How much a sentence says, in letters."""
    return len(sentence) + (0 if sentence.isascii() else (WIDE_WEIGHT - 1) * len(WIDE.findall(sentence)))


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """The words of notices, from ``data/notices.toml``."""
    return tomllib.loads((Path(__file__).parent / "data" / "notices.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def kinds() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """The kinds of notices: the words of which each needs one, and one expression for all that it says."""
    return tuple(
        (
            name,
            tuple(word.replace("_", " ") for word in kind["words"].split()),
            re.compile("|".join(f"(?:{pattern})" for pattern in kind["patterns"]), re.IGNORECASE),
        )
        for name, kind in table()["kinds"].items()
    )


@lru_cache(maxsize=1)
def companions() -> dict[str, frozenset[str]]:
    """Words that stand beside them: terms, words that address the reader, wide ones, words of reports."""
    return {name: frozenset(words.split()) for name, words in table()["companions"].items()}
