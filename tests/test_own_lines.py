"""Own lines: what the publisher says goes and stays."""

from pathlib import Path

import pytest
from building import collected, engine, make_site, problems
from commands import digest as digest_command
from digest_plugins.credits import Credits
from digest_plugins.own_lines import OwnLines

from digest.config import read_config
from digest.errors import ConfigError
from digest.registry import load_plugins
from digest.stages.clean import clean
from digest.testing import article, check_plugin, cleaned

TEXT = "Our tip: boots\nThe river rose.\nShare"


def test_contract() -> None:
    check_plugin(OwnLines(drop=("x",), keep=("y",), sources={"The Paper": {"drop": ("z",)}}))


def test_without_rules_nothing_is_cut() -> None:
    assert cleaned(OwnLines(), TEXT).text == TEXT


def test_a_line_that_a_pattern_fits_goes_and_the_reason_names_the_pattern() -> None:
    after = cleaned(OwnLines(drop=("Our tip",)), TEXT)
    assert after.text == "The river rose.\nShare"
    assert [edit.why for edit in after.edits] == ["own rule: drop 'Our tip'"]


def test_a_pattern_is_shown_as_it_was_written() -> None:
    after = cleaned(OwnLines(drop=(r"\w+ tip'?",)), "Our tip\nThe river rose.")
    assert [edit.why for edit in after.edits] == [r"own rule: drop '\w+ tip'?'"]


def test_a_pattern_fits_from_the_start_of_a_line_only() -> None:
    assert cleaned(OwnLines(drop=("tip",)), TEXT).text == TEXT


def test_to_keep_wins_over_to_drop() -> None:
    assert cleaned(OwnLines(drop=("Our tip",), keep=("Our",)), TEXT).text == TEXT


def test_rules_of_a_source_are_for_that_source_alone() -> None:
    plugin = OwnLines(sources={"The Paper": {"drop": ("Our tip",)}})
    assert cleaned(plugin, article(TEXT, source="The Paper")).text == "The river rose.\nShare"
    assert cleaned(plugin, article(TEXT, source="The Post")).text == TEXT


def test_a_source_is_known_by_its_name_in_capitals_or_not() -> None:
    plugin = OwnLines(sources={"the paper": {"drop": ("Our tip",)}, "THE PAPER": {"drop": ("Share",)}})
    assert cleaned(plugin, article(TEXT, source="The Paper")).text == "The river rose."


def test_a_source_can_keep_what_is_dropped_elsewhere() -> None:
    plugin = OwnLines(drop=("Our tip",), sources={"The Paper": {"keep": ("Our tip",)}})
    assert cleaned(plugin, article(TEXT, source="The Paper")).text == TEXT


def test_a_kept_line_is_kept_from_other_cleaners() -> None:
    text = "The river rose.\nWith assistance from Ivan Novak"
    assert cleaned(Credits(), text).text == "The river rose."
    after = cleaned(Credits(), cleaned(OwnLines(keep=("With",)), text))
    assert after.text == text
    (note,) = after.noted("kept")
    assert note.why == "own rule: keep 'With'; kept from Credits (closing credits)"


def refused(root: Path, toml: str) -> str:
    """What a configuration is refused with."""
    site = make_site(root, plugins=("read-text", "own-lines"), toml=toml)
    with pytest.raises(ConfigError) as error:
        load_plugins(read_config(site))
    return str(error.value)


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('drop = ["Our ("]', "drop: 'Our (' is no regular expression: missing )"),
        (r"keep = ['\d(']", r"keep: '\d(' is no regular expression: missing )"),
        ('keep = ["(a|aa)+$"]', "keep: '(a|aa)+$' can take for ever, because of '(a|aa)+' (make sure"),
        ('drop = ["Share|"]', "drop: 'Share|' fits every line (name what such lines begin with)"),
        ('sources."The Paper".drop = ["["]', "sources.\"The Paper\".drop: '[' is no regular expression"),
        ('sources."The Paper".dorp = ["a"]', 'sources."The Paper".dorp: no such option (known: drop, keep)'),
        ("drop = [1]", ".drop[0]: expected `str`, got `int`"),
        ('drop = "a"', '.drop: expected `array`, got `str` (a list is written ["one", "two"])'),
        ('sources."The Paper".drop = "a"', '.sources."The Paper".drop: expected `array`, got `str`'),
        ('sources.drop = ["a"]', ".sources.drop: expected `object`, got `array` (it is a table"),
    ],
)
def test_wrong_rules_are_refused_by_option_and_pattern(tmp_path: Path, toml: str, said: str) -> None:
    text = refused(tmp_path, f"[plugins.own-lines]\n{toml}\n")
    assert text.startswith("digest.toml: plugins.own-lines")
    assert said in text


def test_wrong_rules_end_a_build_with_2_before_any_work(tmp_path: Path) -> None:
    site = make_site(tmp_path, plugins=("...",), toml='[plugins.own-lines]\ndrop = ["(a|aa)+$"]\n')
    done = digest_command("build", site=site)
    assert done.returncode == 2
    assert done.stderr.startswith("digest: digest.toml: plugins.own-lines: drop: '(a|aa)+$' can take for ever")
    assert not (site / "output").exists()


def test_a_pattern_that_runs_out_of_time_costs_one_answer(tmp_path: Path) -> None:
    slow = ".*?,.*?,.*?,.*?,.*?,.*?,.*?;"  # fit for prose, not for thousands of commas
    texts = {"a.txt": "The river rose by two metres, they said.\nOur tip: boots", "b.txt": "b" + "," * 4000 + "."}
    site = make_site(
        tmp_path, texts, plugins=("read-text", "own-lines"), toml=f'[plugins.own-lines]\ndrop = ["Our tip", "{slow}"]\n'
    )
    articles, _ = collected(site)
    with engine(site) as made:
        after = clean(made, articles)
        (problem,) = problems(made.report)
    assert [article.text for article in after] == ["The river rose by two metres, they said.", texts["b.txt"]]
    assert "own-lines.clean: raised TimeoutError: the pattern '.*?,.*?" in problem
