"""Writes the summary of one source in other words, as a language model would."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest import Note, hookimpl
from digest.model import Article


@dataclass(frozen=True)
class Machine:
    """Tells in its own words what the articles of one source say. source: its name."""

    version: ClassVar[int] = 1
    source: str = "The Lantern"

    @hookimpl
    def summarize(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """One sentence that is not in the text, with the places of those it rests on."""
        for article in articles:
            spans = tuple((block.start, block.stop) for block in article.blocks[:2])
            words = "Visitors of the museum of bicycles in Hemmel can ride forty exhibits for an hour."
            told = article.raw.source == self.source and "museum of bicycles" in article.text and spans
            yield [Note(kind, words, spans=spans, made=True) for kind in ("summary", "key")] if told else []
