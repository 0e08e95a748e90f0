"""How well the name of the site is taken off the titles of titles.md: `python tests/quality/score_titles.py`.

Printed are, for English and for all other languages, the share of titles that come out as expected: of those that hold
more than a title (``cut``) and of those that must stay (``stays``). With ``--wrong`` come the titles that do not.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest_plugins.site_name import SiteName

from digest.testing import article
from digest.text.echo_notes import with_title_echoes

SAMPLE = Path(__file__).with_name("titles.md")
PARTS = ("en", "other")
FIGURES = ("cut", "stays")


@dataclass(frozen=True)
class Stated:
    """A title as its source states it, and what it should be; host and source are ``""`` where none is stated."""

    language: str
    source: str
    host: str
    title: str
    expected: str

    @property
    def part(self) -> str:
        """The part of the figures that it counts for."""
        return "en" if self.language == "en" else "other"

    @property
    def kind(self) -> str:
        """The figure that it counts for."""
        return "stays" if self.title == self.expected else "cut"


def read_sample(path: Path = SAMPLE) -> list[Stated]:
    """The titles of the sample in order."""
    found = []
    for section in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        heading, *lines = section.strip().split("\n")
        language, source, host = (part.strip().removeprefix("-") for part in heading.split("|"))
        pairs = [line.partition(" => ")[::2] for line in lines if line]
        found += [Stated(language, source, host, title, expected or title) for title, expected in pairs]
    return found


def titles(sample: Sequence[Stated]) -> list[str]:
    """The title of each, as the plugin leaves it among the others."""
    stated = [
        article(
            "A text.",
            id=str(number),
            title=one.title,
            source=one.source,
            url=f"https://www.{one.host}/{number}" if one.host else "",
        )
        for number, one in enumerate(sample)
    ]
    noted = SiteName().describe(with_title_echoes(stated))
    return [one.with_notes(tuple(notes)).title for one, notes in zip(stated, noted, strict=True)]


def figures(sample: Sequence[Stated], got: Sequence[str]) -> dict[str, dict[str, float]]:
    """The share of titles that are right, by part and kind."""
    right: dict[tuple[str, str], list[bool]] = {(part, kind): [] for part in PARTS for kind in FIGURES}
    for one, title in zip(sample, got, strict=True):
        right[one.part, one.kind].append(title == one.expected)
    return {part: {kind: sum(right[part, kind]) / len(right[part, kind]) for kind in FIGURES} for part in PARTS}


def _table(sample: Sequence[Stated]) -> Iterator[str]:
    yield "".join([" " * 8, *(f"{kind:>8}" for kind in FIGURES)])
    for part, shares in figures(sample, titles(sample)).items():
        yield f"{part:8}" + "".join(f"{shares[kind]:8.3f}" for kind in FIGURES)


def _wrong(sample: Sequence[Stated]) -> Iterator[str]:
    for one, title in zip(sample, titles(sample), strict=True):
        if title != one.expected:
            yield f"stated    {one.title}\nexpected  {one.expected}\ngot       {title}\n"


if __name__ == "__main__":
    print("\n".join((_wrong if "--wrong" in sys.argv else _table)(read_sample())))
