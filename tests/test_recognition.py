"""The recognition of names: tokens, islands, known names, the best labels, what the model file holds."""

import json
from pathlib import Path

import digest_plugins.entities as plugin
import pytest
from digest_plugins.entities import Entities, gazetteer, recognizer

from digest.model import Note
from digest.testing import article
from digest.text.recognition.features import is_shouted, known_names, shape
from digest.text.recognition.lists import NameLists
from digest.text.recognition.sequence import ModelFile, Sequencer, read_model
from digest.text.recognition.tokens import islands, read_line

LISTS = NameLists.of(
    {"F": ["anna"], "t": ["minister"]},
    {"new york": "LOC", "new york times": "ORG", "WHO": "ORG", "danish": "PEOPLE", "US": "LOC"},
)


def texts(line: str) -> list[str]:
    return read_line(line).texts


def names(line: str, language: str = "en") -> dict[str, str]:
    (notes,) = Entities().tag([article(line, language=language)])
    return {note.text: note.type for note in notes if note.score}


def noted(line: str) -> list[Note]:
    (notes,) = Entities().tag([article(line, language="en")])
    return list(notes)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The U.S. won 3-1.", ["The", "U.S.", "won", "3-1."]),
        ("Anna’s dog", ["Anna", "'s", "dog"]),
        ("d’Arnaud L’association D’Alema O’Neal", ["d'", "Arnaud", "L'", "association", "D'Alema", "O'Neal"]),
        ("AT&T and Jean-Luc J. Koval", ["AT&T", "and", "Jean-Luc", "J.", "Koval"]),
        ("", []),
    ],
)
def test_tokens(line: str, expected: list[str]) -> None:
    assert texts(line) == expected


def test_spans_of_tokens_are_those_of_the_line() -> None:
    line = "“Anna’s” – Mr. Koval, 49ers…"
    found = read_line(line)
    assert [stop - start for start, stop in found.spans] == [len(text) for text in found.texts]
    assert [line[start:stop] for start, stop in found.spans][:3] == ["“", "Anna", "’s"]


def test_a_sentence_a_quotation_and_an_item_begin() -> None:
    found = read_line('Rain fell. Snow came: "Good," he said. - Ice, And so on')
    assert [text for i, text in enumerate(found.texts) if found.begins(i) and text[0].isupper()] == [
        "Rain",
        "Snow",
        "Good",
        "Ice",
    ]


def test_islands_hold_capitals_and_what_links_them() -> None:
    found = read_line("the Bank of Brest and its head met Anna Koval in Windows 95 style")
    assert [" ".join(found.texts[a:b]) for a, b in islands(found)] == [
        "Bank of Brest",
        "Anna Koval in Windows 95",
    ]


def test_the_longest_known_name_wins() -> None:
    assert known_names(read_line("The New York Times of New York"), LISTS) == [
        "",
        "B-ORG",
        "I-ORG",
        "E-ORG",
        "",
        "B-LOC",
        "E-LOC",
    ]


def test_a_known_acronym_is_only_found_in_capitals() -> None:
    assert known_names(read_line("Who told WHO and us in the U.S."), LISTS) == [
        "",
        "",
        "U-ORG",
        "",
        "",
        "",
        "",
        "U-LOC",
    ]


def test_a_line_in_capitals_is_shouted() -> None:
    assert is_shouted(read_line("FLOODS HIT THE COAST"))
    assert not is_shouted(read_line("Floods hit the USA"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Koval", "Xx"), ("NATO", "XX"), ("MINISTER", "XXX"), ("U.S.", "X.X."), ("J.", "X."), ("rain", "x"), ("95", "9")],
)
def test_shapes(text: str, expected: str) -> None:
    assert shape(text) == expected


def test_the_best_labels_are_those_of_the_highest_sum() -> None:
    model = ModelFile(("O", "B-PER", "I-PER"), ((0, 0, 0), (0, 0, 20), (0, 0, 20)), {"a": (1, 10), "b": (0, 5, 2, 1)})
    sequencer = Sequencer.of(model)
    rows = [sequencer.row(("a",)), sequencer.row(("b", "unknown")), sequencer.row(("b",))]
    assert sequencer.best(rows) == ["B-PER", "I-PER", "I-PER"]
    assert sequencer.best(rows[1:2]) == ["O"]


def test_a_name_does_not_begin_with_an_inner_word() -> None:
    model = ModelFile(("O", "B-PER", "I-PER"), ((0, 0, 0), (0, 0, 0), (0, 0, 0)), {"inner": (2, 100)})
    sequencer = Sequencer.of(model)
    assert sequencer.best([sequencer.row(("inner",))] * 2) == ["B-PER", "I-PER"]


def test_the_model_is_small_whole_numbers() -> None:
    path = Path(plugin.__file__).parent / "data" / "entity_model.json"
    model = json.loads(path.read_bytes())
    assert path.stat().st_size < 200_000
    weights = [weight for row in model["weights"].values() for weight in row[1::2]]
    assert all(isinstance(weight, int) and -127 <= weight <= 127 + 16 for weight in weights)
    assert read_model(path).labels[0] == "O"


def test_the_types_of_names_follow_from_what_stands_around_them() -> None:
    assert names("Shares in Zarvon fell after Zarvon cut its forecast, Dorel Vasko of Koval Securities said.") == {
        "Zarvon": "ORG",
        "Dorel Vasko": "PER",
        "Koval Securities": "ORG",
    }


def test_headlines_in_capitals_are_read() -> None:
    assert names("GERMANY SAYS ZELENSKYY WILL VISIT BERLIN") == {
        "Germany": "LOC",
        "Volodymyr Zelenskyy": "PER",
        "Berlin": "LOC",
    }


def test_a_word_that_the_text_also_writes_small_is_no_name() -> None:
    assert names("Skippers met. The skippers left. Zither players came. A zither was there.") == {}


def test_a_last_name_that_is_also_a_city_is_the_person_named_in_full() -> None:
    found = noted("James Kingston won the race. Kingston led from the start, and Kingston was glad.")
    assert [(note.text, note.type, len(note.spans)) for note in found] == [("James Kingston", "PER", 3)]


def test_peoples_are_noted_with_score_0_behind_all_others() -> None:
    found = noted("The Danish team met several Germans in Brest.")
    assert [(note.text, note.score > 0) for note in found] == [("Brest", True), ("Danish", False), ("Germans", False)]
    assert found[-1].why == "a people, a faith or a language: found, but no tag"


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Der Bundeskanzler Olaf Scholz sprach in Berlin über den Haushalt.", "de", {"Olaf Scholz", "Berlin"}),
        ("Die Regierung der Schweiz traf sich in Genf mit der EU.", "de", {"Schweiz", "Genf", "EU"}),
        ("Em Évora o agente foi ao hospital. Em casa não.", "pt", {"Évora"}),
        ("Le plan d'Arnaud Montebourg est connu.", "fr", {"Arnaud Montebourg"}),
    ],
)
def test_other_languages_get_names_by_form_and_lists(line: str, language: str, expected: set[str]) -> None:
    assert set(names(line, language)) == expected


def test_an_article_in_another_language_calls_a_place_as_that_does_and_means_the_same() -> None:
    (notes,) = Entities().tag([article("In der Schweiz regnet es.", language="de")])
    assert [(note.text, note.id) for note in notes] == [("Schweiz", "switzerland")]


@pytest.mark.parametrize(
    ("line", "language"),
    [("El tren va de Sevilla y Córdoba a Madrid.", "es"), ("Le train de Lyon et de Nice.", "fr")],
)
def test_two_known_places_are_two(line: str, language: str) -> None:
    assert not any(" " in name for name in names(line, language))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("She works for London's Tate Gallery.", {"London", "Tate Gallery"}),
        ("Trains stop at King's Cross.", {"King's Cross"}),
        ("They left the Church and asked the State for help.", set[str]()),
        ("Koval Hospital and the Brest Ambulance Service agreed.", {"Koval Hospital", "Brest Ambulance Service"}),
        ("I'm sure Anna Koval said I've no idea. Don't ask.", {"Anna Koval"}),
        ("The bridge was closed. Image: Anna Koval", set[str]()),
    ],
)
def test_what_is_no_name_or_two(line: str, expected: set[str]) -> None:
    assert set(names(line)) == expected


def test_german_people_are_found_behind_their_nouns() -> None:
    assert "Christian Daviro" in names("Das sagte der Leseforscher Christian Daviro am Montag.", "de")


def titled(title: str, text: str) -> dict[str, tuple[int, str]]:
    (notes,) = Entities().tag([article(text, title=title, language="en")])
    return {note.text: (len(note.spans), note.why) for note in notes if note.score}


def test_a_name_of_the_title_is_noted_without_a_place() -> None:
    found = titled("Mayor of Brest, Anna Koval, resigns", "The mayor said on Monday that she was tired.")
    assert found == {"Brest": (0, "named in the title"), "Anna Koval": (0, "named in the title")}


def test_a_last_name_in_the_text_is_the_person_of_the_title() -> None:
    found = titled("Anna Koval resigns as mayor", "On Monday Koval said that she was tired. They thanked Koval.")
    assert found == {"Anna Koval": (2, "named 2 times as Koval, Anna Koval")}


def test_of_a_title_whose_words_all_have_capitals_only_sure_names_count() -> None:
    found = titled("Angry Teachers March Through Brest With Anna Koval", "They walked for hours and sang.")
    assert set(found) == {"Brest", "Anna Koval"}


def test_a_publishers_own_name_is_found() -> None:
    own = Entities(aliases={"Quay Side Trust": ("Quay Side",)})
    (notes,) = own.tag([article("They asked Quay Side for help.", language="en")])
    assert [note.text for note in notes] == ["Quay Side Trust"]


def test_a_line_of_capitals_without_end_takes_linear_time() -> None:
    line = "Koval " * 20_000
    found = list(recognizer(gazetteer()).names(line))
    assert found
    assert found[-1].stop <= len(line)
