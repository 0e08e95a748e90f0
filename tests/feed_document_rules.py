"""What a document of a feed in XML must hold, whatever its format: rules for RSS and Atom alike."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html.entities import name2codepoint
from typing import Any

from feed_text_rules import (
    MEDIA_TYPE,
    MOST_BYTES,
    MOST_ITEMS,
    lost_characters,
    no_address,
    no_language,
    not_plain,
    twice,
)
from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
USUAL = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/",
    "fh": "http://purl.org/syndication/history/1.0",
    "atom": ATOM,
}
"""The namespaces that readers know, by the prefixes that they have everywhere."""
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
LINK = f"{{{ATOM}}}link"
ARCHIVE, THUMBNAIL = f"{{{USUAL['fh']}}}archive", f"{{{USUAL['media']}}}thumbnail"
PARENTS = {"rss", "channel", "item", "image"} | {f"{{{ATOM}}}{tag}" for tag in ("feed", "entry", "author", "source")}
"""The elements that hold others; all else holds text, or nothing."""
ATTRIBUTES = {
    "rss": {"version"},
    "guid": {"isPermaLink"},
    "category": {"domain"},
    "enclosure": {"url", "length", "type"},
    "source": {"url"},
    THUMBNAIL: {"url", "width", "height"},
    LINK: {"href", "rel", "type", "hreflang", "length", "title"},
    f"{{{ATOM}}}category": {"term", "scheme", "label"},
    f"{{{ATOM}}}generator": {"uri", "version"},
    **{f"{{{ATOM}}}{tag}": {"type"} for tag in ("title", "subtitle", "summary", "content", "rights")},
}
RELATIONS = {"self", "alternate", "hub", "current", "prev-archive", "next-archive"}


@dataclass(frozen=True)
class Document:
    """A feed as it stands at an address."""

    address: str
    data: bytes

    @cached_property
    def root(self) -> Any:
        """Its outermost element."""
        return etree.fromstring(self.data, etree.XMLParser(resolve_entities=False, huge_tree=True))

    @cached_property
    def lines(self) -> list[bytes]:
        """Its lines as they are written."""
        return self.data.split(b"\n")

    def written_plainly(self, element: Any, text: str) -> bool:
        """Whether what might be taken for markup in its text is written in numbers, as the profile of RSS asks."""
        return not _like_markup(text) or b"&#x" in self.lines[element.sourceline - 1]


def _like_markup(text: str) -> bool:
    names = re.findall(r"&(#?\w+)", text)
    entities = [name for name in names if name == "apos" or name in name2codepoint or not name.isalpha()]
    return bool(entities) or re.search(r"<[/A-Za-z]", text) is not None


Rule = Callable[[Document], Iterator[str]]


def xml_faults(rules: tuple[Rule, ...], document: Document) -> list[str]:
    """What is wrong in a document by some rules; one that is not well-formed has that fault alone."""
    try:
        document.data.decode()
        document.root.tag  # noqa: B018 - parsed once, or not at all
    except (UnicodeDecodeError, etree.XMLSyntaxError) as error:
        return [f"not well-formed: {error}"]
    return [fault for rule in rules for fault in rule(document)]


def too_large(document: Document) -> Iterator[str]:
    """Size: 500 KB, and 50 items unless it is an archive."""
    if len(document.data) > MOST_BYTES:
        yield f"{len(document.data)} bytes"
    if document.root.find(f".//{ARCHIVE}") is None and len(items_of(document)) > MOST_ITEMS:
        yield f"{len(items_of(document))} items"


def declared(document: Document) -> Iterator[str]:
    """The declaration: UTF-8, and no document type."""
    info = document.root.getroottree().docinfo
    if not document.data.startswith(b"<?xml ") or (info.encoding or "").upper() != "UTF-8":
        yield "not declared as UTF-8"
    if info.doctype:
        yield "a document type"


def characters(document: Document) -> Iterator[str]:
    """Characters: none that HTML does not take, in text or in attributes."""
    for element in document.root.iter(etree.Element):
        for text in (element.text, element.tail, *element.values()):
            yield from lost_characters(f"<{element.tag}>", text or "")


def namespaces(document: Document) -> Iterator[str]:
    """Namespaces: those that readers know, under the usual prefixes; in Atom itself no prefix for Atom."""
    for prefix, uri in sorted(document.root.nsmap.items(), key=str):
        default = prefix is None and uri == ATOM
        known = USUAL.get(prefix) == uri and (prefix != "atom" or document.root.tag == "rss")
        if not default and not known:
            yield f"the namespace {uri} as {prefix}"


def structure(document: Document) -> Iterator[str]:
    """Structure: elements hold others or text, never both, and no attributes but their own."""
    for element in document.root.iter(etree.Element):
        if (element.tail or "").strip() or (element.tag in PARENTS and (element.text or "").strip()):
            yield f"text beside elements near <{element.tag}>"
        if element.tag not in PARENTS and len(element):
            yield f"<{element.tag}> has <{element[0].tag}>"
        for name in sorted(set(element.attrib) - ATTRIBUTES.get(element.tag, set()) - {LANGUAGE}):
            yield f"<{element.tag}> has {name}="


def languages(document: Document) -> Iterator[str]:
    """Languages, stated for parts."""
    for element in document.root.iter(etree.Element):
        if element.get(LANGUAGE) is not None:
            yield from no_language(LANGUAGE, element.get(LANGUAGE))


def own_links(document: Document) -> Iterator[str]:
    """Links of the feed: itself by its own address, its archives, its hub, its page."""
    links = links_of(document)
    own = [link for link in links if link.get("rel") == "self"]
    media_type = "application/rss+xml" if document.root.tag == "rss" else "application/atom+xml"
    if [(link.get("href"), link.get("type")) for link in own] != [(document.address, media_type)]:
        yield f"the self link is not {document.address} of {media_type}"
    for link in links:
        if link.get("rel") not in RELATIONS:
            yield f"a link of the relation {link.get('rel')}"
        if link.get("type") is not None and not MEDIA_TYPE.fullmatch(link.get("type")):
            yield f"a link of the type {link.get('type')}"
        yield from no_address("a link", link.get("href", ""))
    yield from twice("a link", [link.get("rel", "") for link in links if link.get("rel") not in ("hub", "alternate")])


def archives(document: Document) -> Iterator[str]:
    """Archives: they lead to what subscribers read and to each other; what subscribers read to the newest alone."""
    there = {link.get("rel") for link in links_of(document)}
    if document.root.find(f".//{ARCHIVE}") is None:
        yield from (f"{one} outside an archive" for one in ("current", "next-archive") if one in there)
        return
    if "current" not in there:
        yield "an archive without its feed"
    if not there & {"prev-archive", "next-archive"}:
        yield "an archive without another"


def links_of(document: Document) -> list[Any]:
    """The links of a feed itself."""
    place = document.root.find("channel") if document.root.tag == "rss" else document.root
    return [] if place is None else place.findall(LINK)


def items_of(document: Document) -> list[Any]:
    """The items or entries of a feed."""
    return [*document.root.iterfind("channel/item"), *document.root.iterfind(f"{{{ATOM}}}entry")]


def plain_element(document: Document, element: Any) -> Iterator[str]:
    """What an element of plain text must hold."""
    yield from not_plain(f"<{element.tag}>", element.text or "")
    if not document.written_plainly(element, element.text or ""):
        yield f"<{element.tag}> has markup that is not written in numbers: {element.text}"


def counted(what: str, element: Any, once: tuple[str, ...], at_most: tuple[str, ...], known: set[str]) -> Iterator[str]:
    """Elements that are missing, too many, or unknown."""
    tags = [child.tag for child in element.iterchildren(etree.Element)]
    yield from (f"{what} has {tags.count(tag)} of <{tag}>" for tag in once if tags.count(tag) != 1)
    yield from (f"{what} has {tags.count(tag)} of <{tag}>" for tag in at_most if tags.count(tag) > 1)
    yield from (f"{what} has <{tag}>" for tag in sorted(set(tags) - known))


XML_RULES: tuple[Rule, ...] = (too_large, declared, characters, namespaces, structure, languages, own_links, archives)
