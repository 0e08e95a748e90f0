"""Entities: who and what is named, where, and that spellings of one name agree."""

import pytest
from digest_plugins.entities import Entities

from digest.model import Note
from digest.testing import article, check_plugin


def entities(text: str, **stated: str) -> dict[str, Note]:
    (notes,) = Entities().tag([article(text, **stated)])
    return {note.id: note for note in notes}


def kinds(text: str) -> dict[str, str]:
    return {note.text: note.type for note in entities(text).values() if note.score}


def test_keeps_the_contract() -> None:
    check_plugin(Entities())


def test_people_places_and_organisations_are_told_apart() -> None:
    text = "The river rose in Brest, said Anna Petrova of the Water Board Institute. NATO watched."
    assert kinds(text) == {
        "Brest": "LOC",
        "Anna Petrova": "PER",
        "Water Board Institute": "ORG",
        "NATO": "ORG",
    }


def test_spans_cover_every_mention() -> None:
    text = "Anna Petrova spoke on Monday. “It is not over,” Petrova said. Petrova’s board met."
    (note,) = entities(text).values()
    assert [text[start:stop] for start, stop in note.spans] == ["Anna Petrova", "Petrova", "Petrova"]


def test_a_last_name_two_people_share_stays_open() -> None:
    found = entities("Olga Petrova met Ivan Petrova in the hall. Later Petrova said no.")
    assert [len(found[name].spans) for name in ("olga-petrova", "ivan-petrova")] == [1, 1]


@pytest.mark.parametrize("name", ["Volodymyr Zelensky", "President Zelenskiy", "Volodymyr Zelenskyy", "Selenskyj"])
def test_spellings_of_one_person_have_one_id_and_label(name: str) -> None:
    assert entities(f"On Monday {name} said no.")["volodymyr-zelenskyy"].text == "Volodymyr Zelenskyy"


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Kiev", "kyiv"), ("the Kursk region", "kursk"), ("Burma", "myanmar"), ("the U.S.", "united-states")],
)
def test_known_places_have_one_id(name: str, id_: str) -> None:
    assert id_ in entities(f"They travelled to {name} on Monday.")


def test_titles_are_no_part_of_a_name() -> None:
    found = kinds("They met Italian Minister of Defense Guido Crosetto and Deputy Prime Minister Olena Koval.")
    assert found == {"Guido Crosetto": "PER", "Olena Koval": "PER"}


def test_an_office_before_a_title_is_a_name_of_its_own() -> None:
    assert kinds("It was Ukrainian Foreign Ministry spokesman Danylo Hai.") == {
        "Ukrainian Foreign Ministry": "ORG",
        "Danylo Hai": "PER",
    }


def test_an_acronym_is_its_long_form() -> None:
    found = entities("The Minsk Water Association (MWA) met. The MWA said no.")
    assert len(found["minsk-water-association"].spans) == 3


def test_a_known_acronym_is_what_the_article_says_in_brackets() -> None:
    assert "broxburn-boat-company" in entities("The Broxburn Boat Company (BBC) met. The BBC said no.")
    assert "bbc" in entities("The Broxburn Boat Company met. The BBC said no.")


def test_a_first_name_alone_is_the_person_named_in_full() -> None:
    found = entities("Milla Brodkorb is here. Sir Tomas Keller too. We asked Milla and Sir Tomas.")
    assert {name: len(note.spans) for name, note in found.items()} == {"mila-brodkorb": 2, "tomas-keler": 2}
    assert {note.text for note in found.values()} == {"Milla Brodkorb", "Tomas Keller"}


def test_a_town_is_its_club_only_among_clubs() -> None:
    assert "brighton" in entities("Nurses in Brighton went on strike. Brighton needs more of them.")
    assert "brighton-hove-albion" in entities("Brighton beat Arsenal 2-0 on Saturday. Brighton and Chelsea are level.")


def test_peoples_and_days_are_no_entities() -> None:
    text = "On Monday the Russian team met several Germans in April."
    assert kinds(text) == {}
    assert {note.text: note.score for note in entities(text).values()} == {"Russian": 0.0, "Germans": 0.0}


def test_words_that_begin_a_sentence_are_no_names() -> None:
    assert kinds("Several officials left. Meanwhile the rain went on. Police came. Schools stay closed.") == {}


def test_an_event_is_neither_person_nor_place() -> None:
    assert kinds("It was the first time since World War II.") == {"World War II": "MISC"}


def test_small_words_join_names() -> None:
    assert "ursula-von-der-leyen" in entities("In Brussels, Ursula von der Leyen spoke.")
    assert kinds("She studied at the University of Applied Sciences in Brest.") == {
        "University of Applied Sciences": "ORG",
        "Brest": "LOC",
    }


def test_and_parts_names() -> None:
    assert set(entities("The State Department and the White House said nothing.")) == {
        "us-department-of-state",
        "white-house",
    }


def test_countries_that_look_alike_stay_apart() -> None:
    assert set(entities("Between Niger and Nigeria, and from Austria to Australia.")) == {
        "niger",
        "nigeria",
        "austria",
        "australia",
    }
