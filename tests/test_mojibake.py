"""Mojibake: what is repaired, and that nothing else is touched."""

from digest_plugins.mojibake import SUSPECT, Mojibake, repaired_once
from hypothesis import given
from hypothesis import strategies as st

from digest.testing import answers, article, check_plugin, cleaned

BROKEN = st.sampled_from(["â€™", "Ã©", "&amp;", "&lt;", "amp;", "â€", " ", "x", "é", "漢", "\n", "Â", "&#10;", "ã‚"])


def test_contract() -> None:
    check_plugin(Mojibake())


def test_edits_touch_only_the_broken_characters() -> None:
    (edits,) = answers(Mojibake(), "clean", [article("We know that itâ€™s late.")])
    assert [(edit.start, edit.stop, edit.new) for edit in edits] == [(15, 18, "’")]


def test_entities_stay_when_the_option_is_off() -> None:
    assert cleaned(Mojibake(entities=False), "Smith &amp; Sons").text == "Smith &amp; Sons"


def test_an_escaped_line_break_makes_no_new_block() -> None:
    assert len(cleaned(Mojibake(), "One&#10;line").blocks) == 1


def test_a_very_long_line_is_repaired_to_its_end() -> None:
    assert cleaned(Mojibake(), "Itâ€™s. " * 5000).text == ("It’s. " * 5000).strip()


@given(st.lists(BROKEN, max_size=12).map("".join))
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = cleaned(Mojibake(), text).text
    assert cleaned(Mojibake(), once).text == once


@given(st.text(st.sampled_from(f"{''.join(map(chr, range(0x80, 0x180)))}“”‘’–—…•€™†ŒœВГвЂβ漢 ab.,"), max_size=6))
def test_what_the_quick_look_passes_over_needs_no_repair(text: str) -> None:
    assert SUSPECT.search(text) or repaired_once(text, entities=False) == text
