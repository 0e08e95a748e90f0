"""Is a built site fit to be published? Links lead somewhere, feeds parse, nothing runs."""

import json
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import msgspec
from lxml import etree

from digest.publish.structured import DATA

SCRIPTS = ("javascript:", "vbscript:", "data:")
IMAGE = re.compile(r"data:image/(?:png|gif|jpeg|webp|avif|svg\+xml)[;,]")
LINKS = ("href", "src", "action", "formaction", "poster", "background", "xlink:href")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
ACTIVE = ("script", "iframe", "object", "embed", "applet", "frame", "base")
SPEAKING: Any = etree.XPath("//*[@*]" + "".join(f" | //{tag}" for tag in ACTIVE))
"""The elements that can say or do anything; libxml2 picks them out far faster than a loop."""


HREF, SRC, ID = (re.compile(f' {name}="([^"]*)"') for name in ("href", "src", "id"))
ODD = ("srcdoc", "action=", "poster=", "background=", "refresh", "javascript:")
ODD_ELEMENT = re.compile(f"<(?:{'|'.join(ACTIVE)})")
OWN_SCRIPT = re.compile(r'<script src="([^"<>]*)"(?: [a-z]+(?:="[a-z]*")?)*></script>')
HANDLER = re.compile(r"on(?<![^\W_]on)[a-z]+\s*=")
"""What looks like an attribute that handles events; looked for where a word begins, so that the time stays linear.

It asks what stands before the letters only once they are found: a pattern that begins with letters is far faster.
"""
SPACED = re.compile(r"src\s+=")


ATOM = "{http://www.w3.org/2005/Atom}"
LINKING = (f"{ATOM}link", "enclosure", "{http://search.yahoo.com/mrss/}thumbnail", "outline")
"""The elements of feeds and of lists of feeds whose attributes lead somewhere."""


class Facts(msgspec.Struct, frozen=True):
    """What is remembered of a page: where it links to, its anchors, what is wrong with it."""

    links: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


def facts(name: str, content: bytes, base: str, url: str) -> Facts:
    """The facts of one built file; those of other kinds than pages and feeds are empty.

    Args:
        name: path of the file in the site.
        content: its bytes.
        base: the path the site lives under.
        url: the absolute address of the site.
    """
    if name.endswith(".html"):
        return _page_facts(name, content, base, url)
    if name.endswith((".xml", ".opml")):
        return _feed_facts(content, base, url)
    if name.endswith("feed.json"):
        return _json_feed_facts(content, base, url)
    return Facts()


def _page_facts(name: str, content: bytes, base: str, url: str) -> Facts:
    """The facts of a page: by a plain search where its markup is plain, else by an HTML parser."""
    text = content.decode()
    lower = text.lower()
    hrefs, sources = HREF.findall(text), SRC.findall(text)
    plain = lower.count("href") == len(hrefs) and lower.count("src=") == len(sources) and not SPACED.search(lower)
    odd = any(word in lower for word in ODD) or _has_odd_elements(lower, base) or HANDLER.search(lower)
    if odd or not plain or not lower or lower.isspace():
        return _parsed_facts(name, content, base, url)
    links: dict[str, None] = {}
    for value in (*hrefs, *sources):
        runs, inside = _judged(unescape(value) if "&" in value else value, base, url)
        if runs:
            return _parsed_facts(name, content, base, url)
        if inside is not None:
            links[inside] = None
        elif not ELSEWHERE.match(value):
            links[_beside(name, unescape(value))] = None
    return Facts(tuple(links), tuple(map(unescape, ID.findall(text))), tuple(_data_faults(DATA.findall(text))))


def _has_odd_elements(lower: str, base: str) -> bool:
    """Whether a page in small letters has elements that can do anything, beside data and the site's own scripts.

    Whatever stands in a block of data is still looked at as the rest of the page is: the block may be a trick.
    """
    scripts = OWN_SCRIPT.findall(lower)
    rest = OWN_SCRIPT.sub("", DATA.sub("", lower))
    return bool(ODD_ELEMENT.search(rest)) or not all(_own(source, base.lower()) for source in scripts)


def _data_faults(blocks: Iterable[str]) -> Iterator[str]:
    """What is wrong with the blocks of data of a page."""
    for block in blocks:
        try:
            json.loads(block)
        except ValueError as error:
            yield f"its structured data are no JSON: {error}"


def _parsed_facts(name: str, content: bytes, base: str, url: str) -> Facts:
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8")
    tree = etree.fromstring(content, parser) if content.strip() else None
    if tree is None:
        return Facts(wrong=("the page is empty",))
    links: dict[str, None] = {}
    anchors: dict[str, None] = {}
    wrong: list[str] = []
    for element in SPEAKING(tree):
        if _is_data(element):
            wrong += _data_faults([element.text or ""])
        elif element.tag in ACTIVE and not _own(element.get("src", ""), base):
            wrong.append(f"<{element.tag}> must not be there")
        for attribute, value in element.items():
            if attribute == "id":
                anchors[value] = None
            elif attribute in LINKS or attribute == "content":
                runs, target = _target(element, attribute, value, (name, base, url))
                wrong += [f"<{element.tag} {attribute}> {runs}: {value[:60]!r}"] if runs else []
                links |= {target: None} if target is not None else {}
            elif attribute.startswith("on") or attribute == "srcdoc":
                wrong.append(f"<{element.tag} {attribute}> could run a script")
    return Facts(tuple(links), tuple(anchors), tuple(wrong))


def _target(element: Any, attribute: str, value: str, place: tuple[str, str, str]) -> tuple[str, str | None]:
    """What is wrong with an attribute that leads somewhere, and where in the site it leads."""
    name, base, url = place
    if attribute == "content":
        if element.get("http-equiv", "").lower() != "refresh":
            return "", None
        runs, inside = _judged(value.partition("=")[2].strip("'\" "), base, url)
        return ("leads out of the site" if runs or inside is None else ""), inside
    runs, inside = _judged(value, base, url)
    if inside is None and not ELSEWHERE.match(value):
        inside = _beside(name, value)
    return ("runs a script" if runs else ""), inside


def _is_data(element: Any) -> bool:
    """Whether an element is a block of data, which browsers do not run; one with an address might be."""
    return element.tag == "script" and element.get("type") == "application/ld+json" and not element.get("src")


def _own(source: str, base: str) -> bool:
    return source.startswith(f"{base}/theme/")


@lru_cache(maxsize=1 << 16)
def _judged(link: str, base: str, url: str) -> tuple[bool, str | None]:
    """Whether a link runs a script, and where in the site it leads; most links are on many pages."""
    plain = re.sub(r"[\x00-\x20]", "", link).lower()
    return plain.startswith(SCRIPTS) and not IMAGE.match(plain), _inside(link, base, url)


@lru_cache(maxsize=1 << 16)
def _inside(link: str, base: str, url: str) -> str | None:
    """The path in the site, with its fragment, that a link leads to; None for other sites."""
    if link.startswith(f"{url}/") or link == url:
        link = base + link[len(url) :]
    if link.startswith("//") or not link.startswith("/"):
        return None
    path, fragment = _parted(link)
    if base and not path.startswith(f"{base}/"):
        return unquote(path)
    path = unquote(path[len(base) + 1 :].partition("?")[0])
    path += "index.html" if not path or path.endswith("/") else ""
    return f"{path}#{unquote(fragment)}" if fragment else path


def _parted(link: str) -> tuple[str, str]:
    """A path and its fragment; the standard library's way takes ten times as long, and most links are plain."""
    if "?" in link or ";" in link or not link.isprintable():
        path, fragment = urldefrag(link)
        return path, fragment
    path, _, fragment = link.partition("#")
    return path, fragment


def target(name: str, link: str, base: str, url: str) -> str | None:
    """The path in the site, with its fragment, that a link in the file ``name`` leads to; None for other sites."""
    inside = _inside(link, base, url)
    return _beside(name, link) if inside is None and not ELSEWHERE.match(link) else inside


def _beside(name: str, link: str) -> str:
    """The path in the site that a relative link on the page ``name`` leads to."""
    path, fragment = urldefrag(link)
    path = unquote(path.partition("?")[0])
    if path:
        slash = "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) + slash
        path = "index.html" if path == "./" else path + ("index.html" if slash else "")
    return f"{path or name}#{unquote(fragment)}" if fragment else path or name


def _feed_facts(content: bytes, base: str, url: str) -> Facts:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root: Any = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        return Facts(wrong=(f"not well-formed XML: {error}",))
    named = [element.text or "" for element in root.iter("link", "{*}loc")]
    named += [element.get(key, "") for element in root.iter(*LINKING) for key in ("href", "url", "xmlUrl", "htmlUrl")]
    return Facts(_all_inside(named, base, url), wrong=tuple(_feed_faults(root)))


def _all_inside(addresses: Iterable[str], base: str, url: str) -> tuple[str, ...]:
    """The paths in the site that addresses lead to; those of other sites left out."""
    found = (_inside(address, base, url) for address in addresses if address)
    return tuple(dict.fromkeys(filter(None, found)))


def _feed_faults(root: Any) -> Iterator[str]:
    names = [element.text for element in root.iter("guid", f"{ATOM}id") if element.getparent().tag != f"{ATOM}source"]
    if len(names) != len(set(names)):
        yield "two items have one guid"
    if root.tag == "rss" and not root.find("channel").findtext("title"):
        yield "the channel has no title"
    if root.tag == f"{ATOM}feed" and not root.findtext(f"{ATOM}title"):
        yield "the feed has no title"


def _json_feed_facts(content: bytes, base: str, url: str) -> Facts:
    try:
        feed = json.loads(content)
        items = feed["items"]
        named = [feed["home_page_url"], feed["feed_url"], *(item["url"] for item in items)]
        ids = [item["id"] for item in items]
    except (ValueError, KeyError, TypeError) as error:
        return Facts(wrong=(f"not a JSON Feed: {error!r}",))
    wrong = ("two items have one id",) if len(ids) != len(set(ids)) else ()
    return Facts(_all_inside(named, base, url), wrong=wrong)


def faults(known: Mapping[str, Facts]) -> Iterable[str]:
    """What is wrong with a site, one line each.

    Args:
        known: the facts of every file of the site, by its path.
    """
    anchors = {name: set(found.anchors) for name, found in known.items()}
    for name, found in sorted(known.items()):
        for wrong in found.wrong:
            yield f"{name}: {wrong}"
        for link in found.links:
            path, _, fragment = link.partition("#")
            if path not in known and f"{path}/index.html" not in known:
                yield f"{name}: the link to /{path} leads nowhere"
            elif fragment and fragment != "top" and fragment not in anchors.get(path, ()):
                yield f"{name}: /{path} has no place #{fragment}"


def read_site(folder: Path, leave: Collection[str] = ()) -> Iterator[tuple[str, bytes]]:
    """The files of a built site, path and bytes, by name; without those to ``leave``."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name not in leave and path.is_file():
            yield name, path.read_bytes()
