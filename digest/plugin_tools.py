"""For authors of plugins: explain one, test one, begin one."""

import dataclasses
import re
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from digest.config import Config
from digest.errors import DigestError, PluginError, UsageError
from digest.registry import Plugin, known, load
from digest.settings import nearest
from digest.testing import check_cases, check_plugin

ANSWERS = {
    "clean": ("Edit", "edits", '[block.cut("why it goes") for block in article.blocks if self.word in block.text]'),
    "describe": ("Note", "notes", '[Note("contributor", self.word)] if self.word in article.text else []'),
    "summarize": ("Note", "notes", '[Note("summary", b.text, spans=((b.start, b.stop),)) for b in article.blocks[:1]]'),
    "tag": ("Note", "notes", '[Note("keyphrase", self.word)] if self.word in article.text else []'),
}
"""What a new plugin's hook yields: the type, the noun and the line that makes it."""
BEGUN = (*ANSWERS, "publish")
"""The hooks that a plugin can be begun for; one that publishes adds a format."""

PLUGIN = '''"""What this plugin is for, in one line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest import Article, {kind}, hookimpl


@dataclass(frozen=True)
class {name}:
    """Say what it does: `digest plugins show` prints this.

    word: say what each option means.
    """

    version: ClassVar[int] = 1
    word: str = "ADVERTISEMENT"

    @hookimpl
    def {hook}(self, articles: Sequence[Article]) -> Iterator[list[{kind}]]:
        """Yield the {noun} for each article, in order."""
        for article in articles:
            yield {line}
'''

TEST = '''"""Tests of the plugin {plugin}; run them with `pytest plugins`."""

from digest.testing import answers, article, check_plugin

from {module} import {name}


def test_it_keeps_the_contract() -> None:
    check_plugin({name}())


def test_it_finds_its_word() -> None:
    (answer,) = answers({name}(), "{hook}", [article("One paragraph.\\nADVERTISEMENT")])
    assert len(answer) == 1
'''


FORMAT = '''"""What this format is for, in one line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from digest import File, Publication, hookimpl


@dataclass(frozen=True)
class {name}:
    """Say what it does: `digest plugins show` prints this.

    editions: say what each option means.
    """

    version: ClassVar[int] = 1
    editions: int = 1

    @hookimpl
    def publish(self, publication: Publication) -> Iterator[File]:
        """Yield a file for each of the newest editions."""
        machine = publication.say("written by a machine")
        for edition in map(publication.printed, publication.editions[: self.editions]):
            lines = [edition.title]
            for story in edition.stories:
                lines += ["", story.title]
                lines += [f"- {{said.text}} {{said.url}}" + f" ({{machine}})" * said.made for said in story.sentences]
            yield File(f"editions/{{edition.date}}/{plugin}.txt", "\\n".join(lines).encode())
'''

FORMAT_TEST = '''"""Tests of the plugin {plugin}; run them with `pytest plugins`."""

from digest.testing import check_plugin, publication

from {module} import {name}


def test_it_keeps_the_contract() -> None:
    check_plugin({name}())


def test_it_tells_the_stories_of_the_edition() -> None:
    site = publication(("The river rises", ["The river rose by two metres."]))
    (file,) = {name}().publish(site)
    assert file.path == "editions/2024-08-14/{plugin}.txt"
    assert "- The river rose by two metres. https://example.org/articles/" in file.content.decode()
'''

CONFTEST = '''"""Lets the tests import the plugins beside them."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
'''


def described(config: Config, name: str) -> dict[str, Any]:
    """A plugin with its documentation, hooks and options, as values for JSON.

    Raises:
        PluginError: there is no such plugin, or it cannot be loaded.
    """
    plugin = _loaded(config, name)
    options = [
        {
            "name": f.name,
            "type": getattr(f.type, "__name__", str(f.type)),
            "value": _toml(getattr(plugin.value, f.name)),
        }
        for f in dataclasses.fields(plugin.value)
    ]
    return {
        "name": name,
        "origin": plugin.reference.origin,
        "in_use": name in config.plugins,
        "version": getattr(plugin.value, "version", 0),
        "hooks": list(plugin.hooks),
        "reads": list(plugin.reads),
        "about": textwrap.dedent("    " + (type(plugin.value).__doc__ or "").strip()),
        "options": options,
    }


def _toml(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _loaded(config: Config, name: str) -> Plugin:
    there = known(config)
    if name not in there:
        raise PluginError(name, "there is no such plugin", nearest(name, list(there)))
    options = msgspec.json.encode(config.options.get(name, {}), order="deterministic").decode()
    return load(dataclasses.replace(there[name], options=options))


def contract_faults(config: Config, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each plugin (those in use, if none is named) and what is wrong with it, or ``""``.

    Cases are read from a file of its name in the folder ``tests`` of the site's plugins.
    """
    for name in names or config.plugins:
        cases = config.root / config.build.plugins_folder / "tests" / f"{name.replace('-', '_')}.md"
        try:
            plugin = _loaded(config, name).value
            check_plugin(plugin)
            if cases.is_file():
                check_cases(cases, plugin)
        except (AssertionError, DigestError) as error:
            yield name, str(error)
        except Exception as error:  # noqa: BLE001 - whatever a plugin may raise
            yield name, f"raised {type(error).__name__}: {error}"
        else:
            yield name, ""


def begin(config: Config, name: str, hook: str) -> list[Path]:
    """Write a new plugin and its test; returns their paths.

    Raises:
        UsageError: the name or the hook cannot be, or there is such a plugin.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        raise UsageError(f"{name!r} cannot name a plugin; use lower-case words joined by hyphens, like no-shouting")
    if hook not in BEGUN:
        raise UsageError(f"--hook {hook}: choose one of {', '.join(BEGUN)}")
    if name in known(config):
        raise UsageError(f"{name}: there is such a plugin, and a new one would take its place; choose another name")
    folder = config.root / config.build.plugins_folder
    module = name.replace("-", "_")
    plugin, test = (FORMAT, FORMAT_TEST) if hook == "publish" else (PLUGIN, TEST)
    files = {folder / f"{module}.py": plugin, folder / "tests" / f"test_{module}.py": test}
    for path in files:
        if path.exists():
            raise UsageError(f"{path} is already there; choose another name")
    kind, noun, line = ANSWERS.get(hook, ("", "", ""))
    title = "".join(word.title() for word in name.split("-"))
    for path, template in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        text = template.format(kind=kind, noun=noun, line=line, hook=hook, name=title, module=module, plugin=name)
        path.write_text(text, encoding="utf-8")
    conftest = folder / "tests" / "conftest.py"
    if not conftest.exists():
        conftest.write_text(CONFTEST, encoding="utf-8")
    return list(files)
