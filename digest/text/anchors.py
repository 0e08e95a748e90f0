"""What names stand for, as values."""

from typing import NamedTuple

from digest.text.people import Person

LIKE = ({"LOC", "ORG"}, {"ORG", "MISC"}, {"LOC", "MISC"})
"""Types that lists and readers confuse: the European Union is a place and an organisation."""


def like(one: str, other: str) -> bool:
    """Whether what is of one type may also be taken for the other."""
    return one == other or not one or not other or {one, other} in LIKE


def fits(stated: str, kind: str) -> bool:
    """Whether a name that was met as of type ``stated`` may be led to what is of type ``kind``."""
    return not stated or stated == kind


class Named(NamedTuple):
    """A name as it was met, and the type that it was met as: PER, ORG, LOC, MISC, or "" if nobody knows."""

    name: str
    type: str = ""


class Anchor(NamedTuple):
    """What a name stands for: of a type, known by the alias table (``label``), else by the key of the full name."""

    type: str
    key: str
    label: str = ""


class Identity(NamedTuple):
    """What a name stands for, the rule that decided, in words, and whether the name says it by itself."""

    anchor: Anchor
    why: str
    own: bool = True


class Scope(NamedTuple):
    """Where names were mentioned together, and thereby what one may say of another.

    near: so near to each other that a last name alone, initials, a middle name may be short for a name in full:
    in one article, or in one list. given: whether a first name alone may be too: in one article.
    beside: acronyms in capitals, each with a long name that it stood beside.
    """

    near: bool = True
    given: bool = False
    beside: frozenset[tuple[str, str]] = frozenset()


ARTICLE = Scope(given=True)
"""The names of one article."""
LIST = Scope()
"""The names of one list."""
SITE = Scope(near=False)
"""The names of many articles."""


class Reading(NamedTuple):
    """What a name says by itself, before others are looked at."""

    anchor: Anchor
    why: str
    person: Person | None = None
    last: str = ""
