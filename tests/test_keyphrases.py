"""Keyphrases: what the text keeps coming back to."""

import pytest
from digest_plugins.keyphrases import Keyphrases

from digest.model import Note
from digest.testing import SAMPLE, article, check_plugin

FLOOD = "The river dam broke. The river dam was old, and the river rose. On Monday nobody mended the dam, she said."


def phrases(text: str, **stated: str) -> list[Note]:
    (notes,) = Keyphrases().tag([article(text, **stated)])
    return list(notes)


def test_keeps_the_contract() -> None:
    check_plugin(Keyphrases())


def test_what_comes_back_comes_first() -> None:
    assert {note.text.lower() for note in phrases(FLOOD)[:3]} == {"river", "dam", "river dam"}


def test_a_text_of_some_length_gives_fifteen() -> None:
    assert len(phrases(SAMPLE)) >= 15


def test_days_and_saying_are_no_phrases() -> None:
    assert not {"monday", "said", "she"} & {note.text.lower() for note in phrases(FLOOD)}


def test_no_phrase_reaches_over_a_comma_or_a_stop_word() -> None:
    assert all("," not in note.text and " and " not in note.text for note in phrases("Old dams, rivers and lakes."))


def test_forms_of_a_word_are_one_phrase() -> None:
    text = "One dam broke, other dams held."
    (dam,) = (note for note in phrases(text) if note.id == "dam")
    assert [text[start:stop] for start, stop in dam.spans] == ["dam", "dams"]


@pytest.mark.parametrize(
    ("language", "text", "best"),
    [
        ("fr", "Le barrage a cédé. Le barrage était vieux.", "barrage"),
        ("de", "Der Damm brach. Der Damm war alt.", "damm"),
    ],
)
def test_other_languages(language: str, text: str, best: str) -> None:
    assert phrases(text, language=language)[0].id == best
