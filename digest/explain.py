"""What was done to a text and why, for one file: every cut, every word put in and every tag, with its reason."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from digest.build import engine_for
from digest.config import Config
from digest.errors import UsageError
from digest.ledger import NAME, read_ledger
from digest.model import Article, Story
from digest.pipeline import Engine
from digest.publish.tag_pages import newest_first, tag_pages
from digest.report import Problem, Report
from digest.stages.clean import asked_for, clean
from digest.stages.collect import collect, find_files, read_file
from digest.stages.enrich import enrich
from digest.stages.group import group
from digest.stages.withhold import withhold
from digest.tag_findings import Site
from digest.text.keeping import KEPT

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
"""What was cut and would do something to a terminal or a page rather than to be seen: it is named."""
STAYS_WHOLE = "The text stays whole, because this would be too much: what is marked was not cut."


@dataclass(frozen=True)
class Piece:
    """A stretch of raw text and what became of it.

    ``kind`` is left, cut, added or kept; ``by`` and ``why`` say who did it and why, once
    for all the lines that it goes over, of which there are ``lines``.
    """

    kind: str
    text: str
    by: str = ""
    why: str = ""
    lines: int = 1

    @property
    def reason(self) -> str:
        """Who and why, for a reader."""
        if not self.by:
            return ""
        return f"{self.by}: {self.why}" + (f" ({self.lines} lines)" if self.lines > 1 else "")


@dataclass(frozen=True)
class Explanation:
    """An article, and the same with all edits that cleaners asked for.

    They differ only where these would take too much: the text stays whole, and what was
    asked for is what is shown. ``story`` is that of several articles which it is in, ``site``
    what its tags are among those of the site; None where it is in none.
    """

    article: Article
    asked: Article
    story: Story | None = None
    site: Site | None = None

    @property
    def stays_whole(self) -> bool:
        """Whether the cuts that are shown were not made."""
        return self.article.edits != self.asked.edits

    def lines(self) -> Iterator[list[Piece]]:
        """The raw text line by line, each as pieces; lines without words are left out.

        The reason of a piece that goes over several lines stands in the first one alone.
        """
        line: list[Piece] = []
        for piece in pieces(self.asked):
            parts = piece.text.split("\n")
            n = sum(bool(part.strip()) for part in parts)
            said = not piece.by
            for number, part in enumerate(parts):
                if number:
                    yield from _shown(line)
                    line = []
                now = not said and (bool(part.strip()) or not n)
                line.append(replace(piece, text=part, lines=n) if now else Piece(piece.kind, part))
                said = said or now
        yield from _shown(line)


def _shown(line: list[Piece]) -> Iterator[list[Piece]]:
    if any(piece.text.strip() for piece in line):
        yield [piece for piece in line if piece.text]


def reasons(line: Iterable[Piece]) -> list[str]:
    """The different reasons of the pieces of a line, in order."""
    return list(dict.fromkeys(piece.reason for piece in line if piece.reason))


def explained(config: Config, file: Path) -> tuple[list[Explanation], list[Problem]]:
    """The articles of one file after cleaning and tagging, and the problems with it.

    A file of the site's content is looked at among the others, so that lines which a
    source repeats are known, and so is what several sources say of one event.

    Raises:
        UsageError: there is no such file, or it is a folder.
    """
    if not file.is_file():
        wrong = "this is a folder" if file.is_dir() else "there is no such file"
        raise UsageError(f"{file}: {wrong} (give the path of an article's file)")
    report = Report()
    content = (config.root / config.build.content).resolve()
    inside = file.resolve().is_relative_to(content)
    with engine_for(config, report, keep=inside) as engine:
        name = file.resolve().relative_to(config.root.resolve()).as_posix() if inside else file.as_posix()
        collected = _collected(engine, config, file, name, inside=inside)
        articles = enrich(engine, clean(engine, collected))
        published = withhold(engine, articles) if inside else []
        stories = group(engine, published) if inside else []
        asked = asked_for(replace(engine, report=Report()), collected)
    story_of = {article.id: story for story in stories if len(story.articles) > 1 for article in story.articles}
    site = _site(config, published) if inside else None
    both = [
        Explanation(*pair, story_of.get(pair[0].id), site)
        for pair in zip(articles, asked, strict=True)
        if pair[0].raw.path == name
    ]
    return both, [p for p in report.problems if p.where.startswith(name)]


def _site(config: Config, articles: Sequence[Article]) -> Site:
    """What the tags of all articles come to."""
    before = read_ledger(config.root / config.build.content / NAME).pages
    return Site(tag_pages(newest_first(articles), config.vocabulary, before), config.vocabulary.least)


def _collected(engine: Engine, config: Config, file: Path, name: str, *, inside: bool) -> list[Article]:
    if inside:
        return collect(engine, list(find_files(config, engine)))
    single = read_file(file, name, engine)
    return collect(engine, [single] if single else [])


def pieces(article: Article) -> Iterator[Piece]:
    """The raw text from start to end: what is left, what was cut, what was put in its place."""
    raw, position, offset = article.raw.text, 0, 0  # in the raw text, and in the cleaned one
    for edit in article.edits:
        yield from _left(article, raw[position : edit.start], offset)
        offset += edit.start - position + len(edit.new)
        position = edit.stop
        if edit.by == "digest" and not (raw[edit.start : edit.stop] + edit.new).strip():
            yield Piece("left", edit.new)  # white space: nobody asks why
            continue
        if edit.stop > edit.start:
            yield Piece("cut", UNSEEN.sub(_named, raw[edit.start : edit.stop]), edit.by, edit.why)
        if edit.new:
            yield Piece("added", edit.new, *(() if edit.stop > edit.start else (edit.by, edit.why)))
    yield from _left(article, raw[position:], offset)


def _left(article: Article, text: str, offset: int) -> Iterator[Piece]:
    """A stretch that nothing was done to, with what of it a cleaner keeps from the others."""
    position, end, kept = offset, offset + len(text), article.noted(KEPT)
    first = bisect_right(kept, offset, key=lambda note: note.spans[0][1])
    for note in kept[first : bisect_left(kept, end, key=lambda note: note.spans[0][0])]:
        start, stop = (min(max(edge, position), end) for edge in note.spans[0])
        yield Piece("left", text[position - offset : start - offset])
        yield Piece("kept", text[start - offset : stop - offset], note.by, note.why)
        position = stop
    yield Piece("left", text[position - offset :])


def _named(match: re.Match[str]) -> str:
    return f"[U+{ord(match.group()):04X}]"
