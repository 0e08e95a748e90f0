"""Note the phrases that say most about an article, by frequency, place and form."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note, Span
from digest.text.names import slug
from digest.text.words import Word, stem, stop_words, words

BREAK = re.compile(r"[.,;:!?()\[\]{}\"“”„«»…|/\n—–]|\s-\s")
DULL = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
        "said says told reported reporting according added asked reuters afp ap bloomberg bbc cnn "
        "week weeks month months year years day days hour hours today tonight morning afternoon evening night time "
        "times mr mrs ms dr first second third two three four five six seven eight nine ten hundred thousand million "
        "billion number lot kind bit way ways thing things am pm gmt going really don't didn't it's i'm that's there's "
        "he's she's we're they're you're can't won't isn't wasn't doesn't"
    ).split()
)
SHORT = 2  # letters: shorter words are no phrase by themselves
COPIED = 20_000  # words that are read of an article


@dataclass
class Phrase:
    """A candidate: its stems, where it stands, the shapes it has."""

    stems: tuple[str, ...]
    spans: list[Span] = field(default_factory=list)
    capitals: int = 0


@dataclass(frozen=True)
class Keyphrases:
    """Note the phrases of one to three words that an article keeps coming back to.

    Works in every language that parts words by spaces; knows the stop words of five.

    most: phrases that an article gets at most.
    longest: words in a phrase.
    early: how much more a phrase counts that stands at the very start.
    capitals: how much more a phrase counts that is always capitalised.
    long: how much more each further word of a repeated phrase counts.
    """

    version: ClassVar[int] = 1
    reads: ClassVar[tuple[str, ...]] = ("language",)

    most: int = 30
    longest: int = 3
    early: float = 1.0
    capitals: float = 0.3
    long: float = 0.0

    @hookimpl
    def tag(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:
        """Yield the phrases of each article, best first."""
        for article in articles:
            yield self._notes(article)

    def _notes(self, article: Article) -> list[Note]:
        phrases = self._phrases(article.text, article.language)
        scores = self._scores(phrases, len(article.text))
        ordered = sorted(phrases, key=lambda stems: (-scores[stems], phrases[stems].spans[0]))[: self.most]
        top = scores[ordered[0]] if ordered else 1.0
        notes, seen = [], set()
        for stems in ordered:
            note = _note(article.text, phrases[stems], scores[stems] / top)
            if note.id and note.id not in seen:
                notes.append(note)
            seen.add(note.id)
        return notes

    def _phrases(self, text: str, language: str) -> dict[tuple[str, ...], Phrase]:
        phrases: dict[tuple[str, ...], Phrase] = {}
        for run in runs(text, language):
            stemmed = [stem(word.folded, language) for word in run]
            for i in range(len(run)):
                for j in range(i + 1, min(i + self.longest, len(run)) + 1):
                    start, stop = run[i].start, run[j - 1].stop
                    phrase = phrases.setdefault(tuple(stemmed[i:j]), Phrase(tuple(stemmed[i:j])))
                    phrase.spans.append((start, stop))
                    phrase.capitals += all(text[word.start].isupper() for word in run[i:j])
        return phrases

    def _scores(self, phrases: dict[tuple[str, ...], Phrase], length: int) -> dict[tuple[str, ...], float]:
        """How much each phrase says; a word mostly said inside a longer phrase says less."""
        scores: dict[tuple[str, ...], float] = {}
        for stems, phrase in phrases.items():
            count, n = len(phrase.spans), len(stems)
            frequency = 0.5 if n > 1 and count == 1 and phrase.capitals == 0 else count
            place = 1 + self.early * (1 - phrase.spans[0][0] / (length + 1)) ** 2
            capital = 1 + self.capitals * phrase.capitals / count
            size = 1 + self.long * (n - 1) * (count > 1 or phrase.capitals > 0)
            letters = min(1.0, sum(map(len, stems)) / 6)
            scores[stems] = frequency * place * capital * size * letters
        return scores


def runs(text: str, language: str) -> Iterator[list[Word]]:
    """Stretches of words without a stop word, a dull word, a number or a break between them."""
    stops = stop_words(language) | DULL
    run: list[Word] = []
    stop = 0
    for word in words(text)[:COPIED]:
        is_out = word.folded in stops or len(word.folded) <= SHORT or not any(map(str.isalpha, word.folded))
        if run and (is_out or BREAK.search(text, stop, word.start)):
            yield run
            run = []
        if not is_out:
            run.append(word)
        stop = word.stop
        if run and text.endswith(("'s", "’s"), word.start, stop):
            yield run
            run = []
    if run:
        yield run


def _note(text: str, phrase: Phrase, score: float) -> Note:
    start, stop = phrase.spans[0]
    said = re.sub(r"['’]s$", "", " ".join(text[start:stop].split()))
    why = f"{len(phrase.spans)} times" if len(phrase.spans) > 1 else "once"
    return Note("keyphrase", said, slug(said), "", round(score, 4), tuple(phrase.spans), why)
