"""What ``publish`` plugins are shown, and what plugins add to the site and to the command line, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from digest.model import Edition


@dataclass(frozen=True, slots=True)
class PrintedLink:
    """Words and the absolute address that they lead to; ``""`` where they lead nowhere."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class PrintedSentence:
    """A sentence of a summary as readers get it.

    url: its place in the page of its article; original: its words in the original, ``""`` where that
    is not linked; source: who says so, ``""`` if unknown; made: it is not verbatim, which readers must be told.
    """

    text: str
    url: str
    original: str = ""
    source: str = ""
    made: bool = False


@dataclass(frozen=True, slots=True)
class PrintedStory:
    """A story as readers get it, in text and absolute addresses.

    key: the one sentence for where there is no room for all ``sentences``, None without any summary;
    sources: who reports it, each with the page of its (first) report; original: the address of the
    original of a story of one article; made: digest wrote the headline; image: an image on the site.
    """

    title: str
    url: str
    sentences: tuple[PrintedSentence, ...] = ()
    key: PrintedSentence | None = None
    sources: tuple[PrintedLink, ...] = ()
    topics: tuple[PrintedLink, ...] = ()
    original: str = ""
    made: bool = False
    language: str = ""
    direction: str = "ltr"
    image: str = ""


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """Stories of one topic inside an edition."""

    title: PrintedLink
    stories: tuple[PrintedStory, ...]


@dataclass(frozen=True, slots=True)
class PrintedEdition:
    """An edition as readers get it: its weightiest stories on ``top``, the others in sections by topic.

    date: ISO 8601; day: the same in words; title: with the day; minutes: to read it all; updated: the
    moment (ISO 8601) when its words last changed, its date if they never did; name: its tag: URI, which
    never changes.
    """

    date: str
    day: str
    title: str
    url: str
    top: tuple[PrintedStory, ...]
    sections: tuple[PrintedSection, ...] = ()
    minutes: int = 1
    updated: str = ""
    name: str = ""

    @property
    def stories(self) -> tuple[PrintedStory, ...]:
        """All of them in the order of the page."""
        return (*self.top, *(story for section in self.sections for story in section.stories))


class Desk(Protocol):
    """Where the words of a site are set; ``key`` changes with all of it that is no story."""

    @property
    def key(self) -> bytes:
        """The same for the same."""

    def printed(self, edition: Edition) -> PrintedEdition:
        """An edition as readers get it."""

    def rendered(self, template: str, values: Mapping[str, Any]) -> str:
        """A template of the theme, or of the site's own, filled in."""

    def say(self, text: str, values: Mapping[str, Any]) -> str:
        """Words of digest in the language of the site."""

    def count(self, one: str, many: str, number: int) -> str:
        """The same for a number of things."""


@dataclass(frozen=True)
class Publication:
    """The whole site as ``publish`` plugins see it: what it is called, and its editions.

    ``editions`` is newest first; ``url`` is absolute and has no slash at its end; ``direction`` is
    "rtl" where the language is written from right to left.
    """

    title: str
    description: str
    url: str
    language: str
    editions: tuple[Edition, ...]
    direction: str = "ltr"
    desk: Desk | None = field(default=None, repr=False, compare=False)

    @property
    def _own_desk(self) -> Desk:
        if self.desk is None:
            raise TypeError("this publication has no desk; a build gives it one, and `digest.testing.publication` does")
        return self.desk

    def printed(self, edition: Edition) -> PrintedEdition:
        """An edition as readers get it: words and absolute addresses, for a format of your own."""
        return self._own_desk.printed(edition)

    def rendered(self, template: str, **values: Any) -> str:
        """The template ``newsletter.html`` (say) of the theme, or of the site's own ``theme/``, filled in.

        Values are escaped in it; ``site`` and the filters of other templates are there as well.
        """
        return self._own_desk.rendered(template, values)

    def say(self, text: str, **values: Any) -> str:
        """Words of digest in the language of the site; ``%(name)s`` in them are values."""
        return self._own_desk.say(text, values)

    def count(self, one: str, many: str, number: int) -> str:
        """The same for a number of things, in the form that goes with it; the number stands at ``%(num)s``."""
        return self._own_desk.count(one, many, number)


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a ``publish`` plugin adds: its address, template and values."""

    path: str
    template: str
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template:
    """A template that a ``publish`` plugin brings along."""

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A Pelican setting that a ``publish`` plugin asks for."""

    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class Command:
    """A command that a plugin adds as ``digest PLUGIN NAME``; ``run`` gets the arguments."""

    name: str
    run: Any
    help: str = ""
