"""How an edition becomes the chapters of a book, and where each story is in it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import NamedTuple

from digest.contributions import PrintedEdition, PrintedStory, Publication
from digest.formats.ebook_text import printable

MOST_IN_FILE = 25
"""Stories in one file: e-readers open a file whole, and old ones none above 300 KB."""
MOST_SUBJECTS = 12
"""Topics that shelves of books are told."""
Numbered = tuple[int, PrintedStory]


class Placed(NamedTuple):
    """A story and its place in the book."""

    story: PrintedStory
    id: str
    href: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the book: a story of the top alone, or stories of a section.

    section: its title, "" of a story alone; begins: the section begins here, so that its title has to be shown.
    """

    file: str
    stories: tuple[Placed, ...]
    section: str = ""
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Stories in the table of contents; those of the top have no ``title`` and no ``href``."""

    stories: tuple[Placed, ...]
    title: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """An edition as a book.

    title: as shelves show it; site: what the site is called; parts: its table of contents; chapters: its files of
    stories, in the order of reading.
    """

    title: str
    site: str
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
    site = printable(publication.title).strip() or publication.url
    unnamed = partial(publication.say, "Article %(number)s")
    numbered = iter([_named(story, unnamed, number) for number, story in enumerate(edition.stories, 1)])
    top = [_alone(story, number) for number, story in islice(numbered, len(edition.top))]
    parts = [Part(tuple(chapter.stories[0] for chapter in top))] if top else []
    chapters = list(top)
    for number, section in enumerate(edition.sections, 1):
        stories = list(islice(numbered, len(section.stories)))
        found = list(_flowing(section.title.text, f"section-{number}", stories))
        parts.append(Part(tuple(one for file in found for one in file.stories), section.title.text, found[0].file))
        chapters += found
    title = publication.say("%(site)s: %(day)s", site=site, day=edition.day)
    return Book(title, site, edition, tuple(parts), tuple(chapters))


def _named(story: PrintedStory, unnamed: Callable[..., str], number: int) -> Numbered:
    """A story with its number; where its title shows nothing the number is its title, for a link must have words."""
    blank = not printable(story.title).strip()
    return number, replace(story, title=unnamed(number=number), language="") if blank else story


def _alone(story: PrintedStory, number: int) -> Chapter:
    file = f"story-{number}.xhtml"
    return Chapter(file, (Placed(story, f"story-{number}", file),))


def _flowing(title: str, name: str, stories: Sequence[Numbered]) -> Iterator[Chapter]:
    """The chapter of a section, in several files if it is long."""
    for start in range(0, len(stories), MOST_IN_FILE):
        file = f"{name}-{start // MOST_IN_FILE + 1}.xhtml" if start else f"{name}.xhtml"
        some = stories[start : start + MOST_IN_FILE]
        placed = tuple(Placed(story, f"story-{number}", f"{file}#story-{number}") for number, story in some)
        yield Chapter(file, placed, title, begins=not start)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if printable(word).strip()))
