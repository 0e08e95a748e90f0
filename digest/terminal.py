"""How progress and explanations look on a terminal, and without one."""

import sys
from types import TracebackType
from typing import Any, Self

from digest.explain import notes, pieces
from digest.model import Article


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


def print_explanation(article: Article) -> None:
    """Print a raw text with its cuts marked, then the notes."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    coloured = console.is_terminal and not console.no_color
    console.rule(f"{article.raw.origin} [{article.id}]") if coloured else console.print(
        f"== {article.raw.origin} [{article.id}]", markup=False
    )
    text = Text()
    for piece in pieces(article):
        reason = f" <- {piece.by}: {piece.why} "
        if piece.kind == "kept":
            text.append(piece.text)
        elif piece.kind == "cut":
            text.append(piece.text if coloured else f"[-{piece.text}-]", "red strike")
            text.append(reason, "yellow")
        else:
            text.append(piece.text if coloured else f"{{+{piece.text}+}}", "green")
    console.print(text)
    console.print()
    for label, words in notes(article):
        console.print(Text.assemble((f"{label}: ", "bold"), words))
    console.print()
