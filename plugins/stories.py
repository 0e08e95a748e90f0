"""Put articles that report one event together, by the words and names they share."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import heapify, heappop, heappush
from math import log
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article
from digest.text.similarity import Vector, cosine, document_frequencies, inverse_frequencies, tfidf
from digest.text.words import Word, stem, stop_words, words

RARE_SHARE, RARE_LEAST = 0.02, 40  # a word in more articles than this is no reason to compare two
WORTH_COMPARING = 0.03  # likeness by rare words alone, below which two articles are not compared
WORTH_KEEPING = 0.2  # share of the threshold, below which a likeness counts as none
FEW, MANY = 35, 60  # different words of an article that counts as short, as long
UNSEEN = 50  # texts added to those that are counted: see inverse_frequencies
CHARACTERS = 12  # more than any word takes on average: bounds the text that is read


@dataclass(frozen=True)
class Stories:
    """Group articles into stories: those whose words are alike on average, within some days.

    A grouping that the sources state is kept as stated. Articles without a date may join
    any story.

    threshold: how alike (0 to 1) two groups of articles must be on average to become one.
    short: the same for articles of 35 different words or fewer, which share more by chance.
    days: articles published further apart than this are not alike.
    words: words from the start of an article that are compared.
    title: how often a word in the stated title counts.
    capitals: how often a word with a capital, or a number, counts.
    names: how often a name found by a tagger counts, whatever its spelling in the text.
    growth: how much more alike two groups must be than two articles, times the logarithm of
        the number of pairs between them; it keeps long-running subjects from becoming one story.
    """

    version: ClassVar[int] = 2
    reads: ClassVar[tuple[str, ...]] = ("entity", "language", "date", "title")

    threshold: float = 0.22
    short: float = 0.38
    days: int = 3
    words: int = 400
    title: float = 2.0
    capitals: float = 1.5
    names: float = 1.0
    growth: float = 0.06

    @hookimpl
    def group(self, articles: Sequence[Article]) -> Iterable[Sequence[str]]:
        """Yield the ids of the articles of each story of two or more, in the order given."""
        linkage = Linkage([article.raw.story for article in articles], self.growth)
        for i, j, like in self._likenesses(articles):
            linkage.add(i, j, like)
        for members in linkage.groups():
            yield [articles[i].id for i in members]

    def _likenesses(self, articles: Sequence[Article]) -> Iterator[tuple[int, int, float]]:
        """Pairs of articles in one window of time and their likeness; 1.0 is what a story needs."""
        terms = [self._terms(article) for article in articles]
        inverse = inverse_frequencies([list(counts) for counts in terms], UNSEEN)
        vectors = [tfidf(counts, inverse) for counts in terms]
        days = [_day(article.published) for article in articles]
        for i, j in _candidates(vectors):
            one, two = days[i], days[j]
            if one is None or two is None or abs(one - two) <= self.days:
                needed = self._needed(min(len(vectors[i]), len(vectors[j])))
                yield i, j, cosine(vectors[i], vectors[j]) / needed

    def _terms(self, article: Article) -> dict[str, float]:
        """The stems of an article, with their weights; names by their id."""
        counts: dict[str, float] = defaultdict(float)
        stops, language = stop_words(article.language), article.language
        text = article.text[: self.words * CHARACTERS]
        for word in words(text)[: self.words]:
            if word.folded not in stops:
                counts[stem(word.folded, language)] += self.capitals if _is_marked(text, word) else 1.0
        for word in words(article.stated_title):
            if word.folded not in stops:
                counts[stem(word.folded, language)] += self.title
        for note in article.noted("entity"):
            counts[f"={note.id}"] += self.names * len(note.spans)
        return counts

    def _needed(self, n: int) -> float:
        """The threshold for two articles, of which the shorter has ``n`` different words."""
        return self.short + (self.threshold - self.short) * min(max((n - FEW) / (MANY - FEW), 0.0), 1.0)


@dataclass
class Linkage:
    """Average linkage: the two groups most alike become one, as long as that is 1.0 or more.

    ``growth`` asks more of larger groups: their likeness counts as divided by
    ``1 + growth * log(pairs between them)``.

    Pairs never added are not alike at all. Items with the same stated group are joined
    first, those with different ones never.

    Source: Sokal and Michener, "A statistical method for evaluating systematic
    relationships" (1958), here over a sparse graph with a heap.
    Cost: O(pairs * log(pairs)) for groups that stay small.
    """

    stated: list[str]
    growth: float = 0.0
    likes: list[dict[int, float]] = field(init=False)
    members: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.likes = [{} for _ in self.stated]
        self.members = [[i] for i in range(len(self.stated))]

    def add(self, i: int, j: int, like: float) -> None:
        """Say how alike the items ``i`` and ``j`` are, once for each pair."""
        if like >= WORTH_KEEPING:
            self.likes[i][j] = self.likes[j][i] = like

    def groups(self) -> list[list[int]]:
        """Groups of two or more, each in order, ordered by their first item. Call once."""
        self._join_stated()
        heap = [entry for i in range(len(self.likes)) for j in self.likes[i] if i < j for entry in self._entry(i, j)]
        heapify(heap)
        while heap:
            like, i, j = heappop(heap)
            if self._entry(i, j) == [(like, i, j)]:
                for k in self._join(i, j):
                    for entry in self._entry(min(i, k), max(i, k)):
                        heappush(heap, entry)
        return sorted(sorted(group) for group in self.members if len(group) > 1)

    def _join_stated(self) -> None:
        first: dict[str, int] = {}
        for i, name in enumerate(self.stated):
            if name and first.setdefault(name, i) != i:
                self._join(first[name], i)

    def _entry(self, i: int, j: int) -> list[tuple[float, int, int]]:
        """The heap's entry for two groups as they are now; empty if they must not become one."""
        size = len(self.members[i]) * len(self.members[j])
        average = self.likes[i].get(j, 0.0) / size / (1 + self.growth * log(size)) if size else 0.0
        if average < 1.0 or (self.stated[i] and self.stated[j] and self.stated[i] != self.stated[j]):
            return []
        return [(-average, i, j)]

    def _join(self, i: int, j: int) -> list[int]:
        """Put group ``j`` into group ``i``; the groups whose likeness to ``i`` changed."""
        self.members[i] += self.members[j]
        self.members[j] = []
        self.stated[i] = self.stated[i] or self.stated[j]
        self.likes[i].pop(j, None)
        for k, like in self.likes[j].items():
            if k != i:
                del self.likes[k][j]
                self.likes[i][k] = self.likes[k][i] = self.likes[i].get(k, 0.0) + like
        changed = [k for k in self.likes[j] if k != i]
        self.likes[j] = {}
        return changed


def _candidates(vectors: Sequence[Vector]) -> Iterator[tuple[int, int]]:
    """Pairs that share rare words, found over an index so that not all pairs are compared."""
    common = max(RARE_LEAST, int(RARE_SHARE * len(vectors)))
    frequencies = document_frequencies([list(vector) for vector in vectors])
    index: dict[str, list[tuple[int, float]]] = {}
    for j, vector in enumerate(vectors):
        shared: dict[int, float] = {}
        for term, weight in vector.items():
            if 1 < frequencies[term] <= common:
                entries = index.setdefault(term, [])
                for i, other in entries:
                    shared[i] = shared.get(i, 0.0) + weight * other
                entries.append((j, weight))
        yield from ((i, j) for i, like in shared.items() if like >= WORTH_COMPARING)


def _is_marked(text: str, word: Word) -> bool:
    return text[word.start].isupper() or text[word.start].isdigit()


def _day(published: str) -> int | None:
    """The day as a number, None if there is no date or it is not ISO 8601."""
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None
