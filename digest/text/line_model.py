"""The learned model of lines: how likely each line of a text belongs to the article.

Two looks. The first weighs a line by itself, by its words, its place, its neighbours and the
other articles of the run; the second also sees what the first made of the lines around it. Only
lines that the first look leaves open get the second.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from digest.text.boosting import Trees
from digest.text.echoes import Echo
from digest.text.line_again import AGAIN, again
from digest.text.line_form import FORM, Form, form
from digest.text.line_place import NEIGHBOURS, PLACE, SEEN_OF_NEIGHBOURS, neighbourhood, places

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

CERTAIN = 0.06
"""Chances nearer to 0 or 1 than this stand after the first look."""

NOTHING = Echo(0.0, 0, 0)
UNKNOWN, LONG_WORDS, LEAST_KNOWN = -1.0, 8, 0.2
OF_WORDS = frozenset(list(FORM).index(n) for n in ("function words", "address share", "address", "said", "hangs"))
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
        self._words: Mapping[str, float] = weights["words"]
        self._constant: float = weights["constant"]
        self._first, self._second = Trees(weights["first"]), Trees(weights["second"])

    @classmethod
    def read(cls, path: Path) -> "LineModel":
        """The model in a JSON file."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def chances(self, lines: Sequence[str], seen: Sequence[Seen], echoes: Mapping[str, Echo]) -> list[float]:
        """How likely each line belongs to the article, 0 to 1.

        Args:
            lines: of one text, without white space at their ends.
            seen: each line as `see` sees it.
            echoes: what other articles of the run say about them.

        Cost: O(n) in the characters of the text.
        """
        if not lines:
            return []
        forms = [line.form for line in seen]
        rows = first_rows(lines, forms, [line.wording for line in seen], echoes, foreign=is_foreign(forms))
        chances = [self._first.chance(row) for row in rows]
        open_lines = [i for i, chance in enumerate(chances) if CERTAIN <= chance <= 1 - CERTAIN]
        if not open_lines:
            return chances
        seconds = again(chances, forms)
        settled = {i: self._second.chance(rows[i] + seconds[i]) for i in open_lines}
        return [settled.get(i, chance) for i, chance in enumerate(chances)]

    def see(self, line: str) -> Seen:
        """What the model sees in one line, whatever stands around it."""
        own = form(line)
        known = [self._words[token] for token in tokens(own) if token in self._words]
        return Seen(own, self._constant + sum(known) / math.sqrt(len(known) or 1))


def tokens(line: Form) -> Iterable[str]:
    """The different words of a line, the pairs that follow each other, its first and last word as such."""
    words = line.tokens
    if not words:
        return ()
    pairs = (f"{one} {two}" for one, two in pairwise(words))
    return dict.fromkeys((*words, *pairs, f"^{words[0]}", f"{words[-1]}$"))


def is_foreign(forms: Sequence[Form]) -> bool:
    """Whether a text is in a language of which too few words are known to read anything out of them."""
    long = [form.values for form in forms if form.values[WORDS] >= LONG_WORDS]
    return sum(row[WORDS] * row[FUNCTION_WORDS] for row in long) < LEAST_KNOWN * sum(row[WORDS] for row in long)


def _wordless(own: Form) -> Form:
    """A form in which what only known words can tell is unknown."""
    values = [UNKNOWN if number in OF_WORDS else value for number, value in enumerate(own.values)]
    return own._replace(values=values)


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
    said, shared = FORM_NAMES.index("said"), PLACE_NAMES.index("shared")
    characters, ended = FORM_NAMES.index("characters"), FORM_NAMES.index("ended")
    seen = [
        [f.values[characters], f.values[ended], f.values[said], place[shared], wording]
        for f, place, wording in zip(forms, placed, wordings, strict=True)
    ]
    return [
        [*f.values, *place, wording, *around, *echoes.get(line, NOTHING)]
        for line, f, place, wording, around in zip(lines, forms, placed, wordings, neighbourhood(seen), strict=True)
    ]
