"""Words: where they are and how they fold."""

from digest.text.words import reading_minutes, stem, stems, stop_words, words


def test_words_carry_their_place_in_the_text() -> None:
    text = "Rain fell. “Much rain”, she said"
    assert [text[word.start : word.stop] for word in words(text)] == ["Rain", "fell", "Much", "rain", "she", "said"]


def test_possessives_and_elided_articles_fold_away() -> None:
    assert [word.folded for word in words("Ukraine’s l'homme O'Brien don't")] == ["ukraine", "homme", "brien", "don't"]


def test_acronyms_with_dots_are_one_word() -> None:
    assert [word.folded for word in words("the U.S. said")] == ["the", "u.s.", "said"]


def test_scripts_without_spaces_give_overlapping_pairs() -> None:
    assert [word.folded for word in words("東京都 a")] == ["東京", "京都", "a"]


def test_stems_leave_out_stop_words() -> None:
    assert stems(["the", "running", "dogs"], "en") == ["run", "dog"]


def test_an_unknown_language_keeps_its_words() -> None:
    assert stem("talot", "xx") == "talot"
    assert stop_words("xx") == frozenset()


def test_five_languages_have_stop_words() -> None:
    said = {"en": "the", "de": "und", "fr": "les", "es": "los", "pt": "uma"}
    assert all(word in stop_words(language) for language, word in said.items())


def test_thai_gives_pairs_of_characters_as_words() -> None:
    assert [word.folded for word in words("น้ำ 2 ม")] == ["น้", "้ำ", "2", "ม"]


def test_reading_takes_a_minute_for_some_two_hundred_words_and_never_none() -> None:
    assert [reading_minutes(["word " * count] * 2) for count in (0, 100, 350, 1000)] == [1, 1, 3, 9]
