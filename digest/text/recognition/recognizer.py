"""The names in a line, with their types: islands of capitals, labelled by a learned model."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from digest.text.recognition.features import (
    AROUND,
    changing,
    edge,
    is_shouted,
    known_names,
    near,
    own,
    placed,
    said_by_lists,
)
from digest.text.recognition.lists import NameLists
from digest.text.recognition.sequence import SCALE, Row, Sequencer
from digest.text.recognition.tokens import LINKS, NEVER_FIRST, Line, islands, read_line

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
        self._own = lru_cache(maxsize=WORDS)(lambda text, begins: model.row(own(text, begins, lists)))
        self._near = lru_cache(maxsize=WORDS)(self._said_near)
        self._placed = _by_place(model)
        self._edges = {place: model.row((edge(place),)) for place in AROUND}
        self._changing = lru_cache(maxsize=WORDS)(lambda *said: model.row(changing(*said)))

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
            gaps = list(zip(ends, starts, strict=True))
            left = (name for name in _listed(found, marks) if any(a <= name.start and name.stop <= b for a, b in gaps))
            recognized = sorted((*recognized, *left))
        yield from recognized

    def _recognized(self, line: Line, spans: Sequence[tuple[int, int]], marks: Sequence[str]) -> Iterator[Name]:
        shouted, texts = is_shouted(line), line.texts
        for start, stop in spans:
            rows = [self._row(line, i, marks, shouted) for i in range(start, stop)]
            for begin, end, kind in _runs(self.model.best(rows)):
                first, last = start + begin, start + end
                while last - first > 1 and texts[first] in NEVER_FIRST:
                    first += 1
                while last - first > 1 and texts[last - 1] in LINKS:
                    last -= 1
                row = rows[first - start]
                yield _name(
                    line, first, last, kind, _is_known(marks[first:last], kind), (max(row[1:]) - row[0]) / SCALE
                )

    def _said_near(self, text: str) -> tuple[Row, ...]:
        """What a token adds to the labels of tokens near it, for each place of AROUND that it may stand at."""
        n = len(self.model.labels)
        sums = [0] * (n * len(AROUND))
        for feature in near(text, self.lists):
            for at, weight in self._placed.get(feature, ()):
                sums[at] += weight
        return tuple(tuple(sums[k : k + n]) for k in range(0, len(sums), n))

    def _row(self, line: Line, i: int, marks: Sequence[str], shouted: bool) -> Row:  # noqa: FBT001 - asked for each token
        texts, n = line.texts, len(marks)
        near_row, edges = self._near, self._edges
        around = [near_row(texts[i + k])[at] if 0 <= i + k < n else edges[k] for at, k in enumerate(AROUND)]
        said = self._changing(*said_by_lists(line, i, marks), shouted)
        return tuple(map(sum, zip(self._own(texts[i], line.begins(i)), said, *around, strict=True)))


def _by_place(model: Sequencer) -> dict[str, list[tuple[int, int]]]:
    """What a feature without its place adds at all places: the number of place and label in one, and the weight."""
    found: dict[str, list[tuple[int, int]]] = {}
    starts = [(number * len(model.labels), placed(place, "")) for number, place in enumerate(AROUND)]
    for feature, pairs in model.weights.items():
        for offset, start in starts:
            if feature.startswith(start) and "=" in feature:
                said = zip(pairs[::2], pairs[1::2], strict=True)
                found.setdefault(feature.removeprefix(start), []).extend((offset + at, w) for at, w in said)
    return found


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
