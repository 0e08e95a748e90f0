"""RSS and Atom feeds that were saved as files."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, ClassVar
from xml.sax import SAXException

from digest.hooks import hookimpl
from digest.model import File, Raw
from digest.text.html.markup import Marked, joined, marked, plain
from digest.text.stated import licence_name, stated

FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]|purl\.org/(?:atom|rss)|w3\.org/2005/Atom", re.IGNORECASE)


@dataclass(frozen=True)
class ReadFeed:
    """Reads .rss, .atom and .rdf files, and .xml files that are feeds: one text for each entry.

    The content of an entry is taken, or its summary where there is none.
    """

    version: ClassVar[int] = 2

    @hookimpl
    def read(self, file: File) -> Iterator[Raw]:
        """Yield the text of each entry, in the order of the feed."""
        suffix = PurePosixPath(file.path).suffix.lower()
        if suffix not in (".rss", ".atom", ".rdf", ".xml"):
            return
        if suffix == ".xml" and not FEED.search(file.content[:4096].replace(b"\0", b"")):
            return
        import feedparser  # heavy

        # a stream, because feedparser takes bytes for the name of a file; text only leaves, so nothing to sanitize
        found = feedparser.parse(io.BytesIO(file.content), sanitize_html=False, resolve_relative_uris=False)
        if not found.entries and (found.bozo or not found.get("version")):
            reason = " ".join(str(found.get("bozo_exception", "no feed format was recognized")).split())
            raise ValueError(f"the feed cannot be read: {reason[:200]}")
        if not found.entries:
            yield Raw("", remarks=("the feed has no entries",))
        broken = found.bozo and isinstance(found.get("bozo_exception"), SAXException)
        remark = "the feed is not well-formed XML" if broken else ""
        for number, entry in enumerate(found.entries, start=1):
            yield _raw(entry, found.feed, f"entry {number}", remark)


def _raw(entry: Mapping[str, Any], feed: Mapping[str, Any], place: str, remark: str) -> Raw:
    text = _text(entry)
    values = stated(_values(entry, feed))
    remarks = tuple(filter(None, (remark, *values.remarks)))
    if not text.text:
        return Raw("", place=place, remarks=("the entry has no text", *remarks), **values.fields)
    return Raw(text.text, place=place, kinds=text.kinds, remarks=remarks, **values.fields)


def _text(entry: Mapping[str, Any]) -> Marked:
    """The longest content of the entry, else its summary."""
    contents = [part for part in entry.get("content") or () if "html" in part.get("type", "") or _is_plain(part)]
    summary = entry.get("summary_detail") or {"value": entry.get("summary") or ""}
    texts = [_blocks(part) for part in contents]
    longest = max(texts, key=lambda found: len(found.text), default=Marked(""))
    return longest if longest.text else _blocks(summary)


def _is_plain(part: Mapping[str, Any]) -> bool:
    return part.get("type", "text/plain") in ("text/plain", "text", "")


def _blocks(part: Mapping[str, Any]) -> Marked:
    value = part.get("value") or ""
    if not isinstance(value, str):
        return Marked("")
    if part.get("type") == "text/plain":
        return joined(("paragraph", line) for line in plain(value).splitlines()) if "<" not in value else marked(value)
    return marked(value)


def _values(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, Any]:
    link = _string(entry.get("link"))
    licence = _string(entry.get("license") or feed.get("license"))
    source = entry.get("source")
    names = [_string(author.get("name")) for author in entry.get("authors") or () if isinstance(author, Mapping)]
    tags = [_string(tag.get("term")) for tag in entry.get("tags") or () if isinstance(tag, Mapping)]
    values: dict[str, Any] = {
        "title": plain(_string(entry.get("title"))),
        "url": link if "://" in link else "",
        "published": _string(entry.get("published")) or _string(entry.get("updated")),
        "source": plain(_string(source.get("title")) if isinstance(source, Mapping) and source.get("title") else "")
        or plain(_string(feed.get("title"))),
        "language": _language(entry, feed),
        "authors": [plain(name) for name in names if name],
        "tags": [plain(tag) for tag in tags if tag],
        "image": _image(entry),
        "licence": licence_name(licence),
        "licence-url": licence if "://" in licence else "",
    }
    return values if values["url"] else values | {"id": _string(entry.get("id"))}


def _language(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> str:
    stated_languages: Sequence[Any] = [
        *(part.get("language") for part in entry.get("content") or ()),
        feed.get("language"),
    ]
    return next((_string(language) for language in stated_languages if language), "")


def _image(entry: Mapping[str, Any]) -> str:
    """The first image that comes with the entry."""
    attached = [*(entry.get("media_content") or ()), *(entry.get("enclosures") or ())]
    for part in attached:
        address = _string(part.get("url") or part.get("href"))
        if address and (part.get("medium") == "image" or _string(part.get("type")).startswith("image/")):
            return address
    thumbnails = entry.get("media_thumbnail") or ()
    return _string(thumbnails[0].get("url")) if thumbnails else ""


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""
