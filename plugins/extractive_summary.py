"""Summarize by sentences of the text itself: those that together say most of what it comes back to.

Every sentence is taken word for word, with its place. Left out is what cannot stand alone or tells
nothing: captions, questions, half quotations, refusals to comment, a "he" whose sentence before is
not there. Points say why a sentence was taken; where they come from is told with them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note
from digest.text.sentences import sentences
from digest.text.telling.coverage import Candidate, Taste, best, recurring, shares, with_costs
from digest.text.telling.keys import key_points
from digest.text.telling.reading import Points, Reading, taken_note
from digest.text.telling.sound import plain_sentence
from digest.text.telling.terms import sentence_terms, sentence_words, terms_of

READ, OPENING = 60, 10
"""Sentences that are read, and that open the text: what comes back in them counts twice."""
CANDIDATES, ENOUGH = 8, 8
"""Sentences looked at, because news says the main thing first; and in a text that comes back to anything."""
COVERED, UNNAMED, WANTED, OFF, UNKNOWN, LEAST = 100.0, 14.0, 45 / 70, 9.0, 6.0, 0.15
POINTS = Points(early=(15.0, 10.0, 10.0, 7.0), figure=8.0, narrator=-10.0, verbless=-20.0)
"""What a summary is judged by, fitted to summaries that people wrote: `tests/quality/fit_summary.py`.

The first sentence has five points more than were found best, because a reader looks for it.
"""


@dataclass(frozen=True)
class ExtractiveSummary:
    """Takes the sentences that together say most of what the text comes back to.

    sentences: how many at most, 1 to 8.
    words: how many words they have together at most; a single sentence may be longer.
    shortest: sentences of fewer words are passed over.
    key: how many words the key sentence has at most, which stands for the whole on cards.
    """

    version: ClassVar[int] = 1
    reads: ClassVar[tuple[str, ...]] = ("title", "headline", "language")
    sentences: int = 3
    words: int = 70
    shortest: int = 5
    key: int = 25

    def __post_init__(self) -> None:
        """Refuse a number of sentences that could not be had.

        Raises:
            ValueError: the text names the option and the way out.
        """
        if not 1 <= self.sentences <= CANDIDATES:
            raise ValueError(f"sentences: {self.sentences} is not possible (a number from 1 to {CANDIDATES})")

    @hookimpl
    def summarize(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """Summary notes in the order of the text, at least one where there is any sentence; and a key note."""
        for article in articles:
            reading = Reading.of(article, READ)
            yield self._notes(reading) if reading.spans else []

    def _notes(self, reading: Reading) -> list[Note]:
        article, weights = reading.article, opening_weights(reading)
        sound = reading.candidates(self.shortest, POINTS)
        there = list(islice(sound, CANDIDATES))
        wanted = WANTED * self.words
        least = LEAST if len(reading.spans) >= ENOUGH else 0.0
        taste = Taste(self.sentences, self.words, COVERED, wanted, OFF, UNNAMED, unknown=UNKNOWN, least=least)
        taken = best(there, weights, taste)
        if not taken:
            span = plain_sentence(article.text, reading.spans)
            return [Note("summary", article.text[slice(*span)], spans=(span,), why="no sentence can stand alone")]
        notes = [
            _note("summary", article, *one)
            for one in zip(with_costs(taken, taste), shares(taken, weights), strict=True)
        ]
        short = [one for one in there if self._is_short(one)] or [one for one in sound if self._is_short(one)]
        title = terms_of(article.title, article.language)
        own = [
            tuple(key_points(one, article.text[slice(*one.span)], _place(one, there), title, taken=one in taken))
            for one in short
        ]
        keys = [replace(one, own=points) for one, points in zip(short, own, strict=True)]
        key = best(keys, weights, Taste(1, self.key, COVERED, unnamed=UNNAMED))
        return [*notes, *(_note("key", article, one, *shares([one], weights)) for one in key)]

    def _is_short(self, one: Candidate) -> bool:
        return one.words <= self.key and not one.leans


def _place(one: Candidate, there: Sequence[Candidate]) -> int:
    return there.index(one) if one in there else len(there)


def opening_weights(reading: Reading) -> dict[str, float]:
    """What each term weighs that the text comes back to, double what its opening and its title do."""
    title = reading.article.stated_title
    found = sentence_words(title, sentences(title))
    titles = sentence_terms(found, reading.article.language) if title else []
    return recurring(([*reading.terms, *titles], [*reading.terms[:OPENING], *titles]))


def _note(kind: str, article: Article, one: Candidate, share: float) -> Note:
    covered = f"says {share:.0%} of what the text comes back to", COVERED * share
    return taken_note(kind, article, one, covered)
