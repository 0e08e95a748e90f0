"""Which names a sentence gives in short that another one gave in full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.telling.introductions import introductions

FULL = "Anna Petrova leads the water board."
SENTENCE = st.sampled_from(
    [FULL, "Petrova resigned.", "The World Trade Organization met.", "The WTO met.", "It rained.", "“Petrova’s” WTO."]
)


def short_names(*sentences: str, known: tuple[str, ...] = ()) -> frozenset[str]:
    """Those that the last of the sentences uses."""
    return list(introductions(sentences, known))[-1][0]


@pytest.mark.parametrize(
    ("introduced", "short", "name"),
    [
        (FULL, "Petrova resigned on Monday.", "Petrova"),
        (FULL, "On Monday Petrova resigned.", "Petrova"),
        (FULL, "Nobody saw Petrova’s letter.", "Petrova"),
        (FULL, "Nobody saw Petrova's letter.", "Petrova"),
        (FULL, "“Petrova is away,” the board said.", "Petrova"),
        ("Anna Petrova’s letter is lost.", "Petrova resigned.", "Petrova"),
        ("Jan van der Berg leads the board.", "Berg resigned on Monday.", "Berg"),
        ("Ana B. Sousa leads the board.", "Then Sousa resigned on Monday.", "Sousa"),
        ("Sean O’Brien leads the board.", "O’Brien resigned on Monday.", "O’Brien"),
        ("Ana Sousa-Lima leads the board.", "Nobody believed Sousa-Lima any more.", "Sousa-Lima"),
        ("The letter is d’Anna Petrova.", "Petrova resigned.", "Petrova"),
        ("Анна Петрова возглавляет совет.", "Петрова ушла в отставку.", "Петрова"),
        ("Ο Νίκος Παππάς έφυγε.", "Παππάς δεν απάντησε.", "Παππάς"),
        ("Will Novak leads the board.", "Novak resigned.", "Novak"),
        ("Ursula von der Berg left.", "Von der Berg resigned.", "Berg"),
        ("The World Trade Organization met on Monday.", "The WTO meets again in May.", "WTO"),
        ("The Society for the Care of Rivers met.", "The SCR meets again in May.", "SCR"),
        ("The council of rivers (COR) met on Monday.", "The COR meets again in May.", "COR"),
    ],
)
def test_a_name_is_short_after_it_was_given_in_full(introduced: str, short: str, name: str) -> None:
    assert short_names(introduced, short) == {name}


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (FULL, "Anna Petrova resigned on Monday."),
        ("The Hague fears the river.", "Hague is no town of ours."),
        ("The Times wrote about the river.", "Times are hard in the valley."),
        ("On Monday the river rose.", "Monday was a day of rain."),
        ("But Petrova resigned.", "Petrova left the town."),
        ("On Monday Petrova resigned.", "Petrova left the town."),
        ("Prime Minister Petrova resigned.", "Petrova left the town."),
        ("Vierzig Dörfer stehen unter Wasser.", "Die Dörfer warten auf Hilfe."),
        ("The river rose. We are back.", "The WE channel is back."),
        ("A A A A", "A A A A"),
        ("", ""),
        ("河水上涨了两米。", "河水又上涨了。"),
    ],
)
def test_what_is_no_name_in_short_is_none(before: str, sentence: str) -> None:
    assert short_names(before, sentence) == frozenset()


@pytest.mark.parametrize(
    "headline", ["Anna Petrova quits", "Water chief Anna Petrova’s last day", "Anna Petrova Quits Board"]
)
def test_a_name_that_the_headline_gives_in_full_is_known(headline: str) -> None:
    assert short_names(FULL, "Petrova resigned.", known=(headline,)) == frozenset()


def test_a_sentence_tells_the_last_names_that_it_gives_in_full() -> None:
    ((_, full),) = introductions([FULL])
    assert full == {"Petrova"}


def test_a_name_given_in_full_later_is_not_short_before() -> None:
    assert next(introductions(["Petrova resigned.", FULL]))[0] == frozenset()


@given(st.lists(SENTENCE, max_size=8))
def test_no_name_is_short_in_a_sentence_that_gives_it_in_full(sentences: list[str]) -> None:
    for uses, full in introductions(sentences):
        assert not uses & full


@given(st.lists(SENTENCE, max_size=8), st.lists(SENTENCE, max_size=8))
def test_what_follows_changes_nothing_before(sentences: list[str], more: list[str]) -> None:
    assert list(introductions([*sentences, *more]))[: len(sentences)] == list(introductions(sentences))


@given(st.lists(st.text(max_size=60), max_size=5))
def test_each_sentence_of_any_text_has_an_answer(sentences: list[str]) -> None:
    assert len(list(introductions(sentences))) == len(sentences)


@pytest.mark.parametrize(
    "piece", ["A ", "Aa ", "Aa'", "Aa’", "A-", "Aa--", "Aa van ", "van der ", "d’Aa", " d’Aa", "A."]
)
def test_names_without_end_are_read_once(piece: str) -> None:
    """Half a million characters; a pattern that starts again at every word would not come back from this."""
    ((uses, _),) = introductions([piece * (500_000 // len(piece))])
    assert not uses


def test_a_name_of_many_words_has_few_initials() -> None:
    ((_, full),) = introductions(["Aa " * 10_000])
    assert len(full) < 10
