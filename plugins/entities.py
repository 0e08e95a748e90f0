"""Find the people, places and organisations that an article names, with a small model over lists."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Block, Note
from digest.text.gazetteer import Gazetteer, read_gazetteer
from digest.text.recognition.known import name_lists, read_known_names
from digest.text.recognition.recognizer import Name, Recognizer
from digest.text.recognition.sequence import read_model
from digest.text.resolving import Found, Resolver
from digest.text.words import stop_words

DATA = Path(__file__).parent / "data"
NOUN_CAPITALS = ("de", "lb")  # languages that write every noun with a capital
ENGLISH = ("", "en")
STARTS = frozenset(
    "at in on for from to by with and but or if as after before since until while when where under over near".split()
)
"""Words that begin English sentences and are no part of the name that follows them."""
IN_PLACE = re.compile(r"\b(?:in|at|near|from|to|outside|around|across) $")
FIRST = re.compile(r"(?<![^\s])[^\W\d_a-zß-öø-ÿ]\w*")  # a word with a capital
WORD = re.compile(r"\w+")
SMALL = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ]\w+")
COMPOUND = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.]*-[a-zß-öø-ÿ]{3,}")  # "US-made", but not "Jong-un"
SHORT_NOUN = 5  # letters below which a known name that is no place is also a noun too often
SHORTEST = 2  # letters of a name
SURE_OF_KNOWN, SUREST, LEAST_SURE = 3.0, 2.5, 0.2
LOGITS = 4.0  # logits by which a name is one rather than none that count as sure by 1
PEOPLES = "a people, a faith or a language: found, but no tag"


@dataclass(frozen=True)
class Entities:
    """Note people (PER), organisations (ORG), places (LOC) and other names (MISC).

    Names are found by a model learned from labelled texts over lists of names and of words that
    tell them apart (plugins/data/README.md); in languages other than English by form and lists.
    Different spellings of one name have one id: by plugins/data/aliases.toml, else by
    folding how names are brought into the Latin alphabet. A last name alone is the person
    whose full name the article gives. Peoples, faiths and languages ("Danish") are noted with
    score 0: they are never shown.

    most: entities that an article gets at most, the weightiest first.
    aliases: a publisher's own names: the label that readers see, and its other forms.
    """

    version: ClassVar[int] = 2
    reads: ClassVar[tuple[str, ...]] = ("language",)

    most: int = 60
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @hookimpl
    def tag(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:
        """Yield the entities of each article, the most named and earliest first, then those never shown."""
        lists = gazetteer(tuple((label, tuple(forms)) for label, forms in self.aliases.items()))
        for article in articles:
            own_words = article.language not in ENGLISH
            notes = Resolver(lists, list(find(article, lists))).notes(len(article.text), own_words=own_words)
            shown = [note for note in notes if not _is_people(note, lists)]
            peoples = [dataclasses.replace(note, score=0.0, why=PEOPLES) for note in notes if _is_people(note, lists)]
            yield [*shown[: self.most], *peoples]


@lru_cache(maxsize=4)
def gazetteer(aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Gazetteer:
    """The lists that come with this plugin, with a publisher's own names."""
    return read_gazetteer(DATA).with_own(dict(aliases))


@lru_cache(maxsize=1)
def _known_names() -> Mapping[str, tuple[str, ...]]:
    return read_known_names(DATA / "known_names.toml")


def recognizer(lists: Gazetteer) -> Recognizer:
    """What finds names, over these lists."""

    def made() -> Recognizer:
        return Recognizer(read_model(DATA / "entity_model.json"), name_lists(lists, _known_names()))

    return lists.cached("recognizer", made)


def find(article: Article, lists: Gazetteer) -> Iterator[Found]:
    """The names in the article's blocks, in order."""
    is_english = article.language in ENGLISH
    finder = recognizer(lists)
    names = [(block, name) for block in article.blocks for name in finder.names(block.text, listed=not is_english)]
    doubtful = any(not name.known for _, name in names)
    small = _small_words(article) if doubtful else frozenset()
    names = [(block, _bare(name, block.text, lists)) for block, name in names]
    edges = STARTS if is_english else small
    names = [(block, _trimmed(name, block.text, edges, lists)) for block, name in names]
    if article.language in NOUN_CAPITALS:
        names = [(block, _known_end(name, block.text, lists)) for block, name in names]
    last = _last_names(names, finder)
    stops = () if is_english else stop_words(article.language)
    strict = article.language in NOUN_CAPITALS
    for block, name in names:
        text = block.text[name.start : name.stop]
        if sum(map(str.isalpha, text)) < SHORTEST or (strict and _is_noun(name, text, lists)):
            continue
        if (name.known and text.lower() not in stops) or not _is_common(name, text, small):
            is_person = text in last and not IN_PLACE.search(block.text, max(0, name.start - 10), name.start)
            is_person = is_person or (name.type != "PER" and not name.known and _is_only_person(text, name.type, lists))
            kind, sure = ("PER", SUREST) if is_person else (name.type, _sure(name))
            yield Found((block.start + name.start, block.start + name.stop), _cased(text, block), kind, sure)


def _is_only_person(text: str, kind: str, lists: Gazetteer) -> bool:
    """Whether a name is known as a person's, and not as one of ``kind``."""
    return lists.find(text, kind) is None and lists.find(text, "PER") is not None


def _last_names(names: Iterable[tuple[Block, Name]], known: Recognizer) -> frozenset[str]:
    """The last words of the people who are named in full, with a first name that is one."""
    people = (block.text[name.start : name.stop] for block, name in names if name.type == "PER")
    full = (name.split() for name in people if " " in name)
    return frozenset(parts[-1] for parts in full if {"F", "f"} & set(known.lists.letters(parts[0])))


def _bare(name: Name, line: str, lists: Gazetteer) -> Name:
    """A name without the people that it is called after, where the rest is known: "European NATO", "US-made Marder"."""
    first, _, rest = line[name.start : name.stop].partition(" ")
    if not rest or name.known:
        return name
    known = lists.find(rest) if first.lower() in lists.words["adjectives"] else None
    if known or COMPOUND.fullmatch(first):
        start = name.stop - len(rest)
        return name._replace(start=start, begins=False, type=known.type if known else name.type, known=bool(known))
    return name


def _known_end(name: Name, line: str, lists: Gazetteer) -> Name:
    """The known name at the end of several words: in "Regierung der Schweiz" the first may be a noun."""
    for match in FIRST.finditer(line[name.start : name.stop]) if not name.known else ():
        start = name.start + match.start()
        if known := lists.find(line[start : name.stop]):
            return name._replace(start=start, begins=False, type=known.type or name.type, known=True)
    return name


def _trimmed(name: Name, line: str, small: frozenset[str], lists: Gazetteer) -> Name:
    """A name without words before it that its language writes with a capital there, but are no part of it.

    What is learned is learned from English; "Bundeskanzler Olaf Scholz" begins with an office, "Em Évora" with a
    word that the text also writes small.
    """
    start, first_names = name.start, lists.words["first_names"]
    found = [name.start + match.start() for match in FIRST.finditer(line[name.start : name.stop])]
    while len(found) > 1 and not name.known:
        first, second = line[found[0] : found[1]].strip().lower(), WORD.match(line, found[1])
        is_office = name.type == "PER" and first not in first_names and second and second[0].lower() in first_names
        if not (is_office or (name.begins and first in small)):
            break
        start = found[1]
        del found[0]
    return name if start == name.start else name._replace(start=start, begins=False)


def _sure(name: Name) -> float:
    return SURE_OF_KNOWN if name.known else min(SUREST, max(LEAST_SURE, name.sure / LOGITS))


def _small_words(article: Article) -> frozenset[str]:
    """The words that the text writes without a capital, and those that say nothing in its language."""
    return stop_words(article.language) | frozenset(SMALL.findall(article.text))


def _is_common(name: Name, text: str, small: frozenset[str]) -> bool:
    """Whether a word has its capital because a sentence begins with it."""
    return name.begins and " " not in text and text.lower() in small


def _is_noun(name: Name, text: str, lists: Gazetteer) -> bool:
    """Whether a name is likely a noun, in a language that writes those with a capital too."""
    if text.isupper():
        return False
    first, _, rest = text.partition(" ")
    if name.known or lists.find(text):
        return not rest and len(text) < SHORT_NOUN and name.type != "LOC"
    return not rest or first.lower() not in lists.words["first_names"]


def _cased(text: str, block: Block) -> str:
    """A name as it is written where a line is not in capitals; acronyms stay."""
    is_shouted = text.isupper() and block.text.isupper() and len(text) > 4
    return text.title() if is_shouted else text


def _is_people(note: Note, lists: Gazetteer) -> bool:
    return note.type == "MISC" and (
        note.text.lower() in lists.words["adjectives"] or bool(COMPOUND.fullmatch(note.text))
    )
