"""An edition as an e-book: a valid EPUB 3.3, whose pages are the templates ``ebook/`` of the theme.

A book is a zip file of small texts, so the standard library writes it. Of the libraries that write EPUB one is under
the AGPL; the others put the time of the day and random names into each book, and one still writes version 2.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC
from typing import Any
from xml.parsers import expat

from digest.contributions import Publication
from digest.errors import PublishError
from digest.formats.ebook_book import Book, bound
from digest.formats.ebook_cover import cover_lines, masthead
from digest.formats.ebook_text import address, printable, tongue
from digest.model import Edition
from digest.text.dates import moment

MEDIA_TYPE = "application/epub+zip"
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
FOREVER = (1980, 1, 1, 0, 0, 0)
"""The time that every file in a book has: the first one that zip files know."""
UNKNOWN = "und"
"""The code of no language, for sites whose own is written as none; books must name one."""
UNIX, READABLE = 3, 0o100644


def ebook(publication: Publication, edition: Edition) -> bytes:
    """An edition of a site as an e-book: the bytes of an EPUB, the same for the same edition anywhere.

    Raises:
        PublishError: a template of the site's own makes no well-formed XML; the text names it.
    Cost: the templates, once for each story.
    """
    book = bound(publication, publication.printed(edition))
    return packed(dict(_files(publication, book)))


def packed(files: dict[str, bytes]) -> bytes:
    """A zip file of these files, in this order, after the one that says what it is.

    Nothing is compressed: two versions of zlib give different bytes, and books are small. Nothing of the machine
    or the moment is in it.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {"mimetype": MEDIA_TYPE.encode(), **files}.items():
            entry = zipfile.ZipInfo(name, FOREVER)
            entry.create_system, entry.external_attr = UNIX, READABLE << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def _files(publication: Publication, book: Book) -> Iterator[tuple[str, bytes]]:
    """The files of a book by their paths."""
    language = tongue(publication.language) or UNKNOWN
    shared = {"book": book, "edition": book.edition, "language": language, "address": address, "tongue": tongue}

    def made(template: str, **values: Any) -> bytes:
        return well_formed(template, publication.rendered(f"ebook/{template}", **shared, **values))

    yield "META-INF/container.xml", CONTAINER.encode()
    yield "EPUB/package.opf", made("package.opf", modified=modified(book.edition.updated))
    for name in ("nav.xhtml", "toc.ncx", "cover.xhtml", "title.xhtml", "made.xhtml"):
        yield f"EPUB/{name}", made(name)
    lines = cover_lines(publication, book.edition)
    yield "EPUB/cover.svg", made("cover.svg", masthead=masthead(publication), lines=lines)
    yield "EPUB/book.css", publication.rendered("ebook/book.css").encode()
    for chapter in book.chapters:
        yield f"EPUB/{chapter.file}", made("chapter.xhtml", chapter=chapter)


def well_formed(template: str, text: str) -> bytes:
    """What a template made, without characters that no XML file may hold.

    Raises:
        PublishError: it is no well-formed XML, which e-readers refuse to show.
    """
    content = printable(text).encode()
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        raise PublishError(f"templates/ebook/{template} makes no well-formed XML: {error}") from None
    return content


def modified(updated: str) -> str:
    """A day or moment (ISO 8601) as packages of books have it: in UTC, to the second."""
    return moment(updated).astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
