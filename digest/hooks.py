"""The questions that digest asks its plugins. This is the contract: read it as the manual.

Every hook takes values and returns contributions. A plugin never changes what it is
given. Hooks for articles get a batch and yield one answer for each article, in order;
a hook may yield lists or tuples. All offsets are code points of ``article.text``.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

import pluggy

from digest.contributions import Command, Page, Publication, Setting, Template
from digest.model import Article, Edit, File, Note, Raw, Story

PROJECT = "digest"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

Contribution = Page | File | Template | Setting
"""What a ``publish`` plugin may yield."""


class Reader(Protocol):
    """Turns the bytes of a file into raw texts."""

    def read(self, file: File) -> Iterable[Raw]:
        """Yield the raw texts in ``file``, or nothing if its format is not yours.

        Example: a reader for ``.log`` files yields ``Raw(text)`` for each entry. The engine
        fills in ``path``. Raise to say that the file is yours but broken: the message
        becomes the problem in the report.
        """


class Cleaner(Protocol):
    """Says what to take out of a text, and why."""

    def clean(self, articles: Sequence[Article]) -> Iterable[Sequence[Edit]]:
        """Yield the edits for each article, in order; an empty list leaves it be.

        Edits must lie inside ``article.text`` and must not overlap. An edit that puts in
        place what is there already keeps it: no later cleaner's edits touch it.
        Example: ``[block.cut("share bar") for block in article.blocks if is_share(block)]``.
        """


class Describer(Protocol):
    """Finds headline, date, byline, contributors, source and language."""

    def describe(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:
        """Yield notes for each article. What the source stated wins over them anyway.

        Example: ``[Note("headline", "A headline", made=True)]``.
        """


class Summarizer(Protocol):
    """Chooses the sentences that tell an article."""

    def summarize(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:
        """Yield ``summary`` notes for each article, in the order of the text, and a ``key`` note.

        The key sentence is the one that cards and feeds show where there is room for no more.
        Each has the sentence as ``text`` and its place as the one span; a note whose words
        are not in the text must say ``made=True`` and has the places of the sentences that it rests on.
        A ``replaced`` note is a sentence that was refused, with ``why``; it is counted, never shown.
        """


class Tagger(Protocol):
    """Says what an article is about."""

    def tag(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:
        """Yield ``topic``, ``entity`` and ``keyphrase`` notes for each article, best first.

        ``id`` becomes part of an address (lower case, ``a-z0-9-``); ``spans`` show where.
        """


class Grouper(Protocol):
    """Finds the articles that report one event."""

    def group(self, articles: Sequence[Article]) -> Iterable[Sequence[str]]:
        """Yield the ids of the articles of each story; those left out stay alone.

        Only one grouper is asked: the first one named in the configuration.
        """


class Teller(Protocol):
    """Tells a story that several articles report."""

    def tell(self, stories: Sequence[Story]) -> Iterable[Sequence[Note]]:
        """Yield notes for each story: a ``headline``, ``summary`` sentences, a ``key`` sentence.

        ``only`` notes are sentences that say what no other article of the story says. A sentence
        names its article by id and has its one span in that article's text.
        """


class Ranker(Protocol):
    """Says how much a story weighs."""

    def rank(self, stories: Sequence[Story]) -> Iterable[float]:
        """Yield a score from 0 to 1 for each story of one edition.

        The weighted sum over all rankers orders the edition (``[rank]`` in the configuration).
        """


class Publisher(Protocol):
    """Adds to the site."""

    def publish(self, publication: Publication) -> Iterable[Contribution]:
        """Yield pages, files, templates and Pelican settings.

        Example: ``yield File("latest.txt", publication.editions[0].stories[0].title.encode())``.
        """


class Commander(Protocol):
    """Adds commands."""

    def commands(self) -> Iterable[Command]:
        """Yield commands; they are called as ``digest PLUGIN COMMAND``."""


class Hooks:
    """The same hooks as pluggy wants them: the names of the arguments are checked."""

    @hookspec
    def read(self, file: File) -> Iterable[Raw]:  # type: ignore[empty-body]
        """See `Reader`."""

    @hookspec
    def clean(self, articles: Sequence[Article]) -> Iterable[Sequence[Edit]]:  # type: ignore[empty-body]
        """See `Cleaner`."""

    @hookspec
    def describe(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:  # type: ignore[empty-body]
        """See `Describer`."""

    @hookspec
    def summarize(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:  # type: ignore[empty-body]
        """See `Summarizer`."""

    @hookspec
    def tag(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:  # type: ignore[empty-body]
        """See `Tagger`."""

    @hookspec
    def group(self, articles: Sequence[Article]) -> Iterable[Sequence[str]]:  # type: ignore[empty-body]
        """See `Grouper`."""

    @hookspec
    def tell(self, stories: Sequence[Story]) -> Iterable[Sequence[Note]]:  # type: ignore[empty-body]
        """See `Teller`."""

    @hookspec
    def rank(self, stories: Sequence[Story]) -> Iterable[float]:  # type: ignore[empty-body]
        """See `Ranker`."""

    @hookspec
    def publish(self, publication: Publication) -> Iterable[Contribution]:  # type: ignore[empty-body]
        """See `Publisher`."""

    @hookspec
    def commands(self) -> Iterable[Command]:  # type: ignore[empty-body]
        """See `Commander`."""


HOOKS = tuple(name for name in vars(Hooks) if not name.startswith("_"))
"""The names of all hooks, in the order of a build."""
