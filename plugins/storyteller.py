"""Tell a story of several articles: one headline, and sentences on which the sources agree."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import fsum
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note, Story
from digest.text.sentences import sentences
from digest.text.telling.coverage import Candidate, Taste, best, recurring, shares, with_costs
from digest.text.telling.keys import key_points
from digest.text.telling.only import only_there
from digest.text.telling.reading import Points, Reading, taken_note
from digest.text.telling.sound import plain_sentence
from digest.text.telling.terms import terms_of

READ, OPENING, EACH, MOST = 20, 8, 4, 12
"""Sentences of an article that are read, that are compared with the others, that may be taken of each, and of all."""
COVERED, WANTED, AGREES = 100.0, 60 / 80, 4.0
TASTE = Taste(0, 0, COVERED, off=21.0, unnamed=6.0, unknown=6.0, spread=3.0, repeated=10.0, least=0.4)
POINTS = Points(early=(8.0, 4.0), narrator=-2.0, verbless=-15.0)
"""What a summary is judged by, fitted to summaries that editors wrote of three reports each (NeuS, 2022)."""

SEEN = 75
"""Characters of a title that are read wherever it is shown."""
SHARED, IN_TITLES, TOLD = 100.0, 63.0, 6.3
"""For all that sources and titles come back to, for what the titles share, for each word that the texts use."""
AGAINST = (
    (re.compile(r"^(?:opinion|editorial|analysis|comment|video|watch|live|podcast|fact check)\b", re.IGNORECASE), 33.0),
    (re.compile(r"[“”\"‘«„]"), 10.0),
    (re.compile(r"\b(?:I|we|our|my|We|Our|My)\b"), 10.0),
    (re.compile(r"^.{91}"), 9.0),
    (re.compile(r"\?|^(?:why|how|what|who|when|is|are|will|can|should|here)\b", re.IGNORECASE), 5.0),
)
"""What speaks against a title for all: a kind of its own, a quotation, an "I" or "we", its length, a question."""


@dataclass(frozen=True)
class Storyteller:
    """Tell stories of two or more articles by the words of the articles themselves.

    The headline is the stated title that says most of what all the articles say; if no
    title is stated, the best of those found. The summary takes the sentences that together
    say most of what the sources come back to, none twice in other words, spread over the
    articles, ordered by date and place. Of each article up to two more sentences are noted that
    have figures, names or quoted words which none of the others has.

    sentences: sentences in a summary at most, 1 to 12.
    words: how many words they have together at most; a single sentence may be longer.
    shortest: sentences of fewer words are passed over.
    key: how many words the key sentence has at most, which stands for the whole on cards.
    """

    version: ClassVar[int] = 3
    reads: ClassVar[tuple[str, ...]] = ("headline", "title", "language", "date", "source", "entity")

    sentences: int = 4
    words: int = 80
    shortest: int = 5
    key: int = 25

    def __post_init__(self) -> None:
        """Refuse a number of sentences that could not be had.

        Raises:
            ValueError: the text names the option and the way out.
        """
        if not 1 <= self.sentences <= MOST:
            raise ValueError(f"sentences: {self.sentences} is not possible (a number from 1 to {MOST})")

    @hookimpl
    def tell(self, stories: Sequence[Story]) -> Iterable[Sequence[Note]]:
        """Yield headline, summary, key sentence and what only one says of each story; nothing for a lone article."""
        for story in stories:
            yield list(self._told(story.articles)) if len(story.articles) > 1 else []

    def _told(self, articles: Sequence[Article]) -> Iterator[Note]:
        readings = [Reading.of(article, READ, article.noted("entity")) for article in articles]
        openings = [frozenset[str]().union(*reading.terms[:OPENING]) for reading in readings]
        titles = [terms_of(article.title, article.language) for article in articles]
        weights = recurring(([*openings, *titles],))
        yield _headline(articles, openings, titles)
        there = self._candidates(readings, openings, weights)
        taste = replace(TASTE, most=self.sentences, words=self.words, wanted=WANTED * self.words)
        taken = best(there, weights, taste)
        if not taken:
            yield from _plain(articles)
        for one, share in zip(with_costs(taken, taste), shares(taken, weights), strict=True):
            yield _note("summary", articles[one.text], one, share)
        keys = self._key(articles, there, taken, weights)
        for one in keys:
            yield _note("key", articles[one.text], one, *shares([one], weights))
        told = [(one.text, one.span) for one in (*taken, *keys)]
        for article, found in zip(articles, only_there(articles, told, weights), strict=True):
            yield from (one.note(article) for one in found)

    def _key(
        self,
        articles: Sequence[Article],
        there: Sequence[Candidate],
        taken: Sequence[Candidate],
        weights: Mapping[str, float],
    ) -> tuple[Candidate, ...]:
        """The short sentence that says most alone; none leans on another."""
        keys = []
        for one in there:
            article = articles[one.text]
            place = sum(other.text == one.text and other.number < one.number for other in there)
            title = terms_of(article.title, article.language)
            own = key_points(one, article.text[slice(*one.span)], place, title, taken=one in taken)
            if one.words <= self.key and not one.leans:
                keys.append(replace(one, own=tuple(own)))
        return best(keys, weights, Taste(1, self.key, COVERED, unnamed=TASTE.unnamed))

    def _candidates(
        self, readings: Sequence[Reading], openings: Sequence[frozenset[str]], weights: Mapping[str, float]
    ) -> list[Candidate]:
        """The sentences that may be taken, oldest article first; of many those that say most alone."""
        found = []
        for place, reading in enumerate(readings):
            others = [opening for number, opening in enumerate(openings) if number != place]
            own = islice(reading.candidates(self.shortest, POINTS), EACH)
            found += [replace(one, text=place, own=(*one.own, _agreement(one, others))) for one in own]
        said = [fsum(weights.get(term, 0.0) for term in one.terms) for one in found]
        kept = sorted(range(len(found)), key=lambda i: -said[i])[:MOST]
        date = [reading.article.date for reading in readings]
        return sorted((found[i] for i in kept), key=lambda one: (date[one.text], one.text, one.number))


def _plain(articles: Sequence[Article]) -> Iterator[Note]:
    """What is told where no sentence can stand alone: the plain first one of the first article that has any."""
    for article in articles:
        for span in [plain_sentence(article.text, spans)] if (spans := sentences(article.text)) else []:
            text = article.text[slice(*span)]
            yield Note("summary", text, spans=(span,), why="no sentence can stand alone", article=article.id)
            return


def _agreement(one: Candidate, others: Sequence[frozenset[str]]) -> tuple[str, float]:
    """The share of the sentence's words that the other articles use, on average, as points."""
    share = sum(len(one.terms & other) for other in others) / (len(others) * len(one.terms) or 1)
    return f"the other sources use {share:.0%} of its words", AGREES * share


def _headline(
    articles: Sequence[Article], openings: Sequence[frozenset[str]], titles: Sequence[frozenset[str]]
) -> Note:
    """The title that says most of what all say where it is read at a glance; a stated one if there is any."""
    shared, common = recurring((openings, titles)), recurring((titles,))
    told = frozenset().union(*openings)

    def points(i: int) -> float:
        seen = terms_of(articles[i].title[:SEEN], articles[i].language)
        covered = SHARED * fsum(shared.get(term, 0.0) for term in seen)
        agreed = IN_TITLES * fsum(common.get(term, 0.0) for term in seen)
        against = sum(cost for pattern, cost in AGAINST if pattern.search(articles[i].title))
        return covered + agreed + TOLD * len(seen & told) - against

    best_one = min(range(len(articles)), key=lambda i: (articles[i].title_made, -points(i), i))
    article = articles[best_one]
    why = "of all titles the one that says most of what the sources come back to"
    return Note("headline", article.title, made=article.title_made, article=article.id, why=why)


def _note(kind: str, article: Article, one: Candidate, share: float) -> Note:
    covered = f"says {share:.0%} of what the sources come back to", COVERED * share
    return replace(taken_note(kind, article, one, covered), article=article.id)
