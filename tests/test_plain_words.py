"""Words that say too little to be a tag."""

import pytest

from digest.text.plain_words import plain_words, says_little

LANGUAGES = ("en", "de", "fr", "es", "pt")


@pytest.mark.parametrize(
    ("phrase", "language"),
    [
        ("man", "en"), ("Hosts", ""), ("South", "en"), ("government", "en"), ("Menschen", "de"), ("gens", "fr"),
        ("Respecto", "es"), ("pessoas", "pt"),
    ],
)  # fmt: skip
def test_a_plain_word_alone_says_little(phrase: str, language: str) -> None:
    assert says_little(phrase, language)


@pytest.mark.parametrize("phrase", ["public health", "South Wind", "government bonds", "dam", "text messages"])
def test_other_words_and_phrases_say_something(phrase: str) -> None:
    assert not says_little(phrase, "en")


@pytest.mark.parametrize(
    ("phrase", "language"), [("Twenty", "en"), ("two million", "en"), ("Drei", "de"), ("40 mil", "es")]
)
def test_numbers_alone_say_little(phrase: str, language: str) -> None:
    assert says_little(phrase, language)


@pytest.mark.parametrize("phrase", ["engineers showed", "asks unions", "dam collapsed"])
def test_a_piece_of_a_sentence_says_little(phrase: str) -> None:
    assert says_little(phrase, "en")


@pytest.mark.parametrize("phrase", ["wind speed", "United Nations", "armed forces", "animal feed"])
def test_a_phrase_that_only_looks_like_one_says_something(phrase: str) -> None:
    assert not says_little(phrase, "en")


def test_an_unknown_language_has_no_plain_words() -> None:
    assert not says_little("man", "xx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_of_each_kind(language: str) -> None:
    plain = plain_words(language)
    assert plain.alone
    assert plain.counting
    assert plain.verbs
