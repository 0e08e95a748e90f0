"""A link to a sentence in its original finds just that sentence, or is not made."""

from urllib.parse import unquote

import pytest

from digest.model import Article, Edit, Raw
from digest.text.fragments import at_source

URL = "https://paper.example/a"
SHORT = "The dam broke early on Monday."
LONG = "The dam above the town broke early on Monday, and the river took away two of the three bridges that led to it."


def found(text: str, sentence: str, *edits: Edit, url: str = URL) -> str:
    """The address of a sentence of the cleaned text."""
    article = Article(Raw(text, url=url), edits=edits)
    start = article.text.index(sentence)
    return at_source(article, (start, start + len(sentence)))


def told(text: str, sentence: str, *edits: Edit) -> list[str]:
    """The parts of the text directive, decoded."""
    address = found(text, sentence, *edits)
    return [unquote(part) for part in address.removeprefix(f"{URL}#:~:text=").split(",")] if address else []


def test_a_short_sentence_is_told_whole() -> None:
    assert found(SHORT, SHORT) == f"{URL}#:~:text=The%20dam%20broke%20early%20on%20Monday."


def test_of_a_long_sentence_both_ends_are_told() -> None:
    assert told(f"Before. {LONG} After.", LONG) == ["The dam above the", "that led to it."]


def test_what_has_a_meaning_in_a_directive_is_escaped() -> None:
    given = 'A "50-50" deal, R&D = 3% of it, #1 in café'
    assert found(given, given) == (
        f"{URL}#:~:text=A%20%2250%2D50%22%20deal%2C%20R%26D%20%3D%203%25%20of%20it%2C%20%231%20in%20caf%C3%A9"
    )


@pytest.mark.parametrize(
    ("url", "joint"),
    [("https://a.example/x", "#:~:"), ("https://a.example/x#part", ":~:"), ("https://a.example/#:~:text=The", "&")],
)
def test_the_directive_is_joined_to_what_the_link_has(url: str, joint: str) -> None:
    assert found(SHORT, SHORT, url=url).startswith(f"{url}{joint}text=The%20dam")


def test_without_a_link_there_is_nothing() -> None:
    assert found(SHORT, SHORT, url="") == ""


def test_an_end_is_as_long_as_it_takes_to_be_found_there_alone() -> None:
    text = f"The dam above the town was old. {LONG}"
    assert told(text, LONG)[0] == "The dam above the town broke"
    ending = "It was they, a clerk of the town said, who had asked for it and not others who had asked for it"
    assert told(ending, ending)[1] == "others who had asked for it"


def test_a_cut_before_the_sentence_does_not_matter() -> None:
    assert told(f"TOWN (Reuters) - {SHORT}", SHORT, Edit(0, 17)) == [SHORT]


def test_the_words_are_those_of_the_raw_text() -> None:
    raw = "The dam broke early on Monday and the mayor doesnâ€™t know why it did so."
    place = raw.index("â€™")
    (words,) = told(
        raw, "The dam broke early on Monday and the mayor doesn’t know why it did so.", Edit(place, place + 3, "’")
    )
    assert words == "The dam broke early on Monday and the mayor"


def test_a_sentence_of_which_little_is_as_published_has_no_link() -> None:
    raw = "Caf&eacute; Caf&eacute; closes."
    edits = [Edit(start, start + 8, "é") for start in (3, 15)]
    assert told(raw, "Café Café closes.", *edits) == []


def test_a_removed_word_breaks_the_stretch() -> None:
    raw = "The dam broke early [ad] on Monday in the north of the country."
    assert told(raw, "The dam broke early on Monday in the north of the country.", Edit(20, 25)) == [
        "on Monday in the north of the country."
    ]


def test_blanks_put_in_order_change_no_words() -> None:
    raw = "The dam\nbroke early  on Monday."
    edits = [Edit(7, 8, " "), Edit(19, 21, " ")]
    assert told(raw, SHORT, *edits) == [SHORT]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("政府星期一宣布将投资三十亿元修建新的铁路。", ["政府星期一宣布将投资三十亿元修建新的铁路。"]),
        (
            "政府星期一宣布将投资三十亿元修建新的铁路，这条铁路将连接北部山区和沿海城市，预计五年内完工。",
            ["政府星期一宣布将投资三十亿元修建新的铁路，", "预计五年内完工。"],
        ),
        (
            "รัฐบาลประกาศเมื่อวันจันทร์ว่าจะสร้างทางรถไฟ สายใหม่นี้จะเชื่อมพื้นที่ภูเขากับเมือง คาดว่าจะแล้วเสร็จในห้าปี",
            ["รัฐบาลประกาศเมื่อวันจันทร์ว่าจะสร้างทางรถไฟ", "คาดว่าจะแล้วเสร็จในห้าปี"],
        ),
    ],
    ids=["short Chinese", "long Chinese", "Thai"],
)
def test_a_script_without_blanks_is_cut_at_marks_alone(text: str, parts: list[str]) -> None:
    assert told(text, text) == parts


def test_a_text_without_any_blank_is_read_in_time() -> None:
    text = "x" * 200_000 + "."
    assert told(text, text) == []
