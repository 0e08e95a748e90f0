"""How well the lines of lines.md are told apart: `python tests/quality/score_lines.py`.

Printed are the figures of `score_cleaning.scores` by group and language, English apart: once for body-lines alone,
once for all cleaners as ``digest process`` runs them. With ``--floors`` they come as the tables of floors.toml, a
margin below what is reached; with ``--wrong`` come the lines that body-lines alone gets wrong, below the heading of
their text: those ``lost`` are the article's, those ``left`` are not.
"""

import dataclasses
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest_plugins.body_lines import BodyLines

from digest.testing import cleaned

sys.path.append(str(Path(__file__).parents[1]))  # for when this file is run by its path
from quality.score_cleaning import Scored, kept_lines, processed, scores

SAMPLE = Path(__file__).with_name("lines.md")
LABELS = {"+ ": 1, "- ": 0, "~ ": -1}
GROUPS = ("articles", "pages", "hard")
FIGURES = ("line_f1", "kept", "dropped")
MARGIN = 0.02
"""How far below the figures reached the floors lie: a line or two more in one text may go wrong."""

Figures = dict[str, dict[str, dict[str, float]]]
"""Group, part (``en`` or ``other`` languages) and name of a figure to its value."""


@dataclass(frozen=True)
class Marked:
    """A text of the sample; labels are 1 for a line to keep, 0 for one to cut, -1 for one that does not count."""

    group: str
    language: str
    name: str
    lines: tuple[str, ...]
    labels: tuple[int, ...]

    @property
    def text(self) -> str:
        """What digest gets."""
        return "\n".join(self.lines)


def read_sample(path: Path = SAMPLE) -> list[Marked]:
    """The texts of the sample in order.

    Raises:
        ValueError: a line has no mark; the text names it.
    """
    sections = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_marked(section, path) for section in sections]


def _marked(section: str, path: Path) -> Marked:
    heading, *rest = section.split("\n")
    group, language, name = heading.split(" ", 2)
    marked = [line for line in rest if line]
    for line in marked:
        if line[:2] not in LABELS:
            raise ValueError(f"{path.name}, {heading}: {line!r} does not begin with one of {', '.join(LABELS)!r}")
    return Marked(group, language, name, tuple(m[2:] for m in marked), tuple(LABELS[m[:2]] for m in marked))


def by_plugin(sample: Sequence[Marked]) -> list[Scored]:
    """The texts with the numbers of the lines that body-lines alone keeps."""
    done = [cleaned(BodyLines(), marked.text) for marked in sample]
    edits = [[dataclasses.asdict(edit) for edit in article.edits] for article in done]
    return [_scored(marked, own) for marked, own in zip(sample, edits, strict=True)]


def by_process(sample: Sequence[Marked]) -> list[Scored]:
    """The same for all cleaners, as ``digest process --only clean`` runs them over the whole sample."""
    answers = processed([{"id": f"text-{i}", "text": marked.text} for i, marked in enumerate(sample)])
    return [_scored(marked, answer.get("edits") or []) for marked, answer in zip(sample, answers, strict=True)]


def _scored(marked: Marked, edits: Sequence[dict[str, object]]) -> Scored:
    return marked.lines, marked.labels, set(kept_lines(marked.lines, edits))


def figures(sample: Sequence[Marked], texts: Sequence[Scored]) -> Figures:
    """The figures by group and, in it, for English (``en``) and all other languages (``other``)."""
    parts: dict[tuple[str, str], list[Scored]] = {}
    for marked, text in zip(sample, texts, strict=True):
        parts.setdefault((marked.group, "en" if marked.language == "en" else "other"), []).append(text)
    return {group: {part: scores(parts[group, part]) for part in ("en", "other")} for group in GROUPS}


def _table(sample: Sequence[Marked]) -> Iterator[str]:
    for how, texts in (("body-lines alone", by_plugin(sample)), ("digest process", by_process(sample))):
        yield f"{how:20}" + "".join(f"{name:>9}" for name in FIGURES)
        for group, parts in figures(sample, texts).items():
            for part, got in parts.items():
                yield f"  {group} {part}".ljust(20) + "".join(f"{got[name]:9.3f}" for name in FIGURES)


def _floors(sample: Sequence[Marked]) -> Iterator[str]:
    for how, told in (("plugin", by_plugin), ("process", by_process)):
        for group, parts in figures(sample, told(sample)).items():
            yield f"\n[lines.{how}.{group}]"
            for part, got in parts.items():
                floors = ", ".join(f"{name} = {max(0.0, got[name] - MARGIN):.3f}" for name in FIGURES)
                yield f"{part} = {{ {floors} }}"


def _wrong(sample: Sequence[Marked]) -> Iterator[str]:
    for marked, (lines, labels, kept) in zip(sample, by_plugin(sample), strict=True):
        yield f"## {marked.group} {marked.language} {marked.name}"
        for i, (line, label) in enumerate(zip(lines, labels, strict=True)):
            if label == 1 and i not in kept:
                yield f"lost  {line}"
            elif label == 0 and i in kept:
                yield f"left  {line}"


PRINTS = {"--wrong": _wrong, "--floors": _floors}

if __name__ == "__main__":
    print("\n".join(PRINTS.get(sys.argv[-1], _table)(read_sample())))
