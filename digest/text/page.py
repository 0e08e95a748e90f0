"""A web page to the text of its article and what it states about it."""

import logging
import re
from collections.abc import Iterator
from typing import Any

from digest.model import HEADING, ITEM, PARAGRAPH, QUOTE, Raw
from digest.text.facts import facts
from digest.text.markup import Marked, joined, marked

BODY = re.compile(r"<body\b", re.IGNORECASE)
TOO_MUCH = "the page is too large or too deep to look for its article: all its text was taken"
PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
ENOUGH_CHARACTERS = 200
"""An article below this length makes us ask for a second opinion."""
TREE_TAGS = 20_000
TREE_DEPTH = 250
"""Above these sizes the libraries that build a tree are slow or give up; blocks are read without one."""
LARGEST_CHARACTERS = 10_000_000
DECLARATION = re.compile(r"<\?xml\b[^>]{0,500}>")
NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|table|ul|ol|li|blockquote|b|i|em|strong|font|a|p|td|tr)\b", re.IGNORECASE
)
FOLDED = re.compile(r"\W+")


def page(html: str) -> Raw:
    """The article of a page, or the text of a fragment, as a `Raw` with its stated fields.

    trafilatura is asked first, readability when it finds next to nothing, and when that
    fails too all visible text is taken, with a remark. ``text`` is "" if there is none.
    """
    if len(html) > LARGEST_CHARACTERS:
        return Raw("", remarks=(f"{len(html):,} characters of HTML are too many for one article: split it",))
    if not PAGE.search(html[:5000]):
        return _raw(marked(html), {}, ())
    html = DECLARATION.sub("", html)
    if html.count("<") > TREE_TAGS or _is_deep(html):
        return _raw(marked(html), facts(BODY.split(html, maxsplit=1)[0]).fields, (TOO_MUCH,))
    fields = facts(html).fields
    found, remarks = _article(html)
    return _raw(_without_title(found, fields.get("title", "")), fields, remarks)


def _raw(found: Marked, fields: dict[str, Any], remarks: tuple[str, ...]) -> Raw:
    if not found.text:
        return Raw("", remarks=("no text was found in the HTML", *remarks), **fields)
    return Raw(found.text, kinds=found.kinds, remarks=remarks, **fields)


def _article(html: str) -> tuple[Marked, tuple[str, ...]]:
    everything = marked(html)
    found = _first_opinion(html)
    if len(found.text) >= min(ENOUGH_CHARACTERS, len(everything.text)):
        return found, ()
    second = _second_opinion(html)
    best = max((found, second), key=lambda marked: len(marked.text))
    if best.text:
        return best, ()
    return everything, ("no article was found in the page: all its text was taken",) if everything.text else ()


def _is_deep(html: str) -> bool:
    """Whether elements may nest deeper than libraries that recurse can bear."""
    depth = deepest = 0
    for tag in NESTING.finditer(html):
        depth = max(depth + (-1 if tag[1] else 1), 0)
        deepest = max(deepest, depth)
    return deepest > TREE_DEPTH


def _first_opinion(html: str) -> Marked:
    import trafilatura  # heavy

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports every page without an article
    try:
        found = trafilatura.bare_extraction(
            html, favor_precision=True, include_comments=False, include_formatting=False, with_metadata=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        return Marked("")  # its trees have holes on broken pages; the second opinion follows
    body = getattr(found, "body", None)
    return joined(_blocks(body)) if body is not None else Marked("")


def _blocks(body: Any) -> Iterator[tuple[str, str]]:
    """The blocks of trafilatura's tree: p, head, quote, item, cell, with lb as a line break."""
    kinds = {"head": HEADING, "quote": QUOTE, "item": ITEM}
    pieces: list[str] = []
    open_kinds: list[str] = []

    def block() -> tuple[str, str]:
        kind = QUOTE if QUOTE in open_kinds else open_kinds[-1] if open_kinds else PARAGRAPH
        text = "".join(pieces)
        pieces.clear()
        return kind, text

    from lxml import etree  # heavy

    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        breaking = tag in ("p", "head", "quote", "item", "list", "row", "lb", "div", "table", "code", "body", "main")
        if breaking and pieces:
            yield block()
        if event == "start":
            open_kinds += [kinds[tag]] if tag in kinds else []
            pieces.append((element.text or "").replace("\n", " "))
        else:
            if tag in kinds:
                open_kinds.pop()
            pieces.append(" " if tag == "cell" else "")
            pieces.append((element.tail or "").replace("\n", " "))
    yield block()


def _second_opinion(html: str) -> Marked:
    import readability  # heavy

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        return marked(readability.Document(html).summary(html_partial=True))
    except (readability.readability.Unparseable, ValueError, TypeError, AttributeError, RecursionError, KeyError):
        return Marked("")


def _without_title(found: Marked, title: str) -> Marked:
    """The text without a first block that only repeats the title."""
    first, _, rest = found.text.partition("\n")
    if not rest or not title or FOLDED.sub("", first).casefold() != FOLDED.sub("", title).casefold():
        return found
    shift = len(first) + 1
    return Marked(rest, tuple((offset - shift, kind) for offset, kind in found.kinds if offset >= shift))
