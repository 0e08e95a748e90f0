"""Where in an article's page the sentences of summaries stand: which have a place, and which one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from digest.model import Block, Span
from digest.publish.views import Segment


@dataclass(frozen=True)
class Places:
    """The places of one article, by the span of the sentence that leads there.

    anchors: the ids of all of them. shown: the stretch of the shown text that has the id; it
    begins where the sentence does and is the whole of it, but for a sentence that goes on
    in the next block or beyond the end of a stretch around it. own: sentences of the article's own
    summary that the page does not show in its text, so that they are their own place.
    beyond: other sentences that it does not show in its text, in its order.
    """

    anchors: Mapping[Span, str] = field(default_factory=dict)
    shown: Mapping[Span, Span] = field(default_factory=dict)
    own: frozenset[Span] = frozenset()
    beyond: tuple[Span, ...] = ()


NOWHERE = Places()


def find_places(blocks: Sequence[Block], text: str, wanted: Sequence[Span], own: Iterable[Span]) -> Places:
    """The places of the ``wanted`` spans.

    Args:
        blocks: what the page shows; a block may be cut.
        text: of the article, whole.
        wanted: spans that lie in ``text``, in the order in which they are numbered.
        own: those which the summary on the article's page says word for word.
    """
    if not wanted:
        return NOWHERE
    end = blocks[-1].stop if blocks else 0
    there = [span for span in wanted if _bare(text, span)[1] <= end]
    shown = dict(_stretches(blocks, {span: _bare(text, span) for span in there}))
    hidden = dict.fromkeys(span for span in wanted if span not in shown)
    mine = frozenset(own) & hidden.keys()
    return Places(anchors(wanted), shown, mine, tuple(sorted(hidden.keys() - mine)))


def anchors(wanted: Iterable[Span]) -> dict[Span, str]:
    """The ids of sentences, numbered as they come; those that come later change none before them."""
    return {span: f"s{number}" for number, span in enumerate(wanted, 1)}


def _bare(text: str, span: Span) -> Span:
    """The span without white space around it, which may lie outside every block."""
    piece = text[span[0] : span[1]]
    return span[1] - len(piece.lstrip()), span[0] + len(piece.rstrip())


def _stretches(blocks: Sequence[Block], wanted: Mapping[Span, Span]) -> Iterator[tuple[Span, Span]]:
    """For each span what its element can hold: elements end with their block and with those around them."""
    around: list[int] = []
    left = iter(blocks)
    block = next(left, None)
    for span, (start, stop) in sorted(wanted.items(), key=lambda item: (item[1][0], -item[1][1], item[0])):
        while block and block.stop <= start:
            block, around = next(left, None), []
        if block is None:
            return
        while around and around[-1] <= start:
            around.pop()
        around.append(min(stop, block.stop, *around[-1:]))
        yield span, (start, around[-1])


def segments(block: Block, places: Places) -> tuple[Segment, ...]:
    """The stretches of a block; one that a summary leads to has its anchor, and may hold others."""
    inside = [
        (start, stop, places.anchors[span])
        for span, (start, stop) in places.shown.items()
        if block.start <= start < block.stop
    ]
    return tuple(_nested(block, block.start, block.stop, inside))


def _nested(block: Block, start: int, stop: int, inside: Sequence[tuple[int, int, str]]) -> Iterator[Segment]:
    """The segments between two offsets; ``inside`` are the stretches there, outer ones first."""
    position, left = start, list(inside)
    while left:
        begin, end, anchor = left[0]
        within = [stretch for stretch in left[1:] if stretch[1] <= end and stretch[0] < end]
        left = left[1 + len(within) :]
        if begin > position:
            yield Segment(block.text[position - block.start : begin - block.start])
        text = block.text[begin - block.start : end - block.start]
        yield Segment(text, anchor, tuple(_nested(block, begin, end, within)) if within else ())
        position = end
    if position < stop:
        yield Segment(block.text[position - block.start : stop - block.start])
