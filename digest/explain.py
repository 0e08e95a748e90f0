"""What was done to a text and why, for one file: every cut, every note, with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.build import engine_for
from digest.config import Config
from digest.errors import UsageError
from digest.model import Article
from digest.pipeline import Engine
from digest.report import Problem, Report
from digest.stages.clean import clean
from digest.stages.collect import collect, find_files, read_file
from digest.stages.enrich import enrich
from digest.text.conflicts import contradiction


@dataclass(frozen=True)
class Piece:
    """A stretch of raw text and what became of it.

    ``kind`` is kept, cut or added; ``why`` and ``by`` are set on what was cut.
    """

    kind: str
    text: str
    why: str = ""
    by: str = ""


def explained(config: Config, file: Path) -> tuple[list[Article], list[Problem]]:
    """The articles of one file after cleaning and tagging, and the problems with it.

    A file of the site's content is looked at among the others, so that lines which a
    source repeats are known.

    Raises:
        UsageError: there is no such file.
    """
    if not file.is_file():
        raise UsageError(f"{file}: there is no such file (give the path of an article's file)")
    report = Report()
    content = (config.root / config.build.content).resolve()
    inside = file.resolve().is_relative_to(content)
    with engine_for(config, report, keep=inside) as engine:
        name = file.resolve().relative_to(config.root.resolve()).as_posix() if inside else file.as_posix()
        articles = enrich(engine, clean(engine, _collected(engine, config, file, name, inside=inside)))
    chosen = [article for article in articles if article.raw.path == name]
    return chosen, [p for p in report.problems if p.where.startswith(name)]


def _collected(engine: Engine, config: Config, file: Path, name: str, *, inside: bool) -> list[Article]:
    if inside:
        return collect(engine, list(find_files(config, engine)))
    single = read_file(file, name, engine)
    return collect(engine, [single] if single else [])


def pieces(article: Article) -> Iterator[Piece]:
    """The raw text from start to end, what was cut and what was put in its place."""
    raw, position = article.raw.text, 0
    for edit in article.edits:
        if edit.by == "digest" and not (raw[edit.start : edit.stop] + edit.new).strip():
            yield Piece("kept", raw[position : edit.start] + edit.new)  # white space: nobody asks why
            position = edit.stop
            continue
        if edit.start > position:
            yield Piece("kept", raw[position : edit.start])
        if edit.stop > edit.start:
            yield Piece("cut", raw[edit.start : edit.stop], edit.why, edit.by)
        if edit.new:
            yield Piece("added", edit.new, edit.why, edit.by)
        position = edit.stop
    if position < len(raw):
        yield Piece("kept", raw[position:])


def notes(article: Article) -> Iterator[tuple[str, str]]:
    """What is known of an article, as pairs of a label and words with the reason."""
    made = " (made by digest)" if article.title_made else ""
    yield "headline", article.title + made
    yield "source", article.source or "unknown"
    yield "date", article.published or "unknown"
    yield "authors", ", ".join(article.authors) or "unknown"
    if article.contributors:
        yield "contributors", ", ".join(article.contributors)
    yield "language", article.language or "unknown"
    for note in article.noted("conflict"):
        yield "conflict", contradiction(article, note)
    for number, note in enumerate(article.summary, 1):
        place = f" [{note.spans[0][0]}:{note.spans[0][1]}]" if note.spans else ""
        yield f"summary {number}", note.text + place + _why(note.why)
    for kind in ("topic", "entity", "keyphrase"):
        for note in article.noted(kind):
            words = sorted({article.text[start:stop] for start, stop in note.spans})
            seen = f" <- {', '.join(words[:6])}" if words and words != [note.text] else ""
            yield f"{kind} {note.id}", f"{note.text}{f' ({note.type})' if note.type else ''}{seen}{_why(note.why)}"


def _why(why: str) -> str:
    return f" ({why})" if why else ""
