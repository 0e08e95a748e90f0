"""Entities of all articles to entities of the site: one address and one label for all that is one thing."""

import dataclasses
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from digest.config import Config
from digest.model import Article, Note
from digest.pipeline import Engine
from digest.registry import code_fingerprint, shipped_folder
from digest.text.addressed_names import Addressed, addressed
from digest.text.anchors import SITE, Named, like
from digest.text.gazetteer import Gazetteer, read_gazetteer
from digest.text.identities import acronym
from digest.text.names import exact, plain
from digest.text.slugs import slug

TAGGER = "entities"
"""The plugin whose option ``aliases`` holds the publisher's own names."""
ENGLISH = ("", "en")
"""The language of the table's labels; articles in another call a thing as their language does."""
UNDATED = "~"
"""Where articles without a date are in the order of dates: behind all."""


class Answer(msgspec.Struct, frozen=True):
    """The addresses of names, in the order of the names asked about."""

    names: tuple[Addressed, ...]


def identify(engine: Engine, articles: Sequence[Article]) -> list[Article]:
    """The articles, with every entity that is shown (score above 0) under its one address and label.

    Spellings are led to what they stand for in the whole site, acronyms if an article has them with the long name; a
    last name alone only as the lists of names know it: what it is short for, its own article says. Notes of one article
    that become one are joined. The answer follows from the articles alone, in whatever order they come.

    Cost: O(notes) where the names are those of the last build.
    """
    met = _met(articles)
    if not met:
        return list(articles)
    aliases = engine.config.options.get(TAGGER, {}).get("aliases", {})
    known = _known(engine, met, _beside(articles), aliases)
    return [_renamed(article, known) for article in articles]


@lru_cache(maxsize=4)
def site_gazetteer(aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Gazetteer:
    """The lists of names that are shipped, with a publisher's own: label and other forms of each."""
    return read_gazetteer(shipped_folder() / "data").with_own(dict(aliases))


def as_options(aliases: Mapping[str, Sequence[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A publisher's own names as `site_gazetteer` takes them."""
    return tuple((label, tuple(forms)) for label, forms in aliases.items())


def known_id(name: str, config: Config) -> str:
    """The id of an entity that the lists of names know by ``name``, in whatever letters it is; ``""`` if none."""
    lists = site_gazetteer(as_options(config.options.get(TAGGER, {}).get("aliases", {})))
    known = lists.find(name) or lists.find(name.upper())
    return slug(plain(known.label)) if known else ""


def _met(articles: Sequence[Article]) -> dict[Named, int]:
    """Every name and type with how many articles give it, that of the oldest article first."""
    met: Counter[Named] = Counter()
    for article in sorted(articles, key=lambda article: (article.date or UNDATED, article.id)):
        met.update([Named(note.text, note.type) for note in article.noted("entity") if note.score > 0])
    return dict(met)


def _beside(articles: Iterable[Article]) -> list[tuple[str, str]]:
    """The acronyms that articles use for a long name, each with that name."""
    found = {
        (acronym(form), note.text)
        for article in articles
        for note in article.noted("entity")
        if note.score > 0 and len(note.spans) > 1 and " " in note.text and note.type in ("ORG", "MISC")
        for form in {article.text[start:stop] for start, stop in note.spans}
        if acronym(form)
    }
    return sorted(found)


def _known(
    engine: Engine, met: Mapping[Named, int], beside: Sequence[tuple[str, str]], aliases: Mapping[str, Sequence[str]]
) -> dict[Named, Addressed]:
    """The address of each name, as it was worked out before if nothing has changed since."""
    own = as_options(aliases)
    asked = msgspec.json.encode((code_fingerprint(), own, list(met.items()), beside))
    key = hashlib.blake2b(b"identify\0" + asked, digest_size=16).digest()
    (answer,) = engine.recall([key], Answer)
    if answer is None or len(answer.names) != len(met):
        lists = site_gazetteer(own)
        types = _types(met, lists)
        names = {
            named: named if lists.find(named.name, named.type) else Named(named.name, types[exact(named.name)])
            for named in met
        }
        times: Counter[Named] = Counter()
        for named, number in met.items():
            times[names[named]] += number
        found = addressed(list(times.items()), lists, SITE._replace(beside=frozenset(beside)))
        answer = Answer(tuple(found[names[named]] for named in met))
        engine.remember({key: answer})
    return dict(zip(met, answer.names, strict=True))


def _types(met: Mapping[Named, int], lists: Gazetteer) -> dict[str, str]:
    """The type of each spelling: what is known of it, else what most articles take it for."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    spelled: dict[str, str] = {}
    for named, times in met.items():
        votes[exact(named.name)][named.type] += times
        spelled.setdefault(exact(named.name), named.name)
    types = {}
    for name, kinds in votes.items():
        most = max(sorted(kinds), key=lambda kind: kinds[kind])
        known = None if lists.find(spelled[name], most) else lists.find(spelled[name])
        types[name] = known.type if known and like(known.type, most) else most
    return types


def _renamed(article: Article, known: Mapping[Named, Addressed]) -> Article:
    """The article with its entities under their addresses."""
    notes: dict[tuple[str, str, int], Note] = {}
    for number, note in enumerate(article.notes):
        if note.kind != "entity" or not note.score > 0:
            notes["", "", number] = note
            continue
        name, label, kind, _ = known[Named(note.text, note.type)]
        if article.language not in ENGLISH and (kind != "PER" or " " in note.text):
            label = note.text  # as the article's language has it
        there = notes.get(("entity", name, 0))
        if there:
            notes["entity", name, 0] = _joined(there, note)
        elif (note.id, note.text, note.type) == (name, label, kind):
            notes["entity", name, 0] = note
        else:
            notes["entity", name, 0] = dataclasses.replace(note, id=name, text=label, type=kind, why=_why(note, label))
    return article.with_notes(tuple(notes.values()))


def _why(note: Note, label: str) -> str:
    return note.why if note.text == label else f"{note.why}; “{note.text}” is {label}".removeprefix("; ")


def _joined(one: Note, other: Note) -> Note:
    """Two entities of an article that are one: the evidence of both."""
    spans = tuple(sorted({*one.spans, *other.spans}))
    why = "; ".join(dict.fromkeys(filter(None, (one.why, f"also “{other.text}”"))))
    return dataclasses.replace(one, score=max(one.score, other.score), spans=spans, why=why)
