"""Give an article the publisher's own topics, by the keywords that the publisher wrote for them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import ClassVar, NamedTuple

from digest import Article, Note, hookimpl
from digest.text.words import Word, stem, words

SHOWN_SPANS, SHOWN_WORDS = 20, 5
TITLE = 2  # as often counts a keyword in the title


@dataclass(frozen=True)
class Keywords:
    """What tells one topic: its name for readers, its keywords, and how often they must be found."""

    label: str = ""
    keywords: tuple[str, ...] = ()
    least: int = 2


class Term(NamedTuple):
    """A keyword ready to be found: its stems, its topic, and the capitals it asks for."""

    stems: tuple[str, ...]
    topic: str
    keyword: str
    capitals: str


class Found(NamedTuple):
    """A keyword in a text, and where."""

    topic: str
    keyword: str
    start: int
    stop: int


Terms = Mapping[str, Sequence[Term]]
"""The terms by their first stem, the longest first."""


@dataclass(frozen=True)
class OwnTopics:
    """Give articles the topics that topics.toml describes by keywords.

    Words are compared by their stem in the language of the article, so one form is enough. A
    single keyword with a capital letter is found only where the text has capitals too: "Apple"
    is no apple, "US" is not us.

    topics: by id, the label, the keywords and how often they must be found (``least``); filled in from topics.toml.
    """

    version: ClassVar[int] = 1
    reads: ClassVar[tuple[str, ...]] = ("language", "title")

    topics: Mapping[str, Keywords] = field(default_factory=dict)

    @hookimpl
    def tag(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:
        """Yield the own topics of each article, the clearest first."""
        key = tuple((name, about.keywords) for name, about in self.topics.items())
        for article in articles:
            yield self._topics(article, _terms(key, article.language)) if key else []

    def _topics(self, article: Article, terms: Terms) -> list[Note]:
        in_title = _by_topic(_found(article.stated_title, terms, article.language))
        in_text = _by_topic(_found(article.text, terms, article.language))
        notes = []
        for name, about in self.topics.items():
            titled, said = in_title.get(name, []), in_text.get(name, [])
            count = TITLE * len(titled) + len(said)
            if count >= max(about.least, 1):
                score = round(min(1.0, count / (2 * max(about.least, 1))), 4)
                spans = tuple((one.start, one.stop) for one in said[:SHOWN_SPANS])
                notes.append(Note("topic", about.label or name, name, "", score, spans, _why(titled, said)))
        return sorted(notes, key=lambda note: -note.score)


def _by_topic(found: Iterable[Found]) -> dict[str, list[Found]]:
    """The keywords of each topic; none inside or across another one of the same topic."""
    kept: dict[str, list[Found]] = {}
    for one in found:
        before = kept.setdefault(one.topic, [])
        if not before or before[-1].stop <= one.start:
            before.append(one)
    return kept


def _why(titled: Sequence[Found], said: Sequence[Found]) -> str:
    shown = list(dict.fromkeys(one.keyword for one in (*titled, *said)))[:SHOWN_WORDS]
    return f"keywords: {', '.join(shown)}" + (" (in the title)" if titled else "")


def _found(text: str, terms: Terms, language: str) -> Iterator[Found]:
    """The terms in ``text`` in reading order; of those that begin at one place the longest first."""
    there = words(text)
    stems = [stem(word.folded, language) for word in there]
    for number, first in enumerate(stems):
        for term in terms.get(first, ()):
            stop = number + len(term.stems)
            if tuple(stems[number:stop]) == term.stems and _fits(term.capitals, text, there[number]):
                yield Found(term.topic, term.keyword, there[number].start, there[stop - 1].stop)


def _fits(capitals: str, text: str, word: Word) -> bool:
    if capitals == "all":
        return text[word.start : word.stop].isupper()
    return not capitals or text[word.start].isupper()


@lru_cache(maxsize=64)
def _terms(topics: tuple[tuple[str, tuple[str, ...]], ...], language: str) -> Terms:
    terms: dict[str, list[Term]] = {}
    for name, keywords in topics:
        for keyword in keywords:
            there = words(keyword)
            stems = tuple(stem(word.folded, language) for word in there)
            if stems:
                terms.setdefault(stems[0], []).append(Term(stems, name, keyword, _capitals(keyword, there)))
    return {first: tuple(sorted(found, key=lambda term: -len(term.stems))) for first, found in terms.items()}


def _capitals(keyword: str, there: Sequence[Word]) -> str:
    """What a keyword asks of the text's letters: all capitals, a first one, or nothing ("")."""
    if len(there) > 1 or not keyword[there[0].start].isupper():
        return ""
    return "all" if len(keyword) > 1 and keyword.isupper() else "first"
