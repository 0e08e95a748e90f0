"""The learned model of lines: how likely each line of a text belongs to the article.

Two looks. The first weighs a line by itself, by its words, its place, its neighbours and the
other articles of the run; the second also sees what the first made of the lines around it. Only
lines that the first look leaves open get the second.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from digest.text.lines.again import AGAIN, again
from digest.text.lines.boosting import Trees
from digest.text.lines.echoes import Echo
from digest.text.lines.form import FORM, Form, form
from digest.text.lines.place import NEIGHBOURS, PLACE, SEEN_OF_NEIGHBOURS, neighbourhood, places

RUN = {
    "house": "share of the source's articles in the run that hold the line, this one not counted",
    "elsewhere": "articles of other sources in the run that hold it",
    "begins": "articles in the run of which it is a cut-off paragraph",
}
"""What the other articles of the run say, with the meaning; 0 for an article that stands alone."""

FIRST = {
    **FORM,
    **PLACE,
    "wording": "sum of the weights of its words and pairs of words, learned on the lines of other articles",
    **{f"{name} {k:+d}": f"{FORM.get(name, name)}, of the line so many further down" for k in NEIGHBOURS
       for name in SEEN_OF_NEIGHBOURS},
    **RUN,
}  # fmt: skip
"""All features of the first look, in order, with their meaning."""

SECOND = {**FIRST, **AGAIN}
"""All features of the second look."""

CERTAIN = 0.05
"""Chances nearer to 0 or 1 than this stand after the first look."""

SETTLED = 0.95
"""A chance like this is not asked for again when only other lines went."""

NOTHING = Echo(0.0, 0, 0)
UNKNOWN, LONG_WORDS, LEAST_KNOWN = -1.0, 8, 0.2
START, END = "^", "$"
SHORT, REMEMBERED = 60, 4096
"""Lines of so many characters are remembered, so many of them: under the articles of a source the same ones return."""
OF_WORDS = frozenset(list(FORM).index(n) for n in ("function words", "address share", "said"))
"""The features that say nothing about a language whose words are not known."""
WORDS, FUNCTION_WORDS = list(FORM).index("words"), list(FORM).index("function words")
FORM_NAMES, PLACE_NAMES = tuple(FORM), tuple(PLACE)


class Seen(NamedTuple):
    """A line on its own: its form, and the sum of the weights of its words and pairs of words."""

    form: Form
    wording: float


class LineModel:
    """Weights read from a file, and how lines are weighed with them."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        """Take over the weights: ``words``, ``constant``, ``first`` and ``second``."""
        words: Mapping[str, float] = weights["words"]
        self._words = {word: weight for word, weight in words.items() if " " not in word}
        self._pairs = {tuple(pair.split(" ")): weight for pair, weight in words.items() if " " in pair}
        self._constant: float = weights["constant"]
        self._first, self._second = Trees(weights["first"]), Trees(weights["second"])
        self._see_short = lru_cache(maxsize=REMEMBERED)(self._see)

    @classmethod
    def read(cls, path: Path) -> "LineModel":
        """The model in a JSON file."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def chances(
        self, lines: Sequence[str], seen: Sequence[Seen], echoes: Mapping[str, Echo], before: Sequence[float] = ()
    ) -> list[float]:
        """How likely each line belongs to the article, 0 to 1.

        Args:
            lines: of one text, without white space at their ends.
            seen: each line as `see` sees it.
            echoes: what other articles of the run say about them.
            before: the chances they had while more lines stood among them; one that was as good as
                certain stays as it was.

        Cost: O(n) in the characters of the text.
        """
        if len(before) == len(lines) and all(chance >= SETTLED for chance in before):
            return list(before)
        known = dict(enumerate(before))
        forms = [line.form for line in seen]
        rows = first_rows(lines, forms, [line.wording for line in seen], echoes, foreign=is_foreign(forms))
        chances = [known[i] if known.get(i, 0.0) >= SETTLED else self._first.chance(row) for i, row in enumerate(rows)]
        open_lines = [i for i, chance in enumerate(chances) if CERTAIN <= chance <= 1 - CERTAIN]
        if open_lines:
            seconds = again(chances, forms)
            for i in open_lines:
                chances[i] = self._second.chance(rows[i] + seconds[i])
        return chances

    def see(self, line: str) -> Seen:
        """What the model sees in one line, whatever stands around it."""
        return self._see_short(line) if len(line) <= SHORT else self._see(line)

    def _see(self, line: str) -> Seen:
        own = form(line)
        words, pairs = tokens(own)
        known: dict[Any, float] = {token: weight for token in words if (weight := self._words.get(token))}
        known.update({pair: weight for pair in pairs if (weight := self._pairs.get(pair))})
        return Seen(own, self._constant + math.fsum(known.values()) / math.sqrt(len(known) or 1))


def expected_f1(chances: Sequence[float], sizes: Sequence[float]) -> float:
    """The best F1, 0 to 1, that can be expected of any choice of lines, each of which counts by its size.

    Lines are best kept from half of that chance on: Lipton, Elkan and Naryanaswamy, "Optimal thresholding of
    classifiers to maximize F1 measure" (2014). A text that is plain has nearly 1, a page full of doubt less.
    Cost: O(n log n).
    """
    ordered = sorted(zip(chances, sizes, strict=True), reverse=True)
    kept = accumulate(size for _, size in ordered)
    right = list(accumulate(chance * size for chance, size in ordered))
    return max((2 * found / (taken + right[-1]) for found, taken in zip(right, kept, strict=True)), default=0.0)


def tokens(line: Form) -> tuple[Sequence[str], Iterable[tuple[str, str]]]:
    """The words of a line and the pairs that follow each other; its ends count as words there."""
    words = line.tokens
    return words, pairwise((START, *words, END)) if words else ()


def is_foreign(forms: Sequence[Form]) -> bool:
    """Whether a text is in a language of which too few words are known to read anything out of them."""
    long = [form.values for form in forms if form.values[WORDS] >= LONG_WORDS]
    return sum(row[WORDS] * row[FUNCTION_WORDS] for row in long) < LEAST_KNOWN * sum(row[WORDS] for row in long)


def _wordless(own: Form) -> Form:
    """A form in which what only known words can tell is unknown."""
    values = (UNKNOWN if number in OF_WORDS else value for number, value in enumerate(own.values))
    return own._replace(values=tuple(values))


def first_rows(
    lines: Sequence[str],
    forms: Sequence[Form],
    wordings: Sequence[float],
    echoes: Mapping[str, Echo],
    *,
    foreign: bool,
) -> list[list[float]]:
    """The rows of `FIRST` for the lines of a text; of a foreign one without what its words say."""
    if foreign:
        forms, wordings = [_wordless(form) for form in forms], [0.0] * len(forms)
    placed = places(lines, forms)
    characters, shared = FORM_NAMES.index("characters"), PLACE_NAMES.index("shared")
    seen = [
        (f.values[characters], place[shared], wording)
        for f, place, wording in zip(forms, placed, wordings, strict=True)
    ]
    return [
        [*f.values, *place, wording, *around, *echoes.get(line, NOTHING)]
        for line, f, place, wording, around in zip(lines, forms, placed, wordings, neighbourhood(seen), strict=True)
    ]
