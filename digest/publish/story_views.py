"""What the template of a story's page is given."""

from dataclasses import dataclass

from digest.publish.views import Day, Head, Link, Mention, Sentence, Tag


@dataclass(frozen=True, slots=True)
class Report:
    """One source's article inside a story page.

    ``sentences``: how it begins, or its key sentence; ``place``: the first of them on the page of the
    source; ``brief``: one of many, to be shown in a line.
    """

    title: str
    made: bool
    href: str
    original: str
    source: Link
    day: Day
    first_seen: bool
    authors: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    language: str = ""
    direction: str = "ltr"
    place: str = ""
    brief: bool = False


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """A sentence whose facts only its source has; ``elsewhere`` is the other figure that another source gives."""

    said: Sentence
    elsewhere: str = ""
    language: str = ""
    direction: str = "ltr"


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Template ``story.html``: the sources of one event side by side.

    ``timeline``: the days on which it was reported, each with links to the reports; ``names``: the entities
    by what they are, under the name of each kind; ``only``: what only one source says, what is worth most
    first; ``earlier``: reports of other stories of the same names; ``sources``: how many different ones there are.
    """

    head: Head
    title: str
    made: bool
    day: Day
    summary: tuple[Sentence, ...]
    reports: tuple[Report, ...]
    topics: tuple[Tag, ...]
    entities: tuple[Tag, ...]
    timeline: tuple[tuple[Day, tuple[Link, ...]], ...] = ()
    names: tuple[tuple[str, tuple[Tag, ...]], ...] = ()
    only: tuple[OnlyHere, ...] = ()
    earlier: tuple[Mention, ...] = ()
    sources: int = 0
