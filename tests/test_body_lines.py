"""Which lines of a text are taken for the article's, and in what words the others go."""

import json
from pathlib import Path

import pytest
from digest_plugins.body_lines import DATA, BodyLines, is_page, model, parts
from hypothesis import given
from hypothesis import strategies as st

from digest.model import HEADING, Article, Note, Raw
from digest.testing import article, check_plugin, cleaned, read_cases
from digest.text.lines.form import form
from digest.text.lines.kinds import kind_of

BODY = """The river rose by two metres on Monday, the water board said, and forty villages were cut off.
“We have never seen it so high,” said Anna Petrova, who heads the water board of the district.
Schools stay closed until Friday, and soldiers bring bread and water to the villages by boat."""
MORE = """In the old town of Minsk the water stood in the cellars, and the fire brigade pumped through the night.
The board expects the river to fall by the weekend, unless the rain that is forecast comes earlier.
Forty families spent the night in a school, Petrova said, and the first of them could go home on Tuesday.
“The villages need boats more than bread,” said a soldier who had rowed to three of them since the morning.
The government promised money for new dykes along the river, which the district had asked for in spring."""
LONG = f"{BODY}\n{MORE}"
TEASER = (
    "When the old cinema in the harbour district opened its doors again last autumn, hardly anybody expected that its"
    " owner, a retired teacher, would one day be asked to show films from every continent, let alone that the"
)
MENU = [
    "Home",
    "News",
    "World",
    "Sport",
    "Culture",
    "Opinion",
    "Video",
    "Log in",
    "Subscribe",
    "Search",
    "Weather",
    "Jobs",
]
FURNITURE = [
    "Share on Facebook",
    "Sign up for our daily newsletter",
    "Read more: Ten bridges to see",
    "By Jane Doe",
    TEASER,
]


def test_contract() -> None:
    check_plugin(BodyLines())


@pytest.mark.parametrize("case", read_cases("tests/cases/body_lines.md"), ids=str)
def test_cases(case: object) -> None:
    assert cleaned(BodyLines(), case.given).text == case.expected  # type: ignore[attr-defined]


def test_a_clean_article_stays_as_it_is() -> None:
    assert cleaned(BodyLines(), LONG).text == LONG


def test_each_cut_says_why() -> None:
    text = "\n".join(["By Jane Doe", *LONG.split("\n"), "Sign up for our daily newsletter", TEASER])
    after = cleaned(BodyLines(), text)
    assert after.text == LONG
    reasons = [edit.why for edit in after.edits]
    assert reasons[:2] == ["byline", "newsletter plea"]
    assert reasons[2].startswith("teaser: cut off in mid-sentence, shares ")


@pytest.mark.parametrize("body", [BODY, LONG], ids=["short", "long"])
def test_a_teaser_after_the_end_goes(body: str) -> None:
    assert cleaned(BodyLines(), f"{body}\n{TEASER}").text == body
    assert cleaned(BodyLines(), f"{body}\n{TEASER} ...").text == body


@pytest.mark.parametrize("body", [BODY, LONG], ids=["short", "long"])
def test_the_last_paragraph_of_an_article_that_stops_short_stays(body: str) -> None:
    own = (
        "The water board said the river rose and that soldiers bring water by boat to the villages where schools are"
        " closed, while Anna Petrova, who heads the board of the district, has never seen the villages cut off and the"
    )
    assert cleaned(BodyLines(), f"{body}\n{own}").text == f"{body}\n{own}"


TEASERS = [
    TEASER,
    (
        "A choir of two hundred voices will sing at the opening of the new concert hall next spring, its director told the"
        " local paper, and half of the tickets are meant for pupils of the surrounding schools, who also may come to the"
    ),
    (
        "Farmers who grow hops for small breweries expect the best harvest in a decade, because the warm nights of July let"
        " the plants climb faster than usual, and one of them has already rented a second barn for what his old one will"
    ),
    (
        "The museum of clocks has bought a rare watch from the year 1790 at an auction, the most expensive piece it ever paid"
        " for, and will show it next to the workbench at which it was probably made by a family of watchmakers from"
    ),
]


@pytest.mark.parametrize("body", [LONG, f"{LONG} {BODY}".replace("\n", " ")])
def test_teasers_above_the_text_go_and_the_text_stays_whole(body: str) -> None:
    assert cleaned(BodyLines(), "\n".join([*TEASERS, body])).text == body


def test_an_article_in_one_line_is_looked_at_in_pieces_and_stays_one_line() -> None:
    body = f"{LONG} {MORE} {BODY}".replace("\n", " ")
    assert cleaned(BodyLines(), body).text == body
    assert len(parts(body)) > 2
    assert "".join(parts(body)).replace(" ", "") == body.replace(" ", "")


def test_a_whole_copied_page_is_left_with_its_article() -> None:
    page = "\n".join(
        [*MENU, "By Jane Doe", "3 June 2024", *LONG.split("\n"), "Share", "Related", *MENU, "© 2024 The Example"]
    )
    after = cleaned(BodyLines(), page)
    assert after.text == LONG
    assert all(edit.certain for edit in after.edits)


def test_pages_are_told_from_articles_by_their_head_and_foot() -> None:
    assert is_page([form(line) for line in [*MENU, *LONG.split("\n"), *MENU]])
    assert not is_page([form(line) for line in [*LONG.split("\n")] * 3])


def test_a_text_of_nothing_but_furniture_is_left_to_others() -> None:
    text = "\n".join(MENU)
    assert cleaned(BodyLines(), text).text == text


def echoing(text: str, *notes: Note) -> Article:
    given = article(text, source="The Paper")
    return Article(given.raw, given.id, given.edits, notes)


def test_a_line_that_the_source_repeats_is_of_the_house() -> None:
    plea = "The Paper is read in ten countries by people who like rivers."
    why = "in 80% of the articles of the source"
    after = cleaned(BodyLines(), echoing(f"{LONG}\n{plea}", Note("echo", plea, type="house", score=0.8, why=why)))
    assert after.text == LONG
    assert after.edits[-1].why == f"house line: {why}"


def test_a_line_that_begins_another_article_is_a_teaser() -> None:
    part = "The old cinema in the harbour district opened its doors again on Sunday with films from every"
    why = "another article of this run begins so"
    after = cleaned(BodyLines(), echoing(f"{LONG}\n{part}", Note("echo", part, type="begins", score=1, why=why)))
    assert after.text == LONG
    assert after.edits[-1].why == f"teaser: {why}"


def test_a_line_that_the_file_marks_as_heading_stays() -> None:
    lines = LONG.split("\n")
    text = "\n".join([*lines[:4], "Weather", *lines[4:]])
    marked = Article(Raw(text, kinds=((text.index("Weather"), HEADING),)), "a")
    assert "Weather" in cleaned(BodyLines(), marked).text


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share on FacebookShare on Twitter", "share bar"),
        ("Sign up for our daily newsletter", "newsletter plea"),
        ("The flooded bridge (Image: Ana Sousa)", "caption or photo credit"),
        ("By Jane Doe and John Roe", "byline"),
        ("By Friday the river had fallen.", ""),
        ("Monday, 3 June 2024, 10:15 am", "date line"),
        ("May could not come.", ""),
        ("Additional reporting by Ana Sousa", "credits"),
        ("The newsletter that she wrote for years was read by thousands.", ""),
        ("word " * 200, ""),
    ],
)
def test_the_kind_of_plain_furniture(line: str, kind: str) -> None:
    assert kind_of(line) == kind


@given(
    st.lists(
        st.sampled_from([*LONG.split("\n"), *FURNITURE, *MENU, "漢字の文章です。", "نص قصير", ""]), max_size=30
    ).map("\n".join)
)
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = cleaned(BodyLines(), text).text
    assert cleaned(BodyLines(), once).text == once


def test_the_weights_are_small_and_readable() -> None:
    path = DATA / "body_lines.json"
    assert path.stat().st_size <= 300 * 1024
    assert set(json.loads(Path(path).read_text(encoding="utf-8"))) == {"words", "constant", "first", "second"}
    assert model() is model()


@pytest.mark.parametrize("least", [-0.1, 1.5])
def test_a_least_that_is_no_chance_is_refused(least: float) -> None:
    with pytest.raises(ValueError, match=r"^least: -?[\d.]+ is no chance"):
        BodyLines(least=least)
