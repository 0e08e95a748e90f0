"""English sentences with a verb of their own, and captions without."""

import pytest

from digest.text.telling.verbs import has_verb


@pytest.mark.parametrize(
    "sentence",
    [
        "The river rose by two metres on Monday.",
        "Soldiers bring bread and clean water to people by boat.",
        "She’s the first to win twice.",
        "Forty villages were cut off.",
        "Petrova sued the board.",
        "The order covers forty villages.",
        "“We are done,” he said.",
    ],
)
def test_a_sentence_has_a_verb(sentence: str) -> None:
    assert has_verb(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The far end of the hall, shortly after opening on Friday.",
        "Anna Petrova, a member of the board, in her office.",
        "The patrol boat Red Ted on the river on February 8, 2010.",
        "Opening night of the exhibit at the new museum.",
        "A plan for the bridge, with the run of the water to the left.",
    ],
)
def test_a_caption_has_none(sentence: str) -> None:
    assert not has_verb(sentence)
