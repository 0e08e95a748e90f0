"""Feeds are valid whatever the articles are, and say the same for ever."""

import json
import re
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import pytest
from building import built, make_site, output, write
from lxml import etree, html

from digest.checking import check_site
from digest.config import read_config

URL = "https://example.org/news"
TOML = f'[site]\ntitle = "Ours & theirs"\nurl = "{URL}"\nfeed_items = 4'
BODY = "The army said on Monday that the war goes on. Soldiers and tanks crossed the front line near the town."
TITLES = {
    "markup": '<b>"x"&amp;</b>',
    "script": "<script>alert(1)</script>",
    "ampersand": "AT&T buys a rival",
    "entity": "Fish &amp; chips &#60; &lt;b&gt;",
    "place": "Up <here> & on",
    "end of data": "a ]]> b",
    "long": "word " * 60,
    "rtl": "الحرب مستمرة في البلاد",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 win \U0001f3c6",
    "template": "{{ 7*7 }}",
    "controls": "a\u0007b\ufffec\ud800d",
}
RFC_822 = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000")
TAG_URI = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9/_.-]+")
DC = "{http://purl.org/dc/elements/1.1/}"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
KNOWN = {"title", "link", "description", "guid", "pubDate", "category", DC + "creator", CONTENT}


def site_of(root: Path, *articles: dict, toml: str = TOML) -> Path:
    lines = "\n".join(json.dumps({"text": BODY, **article}) for article in articles)
    built(make_site(root, {"all.jsonl": lines + "\n"}, plugins=("...",), toml=toml))
    return root


def feeds(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in output(root).items() if name.endswith("feed.xml")}


def faults(name: str, data: bytes) -> list[str]:
    """What breaks the rules of RSS 2.0, its best practices, or Atom in it."""
    channel = etree.fromstring(data).find("channel")
    wrong = [f"no {tag}" for tag in ("title", "link", "description") if not channel.findtext(tag)]
    links = channel.findall(ATOM + "link")
    if [link.get("href") for link in links if link.get("rel") == "self"] != [f"{URL}/{name}"]:
        wrong.append("the self link is not the feed's address")
    if any(not link.get("href").startswith("https://") for link in links):
        wrong.append("a relative link")
    items = channel.findall("item")
    moments = [item.findtext("pubDate") for item in items]
    wrong += [
        f"date {moment}" for moment in (*moments, channel.findtext("lastBuildDate")) if not RFC_822.fullmatch(moment)
    ]
    parsed = [parsedate_to_datetime(moment) for moment in moments]
    if parsed != sorted(parsed, reverse=True):
        wrong.append("not newest first")
    if channel.findtext("lastBuildDate") != moments[0]:
        wrong.append("not built when its newest item came")
    for item in items:
        wrong += [f"element {child.tag}" for child in item if child.tag not in KNOWN]
        wrong += [
            f"{tag} twice" for tag in ("title", "link", "guid", "pubDate", "description") if len(item.findall(tag)) != 1
        ]
        if not TAG_URI.fullmatch(item.findtext("guid")) or item.find("guid").get("isPermaLink") != "false":
            wrong.append(f"guid {item.findtext('guid')}")
        wrong += [
            "category without domain"
            for category in item.findall("category")
            if not category.get("domain", "").startswith(URL)
        ]
        wrong += _content_faults(item)
    return wrong


def _content_faults(item: etree._Element) -> list[str]:
    wrong = []
    for tag in ("title", "description", CONTENT):
        elements = html.fragment_fromstring(item.findtext(tag) or "", create_parent="div")
        allowed = {"div", "p", "a"} if tag == CONTENT else {"div"}
        wrong += [f"<{e.tag}> in {tag}" for e in elements.iter() if e.tag not in allowed]
        wrong += [
            f"relative {link}" for link in elements.xpath(".//@href") if not link.startswith(("https://", "http://"))
        ]
    return wrong


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
    return site_of(tmp_path_factory.mktemp("awkward"), *odd, toml=TOML.replace("feed_items = 4", ""))


def test_awkward_articles_make_valid_feeds(awkward: Path) -> None:
    found = feeds(awkward)
    assert len(found) > 1
    assert {name: faults(name, data) for name, data in found.items()} == {key: [] for key in found}


def test_a_reader_of_feeds_has_nothing_to_complain_of(awkward: Path) -> None:
    for name, data in feeds(awkward).items():
        parsed = feedparser.parse(data)
        assert not parsed.bozo, name
        assert all(entry.published_parsed for entry in parsed.entries)


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


def test_a_feed_holds_the_newest_items_and_no_more(tmp_path: Path) -> None:
    days = [{"title": f"Day {n}", "text": f"{BODY} {n}", "published": f"2024-08-{n:02}"} for n in range(1, 10)]
    titles = [entry.title for entry in feedparser.parse(feeds(site_of(tmp_path, *days))["feed.xml"]).entries]
    assert titles == ["Day 9", "Day 8", "Day 7", "Day 6"]


def test_an_undated_article_has_the_date_of_first_sight(tmp_path: Path) -> None:
    (entry,) = feedparser.parse(feeds(site_of(tmp_path, {"title": "Undated"}))["feed.xml"]).entries
    assert entry.published == "Tue, 20 Aug 2024 00:00:00 +0000"


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
