"""What speaks for a sentence on a card, and against it."""

import pytest

from digest.text.telling.coverage import Candidate
from digest.text.telling.keys import key_points


def points(sentence: str, place: int = 5, title: str = "", *, taken: bool = False, **more: object) -> float:
    one = Candidate((0, len(sentence)), place, 10, frozenset("abc"), **more)  # type: ignore[arg-type]
    return sum(value for _, value in key_points(one, sentence, place, frozenset(title), taken=taken))


PLAIN = "The river rose by two metres on Monday."


def test_the_first_sentences_speak_for_the_whole() -> None:
    assert points(PLAIN, 0) > points(PLAIN, 1) > points(PLAIN, 2) > points(PLAIN, 3) == 0


def test_a_sentence_of_the_summary_has_more() -> None:
    assert points(PLAIN, taken=True) > points(PLAIN)


def test_a_sentence_that_says_what_the_headline_says_has_more() -> None:
    assert points(PLAIN, title="abc") > points(PLAIN, title="abx") > points(PLAIN, title="xyz")


@pytest.mark.parametrize(
    "sentence",
    [
        "In the end his boat was found in the reeds.",
        "Now Anna Petrova wants another dam.",
        "Anna Petrova also wants a dam.",
        "“We need a dam,” Anna Petrova said on Monday.",
    ],
)
def test_what_a_card_leaves_open_costs(sentence: str) -> None:
    assert points(sentence) < 0


def test_no_verb_and_a_noun_spoken_of_as_known_cost() -> None:
    assert points(PLAIN, own=(("has no verb, as captions", -20.0),)) < 0
    assert points(PLAIN, alludes=frozenset("d")) < 0
