"""What headers and front matter state."""

import pytest

from digest.text.stated import header, licence_name, names, stated


def test_keys_are_known_in_all_their_spellings() -> None:
    given = {
        "Title": "A",
        "URL": "https://a.example/",
        "License_Link": "https://l.example/",
        "Lang": "en-GB",
        "Author": "B",
    }
    assert stated(given).fields == {
        "title": "A",
        "url": "https://a.example/",
        "licence_url": "https://l.example/",
        "language": "en",
        "authors": ("B",),
    }


@pytest.mark.parametrize(
    ("values", "remark"),
    [
        ({"Colour": "red"}, "unknown key 'Colour' was left out"),
        (
            {"link": "javascript:alert(1)"},
            "link: 'javascript:alert(1)' is not an http or https address; it was left out",
        ),
        ({"title": ["a"]}, "title: a text is expected; it was left out"),
        ({"title": True}, "title: a text is expected; it was left out"),
        ({"authors": [1]}, "authors: a text or a list of texts is expected; it was left out"),
        ({"language": "English"}, "language: 'English' is not a language code such as 'en'; it was left out"),
    ],
)
def test_what_cannot_be_taken_over_is_remarked(values: dict[str, object], remark: str) -> None:
    found = stated(values)
    assert (found.fields, found.remarks) == ({}, (remark,))


def test_empty_values_count_as_not_given() -> None:
    assert stated({"title": None, "date": "", "tags": []}) == stated({})


def test_a_number_may_be_an_id() -> None:
    assert stated({"id": 17}).fields == {"id": "17"}


def test_lists_are_parted_by_semicolons_before_commas() -> None:
    assert names("Ada Lovelace, Alan Turing,") == ("Ada Lovelace", "Alan Turing")
    assert names("Lovelace, Ada; Turing, Alan") == ("Lovelace, Ada", "Turing, Alan")


def test_a_header_ends_at_the_blank_line() -> None:
    assert header("Title: A\nTags: b,\n  c\n\nText.\n") == ({"Title": "A", "Tags": "b, c"}, "Text.\n")


@pytest.mark.parametrize(
    "text",
    [
        "Note: this is prose.\n\nMore.",
        "Title: no blank line",
        "Title: A\nand prose goes on\n\nMore.",
        "",
        "\nTitle: A\n\nB",
    ],
)
def test_prose_is_no_header(text: str) -> None:
    assert header(text) == ({}, text)


def test_creative_commons_licences_are_known_by_address() -> None:
    assert licence_name("https://creativecommons.org/licenses/by/2.5/") == "CC BY 2.5"
    assert licence_name("http://creativecommons.org/publicdomain/zero/1.0/deed.en") == "CC0 1.0"
    assert licence_name("https://example.org/licence") == ""
