"""How good the tags of the texts in tagging.md are: `python tests/quality/score_own_tagging.py [--floors | --show]`.

The texts, with their titles, go through ``digest process --only describe,tag`` called as a function. Printed are, for
English texts and for others: ``topics``, the share whose first topic is one that is wanted, or that have none where
none is wanted; ``typed`` and ``boundary``, the F1 of the names (people, places, organisations) with and without their
types, of which names never shown are left out; ``phrases``, the F1 of the first ten key phrases, as stems. Of the names at
the end of the file the precision and recall of pairs that get one id. With ``--floors`` the tables of floors.toml come
out, a margin below what is reached; with ``--show`` what is wrong of each text.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))  # for when this file is run by its path
from quality.tagging_metrics import Counts, Place, counts, mean, pairs, phrase_f1, typeless
from quality.tagging_parts import NAMED, resolved
from quality.tagging_runs import Text, shown, tagged

from digest.model import Article

SAMPLE = Path(__file__).with_name("tagging.md")
KINDS = ("en", "other")
FIGURES = ("topics", "typed", "boundary", "phrases")
ALIAS_FIGURES = ("precision", "recall")
PHRASES = 10
MARGIN = 0.03
"""How far below the figures reached the floors lie."""
NAME = re.compile(r"\[([^]\n]+)\]\((PER|LOC|ORG)\)")
TAGGERS = ("topics", "entities", "keyphrases")

Figures = dict[str, float]
Group = tuple[str, tuple[str, ...]]
"""A type and all names of one thing."""


@dataclass(frozen=True)
class Sample:
    """One text with what a person would say of it; no topics are meant where ``topics`` is empty."""

    language: str
    name: str
    title: str
    text: str
    topics: tuple[str, ...]
    phrases: tuple[str, ...]
    names: frozenset[Place]

    @property
    def kind(self) -> str:
        """The row it counts in."""
        return self.language if self.language in KINDS else "other"


def read_sample(path: Path = SAMPLE) -> tuple[list[Sample], list[Group]]:
    """The texts in order, and the names of things.

    Raises:
        ValueError: a text lacks one of its lines; the message names it.
    """
    *sections, last = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    lines = [line.partition(": ") for line in last.splitlines()[1:] if line]
    return [_sample(part, path) for part in sections], [(kind, tuple(rest.split(" = "))) for kind, _, rest in lines]


def _sample(section: str, path: Path) -> Sample:
    heading, *lines = section.strip().split("\n")
    language, _, name = heading.partition(" ")
    said = {
        mark: line.removeprefix(mark)
        for line in lines
        for mark in ("# ", "topics: ", "phrases: ")
        if line.startswith(mark)
    }
    if len(said) != 3:
        raise ValueError(f"{path.name}, {heading}: needs a line each with '# ', 'topics: ' and 'phrases: '")
    text, names = unmarked("\n".join(lines[3:]))
    topics = () if said["topics: "] == "none" else _listed(said["topics: "])
    return Sample(language, name, said["# "], text, topics, _listed(said["phrases: "]), names)


def _listed(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.split(","))


def unmarked(marked: str) -> tuple[str, frozenset[Place]]:
    """The text without the marks of names, and the names by their places in it."""
    text, stop, names = "", 0, set()
    for match in NAME.finditer(marked):
        text += marked[stop : match.start()]
        names.add((len(text), len(text) + len(match[1]), match[2]))
        text, stop = text + match[1], match.end()
    return text + marked[stop:], frozenset(names)


def tagged_sample(sample: Sequence[Sample]) -> list[Article]:
    """Each text as digest tags it."""
    return tagged([Text(f"text-{i:03}", one.text, one.title) for i, one in enumerate(sample)], TAGGERS)


def found(article: Article) -> set[Place]:
    """The names that digest shows, by their places."""
    notes = [note for note in article.noted("entity") if note.score > 0]
    return {(start, stop, note.type) for note in notes for start, stop in note.spans}


def figures(sample: Sequence[Sample], articles: Sequence[Article]) -> dict[str, Figures]:
    """The figures of each row."""
    return {kind: _row([pair for pair in zip(sample, articles, strict=True) if pair[0].kind == kind]) for kind in KINDS}


def _row(compared: Sequence[tuple[Sample, Article]]) -> Figures:
    typed = boundary = Counts(0, 0, 0)
    for wanted, article in compared:
        named = {place for place in found(article) if place[2] in NAMED}
        typed += counts(wanted.names, named)
        boundary += counts(typeless(wanted.names), typeless(named))
    phrases = [
        phrase_f1(wanted.phrases, [one["text"] for one in shown(article)["keyphrases"]], PHRASES, wanted.language)
        for wanted, article in compared
    ]
    return {
        "topics": mean(float(has_right_topic(*pair)) for pair in compared),
        "typed": typed.f1,
        "boundary": boundary.f1,
        "phrases": mean(phrases),
    }


def has_right_topic(wanted: Sample, article: Article) -> bool:
    """Whether the first topic is one of those wanted, or none came where none is wanted."""
    given = [note.id for note in article.noted("topic")]
    return given[0] in wanted.topics if given else not wanted.topics


def alias_pairs(groups: Sequence[Group]) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """The pairs of names that are one thing, and those that get one id.

    Raises:
        ValueError: the names could not be resolved; the text says why.
    """
    names = [(kind, name) for kind, group in groups for name in group]
    ids, problem = resolved(names)
    if problem:
        raise ValueError(problem)
    got: dict[tuple[str, str], list[str]] = {}
    for (kind, name), own in zip(names, ids, strict=True):
        got.setdefault((kind, own), []).append(name)
    return pairs(group for _, group in groups), pairs(got.values())


def alias_figures(groups: Sequence[Group]) -> Figures:
    """The precision and recall of pairs."""
    reached = counts(*alias_pairs(groups))
    return {"precision": reached.precision, "recall": reached.recall}


def _table(sample: Sequence[Sample], groups: Sequence[Group]) -> Iterator[str]:
    yield " " * 8 + "".join(f"{name:>10}" for name in FIGURES)
    for kind, got in figures(sample, tagged_sample(sample)).items():
        yield f"{kind:8}" + "".join(f"{got[name]:10.3f}" for name in FIGURES)
    yield "aliases: " + ", ".join(f"{name} {value:.3f}" for name, value in alias_figures(groups).items())


def _floors(sample: Sequence[Sample], groups: Sequence[Group]) -> Iterator[str]:
    yield "[tagging]"
    rows = figures(sample, tagged_sample(sample)) | {"aliases": alias_figures(groups)}
    for kind, got in rows.items():
        floors = ", ".join(f"{name} = {max(0.0, value - MARGIN):.3f}" for name, value in got.items())
        yield f"{kind} = {{ {floors} }}"


def _show(sample: Sequence[Sample], groups: Sequence[Group]) -> Iterator[str]:
    for wanted, article in zip(sample, tagged_sample(sample), strict=True):
        yield f"\n## {wanted.language} {wanted.name}"
        if not has_right_topic(wanted, article):
            yield f"topics: {[note.id for note in article.noted('topic')]} instead of {list(wanted.topics)}"
        named = {place for place in found(article) if place[2] in NAMED}
        for what, some in (("missed", wanted.names - named), ("wrong", named - wanted.names)):
            yield from (f"{what}: {wanted.text[start:stop]} ({kind})" for start, stop, kind in sorted(some))
        yield "phrases: " + ", ".join(one["text"] for one in shown(article)["keyphrases"][:PHRASES])
    wanted_pairs, got = alias_pairs(groups)
    for what, wrong in (("not one", got - wanted_pairs), ("one", wanted_pairs - got)):
        yield from (f"{what}: {' = '.join(pair)}" for pair in sorted(map(sorted, wrong)))


PRINTS = {"--floors": _floors, "--show": _show}

if __name__ == "__main__":
    print("\n".join(PRINTS.get(sys.argv[-1], _table)(*read_sample())))
