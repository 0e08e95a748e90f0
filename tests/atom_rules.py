"""The rules of Atom (RFC 4287), and what the W3C's feed validator makes of them."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from feed_document_rules import (
    ARCHIVE,
    ATOM,
    LINK,
    THUMBNAIL,
    XML_RULES,
    Document,
    Rule,
    counted,
    items_of,
    links_of,
    plain_element,
)
from feed_text_rules import (
    MEDIA_TYPE,
    bad_markup,
    no_address,
    no_language,
    no_name,
    no_rfc_3339,
    not_enclosed,
    not_newest_first,
    not_plain,
    twice,
)
from lxml import etree

TAGS = {tag: f"{{{ATOM}}}{tag}" for tag in (
    "id", "title", "updated", "author", "name", "link", "generator", "subtitle", "entry", "content", "summary",
    "category", "published", "source", "rights", "icon", "logo",
)}  # fmt: skip
ONCE = (TAGS["id"], TAGS["title"], TAGS["updated"])
AT_MOST_ONCE_IN_FEED = (TAGS["subtitle"], TAGS["generator"], TAGS["icon"], TAGS["logo"], TAGS["rights"], ARCHIVE)
AT_MOST_ONCE_IN_ENTRY = (TAGS["summary"], TAGS["content"], TAGS["published"], TAGS["source"])
IN_FEED = {*ONCE, *AT_MOST_ONCE_IN_FEED, TAGS["author"], TAGS["link"], TAGS["entry"]}
IN_ENTRY = {*ONCE, *AT_MOST_ONCE_IN_ENTRY, TAGS["author"], TAGS["link"], TAGS["category"], THUMBNAIL}
IN_SOURCE = {*ONCE, TAGS["author"], TAGS["link"]}
ENTRY_RELATIONS = {"alternate", "via", "enclosure", "related"}


def atom_feed(document: Document) -> Iterator[str]:
    """The feed: what it must have, what it may have, all of that before the first entry."""
    feed = document.root
    if feed.tag != f"{{{ATOM}}}feed":
        yield "no Atom"
        return
    yield from counted("the feed", feed, ONCE, AT_MOST_ONCE_IN_FEED, IN_FEED)
    tags = [child.tag for child in feed.iterchildren(etree.Element)]
    if TAGS["entry"] in tags and set(tags[tags.index(TAGS["entry"]) :]) != {TAGS["entry"]}:
        yield "something of the feed after an entry"
    for tag in ("title", "subtitle"):
        for element in feed.findall(TAGS[tag]):
            yield from text_construct(document, element)
    for element in feed.findall(TAGS["generator"]):
        yield from plain_element(document, element)
    yield from twice("an alternate link", [alternate(link) for link in links_of(document) if alternate(link)])


def atom_names(document: Document) -> Iterator[str]:
    """Names of the feed and its entries: tag: URIs, each of one alone."""
    found = [
        element.text or ""
        for element in (document.root, *items_of(document))
        for element in element.findall(TAGS["id"])
    ]
    for name in found:
        yield from no_name("an id", name)
    yield from twice("an id", found)


def atom_dates(document: Document) -> Iterator[str]:
    """Moments: as RFC 3339 has them, newest first, no two entries changed at once, and none after the feed."""
    found = document.root.iter(TAGS["updated"], TAGS["published"])
    faults = [fault for one in found for fault in no_rfc_3339(f"<{one.tag}>", one.text or "")]
    yield from faults
    if faults:
        return
    entries = items_of(document)
    changed = [entry.findtext(TAGS["updated"], "") for entry in entries]
    yield from twice("the moment of a change", changed)
    published = [entry.findtext(TAGS["published"], "") for entry in entries]
    yield from not_newest_first([datetime.fromisoformat(moment) for moment in published if moment])
    newest = max(map(datetime.fromisoformat, filter(None, changed)), default=None)
    own = document.root.findtext(TAGS["updated"], "")
    if newest and own and datetime.fromisoformat(own) < newest:
        yield "the feed did not change when its newest entry did"
    for entry, when, first in zip(entries, changed, published, strict=True):
        if when and first and datetime.fromisoformat(when) < datetime.fromisoformat(first):
            yield f"changed before it was published: {entry.findtext(TAGS['id'])}"


def entries(document: Document) -> Iterator[str]:
    """Entries: what they must have and may have, each once."""
    for entry in items_of(document):
        yield from counted("an entry", entry, ONCE, AT_MOST_ONCE_IN_ENTRY, IN_ENTRY)
        for tag in ("title", "summary"):
            for element in entry.findall(TAGS[tag]):
                yield from text_construct(document, element)
        if entry.find(TAGS["summary"]) is None and entry.find(TAGS["content"]) is None:
            yield "an entry without words"
        for one in entry.findall(THUMBNAIL):
            yield from no_address("a thumbnail", one.get("url", ""))


def authors(document: Document) -> Iterator[str]:
    """Authors: of each entry, or else of the feed; each with a name in plain text."""
    if document.root.find(TAGS["author"]) is None:
        yield from ("an entry without author" for entry in items_of(document) if entry.find(TAGS["author"]) is None)
    for author in document.root.iter(TAGS["author"]):
        yield from counted("an author", author, (TAGS["name"],), (), {TAGS["name"]})
        for name in author.findall(TAGS["name"]):
            yield from plain_element(document, name)


def atom_content(document: Document) -> Iterator[str]:
    """Content: our own markup, said to be HTML."""
    for content in document.root.iter(TAGS["content"]):
        if content.get("type") != "html" or len(content):
            yield f"content of the type {content.get('type')}"
        yield from bad_markup("the content", content.text or "")
        if not (content.text or "").strip():
            yield "the content is empty"


def categories(document: Document) -> Iterator[str]:
    """Categories: a word, the same to show, and the address of a page."""
    for category in document.root.iter(TAGS["category"]):
        for name in ("term", "label"):
            yield from not_plain(f"the {name} of a category", category.get(name, ""))
            if not document.written_plainly(category, category.get(name, "")):
                yield f"the {name} of a category has markup that is not written in numbers"
        if category.get("scheme") is not None:
            yield from no_address("the scheme of a category", category.get("scheme"))


def entry_links(document: Document) -> Iterator[str]:
    """Links of entries: to their page, where they came from, what they bring with them."""
    for entry in items_of(document):
        links = entry.findall(LINK)
        for link in links:
            yield from _entry_link(link)
        yield from twice("an alternate link", [alternate(link) for link in links if alternate(link)])
        if not any(map(alternate, links)):
            yield "an entry without its page"


def _entry_link(link: Any) -> Iterator[str]:
    relation, url = link.get("rel", "alternate"), link.get("href", "")
    if relation not in ENTRY_RELATIONS:
        yield f"a link of the relation {relation}"
    yield from no_address(f"a link to {relation}", url)
    if not MEDIA_TYPE.fullmatch(link.get("type", "text/html")):
        yield f"a link of the type {link.get('type')}"
    if relation == "enclosure":
        yield from not_enclosed("an enclosure", url, link.get("type", ""), link.get("length", ""))
    if link.get("hreflang") is not None:
        yield from no_language("hreflang", link.get("hreflang"))


def sources(document: Document) -> Iterator[str]:
    """Where entries came from: with name, title and moment, as feeds have them."""
    for source in document.root.iter(TAGS["source"]):
        yield from counted("a source", source, ONCE, (), IN_SOURCE)
        for title in source.findall(TAGS["title"]):
            yield from text_construct(document, title)
        for name in source.findall(TAGS["id"]):
            yield from no_address("the id of a source", name.text or "")
            if re.search(r"^http://[^/]*:80(/|$)|^https://[^/]*:443(/|$)|\.(:\d+)?/", name.text or ""):
                yield f"the id of a source is not in its one form: {name.text}"
        for link in source.findall(LINK):
            yield from _entry_link(link)
        yield from twice("an alternate link of a source", [alternate(link) for link in source.findall(LINK)])


def text_construct(document: Document, element: Any) -> Iterator[str]:
    """Text that is plain, or HTML that shows only text."""
    if element.get("type", "text") == "text":
        yield from plain_element(document, element)
        return
    if not (element.text or "").strip():
        yield f"<{element.tag}> is empty"
    if element.get("type") != "html":
        yield f"<{element.tag}> of the type {element.get('type')}"
    yield from (f"<{tag}> in <{element.tag}>" for tag in re.findall(r"<(/?\w*)", element.text or ""))
    yield from bad_markup(f"<{element.tag}>", element.text or "")


def alternate(link: Any) -> str:
    """The kind of page that a link leads to, "" if it is another link."""
    return f"{link.get('type')} in {link.get('hreflang')}" if link.get("rel", "alternate") == "alternate" else ""


ATOM_RULES: tuple[Rule, ...] = (
    *XML_RULES, atom_feed, atom_names, atom_dates, entries, authors, atom_content, categories, entry_links, sources,
)  # fmt: skip
