"""What templates of lists are given: the pages of tags and sources, and the directories of them.

The same rules hold as for the other views.
"""

from dataclasses import dataclass

from digest.publish.views import Card, Head, Link, Sentence


@dataclass(frozen=True, slots=True)
class Related:
    """A tag that goes with another one, and in how many stories both are; 0 is not told."""

    text: str
    href: str
    kind: str
    stories: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A story in a list, with the sentence it is there for; ``language`` and ``direction`` are the sentence's."""

    card: Card
    said: Sentence | None = None
    language: str = ""
    direction: str = "ltr"


@dataclass(frozen=True, slots=True)
class Month:
    """The stories of one month, newest first."""

    words: str
    stories: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """Template ``list.html``: a topic, an entity or a source with all its stories.

    ``kind`` is topic, entity, keyphrase or source; ``about`` a line on what it is (other spellings,
    kind of name); ``related`` the tags that go with it, on the latest page alone. Pages are counted
    from the oldest: page 1 never changes once it is full.
    """

    head: Head
    kind: str
    title: str
    about: str
    months: tuple[Month, ...]
    related: tuple[Related, ...]
    newer: Link | None = None
    older: Link | None = None


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """A heading (a letter, a year) and what stands under it: link and a remark each."""

    words: str
    links: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Template ``directory.html``: all topics, all names, all key phrases, or all sources."""

    head: Head
    kind: str
    title: str
    about: str
    groups: tuple[IndexGroup, ...]
