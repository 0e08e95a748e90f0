"""Themes that know nothing of digest show the whole site, and nothing that digest would not."""

import shutil
from pathlib import Path

import feedparser
import pytest
from building import built, make_site, output, problems, write
from lxml import html

from digest.checking import check_site
from digest.config import read_config

ARTICLES = {
    "a.txt": "Title: Town & <river>\nDate: 2024-08-14\nSource: The Paper\nAuthor: Ann Lee; Bo Ek\n\nThe army said on Monday that the war goes on. Soldiers crossed the river near the town.",
    "b.txt": 'Title: {{ 7*7 }}\nSource: The Post\nAuthor: ann lee\n\nThe court opened on Tuesday, "a clerk" told us.',
    "c.txt": "The army said on Monday that the war goes on. Soldiers crossed the river near the town, twice.",
}
THEMES = ("simple", "notmyidea")


def site_of(root: Path, theme: str, articles: dict[str, str], url: str = "https://example.org") -> Path:
    return make_site(
        root, articles, plugins=("...",), toml=f'[site]\ntheme = "{theme}"\nurl = "{url}"\ntitle = "Stock"'
    )


@pytest.fixture(scope="module", params=THEMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = site_of(tmp_path_factory.mktemp(request.param) / "site", request.param, ARTICLES, "https://example.org/news")
    assert problems(built(root)) == []
    return root


def page(root: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((root / "output" / address).read_bytes().decode())


def test_below_a_path_the_site_is_sound(site: Path) -> None:
    assert check_site(read_config(site))[1] == []


def test_titles_are_shown_as_they_are(site: Path) -> None:
    front = page(site, "index.html")
    assert "Town & <river>" in front.text_content()
    assert "{{ 7*7 }}" in front.text_content()
    assert "49" not in front.text_content()


def test_lists_lead_each_sentence_to_its_place_and_mark_headlines_of_digest(site: Path) -> None:
    front = page(site, "index.html")
    links = front.xpath("//a[contains(@href, '/articles/') and contains(@href, '#s')]")
    assert 'The court opened on Tuesday, "a clerk" told us.' in [link.text for link in links]
    assert "headline by digest" in front.text_content().lower()


def test_feeds_are_those_of_digest(site: Path) -> None:
    feed = feedparser.parse((site / "output/feed.xml").read_bytes())
    assert not feed.bozo
    assert [entry.id.startswith("tag:example.org,") for entry in feed.entries] == [True] * 3


@pytest.mark.parametrize(
    "address", ["topics/", "entities/", "sources/", "archive/", "made/", "editions/2024-08-14/", "authors/"]
)
def test_every_kind_of_page_is_there(site: Path, address: str) -> None:
    assert "Stock" in page(site, f"{address}index.html").text_content()


def test_the_incremental_build_equals_the_clean_one_and_keeps_times(site: Path, tmp_path: Path) -> None:
    one = tmp_path / "one"
    shutil.copytree(site, one, copy_function=shutil.copy2)
    write(one / "content/d.txt", "Title: A bakery\nSource: Gazette\nDate: 2024-08-16\n\nA baker opened a shop.")
    before = {path: path.stat().st_mtime_ns for path in (one / "output").rglob("*") if path.is_file()}
    old = output(one)
    built(one)
    shutil.copytree(one, tmp_path / "two", ignore=shutil.ignore_patterns("output", ".digest"))
    built(tmp_path / "two", frozen=True)
    new = output(one)
    assert new == output(tmp_path / "two")
    same = [path for path in before if new.get(name := path.relative_to(one / "output").as_posix()) == old[name]]
    assert same
    assert all(path.stat().st_mtime_ns == before[path] for path in same)


@pytest.mark.parametrize("theme", THEMES)
def test_an_empty_site_is_sound(tmp_path: Path, theme: str) -> None:
    root = site_of(tmp_path, theme, {})
    (root / "content").mkdir()
    assert problems(built(root)) == []
    assert check_site(read_config(root))[1] == []


def test_a_theme_of_the_site_is_used(tmp_path: Path) -> None:
    import pelican

    shutil.copytree(Path(pelican.__file__).parent / "themes/simple", tmp_path / "looks/mine")
    base = tmp_path / "looks/mine/templates/base.html"
    base.write_text(base.read_text().replace("</body>", "<p id='mine'>Mine</p></body>"))
    root = site_of(tmp_path, "looks/mine", ARTICLES)
    built(root)
    assert page(root, "index.html").get_element_by_id("mine").text == "Mine"
