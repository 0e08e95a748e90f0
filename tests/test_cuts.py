"""What the page of an article shows of what was cut."""

from pathlib import Path

from building import RIVER, built, make_site
from digest_plugins.credits import Credits

from digest.model import Edit
from digest.publish.cuts import CHARACTERS, SHOWN_KINDS, SHOWN_LINES, Change, cuts_by_kind
from digest.testing import article, cleaned, with_edits


def cut_lines(text: str, *whys: str) -> tuple:
    """The kinds of a text whose first lines were cut for these reasons."""
    given = article(text)
    edits = [block.cut(why) for block, why in zip(given.blocks, whys, strict=False)]
    return cuts_by_kind(with_edits(given, edits, "furniture"))


def test_cuts_of_a_kind_stand_together_with_what_is_special_about_each() -> None:
    teaser, share = cut_lines("One\nTwo\nThree\nFour", "teaser: 2 of 9 words", "share bar", "teaser: 3 of 8 words")
    assert (teaser.kind, teaser.by, teaser.lines) == ("teaser", "furniture", 2)
    assert teaser.shown == (Change("One", "", "2 of 9 words"), Change("Three", "", "3 of 8 words"))
    assert share.shown == (Change("Two", "", ""),)


def test_the_lines_of_one_cut_are_counted() -> None:
    (share,) = cut_lines("One\nTwo\nThree\nFour", "share bar", "share bar")
    assert (share.lines, share.shown, share.more) == (2, (Change("One Two", "", ""),), 0)


def test_only_some_cuts_of_a_kind_are_shown_and_the_others_counted() -> None:
    text = "\n".join(f"Line {n}" for n in range(20))
    whys = [f"teaser: {n}" for n in range(19)]
    (teaser,) = cut_lines(text, *whys)
    assert (teaser.lines, len(teaser.shown), teaser.more) == (19, SHOWN_LINES, 19 - SHOWN_LINES)


def test_only_some_kinds_are_shown_and_the_others_counted() -> None:
    cuts = cut_lines("\n".join(f"Line {n}" for n in range(40)), *(f"reason {n}" for n in range(39)))
    assert len(cuts) == SHOWN_KINDS + 1
    assert (cuts[-1].kind, cuts[-1].lines) == ("other reasons", 39 - SHOWN_KINDS)


def test_long_cuts_are_shortened_also_without_spaces() -> None:
    for long in ("word " * 1000, "漢" * 5000):
        ((change,),) = [cut.shown for cut in cut_lines(f"{long.strip()}\nx", "why")]
        assert 100 < len(change.text) <= CHARACTERS + 2
        assert change.text.endswith(" …")


def test_a_repair_shows_what_was_and_what_is() -> None:
    given = with_edits(article("don&rsquo;t"), [Edit(3, 10, "’", "HTML entity")], "mojibake")
    assert cuts_by_kind(given)[0].shown == (Change("&rsquo;", "’", ""),)


def test_several_repairs_of_one_line_are_one_line() -> None:
    given = article("a&amp;b &amp;\nc&amp;d")
    repairs = [Edit(at, at + 5, "&", "HTML entity") for at in (1, 8, 15)]
    (repair,) = cuts_by_kind(with_edits(given, repairs, "mojibake"))
    assert (repair.lines, len(repair.shown), repair.repair) == (2, 3, True)


def test_a_page_of_which_nothing_was_cut_speaks_of_repairs(tmp_path: Path) -> None:
    texts = {"a.txt": f"{RIVER} The river &amp; the sea &amp; the lake."}
    built(make_site(tmp_path, texts, plugins=("read-text", "mojibake", "stories")))
    (page,) = (tmp_path / "output" / "articles").glob("*/index.html")
    assert "<summary>What was repaired and why (1 line)</summary>" in page.read_text()


def test_what_digest_itself_did_is_not_shown() -> None:
    assert cuts_by_kind(article("One \n\n Two")) == ()


def test_the_page_of_an_article_names_kind_and_plugin(tmp_path: Path) -> None:
    text = f"{RIVER}\nWith assistance from Ivan Novak"
    assert cleaned(Credits(), text).text == RIVER
    site = make_site(tmp_path, {"a.txt": f"Date: 2024-08-14\n\n{text}"}, plugins=("...",))
    built(site)
    (page,) = [path.read_text() for path in (site / "output" / "articles").rglob("index.html")]
    assert "<summary>What was cut and why (1 line)</summary>" in page
    assert "<dt>closing credits <small>(credits)</small></dt>" in page
    assert "<dd><del>With assistance from Ivan Novak</del></dd>" in page


def test_a_whole_page_that_was_cut_adds_little_to_the_page(tmp_path: Path) -> None:
    menu = "\n".join(f"Section {number} & more of <it>" for number in range(3000))
    rules = '[plugins.own-lines]\ndrop = ["Section"]\n[limits]\ncut_share = 1.0\n'
    site = make_site(tmp_path, {"a.txt": f"Date: 2024-08-14\n\n{RIVER}\n{menu}"}, plugins=("...",), toml=rules)
    built(site)
    (page,) = (site / "output" / "articles").rglob("index.html")
    assert page.stat().st_size < 12_000
    assert "3,000 lines" in page.read_text()
