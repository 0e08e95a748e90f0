"""Give an article its topics, by the words it uses.

Two tables say what a word tells: the lexicon, written by hand and open to editing, and a linear model learned from
articles whose topic is known. Both are in plugins/data/; docs/tagging.md tells how good they are together.
"""

import json
import re
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from math import exp, log
from operator import attrgetter
from pathlib import Path
from typing import ClassVar, NamedTuple

from digest.hooks import hookimpl
from digest.model import Article, Note, Span
from digest.text.remembered import Remembered
from digest.text.words import Word, every_stop_word, stem, stop_words, words

DATA = Path(__file__).parent / "data"
WEIGHTS = {"strong": 3.0, "fair": 2.0, "weak": 1.0}
"""What a word of the lexicon weighs, by the list it stands in."""
WEIGHT = re.compile(r"([a-z])(-?\d+)")
"""A weight in the file of those learned: the letter of a topic (the first is a), and a whole number."""
LONGEST = 4  # words in a phrase of the lexicon
FEWEST, SHORT = 4, 8
"""A text of fewer words has no topic; one of fewer different words counts as one of so many."""
ENGLISH_WORDS, ENGLISH_SHARE = 20, 0.12
"""In a text of so many words and no known language, so many must be small words of English."""
SHOWN_SPANS, SHOWN_WORDS, SHOWN_SHARE = 20, 5, 0.1

STEMS = Remembered(partial(stem, language="en"))
Term = tuple[str, ...]
"""The stems of a word or of a phrase, in order."""
Weights = tuple[tuple[int, float], ...]
"""The numbers of topics, each with what is added to its score."""


class Topic(NamedTuple):
    """A topic of the lexicon: its place in addresses, its name for readers, its IPTC code."""

    id: str
    label: str
    code: str


class Model(NamedTuple):
    """What a word tells: ``words`` by their stem, as learned; where each topic starts; how sure to be."""

    words: Mapping[str, Weights]
    constants: tuple[float, ...]
    sharpness: float


class Lexicon(NamedTuple):
    """The topics in the order of their numbers, what each term tells, and the longest term that a stem begins."""

    topics: tuple[Topic, ...]
    terms: Mapping[Term, Weights]
    longest: Mapping[str, int]


class Said(NamedTuple):
    """Words, their stems, and where terms of the lexicon are among them (numbers of words, stop excluded)."""

    words: Sequence[Word]
    stems: Sequence[str]
    terms: Sequence[tuple[int, int]]


class Reading(NamedTuple):
    """The terms and words of an article, each with how often it counts.

    ``size`` is the number of different words, without small words and numbers.
    """

    terms: Mapping[Term, float]
    words: Mapping[str, float]
    size: int
    title: Said
    text: Said


@dataclass(frozen=True)
class Topics:
    """Give English articles up to two of the 17 top-level topics of the IPTC vocabulary.

    Each topic gets a chance from 0 to 1, and the chances of all 17 sum to 1. Of the articles whose
    first topic has a chance of 0.8, eight in ten or so have the right one. The words are in
    plugins/data/topics.toml (edit them) and plugins/data/topics_model.json (learned).

    most: topics an article gets at most.
    least: chance (0 to 1) that the first topic needs; below it the article gets none. 0 always answers.
    second: chance (0 to 1) that every further topic needs.
    title: how often a word in the stated title counts.
    opening: how often a word in the first block counts.
    """

    version: ClassVar[int] = 3
    reads: ClassVar[tuple[str, ...]] = ("language", "title")

    most: int = 2
    least: float = 0.2
    second: float = 0.3
    title: float = 3.0
    opening: float = 1.5

    def __post_init__(self) -> None:
        """Refuse what is no chance or no count.

        Raises:
            ValueError: the text names the option and the way out.
        """
        for name, most in (("least", 1), ("second", 1), ("most", 17), ("title", 100), ("opening", 100)):
            if not 0 <= getattr(self, name) <= most:
                raise ValueError(f"{name}: {getattr(self, name):g} is not from 0 to {most}")

    @hookimpl
    def tag(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:
        """Yield the topics of each article, likeliest first."""
        for article in articles:
            yield self._topics(article) if article.language in ("", "en") else []

    def _topics(self, article: Article) -> list[Note]:
        title, text = words(article.stated_title), words(article.text)
        if len(title) + len(text) < FEWEST or not (article.language or seems_english([*title, *text])):
            return []
        first = article.blocks[0].stop if article.blocks else 0
        read = reading(title, text, first, self.title, self.opening)
        told = chances(scores(read))
        ordered = sorted(range(len(told)), key=lambda number: -told[number])[: self.most]
        notes: list[Note] = []
        for number in ordered:
            evidence = _evidence(number, read) if told[number] >= (self.second if notes else self.least) else {}
            if not evidence:
                break
            notes.append(_note(lexicon().topics[number], told[number], evidence, read, article))
        return notes


def seems_english(found: Sequence[Word]) -> bool:
    """Whether a text has about as many small words of English as English texts have.

    A very short one may have none, but no more of another language either.
    """
    small = stop_words("en")
    english = sum(word.folded in small for word in found)
    if len(found) < ENGLISH_WORDS:
        foreign = sum(word.folded in every_stop_word() for word in found) - english
        return not foreign or foreign < english
    return english >= ENGLISH_SHARE * len(found)


def reading(title: Sequence[Word], text: Sequence[Word], first: int, in_title: float, in_opening: float) -> Reading:
    """Count what speaks in an article, in linear time.

    Args:
        title: the words of its title.
        text: the words of its text.
        first: where the first block of the text stops, in code points.
        in_title: how often a word in the title counts.
        in_opening: how often a word in the first block counts.
    """
    small = _small()
    parts = _said(title), _said(text)
    opened = bisect_left(text, first, key=attrgetter("start"))
    stretches = (
        (parts[0].stems, in_title),
        (parts[1].stems[:opened], in_opening),
        (parts[1].stems[opened:], 1.0),
    )
    single: dict[str, float] = {}
    for stems, often in stretches:
        for one, times in Counter(stems).items():
            if one in single:
                single[one] += often * times
            elif one not in small and not one.isdigit():
                single[one] = often * times
    terms: dict[Term, float] = {}
    for part, begun, often in ((parts[0], len(title), in_title), (parts[1], opened, in_opening)):
        for start, stop in part.terms:
            term = tuple(part.stems[start:stop])
            terms[term] = terms.get(term, 0.0) + (often if start < begun else 1.0)
    return Reading(terms, single, len(single), *parts)


def _said(found: Sequence[Word]) -> Said:
    """The stems, and the terms of the lexicon in them, longest first and none inside another."""
    _, terms, longest = lexicon()
    stems = list(map(STEMS.__getitem__, [word.folded for word in found]))
    places = []
    stop = 0
    for start, one in enumerate(stems):
        if one not in longest or start < stop:
            continue
        for n in range(min(longest[one], len(stems) - start), 0, -1):
            if tuple(stems[start : start + n]) in terms:
                stop = start + n
                places.append((start, stop))
                break
    return Said(found, stems, places)


def scores(read: Reading) -> list[float]:
    """What the words add up to for each topic, by its number; made less for a long text, so that lengths compare."""
    _, terms, _ = lexicon()
    learned, constants, sharpness = model()
    sums = [0.0] * len(constants)
    told = [(terms[term], count) for term, count in read.terms.items()]
    told += [(learned[one], count) for one, count in read.words.items() if one in learned]
    for weights, count in told:
        worth = _counted(count)
        for number, weight in weights:
            sums[number] += worth * weight
    factor = sharpness / max(read.size, SHORT) ** 0.5
    return [factor * total + constant for total, constant in zip(sums, constants, strict=True)]


def _counted(count: float) -> float:
    """What a count is worth: a word said again adds less each time."""
    return 1 + log(count) if count > 1 else count


def chances(added: Sequence[float]) -> list[float]:
    """The scores as numbers from 0 to 1 that sum to 1."""
    most = max(added)
    powers = [exp(one - most) for one in added]
    total = sum(powers)
    return [power / total for power in powers]


def _evidence(number: int, read: Reading) -> dict[Term, float]:
    """The terms and words that speak more for this topic than for the others, heaviest first."""
    learned = model().words
    spoken: dict[Term, float] = {}
    said: dict[Term, float] = {**dict.fromkeys(((one,) for one in read.words if one in learned), 0.0), **read.terms}
    for term, times in said.items():
        weight = _told_by(term, number)
        if weight > 0:
            spoken[term] = weight * _counted(times or read.words[term[0]])
    return dict(sorted(spoken.items(), key=lambda pair: (-pair[1], pair[0])))


@lru_cache(maxsize=1 << 15)
def _told_by(term: Term, number: int) -> float:
    """How much more a term and its words speak for one topic than for the others."""
    terms, learned, count = lexicon().terms, model().words, len(model().constants)
    weight = 0.0
    for told in (terms.get(term, ()), *(learned.get(one, ()) for one in term)):
        for topic, one in told:
            weight += (one if topic == number else 0.0) - one / count
    return weight


def _places(said: Said, evidence: Mapping[Term, float]) -> dict[Term, list[Span]]:
    """Where the evidence is; a word inside a phrase is no evidence of its own."""
    places: dict[Term, list[Span]] = {}
    single = {term[0] for term in evidence if len(term) == 1}
    outside = [True] * len(said.stems)
    for start, stop in said.terms:
        outside[start:stop] = [False] * (stop - start)
        term = tuple(said.stems[start:stop])
        if term in evidence:
            places.setdefault(term, []).append((said.words[start].start, said.words[stop - 1].stop))
    for i, one in enumerate(said.stems):
        if one in single and outside[i]:
            places.setdefault((one,), []).append((said.words[i].start, said.words[i].stop))
    return places


def _note(topic: Topic, chance: float, evidence: Mapping[Term, float], read: Reading, article: Article) -> Note:
    enough = SHOWN_SHARE * max(evidence.values())
    heavy = {term: weight for term, weight in evidence.items() if weight >= enough}
    places, titled = _places(read.text, heavy), _places(read.title, heavy)
    spans = [span for term in heavy for span in places.get(term, ())][:SHOWN_SPANS]
    named = [article.text[slice(*places[term][0])] for term in heavy if term in places]
    named += [article.stated_title[slice(*titled[term][0])] for term in heavy if term in titled and term not in places]
    shown = list(dict.fromkeys(name.lower() for name in named))[:SHOWN_WORDS]
    why = f"words: {', '.join(shown)}; {chance:.2f}"
    return Note("topic", topic.label, topic.id, topic.code, round(chance, 4), tuple(sorted(spans)), why)


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    """The small words of English and their stems."""
    small = stop_words("en")
    return small | {stem(word, "en") for word in small}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The topics, and what each word or phrase that was written down for them says.

    Raises:
        OSError, tomllib.TOMLDecodeError, KeyError: the lexicon is missing or broken.
    """
    tables = tomllib.loads((DATA / "topics.toml").read_text(encoding="utf-8"))
    names = sorted(tables)
    terms: dict[Term, dict[int, float]] = {}
    longest: dict[str, int] = {}
    for number, name in enumerate(names):
        for kind, weight in WEIGHTS.items():
            for phrase in tables[name][kind].split(","):
                term = tuple(stem(word.folded, "en") for word in words(phrase))
                if not 0 < len(term) <= LONGEST:
                    continue
                terms.setdefault(term, {}).setdefault(number, weight)
                longest[term[0]] = max(longest.get(term[0], 1), len(term))
    topics = tuple(Topic(name, tables[name]["label"], tables[name]["code"]) for name in names)
    return Lexicon(topics, {term: tuple(told.items()) for term, told in terms.items()}, longest)


@lru_cache(maxsize=1)
def model() -> Model:
    """The weights that were learned, in the units of the lexicon.

    Raises:
        OSError, ValueError, KeyError: the file is missing, broken, or made for other topics than those of the lexicon.
    """
    path = DATA / "topics_model.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    names = [topic.id for topic in lexicon().topics]
    if told["topics"] != names:
        raise ValueError(f"{path.name} is for other topics than topics.toml: learn it again")
    scale = told["scale"]
    learned = {
        one: tuple((ord(letter) - ord("a"), scale * int(number)) for letter, number in WEIGHT.findall(row))
        for one, row in told["words"].items()
    }
    return Model(learned, tuple(told["constants"]), told["sharpness"])
