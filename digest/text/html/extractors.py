"""The extractors that vote on what the article of a page is: trafilatura and readability."""

import logging
from collections.abc import Iterator
from typing import Any

from digest.model import HEADING, ITEM, PARAGRAPH, QUOTE
from digest.text.html.markup import Marked, joined, marked

BROKEN = (ValueError, TypeError, AttributeError, RecursionError, AssertionError, KeyError, IndexError)
"""What the libraries raise on pages whose trees have holes; another extractor is asked then."""


def precise(tree: Any, *, thorough: bool = True) -> Marked:
    """The article by trafilatura, tuned to leave out rather than to take in; the tree is left as it is.

    thorough: whether it tries other ways where its own finds little.
    """
    import trafilatura  # heavy

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports every page without an article
    try:
        found = trafilatura.bare_extraction(
            tree,
            fast=not thorough,
            favor_precision=True,
            include_comments=False,
            include_formatting=False,
            with_metadata=False,
        )
    except BROKEN:
        return Marked("")
    body = getattr(found, "body", None)
    return joined(_blocks(body)) if body is not None else Marked("")


def readable(html: str) -> Marked:
    """The article by readability: the part of the page with the most text in paragraphs."""
    import readability  # heavy

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        return marked(readability.Document(html).summary(html_partial=True))
    except (readability.readability.Unparseable, *BROKEN):
        return Marked("")


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

    breaking = frozenset("p head quote item list row cell lb div table code body main".split())
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if tag in breaking and pieces:
            yield block()
        if event == "start":
            open_kinds += [kinds[tag]] if tag in kinds else []
            pieces.append((element.text or "").replace("\n", " "))
        else:
            if tag in kinds:
                open_kinds.pop()
            pieces.append((element.tail or "").replace("\n", " "))
    yield block()
