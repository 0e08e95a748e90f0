"""The tags that the site shows for an article: names first, then phrases that add something."""

from functools import lru_cache

from digest.model import Article, Note
from digest.text.words import folded, stem

MOST = 10


def added_keyphrases(article: Article, most: int = MOST) -> tuple[Note, ...]:
    """The first ``most`` keyphrases that say more than the entities and better keyphrases do.

    One that shares all its stems, or half of them, with what is already there is left out.
    """
    there = set().union(*(_stems(note.text) for note in article.noted("entity")))
    kept: list[Note] = []
    for note in article.noted("keyphrase"):
        if len(kept) == most:
            break
        stems = _stems(note.text)
        if stems and len(stems & there) * 2 < len(stems):
            kept.append(note)
            there |= stems
    return tuple(kept)


@lru_cache(maxsize=1 << 16)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(folded(word)) for word in text.split())


def shown_tags(article: Article) -> tuple[str, ...]:
    """The words of the best ten tags, best first."""
    entities = sorted(article.noted("entity"), key=lambda note: -note.score)
    words = [note.text for note in (*entities, *added_keyphrases(article))]
    return tuple(dict.fromkeys(words))[:MOST]
