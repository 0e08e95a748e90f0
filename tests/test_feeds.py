"""Feeds are valid whatever the articles are, and say the same for ever."""

import json
from html import unescape
from pathlib import Path

import feedparser
import pytest
from awkward_articles import BODY, TITLES
from building import built, make_site, output, write
from feed_rules import faults
from lxml import etree, html

from digest.checking import check_site
from digest.config import read_config
from digest.publish.feeds.xml import as_title

URL = "https://example.org/news"
TOML = f'[site]\ntitle = "Ours & theirs"\nurl = "{URL}"\n[feeds]\nitems = 4'
DC = "{http://purl.org/dc/elements/1.1/}"


def site_of(root: Path, *articles: dict, toml: str = TOML) -> Path:
    lines = "\n".join(json.dumps({"text": BODY, **article}) for article in articles)
    built(make_site(root, {"all.jsonl": lines + "\n"}, plugins=("...",), toml=toml))
    return root


def feeds(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in output(root).items() if name.endswith("feed.xml")}


@pytest.fixture(scope="module")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of articles that are all odd in one way."""
    odd = [
        {"title": title, "authors": [title], "source": title, "published": "2024-08-14"} for title in TITLES.values()
    ]
    odd += [{"text": f"{BODY} {n}", "published": "2024-08-15"} for n in range(2)]
    odd += [
        {"title": "First year", "published": "0001-01-01"},
        {"title": "Last year", "published": "9999-12-31T23:59:59Z"},
    ]
    odd += [
        {"title": "Undated"},
        {"title": "Zoned", "published": "2024-08-16T01:00:00+05:30", "text": BODY + " So it is."},
    ]
    return site_of(tmp_path_factory.mktemp("awkward"), *odd, toml=TOML.replace("items = 4", ""))


def test_awkward_articles_make_valid_feeds(awkward: Path) -> None:
    assert len(feeds(awkward)) > 1
    assert faults(URL, output(awkward)) == {}


def test_a_reader_of_feeds_has_nothing_to_complain_of(awkward: Path) -> None:
    for name, data in feeds(awkward).items():
        parsed = feedparser.parse(data)
        assert not parsed.bozo, name
        assert all(entry.published_parsed for entry in parsed.entries if "published" in entry)


def test_every_awkward_article_is_in_the_feed_and_on_the_site(awkward: Path) -> None:
    assert len(feedparser.parse(feeds(awkward)["feed.xml"]).entries) == len(TITLES) + 6
    assert check_site(read_config(awkward))[1] == []


@pytest.mark.parametrize("name", ["ampersand", "rtl", "emoji", "template"])
def test_plain_titles_are_written_as_they_are(awkward: Path, name: str) -> None:
    titles = [item.findtext("title") for item in etree.fromstring(feeds(awkward)["feed.xml"]).iter("item")]
    assert TITLES[name] in titles


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("markup", '"x"&'),
        ("script", "<script>alert(1)</script>"),
        ("entity", "Fish & chips <"),
        ("place", "Up <here> & on"),
    ],
)
def test_a_title_made_of_markup_is_shown_as_its_words(awkward: Path, name: str, words: str) -> None:
    assert name in TITLES
    titles = [item.findtext("title") for item in etree.fromstring(feeds(awkward)["feed.xml"]).iter("item")]
    assert words in [html.fragment_fromstring(title, create_parent="p").text_content() for title in titles]


@pytest.mark.parametrize("title", ["AT&T", "Fish & chips", "5 > 4", "<b>", "&copy 2024", "&lt;b&gt;", "R&#38;D"])
def test_a_title_is_the_same_words_to_readers_that_take_it_for_markup(title: str) -> None:
    assert unescape(as_title(title)) == title


def test_a_feed_holds_the_newest_items_and_no_more(tmp_path: Path) -> None:
    days = [{"title": f"Day {n}", "text": f"{BODY} {n}", "published": f"2024-08-{n:02}"} for n in range(1, 10)]
    titles = [entry.title for entry in feedparser.parse(feeds(site_of(tmp_path, *days))["feed.xml"]).entries]
    assert titles == ["Day 9", "Day 8", "Day 7", "Day 6"]


def test_an_undated_article_has_the_date_of_first_sight(tmp_path: Path) -> None:
    (entry,) = feedparser.parse(feeds(site_of(tmp_path, {"title": "Undated"}))["feed.xml"]).entries
    assert entry.published == "Tue, 20 Aug 2024 00:00:00 +0000"


def test_an_edition_is_dated_by_the_end_of_its_day_so_that_services_for_mail_take_it_for_news(tmp_path: Path) -> None:
    root = site_of(tmp_path, {"title": "Evening", "published": "2024-08-14T18:00Z"})
    (entry,) = feedparser.parse(output(root)["editions/feed.xml"]).entries
    (twin,) = json.loads(output(root)["editions/feed.json"])["items"]
    assert entry.title == "Edition of 14 August 2024"
    assert entry.published == "Wed, 14 Aug 2024 23:59:59 +0000"
    assert twin["date_published"] == "2024-08-14T23:59:59+00:00"


def test_authors_are_creators_and_topics_are_categories_with_their_page(tmp_path: Path) -> None:
    root = site_of(tmp_path, {"title": "War", "authors": ["Ann Lee", "Bo Ek"]})
    item = etree.fromstring(feeds(root)["feed.xml"]).find("channel/item")
    assert [creator.text for creator in item.findall(DC + "creator")] == ["Ann Lee", "Bo Ek"]
    assert [category.get("domain") for category in item.findall("category")][:1] == [f"{URL}/topics/conflict/"]


def test_a_topic_has_a_feed_of_its_own(tmp_path: Path) -> None:
    found = feeds(site_of(tmp_path, {"title": "War"}))
    assert feedparser.parse(found["topics/conflict/feed.xml"]).feed.link == f"{URL}/topics/conflict/"


def test_a_feed_without_items_is_valid(tmp_path: Path) -> None:
    root = make_site(tmp_path, {}, toml=TOML)
    (root / "content").mkdir()
    built(root)
    channel = etree.fromstring(feeds(root)["feed.xml"]).find("channel")
    assert channel.findall("item") == channel.findall("lastBuildDate") == []


def test_the_next_build_makes_the_same_bytes(tmp_path: Path) -> None:
    root = site_of(tmp_path, {"title": "War", "authors": ["Ann Lee"]})
    before = feeds(root)
    (root / "output/feed.xml").unlink()
    built(root)
    assert feeds(root) == before


def test_a_guid_stays_when_the_title_the_text_and_the_story_change(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"a.txt": f"Title: Before\nDate: 2024-08-14\n\n{BODY}"}, plugins=("...",), toml=TOML)
    built(root)
    (before,) = feedparser.parse(feeds(root)["feed.xml"]).entries
    write(root / "content/a.txt", f"Title: After\nDate: 2024-08-15\n\n{BODY} It was said again.")
    write(root / "content/b.txt", f"Title: After that\nDate: 2024-08-15\n\n{BODY} It was said again and again.")
    built(root)
    after = {entry.title: entry for entry in feedparser.parse(feeds(root)["feed.xml"]).entries}["After"]
    assert (after.id, after.link) == (before.id, before.link)


def test_an_article_whose_id_is_a_date_is_not_taken_for_the_edition_of_that_day(tmp_path: Path) -> None:
    days = ("2024-08-14", "2024-08-15")
    root = site_of(tmp_path, *({"id": day, "title": day, "published": day, "text": f"{BODY} {day}"} for day in days))
    ids = [item.findtext("guid") for item in etree.fromstring(feeds(root)["editions/feed.xml"]).iter("item")]
    assert ids == [f"tag:example.org,2025:editions/{day}" for day in reversed(days)]
