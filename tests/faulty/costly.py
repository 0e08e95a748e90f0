"""A summarizer whose answers cost something; it writes down each text that it is asked about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from digest import Article, Note, Unanswered, hookimpl


@dataclass(frozen=True)
class Costly:
    """Gives the first twenty characters.

    log: the file that texts are written down in.
    fault: "" or what goes wrong with texts that hold ``word``: raise, unanswered, cap, wrong.
    cap: changes no answer. style: does.
    """

    version: ClassVar[int] = 1
    costly: ClassVar[bool] = True
    incidental: ClassVar[tuple[str, ...]] = ("cap", "log", "fault")

    log: str = ""
    fault: str = ""
    word: str = "court"
    cap: int = 1
    style: str = ""

    @hookimpl
    def summarize(self, articles: Sequence[Article]) -> Iterable[Sequence[Note] | Unanswered]:
        """Yield one sentence for each article, and one that was refused."""
        with Path(self.log).open("a") as log:
            log.write(f"call {len(articles)}\n")
        for article in articles:
            with Path(self.log).open("a") as log:
                log.write(f"text {article.text[:9]} {article.id or '-'}\n")
            if self.word in article.text and self.fault == "raise":
                raise RuntimeError("no more")
            if self.word in article.text and self.fault in ("unanswered", "cap"):
                yield Unanswered("the line is engaged", "call later", meant=self.fault == "cap")
            elif self.word in article.text and self.fault == "wrong":
                yield [Note("topic", "rivers")]
            else:
                made = Note("summary", "It is so.", spans=((0, 9),), made=True)
                yield [made, Note("replaced", "It is not so.", why="it denies", made=True)]
