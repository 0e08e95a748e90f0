"""HTML fragments to plain text in blocks. All foreign markup ends here.

The parser hands on events and builds no tree, so the depth of a page costs nothing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.model import HEADING, ITEM, PARAGRAPH, QUOTE
from digest.text.encoding import CP1252

BREAKING = frozenset(  # words split from text read easier than a hundred quotes
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre "
    "search section summary table tbody td tfoot th thead tr ul".split()
)
HIDDEN = frozenset(
    "applet audio button canvas datalist embed head iframe map math noembed noframes object option rp rt script "
    "select style svg template textarea title video".split()
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
KINDS = {"li": ITEM, "dt": ITEM, "dd": ITEM, "blockquote": QUOTE} | dict.fromkeys(
    ("h1", "h2", "h3", "h4", "h5", "h6"), HEADING
)
WHOLE = frozenset("html body main article".split())
INLINE = frozenset("a b em i li p small span strong sup".split())
"""Elements that are hidden if their style says so; larger ones are often shown later by a script."""
UNSEEN = frozenset(
    "sr-only visually-hidden visuallyhidden u-visually-hidden is-visually-hidden screen-reader-text screenreader-text"
    " screen-reader-only sr-text assistive-text element-invisible a11y-hidden hidden-visually".split()
)
"""Names (class) that sites give to text for screen readers, such as "opens in a new window"."""
UNSHOWN = re.compile(r"(?:display:\s{0,9}none|visibility:\s{0,9}hidden)", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\f]+")
TAG = re.compile(r"</?[A-Za-z][^<>]*>|&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]{2,31});|<!--")


@dataclass(frozen=True, slots=True)
class Marked:
    """Text in blocks, joined by one newline, and the kinds of those that are no paragraphs."""

    text: str
    kinds: tuple[tuple[int, str], ...] = ()


def marked(html: str) -> Marked:
    """The blocks of an HTML fragment or page, without scripts, forms and what is hidden.

    Cost: O(len(html)) at any depth.
    """
    collector = Collector()
    fed(html, collector)
    return joined(collector.blocks)


def fed(html: str, collector: "Collector") -> None:
    """Hand the events of ``html`` to the collector."""
    from lxml import etree  # heavy

    parser = etree.HTMLParser(
        target=collector,  # type: ignore[arg-type] # the stubs ask for more than the parser does
        encoding="utf-8",
        huge_tree=True,
    )
    content = html.replace("\0", "").encode("utf-8", "ignore")
    if content.strip():
        parser.feed(content)
        parser.close()


def joined(blocks: Iterable[tuple[str, str]]) -> Marked:
    """Pairs of kind and text as one text; white space inside a block is folded, empty blocks go."""
    lines: list[str] = []
    kinds: list[tuple[int, str]] = []
    offset = 0
    for kind, text in blocks:
        line = SPACES.sub(" ", text).strip(" ")
        if line:
            if kind != PARAGRAPH:
                kinds.append((offset, kind))
            lines.append(line)
            offset += len(line) + 1
    return Marked("\n".join(lines), tuple(kinds))


def plain(html: str) -> str:
    """A title or name that may hold markup, as one line of text.

    Text that holds neither tags nor entities comes back as it is: "5 < 6" is no markup.
    """
    return marked(html).text.replace("\n", " ") if TAG.search(html) else html


def _is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether no reader sees the element: by its kind, or because it is for screen readers alone."""
    if tag in HIDDEN or "hidden" in attributes:
        return True
    names = attributes.get("class")
    if names and tag not in WHOLE and not UNSEEN.isdisjoint(names.lower().split()):
        return True
    return tag in INLINE and UNSHOWN.search(attributes.get("style") or "") is not None


class Collector:
    """Gathers blocks from the events of the parser."""

    def __init__(self) -> None:
        self.blocks: list[tuple[str, str]] = []
        self._pieces: list[str] = []
        self._open = dict.fromkeys(KINDS, 0)
        self._hidden: list[str] = []
        self._preformatted = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        if self._hidden or (tag not in VOID and _is_hidden(tag, attributes)):
            self._hidden.append(tag)
            return
        if tag in BREAKING:
            self._flush()
        if tag in self._open:
            self._open[tag] += 1
        self._preformatted += tag == "pre"

    def end(self, tag: str) -> None:
        """An element closes; the parser closes them all, in order."""
        if self._hidden:
            self._hidden.pop()
            return
        if tag in BREAKING:
            self._flush()
        if tag in self._open:
            self._open[tag] -= 1
        self._preformatted -= tag == "pre"

    def data(self, text: str) -> None:
        """Text between tags; a browser reads the C1 controls as cp1252."""
        if self._hidden:
            return
        lines = text.translate(CP1252).split("\n") if self._preformatted else [text.translate(CP1252)]
        for line in lines[:-1]:
            self._pieces.append(line)
            self._flush()
        self._pieces.append(lines[-1])

    def close(self) -> None:
        """The end of the document."""
        self._flush()

    def _flush(self) -> None:
        if self._pieces:
            kind = next((KINDS[tag] for tag in ("blockquote", *KINDS) if self._open[tag]), PARAGRAPH)
            self.blocks.append((kind, "".join(self._pieces)))
            self._pieces = []
