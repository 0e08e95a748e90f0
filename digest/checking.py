"""Proof of a built site: what its pages claim is looked up in the files themselves."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from digest.config import Config
from digest.errors import UsageError
from digest.publish.verify import facts, faults, read_site

SENTENCE = re.compile(r"s[0-9]+")
"""The anchors of summary sentences."""


def check_site(config: Config) -> tuple[int, list[str]]:
    """The number of files in the built site, and what is wrong with it, one line each.

    Raises:
        UsageError: nothing has been built yet.
    """
    output = config.root / config.build.output
    if not (output / "index.html").is_file():
        raise UsageError(f"{output} holds no site; run `digest build` first")
    files = dict(read_site(output))
    known = {name: facts(name, content, config.site.base, config.site.url) for name, content in files.items()}
    return len(files), [*faults(known), *_not_verbatim(files, config.site.base)]


def _not_verbatim(files: Mapping[str, bytes], base: str) -> Iterator[str]:
    """Summary sentences (links to a place like ``#s1``) whose place does not hold their words."""
    places: dict[str, dict[str, str]] = {}
    for name, content in files.items():
        if not name.endswith(".html") or b"#s" not in content:
            continue
        for link in html.document_fromstring(content.decode()).iterfind(".//a[@href]"):
            target = urlsplit(link.get("href", ""))
            if target.netloc or not SENTENCE.fullmatch(target.fragment):
                continue
            file = target.path.removeprefix(base).lstrip("/") + "index.html"
            if file not in places:
                places[file] = _anchored(files.get(file, b"<p></p>"))
            if places[file].get(target.fragment) != _words(link):
                yield f"{name}: {_words(link)[:60]!r} is not what /{file}#{target.fragment} says"


def _anchored(content: bytes) -> dict[str, str]:
    """The words at each anchor of a page."""
    page = html.document_fromstring(content.decode())
    return {element.get("id", ""): _words(element) for element in page.iterfind(".//*[@id]")}


def _words(element: Any) -> str:
    return "".join(element.itertext())
