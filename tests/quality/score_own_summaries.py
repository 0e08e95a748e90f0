"""How good the summaries and headlines of summaries.md are: `python tests/quality/score_own_summaries.py`.

Everything comes from ``digest process``. Printed are, for articles and stories: ``summary`` and ``headline``, the F1 of
the words (as stems, without stop words) shared with what a person wrote; ``sound``, the share of the sentences taken
that are not marked as unfit; ``placed``, the share that stand where their offsets say; and the words of a summary by
white space. With ``--floors`` a table of floors.toml comes out, a margin below what is reached; with ``--show`` the
texts themselves, unfit sentences after ``- ``.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.text.words import stems, stop_words, words

sys.path.append(str(Path(__file__).parents[1]))  # for when this file is run by its path
from quality.summary_runs import Text, Told, told_of_articles, told_of_stories

SAMPLE = Path(__file__).with_name("summaries.md")
KINDS = ("article", "story")
FIGURES = ("summary", "headline", "sound", "placed", "words")
FLOORS = ("summary", "headline", "sound")
MARGIN = 0.03
"""How far below the figures reached the floors lie."""
UNSPACED = ("zh", "ja")

Figures = dict[str, float]


@dataclass(frozen=True)
class Sample:
    """One part of the sample: texts, what a person wrote of them, and the sentences that no summary should hold."""

    kind: str
    language: str
    name: str
    headline: str
    summary: str
    articles: tuple[Text, ...]
    unfit: frozenset[str]


def read_sample(path: Path = SAMPLE) -> list[Sample]:
    """The parts in order.

    Raises:
        ValueError: one has no headline or no summary; the text names it.
    """
    sections = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_sample(section, path) for section in sections]


def _sample(section: str, path: Path) -> Sample:
    heading, _, body = section.partition("\n")
    kind, language, name = heading.split(" ", 2)
    written = {mark: re.findall(rf"^{mark} (.+)$", body, re.MULTILINE) for mark in "#>"}
    if any(len(lines) != 1 for lines in written.values()):
        raise ValueError(f"{path.name}, {heading}: needs one line with '# ' and one with '> '")
    text = re.sub(r"^[#>] .*\n", "", body, flags=re.MULTILINE)
    unfit = frozenset(re.findall(r"^- (.+)$", text, re.MULTILINE))
    parts = re.split(r"^### (.+)$", text, flags=re.MULTILINE)
    given = [("", parts[0])] if kind == "article" else list(zip(parts[1::2], parts[2::2], strict=True))
    articles = tuple(Text(_joined(lines, language), title, name if title else "") for title, lines in given)
    return Sample(kind, language, name, written["#"][0], written[">"][0], articles, unfit)


def _joined(lines: str, language: str) -> str:
    """The paragraphs of a text, a line each."""
    blank = "" if language in UNSPACED else " "
    plain = re.sub(r"^- ", "", lines.strip(), flags=re.MULTILINE)
    return "\n".join(blank.join(paragraph.split("\n")) for paragraph in re.split(r"\n\n+", plain))


def told(sample: Sequence[Sample]) -> list[Told]:
    """What digest says of each part, all articles in one run and all stories in another."""
    singles = [one for one in sample if one.kind == "article"]
    stories = [one for one in sample if one.kind == "story"]
    alone = dict(
        zip([one.name for one in singles], told_of_articles([one.articles[0] for one in singles]), strict=True)
    )
    found = alone | told_of_stories([article for one in stories for article in one.articles])
    return [found[one.name] for one in sample]


def figures(sample: Sequence[Sample], answers: Sequence[Told]) -> dict[str, Figures]:
    """The means over the articles and over the stories."""
    rows = {kind: [_row(*pair) for pair in zip(sample, answers, strict=True) if pair[0].kind == kind] for kind in KINDS}
    return {kind: {name: sum(row[name] for row in own) / len(own) for name in FIGURES} for kind, own in rows.items()}


def _row(wanted: Sample, got: Told) -> Figures:
    taken = got.summary
    return {
        "summary": shared(wanted.summary, " ".join(taken), wanted.language),
        "headline": shared(wanted.headline, got.title, wanted.language),
        "sound": sum(line not in wanted.unfit for line in taken) / max(1, len(taken)),
        "placed": sum(got.placed) / max(1, len(taken)),
        "words": len(" ".join(taken).split()),
    }


def shared(wanted: str, got: str, language: str) -> float:
    """F1 of the different content words that two texts share, as stems."""
    one, other = (_content(text, language) for text in (wanted, got))
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _content(text: str, language: str) -> frozenset[str]:
    kept = [word.folded for word in words(text) if word.folded not in stop_words(language)]
    return frozenset(stems(kept, language))


def _table(sample: Sequence[Sample]) -> Iterator[str]:
    yield " " * 8 + "".join(f"{name:>10}" for name in FIGURES)
    for kind, got in figures(sample, told(sample)).items():
        yield f"{kind:8}" + "".join(f"{got[name]:10.3f}" for name in FIGURES)


def _floors(sample: Sequence[Sample]) -> Iterator[str]:
    yield "[summaries]"
    for kind, got in figures(sample, told(sample)).items():
        floors = ", ".join(f"{name} = {max(0.0, got[name] - MARGIN):.3f}" for name in FLOORS)
        yield f"{kind} = {{ {floors} }}"


def _show(sample: Sequence[Sample]) -> Iterator[str]:
    for wanted, got in zip(sample, told(sample), strict=True):
        yield f"\n## {wanted.kind} {wanted.language} {wanted.name}\n# {wanted.headline}\n# {got.title}\n> {wanted.summary}"
        yield from (f"{'- ' if line in wanted.unfit else '  '}{line}" for line in got.summary)


PRINTS = {"--floors": _floors, "--show": _show}

if __name__ == "__main__":
    print("\n".join(PRINTS.get(sys.argv[-1], _table)(read_sample())))
