"""Summaries by the lead: what is taken, word for word."""

from digest_plugins.lead_summary import LeadSummary
from hypothesis import given
from hypothesis import strategies as st

from digest.model import HEADING
from digest.testing import answers, article, check_plugin

LEAD = "The river rose by two metres on Monday and cut off forty villages."
SECOND = "Schools in the whole district stay closed until the end of the week."
THIRD = "Soldiers bring bread and clean water to people by boat."
EMPTY = "The mayor did not respond to a request for comment on Monday."
SENTENCE = st.sampled_from([LEAD, SECOND, THIRD, EMPTY, "He left early again that day.", "Why?", "A caption", "“Open."])


def summary(text: str, plugin: LeadSummary | None = None, **stated: object) -> list[str]:
    (notes,) = answers(plugin or LeadSummary(), "summarize", [article(text, **stated)])
    return [note.text for note in notes]


def test_contract() -> None:
    check_plugin(LeadSummary())


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
    assert summary(f"{LEAD} It fell again on the next day.") == [LEAD, "It fell again on the next day."]


def test_a_repetition_is_passed_over() -> None:
    again = "On Monday the river rose by two metres and cut off forty villages, again."
    assert summary(f"{LEAD}\n{again}\n{SECOND}") == [LEAD, SECOND]


def test_half_a_quote_is_passed_over() -> None:
    assert summary(f"{LEAD}\n“We saw the water come up the stairs.\n{SECOND}") == [LEAD, SECOND]


def test_the_number_of_sentences_is_an_option() -> None:
    assert summary(f"{LEAD} {SECOND} {THIRD}", LeadSummary(sentences=1)) == [LEAD]


def test_the_number_of_words_is_an_option() -> None:
    assert summary(f"{LEAD} {SECOND} {THIRD}", LeadSummary(words=26)) == [LEAD, SECOND]


def test_a_text_of_one_unsound_sentence_gives_that_one() -> None:
    assert summary("Why?") == ["Why?"]


@given(st.lists(SENTENCE, max_size=12).map("\n".join))
def test_every_sentence_stands_in_the_text_letter_for_letter(text: str) -> None:
    given_article = article(text)
    (notes,) = answers(LeadSummary(), "summarize", [given_article])
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
