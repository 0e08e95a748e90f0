"""Topics: the right one, at most two, none rather than a wrong one."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from digest_plugins.topics import DATA, LONGEST, WEIGHTS, Topics, chances, lexicon, model, reading, scores

from digest.model import Note
from digest.testing import Case, article, check_plugin, read_cases
from digest.text.words import words

CASES = read_cases(Path(__file__).parent / "cases" / "topics.md")
MODEL = DATA / "topics_model.json"
RAW = Path(__file__).parents[1] / "content" / "raw"
WAR = "The troops agreed on a ceasefire after weeks of shelling."
TWO = (
    "The bishop asked the government for a law against abortion. Catholic voters will decide the election, "
    "priests told their church; the president did not answer the pope's letter."
)
LITTLE = "They left early on that day and nobody said why."


def topics(text: str, options: Topics | None = None, **stated: str) -> list[Note]:
    (notes,) = (options or Topics()).tag([article(text, **stated)])
    return list(notes)


def ids(text: str, options: Topics | None = None, **stated: str) -> list[str]:
    return [note.id for note in topics(text, options, **stated)]


def test_keeps_the_contract() -> None:
    check_plugin(Topics())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_first_topic(case: Case) -> None:
    assert next(iter(ids(case.given)), "none") == case.expected


def test_every_topic_has_two_cases() -> None:
    expected = [case.expected for case in CASES]
    assert [topic.id for topic in lexicon().topics if expected.count(topic.id) < 2] == []


@pytest.mark.parametrize("path", sorted(RAW.glob("*.txt")), ids=lambda path: path.name)
def test_war_comes_first_in_the_raw_texts_of_the_sample_site(path: Path) -> None:
    assert ids(path.read_text(encoding="utf-8"))[0] == "conflict"


def test_every_top_level_subject_of_the_vocabulary_is_there() -> None:
    codes = sorted(topic.code for topic in lexicon().topics)
    assert codes == [f"medtop:{n:02}000000" for n in range(1, 18)]


def test_evidence_are_the_words_themselves() -> None:
    (note,) = topics(WAR)
    assert [WAR[start:stop] for start, stop in note.spans] == ["troops", "ceasefire", "shelling"]


def test_a_note_tells_its_code_and_the_words_that_spoke_most() -> None:
    (note,) = topics(WAR)
    assert note.type == "medtop:16000000"
    named, _, chance = note.why.removeprefix("words: ").partition("; ")
    assert sorted(named.split(", ")) == ["ceasefire", "shelling", "troops"]
    assert chance == f"{note.score:.2f}"


def test_evidence_lies_inside_the_text_in_its_order() -> None:
    for case in CASES:
        for note in topics(case.given):
            assert list(note.spans) == sorted(set(note.spans))
            assert all(0 <= start < stop <= len(article(case.given).text) for start, stop in note.spans)


def test_a_phrase_counts_as_one() -> None:
    text = "A suicide bomber struck the market; the suicide bomber was not known, the rebels said."
    (note,) = topics(text)
    assert "suicide bomber" in [text[start:stop] for start, stop in note.spans]


def test_an_article_of_two_subjects_has_both() -> None:
    assert sorted(ids(TWO)) == ["politics", "religion"]


def test_the_likelier_topic_comes_first() -> None:
    first, second = topics(TWO)
    assert first.score >= second.score


def test_an_article_has_two_topics_at_most() -> None:
    assert len(topics(TWO * 3, Topics(second=0.0))) == 2


def test_most_says_how_many_topics_an_article_gets() -> None:
    assert len(topics(TWO, Topics(most=1))) == 1


def test_a_short_title_in_another_language_gives_no_topic_though_nothing_tells_the_language() -> None:
    assert topics(".", title="Olympiques: programme des matchs de football") == []
    assert ids(".", title="Olympics: football matches today") == ["sport"]


def test_second_says_how_likely_a_second_topic_must_be() -> None:
    assert len(topics(TWO, Topics(second=0.9))) == 1


def test_least_says_how_likely_the_first_topic_must_be() -> None:
    (note,) = topics(WAR)
    assert topics(WAR, Topics(least=note.score + 0.01)) == []


def test_no_least_chance_gives_an_answer_to_what_says_little() -> None:
    assert topics(LITTLE) == []
    assert len(topics(LITTLE, Topics(least=0.0, most=1))) == 1


@pytest.mark.parametrize("options", [{"least": 1.5}, {"second": -0.1}, {"most": -1}, {"title": -1.0}])
def test_an_option_that_means_nothing_is_refused_by_name(options: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=f"^{next(iter(options))}: "):
        Topics(**options)


def test_a_stated_title_counts() -> None:
    text = "It was a long day for them all."
    assert ids(text, title="Troops seize town, artillery on the front line") == ["conflict"]


def test_other_languages_get_no_topic() -> None:
    assert topics("Die Troops der war artillery shelling ceasefire", language="de") == []


def test_a_text_without_small_words_of_english_gets_no_topic() -> None:
    text = "Der Präsident war gestern im Parlament und sagte den Journalisten, die Wahl sei frei gewesen, " * 3
    assert topics(text) == []


def test_the_same_said_again_and_again_makes_little_surer() -> None:
    (once,), (often,) = topics(WAR), topics(WAR * 200)
    assert often.id == once.id
    assert once.score < often.score <= 1.0


def test_chances_of_all_topics_sum_to_one() -> None:
    told = chances(scores(reading([], words(WAR), 0, 1.0, 1.0)))
    assert sum(told) == pytest.approx(1.0)


def test_an_answer_is_the_same_in_any_company() -> None:
    alone = topics(TWO)
    _, beside, _ = Topics().tag([article(WAR), article(TWO), article("")])
    assert list(beside) == alone


def test_learned_weights_are_small_whole_numbers_each_with_its_topic() -> None:
    rows = json.loads(MODEL.read_text(encoding="utf-8"))["words"]
    assert [word for word, row in rows.items() if not re.fullmatch(r"([a-q]-?[1-9]\d{0,2})+", row)] == []
    assert max(abs(int(number)) for row in rows.values() for number in re.findall(r"-?\d+", row)) == 127


def test_the_learned_weights_are_a_small_file_with_a_line_for_each_word() -> None:
    text = MODEL.read_text(encoding="utf-8")
    assert len(text.encode()) <= 200_000
    assert text.count("\n") == len(model().words) + 2


def test_no_phrase_of_the_lexicon_is_too_long_to_be_found() -> None:
    assert max(map(len, lexicon().terms)) <= LONGEST
    tables = tomllib.loads((DATA / "topics.toml").read_text(encoding="utf-8"))
    phrases = [phrase for table in tables.values() for kind in WEIGHTS for phrase in table[kind].split(",")]
    assert [phrase for phrase in phrases if not 0 < len(words(phrase)) <= LONGEST] == []
