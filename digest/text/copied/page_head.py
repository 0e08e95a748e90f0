"""Where on a copied page, or in a nearly clean text, headline and text begin."""

from dataclasses import dataclass

from digest.model import Article
from digest.text.copied.lines import Line, body_start, lines_of, place_of

PAGE = 6
"""From how many lines above the text on it counts as a page with all its menus."""


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of a raw text; ``place`` is the headline's number, ``start`` that of the first line of the text.

    ``titled`` says whether the headline was among the lines; if not, ``place`` is just above the text.
    """

    lines: tuple[Line, ...]
    place: int
    start: int
    titled: bool

    @property
    def is_page(self) -> bool:
        """Whether it is a whole page and not a text with a few lines around it."""
        return self.start >= PAGE or (self.titled and self.start > 2 + self.place)

    def is_between(self, number: int) -> bool:
        """Whether a line stands between the headline and the text."""
        return self.titled and self.place < number < self.start


def head_of(article: Article) -> Head | None:
    """The head of an article's raw text; None if no line of it is as long as a sentence.

    The headline is the one stated, else the one noted, if it is a line of the text.
    """
    lines = lines_of(article)
    start = body_start(lines)
    if start is None:
        return None
    noted = next((note.text for note in article.noted("headline") if not note.made), "")
    place = next(
        (at for title in (article.raw.title, noted) if title and (at := place_of(title, lines, start)) is not None),
        None,
    )
    if place is None:
        return Head(lines, max(0, start - 6), start, titled=False)
    return Head(lines, place, max(start, place), titled=True)
