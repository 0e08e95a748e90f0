"""The pages that list all topics, names and sources: few stand together, many by letter, none is said."""

import json
from pathlib import Path

import pytest
from building import built, make_site
from lxml import html

from digest.publish.directories import FEW

PLUGINS = ("read-json",)


def listed(root: Path, page: str) -> html.HtmlElement:
    """What a built page has in its main part."""
    return html.fromstring((root / "output" / page).read_text(encoding="utf-8")).xpath("//main")[0]


def by(papers: int) -> str:
    """An article from each of so many papers, as JSON Lines."""
    text = "A bench on the quay was painted green on Monday, and nobody sat on it."
    articles = [
        {"text": text, "title": f"Bench {n}", "source": f"{chr(65 + n % 26)} Paper {n}", "date": "2026-03-02"}
        for n in range(papers)
    ]
    return "\n".join(map(json.dumps, articles))


@pytest.mark.parametrize("papers", [1, FEW])
def test_few_sources_stand_together(tmp_path: Path, papers: int) -> None:
    root = make_site(tmp_path, plugins=PLUGINS, articles={"all.jsonl": by(papers)})
    built(root)
    page = listed(root, "sources/index.html")
    assert (len(page.xpath(".//h2")), len(page.xpath(".//ul/li"))) == (0, papers)


def test_many_sources_stand_under_their_letters(tmp_path: Path) -> None:
    root = make_site(tmp_path, plugins=PLUGINS, articles={"all.jsonl": by(FEW + 1)})
    built(root)
    page = listed(root, "sources/index.html")
    assert page.xpath(".//h2/text()") == [chr(65 + n) for n in range(FEW + 1)]


@pytest.mark.parametrize("page", ["topics", "entities", "sources"])
def test_a_list_of_nothing_says_so(tmp_path: Path, page: str) -> None:
    root = make_site(tmp_path, plugins=PLUGINS, articles={"note.json": "[]"})
    built(root)
    main = listed(root, f"{page}/index.html")
    assert (main.xpath(".//p[@class='empty']/text()"), main.xpath(".//ul")) == (["Nothing here yet."], [])
