"""Which lines are cut from a sample of texts: as well told as before, after whatever change to rules or weights."""

import tomllib
from pathlib import Path

import pytest
from quality.score_lines import FIGURES, GROUPS, Figures, Marked, by_plugin, by_process, figures, read_sample

FLOORS = tomllib.loads((Path(__file__).parent / "quality" / "floors.toml").read_text(encoding="utf-8"))["lines"]
PARTS = ("en", "other")
HOW = {"plugin": by_plugin, "process": by_process}
MENU_LINES = 30


@pytest.fixture(scope="module")
def sample() -> list[Marked]:
    return read_sample()


@pytest.fixture(scope="module")
def reached(sample: list[Marked]) -> dict[str, Figures]:
    return {how: figures(sample, told(sample)) for how, told in HOW.items()}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("how", HOW)
def test_lines_are_told_as_well_as_before(
    reached: dict[str, Figures], how: str, group: str, part: str, name: str
) -> None:
    assert reached[how][group][part][name] >= FLOORS[how][group][part][name]


def test_the_sample_has_texts_of_each_kind(sample: list[Marked]) -> None:
    counts = {group: sum(marked.group == group for marked in sample) for group in GROUPS}
    assert counts == {"articles": 20, "pages": 10, "hard": 6}


def test_half_of_the_sample_is_in_languages_other_than_english(sample: list[Marked]) -> None:
    languages = [marked.language for marked in sample]
    assert languages.count("en") == len(languages) / 2
    assert len(set(languages)) == 16


def test_some_articles_of_the_sample_are_wholly_clean(sample: list[Marked]) -> None:
    assert sum(marked.group == "articles" and 0 not in marked.labels for marked in sample) >= 4


def test_every_page_of_the_sample_is_mostly_furniture(sample: list[Marked]) -> None:
    for marked in sample:
        if marked.group == "pages":
            assert marked.labels.count(0) >= MENU_LINES
            assert marked.labels.count(0) > 2 * marked.labels.count(1) > 0


def test_a_line_without_a_mark_is_named(tmp_path: Path) -> None:
    (tmp_path / "lines.md").write_text("## articles en A text\n+ A line.\nAnother line.\n", encoding="utf-8")
    with pytest.raises(ValueError, match="articles en A text: 'Another line.'"):
        read_sample(tmp_path / "lines.md")
