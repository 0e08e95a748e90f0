"""The tags that a site shows: which of them, in which order, under which label."""

from typing import Any

import pytest

from digest.model import Article, Note
from digest.publish.tags import LIKELY, added_keyphrases, shown_tags, tags
from digest.testing import article

TEXT = (
    "Anna Berg leads the water board of Oslo. The board said on Monday that the dam must close.\n"
    "Berg told reporters that the dam is old. Oslo has no other dam, and the German firm wants to leave, Reuters wrote."
)


def spans(text: str, *names: str) -> tuple[tuple[int, int], ...]:
    """Where each name stands, every time."""
    found = [(i, i + len(name)) for name in names for i in range(len(text)) if text.startswith(name, i)]
    return tuple(sorted(found))


def entity(text: str, label: str, kind: str, *forms: str, score: float = 0.5) -> Note:
    return Note("entity", label, label.lower(), kind, score, spans(text, *(forms or (label,))))


def phrase(text: str, label: str, score: float = 0.5) -> Note:
    return Note("keyphrase", label, label.lower(), "", score, spans(text, label))


def tagged(text: str, *notes: Note, **stated: Any) -> Article:
    return article(text, **stated).with_notes(notes)


NAMES = (entity(TEXT, "Oslo", "LOC"), entity(TEXT, "Anna Berg", "PER", "Anna Berg"), phrase(TEXT, "dam"))


def test_names_and_phrases_that_come_back_are_shown() -> None:
    assert set(shown_tags(tagged(TEXT, *NAMES))) == {"Oslo", "Anna Berg", "dam"}


def test_what_the_title_names_comes_first() -> None:
    for title, first in (("Anna Berg wants to go", "Anna Berg"), ("Oslo without water", "Oslo")):
        assert shown_tags(tagged(TEXT, *NAMES, title=title))[0] == first


def test_a_name_without_a_score_is_never_shown_nor_its_phrase() -> None:
    people = entity(TEXT, "German", "MISC", score=0.0)
    assert "German" not in shown_tags(tagged(TEXT, *NAMES, people, phrase(TEXT, "German")))


def test_agencies_and_the_source_itself_are_not_shown() -> None:
    agency, source = entity(TEXT, "Reuters", "ORG"), entity(TEXT, "Oslo", "ORG")
    assert shown_tags(tagged(TEXT, agency)) == ()
    assert shown_tags(tagged(TEXT, source, source="Oslo")) == ()


def test_a_phrase_inside_a_name_that_is_shown_adds_nothing() -> None:
    assert "Berg" not in shown_tags(tagged(TEXT, *NAMES, phrase(TEXT, "Berg")))


@pytest.mark.parametrize("word", ["closed", "quickly", "leaving"])
def test_forms_of_verbs_and_adverbs_are_not_shown(word: str) -> None:
    text = f"The dam was {word}. It was {word} in Oslo."
    assert shown_tags(tagged(text, phrase(text, word, 0.9), phrase(text, "dam"))) == ("dam",)


def test_no_more_than_ten_are_shown_and_unlikely_ones_only_up_to_three() -> None:
    names = [f"w{letter}" * 3 for letter in "abcdefghij"]
    said = "Nothing. " * 5 + " ".join(names)
    unlikely = tagged(said, *(phrase(said, name, 0.3) for name in names), title=" ".join(names))
    assert all(tag.chance < LIKELY for tag in tags(unlikely))
    assert len(shown_tags(unlikely)) == 3
    near = " ".join(f"Name{i}" for i in range(20))
    assert len(shown_tags(tagged(near, *(entity(near, f"Name{i}", "LOC") for i in range(20)), title=near))) == 10


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("de", "Die Schweiz zögert. Bern und die Schweiz warten.", "Schweiz"),
        ("fr", "La Suisse hésite. Berne et la Suisse attendent.", "Suisse"),
        ("es", "Suiza duda. Berna y Suiza esperan.", "Suiza"),
        ("pt", "A Suíça hesita. Berna e a Suíça esperam.", "Suíça"),
    ],
)
def test_a_place_is_written_as_the_article_writes_it(language: str, text: str, form: str) -> None:
    assert shown_tags(tagged(text, entity(text, "Switzerland", "LOC", form), language=language)) == (form,)


def test_an_english_article_shows_the_label() -> None:
    text = "The US votes. The US counts."
    assert shown_tags(tagged(text, entity(text, "United States", "LOC", "US"), language="en")) == ("United States",)


def test_a_topic_of_ours_is_shown_in_short_and_a_stated_one_as_it_is_and_first() -> None:
    ours = Note("topic", "Crime, law and justice", "crime", "medtop:02000000", 0.9, spans(TEXT, "board"))
    stated = Note("topic", "Fish and chips", "fish-and-chips", why="stated by the source")
    assert [tag.label for tag in tags(tagged(TEXT, ours, stated))] == ["Fish and chips", "Crime"]


def test_an_article_without_notes_shows_none() -> None:
    assert shown_tags(article("")) == ()


def test_phrases_fill_up_what_the_names_do_not_say() -> None:
    given = tagged(TEXT, *NAMES, phrase(TEXT, "Oslo"), phrase(TEXT, "water board"), phrase(TEXT, "board"))
    assert {note.text for note in added_keyphrases(given)} <= {"dam", "water board", "board"}
    assert "Oslo" not in {note.text for note in added_keyphrases(given)}


def test_a_phrase_that_stands_within_names_adds_nothing() -> None:
    text = "The World Cup began. The World Cup pleased all, and the dam of Oslo stood."
    cup = entity(text, "World Cup", "MISC")
    assert "World" not in shown_tags(tagged(text, cup, phrase(text, "World"), phrase(text, "dam")))
    assert [note.text for note in added_keyphrases(tagged(text, cup, phrase(text, "World"), phrase(text, "dam")))] == [
        "dam"
    ]


def test_what_is_hardly_likely_is_no_tag_though_there_is_no_other() -> None:
    far = "Nothing at all happened there. " * 2000 + "The dam of the valley stood."
    assert shown_tags(tagged(far, phrase(far, "valley", 0.01))) == ()


def topic(label: str, name: str, score: float, *forms: str) -> Note:
    return Note("topic", label, name, "medtop:00000000", score, spans(TEXT, *forms))


def test_no_second_topic_comes_before_the_first() -> None:
    first, second = (
        topic("Conflict, war and peace", "conflict", 0.5, "board"),
        topic("Politics", "politics", 0.4, "dam"),
    )
    shown = [tag.label for tag in tags(tagged(TEXT, first, second))]
    assert shown.index("Conflict") < shown.index("Politics")


def test_a_topic_that_is_certain_is_a_likelier_tag() -> None:
    (little,), (much,) = (tags(tagged(TEXT, topic("Politics", "politics", score, "dam"))) for score in (0.4, 0.9))
    assert little.chance < much.chance


def test_a_phrase_that_is_a_form_of_a_name_is_not_shown_beside_it() -> None:
    text = "The Food Agency spoke. The FA warned, and the FA closed the dam."
    agency = entity(text, "Food Agency", "ORG", "Food Agency", "FA")
    found = tags(tagged(text, agency, phrase(text, "FA"), phrase(text, "dam")))
    assert [tag.label for tag in found] == ["FA", "dam"]


def test_an_organisation_is_called_by_its_short_form_where_the_article_says_it_most() -> None:
    text = "The Food Agency spoke. The Food Agency warned of the dam, the FA said."
    assert shown_tags(tagged(text, entity(text, "Food Agency", "ORG", "Food Agency", "FA"))) == ("Food Agency",)


def test_a_short_form_with_points_is_written_out() -> None:
    text = "The F.A. warned, and the F.A. closed the dam."
    assert shown_tags(tagged(text, entity(text, "Food Agency", "ORG", "F.A."))) == ("Food Agency",)


def test_a_name_of_the_title_alone_is_weighed_like_others() -> None:
    (tag,) = tags(tagged(TEXT, Note("entity", "Anna Lund", "anna-lund", "PER", 0.4, why="named in the title")))
    assert 0 < tag.chance < 1
