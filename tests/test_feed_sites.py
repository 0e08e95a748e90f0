"""No feed is ever invalid, whatever came in: the rules over whole sites, ordinary, awkward and large."""

import json
import shutil
from pathlib import Path

import pytest
from awkward_articles import IMAGES, awkward_articles
from building import NOW, built, engine, make_site, output
from feed_rules import faults
from gallery import VARIANTS, build_gallery

from digest.additions import library_of
from digest.build import Options, choose
from digest.ledger import Ledger
from digest.publish.feeds.documents import all_feeds
from digest.publish.feeds.written import Writers

REPO = Path(__file__).parent.parent
URL = "https://example.org/news"
TOML = f"""[site]
title = "Ours & theirs </b>"
description = "What <b>we</b> &copy know"
url = "{URL}"
[feeds]
items = 20
hub = "https://hub.example/"
"""
ALIKE = {"awkward", "base", "excerpt", "notmyidea", "simple"}
"""Variants whose feeds are like those of others; a path, and what is awkward, are here in other sites."""
MANY = 10_000


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a site of awkward articles."""
    lines = "\n".join(map(json.dumps, awkward_articles(URL)))
    root = make_site(tmp_path_factory.mktemp("awkward"), {"all.jsonl": lines, **IMAGES}, plugins=("...",), toml=TOML)
    built(root)
    return output(root)


def test_awkward_articles_make_valid_feeds(awkward: dict[str, bytes]) -> None:
    assert faults(URL, awkward) == {}


def test_awkward_articles_are_all_in_a_feed_or_its_archives(awkward: dict[str, bytes]) -> None:
    pages = {name.split("/")[1] for name in awkward if name.startswith("articles/")}
    told = b"".join(data for name, data in awkward.items() if name.startswith(("feed.xml", "feed-")))
    assert len(pages) > 140
    assert {page for page in pages if f"/articles/{page}/</link>".encode() not in told} == set()


@pytest.mark.parametrize("settings", ["", "items = 1", "items = 7\narchives = false"])
def test_the_sample_has_valid_feeds_with_any_settings(tmp_path: Path, settings: str) -> None:
    shutil.copytree(REPO / "content", tmp_path / "content")
    toml = f'vocabulary = "content/topics.toml"\n[site]\nurl = "{URL}"\n[feeds]\n{settings}\n'
    built(make_site(tmp_path, {}, plugins=("...",), toml=toml))
    files = output(tmp_path)
    assert len(files) > 100
    assert faults(URL, files) == {}


@pytest.mark.parametrize("variant", sorted(set(VARIANTS) - ALIKE))
def test_every_state_of_the_gallery_has_valid_feeds(tmp_path: Path, variant: str) -> None:
    base = VARIANTS[variant].base
    site = build_gallery(tmp_path, variant, "https://gallery.example")
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert "feed.xml" in files
    assert faults(f"https://gallery.example{base}", files) == {}


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("http://localhost:8000", "http://localhost:8000"),
        ("https://bücher.example/neu", "https://xn--bcher-kva.example/neu"),
        ("https://EXAMPLE.org:8443/a%20b", "https://example.org:8443/a%20b"),
        ("https://example.org/a b/ü/", "https://example.org/a%20b/%C3%BC"),
    ],
)
def test_any_address_of_a_site_makes_valid_feeds(tmp_path: Path, url: str, written: str) -> None:
    lines = json.dumps({"title": "One", "text": "The river rose.", "published": "2024-08-14", "source": "The Paper"})
    built(make_site(tmp_path, {"all.jsonl": lines}, plugins=("read-json",), toml=f'[site]\nurl = "{url}"\n'))
    assert faults(written, output(tmp_path)) == {}


@pytest.mark.parametrize("language", ["zz", "yue", "zh-Hant", "pt_BR"])
def test_any_language_of_a_site_makes_valid_feeds(tmp_path: Path, language: str) -> None:
    toml = f'[site]\nurl = "{URL}"\nlanguage = "{language}"\n'
    built(make_site(tmp_path, toml=toml))
    assert faults(URL, output(tmp_path)) == {}


def test_a_feed_without_items_is_valid(tmp_path: Path) -> None:
    built(make_site(tmp_path, {"a.txt": ""}, toml=TOML))
    assert faults(URL, output(tmp_path)) == {}


def test_ten_thousand_items_make_valid_feeds_that_hold_each_once(tmp_path: Path) -> None:
    items = (
        {
            "id": f"{n}",
            "title": f"Item {n}",
            "text": f"The {n}th thing.",
            "published": f"20{n % 24:02}-{n % 12 + 1:02}-{n % 28 + 1:02}",
        }
        for n in range(MANY)
    )
    lines = "\n".join(map(json.dumps, items))
    make_site(tmp_path, {"all.jsonl": lines}, plugins=("read-json",), toml=f'[site]\nurl = "{URL}"\n')
    with engine(tmp_path) as made:
        library = library_of(made, choose(made, Ledger(), Options(now=NOW))[0])
    writers = Writers()
    files = {feed.file: writers.write(feed.file, feed.view) for feed in all_feeds(library)}
    assert faults(URL, files) == {}
    for kind in ("feed", "atom"):
        told = b"".join(data for name, data in files.items() if name.startswith(f"{kind}-"))
        assert told.count(b"<title>Item ") >= MANY - 50
