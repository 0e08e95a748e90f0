"""Edits on top of edits do what they would do one after the other."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.model import Article, Edit, Raw, original_offset
from digest.text.border import applied
from digest.text.edits import absorbed, checked, compose, tidied

steady = settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
TEXTS = st.text("ab \n", max_size=14)


@st.composite
def some_edits(draw: st.DrawFn, length: int) -> tuple[Edit, ...]:
    """Ordered edits of a text of this length that do not overlap; insertions too."""
    places = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    made = []
    for start, stop in zip(places[::2], places[1::2], strict=False):
        by = draw(st.sampled_from(["digest", "credits"]))
        made.append(Edit(start, stop, draw(st.text("xy \n", max_size=3)), draw(st.sampled_from("pq")), by))
    return checked(made, length)


@st.composite
def two_steps(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...], tuple[Edit, ...]]:
    """A text, edits of it, and edits of what these make of it."""
    text = draw(TEXTS)
    first = draw(some_edits(len(text)))
    return text, first, draw(some_edits(len(after(text, first))))


def after(text: str, edits: tuple[Edit, ...]) -> str:
    """The text as an article with these edits has it."""
    return Article(Raw(text), edits=edits).text


@steady
@given(two_steps())
def test_composed_edits_do_what_both_do_one_after_the_other(
    steps: tuple[str, tuple[Edit, ...], tuple[Edit, ...]],
) -> None:
    text, first, second = steps
    assert after(text, compose(first, second)) == after(after(text, first), second)


@steady
@given(two_steps())
def test_composed_and_absorbed_edits_are_ordered_and_inside_the_raw_text(
    steps: tuple[str, tuple[Edit, ...], tuple[Edit, ...]],
) -> None:
    text, first, second = steps
    for edits in (compose(first, second), absorbed(compose(first, second))):
        assert checked(edits, len(text)) == tuple(e for e in edits if e.start != e.stop or e.new)


@steady
@given(two_steps())
def test_absorbing_changes_no_character(steps: tuple[str, tuple[Edit, ...], tuple[Edit, ...]]) -> None:
    text, first, second = steps
    both = compose(first, second)
    assert after(text, absorbed(both)) == after(text, both)


@steady
@given(st.text(max_size=30))
def test_a_tidied_text_is_blocks_joined_by_one_newline(text: str) -> None:
    tidy = after(text, tidied(text))
    assert tidied(tidy) == ()
    assert all(line == line.strip(" ") and line for line in tidy.split("\n")) or not tidy


@steady
@given(st.data())
def test_kept_characters_map_back_to_themselves(data: st.DataObject) -> None:
    text = data.draw(st.text("abcd", max_size=14))
    edits = data.draw(some_edits(len(text)))
    now = after(text, edits)
    replaced = {offset for edit in edits for offset in range(edit.start, max(edit.stop, edit.start + 1))}
    for offset, character in enumerate(now):
        origin = original_offset(edits, offset)
        if origin not in replaced:
            assert text[origin] == character


def test_many_edits_are_composed_in_linear_time() -> None:
    text = "ab " * 100_000
    first = tuple(Edit(start, start + 1) for start in range(0, len(text), 3))
    second = tuple(Edit(start, start + 1, "x") for start in range(0, len(text) - len(first), 2))
    assert after(text, compose(first, second)) == "x " * 100_000


def test_a_cut_and_the_line_break_after_it_are_one_act() -> None:
    text = "Share this\nThe river rose."
    cut = (Edit(0, 10, "", "share bar", "furniture"),)
    edits = absorbed(compose(cut, tidied(after(text, cut))))
    assert edits == (Edit(0, 11, "", "share bar", "furniture"),)


def test_an_edit_of_a_replacement_keeps_both_reasons() -> None:
    (edit,) = compose((Edit(0, 3, "abc", "first"),), (Edit(1, 2, "", "second"),))
    assert edit == Edit(0, 3, "ac", "first; second")


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([Edit(0, 9)], "edit 0:9 is outside the text of 5 characters"),
        ([Edit(3, 2)], "edit 3:2 is outside the text of 5 characters"),
        ([Edit(2, 4), Edit(0, 3)], "edits 0:3 and 2:4 overlap"),
    ],
)
def test_wrong_edits_are_named(edits: list[Edit], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        checked(edits, 5)


def test_edits_that_change_nothing_are_left_out() -> None:
    assert checked([Edit(4, 5), Edit(2, 2), Edit(0, 1)], 5) == (Edit(0, 1), Edit(4, 5))


@steady
@given(st.text(st.sampled_from("ab \n\t\u3000"), max_size=12))
def test_tidying_leaves_lines_without_white_space_at_their_edges_or_empty_ones(text: str) -> None:
    lines = [line.strip() for line in text.split("\n")]
    assert applied(text, tidied(text)) == "\n".join(line for line in lines if line)
