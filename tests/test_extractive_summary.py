"""Summaries of sentences of the text: what is taken, word for word, and why."""

import pytest
from digest_plugins.extractive_summary import ExtractiveSummary
from hypothesis import given
from hypothesis import strategies as st

from digest.model import HEADING, Note
from digest.testing import answers, article, check_plugin

LEAD = "The river rose by two metres on Monday and cut off forty villages."
SECOND = "Schools in the whole district stay closed until the end of the week."
THIRD = "Soldiers bring bread and clean water to people by boat."
EMPTY = "The mayor did not respond to a request for comment on Monday."
SENTENCE = st.sampled_from([LEAD, SECOND, THIRD, EMPTY, "He left early again that day.", "Why?", "A caption", "“Open."])


def summary(text: str, plugin: ExtractiveSummary | None = None, **stated: object) -> list[str]:
    (notes,) = answers(plugin or ExtractiveSummary(), "summarize", [article(text, **stated)])
    return [note.text for note in notes if note.kind == "summary"]


def test_contract() -> None:
    check_plugin(ExtractiveSummary())


def test_the_first_sentences_are_taken() -> None:
    assert summary(f"{LEAD} {SECOND}\n{THIRD}\nThe rain goes on and on for days.") == [LEAD, SECOND, THIRD]


def test_a_refusal_to_comment_is_passed_over() -> None:
    assert summary(f"{LEAD}\n{EMPTY}\n{SECOND}") == [LEAD, SECOND]


def test_questions_and_captions_are_passed_over() -> None:
    assert summary(f"Flooded streets in the old town\nWill the dams ever hold again?\n{LEAD}") == [LEAD]


def test_headings_are_passed_over() -> None:
    assert summary(f"The dams of the river broke again.\n{LEAD}", kinds=((0, HEADING),)) == [LEAD]


def test_a_pronoun_needs_the_sentence_before_it() -> None:
    assert summary(f"{LEAD}\n{EMPTY}\nHe is away on holiday until Sunday.\n{SECOND}") == [LEAD, SECOND]


def test_a_pronoun_right_after_a_taken_sentence_is_fine() -> None:
    fell = "It fell again on the next day and left mud in the streets."
    assert summary(f"{LEAD} {fell}") == [LEAD, fell]


def test_a_repetition_is_passed_over() -> None:
    again = "On Monday the river rose by two metres and cut off forty villages, again."
    assert summary(f"{LEAD}\n{again}\n{SECOND}") == [LEAD, SECOND]


def test_half_a_quote_is_passed_over() -> None:
    assert summary(f"{LEAD}\n“We saw the water come up the stairs.\n{SECOND}") == [LEAD, SECOND]


def test_the_number_of_sentences_is_an_option() -> None:
    assert summary(f"{LEAD} {SECOND} {THIRD}", ExtractiveSummary(sentences=1)) == [LEAD]


def test_the_number_of_words_is_an_option() -> None:
    taken = summary(f"{LEAD} {SECOND} {THIRD}", ExtractiveSummary(words=26))
    assert len(taken) == 2
    assert len(" ".join(taken).split()) <= 26


def test_a_text_of_one_unsound_sentence_gives_that_one() -> None:
    assert summary("Why?") == ["Why?"]


@given(st.lists(SENTENCE, max_size=12).map("\n".join))
def test_every_sentence_stands_in_the_text_letter_for_letter(text: str) -> None:
    given_article = article(text)
    (all_notes,) = answers(ExtractiveSummary(), "summarize", [given_article])
    notes = [note for note in all_notes if note.kind == "summary"]
    assert [note.text for note in notes] == [
        given_article.text[start:stop] for ((start, stop),) in (n.spans for n in notes)
    ]
    assert [note.spans for note in notes] == sorted(note.spans for note in notes)
    assert bool(notes) == bool(given_article.text)


def test_the_rest_of_a_sentence_whose_beginning_is_lost_is_passed_over() -> None:
    assert summary(f"pilgrims at the gates of the old town in 2008.\n{LEAD}") == [LEAD]


def test_a_name_in_small_letters_may_begin_a_sentence() -> None:
    sentence = "al-Ikhbariya showed the broken dam on Monday evening."
    assert summary(sentence) == [sentence]


def notes_of(text: str, **stated: object) -> list[Note]:
    (notes,) = answers(ExtractiveSummary(), "summarize", [article(text, **stated)])
    return notes


def test_what_the_text_comes_back_to_is_told_before_what_it_says_once() -> None:
    aside = "A brass band from a far town played old songs near the church."
    rest = "The river stands in the villages. Villages without water wait for the river to fall."
    text = f"{LEAD} {aside} Forty villages were cut off when the river rose. {THIRD} {rest}"
    assert aside not in summary(text, ExtractiveSummary(sentences=2, words=40))


def test_a_long_first_sentence_is_a_summary_all_the_same() -> None:
    long = "The river " + "and the wide lake " * 40 + "rose."
    assert summary(f"{long}\n{SECOND}")


def test_the_key_sentence_is_short_and_stands_alone() -> None:
    long = (
        "The river rose by two metres on Monday, " + "and in the next village too, " * 6 + "and cut off forty of them."
    )
    (key,) = [
        note for note in notes_of(f"{long}\nIt fell again on Tuesday and left mud.\n{SECOND}") if note.kind == "key"
    ]
    assert key.text == SECOND


def test_the_first_sentence_is_the_key_sentence_if_it_is_short() -> None:
    (key,) = [note for note in notes_of(f"{LEAD}\n{SECOND}\n{THIRD}") if note.kind == "key"]
    assert key.text == LEAD


def test_a_text_of_long_sentences_has_no_key_sentence() -> None:
    long = "The river rose by two metres, " + "and in the next village too, " * 6 + "and cut off forty of them."
    assert [note.kind for note in notes_of(long)] == ["summary"]


def test_the_first_mention_carries_the_full_name() -> None:
    called = "On Tuesday Anna Petrova, who leads the water board of the district, called the dams of the river too old."
    later = "Petrova promised 40 new pumps for the dams of the river."
    taken = summary(f"{LEAD} {called} {later} {SECOND} The dams are 80 years old.", ExtractiveSummary(words=35))
    assert later not in taken or called in taken


def test_each_note_says_what_it_has_its_points_for() -> None:
    first = notes_of(f"{LEAD} {SECOND}\n{THIRD}")[0]
    assert first.why.startswith("sentence 1: says ")
    assert "opens the text (+15)" in first.why
    assert first.score > 0


def test_the_title_says_what_the_text_is_about() -> None:
    other = "Bread and clean water come to people by boat from the next town."
    assert summary(f"{other} {SECOND}", ExtractiveSummary(sentences=1), title="District closes schools") == [SECOND]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "河水周一上涨两米,淹没了四十个村庄。他没有说明原因。学校本周停课。", "河水周一上涨两米,淹没了四十个村庄。"),
        ("ja", "月曜日に川の水位が二メートル上がり、四十の村が孤立した。彼は何も言わなかった。", "月曜日に川の水位が二メートル上がり、四十の村が孤立した。"),
        ("th", "ระดับน้ำในแม่น้ำเพิ่มขึ้นสองเมตรเมื่อวันจันทร์ และหมู่บ้านสี่สิบแห่งถูกตัดขาด", "ระดับน้ำในแม่น้ำเพิ่มขึ้นสองเมตรเมื่อวันจันทร์ และหมู่บ้านสี่สิบแห่งถูกตัดขาด"),
        ("ar", "ارتفع منسوب النهر مترين يوم الاثنين وعزل أربعين قرية. وقال إنه لا يعرف السبب.", "ارتفع منسوب النهر مترين يوم الاثنين وعزل أربعين قرية."),
        ("hi", "सोमवार को नदी का जलस्तर दो मीटर बढ़ गया और चालीस गाँव कट गए। उन्होंने कारण नहीं बताया।", "सोमवार को नदी का जलस्तर दो मीटर बढ़ गया और चालीस गाँव कट गए।"),
        ("de", "Der Fluss stieg am Montag um zwei Meter und schnitt vierzig Dörfer ab. Er sagte nichts.", "Der Fluss stieg am Montag um zwei Meter und schnitt vierzig Dörfer ab."),
        ("ru", "В понедельник река поднялась на два метра и отрезала сорок деревень. Он не назвал причину.", "В понедельник река поднялась на два метра и отрезала сорок деревень."),
    ],
)  # fmt: skip
def test_texts_of_any_language_are_summarized(language: str, text: str, expected: str) -> None:
    assert summary(text, language=language)[0] == expected


def test_captions_without_a_verb_give_way_to_sentences_with_one() -> None:
    caption = "The old stone bridge over the river in the village of Minsk, on Monday."
    assert summary(f"{caption}\n{LEAD}\n{SECOND}\n{THIRD}", ExtractiveSummary(words=45), language="en") == [
        LEAD,
        SECOND,
        THIRD,
    ]


def test_what_stands_before_a_picture_credit_in_its_line_is_a_caption() -> None:
    caption = "Villagers waited on the river bank for a boat. Image: Anna Petrova."
    assert summary(f"{caption}\n{LEAD}\n{SECOND}") == [LEAD, SECOND]


@pytest.mark.parametrize("number", [0, 9, -1])
def test_a_number_of_sentences_that_cannot_be_had_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=rf"sentences: {number} is not possible \(a number from 1 to 8\)"):
        ExtractiveSummary(sentences=number)


def test_a_longer_summary_can_be_had() -> None:
    more = (
        "The river Dnister has risen by a metre in the district since, and the villages wait for soldiers with boats."
    )
    text = f"{LEAD} {SECOND} {THIRD} {more} People of forty villages stay in schools of the district near the river."
    assert len(summary(text, ExtractiveSummary(sentences=5, words=200))) == 5
