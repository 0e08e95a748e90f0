"""Proof of a built site: what its pages claim is looked up in the files themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import html

from digest.config import Config
from digest.errors import UsageError
from digest.publish.quotes import SHOWN, Said, said, words_of
from digest.publish.subtitles import label
from digest.publish.verify import Facts, facts, faults, read_site, target
from digest.publish.words import Words

OURS = (
    "index.html", "articles/", "stories/", "editions/", "topics/", "entities/", "sources/", "authors/", "archive/",
)  # fmt: skip
"""Where the pages of digest are; the publisher's own may speak of a sentence in their own words."""


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
    return len(files), [*faults(known), *_not_verbatim(files, known, config)]


def _not_verbatim(files: Mapping[str, bytes], known: Mapping[str, Facts], config: Config) -> Iterator[str]:
    """Summary sentences whose place (like ``#s1``) does not hold their words, in pages, feeds and JSON files."""
    made = label(Words.of(config))
    site, built = config.site, Built(files, {name: said(name, content, made) for name, content in files.items()})
    for name, one in built.said.items():
        yield from (f"{name}: {fault}" for fault in one.wrong)
        for quote in one.quotes if name.startswith(OURS) or not name.endswith(".html") else ():
            place = target(name, quote.link, site.base, site.url) or ""
            if place.startswith("articles/") and not built.says(place, "" if quote.made else quote.words):
                yield f"{name}: {quote.words[:SHOWN]!r} is not what /{place} says"
        if name.startswith(("articles/", "stories/")) and site.theme == "digest":
            pages = {name} | {link.partition("#")[0] for link in known[name].links if link.startswith("articles/")}
            for words in dict.fromkeys(one.descriptions):
                if words != site.description and not any(built.says(page, words) for page in pages):
                    yield f"{name}: the description {words[:SHOWN]!r} is in none of its sources"


@dataclass(frozen=True)
class Built:
    """The files of a site and what each of them says."""

    files: Mapping[str, bytes]
    said: Mapping[str, Said]

    def says(self, place: str, words: str) -> bool:
        """Whether words stand at a place, or at any place of a page if it names none.

        An element cannot hold a sentence that runs over two blocks, or across another one: it holds
        the beginning of it, and the text goes on behind.
        """
        page, _, anchor = place.partition("#")
        places = self.said.get(page, Said()).places
        there = [text for name, text in places.items() if anchor in ("", name)]
        if words in there or not words:
            return bool(there)
        begun = any(words.strip().startswith(text) for text in there if text)
        return begun and "".join(words.split()) in self._bare(page)

    def _bare(self, page: str) -> str:
        """All text of a page without white space."""
        return "".join(words_of(html.document_fromstring(self.files[page].decode())).split())
