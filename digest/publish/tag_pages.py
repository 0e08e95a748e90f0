"""Which tags have a page, which kept one they had, and where an address that lost its tag leads.

A tag below the least number of articles of its kind is plain text. Once its page was published
it stays one for as long as there is an article; then its address leads to where the tag went, if
that can be known.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from digest.model import Article, Note
from digest.publish.addresses import TAG_FOLDERS, tag_address
from digest.publish.tags import added_keyphrases
from digest.text.names import key, slug
from digest.vocabulary import Vocabulary

KEYPHRASES = 8
"""How many keyphrases the page of an article shows."""

ADDRESS = re.compile(rf"(?:{'|'.join(TAG_FOLDERS.values())})/[a-z0-9-]+")

Tagged = dict[str, tuple[Article, ...]]
Key = tuple[str, str]


@dataclass(frozen=True)
class TagPages:
    """The tags of a site and their addresses, like ``entities/kyiv``.

    articles: by kind and id of every tag that is shown, those that have it, newest first.
    paged: the addresses that are pages.
    moved: addresses that are no pages any more, and those of the pages they lead to.
    gone: addresses that were pages and lead nowhere now.
    """

    articles: Mapping[str, Tagged] = field(default_factory=dict)
    paged: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()

    def has_page(self, kind: str, name: str) -> bool:
        """Whether a tag has a page of its own."""
        return tag_address(kind, name) in self.paged

    def of(self, kind: str) -> Tagged:
        """The tags of a kind that have a page, with their articles."""
        return {name: found for name, found in self.articles.get(kind, {}).items() if self.has_page(kind, name)}

    def remembered(self, before: Mapping[str, str]) -> dict[str, str]:
        """For the ledger: every address that is or was a page, and where it leads if it is none now."""
        led = {old: new for old, new in self.moved.items() if old in before}
        return {**dict.fromkeys(self.paged, ""), **{old: before[old] for old in self.gone}, **led}


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles in the order in which pages and feeds list them."""
    return tuple(sorted(sorted(articles, key=lambda a: a.id), key=lambda a: a.date, reverse=True))


def shown(article: Article, kind: str) -> tuple[Note, ...]:
    """The tags of a kind that the site shows of an article.

    A name of score 0 was found but says nothing (a nationality), and of the keyphrases only
    those count that add something to the names.
    """
    if kind == "entity":
        return tuple(note for note in article.noted(kind) if note.score > 0)
    return added_keyphrases(article, KEYPHRASES) if kind == "keyphrase" else article.noted(kind)


def labelled(notes: Iterable[Note]) -> dict[Key, Note]:
    """One note for each tag, by kind and id: with the label that most notes give it."""
    given: dict[Key, Counter[Note]] = defaultdict(Counter)
    for note in notes:
        given[note.kind, note.id][Note(note.kind, note.text, note.id, note.type)] += 1
    return {
        tag: min(counts, key=lambda note: (-counts[note], -len(note.text), note.text, note.type))
        for tag, counts in given.items()
    }


def tag_pages(articles: Sequence[Article], vocabulary: Vocabulary, before: Mapping[str, str]) -> TagPages:
    """What becomes of the tags of a site.

    Args:
        articles: all that are published, newest first.
        vocabulary: from how many articles on a tag has a page, and where tags went.
        before: the addresses that earlier builds published, and where those led that were no pages.
    """
    found = {kind: _tagged(articles, kind) for kind in TAG_FOLDERS}
    paged = frozenset(_paged(found, vocabulary, before))
    heirs = Heirs(found, paged, vocabulary.moved, before)
    lost = sorted(old for old in {*before, *vocabulary.moved} - paged if ADDRESS.fullmatch(old))
    moved = {old: new for old in lost if (new := heirs.of(old))}
    gone = tuple(old for old in lost if old in before and old not in moved)
    return TagPages(found, paged, moved, gone)


def _tagged(articles: Sequence[Article], kind: str) -> Tagged:
    found: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for name in dict.fromkeys(note.id for note in shown(article, kind) if note.id):
            found[name].append(article)
    return {name: tuple(found[name]) for name in sorted(found)}


def _paged(found: Mapping[str, Tagged], vocabulary: Vocabulary, before: Mapping[str, str]) -> Iterator[str]:
    for kind, tagged in found.items():
        least = getattr(vocabulary.least, kind)
        for name, articles in tagged.items():
            address = tag_address(kind, name)
            stays = before.get(address) == ""  # one that only leads elsewhere has no page to keep
            if len(articles) >= least or stays or (kind, name) in vocabulary.pinned:
                yield address


@dataclass(frozen=True)
class Heirs:
    """Finds the page that took the place of one that is no more."""

    found: Mapping[str, Tagged]
    paged: frozenset[str]
    moved: Mapping[str, str]
    before: Mapping[str, str]

    def of(self, old: str) -> str:
        """The address that ``old`` leads to; ``""`` if nobody knows.

        The publisher's word comes first, then where it led before, then what the articles say:
        a name that is now taken for another one still stands in them.
        """
        chain = dict.fromkeys((old,))
        while old and old not in self.paged:
            if old in TAG_FOLDERS.values():
                return old
            known = self.moved.get(old) or self.before.get(old) or self._named(old)
            old = "" if known in chain else known
            chain[old] = None
        return old

    def _named(self, old: str) -> str:
        """The only page whose tag articles call by the words of ``old``."""
        folder, _, name = old.partition("/")
        for kind in {"entities": ("entity",), "keyphrases": ("keyphrase", "entity")}.get(folder, ()):
            heirs = self._spellings[kind].get(name, set())
            if len(heirs) == 1:
                return next(iter(heirs))
        return ""

    @cached_property
    def _spellings(self) -> dict[str, dict[str, set[str]]]:
        """By kind, the pages of the tags that articles write so, by every id that a spelling may have had."""
        spelled: dict[str, dict[str, set[str]]] = {"entity": defaultdict(set), "keyphrase": defaultdict(set)}
        for kind, names in spelled.items():
            for name, articles in self.found[kind].items():
                address = tag_address(kind, name)
                for text in _written(kind, name, articles) if address in self.paged else ():
                    names[slug(text)].add(address)
                    names[key(text).replace(" ", "-")].add(address)
        return spelled


def _written(kind: str, name: str, articles: Iterable[Article]) -> set[str]:
    """How articles write a tag."""
    notes = ((article.text, note) for article in articles for note in shown(article, kind) if note.id == name)
    return {text for said, note in notes for text in (note.text, *(said[start:stop] for start, stop in note.spans))}
