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


def folded(text: str) -> str:
    """Letters and digits only, case aside: two forms of one title are the same."""
    return FOLDED.sub("", text).casefold()


def heading_texts(tree: Any) -> list[str]:
    """The main headings (h1) of a page as lines of text, each once."""
    found = (_line(element) for element in tree.xpath("//h1")[:MOST_HEADINGS])
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
        if sum(_begins(text, heading) for text in others) > 1:
            return heading
    return linked


def _begins(text: str, heading: str) -> bool:
    """Whether ``text`` is the heading, perhaps with the name of the site after it."""
    whole, start = folded(text), folded(heading)
    return bool(start) and (whole == start or (len(start) > 12 and whole.startswith(start)))


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
