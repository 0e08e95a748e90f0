"""What only one source of a story says: found, taken word for word, and shown where it can be checked."""

import re
from pathlib import Path

import pytest
from building import built, make_site, output
from digest_plugins.entities import Entities
from digest_plugins.storyteller import Storyteller

from digest.checking import check_site
from digest.config import read_config
from digest.model import Note, Story
from digest.testing import article
from digest.text.telling.facts import Figure, figures, is_named, name_words

OPENING = "The dam above Varna broke on Sunday night and the water flooded three villages in the valley."
AGAIN = "Three villages in the valley were flooded when the dam above Varna broke on Sunday night."
THIRD = "The dam above Varna broke late on Sunday, and villages in the valley stand under water."
SHARED = (
    "Rescuers brought families from the flooded villages to schools in Varna during the night.",
    "The water board said the wall of the dam broke after days of heavy rain in the valley.",
    "Soldiers helped rescuers with boats where the water of the dam stood in houses and streets.",
)
"""What all reports say, so that the summary of the story has enough to tell."""
KNOWN = "Police said that 14 people were injured when the water of the dam reached the houses of the villages."
OTHER = "Police said that 18 people were injured when the water of the dam reached the houses of the villages."
NAMED = "Engineer Milena Todorova warned the mayor of cracks in the wall of the dam two months before the flood."


def told(*texts: str) -> list[Note]:
    """What is told of a story of these articles, whose names are found; their ids are a0, a1, ..."""
    articles = [article(text, id=f"a{number}", title="Dam breaks") for number, text in enumerate(texts)]
    named = [one.with_notes(tuple(notes)) for one, notes in zip(articles, Entities().tag(articles), strict=True)]
    return next(iter([list(notes) for notes in Storyteller().tell([Story(tuple(named))])]))


def only(*texts: str) -> list[Note]:
    return [note for note in told(*texts) if note.kind == "only"]


def lines(opening: str, *sentences: str) -> str:
    """A report that says what the others say too, and then these sentences."""
    return "\n".join((opening, *SHARED, *sentences))


def test_a_sentence_with_a_name_that_no_other_has_is_found() -> None:
    (note,) = only(lines(OPENING, NAMED), lines(AGAIN), lines(THIRD))
    assert (note.text, note.article) == (NAMED, "a0")


def test_it_stands_word_for_word_where_it_says() -> None:
    text = lines(OPENING, NAMED)
    (note,) = only(text, lines(AGAIN), lines(THIRD))
    assert text[slice(*note.spans[0])] == note.text
    assert not note.made


def test_what_two_sources_say_is_not_said_by_one_only() -> None:
    assert only(lines(OPENING, NAMED), lines(AGAIN, NAMED), lines(THIRD)) == []


def test_another_figure_for_the_same_thing_is_worth_most() -> None:
    found = only(lines(OPENING, NAMED, KNOWN), lines(AGAIN, OTHER), lines(THIRD))
    assert max(found, key=lambda note: note.score).text in {KNOWN, OTHER}


def test_another_figure_says_what_the_other_source_says() -> None:
    found = {note.text: note.type for note in only(lines(OPENING, KNOWN), lines(AGAIN, OTHER), lines(THIRD))}
    assert found == {KNOWN: "18 people", OTHER: "14 people"}


def test_a_round_figure_is_no_other_figure() -> None:
    exact = KNOWN.replace("14", "1,014")
    assert [
        note.type for note in only(lines(OPENING, exact), lines(AGAIN, KNOWN.replace("14", "1,000")), lines(THIRD))
    ] == []


def test_the_same_sentence_with_the_same_figure_is_not_taken() -> None:
    assert only(lines(OPENING, KNOWN), lines(AGAIN, KNOWN), lines(THIRD)) == []


def test_a_new_figure_counts() -> None:
    sentence = (
        "The rescue of the flooded villages in the valley has cost the county $2.4 million so far, officials said."
    )
    assert [note.text for note in only(lines(OPENING, sentence), lines(AGAIN), lines(THIRD))] == [sentence]


def test_words_that_only_one_quotes_count() -> None:
    sentence = "A farmer in the valley told of a noise in the night “like a long train in the dark that never passed”."
    assert [note.text for note in only(lines(OPENING, sentence), lines(AGAIN), lines(THIRD))] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "He told Milena Todorova of the dam in the valley weeks before the villages were flooded on Sunday.",
        "“We warned Milena Todorova of cracks in the dam, and villages in the valley were never told about them.”",
        "Was Milena Todorova told of the cracks in the dam weeks before the villages of the valley were flooded?",
    ],
)
def test_what_cannot_stand_alone_is_not_taken(sentence: str) -> None:
    assert only(lines(OPENING, sentence), lines(AGAIN), lines(THIRD)) == []


def test_what_has_nothing_to_do_with_the_story_is_not_taken() -> None:
    elsewhere = "Singer Jana Petkova won 250,000 euros and a silver cup at a music contest in Lisbon, her agent said."
    assert only(lines(OPENING, elsewhere), lines(AGAIN), lines(THIRD)) == []


def test_the_opening_of_a_report_is_not_taken() -> None:
    assert only("\n".join((NAMED, *SHARED)), lines(AGAIN), lines(THIRD)) == []


def test_at_most_two_sentences_of_an_article_are_taken() -> None:
    names = ("Ana Petrova", "Ivo Marinov", "Rada Koleva", "Boris Iliev")
    acts = ("warned of cracks in", "measured the wall of", "filmed birds near", "once painted")
    more = (f"Engineer {name} {act} the dam above the valley." for name, act in zip(names, acts, strict=True))
    assert len(only(lines(OPENING, *more), lines(AGAIN), lines(THIRD))) == 2


def test_what_the_summary_says_is_not_said_again() -> None:
    notes = told(lines(OPENING, NAMED, KNOWN), lines(AGAIN), lines(THIRD))
    taken = {note.text for note in notes if note.kind in {"summary", "key"}}
    assert taken.isdisjoint(note.text for note in notes if note.kind == "only")


def test_the_reasons_are_told_with_their_points() -> None:
    (note,) = only(lines(OPENING, NAMED), lines(AGAIN), lines(THIRD))
    assert re.search(r"sentence 5: Milena Todorova is only named here \(\+3\)", note.why)


@pytest.mark.parametrize("texts", [("", ""), ("a", "漢字。漢字。"), ("\u202eΩ", "1 2 3 4 5 6 7 8 9 10.")])
def test_odd_texts_have_nothing_of_their_own(texts: tuple[str, str]) -> None:
    assert only(*texts) == []


def test_the_same_articles_give_the_same_sentences() -> None:
    texts = (lines(OPENING, NAMED, KNOWN), lines(AGAIN, OTHER), lines(THIRD))
    assert only(*texts) == only(*texts)


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("At least 14 people were killed and 23 others were hurt on May 5.", ["14", "23"]),
        ("The bill would cost $2.3 million, or 5 percent of the budget, in 2014.", ["$2300000", "5%"]),
        ("Forty-two civilians died at 10:30 a.m. in the 23-year-old camp.", ["42"]),
        ("They live at 605 Freeway, in a house of 1 room.", ["605"]),
        ("First of all, dozens came, twice.", []),
    ],
)
def test_figures_are_no_dates_times_ages_and_years(sentence: str, numbers: list[str]) -> None:
    assert [figure.number for figure in figures(sentence, "en")] == numbers


def test_a_figure_knows_what_it_counts() -> None:
    (figure,) = figures("Police counted 12,345 wooden houses in the valley.", "en")
    assert (figure.number, figure.things, figure.shown) == ("12345", ("wooden", "hous"), "12,345 wooden houses")


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [("14", "18", True), ("14", "14", False), ("2", "90", False), ("5%", "14", False)],
)
def test_figures_of_one_noun_and_unit_may_count_the_same(one: str, other: str, both: bool) -> None:
    assert Figure(one, ("peopl",), one).counts_with(Figure(other, ("peopl",), other), 3) is both


@pytest.mark.parametrize(
    ("name", "of", "known"),
    [
        ("Milena Todorova", "PER", True),
        ("Ivan Todorova", "PER", True),
        ("Water Board of Varna", "ORG", True),
        ("Ana Petrova", "PER", False),
        ("South Varna", "LOC", False),
    ],
)
def test_a_name_is_known_in_full_and_in_short(name: str, of: str, known: bool) -> None:
    there = name_words("Ms Todorova of the WBV, the board of Varna, spoke of the water.")
    assert is_named(Note("entity", name, type=of), there) is known


REPORTS = {
    f"{name}.txt": f"Title: Dam above Varna breaks\nSource: {source}\nDate: 2024-08-{day}\n"
    f"Link: https://{name}.example/dam\n\n" + "\n\n".join(sentences)
    for name, source, day, sentences in (
        (
            "one",
            "The Paper",
            14,
            (OPENING, *SHARED, *(f"It rained in the valley of the dam for hour {n}." for n in range(2, 60)), NAMED),
        ),
        ("two", "The Post", 14, (AGAIN, *SHARED, OTHER)),
        ("three", "The Gazette", 15, (THIRD, *SHARED, KNOWN)),
    )
}


@pytest.fixture(scope="module", params=["full", "excerpt"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_site(
        tmp_path_factory.mktemp("only"), REPORTS, plugins=("...",), toml=f'[site]\ntext = "{request.param}"\n'
    )
    report = built(root)
    assert not [problem for problem in report.problems if problem.stage == "publish"]
    return root


def story(root: Path) -> str:
    (path,) = (root / "output/stories").glob("*/index.html")
    return path.read_text()


def test_each_sentence_leads_to_its_place_in_the_article(site: Path) -> None:
    section = story(site).partition('<section class="only">')[2].partition("</section>")[0]
    links = re.findall(r'<a href="/(articles/[^"]*)#(s\d+)">([^<]*)</a>', section)
    assert {words for _, _, words in links} >= {KNOWN}
    for page, anchor, _ in links:
        assert f'id="{anchor}"' in (site / "output" / page / "index.html").read_text()


def test_what_another_source_says_instead_is_told(site: Path) -> None:
    assert '<small class="elsewhere">elsewhere: 18 people</small>' in story(site)


def test_the_site_with_them_is_sound(site: Path) -> None:
    assert check_site(read_config(site))[1] == []


def test_a_sentence_that_the_article_does_not_have_is_no_answer(tmp_path: Path) -> None:
    plugin = (
        "from dataclasses import dataclass\nfrom typing import ClassVar\n\nfrom digest.hooks import hookimpl\n"
        "from digest.model import Note\n\n\n@dataclass(frozen=True)\nclass Liar:\n    '''Lie.'''\n\n"
        "    version: ClassVar[int] = 1\n\n    @hookimpl\n    def tell(self, stories):\n"
        "        for story in stories:\n"
        "            yield [Note('only', 'Never said.', article=story.articles[0].id, spans=((0, 11),))]\n"
    )
    root = make_site(tmp_path, {**REPORTS, "../plugins/liar.py": plugin}, plugins=("...", "liar"))
    found = [problem.message for problem in built(root).problems]
    assert any("gave an only sentence that is not in the text" in message for message in found)
    assert [name for name, content in output(root).items() if b"Never said" in content] == ["made/index.html"]
