"""Every sentence that a summary leads to has its place in the text, whatever the others are."""

import pytest

from digest.model import Block
from digest.publish.markup import prose
from digest.publish.places import NOWHERE, find_places, segments
from digest.publish.views import Passage
from digest.testing import article

TEXT = "One two three. Four five.\nSix seven."


def shown(
    *spans: tuple[int, int], blocks: tuple[Block, ...] | None = None, own: tuple[tuple[int, int], ...] = ()
) -> str:
    """The text as a page shows it, with the places of these spans."""
    there = article(TEXT).blocks if blocks is None else blocks
    places = find_places(there, TEXT, spans, own)
    return str(prose([Passage(block.kind, segments(block, places)) for block in there]))


@pytest.mark.parametrize(
    ("spans", "first"),
    [
        ([(0, 14)], '<span id="s1">One two three.</span> Four five.'),
        ([(15, 25), (0, 14)], '<span id="s2">One two three.</span> <span id="s1">Four five.</span>'),
        ([(0, 4), (4, 14)], '<span id="s1">One</span> <span id="s2">two three.</span> Four five.'),
        ([(0, 14), (4, 7)], '<span id="s1">One <span id="s2">two</span> three.</span> Four five.'),
        ([(0, 3), (0, 14)], '<span id="s2"><span id="s1">One</span> two three.</span> Four five.'),
        ([(0, 7), (4, 14)], '<span id="s1">One <span id="s2">two</span></span> three. Four five.'),
        ([(14, 25)], 'One two three. <span id="s1">Four five.</span>'),
        ([(15, 36)], 'One two three. <span id="s1">Four five.</span>'),
    ],
    ids=["one", "two", "touching", "inside", "beginning alike", "across", "blank at the edge", "over two blocks"],
)
def test_each_span_has_an_element_that_begins_where_it_does(spans: list[tuple[int, int]], first: str) -> None:
    assert shown(*spans) == f"<p>{first}</p>\n<p>Six seven.</p>"


def test_a_span_in_a_later_block_is_there() -> None:
    assert shown((26, 36)).endswith('<p><span id="s1">Six seven.</span></p>')


def test_what_is_not_shown_is_told_apart_by_who_says_it() -> None:
    first = article(TEXT).blocks[:1]
    places = find_places(first, TEXT, [(26, 36), (26, 29), (0, 14)], own=[(26, 36)])
    assert (places.own, places.beyond) == ({(26, 36)}, ((26, 29),))
    assert list(places.shown) == [(0, 14)]
    assert sorted(places.anchors.values()) == ["s1", "s2", "s3"]


def test_a_sentence_that_is_cut_off_with_its_block_is_not_shown() -> None:
    cut = (Block(0, 20, TEXT[:20]),)
    assert find_places(cut, TEXT, [(15, 25)], ()).beyond == ((15, 25),)
    assert shown((0, 14), (15, 25), blocks=cut) == '<p><span id="s1">One two three.</span> Four </p>'


def test_without_summaries_there_are_no_places() -> None:
    assert find_places(article(TEXT).blocks, TEXT, [], ()) is NOWHERE
