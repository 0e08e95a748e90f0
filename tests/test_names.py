"""Keys of names: one for the spellings of a name, different ones for different names."""

from pathlib import Path

import pytest

from digest.testing import Case, read_cases
from digest.text.names import key, slug

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("case", read_cases(CASES / "names_same.md"), ids=str)
def test_spellings_of_one_name_share_a_key(case: Case) -> None:
    assert {key(name) for name in case.given.split("\n")} == {key(case.expected)}


@pytest.mark.parametrize("case", read_cases(CASES / "names_apart.md"), ids=str)
def test_names_that_look_alike_stay_apart(case: Case) -> None:
    assert key(case.given) != key(case.expected)


def test_slugs_are_addresses() -> None:
    assert slug("Côte d’Ivoire") == "cote-divoire"
    assert slug("U.S. Steel’s") == "us-steel"


def test_what_has_no_letters_has_no_key() -> None:
    assert key("…") == ""
