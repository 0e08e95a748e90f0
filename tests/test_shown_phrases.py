"""The keyphrases that a site may show: which of them, and how they are written."""

import pytest

from digest.model import Note
from digest.publish.shown_phrases import shown_phrases
from digest.testing import article


def spans(text: str, name: str) -> tuple[tuple[int, int], ...]:
    """Where a name stands, every time."""
    return tuple((i, i + len(name)) for i in range(len(text)) if text.startswith(name, i))


def phrase(text: str, label: str, *forms: str) -> Note:
    found = sorted(span for form in (forms or (label,)) for span in spans(text, form))
    return Note("keyphrase", label, label.lower(), "", 0.5, tuple(found))


def shown(text: str, *notes: Note, language: str = "en") -> list[str]:
    return [label for label, _ in shown_phrases(article(text, language=language).with_notes(notes))]


@pytest.mark.parametrize("text", ["Turbines turn.", "It rains. Turbines turn.", "It rains.\n“Turbines turn,” he said."])
def test_the_first_word_of_a_sentence_is_written_small(text: str) -> None:
    assert shown(text, phrase(text, "Turbines")) == ["turbines"]


def test_a_word_with_a_capital_inside_a_sentence_keeps_it() -> None:
    text = "Vento grows. They bought Vento."
    assert shown(text, phrase(text, "Vento")) == ["Vento"]


@pytest.mark.parametrize("label", ["Grid Watch", "VNT", "eGrid"])
def test_a_phrase_that_looks_like_a_name_is_written_as_it_is(label: str) -> None:
    assert shown(f"{label} grows.", phrase(f"{label} grows.", label)) == [label]


def test_german_nouns_keep_their_capital() -> None:
    text = "Windräder drehen sich."
    assert shown(text, phrase(text, "Windräder"), language="de") == ["Windräder"]


@pytest.mark.parametrize("label", ["massiver", "russischen"])
def test_a_german_word_in_small_letters_is_none(label: str) -> None:
    text = f"Nach {label} Kritik."
    assert shown(text, phrase(text, label), language="de") == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Der Lindener Bürgermeister kam. Die Lindener Schule schloss.", "Lindener"),
        ("Die Bewohner von Linden klagen. Viele Lindener gehen.", "Lindener"),
        ("In München fuhr nichts. Die Münchner klagen.", "Münchner"),
    ],
)
def test_the_german_adjective_of_a_place_is_none(text: str, label: str) -> None:
    places = [Note("entity", name, name, "LOC", 0.5, spans(text, name)) for name in ("Linden", "München")]
    assert shown(text, *(place for place in places if place.spans), phrase(text, label), language="de") == []


def test_another_german_noun_in_er_is_shown() -> None:
    text = "Der Speicher ist voll. Den Speicher leert niemand."
    assert shown(text, phrase(text, "Speicher"), language="de") == ["Speicher"]


def test_a_word_that_stands_in_one_phrase_gives_way_to_it() -> None:
    text = "The solar roof leaks. The solar roof is new. The roof is flat, the roof is wide."
    assert shown(text, phrase(text, "solar"), phrase(text, "solar roof"), phrase(text, "roof")) == [
        "solar roof",
        "roof",
    ]


@pytest.mark.parametrize("label", ["better", "twenty", "officials", "engineers showed"])
def test_what_says_little_is_none(label: str) -> None:
    text = f"There were {label} there."
    assert shown(text, phrase(text, label)) == []


def test_what_the_source_stated_is_shown_as_it_is() -> None:
    assert shown("Nothing.", Note("keyphrase", "People", why="stated by the source")) == ["People"]


def test_a_form_of_a_name_is_none() -> None:
    text = "Anna Berg came. Berg spoke."
    name = Note("entity", "Anna Berg", "anna-berg", "PER", 0.5, (*spans(text, "Anna Berg"), (16, 20)))
    assert shown(text, name, phrase(text, "Berg")) == []
