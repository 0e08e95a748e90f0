"""Cut the furniture of a page: share bars, newsletter pleas, captions, legal lines, "read more".

A short line goes when all its words belong to one kind of furniture; a longer one when it matches a
pattern that prose does not. What is left unfinished after the furniture that closes a text goes too.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Block, Edit

GLUE = frozenset(
    "this that the a an our your my us we you it its all and or to on in via with by for of from at now here more new"
    " article story page link post video comment comments opens tab window free daily weekly today latest news by get"
    " und im in auf mit per den die das der diesen artikel neuen fenster öffnet le la les cet sur par de du"
    " des el en x".split()
)
"""Words that say nothing on their own about what a line is."""

BYLINE = re.compile(
    r"(?:by|von|par|por|di|door|av|af|written by|story by|text:|posted in|texte? de) +(?-i:[^\W\d_a-z])", re.IGNORECASE
)
MOMENT = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec januar februar märz mai juni juli oktober dezember monday tuesday wednesday thursday friday"
    " saturday sunday mon tue wed thu fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag am pm uhr"
    " et est edt pst pdt utc gmt bst cst cet cest ist updated update published posted last first on at um ago min mins"
    " minute minutes hours hour read reading aktualisiert veröffentlicht stand giriş güncelleme time date"
    " lesezeit modified"
    " janvier février mars avril juin juillet août septembre octobre novembre décembre publié mis à jour le the m h d"
    " st nd rd th commentary".split()
)
JOINING = ("by", "von", "and", "und", "de", "van", "di", "y", "et")
NUMBER = re.compile(r"\d")
WORD = re.compile(r"[^\W_](?:[^\W_]|['’.-](?=[^\W_]))*")
GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
ENDED = re.compile(r"[.!?。！？।؟…:][\"'”“’‘»«›)\]」』]*$")
SHORT, LONGEST, HEAD, LEFT_OVER, PAGE_LINES = 12, 400, 4, 15, 40


@dataclass(frozen=True)
class Furniture:
    """Cuts lines that belong to the page and not to the article.

    bylines: whether bylines and date lines above the text are cut (the byline is noted anyway).
    tail: whether headlines left over after the furniture that closes a text are cut as well.
    page: share of sentences among the lines (0 to 1) below which a text of 40 or more lines counts as
        a whole page that somebody copied; only its sentences stay. 0 turns this off.
    """

    version: ClassVar[int] = 2
    bylines: bool = True
    tail: bool = True
    page: float = 0.35

    @hookimpl
    def clean(self, articles: Sequence[Article]) -> Iterable[list[Edit]]:
        """Cut furniture line by line, then what trails behind it."""
        for article in articles:
            found: dict[int, str] = {}
            for number, block in enumerate(article.blocks):
                why = kind_of(block.text)
                if why or (
                    self.bylines
                    and (why := line_above(block.text, number - len(found), last=block is article.blocks[-1]))
                ):
                    found[number] = why
            if is_page(article.blocks, self.page):
                found = unfinished(article.blocks) | found
            elif self.tail:
                found |= trailing(article.blocks, found)
            yield [article.blocks[number].cut(why) for number, why in sorted(found.items())]


def kind_of(line: str) -> str:
    """What kind of furniture a line is, or ``""``."""
    bare = line.strip()
    if len(bare) > LONGEST:
        return ""
    for variant in dict.fromkeys((bare, GLUED.sub(" ", bare))):
        words = [word.lower() for word in WORD.findall(variant)]
        if 0 < len(words) <= SHORT and (why := kind_of_words(words)):
            return why
    return next((why for why, pattern in patterns() if pattern.match(bare)), "")


def kind_of_words(words: Sequence[str]) -> str:
    """The kind of furniture that all the words of a short line belong to, or ``""``."""
    for why, own in vocabularies():
        if any(word in own for word in words) and all(w in own or w in GLUE or w.isdigit() for w in words):
            return why
    return ""


@lru_cache(maxsize=1)
def table() -> dict[str, dict[str, Any]]:
    """The kinds of furniture with their words and patterns, from ``data/furniture.toml``."""
    return tomllib.loads((Path(__file__).parent / "data" / "furniture.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def vocabularies() -> tuple[tuple[str, frozenset[str]], ...]:
    """The kinds with their words as sets."""
    return tuple((why, frozenset(kind["words"].split())) for why, kind in table().items() if "words" in kind)


@lru_cache(maxsize=1)
def patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds with their patterns, as one expression each."""
    return tuple(
        (why, re.compile("|".join(f"(?:{pattern})" for pattern in kind["patterns"]), re.IGNORECASE))
        for why, kind in table().items()
        if "patterns" in kind
    )


def line_above(line: str, number: int, *, last: bool) -> str:
    """Why the line of this number, not counting those cut before it, is a byline or a date line; or ``""``."""
    words = WORD.findall(line) if number < HEAD and len(line) <= LONGEST else []
    if not 0 < len(words) <= SHORT + 3:
        return ""
    moments = [word.lower() in MOMENT or bool(NUMBER.match(word)) for word in words]
    numbers = sum(bool(NUMBER.match(word)) for word in words)
    if all(moments) and numbers and len(line) > len("9:00 am"):
        return "date line"
    if last or ENDED.search(line.strip()[-4:]):
        return ""
    names = all(m or not w[0].islower() or w in JOINING for m, w in zip(moments, words, strict=True))
    if BYLINE.match(line) and names:
        return "byline"
    return "date line" if numbers and sum(moments) >= max(3, len(words) / 2) else ""


def is_page(blocks: Sequence[Block], most: float) -> bool:
    """Whether a text is a whole page: it starts with a menu, and few of its many lines are sentences."""
    if len(blocks) < PAGE_LINES or any(is_sentence(block.text) for block in blocks[:HEAD]):
        return False
    return sum(is_sentence(block.text) for block in blocks) < most * len(blocks)


def unfinished(blocks: Sequence[Block]) -> dict[int, str]:
    """The lines of a whole page that are no sentences."""
    return {n: "no sentence, on a whole page" for n, block in enumerate(blocks) if not stands(block.text)}


def trailing(blocks: Sequence[Block], found: dict[int, str]) -> dict[int, str]:
    """Unfinished short lines below the first furniture after the last full sentence."""
    last = max((n for n, b in enumerate(blocks) if n not in found and is_sentence(b.text)), default=len(blocks))
    below = [n for n in found if n > last]
    if not below:
        return {}
    rest = [n for n in range(min(below), len(blocks)) if n not in found and not stands(blocks[n].text)]
    # More than a page leaves over is a list that the article ends with.
    return dict.fromkeys(rest, "left over below the text") if len(rest) <= LEFT_OVER else {}


def stands(line: str) -> bool:
    """Whether a line is a sentence or too long to be a headline, so that it stays."""
    return is_sentence(line) or len(WORD.findall(line)) > 2 * SHORT


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does and is long enough to be one of the text's."""
    return bool(ENDED.search(line.strip()[-4:])) and len(WORD.findall(line)) > SHORT // 4
