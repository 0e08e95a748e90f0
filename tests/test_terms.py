"""The words of sentences by which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import Note
from digest.text.sentences import sentences
from digest.text.telling.terms import length, sentence_terms, sentence_words
from digest.text.words import Word, words

PIECES = [
    "The river",
    " rose",
    ". ",
    "! ",
    "\n",
    "河水上涨",
    "。",
    "」",
    "ไทย",
    " ",
    "Petrova's",
    "U.S. ",
    "“",
    "’",
    "a.b",
    "5",
]
TEXT = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def terms(text: str, language: str = "en", names: tuple[Note, ...] = ()) -> list[frozenset[str]]:
    return sentence_terms(sentence_words(text, sentences(text)), language, names)


def name(label: str, text: str, *spellings: str) -> Note:
    starts = [text.index(spelling) for spelling in spellings]
    spans = tuple((start, start + len(spelling)) for start, spelling in zip(starts, spellings, strict=True))
    return Note("entity", label, spans=spans)


@given(st.one_of(TEXT, st.text(max_size=200)))
def test_the_words_of_a_sentence_are_those_it_has_alone(text: str) -> None:
    spans = sentences(text)
    alone = [[Word(w.start + a, w.stop + a, w.folded) for w in words(text[a:b])] for a, b in spans]
    assert sentence_words(text, spans) == alone


@given(TEXT)
def test_sentences_may_be_left_out(text: str) -> None:
    spans = sentences(text)
    assert sentence_words(text, spans[:2]) == sentence_words(text, spans)[:2]
    assert sentence_words(text, spans[1:]) == sentence_words(text, spans)[1:]


def test_no_sentence_has_no_words() -> None:
    assert sentence_words("The river rose.", ()) == []


def test_a_sentence_of_marks_has_no_words() -> None:
    assert sentence_words("It rose.\n…\nIt fell.", ((0, 8), (9, 10), (11, 19)))[1] == []


def test_terms_are_stems_without_stop_words() -> None:
    assert terms("The rivers were rising above the dams.") == [frozenset({"river", "rise", "dam"})]


def test_spellings_of_a_name_are_one_by_its_label() -> None:
    text = "Zelenskiy met the board.\nThe board met Zelensky."
    one, other = terms(text, names=(name("Volodymyr Zelenskyy", text, "Zelenskiy", "Zelensky."[:-1]),))
    assert one == other


def test_spellings_of_a_name_differ_without_its_label() -> None:
    one, other = terms("Zelenskiy met the board.\nThe board met Zelensky.")
    assert one != other


def test_a_label_reaches_no_further_than_its_span() -> None:
    text = "Anna Petrova left the board."
    ((found),) = terms(text, names=(name("Petrova", text, "Anna Petrova"),))
    assert found == {"petrova", "left", "board"}


def test_a_longer_name_goes_before_one_inside_it() -> None:
    text = "The Bank of Brod left the district."
    (found,) = terms(text, names=(name("Bank Brod", text, "Bank of Brod"), name("Savings", text, "Bank")))
    assert "brod" in found


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("zh", "河水星期一上涨了两米。", "星期一河水淹没了村庄。"),
        ("ja", "川の水位が上がった。", "水位が二メートル上がった。"),
        ("th", "ระดับน้ำเพิ่มขึ้นสองเมตร", "น้ำเพิ่มขึ้นอีกครั้งในวันจันทร์"),
        ("tr", "Nehir pazartesi iki metre yükseldi.", "Köyler pazartesi nehir suyu altında kaldı."),
        ("ru", "Река поднялась на два метра.", "Деревни отрезаны, река выше дамб."),
        ("xx", "Wai u rangi nui.", "Nga wai o te rangi."),
    ],
)
def test_sentences_on_one_thing_share_terms_in_any_language(language: str, one: str, other: str) -> None:
    first, second = terms(f"{one}\n{other}", language)
    assert first & second


def test_what_most_sentences_have_means_nothing_in_a_language_without_a_list() -> None:
    found = terms("\n".join(f"o nehir{i} yer{i} su{i}." for i in range(10)), "tr")
    assert all("o" not in one for one in found)


def test_few_sentences_tell_no_stop_words_in_a_language_without_a_list() -> None:
    assert terms("o nehir.\no su.", "tr") == [frozenset({"o", "nehir"}), frozenset({"o", "su"})]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The river rose by two metres.", 6, 6),
        ("河水星期一上涨了两米四十个村庄被切断", 8, 12),
        ("月曜日に川の水位が二メートル上がった", 8, 12),
        ("ระดับน้ำในแม่น้ำเพิ่มขึ้นสองเมตรเมื่อวันจันทร์", 6, 30),
        ("", 0, 0),
    ],
)
def test_length_is_what_a_reader_would_count(text: str, least: float, most: float) -> None:
    assert least <= length(words(text)) <= most


@given(TEXT)
def test_a_sentence_has_no_more_length_than_words(text: str) -> None:
    assert 0 <= length(words(text)) <= len(words(text))


def test_all_texts_have_as_many_sets_of_terms_as_sentences() -> None:
    text = "1 2 3. 4 5 6.\n…\n一。"
    assert len(terms(text)) == len(sentences(text))
