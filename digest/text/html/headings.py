"""The title of a web page, chosen from the forms in which the page gives it."""

import re
from collections.abc import Sequence
from typing import Any

INLINE = frozenset("a abbr b bdi cite code em i mark q s small strong sub sup u wbr".split())
UNSEEN = frozenset("script style svg button template noscript".split())
APART = re.compile(r"\0+")
GLUED = re.compile(r"\0(?=[,.;:!?…’”»)\]])|(?<=[(\[„“«‘])\0")
FOLDED = re.compile(r"[\W_]+")
CUT_OFF = re.compile(r"\s*(?:\.\.\.|…)$")
SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|｜]\s*|\s+/\s+")
MOST_HEADINGS, LONGEST = 20, 500
TELLING, WIDE_TELLING = 12, 5
"""A heading of more letters than these is the title of a page that begins with it; fewer in scripts without spaces."""
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
HOST = re.compile(r"^(?:\w+:)?//(?:www\d?\.)?([^/:]+)")
SHORTEST_NAME = 3
"""Letters of a host's name; a shorter one may begin any word."""


def folded(text: str) -> str:
    """Letters and digits only, case aside: two forms of one title are the same."""
    return FOLDED.sub("", text).casefold()


def heading_texts(tree: Any, path: str = "//h1") -> list[str]:
    """The main headings of a page, or those at another path, as lines of text, each once."""
    found = (_line(element) for element in tree.xpath(path)[:MOST_HEADINGS])
    return list(dict.fromkeys(text for text in found if text and len(text) <= LONGEST))


def _line(element: Any) -> str:
    """Text of an element; parts that are set apart, such as a kicker, do not run into each other."""
    from lxml import etree  # heavy

    pieces: list[str] = []
    unseen = 0
    for event, part in etree.iterwalk(element, events=("start", "end")):
        unseen += (1 if event == "start" else -1) * (part.tag in UNSEEN)
        apart = "" if part.tag in INLINE else "\0"
        text = part.text if event == "start" else part.tail if part is not element else ""
        pieces += (apart, "" if unseen else text or "")
    return " ".join(GLUED.sub("", APART.sub("\0", "".join(pieces))).replace("\0", " ").split())


def title_of(linked: str, stated: Sequence[str], window: str, headings: Sequence[str], source: str) -> str:
    """The title as readers of the page see it.

    Args:
        linked: the headline that JSON-LD states, or "".
        stated: titles from meta elements, the best first.
        window: the title of the window, which often ends with the name of the site.
        headings: the main headings that the page shows.
        source: the name of the site, or "".
    """
    others = [text for text in (*dict.fromkeys(stated), window) if text]
    if linked:
        return _confirmed(_without_source(linked, source), others, headings)
    for heading in headings:
        if any(_begins(text, heading) for text in others):
            return heading
    if len(headings) == 1 and any(_alike(text, headings[0]) for text in others):
        return headings[0]
    best = next((text for text in others if text), "")
    return _without_source(best, source) or (headings[0] if len(headings) == 1 else "")


def _confirmed(linked: str, others: Sequence[str], headings: Sequence[str]) -> str:
    for heading in headings:
        if folded(heading) == folded(linked):  # the page sets quotes and dashes better than its data
            return linked if ":" in linked and ":" not in heading else heading
        stem = CUT_OFF.sub("", linked)
        if stem != linked and folded(heading).startswith(folded(stem)):
            return heading
    for heading in headings:
        cut_short = len(folded(linked)) > TELLING and folded(heading).startswith(folded(linked))
        if sum(_begins(text, heading) for text in others) > (0 if cut_short else 1):
            return heading
    return linked


def _begins(text: str, heading: str) -> bool:
    """Whether ``text`` is the heading, perhaps with the name of the site after it."""
    whole, start = folded(text), folded(heading)
    enough = WIDE_TELLING if WIDE.search(start) else TELLING
    return bool(start) and (whole == start or (len(start) > enough and whole.startswith(start)))


def _alike(one: str, two: str) -> bool:
    words, others = ({word.casefold() for word in re.findall(r"\w{3,}", text)} for text in (one, two))
    return len(others) > 2 and 2 * len(words & others) >= len(others)


def _without_source(title: str, source: str) -> str:
    """The title without the name of the site that many put at its end or start."""
    parts = list(SEPARATOR.finditer(title))
    if not parts or not source:
        return title
    name = folded(source)
    last, first = parts[-1], parts[0]
    if folded(title[last.end() :]) == name:
        return title[: last.start()]
    return title[first.end() :] if folded(title[: first.start()]) == name else title


def without_site(title: str, headings: Sequence[str], address: str) -> str:
    """The title without the name of a site that does not state its name.

    Args:
        title: a title that no main heading of the page repeats.
        headings: lesser headings; one that makes up most of the title is the title.
        address: the address of the page, whose host tells the name; or "".
    """
    parts = list(SEPARATOR.finditer(title))
    known = {folded(heading) for heading in headings}
    for part in reversed(parts):
        start = folded(title[: part.start()])
        if start in known and 2 * len(start) >= len(folded(title)):
            return title[: part.start()]
    if parts and names_site(title[parts[-1].end() :], address):
        return title[: parts[-1].start()]
    return title


def names_site(text: str, address: str) -> bool:
    """Whether a text is the name of the site at this address, as far as its host tells: "The Paper", paper.example."""
    host = HOST.match(address)
    name = max(map(folded, host[1].split(".")[:-1]), key=len, default="") if host else ""
    return len(name) >= SHORTEST_NAME and folded(text).removeprefix("the").startswith(name.removeprefix("the"))
