"""The file of all feeds is valid OPML 2.0 whatever the site is called and holds, and names every feed once."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from building import built, make_site, output
from gallery import NOW as GALLERY_NOW
from gallery import make_gallery
from lxml import etree

URL = "https://example.org/news"
HEAD = {"title", "dateCreated", "dateModified", "ownerName", "ownerEmail", "ownerId", "expansionState",
        "vertScrollState", "windowTop", "windowLeft", "windowBottom", "windowRight"}  # fmt: skip
OUTLINE = {"text", "type", "isComment", "isBreakpoint", "created", "category"}
SUBSCRIPTION = {"xmlUrl", "description", "htmlUrl", "language", "title", "version"}
MOMENT = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
ADDRESS = re.compile(r"https?://[^\s<>\"]+")
TITLES = {
    "plain": "The Digest",
    "markup": '<b>Ours</b> & "theirs" &amp; ]]>',
    "controls": "Our\\u0007 \\u202edigest\\ufffe",
    "arabic": "موجز الأخبار",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "long": "word " * 60,
}
ARTICLES = {
    f"{number}.txt": f"Title: Report {number}\nDate: 2024-08-1{number}\nSource: {source}\nTags: Water & <air>\n\n"
    f"The guard of Fort Anders closed gate {number} on Monday, the board said."
    for number, source in enumerate(["The Paper", "The <b>Post</b> & Co", "THE PAPER", "صحيفة الساحل"])
}


def opml_faults(data: bytes) -> Iterator[str]:
    """What breaks the rules of OPML 2.0 (opml.org/spec2.opml) for a list of subscriptions."""
    root: Any = etree.fromstring(data)
    if (root.tag, root.get("version"), [part.tag for part in root]) != ("opml", "2.0", ["head", "body"]):
        yield "not an opml of version 2.0 with a head and a body"
    yield from _head_faults(root.find("head"))
    if not len(root.find("body")):
        yield "a body without an outline"
    for outline in root.find("body").iter():
        yield from _outline_faults(outline) if outline.tag == "outline" else () if outline.tag == "body" else ["alien"]
    addresses = Counter(outline.get("xmlUrl") for outline in root.iter("outline") if outline.get("xmlUrl"))
    yield from (f"{address} twice" for address, times in addresses.items() if times > 1)


def _head_faults(head: Any) -> Iterator[str]:
    for tag, times in Counter(part.tag for part in head).items():
        if tag not in HEAD or times > 1:
            yield f"{tag} in the head, {times} times"
    for tag in ("dateCreated", "dateModified"):
        if head.find(tag) is not None and not MOMENT.fullmatch(head.findtext(tag)):
            yield f"{tag} is no moment of RFC 822"
    for tag in ("ownerId",):
        if head.find(tag) is not None and not ADDRESS.fullmatch(head.findtext(tag)):
            yield f"{tag} is no address"
    if not (head.findtext("title") or "").strip():
        yield "no title"


def _outline_faults(outline: Any) -> Iterator[str]:
    names = set(outline.keys())
    if not outline.get("text", "").strip():
        yield "an outline without text"
    if outline.get("type") == "rss":
        if unknown := names - OUTLINE - SUBSCRIPTION:
            yield f"unknown attributes {sorted(unknown)}"
        if len(outline):
            yield "a subscription with outlines inside"
        for name in ("xmlUrl", "htmlUrl"):
            if not ADDRESS.fullmatch(outline.get(name, "")):
                yield f"{name} {outline.get(name)!r}"
    elif not len(outline):
        yield f"an outline that is no subscription and holds none: {outline.get('text')}"


def subscribed(root: Path) -> list[str]:
    """The addresses of the feeds that the file names, in its order."""
    tree: Any = etree.fromstring(output(root)["feeds.opml"])
    return [outline.get("xmlUrl") for outline in tree.iter("outline") if outline.get("xmlUrl")]


def site_of(root: Path, title: str = "The Digest", articles: dict[str, str] = ARTICLES) -> Path:
    toml = f'[site]\ntitle = {json.dumps(title, ensure_ascii=False)}\nurl = "{URL}"\n'.replace("\\\\u", "\\u")
    (root / "content").mkdir(parents=True)
    built(make_site(root, articles, plugins=("read-text", "extractive-summary", "stated-tags"), toml=toml))
    return root


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("opml") / "site")


@pytest.mark.parametrize("title", TITLES)
def test_it_is_valid_whatever_the_site_is_called(tmp_path: Path, title: str) -> None:
    assert list(opml_faults(output(site_of(tmp_path / "site", TITLES[title]))["feeds.opml"])) == []


def test_it_is_valid_without_any_article_and_has_no_date(tmp_path: Path) -> None:
    data = output(site_of(tmp_path / "site", articles={}))["feeds.opml"]
    assert list(opml_faults(data)) == []
    assert b"dateModified" not in data


def test_it_is_valid_on_a_site_of_awkward_articles(tmp_path: Path) -> None:
    make_gallery(tmp_path, "awkward", URL)
    built(tmp_path, now=datetime.fromisoformat(GALLERY_NOW).replace(tzinfo=UTC))
    assert list(opml_faults(output(tmp_path)["feeds.opml"])) == []


def test_it_names_every_rss_feed_of_the_site_once_and_no_other(site: Path) -> None:
    there = {f"{URL}/{name}" for name in output(site) if name.rpartition("/")[2] == "feed.xml"}
    assert sorted(subscribed(site)) == sorted(there)


def test_everything_comes_first_then_the_editions_then_the_kinds(site: Path) -> None:
    tree: Any = etree.fromstring(output(site)["feeds.opml"])
    assert subscribed(site)[:2] == [f"{URL}/feed.xml", f"{URL}/editions/feed.xml"]
    groups = [outline.get("text") for outline in tree.find("body") if not outline.get("type")]
    assert groups == ["The Digest: Topics", "The Digest: Sources"]


def test_the_pages_that_it_names_are_there(site: Path) -> None:
    tree, files = etree.fromstring(output(site)["feeds.opml"]), output(site)
    pages = [outline.get("htmlUrl").removeprefix(f"{URL}/") for outline in tree.iter("outline") if outline.get("type")]
    assert [page for page in pages if f"{page}index.html" not in files] == []


def test_a_feed_is_called_as_it_calls_itself(site: Path) -> None:
    files = output(site)
    tree: Any = etree.fromstring(files["feeds.opml"])
    for outline in tree.iter("outline"):
        if outline.get("type"):
            channel = etree.fromstring(files[outline.get("xmlUrl").removeprefix(f"{URL}/")]).find("channel")
            assert channel.findtext("link") == outline.get("htmlUrl")
            assert unescape(channel.findtext("title")) == outline.get("text")


def test_its_date_is_that_of_the_newest_article(site: Path) -> None:
    tree: Any = etree.fromstring(output(site)["feeds.opml"])
    assert tree.findtext("head/dateModified") == "Tue, 13 Aug 2024 00:00:00 +0000"


def test_the_same_content_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    other = site_of(tmp_path / "elsewhere", articles=dict(reversed(ARTICLES.items())))
    assert output(site)["feeds.opml"] == output(other)["feeds.opml"]
