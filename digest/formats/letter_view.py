"""What a letter tells of an edition: all of it, or less and less of each story until it fits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from digest.contributions import PrintedEdition, PrintedLink, PrintedSection, PrintedStory
from digest.formats.letter_mail import Unsubscribe
from digest.text.words import reading_minutes

ALL = 1_000
"""More sentences than any summary has."""
SENTENCES = (ALL, 3, 1)
"""How many sentences the stories on top have, tried in turn; one is the key sentence."""
MOST_STORIES = 500
"""Of more stories than these not even the titles fit."""
LONGEST_TITLE, LONGEST_NAME, LONGEST_SENTENCE, LONGEST_ADDRESS = 300, 80, 1_000, 1_000
"""In characters. Longer titles and names are shortened; longer sentences, which must stay whole, are left out."""
LONGEST_WORD = 20
"""Letters of a word that is rather left out than cut."""
MOST_SOURCES = 6
"""How many sources of a story are named."""


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as the letter tells it; ``sources`` are the first ones, ``more`` counts the others.

    Several sentences name their sources, if these are not all the same.
    """

    story: PrintedStory
    sources: tuple[PrintedLink, ...]
    more: int


@dataclass(frozen=True, slots=True)
class SectionView:
    """The stories of one topic: the first ones with their key sentences, of the others the titles alone."""

    title: PrintedLink
    stories: tuple[StoryView, ...]
    titles: tuple[StoryView, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What a letter has room for.

    sentences: of each story on top; one is the key sentence.
    keys: stories in the sections that have their key sentence; of the others there are the titles alone.
    stories: in all; the others are on the site.
    """

    sentences: int = ALL
    keys: int = MOST_STORIES
    stories: int = MOST_STORIES


@dataclass(frozen=True, slots=True)
class LetterView:
    """An edition as the letter tells it; ``more`` stories are only on the site."""

    edition: PrintedEdition
    top: tuple[StoryView, ...]
    sections: tuple[SectionView, ...]
    more: int
    unsubscribe: Unsubscribe

    @property
    def minutes(self) -> int:
        """How long it takes to read, in minutes."""
        stories = [told.story for told in (*self.top, *(one for section in self.sections for one in section.stories))]
        return reading_minutes(text for story in stories for text in (story.title, *(s.text for s in story.sentences)))

    @property
    def told(self) -> int:
        """How many stories are told."""
        return len(self.edition.stories) - self.more


def letter_view(edition: PrintedEdition, room: Room, unsubscribe: Unsubscribe) -> LetterView:
    """An edition as far as there is room for it."""
    top = edition.top[: room.stories]
    left, keys = room.stories - len(top), room.keys
    sections = []
    for section in edition.sections:
        stories = section.stories[:left]
        if stories:
            sections.append(_section(section, stories, keys))
        left, keys = left - len(stories), max(0, keys - len(stories))
    more = max(0, len(edition.stories) - room.stories)
    return LetterView(edition, tuple(_told(story, room.sentences) for story in top), tuple(sections), more, unsubscribe)


def _section(section: PrintedSection, stories: tuple[PrintedStory, ...], keys: int) -> SectionView:
    title = replace(section.title, text=shortened(section.title.text, LONGEST_NAME))
    told, titles = (_told(story, 1) for story in stories[:keys]), (_told(story, 0) for story in stories[keys:])
    return SectionView(title, tuple(told), tuple(titles))


def _told(story: PrintedStory, most: int) -> StoryView:
    sentences = [story.key] if most == 1 and story.key else story.sentences[:most]
    mixed = len(story.sources) > 1 and len(sentences) > 1
    fit = [said if mixed else replace(said, source="") for said in sentences if len(said.text) <= LONGEST_SENTENCE]
    short = replace(
        story,
        title=shortened(story.title, LONGEST_TITLE),
        sentences=tuple(replace(said, source=shortened(said.source, LONGEST_NAME)) for said in fit),
        topics=tuple(_named(story.topics[:1])),
        original=story.original if len(story.original) <= LONGEST_ADDRESS else "",
    )
    named = tuple(_named(story.sources[:MOST_SOURCES]))
    return StoryView(short, named, len(story.sources) - len(named))


def _named(links: tuple[PrintedLink, ...]) -> Iterator[PrintedLink]:
    for link in links:
        yield replace(link, text=shortened(link.text, LONGEST_NAME))


def shortened(text: str, most: int) -> str:
    """A text in one line, cut to so many characters, before a word if one begins near by."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    before, _, word = cut.rpartition(" ")
    return (before if before and len(word) <= LONGEST_WORD else cut).rstrip() + "…"
