"""Figures of the taggers beside their marks, as plain text, as Markdown and as JSON values."""

from collections.abc import Sequence
from dataclasses import dataclass

PLACES = (
    "<!-- figures: score_tagging.py --into this file -->",
    "<!-- end of figures -->",
)
"""Between these lines of a document its figures stand."""
COLUMNS = ("what", "of", "reached", "mark", "")


@dataclass(frozen=True)
class Measured:
    """One figure: what of, how many texts or names it is of, and what it is to be at least (``most``: at most).

    A figure of None was not measured, and ``why`` says what stood against it.
    """

    what: str
    number: int
    figure: float | None
    mark: float | None = None
    most: bool = False
    why: str = ""
    digits: int = 3

    @property
    def is_reached(self) -> bool:
        """Whether the mark is reached, without rounding; so is one that is not there."""
        if self.mark is None or self.figure is None:
            return self.mark is None
        return self.figure <= self.mark if self.most else self.figure >= self.mark

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of a table."""
        figure = self.why if self.figure is None else f"{self.figure:,.{self.digits}f}"
        if self.mark is None:
            return self.what, f"{self.number:,}", figure, "", ""
        mark = f"{'<=' if self.most else '>='} {self.mark:,.{0 if self.mark > 1 else 2}f}"
        return self.what, f"{self.number:,}", figure, mark, "yes" if self.is_reached else "NO"


def as_text(rows: Sequence[Measured]) -> str:
    """A table for the terminal."""
    table = [COLUMNS, *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(_line(row, widths) for row in table)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    what, *figures, told = (f"{cell:{'<' if i in (0, 4) else '>'}{widths[i]}}" for i, cell in enumerate(row))
    return "  ".join((what, *figures, told)).rstrip()


def as_markdown(rows: Sequence[Measured]) -> str:
    """A table for a document."""
    lines = ["| what | of | reached | mark | |", "|---|--:|--:|--:|---|"]
    return "\n".join([*lines, *("| " + " | ".join(row.cells).replace("NO", "not yet") + " |" for row in rows)])


def as_json(rows: Sequence[Measured]) -> dict[str, dict[str, object]]:
    """All figures by what they are of."""
    return {
        row.what: {"number": row.number, "figure": row.figure, "mark": row.mark, "reached": row.is_reached}
        | ({"why": row.why} if row.why else {})
        for row in rows
    }


def renewed(document: str, rows: Sequence[Measured]) -> str:
    """The document with these figures in the place of the old.

    Raises:
        ValueError: it has no place for figures; the text tells the two lines that make one.
    """
    before, begin, rest = document.partition(PLACES[0])
    _, end, after = rest.partition(PLACES[1])
    if not begin or not end:
        raise ValueError(f"the document needs the two lines {PLACES[0]} and {PLACES[1]}")
    return f"{before}{begin}\n\n{as_markdown(rows)}\n\n{end}{after}"
