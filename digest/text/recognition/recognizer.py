"""The names in a line, with their types: islands of capitals, labelled by a learned model."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from operator import add
from typing import NamedTuple

from digest.text.recognition.features import (
    AROUND,
    changing,
    edge,
    is_shouted,
    known_names,
    near_form,
    near_word,
    own_form,
    own_word,
    placed,
    said_by_lists,
    shape,
)
from digest.text.recognition.lists import NameLists
from digest.text.recognition.sequence import SCALE, Packed, Sequencer
from digest.text.recognition.tokens import LINKS, NEVER_FIRST, Line, islands, read_line
from digest.text.remembered import Remembered

WORDS = 1 << 15  # words whose rows are kept

LONG = 6
"""Letters from which a known name of one word is hardly a word of another language; of a place one less."""
LISTED = {"COUNTRY": "LOC", "LOC": "LOC", "ORG": "ORG", "PER": "PER"}
"""The types of known names, but for cities and teams, which are words of some language too often."""


class Name(NamedTuple):
    """A name in a line: its span, its type (PER, ORG, LOC, MISC), whether a sentence begins with it.

    ``known``: the lists have it, as this type. ``sure``: by how many logits more its first word is a name
    than not, by itself.
    """

    start: int
    stop: int
    type: str
    begins: bool
    known: bool
    sure: float


class Recognizer:
    """Finds names; keeps what it worked out for each word."""

    def __init__(self, model: Sequencer, lists: NameLists) -> None:
        """Use this model over these lists, which must be like those it was trained with."""
        self.model, self.lists = model, lists
        starts = tuple(placed(place, near_word("")) for place in AROUND)
        self._near_words = {near_word(said.partition("=")[2]) for said in model.weights if said.startswith(starts)}
        kept = lru_cache(maxsize=WORDS)
        self._own_form = kept(lambda form, letters, begins: model.row(own_form(form, letters, begins)))
        self._near_form = kept(lambda form, letters: self._around(near_form(form, letters)))
        self._changing = kept(lambda *said: model.row(changing(*said)))
        self._own = Remembered(partial(self._said_of, False), WORDS), Remembered(partial(self._said_of, True), WORDS)
        self._near = Remembered(self._said_near, WORDS)

    def names(self, line: str, *, listed: bool = False) -> Iterator[Name]:
        """The names in a line, in order; with ``listed`` also known ones that the model takes for none.

        Cost: O(len(line)).
        """
        found = read_line(line)
        spans = list(islands(found))
        if not spans:
            return
        marks = known_names(found, self.lists)
        recognized = list(self._recognized(found, spans, marks))
        if listed:
            ends = [0, *(name.stop for name in recognized)]
            starts = [*(name.start for name in recognized), len(line)]
            left = (name for name in _listed(found, marks) if name.stop <= starts[bisect_right(ends, name.start) - 1])
            recognized = sorted((*recognized, *left))
        yield from recognized

    def _recognized(self, line: Line, spans: Sequence[tuple[int, int]], marks: Sequence[str]) -> Iterator[Name]:
        shouted, texts = is_shouted(line), line.texts
        for start, stop in spans:
            rows = self._rows(line, (start, stop), marks, shouted)
            for begin, end, kind in _runs(self.model.best(rows)):
                first, last = start + begin, start + end
                while last - first > 1 and texts[first] in NEVER_FIRST:
                    first += 1
                while last - first > 1 and texts[last - 1] in LINKS:
                    last -= 1
                row = self.model.told(rows[first - start])
                sure = (max(row[1:]) - row[0]) / SCALE
                yield _name(line, first, last, kind, _is_known(marks[first:last], kind), sure)

    def _said_of(self, begins: bool, text: str) -> Packed:  # noqa: FBT001 - a fact of the token
        """What a token adds to its own labels."""
        form = self._own_form(shape(text), self.lists.letters(text), begins)
        return form + self.model.row(own_word(text, self.lists))

    def _said_near(self, text: str) -> tuple[Packed, ...]:
        """What a token adds to the labels of tokens near it, for each place of AROUND that it may stand at."""
        if not text:
            return tuple(self.model.row((edge(place),)) for place in AROUND)
        form, word = self._near_form(shape(text), self.lists.letters(text)), near_word(text)
        return tuple(map(add, form, self._around((word,)))) if word in self._near_words else form

    def _around(self, features: Iterable[str]) -> tuple[Packed, ...]:
        return tuple(self.model.row(placed(place, feature) for feature in features) for place in AROUND)

    def _rows(self, line: Line, span: tuple[int, int], marks: Sequence[str], shouted: bool) -> list[Packed]:  # noqa: FBT001 - asked for each name
        """What is said of each token of an island, together."""
        own_rows, near, texts, n = self._own, self._near, line.texts, len(marks)
        first, stop = span
        around = [near[texts[i] if 0 <= i < n else ""] for i in range(first - 2, stop + 2)]
        return [
            own_rows[line.begins(i)][texts[i]]
            + self._changing(*said_by_lists(line, i, marks), shouted)
            + (around[k][0] + around[k + 1][1] + around[k + 3][2] + around[k + 4][3])
            for k, i in enumerate(range(first, stop))
        ]


def _name(line: Line, first: int, last: int, kind: str, known: bool, sure: float) -> Name:  # noqa: FBT001, PLR0913, PLR0917 - a name's fields
    return Name(line.spans[first][0], line.spans[last - 1][1], kind, line.begins(first), known, sure)


def _is_known(marks: Sequence[str], kind: str) -> bool:
    """Whether the marks of a name's words are those of one known name of its type."""
    if len(marks) == 1:
        return marks[0] == f"U-{kind}"
    return marks[0] == f"B-{kind}" and marks[-1] == f"E-{kind}" and all(mark[:1] == "I" for mark in marks[1:-1])


def _listed(line: Line, marks: Sequence[str]) -> Iterator[Name]:
    """Every known name of a kind that is hardly ever a word of some language too."""
    first = 0
    for i, mark in enumerate(marks):
        place, _, kind = mark.partition("-")
        if place in ("U", "B"):
            first = i
        if place in ("U", "E") and kind in LISTED and _is_telling(line.texts[first : i + 1], kind):
            yield _name(line, first, i + 1, LISTED[kind], True, 0.0)


def _is_telling(words: Sequence[str], kind: str) -> bool:
    """Whether a known name is hardly a common word of another language: of several words, in capitals, or long."""
    if len(words) > 1 or words[0].isupper():
        return True
    return kind != "PER" and len(words[0]) >= (LONG if kind == "ORG" else LONG - 1)


def _runs(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First and last (excluded) index of each name among labels, and its type."""
    i = 0
    while i < len(labels):
        first, kind = i, labels[i][2:]
        i += 1
        if kind:
            while i < len(labels) and labels[i] == f"I-{kind}":
                i += 1
            yield first, i, kind
