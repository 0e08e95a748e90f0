"""The publisher's own topics, found by keywords."""

from typing import Any

import pytest
from digest_plugins.own_topics import Keywords, OwnTopics

from digest.model import Note
from digest.testing import answers, article, check_plugin

HARBOUR = Keywords("The harbour", ("harbour", "container ship", "dock worker"), 2)


def noted(text: str, *keywords: str, least: int = 2, **stated: Any) -> Note | None:
    """The note of a topic with these keywords, if there is one."""
    plugin = OwnTopics({"harbour": Keywords("The harbour", keywords, least)})
    (notes,) = answers(plugin, "tag", [article(text, **stated)])
    return notes[0] if notes else None


def test_contract() -> None:
    check_plugin(OwnTopics())
    check_plugin(OwnTopics({"harbour": HARBOUR}))


def test_without_topics_nothing_is_said() -> None:
    assert answers(OwnTopics(), "tag", [article("A harbour."), article("")]) == [[], []]


def test_a_topic_names_its_words_and_their_places() -> None:
    text = "Two container ships waited outside the harbour."
    (notes,) = answers(OwnTopics({"harbour": HARBOUR}), "tag", [article(text)])
    (note,) = notes
    assert (note.kind, note.id, note.text, note.type) == ("topic", "harbour", "The harbour", "")
    assert [text[start:stop] for start, stop in note.spans] == ["container ships", "harbour"]
    assert note.why == "keywords: container ship, harbour"
    assert note.score == 0.5


def test_a_keyword_said_less_often_than_asked_gives_no_topic() -> None:
    assert noted("The harbour was quiet.", "harbour") is None
    assert noted("The harbour was quiet.", "harbour", least=1)
    assert noted("The harbour was quiet. No ship left the harbour.", "harbour", least=3) is None


def test_a_keyword_in_the_title_counts_twice() -> None:
    note = noted("It was quiet.", "harbour", title="Harbour closed")
    assert note
    assert note.why == "keywords: harbour (in the title)"
    assert note.spans == ()


def test_said_more_often_weighs_more_but_not_without_end() -> None:
    scores = [note.score for n in (2, 3, 4, 40) if (note := noted("The harbour. " * n, "harbour"))]
    assert scores == [0.5, 0.75, 1.0, 1.0]


def test_the_clearest_topic_comes_first() -> None:
    plugin = OwnTopics({"a": Keywords("A", ("storm",), 1), "b": Keywords("B", ("harbour",), 1)})
    (notes,) = answers(plugin, "tag", [article("A storm hit the harbour. The harbour is closed.")])
    assert [note.id for note in notes] == ["b", "a"]


@pytest.mark.parametrize(
    ("language", "keyword", "text"),
    [
        ("en", "dock worker", "The dock-workers left."),
        ("en", "strike", "Striking for days: the strikers."),
        ("", "asylum seeker", "Asylum seekers arrived."),
        ("de", "Streik", "Die Streiks dauern an."),
        ("fr", "grève", "Les grèves continuent."),
        ("es", "huelga", "Las huelgas siguen."),
        ("pt", "greve", "As greves continuam."),
        ("el", "λιμάνι", "Το λιμάνι έκλεισε."),
        ("ja", "地震", "昨日地震がありました。"),
        ("ja", "津波警報", "気象庁は津波警報を出した。"),
        ("en", "state of the union address", "His State of the Union address was short."),
    ],
)
def test_one_form_of_a_keyword_is_enough(language: str, keyword: str, text: str) -> None:
    assert noted(text, keyword, least=1, language=language)


@pytest.mark.parametrize(
    ("keyword", "text", "found"),
    [
        ("US", "It hurts us all.", False),
        ("US", "The US agreed.", True),
        ("Apple", "An apple a day.", False),
        ("Apple", "Apple's shares fell.", True),
        ("apple", "Apple's shares fell.", True),
        ("War in Ukraine", "The war in Ukraine goes on.", True),
        ("McDonald", "mcdonald", False),
    ],
)
def test_a_single_keyword_with_capitals_asks_for_capitals(keyword: str, text: str, found: bool) -> None:
    assert bool(noted(text, keyword, least=1)) is found


def test_a_word_inside_a_longer_keyword_counts_once() -> None:
    assert noted("Asylum seekers arrived.", "asylum", "asylum seeker") is None
    note = noted("Asylum seekers arrived.", "asylum", "asylum seeker", least=1)
    assert note
    assert note.why == "keywords: asylum seeker"


def test_two_topics_may_share_a_keyword() -> None:
    plugin = OwnTopics({"a": Keywords("A", ("storm",), 1), "b": Keywords("B", ("storm",), 1)})
    (notes,) = answers(plugin, "tag", [article("A storm came.")])
    assert [note.id for note in notes] == ["a", "b"]


def test_evidence_is_bounded() -> None:
    note = noted("harbour " * 1000, "harbour")
    assert note
    assert len(note.spans) == 20
