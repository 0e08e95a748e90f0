"""Tables of figures as plain text, as Markdown and as JSON values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

DIGITS = {"words": 0, "characters": 0, "verbatim": 1, "placed": 1, "long": 1, "dangling": 1}
"""Figures with other than two digits after the point."""
NAMES = {
    "placed": "offsets right, %",
    "verbatim": "verbatim, %",
    "long": "over 90 characters, %",
    "dangling": "dangling, %",
    "R1 recall": "R1 recall at 75",
    "RL recall": "RL recall at 75",
}
INTERVAL = ("low", "high")
MARKS = ("<!-- figures: score_summaries.py --into this file -->", "<!-- end of figures -->")
"""Between these lines of a document its tables stand."""


@dataclass(frozen=True)
class Row:
    """The figures of one way to do it; ``problem`` says why there are none."""

    name: str
    figures: Mapping[str, float] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under a title; ``number`` texts were measured, and ``measure`` is the figure of which the distance is told."""

    title: str
    number: int
    rows: Sequence[Row]
    measure: str = "R1"

    @property
    def columns(self) -> list[str]:
        """The figures that any row has, in the order in which they first come."""
        names = [name for row in self.rows for name in row.figures if name not in INTERVAL]
        return list(dict.fromkeys(names))

    @property
    def remarks(self) -> list[str]:
        """Who is as good as digest or better, and who could not be run, in words."""
        compared = [row for row in self.rows if "ahead" in row.figures]
        even = [row.name for row in compared if row.figures["low"] <= 0 <= row.figures["high"]]
        better = [row.name for row in compared if row.figures["high"] < 0]
        told = [f"Better than digest by {self.measure}: {'; '.join(better)}."] if better else []
        holds = "the interval of the difference holds nought"
        told += [f"As good as digest by {self.measure} ({holds}): {'; '.join(even)}."] if even else []
        return told + [f"{row.name} could not be run: {row.problem}" for row in self.rows if row.problem]


def as_json(tables: Sequence[Table]) -> dict[str, dict[str, object]]:
    """All figures by table and row."""
    return {
        table.title: {row.name: dict(row.figures) if not row.problem else row.problem for row in table.rows}
        for table in tables
    }


def as_text(tables: Sequence[Table]) -> str:
    """The tables for a terminal."""
    return "\n\n".join("\n".join(_text(table)) for table in tables)


def _text(table: Table) -> Iterator[str]:
    cells = [["", *_heads(table)], *([row.name, *_cells(table, row)] for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    yield f"{table.title} ({table.number:,})"
    for first, *rest in cells:
        yield "  ".join([first.ljust(widths[0]), *(c.rjust(w) for c, w in zip(rest, widths[1:], strict=True))]).rstrip()
    yield from table.remarks


def as_markdown(tables: Sequence[Table]) -> str:
    """The tables for the documents."""
    return "\n\n".join("\n".join(_markdown(table)) for table in tables)


def _markdown(table: Table) -> Iterator[str]:
    yield f"**{table.title}** ({table.number:,}):\n"
    yield f"| | {' | '.join(_heads(table))} |"
    yield "|---" * (len(table.columns) + 1) + "|"
    for row in table.rows:
        yield f"| {row.name} | {' | '.join(_cells(table, row))} |"
    yield from (f"\n{line}" for line in table.remarks)


def _heads(table: Table) -> list[str]:
    names = NAMES | {"ahead": f"digest ahead by ({NAMES.get(table.measure, table.measure)})"}
    return [names.get(name, name) for name in table.columns]


def _cells(table: Table, row: Row) -> list[str]:
    return [_cell(row.figures, name) for name in table.columns]


def _cell(figures: Mapping[str, float], name: str) -> str:
    if name not in figures:
        return "–"
    if name == "ahead":
        return f"{figures[name]:+.2f} ({figures['low']:+.2f} to {figures['high']:+.2f})"
    return f"{figures[name]:.{DIGITS.get(name, 2)}f}"


def renewed(document: str, tables: Sequence[Table]) -> str:
    """A document with these tables between its marks in place of the old ones.

    Raises:
        ValueError: it has no marks.
    """
    before, first, rest = document.partition(MARKS[0])
    _, last, after = rest.partition(MARKS[1])
    if not first or not last:
        raise ValueError(f"there are no lines {MARKS[0]} and {MARKS[1]}")
    return f"{before}{first}\n\n{as_markdown(tables)}\n\n{last}{after}"
