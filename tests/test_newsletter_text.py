"""The newsletter in plain text: its lines, its links, its words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_newsletter import LETTERS, RIVER, SCHOOLS, awkward, letter, made, story

from digest.formats.wrapping import NO_START, NO_STOP, WIDTH, columns, wrapped


@pytest.fixture(params=LETTERS)
def text(request: pytest.FixtureRequest) -> str:
    return made(request.param).text


def test_no_line_is_longer_than_its_longest_word(text: str) -> None:
    for line in text.split("\n"):
        assert columns(line) <= WIDTH or len(line.split()) <= 2, line


def test_no_line_ends_with_a_space_and_the_last_one_ends(text: str) -> None:
    assert not [line for line in text.split("\n") if line != line.rstrip()]
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_nothing_in_it_is_markup(text: str) -> None:
    assert not re.search(r"&(amp|lt|gt|quot|#\d+);", text)


def test_it_tells_every_story_of_the_html(text: str, request: pytest.FixtureRequest) -> None:
    told = made(request.node.callspec.params["text"])
    assert set(re.findall(r'<h[23] [^>]*><a [^>]*href="([^"]+)"', told.html)) <= set(text.split("\n"))


def test_it_reads_like_this() -> None:
    shown = letter(
        ("The river", [RIVER, SCHOOLS]), ("The court", ["The court opened."]), unsubscribe="leave@example.org"
    )
    assert re.sub(r"-[0-9a-f]{8}/", "-ID/", shown.text) == EXPECTED


EXPECTED = """\
The Sample Digest
=================
Wednesday 14 August 2024 · 2 stories · about 1 minute

Read it in the browser:
https://example.org/editions/2024-08-14/


The river
---------
  * The river rose by two metres on Monday, the water board said. [1]
  * Schools stay closed until Friday. [2]

The Paper
https://example.org/articles/story-1-ID/


The court
---------
  * The court opened. [3]

The Paper
https://example.org/articles/story-2-ID/


That was everything for this edition.


Where the sentences stand
=========================
[1] https://example.org/articles/story-1-ID/#s1
[2] https://example.org/articles/story-1-ID/#s2
[3] https://example.org/articles/story-2-ID/#s1


------------------------------------------------------------------------
Every sentence leads to the place where its source says it.
You get this letter because you subscribed to The Sample Digest.
Unsubscribe:
mailto:leave@example.org?subject=unsubscribe
"""


def test_a_sentence_of_a_machine_says_so() -> None:
    shown = letter(story("A bench", "The text is about a bench.", made=True)).text
    assert "* The text is about a bench. (written by a machine) [1]" in shown


def test_titles_are_the_text_that_they_are() -> None:
    assert "<script>alert(1)</script> & <b>bold</b>\n---" in awkward().text


def test_a_text_is_broken_between_words() -> None:
    assert wrapped("one two three four", width=9) == ["one two", "three", "four"]


def test_later_lines_are_indented_as_the_first() -> None:
    assert wrapped("one two three", "  * ", width=12) == ["  * one two", "    three"]


def test_an_address_stays_whole() -> None:
    url = "https://example.org/" + "a" * 100
    assert wrapped(f"see {url} there", width=20) == ["see", url, "there"]


def test_chinese_and_japanese_are_broken_between_characters() -> None:
    assert wrapped("山の町と海の町を結ぶ", width=8) == ["山の町と", "海の町を", "結ぶ"]


def test_no_line_begins_with_a_full_stop_or_ends_with_an_opening_mark() -> None:
    lines = wrapped("工事が、木曜日に。始まった「鉄道」の町。" * 8, width=12)
    assert not [line for line in lines if line[0] in NO_START or line[-1] in NO_STOP]


def test_korean_is_broken_at_its_spaces() -> None:
    assert wrapped("산과 바다를 잇는 철도", width=12) == ["산과 바다를", "잇는 철도"]


def test_wide_characters_take_two_columns_and_marks_none() -> None:
    assert (columns("鉄道"), columns("e\u0301"), columns("a\u200db"), columns("🏆")) == (4, 1, 2, 2)


def test_an_empty_text_is_an_empty_line() -> None:
    assert wrapped("") == [""]


@given(st.text(max_size=300), st.integers(4, 80))
def test_no_character_is_lost(text: str, width: int) -> None:
    assert "".join("".join(wrapped(text, width=width)).split()) == "".join(text.split())


@given(st.text(alphabet="ab 漢字、。「」ー", max_size=200))
def test_lines_are_as_long_as_they_may_be(text: str) -> None:
    lines = wrapped(text, width=20)
    assert all(columns(line) <= 20 or " " not in line for line in lines)


def test_a_huge_text_takes_linear_time() -> None:
    assert len(wrapped("word " * 200_000)) > 10_000
