"""The sample articles and the starter site: every format reads back to what was written."""

import hashlib
import runpy
import tomllib
from pathlib import Path

import pytest
from digest_plugins.read_feed import ReadFeed
from digest_plugins.read_html import ReadHtml
from digest_plugins.read_json import ReadJson
from digest_plugins.read_markdown import ReadMarkdown
from digest_plugins.read_text import ReadText

from digest.model import Article, File, Raw
from digest.testing import check_plugin, cleaned
from digest.text.border import border_edits
from digest.text.dates import iso_date
from digest.text.edits import tidied

REPO = Path(__file__).resolve().parent.parent
STARTER = REPO / "digest" / "starter"
READERS = (ReadJson(), ReadFeed(), ReadHtml(), ReadMarkdown(), ReadText())
WIKINEWS_SHA256 = "476cf7d0115a2c4d6ccf998852bb038d7a792eae309bffb7f2388d0f14454bd0"
"""Of the 24 texts in order of their letters, parted by empty lines."""


def raws(folder: Path) -> list[Raw]:
    files = [File(path.name, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]
    return [raw for file in files for reader in READERS for raw in reader.read(file)]


def text(raw: Raw) -> str:
    return Article(raw, edits=tidied(raw.text)).text


@pytest.fixture(scope="module")
def samples() -> list[Raw]:
    return raws(REPO / "content")


def test_all_samples_are_read_without_a_remark(samples: list[Raw]) -> None:
    assert len(samples) == 26
    assert all(raw.text and not raw.remarks and not border_edits(raw.text) for raw in samples)


def test_the_texts_are_the_same_in_every_format(samples: list[Raw]) -> None:
    texts = sorted(text(raw) for raw in samples if raw.source == "Wikinews")
    assert hashlib.sha256("\n\n".join(texts).encode()).hexdigest() == WIKINEWS_SHA256


def test_licensed_samples_name_title_date_source_link_and_licence(samples: list[Raw]) -> None:
    licensed = [raw for raw in samples if raw.licence]
    assert len({raw.title for raw in licensed}) == len({raw.url for raw in licensed}) == 24
    for raw in licensed:
        assert (raw.source, raw.language, raw.licence) == ("Wikinews", "en", "CC BY 2.5")
        assert raw.licence_url == "https://creativecommons.org/licenses/by/2.5/"
        assert raw.url.startswith("https://en.wikinews.org/wiki/")
        assert iso_date(raw.published) == raw.published


def test_the_raw_samples_state_nothing(samples: list[Raw]) -> None:
    assert [raw for raw in samples if not raw.licence] == [
        Raw(path.read_text(encoding="utf-8")) for path in sorted((REPO / "content" / "raw").iterdir())
    ]


def test_the_starter_has_three_licensed_articles_in_three_formats() -> None:
    found = raws(STARTER / "content")
    assert [raw.licence for raw in found] == ["CC BY 2.5"] * 3
    assert len({path.suffix for path in (STARTER / "content").iterdir()}) == 3


def test_the_starter_is_configured_in_toml() -> None:
    configuration = tomllib.loads((STARTER / "digest.toml").read_text(encoding="utf-8"))
    assert configuration["build"]["plugins"] == ["...", "no-shouting"]


def test_the_starter_plugin_keeps_the_contract_and_cuts_what_is_loud() -> None:
    plugin = runpy.run_path(str(STARTER / "plugins" / "no_shouting.py"))["NoShouting"]
    assert cleaned(plugin(), "A quiet line.\nSUBSCRIBE NOW AND SAVE\nNATO").text == "A quiet line.\nNATO"


def test_the_starter_plugin_can_be_loaded_as_a_site_loads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(STARTER / "plugins"))
    module = __import__("no_shouting")
    check_plugin(module.NoShouting())
