"""JSON files: an object, a list of objects, or one object a line; also compressed with gzip."""

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, ClassVar

from digest.hooks import hookimpl
from digest.model import File, Raw
from digest.text.dates import iso_date
from digest.text.encoding import decoded
from digest.text.html.headings import folded
from digest.text.html.page import page
from digest.text.stated import KEYS, stated

LINES = (".jsonl", ".ndjson")
BODIES = ("text", "html", "lines")
SAME: Mapping[str, Callable[[Any], object]] = {
    "title": folded,
    "published": lambda date: (iso_date(date) or date)[:10],
    "authors": lambda names: sorted(map(folded, names)),
    "language": str,
}
"""Fields that a page may state otherwise than the object that holds it, and the form to compare them in."""


@dataclass(frozen=True)
class ReadJson:
    """Reads .json, .jsonl and .ndjson files, also with .gz at the end.

    Each object has ``text``, ``html`` or ``lines``, and may have id, title, url, source,
    published, language, authors, tags, image, licence, licence_url and story.

    megabytes: the most that a compressed file may hold.
    """

    megabytes: int = 500
    version: ClassVar[int] = 2

    @hookimpl
    def read(self, file: File) -> Iterator[Raw]:
        """Yield one text for each object; a broken one costs itself alone."""
        path = PurePosixPath(file.path.lower().removesuffix(".gz"))
        if path.suffix not in (".json", *LINES):
            return
        content = self._unpacked(file.content) if file.path.lower().endswith(".gz") else file.content
        text, remark = decoded(content)
        items = _lines(text) if path.suffix in LINES else _items(text)
        empty = True
        for place, item in items:
            empty = False
            yield _raw(place, item, remark)
        if empty:
            yield Raw("", remarks=("the file holds no article",))

    def _unpacked(self, content: bytes) -> bytes:
        limit = self.megabytes * 1_000_000
        try:
            unpacked = gzip.GzipFile(fileobj=io.BytesIO(content)).read(limit + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise ValueError(f"the gzip file is damaged ({error}): compress it again") from error
        if len(unpacked) > limit:
            raise ValueError(f"it unpacks to more than {self.megabytes} MB: raise `megabytes` of read-json or split it")
        return unpacked


def _lines(text: str) -> Iterator[tuple[str, Any]]:
    """The objects of a file of JSON Lines; what is wrong with a line comes as a ValueError."""
    for number, line in enumerate(io.StringIO(text, newline="\n"), start=1):
        if line.strip():
            yield f"line {number}", _parsed(line)


def _items(text: str) -> Iterator[tuple[str, Any]]:
    if not text.strip():
        return
    whole = _parsed(text)
    if isinstance(whole, ValueError):
        raise whole
    if isinstance(whole, list):
        for number, item in enumerate(whole, start=1):
            yield f"item {number}", item
    else:
        yield "", whole


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        return ValueError("not JSON that can be read: it is nested too deeply")
    except ValueError as error:
        return ValueError(f"not JSON: {error}")


def _raw(place: str, item: Any, remark: str) -> Raw:
    if isinstance(item, ValueError):
        return Raw("", place=place, remarks=(str(item),))
    if not isinstance(item, Mapping):
        return Raw("", place=place, remarks=('not an article: an object such as {"text": "..."} is expected',))
    found = stated({key: value for key, value in item.items() if key.lower().replace("_", "-") in KEYS})
    fields = {"place": place, "remarks": tuple(filter(None, (remark, *found.remarks))), **found.fields}
    problem = _problem(item)
    if problem:
        return Raw("", **{**fields, "remarks": (problem, *fields["remarks"])})
    if (item.get("text") or "").strip():
        return Raw(item["text"], **fields)
    if (item.get("html") or "").strip():
        return _from_html(item["html"], fields)
    return Raw("\n".join(item["lines"]), **fields)


def _from_html(html: str, fields: dict[str, Any]) -> Raw:
    raw = page(html)
    own = {name: getattr(raw, name) for name in Raw.__dataclass_fields__}
    remarks = (*fields["remarks"], *_conflicts(fields, own), *raw.remarks)
    return Raw(**{**own, **fields, "remarks": remarks})


def _conflicts(fields: Mapping[str, Any], own: Mapping[str, Any]) -> Iterator[str]:
    """Where the page says something else than the object, which wins."""
    for name, same in SAME.items():
        given, found = fields.get(name), own[name]
        if given and found and same(given) != same(found):
            shown = [", ".join(value) if isinstance(value, tuple) else value for value in (given, found)]
            yield f"{name}: {shown[0][:80]!r} was taken; its page says {shown[1][:80]!r}"


def _problem(item: Mapping[str, Any]) -> str:
    """What keeps the object from being an article, or ``""``."""
    for name in ("text", "html"):
        if item.get(name) is not None and not isinstance(item[name], str):
            return f"{name}: a text is expected"
    lines = item.get("lines")
    if lines is not None and not (isinstance(lines, list) and all(isinstance(line, str) for line in lines)):
        return "lines: a list of texts is expected"
    if not any(name in item for name in BODIES):
        return "it has no text: one of text, html and lines is expected"
    if not any("".join(item.get(name) or "").strip() for name in BODIES):
        return "its text is empty"
    return ""
