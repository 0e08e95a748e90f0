"""Cut and keep lines by the publisher's own rules, written in the configuration."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Edit
from digest.text.patterns import check, compiled, matches

Rules = Mapping[str, tuple[str, ...]]
ACTS = ("drop", "keep")


@dataclass(frozen=True)
class OwnLines:
    """Cuts the lines that you name, and keeps those that no cleaner may touch.

    Patterns are regular expressions; they are matched from the start of each line. What is
    kept wins over what is dropped, here and in every cleaner that is named later. Lines of
    more than 10,000 characters are left alone.

    drop: patterns of lines to cut.
    keep: patterns of lines that always stay.
    sources: more of both for one source, by its stated name in capitals or not:
        `[plugins.own-lines.sources."Example News"]`, below it `drop = ["Our tip: "]`.
    """

    version: ClassVar[int] = 2
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    sources: Mapping[str, Rules] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse patterns that are none, that could take for ever, or that drop every line.

        Raises:
            ValueError: the text names the option, the pattern and the way out.
        """
        _refuse({"drop": self.drop, "keep": self.keep}, "")
        for source, rules in self.sources.items():
            _refuse(rules, f'sources."{source}".')

    @hookimpl
    def clean(self, articles: Sequence[Article]) -> Iterable[list[Edit]]:
        """Keep and cut whole lines."""
        for article in articles:
            own = [rules for name, rules in self.sources.items() if name.casefold() == article.source.casefold()]
            keep = (*(pattern for rules in own for pattern in rules.get("keep", ())), *self.keep)
            drop = (*(pattern for rules in own for pattern in rules.get("drop", ())), *self.drop)
            yield list(_edits(article, keep, drop)) if keep or drop else []


def _edits(article: Article, keep: Sequence[str], drop: Sequence[str]) -> Iterator[Edit]:
    for block in article.blocks:
        if (pattern := _first(keep, block.text)) is not None:
            yield block.keep(f"own rule: keep '{pattern}'")
        elif (pattern := _first(drop, block.text)) is not None:
            yield block.cut(f"own rule: drop '{pattern}'")


def _first(patterns: Sequence[str], line: str) -> str | None:
    return next((pattern for pattern in patterns if matches(pattern, line)), None)


def _refuse(rules: Rules, where: str) -> None:
    for act, patterns in rules.items():
        if act not in ACTS:
            raise ValueError(f"{where}{act}: no such option (known: {', '.join(ACTS)})")
        for pattern in patterns:
            try:
                check(pattern)
            except ValueError as error:
                raise ValueError(f"{where}{act}: {error}") from None
            if act == "drop" and compiled(pattern).match(""):
                raise ValueError(f"{where}{act}: '{pattern}' fits every line (name what such lines begin with)")
