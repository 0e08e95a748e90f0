"""What the template of the search is given; the same rules hold as for the other views."""

from dataclasses import dataclass

from digest.publish.list_views import IndexGroup
from digest.publish.views import Head, Link


@dataclass(frozen=True, slots=True)
class Finder:
    """What the script of the search needs: addresses and the names of what it looks into.

    ``script`` is our own, ``folder`` that of the index, ``engine`` the name of Pagefind's script in it;
    ``shards`` are the bundles in the order they are searched, like ``en/2024q3=1a2b3c4d=25`` with a hash of
    their content and the number of articles; ``digits`` the ten digits of the language.
    """

    script: str
    folder: str
    engine: str
    shards: str
    digits: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Template ``search.html``: the search, and below it all there is from A to Z and by month.

    ``style`` is the address of its own style sheet. Without an index there is no ``finder``, and without
    JavaScript it stays out of sight. ``letters`` lead to the headings of ``groups``: topics, sources and
    the names that most is told of; ``years`` hold a link for each month.
    """

    head: Head
    title: str
    about: str
    style: str
    finder: Finder | None
    letters: tuple[Link, ...]
    groups: tuple[IndexGroup, ...]
    years: tuple[IndexGroup, ...]
