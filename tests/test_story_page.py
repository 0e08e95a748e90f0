"""The page of a story: its sources side by side, its days, its names; light, and sound however many reports."""

import json
import re
from pathlib import Path

import pytest
from building import built, make_site
from lxml import html

from digest.checking import check_site
from digest.config import read_config

OPENING = (
    "The dam above Varna broke on Sunday night and the water flooded three villages in the valley.",
    "Three villages in the valley were flooded when the dam above Varna broke on Sunday night.",
    "The dam above Varna broke late on Sunday, and three villages in the valley stand under water.",
)
MIDDLE = (
    "Rescuers brought families from the flooded villages to schools in Varna during the night.",
    "He was told of cracks in the wall of the dam by an engineer weeks before.",
    "The water board said the wall of the dam broke after days of heavy rain in the valley.",
    "Soldiers helped rescuers with boats where the water of the dam stood in houses and streets.",
)
PAPERS = ("Paper", "Post", "Gazette", "Courier", "Ledger", "Wire", "Lantern")
PEOPLE = (
    "Ana Ivanova", "Milena Todorova", "Petar Marinov", "Rada Koleva", "Boris Iliev", "Vera Dimova", "Stefan Stoev",
    "Maria Popova", "Georgi Radev", "Elena Toneva", "Anton Georgiev", "Nina Yaneva", "Viktor Kirov",
    "Daria Vasileva", "Simeon Angelov", "Sofia Nedeva", "Martin Bonev",
)  # fmt: skip
ACTS = ("warned the water board of", "measured", "filmed", "wrote a letter about")
MOST = 14 * 1024


def reports(number: int, *, days: int = 1) -> str:
    """So many reports of one event, over some days, each with sentences of its own, as JSON Lines."""
    lines = []
    for i in range(number):
        paper = PAPERS[i % len(PAPERS)]
        own = f"Engineer {PEOPLE[i]} {ACTS[i % 4]} {200 + 70 * i} cracks in the dam above the valley."
        stated = {
            "story": "dam",
            "title": f"Dam above Varna breaks, report {i}",
            "source": f"The {paper}",
            "published": f"2024-08-{10 + i * days // number}",
            "url": f"https://{paper.lower()}.example/news/2024/dam-above-varna-breaks-{i}",
            "authors": ["Jane Doe"],
            "text": "\n\n".join((OPENING[i % 3], MIDDLE[i % 4], MIDDLE[(i + 1) % 4], own)),
        }
        lines.append(json.dumps(stated))
    return "\n".join(lines)


def story_of(root: Path, number: int, *, days: int = 1) -> html.HtmlElement:
    make_site(
        root, {"all.jsonl": reports(number, days=days)}, plugins=("...",), toml='[site]\nurl = "https://news.example"\n'
    )
    built(root)
    (path,) = (root / "output/stories").glob("*/index.html")
    return html.document_fromstring(path.read_bytes().decode())


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("five")
    story_of(root, 5, days=3)
    return root


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> html.HtmlElement:
    return story_of(tmp_path_factory.mktemp("many"), 17)


def page(root: Path) -> html.HtmlElement:
    (path,) = (root / "output/stories").glob("*/index.html")
    return html.document_fromstring(path.read_bytes().decode())


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_story_of_five_articles_is_light(five: Path) -> None:
    (path,) = (five / "output/stories").glob("*/index.html")
    assert path.stat().st_size <= MOST


def test_the_site_is_sound(five: Path) -> None:
    assert check_site(read_config(five))[1] == []


def test_each_source_stands_with_headline_date_authors_and_the_way_to_the_original(five: Path) -> None:
    found = page(five).xpath("//div[contains(@class, 'reports')]/article")
    assert len(found) == 5
    for report in found:
        number = int(re.findall(r"report (\d+)", words(report))[0])
        paper = PAPERS[number]
        assert words(report).startswith(f"The {paper} Dam above Varna breaks, report {number} 1")
        assert "August 2024 by Jane Doe" in words(report)
        assert report.xpath(".//p[@class='original']/a/@href")[0].startswith(f"https://{paper.lower()}.example/")


def test_the_original_opens_at_the_sentence_that_is_shown(five: Path) -> None:
    report = page(five).xpath("//div[contains(@class, 'reports')]/article")[0]
    assert "#:~:text=" in report.xpath(".//p[@class='original']/a/@href")[0]
    assert len(report.xpath(".//a[@class='at']")) == 0


def test_the_sentences_of_a_report_lead_to_their_places(five: Path) -> None:
    for link in page(five).xpath("//div[contains(@class, 'reports')]//ul[@class='sentences']//a"):
        assert re.fullmatch(r"/articles/[^/#]+/#s\d+", link.get("href"))


def test_no_report_begins_in_the_middle_of_things(five: Path) -> None:
    firsts = page(five).xpath("//div[contains(@class, 'reports')]/article/ul/li[1]")
    assert firsts
    assert not [words(first) for first in firsts if words(first).startswith("He ")]


def test_the_days_stand_with_their_sources(five: Path) -> None:
    days = {words(day)[:14]: words(day)[15:] for day in page(five).xpath("//ol[@class='timeline']/li")}
    assert {day: sorted(sources.split(", ")) for day, sources in days.items()} == {
        "10 August 2024": ["The Paper", "The Post"],
        "11 August 2024": ["The Courier", "The Gazette"],
        "12 August 2024": ["The Ledger"],
    }


def test_one_day_needs_no_timeline(many: html.HtmlElement) -> None:
    assert many.xpath("//ol[@class='timeline']") == []


def test_names_stand_by_what_they_are(five: Path) -> None:
    titles = [words(title) for title in page(five).xpath("//aside[@class='about-it']//h2")]
    assert "People" in titles
    assert "Names" not in titles
    (people,) = page(five).xpath("//aside[@class='about-it']/div[h2='People']")
    assert "Milena Todorova" in words(people)


def test_of_many_reports_the_later_ones_stand_in_a_line_each(many: html.HtmlElement) -> None:
    assert len(many.xpath("//div[contains(@class, 'reports')]/article")) == 12
    later = many.xpath("//section[@class='side']/ul[@class='mentions']/li")
    assert len(later) == 5
    assert re.fullmatch(r"The \w+ Dam above Varna breaks, report \d+ 10 August 2024", words(later[0]))


def test_of_many_sentences_that_only_one_has_the_best_are_shown(many: html.HtmlElement) -> None:
    assert 0 < len(many.xpath("//section[@class='only']//li")) <= 6


def test_no_sentence_is_shown_both_as_the_lead_of_a_report_and_as_its_own(many: html.HtmlElement) -> None:
    leads = {words(link) for link in many.xpath("//div[contains(@class, 'reports')]//li[1]/a")}
    assert leads.isdisjoint(words(link) for link in many.xpath("//section[@class='only']//li/a"))


def test_a_report_of_no_known_source_is_named_as_the_summary_names_it(tmp_path: Path) -> None:
    texts = [{**json.loads(line), "source": "", "url": ""} for line in reports(2).splitlines()]
    make_site(tmp_path, {"all.jsonl": "\n".join(map(json.dumps, texts))}, plugins=("...",))
    built(tmp_path)
    (path,) = (tmp_path / "output/stories").glob("*/index.html")
    story = html.document_fromstring(path.read_bytes().decode())
    marks = set(story.xpath("//section[@class='short']//li/small/text()"))
    assert marks
    assert marks <= {source.text_content().removesuffix(" unknown source") for source in story.find_class("source")}


def test_links_to_originals_say_where_they_lead(five: Path) -> None:
    names = [link.get("aria-label") for link in page(five).xpath("//p[@class='original']/a")]
    assert set(names) == {f"Read the original at The {paper}" for paper in PAPERS[:5]}
