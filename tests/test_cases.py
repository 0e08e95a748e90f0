"""Case files: a cleaner's, all cleaners', a plugin author's; a new file is found without a line of Python."""

import re
from pathlib import Path

import pytest
from building import make_site, write
from commands import digest as digest_command

from digest.config import DEFAULT_PLUGINS
from digest.registry import Reference, load
from digest.testing import Case, check_case, check_cases, read_cases

REPO = Path(__file__).resolve().parent.parent
CASES = REPO / "tests/cases"
MANUAL = (REPO / "plugins/README.md").read_text()


def shipped(name: str) -> object:
    """The shipped plugin of this name, with its options as they are by default."""
    return load(Reference(name, "shipped", f"digest_plugins.{name.replace('-', '_')}")).value


CLEANERS = {name: plugin for name in DEFAULT_PLUGINS if hasattr(plugin := shipped(name), "clean")}
FILES = {name: CASES / f"{name.replace('-', '_')}.md" for name in CLEANERS}


@pytest.mark.parametrize(
    ("name", "case"),
    [
        pytest.param(name, case, id=f"{name}: {case}")
        for name, path in FILES.items()
        if path.exists()
        for case in read_cases(path)
    ],
)
def test_a_cleaner_does_what_its_cases_say(name: str, case: Case) -> None:
    check_case(case, CLEANERS[name])


@pytest.mark.parametrize("case", read_cases(CASES / "cleaning.md"), ids=str)
def test_all_cleaners_together_do_what_the_cases_say(case: Case) -> None:
    check_case(case, *CLEANERS.values())


def test_every_case_file_is_somebodys() -> None:
    tests = "".join(path.read_text() for path in (REPO / "tests").glob("*.py"))
    named = {path for path in CASES.iterdir() if f"cases/{path.name}" in tests or f'"{path.name}"' in tests}
    strays = sorted(path.name for path in {*CASES.iterdir()} - {*FILES.values()} - named)
    cleaners = ", ".join(path.name for path in FILES.values())
    assert not strays, f"no test looks at {strays} in tests/cases; the files of cleaners are {cleaners}"


def test_a_case_that_fails_is_named_with_what_came_and_what_was_expected(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "first\n.\nShare\n.\nShare this\n.\n")
    with pytest.raises(AssertionError, match=r"^first\nexpected:\nShare this\n\ngot:\nShare$"):
        check_cases(tmp_path / "a.md")


def test_a_case_that_is_not_finished_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "first\n.\na\n.\nb\n.\n\nsecond\n.\nc\n.\nd\n")
    with pytest.raises(ValueError, match="has 5 lines with a dot alone instead of 3 for each of its 1 cases"):
        read_cases(tmp_path / "a.md")


def site_of_the_manual(root: Path) -> Path:
    """A site with the plugin of the README and the cases of the plugins' README."""
    site = make_site(root, plugins=("read-text", "no-shouting"))
    (code,) = re.findall(r"```python\n(from dataclasses.*?)```", (REPO / "README.md").read_text(), re.DOTALL)
    (cases,) = re.findall(r"```text\n(.*?)```", MANUAL, re.DOTALL)
    write(site / "plugins/no_shouting.py", code)
    write(site / "plugins/tests/no_shouting.md", cases)
    return site


def test_the_cases_of_the_manual_hold_for_the_plugin_of_the_readme(tmp_path: Path) -> None:
    site = site_of_the_manual(tmp_path)
    plugin = load(Reference("no-shouting", "site", str(site / "plugins/no_shouting.py"))).value
    check_cases(site / "plugins/tests/no_shouting.md", plugin)


def test_plugins_check_reads_the_cases_of_a_site(tmp_path: Path) -> None:
    site = site_of_the_manual(tmp_path)
    done = digest_command("plugins", "check", "no-shouting", site=site)
    assert (done.returncode, done.stdout) == (0, "no-shouting: ok\n")
    write(site / "plugins/tests/no_shouting.md", "loud\n.\nA B C D E\n.\nA B C D E\n.\n")
    failed = digest_command("plugins", "check", "no-shouting", site=site)
    assert failed.returncode == 1
    assert "no-shouting: loud\nexpected:\nA B C D E\n" in failed.stdout


def test_the_rules_of_the_manual_are_allowed(tmp_path: Path) -> None:
    (rules,) = re.findall(r"```toml\n(.*?)```", MANUAL, re.DOTALL)
    site = make_site(
        tmp_path,
        {"a.txt": "Source: Example News\n\nThe river rose.\nOur tip: boots\n12 comments"},
        plugins=("...",),
        toml=rules,
    )
    done = digest_command("process", str(site / "content"), site=site)
    assert '"text": "The river rose."' in done.stdout, done.stderr
