"""Topics: the right one, at most two, none rather than a wrong one."""

from pathlib import Path

import pytest
from digest_plugins.topics import Topics, lexicon

from digest.model import Note
from digest.testing import Case, article, check_plugin, read_cases

CASES = Path(__file__).parent / "cases" / "topics.md"


def topics(text: str, **stated: str) -> list[Note]:
    (notes,) = Topics().tag([article(text, **stated)])
    return list(notes)


def test_keeps_the_contract() -> None:
    check_plugin(Topics())


@pytest.mark.parametrize("case", read_cases(CASES), ids=str)
def test_first_topic(case: Case) -> None:
    assert next((note.id for note in topics(case.given)), "none") == case.expected


def test_every_top_level_subject_of_the_vocabulary_is_there() -> None:
    codes = sorted(topic.code for topic in lexicon()[0].values())
    assert codes == [f"medtop:{n:02}000000" for n in range(1, 18)]


def test_evidence_are_the_words_themselves() -> None:
    text = "The troops agreed on a ceasefire after weeks of shelling."
    (note,) = topics(text)
    assert [text[start:stop] for start, stop in note.spans] == ["troops", "ceasefire", "shelling"]
    assert note.type == "medtop:16000000"
    assert note.why == "words: troops, ceasefire, shelling"


def test_an_article_has_two_topics_at_most() -> None:
    text = "The court heard the murder suspect. The minister lost the election. The striker won the match. Doctors said"
    assert len(topics(text * 3)) <= 2


def test_a_stated_title_counts() -> None:
    assert [
        note.id for note in topics("It was a long day.", title="Troops seize town, artillery on the front line")
    ] == ["conflict"]


def test_other_languages_get_no_topic() -> None:
    assert topics("Die Troops der war artillery shelling ceasefire", language="de") == []
