"""The gate for machine-written sentences, held at what it reaches on the sample articles."""

import tomllib
from pathlib import Path

import pytest
from building import engine, make_site
from quality.score_gate import affirmed, denied, other_number, rates

from digest.config import read_config
from digest.stages.clean import clean
from digest.stages.collect import collect, find_files

REPO = Path(__file__).resolve().parent.parent
FLOORS = tomllib.loads((REPO / "tests/quality/floors.toml").read_text(encoding="utf-8"))["gate"]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, float]]:
    root = tmp_path_factory.mktemp("sample")
    articles = {
        path.name: path.read_bytes() for path in sorted((REPO / "content/wikinews").iterdir()) if path.is_file()
    }
    make_site(root, articles, plugins=("...",))
    assert read_config(root).plugins
    with engine(root) as made:
        cleaned = clean(made, collect(made, list(find_files(made.config, made))))
    return rates([{"text": article.text} for article in cleaned])


@pytest.mark.parametrize("kind", ["taken word for word"])
def test_enough_of_what_is_right_is_let_through(kind: str, found: dict[str, tuple[int, float]]) -> None:
    assert found[kind][1] >= FLOORS[kind]


@pytest.mark.parametrize("kind", [kind for kind in FLOORS if kind != "taken word for word"])
def test_hardly_anything_wrong_is_let_through(kind: str, found: dict[str, tuple[int, float]]) -> None:
    tried, share = found[kind]
    assert tried > 5
    assert share <= FLOORS[kind]


def test_one_change_makes_a_sentence_wrong() -> None:
    import random

    assert other_number("It rose by 2 metres.", random.Random(1)) != "It rose by 2 metres."
    assert denied("It was high.", random.Random(1)) == "It was not high."
    assert affirmed("It was not high.", random.Random(1)) == "It was high."
