"""What pages, feeds and JSON files say in the words of others: sentences that lead to a place like ``#s1``."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import Any

from lxml import etree, html

from digest.publish.structured import DATA

PLACE = re.compile(r"s[0-9]+")
"""The ids of the places that summary sentences lead to."""
LED = re.compile(r'href="(?<!class="where" href=")[^"]*#s[0-9]+"')
"""What leads to a place with its words; a link of the class ``where`` says only that something stands there.

It begins with the letters to look for, because that is ten times as fast as what must not be before them.
"""
NAMED = re.compile(r' id="s[0-9]+"')
QUOTE = re.compile(r'<a(?: id="s[0-9]+")? href="([^"]*#s[0-9]+)">([^<]*(?:</?mark>[^<]*)*)</a>')
MARKED = re.compile(r"</?mark>")
HOLDER = re.compile(r'<(?:span|a) id="(s[0-9]+)"(?: href="[^"]*")?>([^<]*)</(?:span|a)>')
LINES = re.compile(r'<ul class="sentences".*?</ul>|<p class="key".*?</p>', re.DOTALL)
LINE = re.compile(r"<(?:li|p)\b[^>]*>")
DESCRIPTION = re.compile(r'<meta (?:(?:name|property)="(?:og:)?description" )+content="([^"]*)">')
STATED = re.compile(r'"description":("(?:[^"\\]|\\.)*")')
"""The same in a block of data."""
ATOM = "{http://www.w3.org/2005/Atom}"
SHOWN = 60
"""Characters of a sentence in a message."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence and where it leads; ``made``: it says of itself that a machine wrote it.

    A ``link`` without a place means any place of that page.
    """

    words: str
    link: str
    made: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences of one file, the words at each of its places, its descriptions, and what is wrong at sight."""

    quotes: tuple[Quote, ...] = ()
    places: dict[str, str] = field(default_factory=dict)
    descriptions: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def said(name: str, content: bytes, label: str) -> Said:
    """What a built file says; nothing for other kinds than pages, feeds and JSON, and for broken ones.

    ``label`` are the words that tell readers that a machine wrote a sentence.
    """
    if name.endswith(".html"):
        return _page(content.decode(), label)
    if name.endswith(".xml") and (b"<item>" in content or b"<entry" in content):
        return _feed(content, label)
    if name.endswith(".json") and b"#s" in content:
        return Said(tuple(_in_json(content, label)))
    return Said()


def _page(text: str, label: str) -> Said:
    """By a plain search where the markup is plain, else by an HTML parser."""
    descriptions = tuple(_descriptions(text))
    if not any(sign in text for sign in ("#s", 'id="s', 'class="sentences"', 'class="key"')):
        return Said(descriptions=descriptions)
    quotes, holders = QUOTE.findall(text), HOLDER.findall(text)
    plain = 'class="machine"' not in text and label not in text
    if not plain or len(quotes) != len(LED.findall(text)) or len(holders) != len(NAMED.findall(text)):
        return _parsed(text, label, descriptions)
    wrong = [
        f"a sentence of a summary leads to no place: {_shown(re.sub('<[^>]*>', '', item))}"
        for part in LINES.findall(text)
        for item in LINE.split(part)[1:]
        if not QUOTE.search(item) and not HOLDER.search(item)
    ]
    wrong += _doubles([anchor for anchor, _ in holders])
    return Said(
        tuple(Quote(unescape(MARKED.sub("", words)), unescape(link)) for link, words in quotes),
        {anchor: unescape(words) for anchor, words in holders},
        descriptions,
        tuple(wrong),
    )


def _descriptions(text: str) -> Iterator[str]:
    """What search engines and networks are told that a page is about, in its head and in its data."""
    yield from map(unescape, DESCRIPTION.findall(text))
    for data in DATA.findall(text):
        with suppress(ValueError):  # no JSON, which is a fault of its own
            yield from map(json.loads, STATED.findall(data))


def _parsed(text: str, label: str, descriptions: tuple[str, ...] = ()) -> Said:
    if not text.strip():
        return Said()
    tree: Any = html.document_fromstring(text)
    quotes, wrong = [], []
    for link in tree.iterfind(".//a[@href]"):
        if not PLACE.fullmatch(link.get("href").partition("#")[2]) or link.get("class") == "where":
            continue
        quote = Quote(words_of(link), link.get("href"), _is_labelled(link, label))
        quotes.append(quote)
        if "machine" in link.get("class", "").split() and not quote.made:
            wrong.append(f"a sentence written by a machine does not say so: {_shown(quote.words)}")
    for item in (*tree.iterfind('.//ul[@class="sentences"]/li'), *tree.iterfind('.//p[@class="key"]')):
        led = any(PLACE.fullmatch(link.get("href").partition("#")[2]) for link in item.iterfind(".//a[@href]"))
        if not led and not any(PLACE.fullmatch(element.get("id")) for element in item.iterfind(".//*[@id]")):
            wrong.append(f"a sentence of a summary leads to no place: {_shown(words_of(item))}")
    holders = [(e.get("id"), words_of(e)) for e in tree.iterfind(".//*[@id]") if PLACE.fullmatch(e.get("id"))]
    wrong += _doubles([anchor for anchor, _ in holders])
    return Said(tuple(quotes), dict(holders), descriptions, tuple(wrong))


def _is_labelled(link: Any, label: str) -> bool:
    """Whether readers are told, right behind a sentence or in its line, that it was made."""
    if (link.tail or "").startswith(f" ({label})"):
        return True
    behind = (element for element in link.itersiblings() if "made" in element.get("class", "").split())
    return "machine" in link.get("class", "").split() and any(words_of(element).strip() for element in behind)


def words_of(element: Any) -> str:
    """All text in an element."""
    return "".join(element.itertext())


def _doubles(anchors: list[str]) -> list[str]:
    return [f"there are several places #{anchor}" for anchor in sorted(set(anchors)) if anchors.count(anchor) > 1]


def _shown(words: str) -> str:
    return repr(" ".join(words.split())[:SHOWN])


def _feed(content: bytes, label: str) -> Said:
    """The items' descriptions and the sentences of their contents."""
    try:
        root: Any = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError:
        return Said()  # which is a fault of its own
    quotes: list[Quote] = []
    for item in root.iter("item"):
        found = (item.findtext(tag) or "" for tag in ("title", "link", "description"))
        title, link, description = map(unescape, found)
        quotes += _item(title, link, description, item.findtext("{*}encoded") or "", label)
    for entry in root.iter(f"{ATOM}entry"):
        title, description = (_text(entry.find(f"{ATOM}{tag}")) for tag in ("title", "summary"))
        markup = entry.findtext(f"{ATOM}content") or ""
        links = [
            link.get("href", "") for link in entry.iterfind(f"{ATOM}link") if link.get("rel") in (None, "alternate")
        ]
        quotes += _item(title, "".join(links[:1]), description, markup, label)
    return Said(tuple(quotes))


def _text(element: Any) -> str:
    """What a text of Atom says, whichever way it is written."""
    text = "" if element is None else element.text or ""
    return unescape(text) if element is not None and element.get("type") == "html" else text


@lru_cache(maxsize=1 << 12)
def _item(title: str, link: str, description: str, content: str, label: str) -> tuple[Quote, ...]:
    """What an item of a feed says; most are in several feeds."""
    behind, said = f" ({label})", description and description != title
    key = Quote(description.removesuffix(behind), link, description.endswith(behind))
    return ((key,) if said else ()) + _page(content, label).quotes


def _in_json(content: bytes, label: str) -> Iterator[Quote]:
    """Objects with a ``text`` and a ``url`` or ``href`` that leads to a place, and the items of a JSON Feed."""
    try:
        left = [json.loads(content)]
    except ValueError:
        return
    while left:
        value = left.pop()
        if isinstance(value, list):
            left += value
        if not isinstance(value, dict):
            continue
        left += value.values()
        if "content_html" in value:
            found = (value.get(key) for key in ("title", "url", "summary", "content_html"))
            yield from _item(*(text if isinstance(text, str) else "" for text in found), label)
            continue
        link, words = value.get("url", value.get("href")), value.get("text")
        if isinstance(link, str) and isinstance(words, str) and PLACE.fullmatch(link.partition("#")[2]):
            yield Quote(words, link, value.get("made") is True)
