"""The sentences of an article in which its tags stand: where each is, and which words in it say so."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.model import HEADING, Article, Note, Span
from digest.publish.related import Key
from digest.text.sentences import sentences
from digest.text.words import folded

LONGEST = 400
"""The longest sentence that is quoted, in characters; what is longer is a table or has lost its marks."""

TOLD = 2
"""How many words for a topic it is worth that a sentence is one of the summary: those can be read alone."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence and the stretches of it that speak for a tag, all as offsets in the article's text."""

    span: Span
    marks: tuple[Span, ...]


def standings(article: Article, notes: Iterable[Note], told: Sequence[Span], end: int) -> dict[Key, Standing]:
    """Where each tag stands, by its kind and id; one that no sentence shows is left out.

    A name or a phrase has a sentence that the page leads to anyway where one has it, else the first
    one in the text; a topic has the sentence with most of its words, where two more outweigh that the
    page leads there anyway. Headings come last.

    Args:
        article: what the notes are about; their spans are the evidence.
        notes: topics, entities and keyphrases.
        told: sentences of the text that have a place of their own, such as those of the summary.
        end: offset at which what readers are shown ends; beyond it only ``told`` sentences are quoted.

    Cost: one look for the end of sentences at each block that a note points into.
    """
    reader = _Reader(article, told, end)
    found: dict[Key, Standing] = {}
    for note in notes:
        standing = reader.standing(note)
        if standing:
            found.setdefault((note.kind, note.id), standing)
    return found


class _Reader:
    """Finds the sentences of one article, block by block as they are needed."""

    def __init__(self, article: Article, told: Sequence[Span], end: int) -> None:
        self._article, self._end, self._size = article, end, len(article.text)
        self._told = sorted(span for span in told if self._fits(span))
        self._starts = [block.start for block in article.blocks]
        self._split: dict[int, tuple[list[int], list[Span]]] = {}

    def _fits(self, span: Span) -> bool:
        return span[1] - span[0] <= LONGEST and "\n" not in self._article.text[slice(*span)]

    def standing(self, note: Note) -> Standing | None:
        """Where one tag stands."""
        spans = sorted({span for span in note.spans if 0 <= span[0] < span[1] <= self._size})
        if note.kind != "topic":
            best = next(self._candidates(spans), None)
            return self._marked(best, spans) if best else None
        marked = [self._marked(span, spans) for span in dict.fromkeys(self._candidates(spans))]
        return max(marked, key=self._weight, default=None)

    def _candidates(self, spans: Sequence[Span]) -> Iterator[Span]:
        """The sentences that hold a stretch, the better ones first."""
        yield from (told for told in self._told if _holds(told, spans))
        headings: list[Span] = []
        for span in spans:
            number = bisect_right(self._starts, span[0]) - 1
            sentence = self._around(span, number)
            if sentence and sentence[1] <= self._end and self._fits(sentence):
                if self._article.blocks[number].kind == HEADING:
                    headings.append(sentence)
                else:
                    yield sentence
        yield from headings

    def _around(self, span: Span, number: int) -> Span | None:
        """The sentence that holds all of a stretch, which begins in the block of that number."""
        if number < 0 or span[1] > self._article.blocks[number].stop:
            return None
        block = self._article.blocks[number]
        if number not in self._split:
            split = [(block.start + a, block.start + b) for a, b in sentences(block.text)]
            self._split[number] = [start for start, _ in split], split
        starts, split = self._split[number]
        sentence = split[max(0, bisect_right(starts, span[0]) - 1)]
        return sentence if sentence[0] <= span[0] and span[1] <= sentence[1] else None

    def _marked(self, sentence: Span, spans: Sequence[Span]) -> Standing:
        """The stretches inside a sentence, those that overlap as one."""
        marks: list[Span] = []
        first, last = (bisect_left(spans, (edge, 0)) for edge in sentence)
        for start, stop in spans[first:last]:
            if stop <= sentence[1]:
                if marks and start < marks[-1][1]:
                    marks[-1] = (marks[-1][0], max(stop, marks[-1][1]))
                else:
                    marks.append((start, stop))
        return Standing(sentence, tuple(marks))

    def _weight(self, standing: Standing) -> int:
        """How many different words speak for a topic in a sentence; more where the page leads there anyway."""
        words = {folded(self._article.text[start:stop]) for start, stop in standing.marks}
        return len(words) + (TOLD if standing.span in self._told else 0)


def _holds(sentence: Span, spans: Sequence[Span]) -> bool:
    """Whether any of the spans, which are in order, lies in a sentence."""
    first, last = bisect_left(spans, (sentence[0], 0)), bisect_left(spans, (sentence[1], 0))
    return any(spans[number][1] <= sentence[1] for number in range(first, last))


def by_place(standing: Mapping[Key, Standing]) -> tuple[Span, ...]:
    """The different sentences, in the order of the text."""
    return tuple(sorted({one.span for one in standing.values()}))
