"""The numbers that lines are weighed by say what their tables say."""

import pytest
from digest_plugins.body_lines import model

from digest.text.lines.again import AGAIN, again, heaviest
from digest.text.lines.form import FORM, form
from digest.text.lines.model import FIRST, SECOND, expected_f1, first_rows, is_foreign, tokens
from digest.text.lines.place import PLACE, neighbourhood, places, short_shares

LONG = "The river rose by two metres on Monday and flooded the old town, the water board of the province said."
TEXT = ["Home", "Share", LONG, "What happens next", LONG.replace("Monday", "Tuesday"), "Home", "© 2024 The Example"]


def value(line: str, name: str) -> float:
    return form(line).values[list(FORM).index(name)]


@pytest.mark.parametrize(
    ("line", "name", "expected"),
    [
        ("Tea time", "characters", 8),
        ("Tea time at five", "words", 4),
        ("洪水が町を襲った。", "words", 5),
        ("It is over.”", "ended", 1),
        ("It is over", "ended", 0),
        ("洪水が町を襲った。", "ended", 1),
        ("They said:", "colon", 1),
        ("And then…", "trails off", 1),
        ("12 ways", "digit start", 1),
        ("© Example", "sign start", 1),
        ("The Old Town", "capitals", 1),
        ("The old Town", "capitals", 0.5),
        ("BREAKING news", "all capitals", 0.5),
        ("3 of 12", "numbers", 2 / 3),
        ("One ended. Two follows", "sentences inside", 1),
        ("“No,” he said", "quotes", 2),
        ("Subscribe to our letter", "address share", 0.25),
        ("Home | News | Sport", "separators", 2),
        ("see www.example.org", "web address", 1),
        ("FacebookTwitter", "glued", 1),
        ("By Jane Doe", "byline", 1),
        ("by the river", "byline", 0),
        ("Monday, 3 June 2024", "moments", 1),
        ("With assistance from Jane Doe", "credits", 1),
        ("“No,” he said.", "said", 1),
        ("Jane Doe/AFP", "photo credit", 1),
        ("Watch: the flood", "label", 1),
        ("From £12 to $20", "money", 2),
        ("Share Tweet Email", "furniture", 1),
    ],
)
def test_a_number_of_a_line_on_its_own(line: str, name: str, expected: float) -> None:
    assert value(line, name) == pytest.approx(expected)


def test_every_row_is_as_long_as_its_table() -> None:
    forms = [form(line) for line in TEXT]
    rows = first_rows(TEXT, forms, [0.0] * len(TEXT), {}, foreign=False)
    assert {len(f.values) for f in forms} == {len(FORM)}
    assert {len(row) for row in places(TEXT, forms)} == {len(PLACE)}
    assert {len(row) for row in rows} == {len(FIRST)}
    assert {len(a + b) for a, b in zip(rows, again([0.5] * len(TEXT), forms), strict=True)} == {len(SECOND)}
    assert len(AGAIN) + len(FIRST) == len(SECOND)


def placed(number: int, name: str) -> float:
    rows = places(TEXT, [form(line) for line in TEXT])
    return rows[number][list(PLACE).index(name)]


@pytest.mark.parametrize(
    ("number", "name", "expected"),
    [
        (0, "repeated", 2),
        (0, "before first", 2),
        (0, "since core", 99),
        (1, "until core", 1),
        (3, "since core", 1),
        (3, "until core", 1),
        (6, "after last", 2),
        (2, "core lines", 2),
        (3, "core above", 0.5),
        (3, "core 3 up", 1),
        (3, "core 3 down", 1),
        (2, "from the end", 4),
        (1, "furniture seen", 0),
        (5, "furniture seen", 1),
    ],
)
def test_a_number_of_a_line_s_place(number: int, name: str, expected: float) -> None:
    assert placed(number, name) == pytest.approx(expected)


def test_a_core_line_does_not_share_words_with_itself() -> None:
    lone = [LONG, "Something else entirely."]
    rows = places(lone, [form(line) for line in lone])
    assert rows[0][list(PLACE).index("terms shared")] == 0


def test_neighbours_that_are_not_there_have_a_value_of_their_own() -> None:
    assert neighbourhood([[1.0], [2.0]]) == [[-9, -9, 2, -9], [-9, 1, -9, -9]]


def test_short_lines_are_counted_at_both_ends() -> None:
    assert short_shares([form("Home")] * 10 + [form(LONG)] * 10) == (1, 0, 0.5)


@pytest.mark.parametrize(
    ("weights", "expected"),
    [([], (0, 0)), ([-1.0], (0, 0)), ([1.0, -3.0, 2.0, -1.0, 2.0], (2, 5)), ([2.0, -1.0, 1.0], (0, 1))],
)
def test_the_heaviest_slice(weights: list[float], expected: tuple[int, int]) -> None:
    assert heaviest(weights) == expected


def test_the_second_look_knows_what_lies_inside_the_article() -> None:
    forms = [form(line) for line in TEXT]
    inside = [row[list(AGAIN).index("inside")] for row in again([0.1, 0.1, 0.9, 0.5, 0.9, 0.1, 0.1], forms)]
    assert inside == [0, 0, 1, 1, 1, 0, 0]


def test_a_language_without_known_words_is_told_and_its_words_are_left_out() -> None:
    polish = "Rzeka podniosła się o dwa metry i zalała stare miasto, powiedział szef zarządu wodnego prowincji."
    assert is_foreign([form(polish)])
    assert not is_foreign([form(LONG)])
    (row,) = first_rows([polish], [form(polish)], [3.0], {}, foreign=True)
    names = list(FIRST)
    assert (row[names.index("function words")], row[names.index("wording")]) == (-1, 0)


def test_tokens_are_words_pairs_and_both_ends() -> None:
    words, pairs = tokens(form("Read more 2024"))
    assert list(words) == ["read", "more", "0000"]
    assert list(pairs) == [("^", "read"), ("read", "more"), ("more", "0000"), ("0000", "$")]
    assert [list(part) for part in tokens(form("—"))] == [[], []]


def test_of_a_long_line_the_first_words_and_the_last_are_tokens() -> None:
    words, _ = tokens(form("one " * 29 + "two three"))
    assert list(words) == ["one"] * 29 + ["three"]


def test_only_the_beginning_of_an_endless_line_is_looked_at() -> None:
    assert form("word " * 100_000).values[1] == 400


def test_a_text_without_doubt_promises_an_f1_of_one_and_doubt_less() -> None:
    assert expected_f1([1.0, 1.0, 0.0], [3, 1, 2]) == 1
    assert expected_f1([0.5, 0.5], [1, 1]) == pytest.approx(2 / 3)  # both kept, one of them right
    assert expected_f1([0.9, 0.2], [1, 1]) == pytest.approx(1.8 / 2.1)  # the first alone
    assert expected_f1([], []) == 0


def test_a_line_that_was_certain_is_not_asked_again_and_another_is() -> None:
    lines = ["Share on Facebook", "The river rose by two metres on Monday, the water board of the town said."]
    seen = [model().see(line) for line in lines]
    assert model().chances(lines, seen, {}, [0.99, 0.96]) == [0.99, 0.96]
    asked = model().chances(lines, seen, {}, [0.99, 0.1])
    assert asked[0] == 0.99
    assert asked[1] != 0.1
