"""Summarize by sentences of the text itself: those that together say most of what it comes back to.

Every sentence is taken word for word, with its place. Left out is what cannot stand alone or tells
nothing: captions, questions, half quotations, refusals to comment, a "he" whose sentence before is
not there. Points say why a sentence was taken; where they come from is told with them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note, Span
from digest.text.sentences import sentences
from digest.text.telling.coverage import Candidate, Taste, best, recurring, shares
from digest.text.telling.reading import Points, candidates
from digest.text.telling.sound import plain_sentence
from digest.text.telling.terms import sentence_terms, sentence_words

READ, OPENING = 60, 10
"""Sentences that are read, and that open the text: what comes back in them counts twice."""
CANDIDATES = 8
"""So many sentences that could be taken are looked at: news says the main thing first."""
COVERED, UNNAMED, WANTED, OFF = 100.0, 14.0, 45.0, 9.0
POINTS = Points(early=(15.0, 10.0, 10.0, 7.0), figure=8.0, narrator=-10.0)
"""What a summary is judged by, fitted to summaries that people wrote: `tests/quality/fit_summary.py`.

The first sentence has five points more than were found best, because a reader looks for it.
"""
FIRST = ("opens the text", 15.0)
"""What the first sentence has more where one must do for all."""


@dataclass(frozen=True)
class ExtractiveSummary:
    """Takes the sentences that together say most of what the text comes back to.

    sentences: how many at most.
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

    @hookimpl
    def summarize(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """Summary notes in the order of the text, at least one where there is any sentence; and a key note."""
        for article in articles:
            spans = sentences(article.text)[:READ]
            yield self._notes(article, spans) if spans else []

    def _notes(self, article: Article, spans: Sequence[Span]) -> list[Note]:
        weights = opening_weights(article, spans)
        there = list(candidates(article, spans, self.shortest, POINTS))
        taken = best(there[:CANDIDATES], weights, Taste(self.sentences, self.words, COVERED, WANTED, OFF, UNNAMED))
        if not taken:
            span = plain_sentence(article.text, spans)
            return [Note("summary", article.text[slice(*span)], spans=(span,), why="no sentence can stand alone")]
        notes = [note("summary", article, *one) for one in zip(taken, shares(taken, weights), strict=True)]
        return [*notes, *self._key(article, there, weights)]

    def _key(self, article: Article, there: Sequence[Candidate], weights: Mapping[str, float]) -> Iterator[Note]:
        """The short sentence that says most alone; none if all are long or lean on others."""
        short = [one for one in there if one.words <= self.key and not one.leans]
        some = [one for one in short if one in there[:CANDIDATES]] or short
        first = [replace(one, own=(*one.own, FIRST)) if one is there[0] else one for one in some]
        for one in best(first, weights, Taste(1, self.key, COVERED, unnamed=UNNAMED)):
            yield note("key", article, one, *shares([one], weights))


def opening_weights(article: Article, spans: Sequence[Span]) -> dict[str, float]:
    """What each term weighs that the text comes back to, double what its opening and its title do."""
    title = article.stated_title
    found = [*sentence_words(article.text, spans), *sentence_words(title, sentences(title))]
    terms = sentence_terms(found, article.language)
    return recurring((terms, [*terms[:OPENING], *terms[len(spans) :]]))


def note(kind: str, article: Article, one: Candidate, share: float) -> Note:
    """A taken sentence as a note whose ``why`` and ``score`` say what it has its points for."""
    reasons = ((f"says {share:.0%} of what the text comes back to", COVERED * share), *one.own)
    told = "; ".join(f"{reason} ({points:+.0f})" for reason, points in reasons)
    score = sum(points for _, points in reasons)
    text = article.text[slice(*one.span)]
    return Note(kind, text, score=round(score, 1), spans=(one.span,), why=f"sentence {one.number + 1}: {told}")
