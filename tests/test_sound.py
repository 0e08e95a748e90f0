"""Which sentences tell something by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model import HEADING, ITEM, QUOTE
from digest.testing import article
from digest.text.sentences import sentences
from digest.text.telling.sound import balanced, is_sound, plain_sentence, sound_sentences
from digest.text.telling.terms import sentence_words
from digest.text.words import stop_words, words

LEAD = "The river rose by two metres on Monday and cut off forty villages."
MARKED = st.lists(st.sampled_from([*'"“”„«»「」『』 a.', "yes", ". ", "\n", "said "]), max_size=40).map("".join)
ANY = st.one_of(st.text(max_size=200), MARKED)


def taken(text: str, shortest: int = 5, **stated: object) -> list[str]:
    """The sound sentences of a text."""
    given_article = article(text, **stated)
    spans = sentences(given_article.text)
    found = sentence_words(given_article.text, spans)
    return [given_article.text[slice(*spans[i])] for i in sound_sentences(given_article, spans, found, shortest)]


def sound(sentence: str, language: str = "en", shortest: int = 5) -> bool:
    return is_sound(sentence, words(sentence), stop_words(language), shortest)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor declined to comment on Monday.",
        "The board refused to discuss the state of the dams.",
        "The mayor did not respond to several letters from the board.",
        "Petrova didn’t immediately reply to a letter from the board.",
        "The mayor was not immediately available on Monday evening.",
        "The board has not yet responded to questions about the dams.",
        "A spokesman for the board declined further comment on Monday.",
        "The reports from the valley could not be independently verified.",
        "The newsroom was unable to independently confirm the height of the water.",
        "The board of the district was contacted by the paper for comment.",
        "The paper contacted the water board of the district for comment on Monday.",
        "Der Bürgermeister wollte sich am Montag zunächst nicht äußern.",
        "Die Baufirma war am Montag für die Zeitung nicht zu erreichen.",
        "Le maire de la ville n’a pas souhaité commenter la décision.",
        "L’entreprise n’a pas encore répondu aux questions du journal.",
        "El alcalde de la ciudad no quiso hacer declaraciones el lunes.",
        "Requests for comment to the water board were left without an answer.",
    ],
)
def test_a_refusal_to_comment_tells_nothing(sentence: str) -> None:
    assert not sound(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Petrova (left) and Jan Novak at the broken dam on Monday.",
        "Jan Novak (far right) hands bread to families in the old town.",
        "The broken dam, pictured in the spring of last year, before the flood.",
        "The village of Brod [above] was cut off by the river on Monday.",
        "Photo shows the broken dam of the river on Monday evening.",
        "Watch the boats carry bread and water to the villages by the river.",
        "(The height of the water is measured at the old bridge.)",
        "[The dams were built a hundred years ago by the district.]",
    ],
)
def test_a_caption_or_an_aside_tells_nothing(sentence: str) -> None:
    assert not sound(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sign up for the letter of the harbour and its boats.",
        "This story has been updated with words of the mayor.",
        "This article was first published in the harbour paper on Monday.",
        "Scroll down for more of the boats on the river.",
    ],
)
def test_what_speaks_of_the_text_itself_tells_nothing(sentence: str) -> None:
    assert not sound(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "“We are done,” she said on the steps of the town hall.",
        '"Not now," Anna Petrova told the people in the hall.',
        "“Never again!” the mayor of the town wrote on Monday.",
    ],
)
def test_a_short_cry_and_who_gave_it_tells_nothing(sentence: str) -> None:
    assert not sound(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "the gates of the old town in the spring of 2008.",
        "It was what it was, and so it is.",
        "Why not then?",
    ],
)
def test_a_fragment_tells_nothing(sentence: str) -> None:
    assert not sound(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        LEAD,
        "“The dams are older than the town and will not hold,” Anna Petrova said.",
        "The mayor commented on the height of the river in a long letter.",
        "Left without water, forty villages wait for boats of the army.",
        "Voters on the left and the right want higher dams.",
        "al-Ikhbariya showed the broken dam on Monday evening.",
        "iPhone sales in the valley doubled within a year.",
        "The board answered all letters and will publish its plans in May.",
        "Der Zug nach Brod war am Montag nicht mehr zu bremsen.",
        "Two photos of the broken dam led to the arrest of its builder.",
    ],
)
def test_a_sentence_with_news_is_sound(sentence: str) -> None:
    assert sound(sentence)


def test_the_fewest_words_are_an_option() -> None:
    assert not sound(LEAD, shortest=20)


@pytest.mark.parametrize(
    "sentence",
    [
        "“We go,” she said.",
        '"We go," she said.',
        "„Wir gehen“, sagte sie.",
        "„Idziemy”, powiedziała.",
        "»Wir gehen«, sagte sie.",
        "« Nous partons », dit-elle.",
        "”Vi går”, sade hon.",
        "「行こう」と彼女は言った。",
        "彼女は「『雨』が降る」と言った。",
        "«Il a dit “oui” hier», dit-elle.",
        "“He said „nein“ to us,” she said.",
        "It rained.",
        "",
    ],
)
def test_quotations_that_are_closed_are_balanced(sentence: str) -> None:
    assert balanced(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "“We go.",
        "We go,” she said.",
        '"We go.',
        "„Wir gehen.",
        "Nous partons », dit-elle.",
        "「行こう。",
        "行こう」と言った。",
        "”",
    ],
)
def test_half_a_quotation_is_not_balanced(sentence: str) -> None:
    assert not balanced(sentence)


@pytest.mark.parametrize(
    ("opening", "closing", "space"),
    [
        ("“", "”", " "),
        ('"', '"', " "),
        ("„", "“", " "),
        ("„", "”", " "),
        ("»", "«", " "),
        ("« ", " »", " "),
        ("”", "”", " "),
    ],
)
def test_no_sentence_is_taken_from_within_a_quotation(opening: str, closing: str, space: str) -> None:
    first, second, third = (
        "We saw the water rise at night.",
        "Nobody came from the board.",
        "We left the house by boat.",
    )
    assert taken(f"{LEAD} {opening}{first}{space}{second}{space}{third}{closing}{space}{LEAD}") == [LEAD, LEAD]


def test_no_sentence_is_taken_from_within_a_quotation_without_blanks() -> None:
    lead = "河水星期一上涨了两米,四十个村庄被切断。"
    assert taken(f"{lead}「夜里我们看到水位上涨。没有人来帮助我们。我们坐船离开了家。」{lead}", language="zh") == [
        lead,
        lead,
    ]


def test_a_quotation_that_is_never_closed_ends_with_its_line() -> None:
    assert taken(f"“We saw the water rise at night.\n{LEAD}") == [LEAD]


def test_a_quotation_that_is_never_closed_ends_after_a_while() -> None:
    assert taken(f"“We saw the water. {(LEAD + ' ') * 20}")[-1] == LEAD


def test_headings_items_and_quotes_are_passed_over() -> None:
    for kind in (HEADING, ITEM, QUOTE):
        assert taken(f"{LEAD}\n{LEAD}", kinds=((0, kind),)) == [LEAD]


def test_lines_without_a_full_stop_are_passed_over_where_others_have_one() -> None:
    assert taken(f"Forty villages are cut off by the river\n{LEAD}") == [LEAD]


def test_a_text_without_any_full_stop_is_taken_as_it_is() -> None:
    assert taken("Forty villages are cut off by the river") == ["Forty villages are cut off by the river"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Why? How? It rained.", "It rained."), ("Why? How?", "Why?"), ("A caption\nIt rained.", "It rained.")],
)
def test_the_plain_sentence_is_the_first_that_ends_as_one(text: str, plain: str) -> None:
    assert text[slice(*plain_sentence(text, sentences(text)))] == plain


@given(ANY)
def test_any_sentence_has_an_answer(sentence: str) -> None:
    assert sound(sentence) in (True, False)


@given(MARKED)
def test_what_is_taken_has_its_quotations_whole(text: str) -> None:
    assert all(balanced(sentence) for sentence in taken(text, shortest=1))


@given(MARKED, MARKED)
def test_balanced_sentences_are_balanced_together(one: str, other: str) -> None:
    assert balanced(f"{one} \n {other}") or not (balanced(one) and balanced(other))


@pytest.mark.parametrize(
    "piece", ['"', "“", "„", "«", "“a ", '"”’', "said “", "contacted ", "could not ", "(", ".)", "A-", "1"]
)
def test_sentences_without_end_are_read_once(piece: str) -> None:
    """Two hundred thousand characters; a pattern that starts again at every mark would not come back from this."""
    assert not sound(piece * (200_000 // len(piece)) + "said.", language="xx", shortest=10**9)
    assert taken(piece * (200_000 // len(piece)) + "said", shortest=1) is not None


def test_thousands_of_headings_are_passed_over_in_time() -> None:
    lines = [LEAD, *["a"] * 100_000]
    kinds = tuple((len(LEAD) + 1 + 2 * i, HEADING) for i in range(100_000))
    assert taken("\n".join(lines), kinds=kinds) == [LEAD]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers said on Monday that the “very old” dams of the river would be rebuilt by the end of the decade.",
        "(CNN) -- The river rose by two metres on Monday.",
        "(Reuters) - The river rose by two metres on Monday.",
        "Video game makers met by the river on Monday.",
        "Picture books lined the walls of the flooded school.",
    ],
)
def test_news_that_looks_like_an_aside_is_sound(sentence: str) -> None:
    assert sound(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Last updated at 3:31 PM on 2 December.",
        "01:23 EST, Monday, 30 November 2013.",
        "Anna Petrova is a staff writer for The Example.",
        "Opinions expressed are those of the writer alone, says the board.",
        "Welcome to the latest edition of the letter from the river.",
        "Anna Petrova (second left) showed the dam to the ministers.",
    ],
)
def test_what_a_page_says_of_itself_tells_nothing(sentence: str) -> None:
    assert not sound(sentence)


def test_a_refusal_that_opens_a_report_is_its_news() -> None:
    lead = "The mayor of the flooded town refused to say on Monday why the gates of the old dam had stayed shut."
    assert taken(f"{lead} The mayor refused to say when they would be opened again by the board.") == [lead]
