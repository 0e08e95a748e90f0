"""Plain text files, with an optional header of `Key: value` lines above a blank line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import File, Raw
from digest.text.encoding import decoded
from digest.text.stated import header, stated

SUFFIXES = (".txt", ".text", "")


@dataclass(frozen=True)
class ReadText:
    """Reads plain text: .txt, .text and files without a suffix.

    A header may state Title, Date, Source, Link, Authors, Tags, Language, Image, Licence,
    Licence-Link, Id and Story; a blank line ends it. Without one, all of the file is text.
    """

    version: ClassVar[int] = 1

    @hookimpl
    def read(self, file: File) -> Iterator[Raw]:
        """Yield the one text of the file."""
        path = PurePosixPath(file.path)
        if path.suffix.lower() not in SUFFIXES or path.name.startswith("."):
            return
        text, remark = decoded(file.content)
        values, body = header(text)
        found = stated(values)
        remarks = tuple(filter(None, (remark, *found.remarks)))
        if not body.strip():
            yield Raw("", remarks=("the file holds no text", *remarks), **found.fields)
        else:
            yield Raw(body, remarks=remarks, **found.fields)
