"""What a site brings along itself: parts of the theme, pages, images, and what plugins publish."""

from pathlib import Path

import pytest
from building import CORE, THREE, built, make_site, output, problems, write
from lxml import html

from digest.checking import check_site
from digest.config import read_config
from digest.errors import ConfigError, PublishError

OWN_PLUGIN = '''
from dataclasses import dataclass
from typing import ClassVar
from digest import File, Page, Setting, Template, hookimpl

@dataclass(frozen=True)
class Extra:
    """Adds what its options say.

    path: of the page; file: of the file; template: its source.
    """
    version: ClassVar[int] = 1
    path: str = "about/newest/"
    file: str = "latest.txt"
    template: str = "{% extends 'base.html' %}{% block main %}<p id='said'>{{ dict(page.values).said }} {{ MOTTO }}</p>{% endblock %}"

    @hookimpl
    def publish(self, publication):
        newest = publication.editions[0].stories[0].title
        yield Template("newest.html", self.template)
        yield Page(self.path, "newest.html", "Newest", {"said": f"<b>{newest}</b>"})
        yield File(self.file, newest.encode())
        yield Setting("MOTTO", "All that fits")
'''


def page(root: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((root / "output" / address).read_bytes().decode())


def with_plugin(root: Path, **options: str) -> Path:
    write(root / "plugins/extra.py", OWN_PLUGIN)
    lines = "".join(f"{name} = {value!r}\n" for name, value in options.items())
    return make_site(root, plugins=(*CORE, "extra"), toml=f"[plugins.extra]\n{lines}")


def faults(root: Path) -> list[str]:
    return check_site(read_config(root))[1]


def test_a_part_of_the_theme_is_replaced(tmp_path: Path) -> None:
    card = "{% macro card(of, level=2, size='usual', dated=false) %}<p class='mine'>{{ of.title }}</p>{% endmacro %}"
    edition = "{% macro edition(of) %}<h1>{{ caller() }}</h1>{% for one in of.cards %}{{ card(one) }}{% endfor %}{% endmacro %}"
    root = make_site(tmp_path)
    write(root / "theme/templates/parts/card.html", card + edition)
    built(root)
    assert "The harbour" in {part.text for part in page(root, "index.html").xpath("//p[@class='mine']")}


def test_a_template_of_the_site_extends_the_shipped_one(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    write(root / "theme/templates/404.html", "{% extends 'page.html' %}{% block main %}<h1>Lost</h1>{% endblock %}")
    built(root)
    assert page(root, "404.html").findtext(".//h1") == "Lost"


def test_the_style_sheet_is_replaced_and_has_a_new_address(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    built(root)
    (before,) = page(root, "index.html").xpath("//link[@rel='stylesheet']/@href")
    write(root / "theme/static/style.css", "p { color: red }")
    built(root)
    (after,) = page(root, "index.html").xpath("//link[@rel='stylesheet']/@href")
    assert (root / "output/theme/style.css").read_text() == "p{color:red}"
    assert before != after


def test_static_files_of_the_site_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    write(root / "theme/static/fonts/own.woff2", b"\x00\x01")
    built(root)
    assert (root / "output/theme/fonts/own.woff2").read_bytes() == b"\x00\x01"
    assert (root / "output/theme/style.css").is_file()


OWN_PAGES = {
    "pages/about.md": "Title: About us\n\nWe are *three*. ![us](/images/us.png)\n\n{{ 7*7 }}",
    "pages/imprint.rst": "Imprint\n#######\n\nA *company*.",
    "pages/contact.html": "<html><head><title>Contact</title></head><body><p>Write <em>to us</em>.</p></body></html>",
    "images/us.png": b"\x89PNG",
}


@pytest.mark.parametrize(
    ("address", "title", "emphasis"),
    [("about-us", "About us", "three"), ("imprint", "Imprint", "company"), ("contact", "Contact", "to us")],
)
def test_own_pages_are_rendered_in_the_theme(tmp_path: Path, address: str, title: str, emphasis: str) -> None:
    root = make_site(tmp_path, {**THREE, **OWN_PAGES})
    assert problems(built(root)) == []
    made = page(root, f"{address}/index.html")
    assert made.findtext(".//h1") == title
    assert made.findtext(".//main//em") == emphasis
    assert made.xpath("//header[@class='masthead']")


def test_images_are_copied_and_own_pages_are_no_articles(tmp_path: Path) -> None:
    root = make_site(tmp_path, {**THREE, **OWN_PAGES})
    assert built(root).counts["articles"] == 3
    assert (root / "output/images/us.png").read_bytes() == b"\x89PNG"
    assert faults(root) == []


def test_links_of_own_pages_to_files_are_resolved(tmp_path: Path) -> None:
    text = "Title: About us\n\n[Imprint]({filename}imprint.md) and ![us]({static}/images/us.png)"
    more = {"pages/about.md": text, "pages/imprint.md": "Title: Imprint\n\nx", "images/us.png": b"\x89PNG"}
    root = make_site(tmp_path, {**THREE, **more}, toml='[site]\nurl = "https://example.org/news"')
    assert problems(built(root)) == []
    made = page(root, "about-us/index.html")
    assert made.xpath("//main//a/@href | //main//img/@src") == [
        "https://example.org/news/imprint/",
        "https://example.org/news/images/us.png",
    ]
    assert faults(root) == []


def test_a_changed_own_page_is_made_again_and_a_removed_one_goes(tmp_path: Path) -> None:
    root = make_site(tmp_path, {**THREE, **OWN_PAGES})
    built(root)
    write(root / "content/pages/about.md", "Title: About us\n\nWe are *four*.")
    (root / "content/pages/imprint.rst").unlink()
    built(root)
    assert page(root, "about-us/index.html").findtext(".//main//em") == "four"
    assert not (root / "output/imprint").exists()


def test_an_own_page_at_the_address_of_another_page_is_refused(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    built(root)
    before = output(root)
    write(root / "content/pages/topics.md", "Title: Topics\n\nMine.")
    with pytest.raises(PublishError, match=r"topics\.md.*slug"):
        built(root)
    assert output(root) == before


def test_own_pages_are_shown_in_other_themes(tmp_path: Path) -> None:
    root = make_site(tmp_path, {**THREE, **OWN_PAGES}, toml='[site]\ntheme = "simple"')
    built(root)
    assert page(root, "about-us/index.html").xpath("//em/text()") == ["three"]


def test_a_plugin_adds_a_page_a_file_and_a_setting(tmp_path: Path) -> None:
    root = with_plugin(tmp_path)
    assert problems(built(root)) == []
    (said,) = page(root, "about/newest/index.html").xpath("//p[@id='said']")
    assert said.text == f"<b>{(root / 'output/latest.txt').read_text()}</b> All that fits"
    assert b"/about/newest/" in (root / "output/sitemap.xml").read_bytes()
    assert faults(root) == []


def test_a_changed_template_of_a_plugin_changes_its_page(tmp_path: Path) -> None:
    built(with_plugin(tmp_path))
    root = with_plugin(tmp_path, template="{% extends 'base.html' %}{% block main %}<h1>Other</h1>{% endblock %}")
    built(root)
    assert page(root, "about/newest/index.html").findtext(".//h1") == "Other"


OUTSIDE = [
    {"path": "../outside/"},
    {"path": "/"},
    {"file": "../outside.txt"},
    {"file": "/tmp/outside.txt"},
    {"file": "a/../../outside.txt"},
    {"file": ""},
]
REFUSED = [
    {"path": "topics/"},
    {"file": "index.html"},
    {"file": "feed.xml"},
    {"file": "sitemap.xml"},
    {"file": "theme/style.css"},
    {"file": "about/newest/index.html"},
    {"template": "{% extends 'gone.html' %}"},
    {"template": "<script>alert(1)</script>"},
    {"template": "<a href='/gone/'>x</a>"},
]


@pytest.mark.parametrize("options", OUTSIDE, ids=str)
def test_a_plugin_writes_nothing_outside_the_site_and_is_named(tmp_path: Path, options: dict[str, str]) -> None:
    root = with_plugin(tmp_path / "site", **options)
    (said,) = problems(built(root))
    assert "extra" in said
    assert not (root / "output/latest.txt").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("options", REFUSED, ids=str)
def test_what_a_plugin_may_not_publish_costs_what_it_adds_and_nothing_else(
    tmp_path: Path, options: dict[str, str]
) -> None:
    built(with_plugin(tmp_path))
    (said,) = problems(built(with_plugin(tmp_path, **options)))
    assert "extra.publish: what it adds cannot be published" in said
    assert "the old site stays" not in said
    assert (tmp_path / "output/index.html").is_file()
    assert "extra.publish" in (tmp_path / "output/made/index.html").read_text()
    assert not (tmp_path / "output/about/newest").exists()


def test_a_setting_cannot_switch_off_escaping(tmp_path: Path) -> None:
    own = OWN_PLUGIN + (
        '        yield Setting("JINJA_ENVIRONMENT", {"autoescape": False})\n'
        '        yield Setting("JINJA_FILTERS", {})\n'
    )
    root = make_site(
        tmp_path,
        {"a.txt": "Title: <b>Bold</b>\nDate: 2024-08-14\n\nSome <i>text</i> of an article."},
        plugins=(*CORE, "extra"),
    )
    write(root / "plugins/extra.py", own)
    built(root)
    (article,) = (root / "output/articles").iterdir()
    assert page(root, f"articles/{article.name}/index.html").xpath("//b | //i") == []


def test_a_theme_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"site\.theme: there is no theme 'gone'"):
        built(make_site(tmp_path, toml='[site]\ntheme = "gone"'))


@pytest.mark.parametrize("name", ["OUTPUT_PATH", "THEME", "DIGEST"])
def test_settings_that_digest_depends_on_are_refused(tmp_path: Path, name: str) -> None:
    root = make_site(tmp_path / "site", plugins=(*CORE, "extra"))
    elsewhere = tmp_path / "elsewhere"
    write(root / "plugins/extra.py", OWN_PLUGIN + f'        yield Setting("{name}", "{elsewhere}")\n')
    (said,) = problems(built(root))
    assert f"extra.publish: what it adds cannot be published: a plugin wants to change Pelican's {name}" in said
    assert not elsewhere.exists()
    assert (root / "output/index.html").is_file()
