"""Names that look alike are told to people: the lighter one of each pair, never those that differ in a number."""

import time

import pytest

from digest.text.near import nearest


def told(*names: str) -> dict[str, str]:
    return nearest({name: name for name in names})


@pytest.mark.parametrize(
    ("heavier", "lighter"),
    [
        ("United Nations", "Untied Nations"),
        ("Élisée Reclus", "ELISEE RECLUS"),
        ("Haddad Omar", "Omar Haddad"),
        ("election", "elections"),
        ("homeopathy", "homeopath"),
        ("Lukashenko", "Lukashenka"),
    ],
)
def test_the_lighter_name_is_told_to_mean_the_heavier(heavier: str, lighter: str) -> None:
    assert told("The Weather", heavier, lighter) == {lighter: heavier}


@pytest.mark.parametrize(
    "names",
    [
        ("Iran", "Iraq"),
        ("Niger", "Nigeria"),
        ("Summit 2024", "Summit 2025"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Austria", "Australia"),
        ("NATO", "NASA"),
        ("", "a"),
    ],
)
def test_names_of_different_things_are_left_alone(names: tuple[str, ...]) -> None:
    assert told(*names) == {}


def test_of_several_the_most_alike_is_told() -> None:
    assert told("Alexander Lukashenkov", "Alexander Lukashenko", "Aleksander Lukashenko") == {
        "Alexander Lukashenko": "Alexander Lukashenkov",
        "Aleksander Lukashenko": "Alexander Lukashenko",
    }


def test_thousands_of_names_take_seconds() -> None:
    names = [
        f"{first}{middle} {last}en" for first in "abcdefghij" for middle in range(100, 150) for last in "klmnopqrst"
    ]
    start = time.process_time()
    assert told(*names) == {}
    assert time.process_time() - start < 20
