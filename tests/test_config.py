"""The site's own file is checked whole, and its mistakes are named with the way out."""

from pathlib import Path

import pytest
from building import write

from digest.config import DEFAULT_PLUGINS, Config, read_config
from digest.errors import ConfigError, UsageError


def refusal(root: Path, toml: str, name: str = "digest.toml") -> str:
    """What a configuration is refused with."""
    write(root / name, toml)
    with pytest.raises(ConfigError) as refused:
        read_config(root)
    return str(refused.value)


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read_config(tmp_path) == Config(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere is not a folder; name the folder of a site, or make one with"):
        read_config(tmp_path / "nowhere")


def test_pyproject_is_read_when_there_is_no_digest_toml(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool.digest.site]\ntitle = "Ours"\n')
    assert read_config(tmp_path).site.title == "Ours"
    write(tmp_path / "digest.toml", '[site]\ntitle = "Mine"\n')
    assert read_config(tmp_path).site.title == "Mine"


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    write(tmp_path / "digest.toml", b'\xef\xbb\xbf[site]\ntitle = "Mine"\n')
    assert read_config(tmp_path).site.title == "Mine"


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[site\n", "digest.toml: not valid TOML: "),
        (
            "title = 1\n",
            "digest.toml: title: no such key (did you mean 'site'? known: site, feeds, build, limits, rank, plugins)",
        ),
        ("[site]\ntitel = 'x'\n", "digest.toml: site.titel: no such key (did you mean 'title'? known: title, "),
        ("[site]\ntitle = 3\n", "digest.toml: site.title: expected `str`, got `int`"),
        ("[site]\ntitle = ' '\n", "digest.toml: site.title: a site needs a name"),
        ("[site]\nurl = 'example.org'\n", "digest.toml: site.url: 'example.org' is not a web address"),
        ("[site]\nurl = 'https://'\n", "digest.toml: site.url: 'https://' is not a web address"),
        (
            "[site]\nurl = 'https://my paper.example'\n",
            "digest.toml: site.url: 'https://my paper.example' is not a web a",
        ),
        (
            "[site]\nurl = 'https://me:secret@example.org'\n",
            "digest.toml: site.url: 'https://me:secret@example.org' is n",
        ),
        ("[site]\nurl = 'https://[::1'\n", "digest.toml: site.url: 'https://[::1' is not a web address"),
        (
            "[site]\nurl = 'https://example.org:http'\n",
            "digest.toml: site.url: 'https://example.org:http' is not a web",
        ),
        (
            "[site]\nurl = 'https://example.org/?a=b'\n",
            "digest.toml: site.url: no page can be below 'https://example.o",
        ),
        (
            "[site]\nurl = 'https://example.org/#top'\n",
            "digest.toml: site.url: no page can be below 'https://example.o",
        ),
        (
            "[site]\nlanguage = 'german'\n",
            "digest.toml: site.language: 'german' is not the code of a language (for exam",
        ),
        ("[site]\npage_size = 0\n", "digest.toml: site.page_size: expected `int` >= 1"),
        ("[build]\nexecutor = 'cloud'\n", "digest.toml: build.executor: invalid enum value 'cloud'"),
        (
            "[build]\nplugins = 'topics'\n",
            'digest.toml: build.plugins: expected `array`, got `str` (a list is written ["one", "two"])',
        ),
        ("[build]\nworkers = -1\n", "digest.toml: build.workers: expected `int` >= 0"),
        ("[limits]\nseconds = 0\n", "digest.toml: limits.seconds: expected `float` > 0"),
        ("[limits]\nseconds = inf\n", "digest.toml: limits.seconds: expected `float` <= 86400"),
        ("[limits]\ncut_share = 40\n", "digest.toml: limits.cut_share: expected `float` <= 1"),
        (
            "[rank]\nrank-recency = 'high'\n",
            "digest.toml: rank.rank-recency: expected `float`, got `str` (a number is written without quotes)",
        ),
        (
            "[plugins]\ntopics = 1\n",
            (
                "digest.toml: plugins.topics: expected `object`, got `int` "
                "(it is a table, with a heading in brackets and its keys below it)"
            ),
        ),
        (
            '[plugins.own-lines]\ndrop = ["\\d+"]\n',
            (
                "digest.toml: not valid TOML: Unescaped '\\' in a string (at line 2, column 12) "
                "(put it in single quotes, where \\ stays as it is)"
            ),
        ),
    ],
)
def test_a_mistake_is_named_with_its_key(tmp_path: Path, toml: str, said: str) -> None:
    assert refusal(tmp_path, toml).startswith(said)


def test_a_mistake_in_pyproject_names_that_file(tmp_path: Path) -> None:
    assert (
        refusal(tmp_path, "[tool]\ndigest = 3\n", "pyproject.toml")
        == "pyproject.toml: digest: expected `object`, got `int` "
        "(it is a table, with a heading in brackets and its keys below it)"
    )


def test_a_language_is_written_as_browsers_know_it(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text("[site]\nlanguage = 'pt_BR'\n")
    assert read_config(tmp_path).site.language == "pt-BR"


@pytest.mark.parametrize("folder", [".", "content", "content/site", "..", "plugins", ".digest", "/"])
def test_an_output_folder_that_would_take_the_site_with_it_is_refused(tmp_path: Path, folder: str) -> None:
    text = refusal(tmp_path, f'[build]\noutput = "{folder}"\n')
    assert text.startswith(f"digest.toml: build.output: '{folder}' and ")
    assert text.endswith("(building replaces the output folder; give it a folder of its own)")


@pytest.mark.parametrize("folder", ["public", "build/site", "../beside"])
def test_any_other_output_folder_is_allowed(tmp_path: Path, folder: str) -> None:
    write(tmp_path / "digest.toml", f'[build]\noutput = "{folder}"\n')
    assert read_config(tmp_path).build.output == folder


def test_dots_stand_for_the_shipped_plugins_and_a_hyphen_leaves_one_out(tmp_path: Path) -> None:
    write(tmp_path / "digest.toml", '[build]\nplugins = ["mine", "...", "-robots", "topics"]\n')
    names = read_config(tmp_path).plugins
    assert names == ("mine", *(name for name in DEFAULT_PLUGINS if name != "robots"))


@pytest.mark.parametrize(
    ("url", "base"), [("https://a.org", ""), ("https://a.org/news/", "/news"), ("http://a.org/a/b", "/a/b")]
)
def test_the_base_is_the_path_of_the_address(tmp_path: Path, url: str, base: str) -> None:
    write(tmp_path / "digest.toml", f'[site]\nurl = "{url}"\n')
    assert read_config(tmp_path).site.base == base


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://bücher.example/neu/", "https://xn--bcher-kva.example/neu"),
        ("https://EXAMPLE.org/a b", "https://example.org/a%20b"),
        ("HTTPS://Example.org/", "https://example.org"),
        ("http://localhost:8000", "http://localhost:8000"),
    ],
)
def test_the_address_of_the_site_is_written_as_every_format_takes_it(tmp_path: Path, given: str, url: str) -> None:
    (tmp_path / "digest.toml").write_text(f'[site]\nurl = "{given}"\n', encoding="utf-8")
    assert read_config(tmp_path).site.url == url


def test_a_hub_that_is_no_address_is_named(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text('[feeds]\nhub = "hub.example"\n')
    with pytest.raises(ConfigError, match=r"digest.toml: feeds.hub: 'hub.example' is not a web address"):
        read_config(tmp_path)
