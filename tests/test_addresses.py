"""Addresses follow from what an article is, and stay whatever is guessed about it."""

import json
import re
from pathlib import Path

import feedparser
import pytest
from building import built, make_site, output, write
from lxml import html

from digest.checking import check_site
from digest.config import read_config
from digest.model import Article, Raw
from digest.publish.addresses import Addresses, article_path

WAR = "The army said on Monday that the war goes on near the river, and that {place} was shelled again at night."
STATED = {"text": WAR.format(place="Kherson"), "story": "shelling", "published": "2024-08-14"}


def path_of(**stated: str) -> str:
    return article_path(Article(Raw("text", **stated), stated.get("id", "0123456789ab")))


def put(root: Path, *articles: dict) -> Path:
    """Build the site of these articles."""
    write(root / "content/all.jsonl", "".join(json.dumps(article) + "\n" for article in articles))
    built(root)
    return root


def site_of(root: Path, *articles: dict) -> Path:
    return put(make_site(root, {}, plugins=("...",), toml='[site]\nurl = "https://example.org"'), *articles)


def folders(root: Path, kind: str) -> set[str]:
    return (
        {path.name for path in (root / "output" / kind).iterdir() if path.is_dir()}
        if (root / "output" / kind).exists()
        else set()
    )


def guids(root: Path) -> set[str]:
    return {entry.id for entry in feedparser.parse(output(root)["feed.xml"]).entries}


def led_to(root: Path, story: str) -> str:
    """Where the page of a story that has moved leads to."""
    tree = html.document_fromstring((root / f"output/stories/{story}/index.html").read_text())
    (content,) = tree.xpath("//meta[@http-equiv='refresh']/@content")
    return content.partition("url=")[2]


def faults(root: Path) -> list[str]:
    return check_site(read_config(root))[1]


@pytest.mark.parametrize(
    ("stated", "readable"),
    [
        ({"url": "https://example.org/2024/08/flood-in-town.html?x=1#top"}, "flood-in-town"),
        ({"url": "https://example.org/news/flood/"}, "flood"),
        ({"url": "https://example.org/", "path": "content/flood.txt"}, "flood"),
        ({"path": "content/2024/Größe_und_mehr.md"}, "grosse-und-mehr"),
        ({"id": "../../etc/passwd"}, "passwd"),
        ({"url": "https://example.org/%2e%2e%2f%2e%2e%2fetc"}, "etc"),
        ({"path": "content/الحرب.txt"}, "lhrb"),
        ({"path": "content/....txt"}, ""),
        ({"path": "content/" + "word-" * 60 + ".txt"}, "-".join(["word"] * 12)),
    ],
)
def test_an_address_is_readable_short_and_plain(stated: dict[str, str], readable: str) -> None:
    name = path_of(**stated).removeprefix("articles/").removesuffix("/")
    assert re.fullmatch(r"[a-z0-9-]{8,70}", name)
    assert name.rpartition("-")[0] == readable or not readable


def test_articles_with_one_name_have_addresses_of_their_own() -> None:
    paths = {path_of(url="https://example.org/index.html", id=f"n{n}") for n in range(3000)}
    assert len(paths) == 3000


@pytest.mark.parametrize(
    ("url", "base"),
    [("https://example.org", ""), ("https://example.org/news", "/news"), ("https://example.org/a/b/", "/a/b")],
)
def test_links_carry_the_path_that_the_site_lives_under(tmp_path: Path, url: str, base: str) -> None:
    write(tmp_path / "digest.toml", f'[site]\nurl = "{url}"\n')
    addresses = Addresses.of(read_config(tmp_path))
    assert (addresses.href("made/"), addresses.absolute("made/")) == (
        f"{base}/made/",
        f"https://example.org{base}/made/",
    )


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another title"},
        {"published": "2024-08-19"},
        {"text": WAR.format(place="Odesa")},
        {"authors": ["Ann"]},
    ],
)
def test_an_article_with_a_link_keeps_address_and_guid_whatever_changes(tmp_path: Path, change: dict) -> None:
    stated = {**STATED, "title": "A title", "url": "https://example.com/shelling"}
    root = site_of(tmp_path, stated)
    before = folders(root, "articles"), guids(root)
    put(root, {**stated, **change})
    assert (folders(root, "articles"), guids(root)) == before


def test_a_better_headline_moves_no_page(tmp_path: Path) -> None:
    root = site_of(tmp_path, *({**STATED, "id": f"a{n}", "source": f"Paper {n}"} for n in range(2)))
    before = folders(root, "articles"), folders(root, "stories"), guids(root)
    write(root / "plugins/loud.py", LOUD)
    toml = (root / "digest.toml").read_text()
    write(root / "digest.toml", toml.replace('["..."]', '["loud", "..."]'))
    built(root)
    assert "LOUD" in output(root)["index.html"].decode()
    assert (folders(root, "articles"), folders(root, "stories"), guids(root)) == before


LOUD = '''
from dataclasses import dataclass
from typing import ClassVar
from digest import Note, hookimpl

@dataclass(frozen=True)
class Loud:
    """Another headline."""
    version: ClassVar[int] = 1

    @hookimpl
    def describe(self, articles):
        for article in articles:
            yield [Note("headline", "LOUD", made=True)]

    @hookimpl
    def tell(self, stories):
        for story in stories:
            yield [Note("headline", "LOUD STORY", made=True)]
'''


def reports(*numbers: int, day: int = 14) -> list[dict]:
    """Reports of one event in nearly the same words."""
    text = WAR.format(place="Kherson") + " Nine people were hurt, the mayor said, and two houses burned down."
    return [
        {"text": f"{text} Report {n}.", "id": f"r{n}", "source": f"Paper {n}", "published": f"2024-08-{day}"}
        for n in numbers
    ]


def test_an_article_that_joins_a_story_moves_neither(tmp_path: Path) -> None:
    root = site_of(tmp_path, *reports(1, 2))
    (story,), articles, names = folders(root, "stories"), folders(root, "articles"), guids(root)
    put(root, *reports(3), *reports(1, 2))
    assert folders(root, "stories") == {story}
    assert articles < folders(root, "articles")
    assert names < guids(root)


def test_an_article_keeps_its_address_when_it_becomes_part_of_a_story(tmp_path: Path) -> None:
    root = site_of(tmp_path, *reports(1))
    before = folders(root, "articles"), guids(root)
    put(root, *reports(1, 2))
    assert before[0] < folders(root, "articles")
    assert before[1] < guids(root)


GROUPS = '''
from dataclasses import dataclass
from typing import ClassVar
from digest import hookimpl

@dataclass(frozen=True)
class Groups:
    """Groups by names.

    groups: ids of the articles of each story.
    """
    version: ClassVar[int] = 1
    groups: tuple[tuple[str, ...], ...] = ()

    @hookimpl
    def group(self, articles):
        there = {article.id for article in articles}
        for names in self.groups:
            yield [name for name in names if name in there]
'''


def grouped(root: Path, *groups: list[str]) -> Path:
    """The site of six reports in these stories."""
    write(root / "plugins/groups.py", GROUPS)
    toml = f"[plugins.groups]\ngroups = {list(groups)}\n"
    return put(make_site(root, {}, plugins=("read-json", "groups"), toml=toml), *reports(1, 2, 3, 4, 5, 6))


def story_with(root: Path, article: str) -> str:
    """The id of the story whose page links to an article."""
    pages = {name: data for name, data in output(root).items() if re.fullmatch("stories/[^/]+/index.html", name)}
    (found,) = {name.split("/")[1] for name, data in pages.items() if f"/articles/{article}-".encode() in data}
    return found


def test_the_page_of_a_merged_story_leads_on_and_is_sound(tmp_path: Path) -> None:
    root = grouped(tmp_path, ["r1", "r2", "r3"], ["r4", "r5"])
    large, small = story_with(root, "r1"), story_with(root, "r4")
    grouped(tmp_path, ["r1", "r2", "r3", "r4", "r5"])
    assert led_to(root, small) == f"/stories/{large}/"
    assert faults(root) == []


def test_a_story_that_moved_twice_leads_to_where_it_is_at_once(tmp_path: Path) -> None:
    root = grouped(tmp_path, ["r1", "r2"], ["r3", "r4"], ["r5", "r6"])
    first, second, third = (story_with(root, name) for name in ("r1", "r3", "r5"))
    grouped(tmp_path, ["r1", "r2", "r3", "r4"], ["r5", "r6"])
    grouped(tmp_path, ["r1", "r2", "r3", "r4", "r5", "r6"])
    (left,) = {
        story
        for story in (first, second, third)
        if "has moved" not in (root / f"output/stories/{story}/index.html").read_text()
    }
    assert {led_to(root, story) for story in {first, second, third} - {left}} == {f"/stories/{left}/"}
    assert faults(root) == []


def test_a_story_that_fell_apart_leads_to_its_article(tmp_path: Path) -> None:
    root = grouped(tmp_path, ["r1", "r2"])
    story = story_with(root, "r1")
    grouped(tmp_path)
    assert led_to(root, story).startswith("/articles/r1-")
    assert faults(root) == []


def test_a_moved_page_whose_target_is_gone_leads_to_the_front_page(tmp_path: Path) -> None:
    root = grouped(tmp_path, ["r1", "r2"])
    story = story_with(root, "r1")
    grouped(tmp_path)
    put(root, *reports(5))
    assert led_to(root, story) == "/"
    assert faults(root) == []
