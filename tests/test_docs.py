"""The documents say what the program does: commands, options, hooks, settings, the example."""

import dataclasses
import inspect
import re
from pathlib import Path

import pytest
from commands import digest as digest_command

import digest
from digest.cli import main
from digest.config import Build, Limits, Site, read_config
from digest.hooks import HOOKS, Hooks
from digest.registry import Reference, load
from digest.testing import check_plugin, cleaned
from digest.text.iptc import subjects
from digest.vocabulary import TopicEntry

REPO = Path(__file__).resolve().parent.parent
README = (REPO / "README.md").read_text()
PLUGINS = (REPO / "plugins/README.md").read_text()
SETTINGS = (REPO / "docs/configuration.md").read_text()
TAGS = (REPO / "docs/topics.md").read_text()


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`digest {name}" in README


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_is_documented_with_its_signature(name: str) -> None:
    arguments = [p for p in inspect.signature(getattr(Hooks, name)).parameters if p != "self"]
    assert f"| `{name}({', '.join(arguments)})` |" in PLUGINS


def test_the_hooks_are_the_documented_ones() -> None:
    assert tuple(re.findall(r"^\| `(\w+)\(", PLUGINS, re.MULTILINE)) == HOOKS


@pytest.mark.parametrize("section", [Site, Build, Limits])
def test_every_setting_is_documented_with_its_default(section: type) -> None:
    for field in dataclasses.fields(section):
        (row,) = re.findall(rf"^\| `{field.name}` \| (.*?) \|", SETTINGS, re.MULTILINE)
        default = field.default
        shown = {True: "true", False: "false"}.get(default, default) if isinstance(default, bool) else default
        expected = "[" + ", ".join(f'"{d}"' for d in shown) + "]" if isinstance(shown, tuple) else shown
        expected = f'"{shown}"' if isinstance(default, str) else expected
        assert row == "a sentence" or row == f"`{expected}`"


@pytest.mark.parametrize("section", [Site, Build, Limits])
def test_every_setting_is_explained_in_its_class(section: type) -> None:
    text = inspect.getdoc(section)
    assert all(re.search(rf"\b{field.name}\b", text) for field in dataclasses.fields(section))


def test_the_example_of_a_vocabulary_is_a_right_one(tmp_path: Path) -> None:
    (code,) = re.findall(r"```toml\n(.*?)```", TAGS, re.DOTALL)
    (tmp_path / "topics.toml").write_text(code)
    vocabulary = read_config(tmp_path).vocabulary
    assert vocabulary.topics["ukraine-war"].least == 3
    assert vocabulary.moved["topics/kursk-incursion"] == "topics/ukraine-war"
    assert all(re.search(rf"^{key}\b", code, re.MULTILINE) for key in ("least", "iptc", "block", "type", "rename"))


def test_the_starter_vocabulary_is_a_right_one_with_and_without_its_examples(tmp_path: Path) -> None:
    starter = (REPO / "digest/starter/topics.toml").read_text()
    example = r"^# (\[[a-z.-]+\]|(?:\"[^\"]+\"|[a-z]+) = .*)$"
    for text in (starter, re.sub(example, r"\1", starter, flags=re.MULTILINE)):
        (tmp_path / "topics.toml").write_text(text)
        vocabulary = read_config(tmp_path).vocabulary
    assert vocabulary.topics["economy"].iptc == ("labour",)
    assert vocabulary.moved["topics/war"] == "topics/conflict"


def test_every_key_of_a_topic_is_documented_with_its_default() -> None:
    for field in dataclasses.fields(TopicEntry):
        (row,) = re.findall(rf"^\| `{field.name}` \| (.*?) \|", TAGS, re.MULTILINE)
        default = field.default_factory() if field.default is dataclasses.MISSING else field.default
        written = {"False": "false", "()": "[]"}.get(str(default), str(default))
        assert row == f"`{written}`" or default == ""


def test_every_shipped_topic_is_documented() -> None:
    assert all(f"`{name}`" in TAGS for name in subjects())


def test_public_names_are_all_there_and_all_explained() -> None:
    for name in digest.__all__:
        assert hasattr(digest, name)
        value = getattr(digest, name)
        if inspect.isclass(value):
            assert inspect.getdoc(value)


def example(text: str) -> str:
    (code,) = re.findall(r"```python\n(from dataclasses.*?)```", text, re.DOTALL)
    return code


def test_the_readme_example_works_and_is_short(tmp_path: Path) -> None:
    code = example(README)
    assert sum(bool(line.strip()) for line in code.splitlines()) <= 15
    (tmp_path / "no_shouting.py").write_text(code)
    plugin = load(Reference("no-shouting", "site", str(tmp_path / "no_shouting.py"))).value
    check_plugin(plugin)
    assert cleaned(plugin, "Quiet.\nBUY THIS NOW OR NEVER\nQuiet too.").text == "Quiet.\nQuiet too."


def test_every_option_of_a_shipped_plugin_is_explained() -> None:
    for path in sorted((REPO / "plugins").glob("[a-z]*.py")):
        plugin = load(Reference(path.stem.replace("_", "-"), "shipped", f"digest_plugins.{path.stem}")).value
        text = inspect.getdoc(type(plugin)) or ""
        for field in dataclasses.fields(plugin):
            assert re.search(rf"\b{field.name}\b", text), f"{path.name}: {field.name}"


def test_the_first_screen_shows_what_really_comes_out(tmp_path: Path) -> None:
    (shown,) = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    said = shown.partition("$ digest build\n")[2]
    assert digest_command("init", "my-site", site=tmp_path).returncode == 0
    assert digest_command("build", site=tmp_path / "my-site").stdout == said


def test_the_two_commands_are_in_the_readme() -> None:
    assert "make site" in README
    assert "make test" in README


def test_documents_link_to_files_that_are_there() -> None:
    for path in (REPO / "README.md", REPO / "plugins/README.md", *sorted((REPO / "docs").glob("*.md"))):
        for link in re.findall(r"\]\(([^)#:]+)\)", path.read_text()):
            assert (path.parent / link).exists(), f"{path.name}: {link}"
