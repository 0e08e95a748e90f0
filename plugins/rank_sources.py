"""Rank stories by how many sources report them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Story


@dataclass(frozen=True)
class RankSources:
    """Stories that more sources report weigh more: 0 for one source, then 1/2, 2/3, 3/4, ...

    Articles whose source is unknown count as one source together, copies of one source once.
    """

    version: ClassVar[int] = 1
    reads: ClassVar[tuple[str, ...]] = ("source",)

    @hookimpl
    def rank(self, stories: Sequence[Story]) -> Iterable[float]:
        """Yield ``1 - 1/n`` for a story that ``n`` different sources report."""
        for story in stories:
            unknown = any(not article.source for article in story.articles)
            yield 1 - 1 / (len(story.sources) + unknown)
