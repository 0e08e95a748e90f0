"""Files to articles: every text crosses the border here and gets its identity."""

import dataclasses
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from digest.config import Config
from digest.errors import ConfigError
from digest.ledger import NAME as LEDGER
from digest.model import Article, Edit, File, Raw
from digest.pipeline import Engine
from digest.report import Problem
from digest.text.border import border_edits, clean_line, http_url
from digest.text.dates import iso_date
from digest.text.edits import absorbed, compose, tidied
from digest.text.slugs import short_hash

PELICAN_OWN = ("pages", "images")
"""Folders of the content that Pelican reads itself: they are the publisher's, and trusted."""
FEEDS = (".rss", ".atom", ".rdf", ".xml")
"""Endings of files that are read as saved feeds, which come from outside and have a limit of their own."""
LINES = ("title", "id", "source", "language", "licence", "story", "published")
ADDRESSES = ("url", "image", "licence_url")


def find_files(config: Config, report_to: Engine) -> Iterator[File]:
    """The files of the content folder, by name; hidden ones, the ledger and the vocabulary left out.

    Raises:
        ConfigError: there is no such folder.
    """
    content = config.root / config.build.content
    if not content.is_dir():
        raise ConfigError(f"{config.file}: build.content", f"there is no folder {content}", "make it, or name another")
    for path in sorted(content.rglob("*"), key=lambda p: p.relative_to(content).as_posix()):
        parts = path.relative_to(content).parts
        hidden = any(part.startswith((".", "_")) or part.endswith("~") for part in parts)
        ours = parts == (LEDGER,) or is_vocabulary(config, path)
        if hidden or ours or parts[0] in PELICAN_OWN or not path.is_file():
            continue
        file = read_file(path, path.relative_to(config.root).as_posix(), report_to)
        if file:
            yield file


def is_vocabulary(config: Config, path: Path) -> bool:
    """Whether this is the file of the site's own tags, which may lie among its articles."""
    own = config.root / config.build.vocabulary
    return path.name == own.name and path.resolve() == own.resolve()


def read_file(path: Path, name: str, engine: Engine) -> File | None:
    """The bytes of one file, or None with a problem if it cannot be had."""
    limits = engine.config.limits
    try:
        size = path.stat().st_size
        name_of_limit = "feed_bytes" if path.suffix.lower() in FEEDS else "file_bytes"
        if size > getattr(limits, name_of_limit):
            hint = f"split it, or raise limits.{name_of_limit}"
            engine.report.add(Problem("collect", f"{size:,} bytes is too large a file", where=name, hint=hint))
            return None
        return File(name.encode("utf-8", "replace").decode(), path.read_bytes())
    except OSError as error:
        engine.report.add(Problem("collect", f"cannot be read: {error.strerror}", where=name))
        return None


def collect(engine: Engine, files: Sequence[File]) -> list[Article]:
    """The articles in ``files``, in order; a later one with a known id is left out."""
    articles: dict[str, Article] = {}
    for article in _admitted(engine, files):
        raw = article.raw
        if article.id in articles:
            first = articles[article.id].raw.origin
            message = f"has the id of {first}; only the first is published"
            hint = "give it an id, or a link, of its own"
            engine.report.add(Problem("collect", message, article=article.id, where=raw.origin, hint=hint))
            continue
        articles[article.id] = article
    return list(articles.values())


class Admitted(msgspec.Struct, frozen=True):
    """What came of a file without any problem: its reader's place in the order, its articles."""

    reader: int
    articles: tuple[tuple[Raw, str, tuple[Edit, ...]], ...]


def _admitted(engine: Engine, files: Sequence[File]) -> Iterator[Article]:
    """The articles of the files; those of a file that is known from an earlier build at once."""
    readers = engine.of("read")
    name = "\0".join(plugin.fingerprint for plugin in readers) + repr(engine.config.limits)
    keys = [hashlib.blake2b(f"{name}\0{f.path}\0".encode() + f.content, digest_size=16).digest() for f in files]
    known = dict(zip((file.path for file in files), engine.recall(keys, Admitted), strict=True))
    fresh: dict[str, list[Article]] = {file.path: [] for file in files if known[file.path] is None}
    values: dict[str, Admitted] = {}
    for reader, file, found in read(engine, [file for file in files if file.path in fresh]):
        before = len(engine.report.problems) + len(engine.report.remarks)
        fresh[file.path] = [article for raw in found if (article := admitted(engine, raw))]
        if len(engine.report.problems) + len(engine.report.remarks) == before:
            values[file.path] = Admitted(reader, tuple((a.raw, a.id, a.edits) for a in fresh[file.path]))
    engine.remember({key: values[file.path] for key, file in zip(keys, files, strict=True) if file.path in values})
    for number, plugin in enumerate(readers):
        asked = sum(found is not None and found.reader >= number for found in known.values())
        engine.report.tally("read", plugin.name).take_known(asked)
    for file in files:
        passed = known[file.path]
        if passed is None:
            yield from fresh[file.path]
        else:
            yield from (Article(raw, name, edits) for raw, name, edits in passed.articles)


def raws(engine: Engine, files: Sequence[File]) -> Iterator[Raw]:
    """What the readers make of the files, in the order of the files."""
    for _, _, found in read(engine, files):
        yield from found


def read(engine: Engine, files: Sequence[File]) -> Iterator[tuple[int, File, tuple[Raw, ...]]]:
    """The files that a reader knows: the first one that does (its number), and its raw texts."""
    answers: dict[int, tuple[int, tuple[Raw, ...]]] = {}
    waiting = []
    for number, file in enumerate(files):
        if file.content.strip():
            waiting.append(number)
        else:
            engine.report.add(Problem("collect", "is empty", where=file.path, hint="delete it, or write into it"))
    for reader, plugin in enumerate(engine.of("read")):
        asked = engine.ask(plugin, "read", [files[number] for number in waiting])
        answers |= {number: (reader, found) for number, found in zip(waiting, asked, strict=True) if found}
        failed = {number for number, found in zip(waiting, asked, strict=True) if found is None}
        waiting = [number for number in waiting if number not in answers and number not in failed]
    for number in waiting:
        hint = "digest reads .txt, .md, .html, .json, .jsonl, .rss, .atom and .xml feeds, and what a reader plugin adds"
        engine.report.add(Problem("collect", "no reader knows this format", where=files[number].path, hint=hint))
    for number, (reader, found) in sorted(answers.items()):
        yield reader, files[number], found


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
