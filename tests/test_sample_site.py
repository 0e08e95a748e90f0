"""The sample site, built as a publisher would, looked at as its readers and subscribers would."""

import json
import re
import shutil
from pathlib import Path

import feedparser
import pytest
from commands import digest
from lxml import html

REPO = Path(__file__).resolve().parent.parent
RAW = ("content/raw/000_d0472fc77e877775.txt", "content/raw/003_2120998f5cfec326.txt")
CREDITED = ["Courtney McBride", "Natalia Drozdiak", "Alberto Nardelli", "Michael Nienaber", "Natalia Ojewska"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, built in a folder of its own."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(REPO / "content", root / "content")
    shutil.copy(REPO / "pyproject.toml", root)
    done = digest("build", "--strict", "--frozen", site=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="module")
def processed(site: Path) -> dict[str, dict]:
    """What `digest process` says of each article, by id."""
    done = digest("process", "content", "--stories", "stories.jsonl", site=site)
    assert done.returncode == 0, done.stderr
    return {line["id"]: line for line in map(json.loads, done.stdout.splitlines())}


@pytest.fixture(scope="module")
def raw_articles(processed: dict[str, dict]) -> list[dict]:
    """The two articles that came without any metadata."""
    undated = [article for article in processed.values() if article["published"] is None]
    assert len(undated) == 2
    return sorted(undated, key=lambda article: len(article["edits"]))


def page(site: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((site / "output" / address.lstrip("/") / "index.html").read_text())


def story_address(site: Path) -> str:
    (story,) = (site / "output" / "stories").iterdir()
    return f"stories/{story.name}/"


def test_all_formats_are_read(processed: dict[str, dict]) -> None:
    assert len(processed) == 26
    assert sum(article["source"] == "Wikinews" for article in processed.values()) == 24


def test_exactly_the_credits_and_the_four_teasers_are_cut(raw_articles: list[dict]) -> None:
    raws = {path: (REPO / path).read_text() for path in RAW}
    one, two = raw_articles
    assert one["edits"] == []
    assert one["text"] == raws[RAW[0]].strip()
    lines = raws[RAW[1]].strip().split("\n")
    credits_at = next(n for n, line in enumerate(lines) if line.startswith("With assistance from"))
    assert two["text"].split("\n") == lines[:credits_at]
    assert len(lines) - credits_at == 5
    assert all(edit["by"] and edit["why"] and not edit["new"] for edit in two["edits"])
    gone = "".join(raws[RAW[1]][edit["start"] : edit["stop"]] for edit in two["edits"])
    assert gone == raws[RAW[1]][len(two["text"]) :]


def test_credited_people_are_kept_as_contributors(raw_articles: list[dict]) -> None:
    assert raw_articles[1]["contributors"] == CREDITED


def test_explain_shows_each_cut_with_plugin_and_reason(site: Path) -> None:
    done = digest("explain", RAW[1], site=site)
    assert done.returncode == 0
    shown = " ".join(done.stdout.split())
    assert re.search(r"\[- ?With assistance from [^\]]*-\] <- credits: ", shown)
    assert len(re.findall(r"-\] <- body-lines: teaser: cut off in mid-sentence, shares \d+ of \d+ words", shown)) == 4
    assert "Courtney McBride" in shown.partition("contributors:")[2]


def test_headlines_read_like_headlines_and_are_marked(raw_articles: list[dict], site: Path) -> None:
    for article in raw_articles:
        assert article["title_made"]
        assert 20 <= len(article["title"]) <= 90
        assert article["title"][0].isupper()
        assert article["title"][-1] not in ".,;:"
    assert "headline by digest" in page(site, story_address(site)).text_content()


def test_summaries_are_short_verbatim_and_in_place(processed: dict[str, dict]) -> None:
    for article in processed.values():
        assert 1 <= len(article["summary"]) <= 3, article["title"]
        for sentence in article["summary"]:
            assert article["text"][sentence["start"] : sentence["stop"]] == sentence["text"]


def test_dates_are_those_of_first_sight_and_shown_so(site: Path) -> None:
    ledger = (REPO / "content/ledger.tsv").read_text()
    assert ledger.count("\nseen\t") == 2
    shown = page(site, story_address(site)).text_content()
    assert shown.count("date unknown, first seen on") == 2


def test_the_two_raw_texts_are_one_story_and_alone_in_it(site: Path, raw_articles: list[dict]) -> None:
    stories = [json.loads(line) for line in (site / "stories.jsonl").read_text().splitlines()]
    several = [story["articles"] for story in stories if len(story["articles"]) > 1]
    assert [sorted(ids) for ids in several] == [sorted(article["id"] for article in raw_articles)]
    links = page(site, story_address(site)).xpath("//main//h3//a/@href | //main//h2//a/@href")
    assert len({link for link in links if "/articles/" in link}) == 2


def test_their_topic_is_conflict(raw_articles: list[dict]) -> None:
    assert [article["topics"][0]["id"] for article in raw_articles] == ["conflict", "conflict"]


@pytest.mark.parametrize("spellings", [{"Zelensky", "Zelenskiy"}, {"Kiev", "Kyiv"}])
def test_spellings_are_one_entity_with_one_page(spellings: set[str], raw_articles: list[dict], site: Path) -> None:
    found: dict[str, set[str]] = {}
    for article in raw_articles:
        for entity in article["entities"]:
            words = {article["text"][start:stop] for start, stop in entity["spans"]}
            for spelling in spellings:
                if any(spelling in word.split() for word in words):
                    found.setdefault(entity["id"], set()).add(article["id"])
    assert len(found) == 1
    ((name, articles),) = found.items()
    assert len(articles) == 2
    assert story_address(site) in html.tostring(page(site, f"entities/{name}/")).decode()


def test_nothing_comes_from_the_cut_teasers(raw_articles: list[dict], site: Path) -> None:
    said = json.dumps([[a["topics"], a["entities"], a["keyphrases"], a["tags"]] for a in raw_articles])
    for word in ("Taiwan", "KMT", "Xi Jinping", "Pompeo", "Sun Tzu"):
        assert word not in said
    assert not (site / "output/entities/taiwan").exists()


def test_every_topic_has_a_page_and_a_feed_that_parses(site: Path, processed: dict[str, dict]) -> None:
    topics = {topic["id"] for article in processed.values() for topic in article["topics"]}
    folders = {path.name for path in (site / "output/topics").iterdir() if path.is_dir()}
    assert topics == folders
    for name in topics:
        feed = feedparser.parse((site / f"output/topics/{name}/feed.xml").read_bytes())
        assert not feed.bozo
        assert feed.entries


def test_the_main_feed_has_every_article_once_with_lasting_guids(site: Path) -> None:
    feed = feedparser.parse((site / "output/feed.xml").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == 26
    assert len({entry.id for entry in feed.entries}) == 26
    assert all(entry.id.startswith("tag:") for entry in feed.entries)
    assert b"python-feedgen" not in (site / "output/feed.xml").read_bytes()


def test_wikinews_pages_show_licence_and_original(site: Path) -> None:
    pages = [p for p in (site / "output/articles").iterdir() if "wikinews.org" in (p / "index.html").read_text()]
    assert len(pages) == 24
    for folder in pages:
        tree = html.document_fromstring((folder / "index.html").read_text())
        assert tree.xpath('//a[@rel="license" and contains(@href, "creativecommons.org/licenses/by/2.5")]')
        assert tree.xpath('//a[starts-with(@href, "https://en.wikinews.org/wiki/") and contains(., "original")]')


def test_the_next_build_changes_nothing(site: Path) -> None:
    before = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in (site / "output").rglob("*") if p.is_file()}
    report = json.loads(digest("build", "--json", site=site).stdout)
    assert report["counts"]["pages written"] == 0
    assert sum(row["asked"] - row["cached"] for row in report["plugins"]) == 0
    assert before == {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in (site / "output").rglob("*") if p.is_file()}


def test_check_finds_no_fault_and_finds_a_planted_one(site: Path, tmp_path: Path) -> None:
    assert digest("check", site=site).returncode == 0
    shutil.copytree(site, tmp_path / "broken")
    story = tmp_path / "broken/output" / story_address(site) / "index.html"
    text = story.read_text()
    sentence = html.document_fromstring(text).xpath('//a[contains(@href, "#s")]')[0].text_content()
    story.write_text(text.replace(sentence[:20], "Something that nobody"))
    done = digest("check", site=tmp_path / "broken")
    assert done.returncode == 1
    assert "Something that nobody" in done.stdout


def test_every_page_says_its_policy_and_has_no_script_but_the_one_of_the_site(site: Path) -> None:
    for path in (site / "output").rglob("*.html"):
        text = path.read_text()
        assert "default-src 'none'" in text
        rest = re.sub(r'<script type="application/ld\+json">[^<]*</script>', "", text)
        assert set(re.findall("<script[^>]*>", rest)) <= {
            *re.findall('<script src="/theme/[a-z]+[.]js[^"]*"[^>]*>', rest)
        }
        assert " style=" not in text


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_stock_pelican_themes_render_the_site(site: Path, tmp_path: Path, theme: str) -> None:
    shutil.copytree(REPO / "content", tmp_path / "content")
    (tmp_path / "digest.toml").write_text(
        f'[site]\ntitle = "Stock"\ntheme = "{theme}"\n[build]\nvocabulary = "content/topics.toml"\n'
    )
    done = digest("build", "--strict", site=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    front = (tmp_path / "output/index.html").read_text()
    assert "Stock" in front
    assert front.count("/articles/") >= 26
    assert digest("check", site=tmp_path).returncode == 0
    story = page(tmp_path, story_address(tmp_path))
    assert "Business Insider" in story.text_content()
    article = next((tmp_path / "output/articles").glob("003*")) / "index.html"
    text = html.document_fromstring(article.read_text())
    assert any("Several NATO allies" in block.text_content() for block in text.iterfind(".//p"))
