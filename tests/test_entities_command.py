"""`digest entities resolve`: what names stand for, in the order of input; bad input is named."""

import json
from pathlib import Path

import pytest
from commands import digest

NAMES = "Kiev\nTarvainen\nAino Tarvainen\n"


def test_names_are_told_with_address_label_and_rule(tmp_path: Path) -> None:
    done = digest("entities", "resolve", site=tmp_path, given=NAMES)
    assert done.stdout.splitlines()[:2] == [
        "Kiev: kyiv (Kyiv, LOC) - the alias table: Kiev is a form of Kyiv",
        (
            "Tarvainen: aino-tarvainen (Aino Tarvainen, of no known type)"
            " - a last name alone: Aino Tarvainen is the only full name that fits"
        ),
    ]


def test_json_has_a_line_for_each_name(tmp_path: Path) -> None:
    (tmp_path / "names.jsonl").write_text('{"name": "Brest", "type": "ORG"}\n{"name": "Brest", "type": "LOC"}\nKiev\n')
    done = digest("entities", "resolve", "--json", "names.jsonl", site=tmp_path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["name"], row["type"], row["id"]) for row in rows] == [
        ("Brest", "ORG", "brest-2"),
        ("Brest", "LOC", "brest"),
        ("Kiev", "LOC", "kyiv"),
    ]
    assert all(set(row) == {"name", "type", "id", "label", "why"} for row in rows)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("", "names.txt:2: the line is empty"),
        ("{", "names.txt:2: not valid JSON"),
        ('{"type": "PER"}', 'names.txt:2: there is no "name"'),
        ('{"name": " "}', 'names.txt:2: there is no "name"'),
        ('{"name": "Kiev", "type": "CITY"}', "names.txt:2: type 'CITY' is not known (known: LOC, ORG, PER, MISC"),
        ('{"name": "Kiev", "type": 3}', "names.txt:2: type 3 is not known"),
    ],
)
def test_a_line_that_is_no_name_is_an_error_with_its_place(tmp_path: Path, line: str, told: str) -> None:
    (tmp_path / "names.txt").write_text(f"Kiev\n{line}\nKyiv\n")
    done = digest("entities", "resolve", "names.txt", site=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stdout == ""


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    done = digest("entities", "resolve", "nothing.txt", site=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing.txt: cannot be read" in done.stderr


def test_a_file_that_is_not_utf_8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_bytes(b"K\xf6ln\n")
    done = digest("entities", "resolve", "names.txt", site=tmp_path)
    assert done.returncode == 2
    assert "names.txt: byte 1 is not UTF-8" in done.stderr


def test_an_empty_list_is_no_error(tmp_path: Path) -> None:
    done = digest("entities", "resolve", site=tmp_path, given="")
    assert (done.returncode, done.stdout) == (0, "")


def test_a_publishers_own_names_count(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text('[plugins.entities.aliases]\n"Silly Walks Board" = ["Walkers"]\n')
    done = digest("entities", "resolve", site=tmp_path, given="Walkers\n")
    assert done.stdout.startswith("Walkers: silly-walks-board (Silly Walks Board, of no known type)")
