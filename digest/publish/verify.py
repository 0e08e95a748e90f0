"""Is a built site fit to be published? Links lead somewhere, feeds parse, nothing runs."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import msgspec
from lxml import etree, html

SCRIPTS = ("javascript:", "vbscript:", "data:text/html")
ACTIVE = ("script", "iframe", "object", "embed", "applet", "frame", "base")


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
    if name.endswith(".xml"):
        return Facts(wrong=tuple(_feed_faults(content)))
    return Facts()


def _page_facts(name: str, content: bytes, base: str, url: str) -> Facts:
    if not content.strip():
        return Facts(wrong=("the page is empty",))
    links: dict[str, None] = {}
    anchors: dict[str, None] = {}
    wrong: list[str] = []
    for element in html.document_fromstring(content.decode(), parser=html.HTMLParser(huge_tree=True)).iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag in ACTIVE and not _own(element.get("src", ""), base):
            wrong.append(f"<{tag}> must not be there")
        for attribute, value in ((str(name), str(text)) for name, text in element.attrib.items()):
            if attribute == "id":
                anchors[value] = None
            elif attribute in ("href", "src", "action"):
                plain = re.sub(r"[\x00-\x20]", "", value).lower()
                if plain.startswith(SCRIPTS):
                    wrong.append(f"<{tag} {attribute}> runs a script: {value[:60]!r}")
                inside = _inside(value, name, base, url)
                if inside is not None:
                    links[inside] = None
            elif attribute.startswith("on") or attribute == "srcdoc":
                wrong.append(f"<{tag} {attribute}> could run a script")
    return Facts(tuple(links), tuple(anchors), tuple(wrong))


def _own(source: str, base: str) -> bool:
    return source.startswith(f"{base}/theme/")


def _inside(link: str, name: str, base: str, url: str) -> str | None:
    """The path in the site, with its fragment, that a link leads to; None for other sites."""
    if link.startswith(f"{url}/") or link == url:
        link = base + link[len(url) :]
    if link.startswith("#"):
        return name + unquote(link)
    if link.startswith("//") or not link.startswith("/"):
        return None
    path, fragment = urldefrag(link)
    if base and not path.startswith(f"{base}/"):
        return unquote(path)
    path = unquote(path[len(base) + 1 :].partition("?")[0])
    path += "index.html" if not path or path.endswith("/") else ""
    return f"{path}#{unquote(fragment)}" if fragment else path


def _feed_faults(content: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root: Any = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        yield f"not well-formed XML: {error}"
        return
    guids = [element.text for element in root.iter("guid")]
    if len(guids) != len(set(guids)):
        yield "two items have one guid"
    if root.tag == "rss" and not root.find("channel").findtext("title"):
        yield "the channel has no title"


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
