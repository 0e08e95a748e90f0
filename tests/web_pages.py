"""Web pages as sites of several kinds write them, for tests."""

import json
from typing import Any

from digest.text.html.page import page

PARAGRAPHS = (
    "The river rose by two metres on Monday, and the water board closed both bridges in the old town before noon.",
    "Schools in the valley stay closed until Friday, because buses can no longer reach the villages on the far bank.",
    "Farmers moved their cattle to higher fields during the night, with help from neighbours and the fire brigade.",
    "The water board expects the level to fall by the weekend, unless the rain that is forecast comes earlier.",
)
"""What `ARTICLE` is made of."""
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TEXT = "\n".join(PARAGRAPHS)
NAVIGATION = (
    '<nav class="menu"><ul>' + "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(8)) + "</ul></nav>"
)


def web_page(body: str = "", head: str = "", language: str = "en") -> str:
    """A page with this body and head; without a body it shows a title and `ARTICLE`."""
    body = body or f"{NAVIGATION}<article><h1>The river rises</h1>{ARTICLE}</article>"
    return f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def data(content: Any) -> str:
    """A script element with JSON-LD; a text goes in as it is."""
    text = content if isinstance(content, str) else json.dumps(content)
    return f'<script type="application/ld+json">{text}</script>'


def stating(head: str, body: str = "") -> tuple[str, tuple[str, ...], str]:
    """Title, authors and date that are read from a page with this head."""
    raw = page(web_page(body, head))
    return raw.title, raw.authors, raw.published
