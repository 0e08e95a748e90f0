"""Lines that other articles of a run hold are found; copies of one article say nothing."""

from digest.text.lines.echoes import Echo, echoes

BODY = [
    f"Sentence {n} of a long report is told here in a line of more than one hundred characters, all of its own."
    for n in range(4)
]
OTHER = [
    f"Another story, part {n}, fills a long line with words that no other article of the run has ever written."
    for n in range(4)
]
PLEA = "Sign up for our letter."


def test_a_line_under_articles_of_one_source_is_of_the_house() -> None:
    found = echoes([("A", [*BODY, PLEA]), ("A", [*OTHER, PLEA]), ("A", ["Something else."])])
    assert found[0] == {PLEA: Echo(1 / 3, 0, 0)}
    assert found[1] == {PLEA: Echo(1 / 3, 0, 0)}
    assert found[2] == {}


def test_a_line_in_articles_of_other_sources_is_counted() -> None:
    found = echoes([("A", [*BODY, PLEA]), ("B", [*OTHER, PLEA]), ("C", ["Tea is served.", "Again.", PLEA])])
    assert found[0] == {PLEA: Echo(0, 2, 0)}


def test_the_cut_off_beginning_of_another_article_is_told_from_the_article_itself() -> None:
    teaser = OTHER[0][:80]
    found = echoes([("A", [*BODY, teaser]), ("B", OTHER)])
    assert found[0] == {teaser: Echo(0, 0, 1)}
    assert found[1] == {}


def test_the_mark_of_a_cut_is_no_part_of_the_beginning() -> None:
    teaser = OTHER[0][:80] + " […]"
    assert echoes([("A", [*BODY, teaser]), ("B", OTHER)])[0] == {teaser: Echo(0, 0, 1)}


def test_a_teaser_made_of_several_paragraphs_is_known_by_its_beginning() -> None:
    teaser = f"{OTHER[0]} {OTHER[1][:40]}"
    found = echoes([("A", [*BODY, teaser]), ("B", OTHER)])
    assert found == [{teaser: Echo(0, 0, 1)}, {}]


def test_two_teasers_of_one_article_do_not_begin_each_other() -> None:
    found = echoes([("A", [*BODY, OTHER[0][:80]]), ("B", [OTHER[0][:70], "Some text of its own."])])
    assert found[1] == {OTHER[0][:70]: Echo(0, 0, 1)}
    assert found[0] == {}


def test_copies_of_an_article_do_not_count() -> None:
    found = echoes([("A", [*BODY, PLEA]), ("B", [*BODY, "A line of its own."])])
    assert found == [{}, {}]


def test_copies_of_a_text_of_short_lines_do_not_count_either() -> None:
    short = ["The river rose.", "Schools are closed.", "It goes on."]
    assert echoes([("", short), ("", short)]) == [{}, {}]


def test_articles_without_a_source_are_each_of_their_own() -> None:
    found = echoes([("", [*BODY, PLEA]), ("", [*OTHER, PLEA])])
    assert found[0] == {PLEA: Echo(0, 1, 0)}


def test_a_line_that_an_article_repeats_itself_is_no_echo() -> None:
    assert echoes([("A", [PLEA, PLEA])]) == [{}]


def test_no_articles_give_nothing() -> None:
    assert echoes([]) == []
