"""What a cleaner keeps stays as it is; all other edits are made around it."""

from hypothesis import given
from hypothesis import strategies as st
from test_edits import some_edits

from digest.model import Article, Edit, Note, Raw
from digest.testing import article, with_edits
from digest.text.edits import checked
from digest.text.keeping import KEPT

TEXT = "Share this\nThe river rose.\nRead more"


def kept(text: str, *parts: str) -> Article:
    """An article of which a cleaner named "own" keeps these parts."""
    starts = [text.index(part) for part in parts]
    edits = [Edit(s, s + len(part), part, "mine") for s, part in zip(starts, parts, strict=True)]
    return with_edits(article(text), edits, "own")


def stretches(article: Article) -> list[str]:
    """The stretches that are kept, as they are now."""
    return [article.text[start:stop] for note in article.noted(KEPT) if note.by == "own" for start, stop in note.spans]


def test_keeping_changes_nothing() -> None:
    before = article(TEXT)
    after = kept(TEXT, "Share this")
    assert (after.text, after.edits) == (before.text, before.edits)
    assert after.noted(KEPT) == (Note(KEPT, "Share this", spans=((0, 10),), why="mine", by="own"),)


def test_a_cut_of_what_is_kept_is_refused_and_told() -> None:
    after = with_edits(kept(TEXT, "Share this"), [Edit(0, 10, "", "share bar")], "other")
    assert after.text == TEXT
    assert after.noted(KEPT)[0].why == "mine; kept from other (share bar)"


def test_a_cut_of_more_than_is_kept_goes_around_it() -> None:
    after = with_edits(kept(TEXT, "The river rose."), [Edit(0, len(TEXT), "", "page")], "other")
    assert after.text == "The river rose."


def test_a_replacement_that_touches_what_is_kept_is_refused_whole() -> None:
    after = with_edits(kept(TEXT, "this"), [Edit(0, 10, "Teile das", "translation")], "other")
    assert after.text == TEXT


def test_what_is_kept_is_followed_when_the_text_before_it_changes() -> None:
    after = with_edits(kept(TEXT, "The river rose.", "more"), [Edit(0, 10, "", "share bar")], "other")
    assert after.text == "The river rose.\nRead more"
    assert stretches(after) == ["The river rose.", "more"]


def test_what_is_kept_once_is_kept_for_good() -> None:
    again = with_edits(kept(TEXT, "Read more"), [Edit(27, 36, "Read more", "me too")], "other")
    assert [note.by for note in again.noted(KEPT)] == ["own"]


def test_what_an_earlier_cleaner_put_in_place_can_be_kept() -> None:
    repaired = with_edits(article("Don&rsquo;t share\nIt rose."), [Edit(3, 10, "’", "HTML entity")], "repair")
    after = with_edits(repaired, [repaired.blocks[0].keep("mine")], "own")
    cut = with_edits(after, [after.blocks[0].cut("share bar"), after.blocks[1].cut("other")], "other")
    assert cut.text == "Don’t share"
    assert cut.edits[0] == Edit(3, 10, "’", "HTML entity", "repair")


def test_many_kept_lines_are_gone_around_in_linear_time() -> None:
    before = article("a b\n" * 10_000)
    some = with_edits(before, [block.keep("mine") for block in before.blocks[::2]], "own")
    after = with_edits(some, [block.cut("gone") for block in some.blocks], "other")
    assert len(after.blocks) == 5_000
    assert len(after.noted(KEPT)) == 5_000


@st.composite
def keeping(draw: st.DrawFn) -> tuple[Article, list[tuple[Edit, ...]]]:
    """An article of which some is kept, and the answers of two later cleaners; the second to what was left then."""
    text = draw(st.text("ab c", min_size=1, max_size=20).filter(str.strip))
    before = article(text)
    places = sorted(draw(st.sets(st.integers(0, len(before.text)), max_size=6)))
    spans = list(zip(places[::2], places[1::2], strict=False))
    edits = checked([Edit(a, b, before.text[a:b], "mine") for a, b in spans], len(before.text))
    some = with_edits(before, edits, "own")
    steps = []
    for name in ("one", "two"):
        steps.append(draw(some_edits(len(some.text))))
        some = with_edits(some, steps[-1], name)
    return with_edits(before, edits, "own"), steps


@given(keeping())
def test_what_is_kept_is_in_the_text_whatever_is_cut(given: tuple[Article, list[tuple[Edit, ...]]]) -> None:
    before, steps = given
    after = before
    for name, edits in zip(("one", "two"), steps, strict=True):
        after = with_edits(after, edits, name)
    wanted = [stretch.strip() for stretch in stretches(before) if stretch.strip()]
    assert [s.strip() for s in stretches(after) if s.strip()] == wanted
    assert Article(Raw(after.raw.text), edits=after.edits).text == after.text
