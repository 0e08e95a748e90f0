"""Cut the lines that a source repeats under many of its articles.

The engine counts them: an ``echo`` note holds such a line, and as its score the share of the
source's articles in this run that hold it too.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Edit

SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class HouseLines:
    """Cuts lines that most articles of the same source hold.

    min_share: least share of the source's articles (0 to 1) that must hold the line.
    """

    version: ClassVar[int] = 2
    reads: ClassVar[tuple[str, ...]] = ("echo",)
    min_share: float = 0.5

    @hookimpl
    def clean(self, articles: Sequence[Article]) -> Iterable[list[Edit]]:
        """Cut each line that an echo note with a high enough score names."""
        for article in articles:
            echoes = {plain(note.text): note.score for note in article.noted("echo") if note.score >= self.min_share}
            yield [
                block.cut(f"house line: in {echoes[line]:.0%} of the source's articles")
                for block in article.blocks
                if (line := plain(block.text)) in echoes
            ]


def plain(line: str) -> str:
    """A line as it is compared: white space counts alike."""
    return SPACES.sub(" ", line).strip()
