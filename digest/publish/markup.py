"""The text of an article as markup: blocks to elements, every word escaped. All of it is ours."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from markupsafe import Markup

from digest.model import HEADING, ITEM, QUOTE
from digest.publish.views import Passage, Segment

ELEMENTS = {HEADING: "h2", ITEM: "li"}
AROUND = {ITEM: "ul", QUOTE: "blockquote"}
"""What blocks of a kind that follow each other stand in together."""


def prose(passages: Sequence[Passage]) -> Markup:
    """The passages as HTML; stretches that a summary leads to have their ids.

    Templates use it as ``{{ prose(page.passages) }}``; it does what a loop over passages
    and segments would, many times faster.
    """
    lines: list[str] = []
    for kind, group in groupby(passages, key=lambda passage: passage.kind):
        element, around = ELEMENTS.get(kind, "p"), AROUND.get(kind)
        inner = [f"<{element}>{''.join(_stretches(passage.segments))}</{element}>" for passage in group]
        lines += [f"<{around}>", *inner, f"</{around}>"] if around else inner
    return Markup("\n".join(lines))


def _stretches(segments: Sequence[Segment]) -> Iterator[str]:
    for segment in segments:
        words = "".join(_stretches(segment.inner)) or escape(segment.text, quote=False)
        yield f'<span id="{segment.anchor}">{words}</span>' if segment.anchor else words
