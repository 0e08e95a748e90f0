"""A stated title is parted where something is set off, and nowhere else."""

import pytest

from digest.text.titles import as_text, parts, says_enough


def texts(title: str) -> list[str]:
    return [part.text for part in parts(title)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("One two | Three", ["One two", "Three"]),
        ("One two｜Three", ["One two", "Three"]),
        ("One two – Three — Four -- Five", ["One two", "Three", "Four", "Five"]),
        ("One :: Two · Three • Four » Five / Six > Seven", ["One", "Two", "Three", "Four", "Five", "Six", "Seven"]),
        ("台风登陆_海港日报", ["台风登陆", "海港日报"]),
        ("台风登陆-海港日报", ["台风登陆", "海港日报"]),
        ("One: two", ["One", "two"]),
        ("Well-known half-time 3-2 and/or 10:30", ["Well-known half-time 3-2 and/or 10:30"]),
        ("One “two | three” four (five - six)", ["One “two | three” four (five - six)"]),
        ("« One » : two", ["« One »", "two"]),
        ("| One two |", ["| One two |"]),
        ("", [""]),
    ],
)
def test_parts(title: str, expected: list[str]) -> None:
    assert texts(title) == expected


def test_each_part_is_where_it_says() -> None:
    title = "One two  |  Three - Four: five"
    assert [title[part.start : part.stop] for part in parts(title)] == texts(title)
    assert [part.separator for part in parts(title)] == ["", "strong", "weak", "colon"]


@pytest.mark.parametrize("title", ["River rises", "台风登陆", "ฝนตกหนัก", "Ответ найден"])
def test_a_title_of_two_words_or_four_wide_letters_is_enough(title: str) -> None:
    assert says_enough(title)


@pytest.mark.parametrize("title", ["", "River", "港", "a b", "- |", "समाचार"])
def test_less_is_no_title(title: str) -> None:
    assert not says_enough(title)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("Fish &amp;#39;n&amp;#39; chips", "Fish 'n' chips"),
        ("A <b>bold</b> step", "A bold step"),
        ("2 < 3 and 4 > 3", "2 < 3 and 4 > 3"),
        ("AT&T buys", "AT&T buys"),
        ("  one \n two ", "one two"),
    ],
)
def test_a_stated_title_as_text(stated: str, expected: str) -> None:
    assert as_text(stated) == expected
