"""Summaries and headlines of a sample: as good as before, after whatever change; and what its scorers rely on."""

import random
import sys
import tomllib
from pathlib import Path

import pytest
from quality.score_own_summaries import FLOORS, KINDS, Figures, Sample, figures, read_sample, shared, told
from quality.summary_dirt import PLACES, TEASERS, broken_off, dirtied, paragraphs
from quality.summary_figures import ahead, dangles, first_characters, lead
from quality.summary_peers import PEERS, summarized
from quality.summary_runs import Told
from quality.summary_tables import Row, Table, as_json, as_markdown, as_text, renewed

PINNED = tomllib.loads((Path(__file__).parent / "quality" / "floors.toml").read_text(encoding="utf-8"))["summaries"]
DOCUMENT = Path(__file__).parents[1] / "docs" / "summaries.md"
TEXT = "The river rose by two metres. Nobody was hurt. The bridge is closed. Rain will follow."


@pytest.fixture(scope="module")
def sample() -> list[Sample]:
    return read_sample()


@pytest.fixture(scope="module")
def answers(sample: list[Sample]) -> list[Told]:
    return told(sample)


@pytest.fixture(scope="module")
def reached(sample: list[Sample], answers: list[Told]) -> dict[str, Figures]:
    return figures(sample, answers)


@pytest.mark.parametrize("name", FLOORS)
@pytest.mark.parametrize("kind", KINDS)
def test_summaries_and_headlines_are_as_good_as_before(reached: dict[str, Figures], kind: str, name: str) -> None:
    assert reached[kind][name] >= PINNED[kind][name]


@pytest.mark.parametrize("kind", KINDS)
def test_summaries_are_short_on_average(reached: dict[str, Figures], kind: str) -> None:
    assert reached[kind]["words"] <= PINNED["most_words"][kind]


def test_every_sentence_of_a_summary_stands_where_its_offsets_say(answers: list[Told]) -> None:
    assert all(one.summary and all(one.placed) for one in answers)


def test_every_sentence_of_a_summary_is_in_the_text_given(sample: list[Sample], answers: list[Told]) -> None:
    for wanted, got in zip(sample, answers, strict=True):
        given = "\n".join(article.text for article in wanted.articles)
        assert all(line in given for line in got.summary), wanted.name


def test_the_sample_has_articles_and_stories_of_three(sample: list[Sample]) -> None:
    assert [sum(one.kind == kind for one in sample) for kind in KINDS] == [12, 4]
    assert all(len(one.articles) == (3 if one.kind == "story" else 1) for one in sample)


def test_the_unfit_sentences_of_the_sample_are_in_its_texts(sample: list[Sample]) -> None:
    for one in sample:
        assert all(any(line in article.text for article in one.articles) for line in one.unfit), one.name


def test_a_part_without_a_reference_is_named(tmp_path: Path) -> None:
    (tmp_path / "summaries.md").write_text("## article en Fire\n# Fire\nIt burns.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="article en Fire: needs one line with '# ' and one with '> '"):
        read_sample(tmp_path / "summaries.md")


def test_words_shared_are_compared_as_stems_without_stop_words() -> None:
    assert shared("The bridges closed", "A bridge is closing", "en") == 1.0
    assert shared("The bridges closed", "A tunnel opened", "en") == 0.0


def long_texts() -> list[str]:
    return [" ".join(f"Person{number} saw the {thing} near the river today." for thing in NOUNS) for number in range(9)]


NOUNS = "boat bridge tower market school church station garden library stadium harbour museum".split()


def test_dirt_is_the_same_every_time() -> None:
    assert dirtied(long_texts()) == dirtied(long_texts())


def test_dirt_leaves_every_paragraph_whole() -> None:
    for text, dirty in zip(long_texts(), dirtied(long_texts()), strict=True):
        assert set([text] if dirty.one_line else paragraphs(text)) <= set(dirty.text.split("\n"))


def test_dirt_is_a_byline_a_photo_line_credits_and_four_teasers_of_other_articles() -> None:
    for number, (text, dirty) in enumerate(zip(long_texts(), dirtied(long_texts()), strict=True)):
        added = [line for line in dirty.text.split("\n") if line not in (text, *paragraphs(text))]
        teasers = [line for line in added if line.startswith("Person")]
        assert len(teasers) == TEASERS
        assert len(added) == TEASERS + 3
        assert not any(f"Person{number} " in teaser for teaser in teasers)


def test_teasers_stand_above_inside_and_below_by_turns() -> None:
    turns = [place for place in PLACES for _ in range(2)]
    assert [dirty.place for dirty in dirtied(long_texts())] == (turns * 2)[:9]


def test_texts_of_one_line_with_teasers_around_stay_so_every_other_time() -> None:
    assert [dirty.one_line for dirty in dirtied(long_texts())][:6] == [False, True, False, False, False, True]


def test_a_teaser_stops_in_mid_sentence() -> None:
    for seed in range(20):
        assert broken_off(long_texts()[0].split(), random.Random(seed))[-1].isalpha()


def test_lead_keeps_as_many_of_the_first_sentences_as_fit() -> None:
    assert lead(TEXT) == ["The river rose by two metres.", "Nobody was hurt.", "The bridge is closed."]
    assert lead(TEXT, words=10) == ["The river rose by two metres.", "Nobody was hurt."]
    assert lead(TEXT, words=1) == ["The river rose by two metres."]


def test_first_characters_are_whole_words() -> None:
    assert first_characters("The river rose, again", 15) == "The river rose"
    assert first_characters("The river rose", 14) == "The river rose"


@pytest.mark.parametrize(
    "line", ["Storm hits the", "Court rules that", "Mayor says “we will win", "Rain,", "Back to his"]
)
def test_a_headline_that_asks_for_more_dangles(line: str) -> None:
    assert dangles(line)


@pytest.mark.parametrize("line", ["Storm hits coast", "Prices go up", "Mayor says “we will win”", "Profits rise 40%"])
def test_a_finished_headline_does_not_dangle(line: str) -> None:
    assert not dangles(line)


def test_the_interval_holds_the_mean_and_is_the_same_every_time() -> None:
    ours, theirs = [{"R1": float(i)} for i in range(40)], [{"R1": float(i % 7)} for i in range(40)]
    gap = ahead(ours, theirs)
    assert gap["low"] < gap["ahead"] < gap["high"]
    assert gap == ahead(ours, theirs)


def test_a_peer_that_cannot_run_says_why_and_the_others_go_on() -> None:
    answers = summarized(sys.executable, [["The river rose.", "Nobody was hurt."]])
    assert set(answers) == set(PEERS)
    assert all("problem" in answer or len(answer["summaries"]) == 1 for answer in answers.values())


def table() -> Table:
    gap = {"ahead": 1.5, "low": -0.5, "high": 3.0}
    rows = [Row("digest", {"R1": 43.0, "words": 71.6}), Row("lead-3", {"R1": 41.5, "words": 80.0, **gap})]
    return Table("Articles", 12, [*rows, Row("a peer", problem="not installed")])


def test_a_table_shows_the_interval_and_who_could_not_run() -> None:
    text = as_text([table()])
    assert "+1.50 (-0.50 to +3.00)" in text
    assert "a peer could not be run: not installed" in text


def test_a_table_in_markdown_has_as_many_cells_in_every_row() -> None:
    rows = [line for line in as_markdown([table()]).split("\n") if line.startswith("|")]
    assert len({line.count("|") for line in rows}) == 1


def test_a_table_in_json_has_all_figures_by_row() -> None:
    figures_of = as_json([table()])["Articles"]
    assert figures_of["digest"] == {"R1": 43.0, "words": 71.6}
    assert figures_of["a peer"] == "not installed"


def test_a_table_says_in_words_who_is_as_good() -> None:
    assert "As good as digest by R1 (the interval of the difference holds nought): lead-3." in as_text([table()])


def test_a_table_says_in_words_who_is_better() -> None:
    rows = [Row("digest", {"R1": 40.0}), Row("lead-3", {"R1": 42.0, "ahead": -2.0, "low": -3.0, "high": -1.0})]
    assert "Better than digest by R1: lead-3." in as_text([Table("Articles", 2, rows)])


def test_a_document_gets_its_tables_renewed() -> None:
    old = DOCUMENT.read_text(encoding="utf-8")
    new = renewed(old, [table()])
    assert as_markdown([table()]) in new
    assert renewed(new, [table()]) == new
    assert new.split("\n")[:9] == old.split("\n")[:9]


def test_a_document_without_a_place_for_tables_is_refused() -> None:
    with pytest.raises(ValueError, match="end of figures"):
        renewed("# Summaries\n", [table()])


def test_the_document_has_the_first_sentences_and_all_peers_beside_ours() -> None:
    rows = {line.split("|")[1].strip() for line in DOCUMENT.read_text(encoding="utf-8").split("\n") if "|" in line}
    assert {"digest", "lead-3", *PEERS} <= rows
