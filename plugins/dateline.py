"""Take the dateline ("KYIV, June 3 (Reuters) -") off the first sentence, and note its places and its agency.

Only what prose never begins with is trusted; see `digest.text.copied.datelines`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Block, Edit, Note
from digest.text.copied.datelines import Found, dateline
from digest.text.copied.lines import ENDED
from digest.text.gazetteer import Gazetteer, read_gazetteer

BLOCKS, BRACKET, TAIL, WHY = 3, 60, 8, "dateline"


@dataclass(frozen=True)
class Dateline:
    """Takes the dateline off the text; notes its places, and its agency as source where none is stated.

    cut: whether the dateline is taken off.
    """

    version: ClassVar[int] = 3
    cut: bool = True

    @hookimpl
    def clean(self, articles: Sequence[Article]) -> Iterable[list[Edit]]:
        """Cut the datelines of the first sentences, and further down those that name an agency."""
        for article in articles:
            found = candidates(article.blocks) if self.cut else ()
            yield [
                Edit(block.start, block.start + line.stop, "", WHY, certain=True)
                for block, line in found
                if line.agency or len(article.blocks) > 1  # a line alone need not be the lead of an article
            ]

    @hookimpl
    def describe(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """Note what the dateline says, whether it was cut or not."""
        for article in articles:
            yield list(notes(article))


def candidates(blocks: Sequence[Block]) -> Iterator[tuple[Block, Found]]:
    """The datelines of an article, each with its block.

    Lines that do not end as sentences are not counted: they may be menus and captions, which go later.
    """
    told = 0
    for block in blocks:
        if told < BLOCKS or any(mark in block.text[:BRACKET] for mark in "(/【"):
            found = dateline(block.text, is_place)  # below the head of a text only agencies are trusted
            if found and (told < BLOCKS or (found.agency and found.places)):
                yield block, found
        told += ENDED.search(block.text[-TAIL:]) is not None


def notes(article: Article) -> Iterator[Note]:
    """The places and the agency of the first dateline whose paragraph is still there."""
    found = next(cut_datelines(article), None) or next((line for _, line in candidates(article.blocks)), None)
    if found:
        for place in found.places:
            yield Note("place", place, why="named in the dateline")
        if found.agency:
            yield Note("source", found.agency, type="agency", why="named in the dateline")


def cut_datelines(article: Article) -> Iterator[Found]:
    """The datelines that were cut from paragraphs that stayed."""
    starts = {edit.start for edit in article.edits}
    for edit in article.edits:
        if WHY in edit.why and edit.stop not in starts:
            line = article.raw.text[edit.start : edit.stop].strip("\n") + article.raw.text[edit.stop : edit.stop + 200]
            if found := dateline(line.lstrip(), is_place):
                yield found


def is_place(name: str) -> bool:
    """Whether a name is a place that digest knows."""
    known = gazetteer().find(name)
    return known is not None and known.type == "LOC"


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The names that digest knows, read once."""
    return read_gazetteer(Path(__file__).parent / "data")
