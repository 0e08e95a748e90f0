"""Notes of the kind ``echo``: what the other articles of a run say, for plugins that read it and for nobody else."""

from collections.abc import Sequence

from digest.model import Article, Note
from digest.text.house_titles import START, repeated_parts
from digest.text.outlet_names import host_of

ECHO = "echo"


def with_title_echoes(articles: Sequence[Article]) -> list[Article]:
    """The articles with notes of the parts of their titles that other titles of their source have too.

    A source that is not stated is told by the host of the link. The notes hold no counts, and they are what a plugin is
    shown, so a cached answer stays right, and most stay, when other articles come and go.
    """
    found = repeated_parts([(_house(article), article.raw.title) for article in articles])
    return [
        article.with_notes((*article.notes, *(_note(text, place) for text, place in own))) if own else article
        for article, own in zip(articles, found, strict=True)
    ]


def _house(article: Article) -> str:
    return article.raw.source.casefold() or host_of(article.raw.url)


def _note(text: str, place: str) -> Note:
    begins = "begin with" if place == START else "end in"
    return Note(ECHO, text, type=place, why=f"other titles of the source {begins} it too")


def without_echoes(article: Article) -> Article:
    """The article without these notes."""
    notes = tuple(note for note in article.notes if note.kind != ECHO)
    return article if notes == article.notes else article.with_notes(notes)
