"""How progress and explanations look on a terminal, and without one."""

import sys
from types import TracebackType
from typing import IO, Any, Self

from digest.explain import STAYS_WHOLE, Explanation, reasons
from digest.findings import findings
from digest.tag_findings import tag_groups
from digest.vocabulary_report import NEW, VANISHED, Row, Tags


class Progress:
    """A bar on a terminal, a plain line for each thing done elsewhere; on standard error."""

    def __init__(self, *, shown: bool) -> None:
        """Show nothing unless ``shown``."""
        self.shown = shown
        self.bar: Any = None
        self.tasks: dict[str, Any] = {}

    def __enter__(self) -> Self:
        if self.shown and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
            from rich.progress import Progress as Bars

            columns = (TextColumn("{task.description:<28}"), BarColumn(), MofNCompleteColumn())
            self.bar = Bars(*columns, console=Console(stderr=True), transient=True)
            self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar:
            self.bar.stop()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` is done."""
        if self.bar:
            task = self.tasks.setdefault(what, None)
            if task is None:
                task = self.tasks[what] = self.bar.add_task(what, total=total)
            self.bar.update(task, completed=done, total=total, visible=done < total)
        elif self.shown and done == total:
            sys.stderr.write(f"{what}: {total}\n")


STYLES = {"left": "", "cut": "red strike", "added": "green", "kept": "cyan"}
MARKS = {"left": "{}", "cut": "[-{}-]", "added": "{{+{}+}}", "kept": "[={}=]"}
"""What stands around a piece where there is no colour."""


def print_explanation(explanation: Explanation, stream: IO[str], *, full: bool = False) -> None:
    """Print a raw text with its cuts marked, then the notes; ``full``: with all tags and places."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, soft_wrap=True)
    coloured = console.is_terminal and not console.no_color
    article = explanation.article
    name = f"{article.raw.origin} [{article.id}]"
    console.rule(Text(name)) if coloured else console.print(f"== {name}", markup=False)
    if explanation.stays_whole:
        console.print(Text(STAYS_WHOLE, "bold"))
    for line in explanation.lines():
        text = Text()
        for piece in line:
            text.append(piece.text if coloured else MARKS[piece.kind].format(piece.text), STYLES[piece.kind])
        why = "; ".join(reasons(line))
        text.append(f"  <- {why}" if why else "", "yellow")
        console.print(text)
    console.print()
    for label, words in findings(article, explanation.story):
        console.print(Text.assemble((f"{label}: ", "bold"), words))
    for group in tag_groups(article, explanation.site):
        console.print(Text(group.title, "bold"))
        for told in group.lines(full=full):
            console.print(Text(f"  {told}"))
    console.print()


COLUMNS = ("kind", "id", "label", "articles", "state", "")


def print_tags(tags: Tags, stream: IO[str], *, every: bool) -> None:
    """Print the tags that somebody should look at, or all of them, and how many there are of each state."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=stream, highlight=False, soft_wrap=True)
    rows = [row for row in tags.rows if every or row.due]
    lines = [(row.kind, row.id, row.label, str(row.articles), row.states, row.remark) for row in rows]
    if console.is_terminal and rows:
        table = Table(*COLUMNS, box=None, header_style="bold")
        for row, line in zip(rows, lines, strict=True):
            table.add_row(*(Text(part) for part in line), style=_style(row))
        console.print(table, soft_wrap=False)
    elif rows:
        widths = [max(map(len, column)) for column in zip(COLUMNS, *lines, strict=True)]
        for line in (COLUMNS, *lines):
            padded = "  ".join(part.ljust(width) for part, width in zip(line, widths, strict=True))
            console.print(padded.rstrip(), markup=False)
    for kind, counts in tags.counts():
        said = ", ".join(f"{number} {state}" for state, number in counts.items() if number)
        console.print(f"{kind}: {said}", markup=False)


def _style(row: Row) -> str:
    return "red" if row.state == VANISHED else "yellow" if row.near else "green" if row.state == NEW else ""
