"""A plugin of your own: cut the paragraphs that are written all in capitals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest import Article, Edit, hookimpl


@dataclass(frozen=True)
class NoShouting:
    """Cuts paragraphs in capitals ("SUBSCRIBE NOW AND SAVE").

    words: shorter paragraphs are kept, they may be the name of a place or a party.
    """

    version: ClassVar[int] = 1
    words: int = 4

    @hookimpl
    def clean(self, articles: Sequence[Article]) -> Iterator[list[Edit]]:
        """Answer each article, in order, with the edits that mend it."""
        for article in articles:
            loud = [b for b in article.blocks if b.text.isupper() and len(b.text.split()) >= self.words]
            yield [block.cut("written all in capitals") for block in loud]
