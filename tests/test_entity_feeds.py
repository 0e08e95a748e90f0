"""Names that are told of often have a feed of their own, as topics have."""

import json
from pathlib import Path

import feedparser
import pytest
from building import built, output
from lxml import html
from test_tag_pages import add, faults, fort, site_with

from digest.publish.feeds.values import ATOM, JSON, RSS, Feed, Item
from digest.publish.feeds.written import Writers
from digest.publish.tag_pages import LEAST_FOR_FEED

FORMATS = RSS, ATOM, JSON
FEED = "entities/fort-anders/feed.xml"
PAGE = "entities/fort-anders/index.html"
ITEMS = [
    Item(
        f"tag:example.org,2025:{n}",
        title,
        "https://example.org/x/",
        f"2024-08-{20 - n}",
        "<b>",
        content,
        authors=authors,
        topics=topics,
    )
    for n, (title, content, authors, topics) in enumerate(
        [
            ("Plain", "", (), ()),
            ("</item> & more", '<p><a href="https://example.org/">x</a></p>', ("Ann Lee", "Bo Ek"), ()),
            ("النهر", "<p>]]&gt;</p>", (), (("Conflict", "https://example.org/t/"), ("Sea", ""))),
        ]
    )
]


def many(root: Path, number: int) -> Path:
    """A site with so many articles that tell of Fort Anders."""
    return site_with(root, *(fort(n) for n in range(1, number + 1)))


def feed_of(items: list[Item]) -> Feed:
    page = "https://example.org/"
    return Feed("tag:example.org,2025:feeds", f"{page}feed.xml", "All", page, "Everything", "en", "All", tuple(items))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = many(tmp_path_factory.mktemp("feeds"), LEAST_FOR_FEED + 1)
    built(root)
    return root


def test_the_feed_of_a_name_holds_the_articles_that_tell_of_it(site: Path) -> None:
    feed = feedparser.parse(output(site)[FEED])
    assert not feed.bozo
    assert len(feed.entries) == LEAST_FOR_FEED + 1
    assert feed.feed.link == "https://example.org/entities/fort-anders/"
    assert "Fort Anders" in feed.feed.title


def test_its_page_names_it_first_and_links_to_it(site: Path) -> None:
    page = html.document_fromstring(output(site)[PAGE])
    feeds = page.xpath("//head/link[@rel='alternate' and @type='application/rss+xml']/@href")
    assert feeds == [f"/{FEED}", "/feed.xml"]
    assert page.xpath(f"//main//a[@href='/{FEED}']")
    assert faults(site) == []


def test_its_items_are_those_of_the_feed_of_everything(site: Path) -> None:
    every = feedparser.parse(output(site)["feed.xml"])
    own = feedparser.parse(output(site)[FEED])
    assert {entry.id: entry for entry in own.entries}.items() <= {entry.id: entry for entry in every.entries}.items()


def test_a_name_that_is_told_of_seldom_has_a_page_without_a_feed(tmp_path: Path) -> None:
    root = many(tmp_path, LEAST_FOR_FEED - 1)
    built(root)
    made = output(root)
    assert PAGE in made
    assert FEED not in made
    assert b"feed.xml" in made[PAGE]
    assert FEED.encode() not in made[PAGE]


def test_with_one_article_more_it_has_one(tmp_path: Path) -> None:
    root = many(tmp_path, LEAST_FOR_FEED - 1)
    built(root)
    add(root, LEAST_FOR_FEED, fort(LEAST_FOR_FEED))
    built(root)
    assert FEED in output(root)
    assert FEED.encode() in output(root)[PAGE]


@pytest.mark.parametrize("file", FORMATS)
@pytest.mark.parametrize("number", [0, 1, 3])
def test_a_writer_that_has_written_before_writes_the_same(number: int, file: str) -> None:
    used = Writers()
    used.write(file, feed_of(ITEMS[::-1]))
    assert used.write(file, feed_of(ITEMS[:number])) == Writers().write(file, feed_of(ITEMS[:number]))


@pytest.mark.parametrize("file", [RSS, ATOM])
def test_items_are_whole_whatever_is_in_them(file: str) -> None:
    feed = feedparser.parse(Writers().write(file, feed_of(ITEMS)))
    assert not feed.bozo
    assert [html.fragment_fromstring(entry.title, create_parent="p").text_content() for entry in feed.entries] == [
        "Plain", "</item> & more", "النهر"
    ]  # fmt: skip
    assert [entry.id for entry in feed.entries] == [item.name for item in ITEMS]
    assert feed.feed.updated_parsed[:3] == (2024, 8, 20)


def test_a_json_feed_holds_the_same_words() -> None:
    feed = json.loads(Writers().write(JSON, feed_of(ITEMS)))
    assert [(item["id"], item["title"], item["summary"]) for item in feed["items"]] == [
        (item.name, item.title, item.description) for item in ITEMS
    ]
