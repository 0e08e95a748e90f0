"""A web page to the text of its article and what it states about it."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from digest.model import HEADING, PARAGRAPH, Raw
from digest.text.html.alignment import letters
from digest.text.html.comments import before_comments
from digest.text.html.extractors import precise, readable
from digest.text.html.facts import Facts, facts
from digest.text.html.looked_up import looked_up
from digest.text.html.markup import Marked, joined, marked
from digest.text.html.placed import ASIDE, CAPTION, EDGE, FORM, Line, placed_lines
from digest.text.html.shown import shown_authors, shown_date
from digest.text.html.vote import elected

BODY = re.compile(r"<body\b", re.IGNORECASE)
PAGE = re.compile(r"<(?:!doctype|html|head|body|title|meta)\b", re.IGNORECASE)
ESCAPED = re.compile(r"&lt;/(?:p|div|h[1-6]|li|b|strong|em|a)&gt;", re.IGNORECASE)
TOO_MUCH = "the page is too large or too deep to look for its article: all its text was taken"
NO_ARTICLE = "no article was found in the page: all its text was taken"
FROM_DATA = "the page shows no article: its text was taken from the data for search engines"
ENOUGH_CHARACTERS = 200
"""An article below this length makes us prefer the longer opinion."""
LEAST_SHARE = 0.4
"""How much of an extractor's text the visible lines must hold, or the extractor is taken at its word."""
DATA_SHARE, DATA_CHARACTERS = 0.3, 500
"""A stated body of so many characters replaces a text that is no more than that share of it."""
OPENING_CHARACTERS = 20_000
"""A page says in so many characters that it is one."""
TREE_ELEMENTS, THOROUGH_ELEMENTS = 20_000, 4_000
TREE_DEPTH = 250
"""Above these sizes the libraries that build a tree are slow or give up; blocks are read without one.

Some fallbacks of trafilatura take time by the square of the page; larger pages do without them."""
LARGEST_CHARACTERS = 10_000_000
LARGEST_HEAD = 1_000_000
DECLARATION = re.compile(r"<\?xml\b[^>]{0,500}>")
NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|table|ul|ol|li|blockquote|b|i|em|strong|font|a|p|td|tr)\b", re.IGNORECASE
)
HEAD_LINES, FEW_LINES = 20, 4
"""How far above the text the title may stand, and how many lines there are looked at without one."""
TITLE_LINES = 3
"""The title may be repeated in the first lines of the text."""


def page(html: str) -> Raw:
    """The article of a page, or the text of a fragment, as a `Raw` with its stated fields.

    trafilatura and readability vote on the visible lines, and so does the text that the page
    states for search engines; when they find nothing all visible text is taken, with a
    remark. ``text`` is "" if there is none.
    """
    if len(html) > LARGEST_CHARACTERS:
        return Raw("", remarks=(f"{len(html):,} characters of HTML are too many for one article: split it",))
    if not PAGE.search(html[:OPENING_CHARACTERS]):
        return _raw(marked(html), {}, ())
    html = DECLARATION.sub("", html).replace("\0", "")
    deep = _is_deep(html)
    tree = _tree(BODY.split(html, maxsplit=1)[0][:LARGEST_HEAD] if deep else html)
    found = facts(tree) if tree is not None else Facts()
    if tree is None or deep or _elements(tree) > TREE_ELEMENTS:
        return _raw(marked(html), found.fields, (TOO_MUCH,) if deep or tree is not None else ())
    lines = placed_lines(html)
    text, remarks, start = _article(html, tree, lines, found)
    fields = found.fields
    if not (fields.get("authors") and fields.get("published")):
        fields = _looked_for(tree, _head(lines, found.titles, start)) | fields
    stated = {name: value for name, value in fields.items() if value}
    return _raw(text, stated | {"extracted": NO_ARTICLE not in remarks}, remarks)


def _raw(found: Marked, fields: dict[str, Any], remarks: tuple[str, ...]) -> Raw:
    if not found.text:
        return Raw("", remarks=("no text was found in the HTML", *remarks), **fields)
    return Raw(found.text, kinds=found.kinds, remarks=remarks, **fields)


def _tree(html: str) -> Any:
    """The root element, or None if there is none."""
    from lxml import etree  # heavy
    from lxml import html as parsing

    parser = parsing.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return parsing.document_fromstring(html.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def _elements(tree: Any) -> int:
    """How many elements a page has; drawings are free."""
    drawn = sum(1 for drawing in tree.iter("svg") for _ in drawing.iterdescendants())
    return sum(1 for _ in tree.iter("*")) - drawn


def _is_deep(html: str) -> bool:
    """Whether elements may nest deeper than libraries that recurse can bear."""
    depth = deepest = 0
    for tag in NESTING.finditer(html):
        depth = max(depth + (-1 if tag[1] else 1), 0)
        deepest = max(deepest, depth)
    return deepest > TREE_DEPTH


def _article(html: str, tree: Any, lines: Sequence[Line], found: Facts) -> tuple[Marked, tuple[str, ...], int]:
    """The text, remarks on it, and the number of the line that it begins with."""
    first, second = precise(tree, thorough=_elements(tree) <= THOROUGH_ELEMENTS), readable(html)
    if len(first.text) < ENOUGH_CHARACTERS and len(second.text) > len(first.text):
        first = second
    body = _stated(found.body)
    kept = _without_titles(lines, elected(lines, first.text, second.text, body.text), found.titles)
    start = kept[0] if kept else 0
    text = _of_lines(lines, kept)
    few = len(text.text) < LEAST_SHARE * len(first.text)
    text = first if few else _of_lines(lines, before_comments(lines, kept, body.text))
    if len(body.text) >= DATA_CHARACTERS and len(text.text) < DATA_SHARE * len(body.text):
        return body, (FROM_DATA,), start
    if text.text:
        return text, (), start
    everything = _of_lines(lines, range(len(lines)))
    return everything, (NO_ARTICLE,) if everything.text else (), start


def _stated(body: str) -> Marked:
    """The body that the data states: as text, as HTML, or as HTML that was escaped once more."""
    html = unescape(body) if ESCAPED.search(body) and "</" not in body else body
    return marked(html) if "</" in html else joined((PARAGRAPH, line) for line in body.split("\n"))


def _of_lines(lines: Sequence[Line], kept: Sequence[int]) -> Marked:
    return joined((lines[number].kind, lines[number].text) for number in kept)


def _head(lines: Sequence[Line], titles: Sequence[str], start: int) -> list[str]:
    """The lines between title and text, and the first ones of the text; those above it if no title is shown."""
    known = {letters(title) for title in titles}
    above = range(max(0, start - HEAD_LINES), start)
    title = next((number for number in reversed(above) if letters(lines[number].text) in known), start - FEW_LINES)
    shown = lines[max(0, title + 1) : start + 2]
    return [line.text for line in shown if line.kind != HEADING and not line.places & {ASIDE, EDGE, FORM, CAPTION}]


def _looked_for(tree: Any, head: Sequence[str]) -> dict[str, Any]:
    """Author and date as the page shows them, where it states none."""
    language = (tree.get("lang") or "").partition("-")[0].lower()
    authors, date = shown_authors(head), shown_date(head, language)
    if not (authors and date):
        named, dated = looked_up(tree)
        authors, date = authors or named, date or dated
    return {"authors": tuple(authors), "published": date}


def _without_titles(lines: Sequence[Line], kept: Sequence[int], titles: Sequence[str]) -> list[int]:
    """The lines that are kept, without those at their start that only repeat the title."""
    known = {letters(title) for title in titles}
    opening = {number for number in kept[:TITLE_LINES] if letters(lines[number].text) in known}
    return [number for number in kept if number not in opening] if len(opening) < len(kept) else list(kept)
