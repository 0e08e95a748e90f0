"""Web pages and HTML fragments."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import File, Raw
from digest.text.encoding import declared_encoding, decoded
from digest.text.html.page import page


@dataclass(frozen=True)
class ReadHtml:
    """Reads .html, .htm and .xhtml files: the article of a page, or all text of a fragment.

    Two extractors vote on the lines of a page. What the page states about its article in
    JSON-LD, meta elements and links is kept, else what it shows beside the headline.
    """

    version: ClassVar[int] = 3

    @hookimpl
    def read(self, file: File) -> Iterator[Raw]:
        """Yield the one text of the file."""
        if PurePosixPath(file.path).suffix.lower() not in (".html", ".htm", ".xhtml"):
            return
        text, remark = decoded(file.content, declared_encoding(file.content))
        raw = page(text)
        own = {name: getattr(raw, name) for name in Raw.__dataclass_fields__}
        yield Raw(**{**own, "remarks": (*raw.remarks, *filter(None, (remark,)))})
