"""How much a document of a feed holds: so many items, so many bytes."""

from collections.abc import Sequence
from itertools import pairwise

from digest.model import Article, Edition
from digest.publish.feeds.values import MOST_BYTES

MOST_OF_ARTICLE = 20_000
"""Bytes of content that an article has in a feed; sentences beyond that are on its page alone."""
MOST_OF_EDITION = 60_000
"""The same of an edition: its stories beyond that are headlines, and beyond twice that one link."""
FRAME, ITEM, SENTENCE, NAME, HEADLINE = 4_000, 1_500, 400, 250, 600
"""Bytes that a document, an item, a sentence, a name and a story take at most beside their words."""


class Windows:
    """Which items are in which document; each is weighed once, and none is made for it."""

    def __init__(self, most: int, *, archives: bool) -> None:
        """Take at most so many items a document; without ``archives`` there is one document."""
        self._most, self._archives = most, archives
        self._weights: dict[tuple[str, str], int] = {}

    def of(self, held: Sequence[Article | Edition]) -> list[slice]:
        """What each document holds of a feed, newest first: the feed itself, then the archives from the oldest on.

        An archive that is full stays as it is when news comes, because archives are filled from the oldest
        item on (RFC 5005). What is not yet enough for one is in the feed itself, which takes as much.
        """
        weights = [self._weight(source) for source in held]
        stop = len(weights)
        bounds = [stop]
        while stop and self._archives:
            stop -= self._fitting(weights[max(0, stop - self._most) : stop][::-1])
            bounds.append(stop)
        full = [slice(start, end) for end, start in pairwise(bounds)][:-1]
        return [slice(0, self._fitting(weights[: self._most])), *full]

    def _fitting(self, weights: Sequence[int]) -> int:
        """How many of the first things a document takes: never none, if there is one."""
        room = MOST_BYTES - FRAME
        for number, weight in enumerate(weights):
            room -= weight
            if room < 0:
                return max(1, number)
        return len(weights)

    def _weight(self, source: Article | Edition) -> int:
        """Bytes that an item takes at most in any format."""
        key = identity(source)
        if key not in self._weights:
            self._weights[key] = _of_article(source) if isinstance(source, Article) else _of_edition(source)
        return self._weights[key]


def identity(source: Article | Edition) -> tuple[str, str]:
    """What tells an item from all others; the id of an article, which its source may state, may be a date as well."""
    return ("article", source.id) if isinstance(source, Article) else ("edition", source.date)


def _of_edition(edition: Edition) -> int:
    stories = sum(HEADLINE + sum(map(_of_article, story.articles)) for story in edition.stories)
    return ITEM + min(stories, 2 * MOST_OF_EDITION + ITEM)


def _of_article(article: Article) -> int:
    """Letters that are not ASCII come in three bytes each, and in nine more in addresses."""
    url = 3 * len(article.raw.url.encode())
    sentences = sum(SENTENCE + url + _bytes(note.text) for note in article.summary)
    named = sum(NAME + _bytes(name) for name in (*article.authors, *(note.text for note in article.noted("topic"))))
    key = _bytes(article.key.text) if article.key else 0
    content = min(sentences, MOST_OF_ARTICLE)
    return ITEM + content + min(key, MOST_OF_ARTICLE) + 3 * url + 3 * _bytes(article.title) + named


def _bytes(text: str) -> int:
    """What a text takes with its escapes and in addresses."""
    return len(text) * 2 + (len(text.encode(errors="replace")) - len(text)) * 5
