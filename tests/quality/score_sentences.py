"""How well sentence splitters find the ends marked in sentences.md: `python tests/quality/score_sentences.py`.

Prints the boundary F1 of digest's own splitter and of sentencex, syntok and pysbd where they are installed. The odd
paragraphs of each language were there for tuning the rules, the even ones only for judging. The end of a paragraph,
which nobody can miss, does not count. With ``--wrong`` it prints what digest itself gets wrong in the tuning half.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from digest.text.sentences import sentences

SAMPLE = Path(__file__).with_name("sentences.md")
GROUPS = {
    "en": ("en",),
    "european": ("de", "fr", "es", "ru", "it", "pt", "nl", "pl", "tr", "sv", "cs", "uk", "el"),
    "other_scripts": ("zh", "ja", "ko", "hi", "ar", "fa", "ur", "bn", "th"),
}
UNSPACED = ("zh", "ja", "th")
HALVES = {"tuning": "odd paragraphs, for tuning", "judging": "even paragraphs, for judging"}
PYSBD = frozenset("en hi mr zh es am ar hy bg ur ru pl fa nl da fr my el it ja de kk sk".split())

Splitter = Callable[[str, str], Iterable[str]]
"""A language and a text to its sentences."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the sample; ends are counted in characters that are not white space."""

    language: str
    half: str
    text: str
    ends: frozenset[int]
    open_ends: frozenset[int]
    """Ends inside a quotation or brackets, where both answers are right."""


def read_sample(path: Path = SAMPLE) -> list[Paragraph]:
    """The paragraphs of the sample in order."""
    found = []
    for section in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        language, body = section.split("\n", 1)
        blocks = body.strip().split("\n\n")
        found += [_paragraph(language, i, block.split("\n")) for i, block in enumerate(blocks, 1)]
    return found


def _paragraph(language: str, i: int, lines: list[str]) -> Paragraph:
    told = [line.removeprefix("~ ") for line in lines]
    ends = ends_of(told)
    follows = [line.startswith("~ ") for line in lines[1:]]
    return Paragraph(
        language,
        "tuning" if i % 2 else "judging",
        ("" if language in UNSPACED else " ").join(told),
        frozenset(end for end, goes_on in zip(ends, follows, strict=True) if not goes_on),
        frozenset(end for end, goes_on in zip(ends, follows, strict=True) if goes_on),
    )


def ends_of(pieces: Iterable[str]) -> list[int]:
    """Where sentences end, the last one left out: as many characters that are no white space stand before."""
    lengths = [len("".join(piece.split())) for piece in pieces]
    return [sum(lengths[:i]) for i in range(1, len(lengths))]


def f1(paragraphs: Iterable[Paragraph], split: Splitter) -> float:
    """The boundary F1 of ``split`` over all ends of the paragraphs together; 1.0 if there is nothing to find."""
    right = told = marked = 0
    for paragraph in paragraphs:
        ends = set(ends_of(split(paragraph.language, paragraph.text))) - paragraph.open_ends
        right += len(ends & paragraph.ends)
        told += len(ends)
        marked += len(paragraph.ends)
    return 2 * right / (told + marked) if told + marked else 1.0


def scores(split: Splitter, half: str = "") -> dict[str, float]:
    """The F1 by group of languages, over one half of the sample or all of it."""
    sample = [paragraph for paragraph in read_sample() if half in ("", paragraph.half)]
    return {group: f1([p for p in sample if p.language in languages], split) for group, languages in GROUPS.items()}


def ours(_: str, text: str) -> list[str]:
    """What digest says."""
    return [text[start:stop] for start, stop in sentences(text)]


def _sentencex() -> Splitter:
    from sentencex import segment

    return segment


def _syntok() -> Splitter:
    from syntok import segmenter

    def split(_: str, text: str) -> Iterator[str]:
        for paragraph in segmenter.process(text):
            for tokens in paragraph:
                yield "".join(token.value for token in tokens)

    return split


def _pysbd() -> Splitter:
    from pysbd import Segmenter

    def split(language: str, text: str) -> list[str]:
        return Segmenter(language=language if language in PYSBD else "en", clean=False).segment(text)

    return split


OTHERS = {"sentencex": _sentencex, "syntok": _syntok, "pysbd": _pysbd}


def _table() -> Iterator[str]:
    installed = {name: make() for name, make in OTHERS.items() if find_spec(name)}
    for half, title in {"": "all paragraphs", **HALVES}.items():
        yield f"{title:32}" + "".join(f"{group:>15}" for group in GROUPS)
        for name, split in {"digest": ours, **installed}.items():
            yield f"{name:32}" + "".join(f"{score:15.3f}" for score in scores(split, half).values())
    yield from (f"{name} is not installed" for name in OTHERS if name not in installed)


def _wrong() -> Iterator[str]:
    for paragraph in read_sample():
        if paragraph.half == "tuning" and f1([paragraph], ours) < 1:
            yield f"{paragraph.language}: " + " | ".join(ours(paragraph.language, paragraph.text))


if __name__ == "__main__":
    print("\n".join(_wrong() if "--wrong" in sys.argv else _table()))
