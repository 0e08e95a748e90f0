"""How an edition becomes the chapters of a book, and where each story is in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from digest.contributions import PrintedEdition, PrintedStory, Publication

MOST_IN_FILE = 25
"""Stories in one file: e-readers open a file whole, and old ones none above 300 KB."""
MOST_SUBJECTS = 12
"""Topics that shelves of books are told."""


class Placed(NamedTuple):
    """A story and its place in the book."""

    story: PrintedStory
    id: str
    href: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the book: a story of the top alone, or stories of a section.

    ``title`` is that of the section which begins here, "" of a story alone and where a section goes on.
    """

    file: str
    stories: tuple[Placed, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Stories in the table of contents; those of the top have no ``title`` and no ``href``."""

    stories: tuple[Placed, ...]
    title: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """An edition as a book.

    title: as shelves show it; parts: its table of contents; chapters: its files of stories, in the order of reading.
    """

    title: str
    edition: PrintedEdition
    parts: tuple[Part, ...]
    chapters: tuple[Chapter, ...]

    @property
    def first(self) -> str:
        """The file with which the stories begin, or the last page if there are none."""
        return self.chapters[0].file if self.chapters else "made.xhtml"

    @property
    def depth(self) -> int:
        """How many levels the table of contents has."""
        return 2 if any(part.title for part in self.parts) else 1

    @property
    def sources(self) -> tuple[str, ...]:
        """Who reports in it, each once, in the order of the stories."""
        return _once(source.text for story in self.edition.stories for source in story.sources)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The topics of its weightiest stories."""
        return _once(topic.text for story in self.edition.stories for topic in story.topics)[:MOST_SUBJECTS]


def bound(publication: Publication, edition: PrintedEdition) -> Book:
    """The book of an edition: each top story a chapter of its own, the others by their sections."""
    title = publication.say("%(site)s: %(day)s", site=publication.title, day=edition.day)
    numbers = count(1)
    top = [_alone(story, next(numbers)) for story in edition.top]
    parts = [Part(tuple(chapter.stories[0] for chapter in top))] if top else []
    chapters = list(top)
    for number, section in enumerate(edition.sections, 1):
        found = _flowing(section.title.text, f"section-{number}", section.stories, numbers)
        parts.append(Part(tuple(one for chapter in found for one in chapter.stories), section.title.text, found[0].file))
        chapters += found
    return Book(title, edition, tuple(parts), tuple(chapters))


def _alone(story: PrintedStory, number: int) -> Chapter:
    file = f"story-{number}.xhtml"
    return Chapter(file, (Placed(story, f"story-{number}", file),))


def _flowing(title: str, name: str, stories: Sequence[PrintedStory], numbers: Iterable[int]) -> list[Chapter]:
    """The chapter of a section, in several files if it is long."""
    found: list[Chapter] = []
    for start in range(0, max(1, len(stories)), MOST_IN_FILE):
        file = f"{name}.xhtml" if not start else f"{name}-{start // MOST_IN_FILE + 1}.xhtml"
        some = zip(stories[start : start + MOST_IN_FILE], numbers, strict=False)  # numbers last: none is lost
        placed = tuple(Placed(story, f"story-{number}", f"{file}#story-{number}") for story, number in some)
        found.append(Chapter(file, placed, "" if start else title))
    return found


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
