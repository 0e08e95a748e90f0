"""The page that finds: a search where there is an index, and in any case topics, names and sources from A to Z."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import groupby

from digest.publish.addresses import tag_path
from digest.publish.archive import Shelves
from digest.publish.library import Library
from digest.publish.list_views import IndexGroup
from digest.publish.pagefind import SCRIPT
from digest.publish.planned import Planned, crumbs, planned
from digest.publish.search_index import FOLDER, Index
from digest.publish.search_views import Finder, SearchPage
from digest.publish.views import Head, Link

PATH = "search/"
MOST_NAMES = 40
"""How many names stand below a letter, those with most stories; the list of names has all."""
OTHER = "#"
"""The heading of what begins with no letter, or with one of thousands."""
WITH_ALPHABET = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "HEBREW", "ARABIC", "DEVANAGARI", "GEORGIAN", "BENGALI",
                 "THAI", "TAMIL", "TELUGU")  # fmt: skip
Row = tuple[Link, str, int]
"""A link, what is said of it, and how many stories it has."""


def search_page(library: Library, index: Index, address: Callable[[str], str]) -> Planned:
    """The page of the search; ``address`` gives that of a file of the theme."""
    words = library.words
    groups = tuple(_letters(library))
    title = words.say("Search")
    about = words.say("Topics, names and sources from A to Z, and every month.")
    head = Head(PATH, title, library.addresses.absolute(PATH), about, crumbs(library, last=title))
    letters = tuple(Link(group.words, f"#{anchor(group.words)}") for group in groups)
    finder = _finder(library, index, address) if index.shards else None
    years = tuple(_years(library))
    return planned("search", SearchPage(head, title, about, address("search.css"), finder, letters, groups, years))


def anchor(letter: str) -> str:
    """The id of the heading of a letter."""
    return f"az-{letter.lower() if letter.isascii() and letter.isalnum() else format(ord(letter[0]), 'x')}"


def _finder(library: Library, index: Index, address: Callable[[str], str]) -> Finder:
    own = index.keys[f"{FOLDER}/{SCRIPT}"]
    return Finder(
        address("search.js"),
        library.addresses.href(f"{FOLDER}/"),
        f"{SCRIPT}?{own[:8]}",
        " ".join(f"{shard.name}={shard.key[:8]}={shard.articles}" for shard in index.shards),
        "".join(library.words.number(digit) for digit in range(10)),
    )


def _letters(library: Library) -> Iterator[IndexGroup]:
    """Everything by its first letter; of the names those that most is told of."""
    by_letter: dict[str, list[Row]] = defaultdict(list)
    for row in (*_tagged(library, "topic"), *_sources(library)):
        by_letter[initial(row[0].text)].append(row)
    names: dict[str, list[Row]] = defaultdict(list)
    for row in _tagged(library, "entity"):
        names[initial(row[0].text)].append(row)
    for letter, rows in names.items():
        by_letter[letter] += sorted(rows, key=lambda row: (-row[2], row[0].text))[:MOST_NAMES]
    for letter in sorted(by_letter, key=lambda one: (one == OTHER, one)):
        rows = sorted(by_letter[letter], key=lambda row: (row[0].text.casefold(), row[0].text, row[0].href))
        yield IndexGroup(letter, tuple((link, remark) for link, remark, _ in rows))


def initial(text: str) -> str:
    """The letter that words stand below: without accents, large, and "#" for digits, signs and scripts without letters.

    >>> initial("Élysée"), initial("3M"), initial("北京")
    ('E', '#', '#')
    """
    first = unicodedata.normalize("NFD", text.strip())[:1].upper()[:1]
    known = first.isalpha() and unicodedata.name(first, "").startswith(WITH_ALPHABET)
    return first if known else OTHER


def _tagged(library: Library, kind: str) -> Iterator[Row]:
    name = {"topic": library.words.say("Topic"), "entity": library.words.say("Name")}[kind]
    for key, articles in library.tags.of(kind).items():
        link = Link(library.labels[kind, key].text, library.addresses.href(tag_path(kind, key)))
        yield _row(library, link, name, len(library.stories_of(articles)))


def _sources(library: Library) -> Iterator[Row]:
    for name, articles in library.by_source.items():
        number = len(library.stories_of(articles))
        yield _row(library, library.source_link(name), library.words.say("Source"), number)


def _row(library: Library, link: Link, kind: str, number: int) -> Row:
    words = library.words
    return link, words.comma.join((kind, words.count("%(num)s story", "%(num)s stories", number))), number


def _years(library: Library) -> Iterator[IndexGroup]:
    """The months that have editions, by year, the newest first."""
    shelves = Shelves(library)
    for year, editions in shelves.years.items():
        months = groupby(editions, key=lambda edition: edition.date[:7])
        rows = (_month(shelves, month, len(list(found))) for month, found in months)
        yield IndexGroup(library.words.year(year), tuple(rows))


def _month(shelves: Shelves, month: str, editions: int) -> tuple[Link, str]:
    words = shelves.library.words
    link = Link(words.month_name(month), shelves.month(month).href)
    return link, words.count("%(num)s edition", "%(num)s editions", editions)
