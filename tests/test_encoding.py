"""Bytes to text."""

import codecs

import pytest

from digest.text.encoding import declared_encoding, decoded

TEXT = "Zoë said “no”. Straße, Київ.\n"


def test_utf8_needs_no_remark() -> None:
    assert decoded(TEXT.encode()) == (TEXT, "")


@pytest.mark.parametrize(
    ("mark", "name"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
     (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")],
)  # fmt: skip
def test_a_byte_order_mark_is_believed_and_taken_off(mark: bytes, name: str) -> None:
    assert decoded(mark + TEXT.encode(name))[0] == TEXT


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_seen_by_its_zeros(name: str) -> None:
    assert decoded(TEXT.encode(name)) == (TEXT, f"read as {name.upper()}")


def test_what_is_not_utf8_is_read_as_cp1252() -> None:
    assert decoded("“Zoë” – £5".encode("cp1252")) == ("“Zoë” – £5", "read as cp1252")


def test_one_broken_byte_does_not_cost_a_text_in_utf8() -> None:
    text, remark = decoded(("Київ " * 20).encode() + b"\x93ok\x94")
    assert text == "Київ " * 20 + "“ok”"
    assert "cp1252" in remark


def test_a_declared_encoding_is_asked_when_it_is_not_utf8() -> None:
    assert decoded("Москва".encode("koi8-r"), "koi8-r") == ("Москва", "read as koi8-r")


def test_a_declared_encoding_does_not_spoil_utf8() -> None:
    assert decoded("Москва".encode(), "koi8-r") == ("Москва", "")


@pytest.mark.parametrize("declared", ["utf-7", "rot13", "no-such", "base64"])
def test_odd_declared_encodings_are_ignored(declared: str) -> None:
    assert decoded("é+ADw-".encode("cp1252"), declared)[0] == "é+ADw-"


def test_a_page_names_its_encoding() -> None:
    assert declared_encoding(b'<meta charset="Windows-1251">') == "windows-1251"
    assert declared_encoding(b'<?xml version="1.0" encoding="koi8-r"?>') == "koi8-r"
    assert declared_encoding(b"<p>none</p>") == ""


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"\x89PNG\r\n\x1a\n", "PNG"), (b"\xff\xd8\xff\xe0", "JPEG"), (b"%PDF-1.7", "PDF"), (b"PK\x03\x04", "zip"),
     (b"\x1f\x8b\x08", "gzip"), (bytes(range(256)) * 4, "binary")],
)  # fmt: skip
def test_binary_content_is_refused_with_a_way_out(content: bytes, what: str) -> None:
    with pytest.raises(ValueError, match=what) as refused:
        decoded(content)
    assert "save the text as UTF-8" in str(refused.value)


def test_a_stray_zero_byte_is_no_binary() -> None:
    assert decoded(b"A normal text of some length with one zero\0 byte in it, as it happens.")[1] == ""


def test_an_empty_file_is_an_empty_text() -> None:
    assert decoded(b"") == ("", "")


def test_a_very_long_line_is_decoded_quickly() -> None:
    assert len(decoded(b"a b " * 12_500_000)[0]) == 50_000_000
