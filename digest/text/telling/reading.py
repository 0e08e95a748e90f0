"""A text as candidates for a summary: its sound sentences with what speaks for each and against it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.model import Article, Note, Span
from digest.text.telling.coverage import Candidate
from digest.text.telling.introductions import introductions
from digest.text.telling.leaning import leans
from digest.text.telling.sound import sound_sentences
from digest.text.telling.terms import length, sentence_terms, sentence_words

LOOK = 40
"""Sentences from the start of a text that may be taken."""
DIGIT = re.compile(r"\d")
PERSON = re.compile(r"\b(?:I|we|my|our|me|us|you|your|We|My|Our|You|Your)\b")


@dataclass(frozen=True, slots=True)
class Points:
    """What a sentence has by itself: for its place among those that may be taken, a figure, an "I" or "you"."""

    early: tuple[float, ...] = ()
    figure: float = 0.0
    narrator: float = 0.0

    def of(self, sentence: str, place: int) -> Iterator[tuple[str, float]]:
        """The reasons and their points.

        Args:
            sentence: its text.
            place: how many sentences that may be taken stand before it.
        """
        if place < len(self.early):
            yield "opens the text" if place == 0 else "early in the text", self.early[place]
        if self.figure and DIGIT.search(sentence):
            yield "has a figure", self.figure
        if self.narrator and PERSON.search(sentence):
            yield "speaks as I, we or you", self.narrator


def candidates(
    article: Article, spans: Sequence[Span], shortest: int, points: Points, names: Sequence[Note] = ()
) -> Iterator[Candidate]:
    """The sentences that may be taken, in order, with the points that each has by itself.

    Args:
        article: whose text the spans cut into sentences.
        spans: of its first sentences.
        shortest: how many words a sentence must have.
        points: for what it is by itself.
        names: entity notes, whose spellings count as one.
    """
    looked = spans[:LOOK]
    found = sentence_words(article.text, looked)
    terms = sentence_terms(found, article.language, names)
    texts = [article.text[slice(*span)] for span in looked]
    named = list(introductions(texts, [article.title]))
    for place, (number, span) in enumerate(sound_sentences(article, looked, shortest)):
        uses, gives = named[number]
        own = tuple(points.of(texts[number], place))
        leaning = leans(texts[number], article.language)
        words = length(found[number])
        yield Candidate(span, number, words, terms[number], own=own, leans=leaning, uses=uses, gives=gives)
