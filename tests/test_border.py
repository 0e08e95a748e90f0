"""What may not come in, and that the rest comes in unharmed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.border import REMARKABLE, applied, border_edits, clean_line, http_url, language_code


def bordered(text: str) -> str:
    return applied(text, border_edits(text))


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("a\x00b\x1bc\x7fd", "abcd"),
        (
            "one\r\ntwo\rthree\u2028four\u2029five\x85six\x0bseven\x0ceight",
            "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight",
        ),
        ("a\tb", "a b"),
        ("\ufeffThe \ufeffend", "The end"),
        ("a\ud800b", "ab"),
        ("a\ufdd0b\U0001fffec", "abc"),
        ("cafe\u0301", "café"),
        ("\u1112\u1161\u11ab", "한"),
        ("\u212bngstrom", "Ångstrom"),
        ("\u0927\u093c\u0928\u094d\u092f", "\u0927\u093c\u0928\u094d\u092f"),
        ("e\ufeff\u0301", "é"),
    ],
)
def test_text_is_plain_composed_characters(given_text: str, expected: str) -> None:
    assert bordered(given_text) == expected


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("\u202eabc", "abc"),
        ("abc\u202c", "abc"),
        ("\u202babc\u202c", "\u202babc\u202c"),
        ("\u2067a\u202bb\u2069", "\u2067ab\u2069"),
        ("\u2067a\nb\u2069", "a\nb"),
        ("\u202b\u2069\u202c", "\u202b\u202c"),
    ],
)
def test_direction_controls_stay_only_in_pairs_inside_a_block(given_text: str, expected: str) -> None:
    assert bordered(given_text) == expected


def test_misread_characters_are_repaired_before_their_controls_are_removed() -> None:
    assert bordered("It\u00e2\u0080\u0099s \u00e2\u20ac\u0153so\u00e2\u20ac\u009d") == "It’s “so”"


def test_a_blank_that_was_half_of_a_misread_character_is_repaired_too() -> None:
    broken = "ëŒ€ì\u00a0\u0090".replace("\u00a0", " ") + " end"
    assert applied(broken, border_edits(broken)) == "대점 end"
    twice = "대점 유명세".encode().decode("latin-1").encode().decode("latin-1")
    assert applied(twice, border_edits(twice)) == "대점 유명세"
    plain = "a caf\u00e9 \u00e0 Paris"
    assert border_edits(plain) == ()


def test_each_edit_says_who_and_why() -> None:
    edits = border_edits("a\x00 e\u0301\r\n\u202e")
    assert [(e.by, e.why) for e in edits] == [
        ("digest", "control character"),
        ("digest", "letter and accent as one character"),
        ("digest", "line break of another kind"),
        ("digest", "direction control without its partner"),
    ]


def test_edits_touch_only_what_changes() -> None:
    (edit,) = border_edits("A long text with one cafe\u0301 in it.")
    assert (edit.start, edit.stop, edit.new) == (24, 26, "é")


def test_a_pile_of_accents_is_cut_short() -> None:
    assert len(bordered("a" + "\u0323" * 10_000)) < 40


AWKWARD = "ae\u0301\u0323\u0300\u1100\u1161\u11a8\u0915\u093c\u09c7\u09be\x00\x85\x92\r\n\t\u202a\u202c\u2066\u2069\ufeff\ud800\ufffe\u00e2\u20ac "


@given(st.text(alphabet=AWKWARD, max_size=30))
def test_what_has_crossed_has_nothing_left_to_mend(text: str) -> None:
    once = bordered(text)
    assert border_edits(once) == ()
    assert unicodedata.is_normalized("NFC", once)


def test_a_very_long_line_crosses_quickly() -> None:
    text = "word é " * 1_000_000
    assert border_edits(text) == ()


def test_a_typed_field_is_one_line() -> None:
    assert clean_line("  A\u00a0title\r\nin \t two\x00 lines ") == "A title in two lines"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c#d",
        "http://xn--bcher-kva.example/",
        "https://example.org:8080/ä",
        "HTTPS://EXAMPLE.org/",
    ],
)
def test_web_addresses_are_kept_as_they_are(address: str) -> None:
    assert http_url(f" {address}\n") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//example.org/",
        "/path",
        "https://",
        "https://user:secret@example.org/",
        "https://example.org/a b",
        "https://example.org/\x00",
        'https://example.org/"onclick=',
        "https://example.org\\@evil.example",
        "https://example.org:99999/",
        "https://[bad/",
        "https://example.org/\u202egnp",
        "https://exam\u2100ple.org/",
    ],
)
def test_other_addresses_are_dropped(address: str) -> None:
    assert http_url(address) == ""


@pytest.mark.parametrize(
    ("tag", "code"), [("en-GB", "en"), ("DE", "de"), ("zh_Hant_TW", "zh"), ("English", ""), ("", "")]
)
def test_language_tags_become_codes(tag: str, code: str) -> None:
    assert language_code(tag) == code


def test_nothing_happens_to_the_characters_that_the_quick_look_passes_over() -> None:
    plain = [character for character in map(chr, range(0x110000)) if not REMARKABLE.search(character)]
    assert [c for c in plain if unicodedata.normalize("NFC", c) != c or unicodedata.combining(c)] == []
    assert [c for c in plain if unicodedata.category(c) in ("Cc", "Cs", "Cn", "Mn", "Mc", "Me") and c != "\n"] == []
    assert REMARKABLE.search("\u202a")
