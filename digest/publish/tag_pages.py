"""Which tags have a page, which kept one they had, and where an address that lost its tag leads.

A tag below the least number of articles of its kind is plain text. Once its page was published
it stays one for as long as there is an article; then its address leads to where the tag went, if
that can be known.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from digest.model import Article, Note
from digest.publish.addresses import TAG_FOLDERS, tag_address
from digest.publish.tags import added_keyphrases
from digest.text.names import key, slug
from digest.vocabulary import Vocabulary

LEAST_FOR_FEED = 5
"""How many articles a name needs for a feed of its own."""
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
    remembered: for the ledger, every address that is or was a page, and where it leads if it is none now.
    """

    articles: Mapping[str, Tagged] = field(default_factory=dict)
    paged: frozenset[str] = frozenset()
    moved: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    remembered: Mapping[str, str] = field(default_factory=dict)

    def has_page(self, kind: str, name: str) -> bool:
        """Whether a tag has a page of its own."""
        return tag_address(kind, name) in self.paged

    def has_feed(self, kind: str, name: str) -> bool:
        """Whether a tag has a feed of its own: every topic, and names that are told of often enough to follow them."""
        many = kind == "entity" and len(self.articles[kind].get(name, ())) >= LEAST_FOR_FEED
        return self.has_page(kind, name) and (kind == "topic" or many)

    def of(self, kind: str) -> Tagged:
        """The tags of a kind that have a page, with their articles."""
        return {name: found for name, found in self.articles.get(kind, {}).items() if self.has_page(kind, name)}


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles in the order in which pages and feeds list them."""
    return tuple(sorted(sorted(articles, key=lambda a: a.id), key=lambda a: a.date, reverse=True))


def shown(article: Article, kind: str) -> tuple[Note, ...]:
    """The tags of a kind that the site shows of an article.

    A name of score 0 was found but says nothing (a nationality), and of the keyphrases only
    those count that add something to the names.
    """
    if kind == "topic":
        return article.noted(kind)
    known = _known(article)
    if kind not in known:
        phrases = kind == "keyphrase"
        known[kind] = added_keyphrases(article, KEYPHRASES) if phrases else _meaning(article.noted(kind))
    return known[kind]


def _meaning(notes: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.score > 0)


def keep_shown(article: Article, kind: str, notes: tuple[Note, ...]) -> None:
    """Take the tags that are shown of an article for known."""
    _known(article)[kind] = notes


def _known(article: Article) -> dict[str, tuple[Note, ...]]:
    """The tags that are shown by kind: kept with the article, as all is that follows from it."""
    known: dict[str, tuple[Note, ...]] = article.__dict__.setdefault("_shown", {})
    return known


def labelled(notes: Iterable[Note]) -> dict[Key, Note]:
    """One note for each tag, by kind and id: with the label that most notes give it."""
    given = Counter((note.kind, note.id, note.text, note.type) for note in notes)
    best: dict[Key, tuple[int, int, str, str]] = {}
    for (kind, name, text, of), times in given.items():
        label = (-times, -len(text), text, of)
        best[kind, name] = min(best.get((kind, name), label), label)
    return {(kind, name): Note(kind, text, name, of) for (kind, name), (_, _, text, of) in best.items()}


def nobody(_name: str) -> str:
    """The id of a name, where no name is known."""
    return ""


def pinned_labels(vocabulary: Vocabulary, language: str) -> dict[Key, Note]:
    """What readers see of tags that have a page before any article has them."""
    entities = {name: entry.name(language) or name.replace("-", " ") for name, entry in vocabulary.entities.items()}
    return {
        (kind, name): Note(kind, vocabulary.topic_label(name, language) if kind == "topic" else entities[name], name)
        for kind, name in sorted(vocabulary.pinned)
    }


def tag_pages(
    articles: Sequence[Article],
    vocabulary: Vocabulary,
    before: Mapping[str, str],
    named: Callable[[str], str] = nobody,
) -> TagPages:
    """What becomes of the tags of a site.

    Args:
        articles: all that are published, newest first.
        vocabulary: from how many articles on a tag has a page, and where tags went.
        before: the addresses that earlier builds published, and where those led that were no pages.
        named: gives the id of an entity by its name in small letters; ``""`` if it knows none.
    """
    found = {kind: _tagged(articles, kind, vocabulary) for kind in TAG_FOLDERS}
    paged = frozenset(_paged(found, vocabulary, before))
    heirs = Heirs(articles, paged, {**vocabulary.implied, **vocabulary.moved}, before, named)
    lost = sorted(old for old in {*before, *vocabulary.moved} - paged if ADDRESS.fullmatch(old))
    moved = {old: new for old in lost if (new := heirs.of(old))}
    gone = tuple(old for old in lost if old in before and old not in moved)
    led = {old: new for old, new in moved.items() if old in before}
    return TagPages(found, paged, moved, gone, {**before, **dict.fromkeys(paged, ""), **led})


def _tagged(articles: Sequence[Article], kind: str, vocabulary: Vocabulary) -> Tagged:
    """The tags of a kind by id; those that are pinned need no article."""
    found: dict[str, list[Article]] = defaultdict(list, {name: [] for of, name in vocabulary.pinned if of == kind})
    for article in articles:
        for name in dict.fromkeys(note.id for note in shown(article, kind) if note.id):
            found[name].append(article)
    return {name: tuple(found[name]) for name in sorted(found)}


def _paged(found: Mapping[str, Tagged], vocabulary: Vocabulary, before: Mapping[str, str]) -> Iterator[str]:
    tags = {tag_address(kind, name) for kind, tagged in found.items() for name in tagged}
    for kind, tagged in found.items():
        least = getattr(vocabulary.least, kind)
        for name, articles in tagged.items():
            address = tag_address(kind, name)
            stays = (
                articles and before.get(address, address) not in tags
            )  # one that leads to another tag has no page to keep
            if len(articles) >= least or stays or (kind, name) in vocabulary.pinned:
                yield address


@dataclass(frozen=True)
class Heirs:
    """Finds the page that took the place of one that is no more.

    articles: all that are published; paged: the addresses that are pages; moved: where addresses
    went as the publisher says; before: where they led at the last build; named: the id of a name.
    """

    articles: Sequence[Article]
    paged: frozenset[str]
    moved: Mapping[str, str]
    before: Mapping[str, str]
    named: Callable[[str], str]

    def of(self, old: str, seen: frozenset[str] = frozenset()) -> str:
        """The address that ``old`` leads to; ``""`` if nobody knows.

        The publisher's word comes first, then where it led before, then what the articles say:
        a name that is now taken for another one still stands in them. At last the id is read as
        a name. Through the addresses in ``seen`` the way has led already.
        """
        if old in self.paged or old in self._folders:
            return old
        for find in (self.moved.get, self.before.get, self._written, self._known):
            known = find(old)
            if known and known not in seen and (heir := self.of(known, seen | {old})):
                return heir
        return ""

    @cached_property
    def _folders(self) -> frozenset[str]:
        """The addresses of the lists of all tags of a kind; that of keyphrases is there when they have pages."""
        return frozenset({"topics", "entities", *(address.partition("/")[0] for address in self.paged)})

    def _known(self, old: str) -> str:
        folder, _, name = old.partition("/")
        now = self.named(name.replace("-", " ")) if folder == TAG_FOLDERS["entity"] else ""
        return tag_address("entity", now) if now else ""

    def _written(self, old: str) -> str:
        """The only page whose tag articles call by the words of ``old``."""
        folder, _, name = old.partition("/")
        for place in {"entities": ("entities", "keyphrases"), "keyphrases": ("keyphrases", "entities")}.get(folder, ()):
            spelled = key(name.replace("-", " ")).replace(" ", "-")
            heirs = self._spellings.get(f"{place}/{name}") or self._spellings.get(f"{place}/{spelled}", set())
            if len(heirs) == 1:
                return next(iter(heirs))
        return ""

    @cached_property
    def _spellings(self) -> dict[str, set[str]]:
        """By every address that a name may have had from the way articles write it, the pages that it has now."""
        spelled: dict[str, set[str]] = defaultdict(set)
        for article in self.articles:
            for kind in ("entity", "keyphrase"):
                for note in shown(article, kind):
                    address = tag_address(kind, note.id)
                    for text in _spellings_in(article, note) if address in self.paged else ():
                        for name in _ids(text):
                            spelled[tag_address(kind, name)].add(address)
        return spelled


def _spellings_in(article: Article, note: Note) -> set[str]:
    """How an article writes a tag."""
    return {note.text, *(article.text[start:stop] for start, stop in note.spans)}


@lru_cache(maxsize=1 << 16)
def _ids(text: str) -> tuple[str, str]:
    """The ids that a name gets from its letters, and from how it sounds."""
    return slug(text), key(text).replace(" ", "-")
