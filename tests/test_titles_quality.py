"""The name of the site is taken off a sample of titles as well as before, and no title of it is harmed."""

import tomllib
from pathlib import Path

import pytest
from quality.score_titles import FIGURES, PARTS, Stated, figures, read_sample, titles

FLOORS = tomllib.loads((Path(__file__).parent / "quality" / "floors.toml").read_text(encoding="utf-8"))["titles"]


@pytest.fixture(scope="module")
def sample() -> list[Stated]:
    return read_sample()


@pytest.mark.parametrize("kind", FIGURES)
@pytest.mark.parametrize("part", PARTS)
def test_titles_are_cleaned_as_well_as_before(sample: list[Stated], part: str, kind: str) -> None:
    assert figures(sample, titles(sample))[part][kind] >= FLOORS[part][kind]


def test_the_sample_has_titles_of_each_kind(sample: list[Stated]) -> None:
    counts = {kind: sum(one.kind == kind for one in sample) for kind in FIGURES}
    assert counts["cut"] >= 60
    assert counts["stays"] >= 40
    assert len({one.language for one in sample}) >= 8
    assert len({(one.source, one.host) for one in sample}) >= 12
