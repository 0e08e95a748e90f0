"""Keyphrases: the words and phrases that a text is about."""

import pytest
from digest_plugins.keyphrases import Keyphrases

from digest.model import Note
from digest.testing import SAMPLE, article, check_plugin

FLOOD = (
    "The river dam broke on Monday. The river dam was old, and the river rose quickly, she said.\n"
    "Engineers had warned of the river dam for years. On Monday nobody mended the dam, according to Reuters."
)
IN_FIVE_LANGUAGES = {
    "en": "The harbour bridge is closed. The harbour bridge was built in 1931, and engineers now repair the bridge.",
    "de": "Die Hafenbrücke ist gesperrt. Die Hafenbrücke wurde 1931 gebaut, und nun wird die Hafenbrücke repariert.",
    "fr": "Le pont du port est fermé. Le pont du port date de 1931, et des ouvriers réparent le pont du port.",
    "es": "El puente del puerto está cerrado. El puente del puerto es de 1931, y ahora reparan el puente del puerto.",
    "pt": "A ponte do porto está fechada. A ponte do porto é de 1931, e agora consertam a ponte do porto.",
}
ABOUT = {
    "en": "harbour bridge",
    "de": "hafenbrücke",
    "fr": "pont du port",
    "es": "puente del puerto",
    "pt": "ponte do porto",
}
SMALL = {
    "en": {"the", "was", "in", "and", "now"},
    "de": {"die", "ist", "wurde", "und", "nun", "wird"},
    "fr": {"le", "du", "est", "de", "et", "des"},
    "es": {"el", "del", "está", "es", "de", "y", "ahora"},
    "pt": {"a", "do", "está", "é", "de", "e", "agora"},
}


def phrases(text: str, **stated: str) -> list[Note]:
    (notes,) = Keyphrases().tag([article(text, **stated)])
    return list(notes)


def said(text: str, **stated: str) -> list[str]:
    return [note.text.lower() for note in phrases(text, **stated)]


def test_keeps_the_contract() -> None:
    check_plugin(Keyphrases())


def test_what_comes_back_comes_first() -> None:
    assert set(said(FLOOD)[:5]) >= {"river", "dam"}


def test_a_text_of_some_length_gives_fifteen() -> None:
    assert len(phrases(SAMPLE)) >= 15


def test_scores_fall_from_the_best_to_the_last() -> None:
    scores = [note.score for note in phrases(FLOOD)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)


def test_days_reporting_words_and_agencies_are_no_phrases() -> None:
    words = {word for phrase in said(FLOOD) for word in phrase.split()}
    assert not {"monday", "said", "she", "according", "reuters", "years"} & words


def test_the_name_of_the_source_is_no_phrase() -> None:
    text = "Morning Herald readers met. The Morning Herald thanked its readers."
    assert "morning herald" in said(text)
    assert "morning herald" not in said(text, source="Morning Herald")


def test_no_phrase_reaches_over_a_comma_a_stop_word_or_a_possessive() -> None:
    given = said("Old dams, rivers and lakes. Norway's fjords.")
    assert not {"dams rivers", "rivers lakes", "norway fjords", "norway's fjords"} & set(given)
    assert {"norway", "fjords"} <= set(given)


def test_forms_of_a_word_are_one_phrase() -> None:
    text = "One dam broke, other dams held."
    (dam,) = (note for note in phrases(text) if note.id == "dam")
    assert [text[start:stop] for start, stop in dam.spans] == ["dam", "dams"]


def test_an_elided_article_is_no_part_of_a_phrase() -> None:
    text = "L'avion a disparu. L'avion était neuf."
    assert [text[start:stop] for start, stop in phrases(text, language="fr")[0].spans] == ["avion", "avion"]


def test_why_tells_what_speaks_for_a_phrase() -> None:
    (dam,) = (note for note in phrases(FLOOD) if note.id == "river-dam")
    assert dam.why == "named 3 times in 3 sentences; in the first sentence; its words stand together"


@pytest.mark.parametrize("language", IN_FIVE_LANGUAGES)
def test_finds_what_a_text_is_about_in_five_languages(language: str) -> None:
    assert ABOUT[language] in said(IN_FIVE_LANGUAGES[language], language=language)[:3]


@pytest.mark.parametrize("language", IN_FIVE_LANGUAGES)
def test_no_small_word_is_a_phrase(language: str) -> None:
    assert not SMALL[language] & set(said(IN_FIVE_LANGUAGES[language], language=language))


@pytest.mark.parametrize("language", IN_FIVE_LANGUAGES)
def test_a_language_that_nobody_stated_is_told_by_its_small_words(language: str) -> None:
    text = IN_FIVE_LANGUAGES[language]
    assert said(text) == said(text, language=language)


def test_a_text_in_another_language_has_phrases_too() -> None:
    text = "Το φράγμα έσπασε. Το φράγμα ήταν παλιό και το ποτάμι ανέβηκε."
    assert "φράγμα" in said(text, language="el")[:3]


def test_short_forms_are_phrases_and_other_words_of_two_letters_are_not() -> None:
    given = said("Talks with the EU failed. The EU said ok to none of it.")
    assert "eu" in given
    assert "ok" not in given


def test_a_long_text_takes_no_longer_by_the_word() -> None:
    assert len(phrases("The dam broke near Oslo. " * 20_000)) >= 2
