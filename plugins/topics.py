"""Give an article its topics, by the words it uses."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from pathlib import Path
from typing import ClassVar, NamedTuple

from digest.hooks import hookimpl
from digest.model import Article, Note, Span
from digest.text.words import stem, words

LEXICON = Path(__file__).parent / "data" / "topics.toml"
WEIGHTS = {"strong": 3.0, "fair": 2.0, "weak": 1.0}
LONGEST = 3  # words in a phrase of the lexicon
SHOWN_SPANS, SHOWN_WORDS = 20, 5


class Topic(NamedTuple):
    """A topic of the lexicon: its place in addresses, its name for readers, its IPTC code."""

    id: str
    label: str
    code: str


Terms = Mapping[tuple[str, ...], Sequence[tuple[str, float]]]
"""Stems of a word or phrase -> topics it speaks for, with weights."""


@dataclass(frozen=True)
class Topics:
    """Give English articles up to two of the 17 top-level topics of the IPTC vocabulary.

    The words and their weights are in plugins/data/topics.toml. An article whose words do
    not speak clearly gets no topic.

    most: topics an article gets at most.
    enough: weight of words that a topic needs, so that one stray word gives none.
    second: share of the first topic's weight that a second topic needs.
    lead: how many times heavier than the topics not given the last one given must be.
    title: how often a word in the stated title counts.
    opening: how often a word in the first block counts.
    """

    version: ClassVar[int] = 2
    reads: ClassVar[tuple[str, ...]] = ("language", "title")

    most: int = 2
    enough: float = 4.0
    second: float = 0.75
    lead: float = 1.05
    title: float = 3.0
    opening: float = 1.5

    @hookimpl
    def tag(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:
        """Yield the topics of each article, heaviest first."""
        for article in articles:
            yield self._topics(article) if article.language in ("", "en") else []

    def _topics(self, article: Article) -> list[Note]:
        topics, terms = lexicon()
        found = dict(matches(article.text, terms))
        weights = self._weights(article, found, terms)
        total = sum(weights.values())
        return [
            _note(topics[name], weights[name] / total, _evidence(name, found, terms), article.text)
            for name in self._chosen(weights)
        ]

    def _weights(self, article: Article, found: Mapping[Span, tuple[str, ...]], terms: Terms) -> dict[str, float]:
        """The weight of each topic; a word said again adds less each time."""
        first = article.blocks[0].stop if article.blocks else 0
        counts: dict[tuple[str, ...], float] = {}
        for (start, _), term in found.items():
            counts[term] = counts.get(term, 0.0) + (self.opening if start < first else 1.0)
        for _, term in matches(article.stated_title, terms):
            counts[term] = counts.get(term, 0.0) + self.title
        weights: dict[str, float] = {}
        for term, count in counts.items():
            for name, weight in terms[term]:
                weights[name] = weights.get(name, 0.0) + weight * (1 + log(count))
        return weights

    def _chosen(self, weights: Mapping[str, float]) -> list[str]:
        ordered = sorted(weights, key=lambda name: (-weights[name], name))
        if not ordered or weights[ordered[0]] < self.enough:
            return []
        floor = max(self.enough, self.second * weights[ordered[0]])
        kept = [name for name in ordered[: self.most] if weights[name] >= floor]
        while kept and len(kept) < len(ordered) and weights[kept[-1]] < self.lead * weights[ordered[len(kept)]]:
            kept.pop()
        return kept


def matches(text: str, terms: Terms) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """The words and phrases of the lexicon in ``text``, longest first, none inside another."""
    found = words(text)
    stemmed = [stem(word.folded, "en") for word in found]
    i = 0
    while i < len(found):
        for n in range(LONGEST, 0, -1):
            term = tuple(stemmed[i : i + n])
            if term in terms:
                yield (found[i].start, found[i + len(term) - 1].stop), term
                i += len(term)
                break
        else:
            i += 1


@lru_cache(maxsize=1)
def lexicon() -> tuple[dict[str, Topic], Terms]:
    """The topics by name, and what each word or phrase says about them.

    Raises:
        OSError, tomllib.TOMLDecodeError: the lexicon is missing or broken.
    """
    tables = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
    terms: dict[tuple[str, ...], dict[str, float]] = {}
    for name, table in tables.items():
        for kind, weight in WEIGHTS.items():
            for phrase in table[kind].split(","):
                term = tuple(stem(word.folded, "en") for word in words(phrase))
                if term:
                    terms.setdefault(term, {}).setdefault(name, weight)
    topics = {name: Topic(name, table["label"], table["code"]) for name, table in tables.items()}
    return topics, {term: tuple(said.items()) for term, said in terms.items()}


def _evidence(name: str, found: Mapping[Span, tuple[str, ...]], terms: Terms) -> list[Span]:
    spans = [(dict(terms[term]).get(name, 0.0), span) for span, term in found.items()]
    return [span for weight, span in sorted(spans, key=lambda pair: -pair[0]) if weight]


def _note(topic: Topic, score: float, spans: Sequence[Span], text: str) -> Note:
    said = dict.fromkeys(text[start:stop].lower() for start, stop in spans)
    why = "words: " + ", ".join(list(said)[:SHOWN_WORDS])
    return Note("topic", topic.label, topic.id, topic.code, round(score, 4), tuple(sorted(spans[:SHOWN_SPANS])), why)
