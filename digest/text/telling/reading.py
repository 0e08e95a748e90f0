"""A text as candidates for a summary: its sound sentences with what speaks for each and against it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.model import Article, Note, Span
from digest.text.sentences import sentences
from digest.text.telling.coverage import Candidate
from digest.text.telling.introductions import introductions
from digest.text.telling.leaning import leans
from digest.text.telling.sound import sound_sentences
from digest.text.telling.terms import length, sentence_terms, sentence_words, terms_of
from digest.text.telling.verbs import has_verb
from digest.text.words import Word

LOOK = 40
"""Sentences from the start of a text that may be taken."""
DIGIT = re.compile(r"\d")
KNOWN_NOUN = re.compile(
    r"(?:The|That|Those|These|This|(?:Under|In|On|At|For|With|After|Before|From|Of|As|By|Despite|According to) the)"
    r" (?P<noun>[a-z’'-]+(?: [a-z’'-]+)?)"
)
"""A noun in small letters that a sentence opens with as if it had been spoken of."""
PERSON = re.compile(r"\b(?:I|we|my|our|me|us|you|your|We|My|Our|You|Your)\b")


@dataclass(frozen=True, slots=True)
class Points:
    """What a sentence has by itself: for its place among those that may be taken, a figure, an "I", no verb."""

    early: tuple[float, ...] = ()
    figure: float = 0.0
    narrator: float = 0.0
    verbless: float = 0.0

    def of(self, sentence: str, place: int, language: str) -> Iterator[tuple[str, float]]:
        """The reasons and their points.

        Args:
            sentence: its text.
            place: how many sentences that may be taken stand before it.
            language: two-letter code; verbs are known in English only.
        """
        if place < len(self.early):
            yield "opens the text" if place == 0 else "early in the text", self.early[place]
        if self.figure and DIGIT.search(sentence):
            yield "has a figure", self.figure
        if self.narrator and PERSON.search(sentence):
            yield "speaks as I, we or you", self.narrator
        if self.verbless and language == "en" and not has_verb(sentence):
            yield "has no verb, as captions", self.verbless


@dataclass(frozen=True, slots=True)
class Reading:
    """The first sentences of an article: of each its span, its words, and the terms it is compared by."""

    article: Article
    spans: tuple[Span, ...]
    found: Sequence[Sequence[Word]]
    terms: Sequence[frozenset[str]]

    @classmethod
    def of(cls, article: Article, most: int, names: Sequence[Note] = ()) -> "Reading":
        """So many sentences of an article; entity notes make the spellings of a name one."""
        spans = sentences(article.text)[:most]
        found = sentence_words(article.text, spans)
        return cls(article, spans, found, sentence_terms(found, article.language, names))

    def candidates(self, shortest: int, points: Points) -> Iterator[Candidate]:
        """The sentences that may be taken, in order, with the points that each has by itself.

        Args:
            shortest: how many words a sentence must have.
            points: for what it is by itself.
        """
        article, looked = self.article, self.spans[:LOOK]
        texts = [article.text[slice(*span)] for span in looked]
        names = enumerate(introductions(texts, [article.title]))
        known = terms_of(article.title, article.language)
        for place, number in enumerate(sound_sentences(article, looked, self.found, shortest)):
            uses, gives = next(found for other, found in names if other == number)
            yield Candidate(
                looked[number],
                number,
                length(self.found[number]),
                self.terms[number],
                own=tuple(points.of(texts[number], place, article.language)),
                leans=leans(texts[number], article.language, opens=number == 0),
                uses=uses,
                gives=gives,
                alludes=self._alluded(texts[number], number, known),
            )

    def _alluded(self, sentence: str, number: int, known: frozenset[str]) -> frozenset[str]:
        """The terms of a noun that an English sentence opens with as known, if one before it has the noun.

        Args:
            sentence: its text.
            number: which sentence it is.
            known: the terms that a reader of the headline knows.
        """
        noun = KNOWN_NOUN.match(sentence) if self.article.language in {"", "en"} else None
        terms = terms_of(noun["noun"], self.article.language) if noun else frozenset()
        if not terms or terms & known or not any(terms & before for before in self.terms[:number]):
            return frozenset()
        return terms


def taken_note(kind: str, article: Article, one: Candidate, covered: tuple[str, float]) -> Note:
    """A sentence that was taken, as a note whose ``why`` and ``score`` say what it has its points for.

    Args:
        kind: summary or key.
        article: whose sentence it is.
        one: the sentence.
        covered: what it adds to the others that were taken, and the points for it.
    """
    reasons = (covered, *one.own)
    told = "; ".join(f"{reason} ({points:+.0f})" for reason, points in reasons)
    score = round(sum(points for _, points in reasons), 1)
    text = article.text[slice(*one.span)]
    return Note(kind, text, score=score, spans=(one.span,), why=f"sentence {one.number + 1}: {told}")
