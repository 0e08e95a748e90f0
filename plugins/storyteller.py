"""Tell a story of several articles: one headline, and sentences on which the sources agree."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note, Story
from digest.text.similarity import cosine, jaccard, overlap, unit
from digest.text.words import stems, words

READ = 20_000  # characters of an article that are compared


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article's summary, with the article it is from."""

    note: Note
    article: Article
    place: int
    stems: tuple[str, ...]


@dataclass(frozen=True)
class Storyteller:
    """Tell stories of two or more articles by the words of the articles themselves.

    The headline is the stated title of the article that is most like the others; if no
    title is stated, the one found for it. The summary takes sentences from the articles'
    summaries: first those of which most is in the other articles too, none twice in other
    words, spread over the articles, ordered by date and place.

    sentences: sentences in a summary at most.
    repeats: share of words (0 to 1) from which a sentence counts as said already.
    spread: what a further sentence of the same article is worth (0 to 1).
    opening: how much more the first sentence of an article's summary is worth.
    """

    version: ClassVar[int] = 1
    reads: ClassVar[tuple[str, ...]] = ("summary", "headline", "language", "date", "source")

    sentences: int = 4
    repeats: float = 0.5
    spread: float = 0.6
    opening: float = 0.6

    @hookimpl
    def tell(self, stories: Sequence[Story]) -> Iterable[Sequence[Note]]:
        """Yield the headline and the summary of each story; nothing for a story of one article."""
        for story in stories:
            yield self._told(story.articles) if len(story.articles) > 1 else []

    def _told(self, articles: Sequence[Article]) -> list[Note]:
        texts = [_stems(article.text[:READ], article.language) for article in articles]
        return [_headline(articles, texts), *self._summary(articles, texts)]

    def _summary(self, articles: Sequence[Article], texts: Sequence[Sequence[str]]) -> list[Note]:
        """The sentences chosen, oldest article first."""
        sentences = [
            Sentence(note, article, place, tuple(_stems(note.text, article.language)))
            for place, article in enumerate(articles)
            for note in article.summary
            if len(note.spans) == 1 and not note.made
        ]
        first = {sentence.place: sentence for sentence in reversed(sentences)}
        vocabularies = [frozenset(text) for text in texts]
        worth = {
            id(sentence): _agreement(sentence, vocabularies) + self.opening * (first[sentence.place] is sentence)
            for sentence in sentences
        }
        chosen: list[Sentence] = []
        while len(chosen) < self.sentences:
            used = Counter(sentence.place for sentence in chosen)
            left = [sentence for sentence in sentences if not self._is_said(sentence, chosen)]
            if not left:
                break
            chosen.append(max(left, key=lambda one: worth[id(one)] * self.spread ** used[one.place]))
        ordered = sorted(chosen, key=lambda one: (one.article.date, one.place, one.note.spans))
        return [_note(sentence, worth[id(sentence)]) for sentence in ordered]

    def _is_said(self, sentence: Sentence, chosen: Sequence[Sentence]) -> bool:
        """Whether a chosen sentence says the same; one without words says nothing."""
        return not sentence.stems or any(
            one is sentence
            or overlap(one.stems, sentence.stems) >= self.repeats
            or jaccard(one.stems, sentence.stems, 1) >= self.repeats
            for one in chosen
        )


def _stems(text: str, language: str) -> list[str]:
    return stems([word.folded for word in words(text)], language)


def _agreement(sentence: Sentence, vocabularies: Sequence[frozenset[str]]) -> float:
    """The share of the sentence's words that the other articles use, on average."""
    said = set(sentence.stems)
    others = [vocabulary for place, vocabulary in enumerate(vocabularies) if place != sentence.place]
    return sum(len(said & vocabulary) for vocabulary in others) / (len(said) * len(others)) if said else 0.0


def _headline(articles: Sequence[Article], texts: Sequence[Sequence[str]]) -> Note:
    """The title of the article most like the others, a stated one if there is any."""
    vectors = [unit(Counter(text)) for text in texts]
    alike = [sum(cosine(one, other) for other in vectors) for one in vectors]
    best = min(range(len(articles)), key=lambda i: (articles[i].title_made, -alike[i], i))
    article = articles[best]
    why = "the title of the article most like the others"
    return Note("headline", article.title, made=article.title_made, article=article.id, why=why)


def _note(sentence: Sentence, score: float) -> Note:
    note, others = sentence.note, "share of its words that the other articles use, first sentences first"
    return Note("summary", note.text, score=round(score, 4), spans=note.spans, why=others, article=sentence.article.id)
