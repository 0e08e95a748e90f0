"""Tags of a sample: as good as before, after whatever change; and what their scorers rely on."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from commands import digest
from quality.score_own_tagging import (
    ALIAS_FIGURES,
    FIGURES,
    KINDS,
    Figures,
    Sample,
    alias_figures,
    figures,
    has_right_topic,
    read_sample,
    tagged_sample,
    unmarked,
)
from quality.score_tagging import parts
from quality.tagging_metrics import (
    Counts,
    accuracy,
    counts,
    most_certain,
    pairs,
    phrase,
    phrase_f1,
    places,
    tokens_within,
    typeless,
)
from quality.tagging_parts import COUNTED, NAMED, SLUGS, TYPES, compared
from quality.tagging_runs import Text, loaded, needed, shown, tagged
from quality.tagging_tables import PLACES, Measured, as_json, as_markdown, as_text, renewed

from digest.model import Article, Note, Raw

REPO = Path(__file__).parents[1]
SCORER = REPO / "tests" / "quality" / "score_tagging.py"
PINNED = tomllib.loads((REPO / "tests" / "quality" / "floors.toml").read_text(encoding="utf-8"))["tagging"]
SAMPLE, GROUPS = read_sample()
MOST_BYTES = 2_000_000
TOPICS = 17


@pytest.fixture(scope="module")
def reached() -> dict[str, Figures]:
    return figures(SAMPLE, tagged_sample(SAMPLE))


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("kind", KINDS)
def test_tags_are_as_good_as_before(reached: dict[str, Figures], kind: str, name: str) -> None:
    assert reached[kind][name] >= PINNED[kind][name]


@pytest.mark.parametrize("name", ALIAS_FIGURES)
def test_names_of_one_thing_are_brought_together_as_well_as_before(name: str) -> None:
    assert alias_figures(GROUPS)[name] >= PINNED["aliases"][name]


def test_no_foreign_text_of_the_sample_gets_a_topic(reached: dict[str, Figures]) -> None:
    assert reached["other"]["topics"] == 1.0


def test_the_sample_has_all_topics_and_five_languages() -> None:
    assert len({topic for one in SAMPLE for topic in one.topics}) == TOPICS
    assert {one.language for one in SAMPLE} == {"en", "de", "fr", "es", "pt"}


def test_the_key_phrases_of_the_sample_are_in_its_texts() -> None:
    for one in SAMPLE:
        there = phrase(f"{one.title} {one.text}", one.language)
        absent = [own for own in one.phrases if phrase(own, one.language) not in there]
        assert len(absent) * 2 <= len(one.phrases), f"{one.name}: {absent}"


def test_a_text_of_the_sample_without_topics_is_named(tmp_path: Path) -> None:
    (tmp_path / "tagging.md").write_text(
        "## en Fire\n# Fire\nphrases: fire\nIt burns.\n\n## aliases\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match="en Fire: needs a line each with '# ', 'topics: ' and 'phrases: '"):
        read_sample(tmp_path / "tagging.md")


def test_marks_of_names_become_places() -> None:
    text, names = unmarked("In [Kyiv](LOC), [Anna Petrova](PER) spoke.")
    assert text == "In Kyiv, Anna Petrova spoke."
    assert {(text[start:stop], kind) for start, stop, kind in names} == {("Kyiv", "LOC"), ("Anna Petrova", "PER")}


def test_names_of_a_group_stand_between_equals_signs() -> None:
    assert ("LOC", ("Kyiv", "Kiev", "Kyjiw")) in GROUPS
    assert ("LOC", ("Niger",)) in GROUPS


def test_the_figures_of_the_sample_count_names_that_are_shown() -> None:
    sample = Sample("en", "x", "Talks", "Kyiv, Kyiv: talks", (), ("talks",), frozenset({(0, 4, "LOC"), (6, 10, "LOC")}))
    notes = (
        Note("entity", "Kyiv", "kyiv", "LOC", spans=((0, 4),)),
        Note("entity", "Kyiv", "other", "ORG", spans=((6, 10),)),
        Note("entity", "talks", "talks", "PER", 0.0, spans=((12, 17),)),
        Note("keyphrase", "talk", "talk"),
    )
    got = figures([sample], [Article(Raw(sample.text), "x", notes=notes)])
    assert got["en"] == {"topics": 1.0, "typed": 0.5, "boundary": 1.0, "phrases": 1.0}
    assert got["other"] == dict.fromkeys(FIGURES, 0.0)


def test_a_first_topic_is_right_if_it_is_wanted_and_none_if_none_is() -> None:
    article = Article(Raw("x"), "x", notes=(Note("topic", "Sport", "sport"), Note("topic", "Crime", "crime")))
    wanted = {topics: Sample("en", "x", "x", "x", topics, (), frozenset()) for topics in (("sport",), ("crime",), ())}
    assert [has_right_topic(one, article) for one in wanted.values()] == [True, False, False]
    assert has_right_topic(wanted[()], Article(Raw("x"), "x"))


def test_articles_are_tagged_as_digest_process_tags_them(tmp_path: Path) -> None:
    some = SAMPLE[::3]
    texts = [Text(f"text-{i:03}", one.text, one.title) for i, one in enumerate(some)]
    rows = [json.dumps({"id": one.id, "text": one.text, "title": one.title}) for one in texts]
    (tmp_path / "given.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = digest("process", "--only", "describe,tag", "-o", "out.jsonl", "given.jsonl", site=tmp_path)
    assert done.returncode == 0, done.stderr
    told = [json.loads(row) for row in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    ours = [shown(article) for article in tagged(texts, ("topics", "entities", "keyphrases"))]
    for name in ("language", "text", "topics", "entities", "keyphrases", "tags"):
        assert [one[name] for one in json.loads(json.dumps(ours))] == [one[name] for one in told]


def test_one_tagger_alone_answers_as_it_does_among_the_others() -> None:
    texts = [Text(f"text-{i:03}", one.text, one.title) for i, one in enumerate(SAMPLE[:6])]
    together = tagged(texts, ("topics", "entities", "keyphrases"))
    for tagger, kind in (("topics", "topic"), ("entities", "entity"), ("keyphrases", "keyphrase")):
        alone = tagged(texts, (tagger,))
        assert [one.noted(kind) for one in alone] == [one.noted(kind) for one in together]


def test_a_text_that_is_no_article_is_an_error() -> None:
    with pytest.raises(ValueError, match="2 texts gave 1 articles"):
        tagged([Text("same", "One text."), Text("same", "Another text.")], ["topics"])


def test_taggers_come_with_the_plugins_whose_notes_they_read() -> None:
    assert needed("topics")[0] == "read-json"
    assert {"language", "topics"} <= set(needed("topics"))
    assert "entities" not in needed("topics")


def test_options_reach_the_tagger() -> None:
    assert loaded("topics", {"most": 1}).most == 1
    assert all(
        len(one.noted("entity")) <= 1
        for one in tagged([Text("a", SAMPLE[0].text)], ["entities"], {"entities": {"most": 1}})
    )


def test_no_answer_is_a_wrong_one() -> None:
    assert accuracy(["sport", "health", "sport"], ["sport", None, "health"]) == pytest.approx(1 / 3)
    assert accuracy([], []) == 0.0


def test_the_most_certain_are_so_many_of_all() -> None:
    assert most_certain([0.2, 0.9, None, 0.5, 0.9], 0.6) == [1, 4, 3]
    assert most_certain([None, 0.1, None, None], 0.75) == [1]


def test_phrases_are_compared_as_stems_in_their_language() -> None:
    assert phrase("Interest Rates", "en") == phrase("interest rate", "en")
    assert phrase("Radwege", "de") == phrase("Radweg", "de")
    assert phrase("Kobiety", "pl") == "kobiety"


def test_f1_of_phrases_counts_the_first_different_ones() -> None:
    wanted = ["rate", "bank"]
    assert phrase_f1(wanted, ["rates", "rate", "shares", "bank"], 2) == pytest.approx(2 * 1 / (2 + 2))
    assert phrase_f1(wanted, ["rates", "rate", "shares", "bank"], 3) == pytest.approx(2 * 2 / (3 + 2))
    assert phrase_f1(wanted, [], 5) == 0.0
    assert phrase_f1(wanted, ["...", ""], 5) == 0.0


def test_precision_recall_and_f1_are_nought_where_nothing_is_right() -> None:
    assert counts({1, 2, 3}, {2, 3, 4, 5}) == Counts(2, 2, 1)
    assert Counts(2, 2, 1) + Counts(1, 0, 0) == Counts(3, 2, 1)
    assert (Counts(2, 2, 2).precision, Counts(2, 0, 2).recall, Counts(1, 1, 1).f1) == (0.5, 0.5, 0.5)
    assert {Counts(0, 3, 0).precision, Counts(0, 0, 3).recall, Counts(0, 0, 0).f1} == {0.0}


def test_names_in_tags_end_where_the_next_begins() -> None:
    tags = ["B-PER", "I-PER", "B-PER", "O", "I-LOC", "I-ORG", "B-MISC", "I-person"]
    assert places(tags, NAMED) == {(0, 2, "PER"), (2, 3, "PER"), (4, 5, "LOC"), (5, 6, "ORG"), (7, 8, "PER")}
    assert (6, 7, "MISC") in places(tags, TYPES)
    assert places(["B-Temporal", "I-Temporal"], TYPES) == set()


def test_places_in_the_text_become_tokens() -> None:
    lengths = [len(token) for token in ("In", "New", "York", ",", "Smith", "said")]
    assert tokens_within(lengths, [(3, 11, "LOC"), (14, 19, "PER")]) == {(1, 3, "LOC"), (4, 5, "PER")}


def test_a_place_that_begins_with_a_blank_or_covers_half_a_token_is_its_tokens() -> None:
    lengths = [len(token) for token in ("In", "Anglo-American", "Corp")]
    assert tokens_within(lengths, [(2, 8, "ORG")]) == {(1, 2, "ORG")}
    assert tokens_within(lengths, [(18, 22, "ORG")]) == {(2, 3, "ORG")}


def test_boundaries_are_counted_in_three_ways() -> None:
    found = {(0, 1, "ORG"), (1, 2, "MISC"), (3, 4, "LOC")}
    got = compared(["B-PER", "B-MISC", "O", "O"], found)
    assert dict(zip(COUNTED, got.values(), strict=True)) == {
        "typed": Counts(0, 2, 1),
        "boundary, all types": Counts(2, 1, 0),
        "boundary, PER LOC ORG on both sides": Counts(1, 1, 0),
        "boundary, PER LOC ORG among all found": Counts(1, 2, 0),
    }
    assert typeless(found) == {(0, 1), (1, 2), (3, 4)}


def test_pairs_are_of_different_names_of_one_group() -> None:
    assert pairs([["UN", "U.N.", "UN"], ["NATO"]]) == {frozenset({"UN", "U.N."})}


def test_every_topic_of_digest_has_a_name_in_the_sets() -> None:
    known = {note.type for article in tagged_sample(SAMPLE) for note in article.noted("topic")}
    assert {code.removeprefix("medtop:")[:2] for code in known} <= set(SLUGS)
    assert len(SLUGS) == TOPICS


def rows() -> list[Measured]:
    return [
        Measured("topics: accuracy", 107, 0.7004, 0.7),
        Measured("bytes", 3, 2_000_001, MOST_BYTES, most=True, digits=0),
        Measured("aliases", 248, None, 0.99, why="not measured: no command"),
        Measured("share", 107, 0.9),
    ]


def test_a_figure_says_whether_its_mark_is_reached() -> None:
    assert [row.is_reached for row in rows()] == [True, False, False, True]
    assert not Measured("rounded up", 107, 0.6999, 0.7).is_reached


def test_a_table_has_figures_marks_and_reasons() -> None:
    text = as_text(rows())
    assert "topics: accuracy" in text
    assert "not measured: no command" in text
    assert "2,000,001  <= 2,000,000  NO" in text


def test_a_table_in_markdown_has_as_many_cells_in_every_row() -> None:
    assert len({line.count("|") for line in as_markdown(rows()).split("\n")}) == 1


def test_a_table_in_json_has_all_figures() -> None:
    assert as_json(rows())["share"] == {"number": 107, "figure": 0.9, "mark": None, "reached": True}
    assert as_json(rows())["aliases"]["why"] == "not measured: no command"


def test_a_document_gets_its_figures_renewed() -> None:
    old = f"# Tags\n\n{PLACES[0]}\nold\n{PLACES[1]}\n\nEnd.\n"
    new = renewed(old, rows())
    assert "old" not in new
    assert renewed(new, rows()) == new
    with pytest.raises(ValueError, match="end of figures"):
        renewed("# Tags\n", rows())


def test_parts_are_named_with_commas() -> None:
    assert parts("topics, ner") == ["topics", "ner"]
    with pytest.raises(Exception, match="known: topics, keyphrases, tags, ner, aliases, sizes"):
        parts("topics,words")


def test_the_scorer_measures_a_folder_of_data(tmp_path: Path) -> None:
    data = {
        "topics.dev.jsonl": {
            "id": "a",
            "source": "own",
            "title": SAMPLE[1].title,
            "text": SAMPLE[1].text,
            "iptc": "crime-law-justice",
        },
        "ner.dev.jsonl": {
            "id": "n",
            "source": "own",
            "tokens": ["Police", "in", "Birmingham", "said", "so", "."],
            "tags": ["O", "O", "B-LOC", "O", "O", "O"],
        },
        "keyphrases.dev.jsonl": {
            "id": "k",
            "source": "own",
            "lang": "en",
            "text": SAMPLE[1].text,
            "keys": ["bank robberies"],
        },
        "publisher_tags.dev.jsonl": {
            "id": "p",
            "title": SAMPLE[1].title,
            "text": SAMPLE[1].text,
            "keys": ["Nothing of it"],
        },
    }
    for name, record in data.items():
        (tmp_path / name).write_text(json.dumps(record) + "\n", encoding="utf-8")
    command = [sys.executable, str(SCORER), str(tmp_path), "--json", "--only", "topics,keyphrases,tags,ner,aliases"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "aliases.dev.jsonl.gz is not there and is left out" in done.stderr
    got = {what: row["figure"] for what, row in json.loads(done.stdout).items()}
    assert got["topics own: accuracy, forced"] == 1.0
    assert got["publishers' tags: F1@5"] == 0.0
    assert got["entities own: typed F1"] == 1.0
    assert 0.0 < got["keyphrases own: F1@10"] < 1.0


def test_the_files_of_models_and_tables_are_small_together() -> None:
    """All that the wheel carries beside code, themes and the starter; the wheel itself is looked at in test_wheel.py."""
    carried = [path for path in (REPO / "plugins" / "data").iterdir() if path.is_file()]
    carried += [path for ending in ("json", "toml", "txt") for path in (REPO / "digest" / "text").rglob(f"*.{ending}")]
    assert sum(path.stat().st_size for path in carried) <= MOST_BYTES


def test_every_data_file_of_a_plugin_is_in_the_model_card() -> None:
    card = (REPO / "plugins" / "data" / "README.md").read_text(encoding="utf-8")
    for path in sorted((REPO / "plugins" / "data").iterdir()):
        assert path.name == "README.md" or f"| `{path.name}` |" in card, path.name


def test_the_names_of_things_are_people_places_and_organisations() -> None:
    assert {kind for kind, _ in GROUPS} == {"PER", "LOC", "ORG"}
