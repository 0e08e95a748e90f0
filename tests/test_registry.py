"""Plugins are found, named and refused before any work."""

import subprocess
import sys
from pathlib import Path

import pytest
from building import FAULTY, built, make_site, write

from digest.config import read_config
from digest.errors import ConfigError, DigestError, PluginError
from digest.registry import known, load_plugins

FAKE = '''
from dataclasses import dataclass
from typing import ClassVar
from digest import Note, hookimpl

@dataclass(frozen=True)
class Installed:
    """Names a topic."""
    version: ClassVar[int] = 1

    @hookimpl
    def tag(self, articles):
        for _ in articles:
            yield [Note("topic", "Installed topic")]
'''


def refusal(site: Path) -> str:
    """What loading the plugins of a site is refused with."""
    with pytest.raises(DigestError) as refused:
        load_plugins(read_config(site))
    return str(refused.value)


def test_a_missing_plugin_is_named_with_the_nearest(tmp_path: Path) -> None:
    text = refusal(make_site(tmp_path, plugins=("read-text", "extractive-sumary")))
    assert text.startswith(
        "plugin 'extractive-sumary': named in digest.toml but not found (did you mean 'extractive-summary'? known: "
    )


def test_a_missing_plugin_stops_the_build_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(PluginError):
        built(make_site(tmp_path, plugins=("read-text", "nobody")))
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "fails_at_import",
            "ModuleNotFoundError: No module named 'a_library_that_nobody_has' (line 3 of fails_at_import.py)",
        ),
        ("exits_at_import", "SystemExit: usage: exits_at_import FILE (line 5 of exits_at_import.py)"),
        ("misspelt_hook", "there is no hook 'claen' (did you mean 'clean'? known: read, clean, describe"),
        ("wrong_argument", "Argument(s) {'article'} are declared in the hookimpl but can not be found in the hookspec"),
        ("no_argument", "its hook clean must be written clean(self, articles)"),
        ("unmarked", "a plugin is one frozen dataclass with @hookimpl methods in a file"),
        ("refuses_options", "its options were refused: LookupError: 1 is odd"),
    ],
)
def test_a_plugin_that_cannot_be_used_is_named_with_its_fault(tmp_path: Path, name: str, said: str) -> None:
    text = refusal(make_site(tmp_path, faulty=(name,)))
    assert text.startswith(f"plugin '{name.replace('_', '-')}': ")
    assert said in text


def test_a_file_that_is_not_python_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path / "plugins" / "torn.py", "x = 1\ndef f(:\n")
    text = refusal(make_site(tmp_path, plugins=("read-text", "torn")))
    assert "SyntaxError" in text
    assert "torn.py, line 2" in text


def test_an_unknown_option_is_named_with_the_nearest(tmp_path: Path) -> None:
    text = refusal(make_site(tmp_path, toml="[plugins.extractive-summary]\nsentence = 2\n"))
    assert text.startswith(
        "digest.toml: plugins.extractive-summary.sentence: no such option (did you mean 'sentences'? known: sentences,"
    )


def test_an_option_of_the_wrong_type_is_named(tmp_path: Path) -> None:
    text = refusal(make_site(tmp_path, toml='[plugins.extractive-summary]\nsentences = "two"\n'))
    said = "expected `int`, got `str` (a number is written without quotes)"
    assert text == f"digest.toml: plugins.extractive-summary.sentences: {said}"


@pytest.mark.parametrize("table", ["[plugins.extractive-sumary]\n", "[rank]\nextractive-sumary = 1.0\n"])
def test_options_for_no_plugin_are_refused(tmp_path: Path, table: str) -> None:
    with pytest.raises(ConfigError, match="no such plugin .did you mean 'extractive-summary'"):
        load_plugins(read_config(make_site(tmp_path, toml=table)))


def test_a_plugin_of_the_site_wins_over_a_shipped_one_of_that_name(tmp_path: Path) -> None:
    write(tmp_path / "plugins" / "extractive_summary.py", (FAULTY / "everywhere.py").read_bytes())
    config = read_config(make_site(tmp_path))
    assert known(config)["extractive-summary"].origin == "site"
    assert type(load_plugins(config)[1].value).__name__ == "Everywhere"


def test_the_order_is_that_of_the_configuration(tmp_path: Path) -> None:
    config = read_config(make_site(tmp_path, plugins=("topics", "read-text", "byline")))
    assert [plugin.name for plugin in load_plugins(config)] == ["topics", "read-text", "byline"]


def test_a_plugin_edited_between_two_builds_is_read_anew(tmp_path: Path) -> None:
    site = make_site(tmp_path, plugins=("read-text", "own"))
    plugin = tmp_path / "plugins" / "own.py"
    write(plugin, FAKE)
    first = load_plugins(read_config(site))
    write(plugin, FAKE.replace("Installed topic", "Another  topic!"[:15]))
    second = load_plugins(read_config(site))
    (one,), (two,) = (list(loaded[1].value.tag([None])) for loaded in (first, second))
    assert (one[0].text, two[0].text) == ("Installed topic", "Another  topic!")
    assert first[1].fingerprint != second[1].fingerprint


def test_data_beside_a_plugin_of_the_site_counts_as_part_of_it(tmp_path: Path) -> None:
    site = make_site(tmp_path, plugins=("read-text", "own"))
    write(tmp_path / "plugins" / "own.py", FAKE)
    fingerprints = []
    for words in ("flood", "flood court"):
        write(tmp_path / "plugins" / "data" / "words.txt", words)
        fingerprints.append(load_plugins(read_config(site))[1].fingerprint)
    assert fingerprints[0] != fingerprints[1]


def test_loading_leaves_no_byte_code_in_the_site(tmp_path: Path) -> None:
    built(make_site(tmp_path, faulty=("everywhere",)))
    assert [path.name for path in (tmp_path / "plugins").iterdir()] == ["everywhere.py"]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An installed distribution with one plugin; its module's name."""
    folder = tmp_path / "packages"
    write(folder / "a_fake_plugin.py", FAKE)
    write(folder / "a_fake-1.0.dist-info" / "METADATA", "Metadata-Version: 2.1\nName: a-fake\nVersion: 1.0\n")
    write(folder / "a_fake-1.0.dist-info" / "entry_points.txt", "[digest]\na-fake = a_fake_plugin:Installed\n")
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, "a_fake_plugin", raising=False)
    return "a_fake_plugin"


def test_an_installed_plugin_that_is_not_named_is_listed_but_not_imported(tmp_path: Path, installed: str) -> None:
    config = read_config(make_site(tmp_path))
    assert known(config)["a-fake"].origin == "installed"
    load_plugins(config)
    assert installed not in sys.modules


def test_an_installed_plugin_that_is_named_answers(tmp_path: Path, installed: str) -> None:
    report = built(make_site(tmp_path, plugins=("read-text", "a-fake")))
    assert report.tallies["tag", "a-fake"].answered == 3
    assert (tmp_path / "output" / "topics" / "installed-topic" / "index.html").exists()
    assert installed in sys.modules


def test_listing_imports_no_plugin(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from digest.config import read_config; from digest.registry import known\n"
        "known(read_config(Path(sys.argv[1])))\n"
        "print([name for name in sys.modules if name.startswith('digest_plugins.')])"
    )
    site = make_site(tmp_path)
    done = subprocess.run([sys.executable, "-c", code, str(site)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
