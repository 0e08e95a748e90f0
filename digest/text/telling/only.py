"""What only one of several texts says: figures, names and quoted words that none of the others has."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from digest.model import Article, Note, Span
from digest.text.quantities import quantities
from digest.text.telling.coverage import Candidate, repeats
from digest.text.telling.facts import Figure, figures, initials, is_named, name_words, runs, spoken
from digest.text.telling.reading import Points, Reading
from digest.text.telling.sound import QUOTED

READ = 40
"""Sentences of an article that are read."""
MOST, LEAST = 2, 9.0
"""Sentences of an article that are taken at most, and the points that each must have."""
SHORTEST, LONGEST = 8, 50
"""Words of a sentence."""
DIFFERS, LARGE, SMALL, SPOKEN, FIRST_HAND = 12.0, 4.0, 1.5, 5.0, 3.0
"""Points for another figure of the same thing; a new figure; a new small number; for words that nobody else quotes;
for what was told to this source alone."""
NAMES = {"PER": 3.0, "ORG": 2.0, "LOC": 1.0, "MISC": 0.5}
"""Points for a name that no other text has."""
LEAST_RUNS = 3
"""Runs of words in quotation marks; fewer are an expression, no statement."""
FEWEST = 2
"""Words that there must be outside of a quotation."""
MOST_FACTS = 3
"""New names that count."""
LEAST_FACTS = 3.0
"""Points that a sentence must have for its facts alone."""
ALIKE = ((4, 0.24), (3, 0.4))
"""With so many other words in common, and this share of them, sentences with different figures tell of one thing."""
TIMES = 3
"""How many times one of two figures of the same thing may be the other."""
NEW, LEAST_NEW = 8.0, 0.3
"""Points for a sentence of whose words no other text has any, and the share of them that it must have."""
SAID = 0.5
"""From this share of its words on, a sentence of another text says what a sentence says."""
ABOUT, LEAST_ABOUT, MIDDLE = 6.0, 0.25, 0.5
"""Points for being about the story: for saying half as much of what the texts come back to as a sentence of its summary
does; and the share of that without which a sentence is about something else."""
UNNAMED, PRONOUNS, NARRATOR, VERBLESS, PAST, LONG = -3.0, -5.0, -6.0, -15.0, -4.0, -0.2
"""Points for a name in short, for a pronoun before any name, for an "I", for no verb, for a year, which is background,
and for each word above `WORDS`."""
WORDS = 35
POINTS = Points(verbless=VERBLESS)
HAND = re.compile(
    r"\b(?:told (?:us|[Tt]he [A-Z])|in an? (?:exclusive )?interview with"
    r"|(?:obtained|seen|reviewed) by (?:us\b|[Tt]he [A-Z]|[A-Z])|shared with (?:us\b|[Tt]he [A-Z]))"
)
"""What a reporter found out."""
OUTLET = re.compile(r"(?:told|with|by|to|on) (?:[tT]he )?$")
SELF = re.compile(r"(?<![.\w])(?:I|we|my|our|me|us|you|your|We|My|Our|You|Your)\b(?!\.)")
PRONOUN = re.compile(r"[A-Z]?[^A-Z]*\b(?:he|she|they|his|her|their|him|them)\b")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b|\b(?:last year|years ago|decades?)\b")
DATELINE = re.compile(r"^[^a-z]{0,4}[A-Z][\w .,’'()/-]{1,60}? ?[—–―-]{1,2} ")
STATE = re.compile(
    r"(?:[A-Z]-.*|(?:Ala|Ariz|Ark|Cal|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb"
    r"|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo))\.?"
)
"""A state in short, and a party with one: "D-Calif."."""


Fact = tuple[str, float, str, str]
"""Why a fact is new, its points, what it is, and what another text says in its place."""


@dataclass(frozen=True)
class Known:
    """What a text has, for asking whether it says a thing as well."""

    reading: Reading

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its words, as stems."""
        return frozenset[str]().union(*self.reading.terms)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, as names are compared."""
        article = self.reading.article
        return name_words(f"{article.title}\n{article.text}")

    @cached_property
    def short(self) -> frozenset[str]:
        """The initials of its names."""
        return initials(self.reading.article.noted("entity"))

    @cached_property
    def numbers(self) -> Counter[str]:
        """All numbers in it."""
        article = self.reading.article
        return quantities(f"{article.title}\n{article.text}", article.language)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """All runs of words in it."""
        return runs(self.reading.article.text)

    @cached_property
    def figures(self) -> tuple[tuple[Figure, int], ...]:
        """Its figures, each with the number of its sentence."""
        article = self.reading.article
        texts = (article.text[slice(*span)] for span in self.reading.spans)
        return tuple((one, i) for i, text in enumerate(texts) for one in figures(text, article.language))


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence that only one text has; ``differs``: what another text says for the same thing."""

    text: int
    one: Candidate
    reasons: tuple[tuple[str, float], ...]
    facts: frozenset[str] = field(default=frozenset())
    differs: str = ""

    @property
    def points(self) -> float:
        """How much it is worth."""
        return sum(points for _, points in self.reasons)

    def note(self, article: Article) -> Note:
        """The sentence as a note of a story; its type is what another text says in place of its figure."""
        told = "; ".join(f"{reason} ({points:+.0f})" for reason, points in self.reasons)
        why = f"sentence {self.one.number + 1}: {told}"
        text, score = article.text[slice(*self.one.span)], round(self.points, 1)
        return Note("only", text, "", self.differs, score, (self.one.span,), why, article=article.id)


def only_there(
    articles: Sequence[Article], taken: Sequence[tuple[int, Span]], weights: Mapping[str, float]
) -> list[list[Found]]:
    """For each article the sentences whose facts no other article has, the one that is worth most first.

    Args:
        articles: of one story; their ``entity`` notes are its names.
        taken: which sentences tell the story already, each with the place of its article.
        weights: what the terms weigh that the articles come back to, as `recurring` gives them.

    Cost: linear in the texts, and in the number of articles for each figure and name that may be new.
    """
    known = [Known(Reading.of(article, READ, article.noted("entity"))) for article in articles]
    return [_best(_found(known, place, taken, weights)) for place in range(len(articles))]


def _best(found: Iterator[Found]) -> list[Found]:
    """The few that are worth most and say different things."""
    chosen: list[Found] = []
    for one in sorted(found, key=lambda one: (-one.points, one.one.number)):
        if one.points < LEAST or len(chosen) == MOST:
            break
        if not any(one.facts <= other.facts or repeats(one.one.terms, other.one.terms) for other in chosen):
            chosen.append(one)
    return chosen


def _found(
    known: Sequence[Known], place: int, taken: Sequence[tuple[int, Span]], weights: Mapping[str, float]
) -> Iterator[Found]:
    own = known[place].reading
    others = [one for number, one in enumerate(known) if number != place]
    told = {span for text, span in taken if text == place}
    enough = MIDDLE * _middle(known, taken, weights)
    for one in own.candidates(SHORTEST, POINTS):
        if one.span in told or one.leans or one.words > LONGEST or _is_cry(own.article.text[slice(*one.span)]):
            continue
        facts = list(_facts(known[place], others, one))
        differs = next((elsewhere for _, _, _, elsewhere in facts if elsewhere), "")
        new = _new(one, others)
        about = sum(weights.get(term, 0.0) for term in one.terms) / enough
        if sum(points for _, points, *_ in facts) < LEAST_FACTS or about < LEAST_ABOUT:
            continue
        if not differs and (new < LEAST_NEW or one.number == 0):
            continue
        reasons = [(why, points) for why, points, *_ in facts]
        reasons += [(f"{new:.0%} of its words are only here", NEW * new), *_by_itself(known[place], one, about)]
        yield Found(place, one, tuple(reasons), frozenset(name for _, _, name, _ in facts), differs)


def _middle(known: Sequence[Known], taken: Sequence[tuple[int, Span]], weights: Mapping[str, float]) -> float:
    """What a sentence that tells the story says on average of what the texts come back to; 1 if none does."""
    terms = (
        dict(zip(known[text].reading.spans, known[text].reading.terms, strict=True)).get(span) for text, span in taken
    )
    said = [sum(weights.get(term, 0.0) for term in some) for some in terms if some]
    return sum(said) / len(said) if any(said) else 1.0


def _is_cry(sentence: str) -> bool:
    """Whether it is a quotation that does not say who speaks."""
    return len(QUOTED.sub(" ", sentence).split()) < FEWEST


def _new(one: Candidate, others: Sequence[Known]) -> float:
    """The share of a sentence's words that no other text has; 0 if a sentence of another says the same."""
    said = max((len(one.terms & terms) for other in others for terms in other.reading.terms), default=0)
    if not one.terms or said >= SAID * len(one.terms):
        return 0.0
    return len(one.terms.difference(*(other.terms for other in others))) / len(one.terms)


def _by_itself(known: Known, one: Candidate, about: float) -> Iterator[tuple[str, float]]:
    """What speaks for a sentence and against it beside its facts."""
    sentence = known.reading.article.text[slice(*one.span)]
    yield "about the story", ABOUT * min(1.0, about)
    yield from one.own
    if one.uses:
        yield "gives a name in short", UNNAMED * len(one.uses)
    outside = QUOTED.sub("", sentence)
    if PRONOUN.match(sentence) or PRONOUN.match(outside):
        yield "a pronoun before any name", PRONOUNS
    if SELF.search(outside):
        yield "speaks as I, we or you", NARRATOR
    if YEAR.search(sentence):
        yield "tells what was before", PAST
    if one.words > WORDS:
        yield "long", LONG * (one.words - WORDS)


def _facts(known: Known, others: Sequence[Known], one: Candidate) -> Iterator[Fact]:
    """The new facts of a sentence: why, points, and what it is."""
    article = known.reading.article
    sentence = article.text[slice(*one.span)]
    for figure in figures(sentence, article.language):
        there = [its for other in others for its, _ in other.figures if its.is_near(figure)]
        if any(set(its.things) & set(figure.things) for its in there):
            continue
        if elsewhere := _differing(known, others, one, figure):
            yield f"another figure than {elsewhere!r}", DIFFERS, figure.number, elsewhere
        elif not there and (figure.unit or figure.things) and not any(figure.number in o.numbers for o in others):
            yield f"the figure {figure.shown!r} is only here", LARGE if figure.is_large else SMALL, figure.number, ""
    yield from _names(article, others, one)
    said = spoken(sentence)
    if len(said) >= LEAST_RUNS and not any(said & other.runs for other in others):
        yield "words that only this one quotes", SPOKEN, sentence, ""
    if HAND.search(sentence):
        yield "first hand", FIRST_HAND, sentence, ""


def _names(article: Article, others: Sequence[Known], one: Candidate) -> Iterator[Fact]:
    text, (first, last) = article.text, one.span
    dateline = DATELINE.match(text[first:last])
    first += dateline.end() if dateline else 0
    there = [
        note
        for note in article.noted("entity")
        if any(first <= a and b <= last and not _is_aside(text, note, a, b) for a, b in note.spans)
    ]
    new = [note for note in there if not any(is_named(note, other.words, other.short) for other in others)]
    new = [note for note in new if note.text not in {article.source, *(o.reading.article.source for o in others)}]
    for note in sorted(new, key=lambda note: -NAMES.get(note.type, 1.0))[:MOST_FACTS]:
        yield f"{note.text} is only named here", NAMES.get(note.type, 1.0), note.text, ""


def _is_aside(text: str, note: Note, start: int, stop: int) -> bool:
    """Whether a name is a state in short, or that of an outlet to which somebody spoke."""
    outlet = note.type != "PER" and OUTLET.search(text, max(0, start - 12), start)
    return bool(outlet or STATE.fullmatch(text[start:stop]))


def _differing(known: Known, others: Sequence[Known], one: Candidate, figure: Figure) -> str:
    """The other figure that another text gives for the same thing; "" if none does."""
    if not figure.value or not figure.things:
        return ""
    for other in others:
        for its, number in other.figures:
            if its.number not in known.numbers and its.counts_with(figure, TIMES):
                terms = other.reading.terms[number]
                shared = len((one.terms & terms).difference(figure.things))
                share = shared / (min(len(one.terms), len(terms)) or 1)
                if any(shared >= least and share >= part for least, part in ALIKE[bool(figure.unit) :]):
                    return its.up_to(figure)
    return ""
