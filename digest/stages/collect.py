"""Files to articles: every text crosses the border here and gets its identity."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from digest.config import Config
from digest.errors import ConfigError
from digest.ledger import NAME as LEDGER
from digest.model import Article, File, Raw
from digest.pipeline import Engine
from digest.report import Problem
from digest.text.border import border_edits, clean_line, http_url
from digest.text.dates import iso_date
from digest.text.edits import absorbed, compose, tidied
from digest.text.slugs import short_hash

PELICAN_OWN = ("pages", "images")
"""Folders of the content that Pelican reads itself: they are the publisher's, and trusted."""
LINES = ("title", "id", "source", "language", "licence", "story", "published")
ADDRESSES = ("url", "image", "licence_url")


def find_files(config: Config, report_to: Engine) -> Iterator[File]:
    """The files of the content folder, by name; hidden ones and the ledger left out.

    Raises:
        ConfigError: there is no such folder.
    """
    content = config.root / config.build.content
    if not content.is_dir():
        raise ConfigError(f"{config.file}: build.content", f"there is no folder {content}", "make it, or name another")
    for path in sorted(content.rglob("*"), key=lambda p: p.relative_to(content).as_posix()):
        parts = path.relative_to(content).parts
        hidden = any(part.startswith((".", "_")) or part.endswith("~") for part in parts)
        if hidden or parts[0] in PELICAN_OWN or parts == (LEDGER,) or not path.is_file():
            continue
        file = read_file(path, path.relative_to(config.root).as_posix(), report_to)
        if file:
            yield file


def read_file(path: Path, name: str, engine: Engine) -> File | None:
    """The bytes of one file, or None with a problem if it cannot be had."""
    limits = engine.config.limits
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            hint = "split it, or raise limits.file_bytes"
            engine.report.add(Problem("collect", f"{size:,} bytes is too large a file", where=name, hint=hint))
            return None
        return File(name.encode("utf-8", "replace").decode(), path.read_bytes())
    except OSError as error:
        engine.report.add(Problem("collect", f"cannot be read: {error.strerror}", where=name))
        return None


def collect(engine: Engine, files: Sequence[File]) -> list[Article]:
    """The articles in ``files``, in order; a later one with a known id is left out."""
    articles: dict[str, Article] = {}
    for raw in raws(engine, files):
        article = admitted(engine, raw)
        if article is None:
            continue
        if article.id in articles:
            first = articles[article.id].raw.origin
            message = f"has the id of {first}; only the first is published"
            hint = "give it an id, or a link, of its own"
            engine.report.add(Problem("collect", message, article=article.id, where=raw.origin, hint=hint))
            continue
        articles[article.id] = article
    return list(articles.values())


def raws(engine: Engine, files: Sequence[File]) -> Iterable[Raw]:
    """What the readers make of the files: the first that knows a file has it."""
    answers: dict[int, tuple[Raw, ...]] = {}
    waiting = []
    for number, file in enumerate(files):
        if file.content.strip():
            waiting.append(number)
        else:
            engine.report.add(Problem("collect", "is empty", where=file.path, hint="delete it, or write into it"))
    for plugin in engine.of("read"):
        problems = len(engine.report.problems)
        failed = engine.report.tally("read", plugin.name).failed
        for number, answer in zip(waiting, engine.ask(plugin, "read", [files[n] for n in waiting]), strict=True):
            if answer:
                answers[number] = answer
        if engine.report.tally("read", plugin.name).failed > failed:
            blamed = {problem.where for problem in engine.report.problems[problems:]}
            waiting = [number for number in waiting if files[number].path not in blamed]
        waiting = [number for number in waiting if number not in answers]
    for number in waiting:
        hint = "digest reads .txt, .md, .html, .json, .jsonl, .rss, .atom and .xml feeds, and what a reader plugin adds"
        engine.report.add(Problem("collect", "no reader knows this format", where=files[number].path, hint=hint))
    for number in sorted(answers):
        yield from answers[number]


def admitted(engine: Engine, raw: Raw) -> Article | None:
    """The article that a raw text becomes at the border, or None with a problem."""
    limit = engine.config.limits.article_characters
    if len(raw.text) > limit:
        message = f"{len(raw.text):,} characters are too many for one article"
        hint = "split it, or raise limits.article_characters"
        engine.report.add(Problem("collect", message, where=raw.origin, hint=hint))
        return None
    stated = _stated(engine, raw)
    edits = border_edits(raw.text)
    bordered = Article(stated, edits=edits)
    edits = absorbed(compose(edits, tidied(bordered.text)))
    article = Article(stated, identity(stated), edits)
    if not article.text:
        message = "; ".join(raw.remarks) or "holds no text"
        engine.report.add(Problem("collect", message, article=stated.id, where=raw.origin))
        return None
    for remark in raw.remarks:
        engine.report.remarks.append(f"{raw.origin}: {remark}")
    return article


def _stated(engine: Engine, raw: Raw) -> Raw:
    """``raw`` with its typed fields fit for use: one line, http(s) addresses, ISO dates."""
    fields: dict[str, object] = {name: clean_line(getattr(raw, name)) for name in LINES}
    fields |= {name: http_url(getattr(raw, name)) for name in ADDRESSES}
    fields |= {name: tuple(filter(None, map(clean_line, getattr(raw, name)))) for name in ("authors", "tags")}
    fields["language"] = str(fields["language"]).lower().partition("-")[0].partition("_")[0]
    published = str(fields["published"])
    if published:
        fields["published"] = iso_date(published) or ""
        if not fields["published"]:
            message = f"the date {published[:60]!r} is not understood, so the article is undated"
            hint = "write it as 2024-08-14 or 2024-08-14T10:30:00Z"
            engine.report.add(Problem("collect", message, where=raw.origin, hint=hint))
    return dataclasses.replace(raw, **fields)  # type: ignore[arg-type]


def identity(raw: Raw) -> str:
    """The id of an article: stated, else from its link, else from its source and path.

    For one of several in a file without id and link, its own first words stand for the
    place, so that it may move inside the file.
    """
    if raw.id:
        return raw.id
    if raw.url:
        return short_hash("link\0" + raw.url.split("#")[0].rstrip("/"))
    own = f"{raw.title}\0{raw.text[:200]}" if raw.place else ""
    return short_hash(f"path\0{raw.source}\0{raw.path}\0{own}")
