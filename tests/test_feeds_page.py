"""Readers find the feeds: on a page that stays light, on the pages that have some, and in the heads of all."""

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from building import built, make_site, output, problems, write
from lxml import html

from digest.checking import check_site
from digest.config import Feeds, read_config
from digest.publish.feed_links import FORMATS
from digest.publish.feeds.items import MOST_OF_ARTICLE, MOST_OF_EDITION
from digest.publish.feeds.values import MEDIA_TYPES, MOST_BYTES
from digest.publish.feeds_page import MOST
from digest.stages.changes import RECENT, RECENT_EDITIONS

URL = "https://example.org/news"
PLUGINS = ("read-text", "extractive-summary", "own-topics", "stated-tags", "stories", "storyteller")
WATER = (
    "Title: The {0}\nDate: 2024-08-1{1}\nSource: The Paper\nTags: Water\n\nThe {0} rose on Monday. It fell on Friday."
)
SITE = {f"{name}.txt": WATER.format(name, number) for number, name in enumerate(("river", "sea", "lake"))}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
RSS, ATOM, JSON = "application/rss+xml", "application/atom+xml", "application/feed+json"
FRONT_FEEDS = [
    (RSS, "/news/feed.xml"),
    (ATOM, "/news/atom.xml"),
    (RSS, "/news/editions/feed.xml"),
]
LARGEST = 60_000
"""Bytes that the page of a very large site may have."""


def site_of(root: Path, articles: dict[str, str], site: str = "") -> Path:
    (root / "content").mkdir(parents=True, exist_ok=True)
    make_site(root, articles, plugins=PLUGINS, toml=f'[site]\ntitle = "Ours"\nurl = "{URL}"\n{site}')
    assert problems(built(root)) == []
    return root


def page(root: Path, name: str) -> Any:
    return html.document_fromstring(output(root)[name].decode())


def links(of: Any) -> list[str]:
    return [link.get("href") for link in of.iter("a")]


def offered(of: Any) -> list[tuple[str, str]]:
    """What feed readers find in the head of a page: types and addresses."""
    found = of.xpath('//head/link[@rel="alternate"]')
    assert all(link.get("title") for link in found)
    return [(link.get("type"), link.get("href")) for link in found]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("feeds") / "site", SITE)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 260 topics, one of them with many articles."""
    names = [f"{first}{second} matter" for first, second in product(LETTERS, LETTERS[:10])]
    tagged = {
        f"{number}.txt": f"Title: Report {number}\nDate: 2024-08-01\nTags: Zz last; {'; '.join(names[number::40])}\n\n"
        f"The board met on Monday about case {number}. It will meet again."
        for number in range(40)
    }
    return site_of(tmp_path_factory.mktemp("large") / "site", tagged)


def test_the_page_shows_the_whole_addresses_of_the_main_feeds(site: Path) -> None:
    shown = {link.text: link.get("href") for link in page(site, "feeds/index.html").iter("a") if link.text}
    for name in ("feed.xml", "atom.xml", "feed.json", "editions/feed.xml", "editions/atom.xml", "feeds.opml"):
        assert shown[f"{URL}/{name}"] == f"/news/{name}"


def test_the_page_leads_to_every_feed_of_the_site(site: Path) -> None:
    feeds = {f"/news/{name}" for name in output(site) if re.search(r"(^|/)(feed\.xml|atom\.xml|feed\.json)$", name)}
    assert len(feeds) >= 12
    assert feeds <= set(links(page(site, "feeds/index.html")))


def test_the_page_tells_in_words_what_to_do(site: Path) -> None:
    said = page(site, "feeds/index.html").text_content()
    for words in ("copy the address of a feed", "no account", "whole digest", "Import it into your feed reader"):
        assert words in said


def test_every_page_leads_to_it(site: Path) -> None:
    pages = [name for name in output(site) if name.endswith(".html")]
    assert [name for name in pages if "/news/feeds/" not in links(page(site, name))] == []


def test_the_front_page_offers_everything_and_the_editions(site: Path) -> None:
    assert offered(page(site, "index.html")) == FRONT_FEEDS


def test_an_article_offers_the_feed_of_everything_once(site: Path) -> None:
    (name,) = (name for name in output(site) if name.startswith("articles/river"))
    assert offered(page(site, name)) == [(RSS, "/news/feed.xml")]


@pytest.mark.parametrize("place", ["topics/water", "sources/the-paper"])
def test_a_list_offers_its_own_feed_first_in_all_formats(site: Path, place: str) -> None:
    own = [(RSS, f"/news/{place}/feed.xml"), (ATOM, f"/news/{place}/atom.xml"), (JSON, f"/news/{place}/feed.json")]
    assert offered(page(site, f"{place}/index.html")) == [*own, (RSS, "/news/feed.xml")]


@pytest.mark.parametrize("place", ["topics/water", "sources/the-paper"])
def test_a_list_leads_to_its_feed_in_all_formats(site: Path, place: str) -> None:
    shown = {link.text: link.get("href") for link in page(site, f"{place}/index.html").iter("a")}
    assert shown["Subscribe to the feed"] == f"/news/{place}/feed.xml"
    assert shown["Atom"] == f"/news/{place}/atom.xml"
    assert shown["JSON"] == f"/news/{place}/feed.json"


def test_an_edition_offers_the_feed_of_the_editions(site: Path) -> None:
    assert offered(page(site, "editions/2024-08-10/index.html"))[0] == (RSS, "/news/editions/feed.xml")


def test_what_is_offered_is_there(site: Path) -> None:
    files = output(site)
    every = {href for name in files if name.endswith(".html") for _, href in offered(page(site, name))}
    assert [href for href in every if href.removeprefix("/news/") not in files] == []


def test_the_page_of_the_feeds_offers_the_file_of_all(site: Path) -> None:
    assert ("text/x-opml", "/news/feeds.opml") in offered(page(site, "feeds/index.html"))


def test_an_empty_site_has_the_page_and_is_sound(tmp_path: Path) -> None:
    root = site_of(tmp_path / "site", {})
    assert "/news/feed.xml" in links(page(root, "feeds/index.html"))
    assert check_site(read_config(root))[1] == []


def test_of_many_topics_the_page_names_those_with_most_articles_and_leads_to_all(large: Path) -> None:
    of = page(large, "feeds/index.html")
    topics = [link for link in links(of) if link.startswith("/news/topics/") and link.endswith("feed.xml")]
    assert len(topics) == MOST // 2
    assert "/news/topics/zz-last/feed.xml" in topics
    assert "/news/feeds/topics/" in links(of)


def test_the_page_of_all_topics_leads_to_each_by_letters(large: Path) -> None:
    of = page(large, "feeds/topics/index.html")
    feeds = [link for link in links(of) if link.startswith("/news/topics/") and link.endswith("feed.xml")]
    there = [name for name in output(large) if re.fullmatch(r"topics/[^/]+/feed\.xml", name)]
    assert len(feeds) == len(set(feeds)) == len(there) == 261
    assert [heading.text for heading in of.iter("h2")] == list(LETTERS)


def test_the_page_of_a_large_site_is_light(large: Path) -> None:
    files = output(large)
    assert len(files["feeds/index.html"]) < LARGEST / 3
    assert len(files["feeds/topics/index.html"]) < LARGEST


def test_a_title_of_markup_is_shown_as_it_is(tmp_path: Path) -> None:
    article = WATER.format("river", 4).replace("The Paper", "<b>The</b> Paper")
    root = site_of(tmp_path / "site", {"one.txt": article})
    assert "<b>The</b> Paper" in page(root, "feeds/index.html").text_content()


def test_the_page_is_in_the_language_of_the_site(tmp_path: Path) -> None:
    root = site_of(tmp_path / "site", SITE, 'language = "de"')
    said = page(root, "feeds/index.html").text_content()
    assert "Tagesausgaben" in said
    assert "subscribe" not in said.lower()


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_a_theme_that_knows_nothing_of_feeds_shows_the_page(tmp_path: Path, theme: str) -> None:
    root = site_of(tmp_path / "site", SITE, f'theme = "{theme}"')
    assert f"{URL}/feeds.opml" in page(root, "feeds/index.html").text_content()
    assert check_site(read_config(root))[1] == []


def test_a_new_article_of_a_known_topic_leaves_the_page_alone(site: Path, tmp_path: Path) -> None:
    root = site_of(tmp_path / "site", SITE)
    write(root / "content/pond.txt", WATER.format("pond", 5))
    built(root)
    assert output(root)["feeds/index.html"] == output(site)["feeds/index.html"]


def test_the_sheet_of_feeds_speaks_the_language_of_the_site(tmp_path: Path) -> None:
    root = site_of(tmp_path / "site", SITE, 'language = "ar"')
    sheet = output(root)["theme/feed.css"].decode()
    assert '--feed:"هذا موجز"' in sheet
    assert "direction:rtl" in sheet


def test_words_cannot_break_out_of_the_sheet(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    said = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\nmsgid "This is a feed"\nmsgstr "\\"}* {\\\\color: red}\\n</style>"\n'
    write(tmp_path / "site/theme/locale/de.po", said)
    root = site_of(tmp_path / "site", SITE, 'language = "de"')
    assert '--feed:"\\22 }* {\\5c color: red}\\a \\3c /style>"' in output(root)["theme/feed.css"].decode()


def test_colours_of_a_site_are_those_of_its_feeds_too(tmp_path: Path) -> None:
    write(tmp_path / "site/theme/static/own.css", ":root { --accent: rebeccapurple }")
    sheet = output(site_of(tmp_path / "site", SITE))["theme/feed.css"].decode()
    assert "--accent:rebeccapurple" in sheet


def test_the_document_names_formats_and_limits_as_they_are() -> None:
    document = (Path(__file__).parent.parent / "docs/feeds.md").read_text()
    rows = re.findall(r"^\| (\w+)[^|]* \| `(\S+)` \| `(\S+)` \|$", document, re.MULTILINE)
    assert rows == [(FORMATS[file], file, MEDIA_TYPES[file]) for file in FORMATS]
    assert f"{Feeds().items} items (`items`" in document
    assert f"fit in {MOST_BYTES // 1000} KB" in document
    assert (
        f"at most {MOST_OF_ARTICLE // 1000} KB of an article and about {2 * MOST_OF_EDITION // 1000} KB of an edition"
        in document
    )
    assert f"newest {RECENT:,} articles and {RECENT_EDITIONS} editions" in document
