"""The tags that the site shows for an article: names first, then phrases that add something."""

from digest.model import Article, Note
from digest.text.words import folded, stem

MOST = 10


def added_keyphrases(article: Article) -> tuple[Note, ...]:
    """The keyphrases that say more than the entities and the better keyphrases do.

    One that shares all its stems, or half of them, with what is already there is left out.
    """
    there = {stem(folded(word)) for note in article.noted("entity") for word in note.text.split()}
    kept = []
    for note in article.noted("keyphrase"):
        stems = {stem(folded(word)) for word in note.text.split()}
        if stems and len(stems & there) * 2 < len(stems):
            kept.append(note)
            there |= stems
    return tuple(kept)


def shown_tags(article: Article) -> tuple[str, ...]:
    """The words of the best ten tags, best first."""
    entities = sorted(article.noted("entity"), key=lambda note: -note.score)
    words = [note.text for note in (*entities, *added_keyphrases(article))]
    return tuple(dict.fromkeys(words))[:MOST]
