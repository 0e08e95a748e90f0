"""Keep the tags that a source stated: those of the publisher's own files are topics."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar

from digest import Article, Note, hookimpl


@dataclass(frozen=True)
class StatedTags:
    """Takes over the tags in headers, front matter, JSON and feeds.

    Tags that somebody wrote by hand into a text or Markdown file become topics, with pages
    and feeds. Those that came along with pages and feeds of others become key phrases:
    there are too many of them, and every house has its own.

    topics: the endings of files whose tags become topics.
    most: how many tags of one article are kept.
    """

    version: ClassVar[int] = 1
    topics: tuple[str, ...] = ("", ".txt", ".text", ".md", ".markdown")
    most: int = 8

    @hookimpl
    def tag(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:
        """Yield the stated tags of each article, in the order stated."""
        for article in articles:
            by_hand = PurePosixPath(article.raw.path).suffix.lower() in self.topics
            kind = "topic" if by_hand else "keyphrase"
            yield [Note(kind, tag, why="stated by the source") for tag in article.raw.tags[: self.most]]
