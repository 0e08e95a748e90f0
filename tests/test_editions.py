"""An edition is shown by weight first, then by topic; the front page is finite and names what came before."""

import json
from pathlib import Path

import pytest
from building import CORE, built, make_site, output, write
from lxml import html

from digest.publish.editions import sections
from digest.publish.views import Card, Day, Link, Tag

DAY = Day("2026-03-12", "12 March 2026")
PICTURED = """
from dataclasses import dataclass
from digest import File, hookimpl


@dataclass(frozen=True)
class Pictured:
    '''A format with a picture.'''

    version = 1

    @hookimpl
    def publish(self, publication):
        folder = f"editions/{publication.editions[0].date}"
        yield File(f"{folder}/digest.md", b"![](pictures/one.png)")
        yield File(f"{folder}/pictures/one.png", b"-")
"""


def card(title: str, topic: str = "") -> Card:
    topics = (Tag(topic.title(), f"/topics/{topic}/", "topic"),) if topic else ()
    return Card(title, f"/articles/{title}/", DAY, topics=topics)


def named(*cards: Card) -> list[tuple[str, list[str]]]:
    return [(section.title.text, [one.title for one in section.cards]) for section in sections(cards, "Other")]


def test_stories_of_one_topic_stand_together_in_the_order_of_their_weight() -> None:
    cards = [card("a", "sport"), card("b", "health"), card("c", "health"), card("d", "sport")]
    assert named(*cards) == [("Sport", ["a", "d"]), ("Health", ["b", "c"])]


def test_what_stands_alone_comes_last_in_the_order_of_its_weight() -> None:
    cards = [card("a", "arts"), card("b", "health"), card("c"), card("d", "health"), card("e", "sport")]
    assert named(*cards) == [("Health", ["b", "d"]), ("Other", ["a", "c", "e"])]


def test_a_section_leads_to_its_topic() -> None:
    (section,) = sections((card("a", "sport"), card("b", "sport")), "Other")
    assert section.title == Link("Sport", "/topics/sport/")


def report(day: int, number: int, **more: str) -> str:
    name = f"{day}-{number}"
    text = f"Ship number {name} left the harbour with grain, the pilot of the port said. It came back with salt."
    given = {"id": name, "title": f"Ship {name} leaves", "text": text, "published": f"2026-03-{day:02}", "story": name}
    return json.dumps({**given, **more}) + "\n"


def front(root: Path) -> html.HtmlElement:
    return html.document_fromstring((root / "output/index.html").read_text())


def texts(page: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in page.xpath(path)]


def test_a_large_edition_leaves_room_for_a_few_earlier_stories_and_says_how_many_there_are(tmp_path: Path) -> None:
    lines = [report(12, n) for n in range(8)] + [report(11, n) for n in range(5)] + [report(10, 0)]
    make_site(tmp_path, {"all.jsonl": "".join(lines)}, plugins=("...",), toml="[site]\nfront_stories = 8\n")
    built(tmp_path)
    (earlier,) = front(tmp_path).xpath('//ul[@class="earlier"]')
    assert texts(earlier, "./li/a") == ["11 March 2026"]
    assert len(earlier.xpath("./li/ul/li")) == 4
    assert texts(earlier, "./li/ul/li[last()]") == ["2 more stories"]


def test_a_card_names_every_source_and_leads_to_what_each_reports(tmp_path: Path) -> None:
    lines = [report(12, n, story="one", source=source) for n, source in enumerate(("Harbour Post", "", "The Tide"))]
    other = report(12, 9, title="Another", source="Harbour Post")
    make_site(tmp_path, {"all.jsonl": "".join((*lines, other))}, plugins=("...",))
    built(tmp_path)
    page = front(tmp_path)
    assert texts(page, '//ul[@class="members"]/li/b') == ["Harbour Post", "The Tide"]
    assert len(page.xpath('//ul[@class="members"]/li/a[starts-with(@href, "/articles/")]')) == 3
    assert texts(page, "//article[2]/footer") == ["Harbour Post"]


@pytest.mark.parametrize("stories", [1, 9])
def test_a_small_edition_has_no_sections(tmp_path: Path, stories: int) -> None:
    lines = "".join(report(12, n) for n in range(stories))
    make_site(tmp_path, {"all.jsonl": lines}, plugins=("...",))
    built(tmp_path)
    page = front(tmp_path)
    assert len(page.xpath('//div[@class="stories"]/article')) == stories
    assert texts(page, '//section[@class="desk"]/h2') in ([], ["Topics"])


def test_an_edition_leads_to_what_plugins_made_of_it_to_take_along(tmp_path: Path) -> None:
    root = make_site(tmp_path, plugins=(*CORE, "newsletter", "ebook"))
    built(root)
    newest, older = (output(root)[f"editions/2024-08-{day}/index.html"].decode() for day in (15, 14))
    assert '<a href="/editions/2024-08-15/newsletter.html">Newsletter</a>' in newest
    assert '<a href="/editions/2024-08-15/digest-2024-08-15.epub">E-book</a>' in newest
    assert "To take along" not in older
    assert "newsletter.eml" not in newest


def test_an_edition_leads_to_files_beside_it_and_not_to_those_in_folders(tmp_path: Path) -> None:
    root = make_site(tmp_path, plugins=(*CORE, "pictured"))
    write(root / "plugins/pictured.py", PICTURED)
    built(root)
    page = html.document_fromstring(output(root)["editions/2024-08-15/index.html"].decode())
    assert page.xpath('//a[starts-with(@href, "/editions/2024-08-15/")]/text()') == ["digest.md"]
