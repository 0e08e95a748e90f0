"""Which tags have a page, that it stays, and where its address leads when the tag is gone."""

import json
from pathlib import Path

import feedparser
import pytest
from building import NOW, built, make_site, output, write
from commands import digest
from lxml import html

from digest.checking import check_site
from digest.config import read_config
from digest.errors import LedgerError
from digest.ledger import read_ledger
from digest.model import Article, Note, Raw
from digest.publish.tag_pages import TagPages, tag_pages
from digest.vocabulary import EntityEntry, TopicEntry, Vocabulary

PLUGINS = ("read-text", "stated-tags", "names", "phrases")
NAMES = '''"""Notes names and phrases where the text has them, for tests."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest import Article, Note, hookimpl


@dataclass(frozen=True)
class Listed:
    """Notes what is in a list.

    kind: of the notes. listed: what to look for. dull: what is found and says nothing.
    """

    version: ClassVar[int] = 1
    kind: str = "entity"
    listed: tuple[str, ...] = ()
    dull: tuple[str, ...] = ()

    @hookimpl
    def tag(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:
        for article in articles:
            found = [(name, article.text.find(name)) for name in (*self.listed, *self.dull)]
            yield [
                Note(self.kind, name, type="ORG", score=float(name not in self.dull), spans=((at, at + len(name)),))
                for name, at in found
                if at >= 0
            ]
'''
TOML = """[site]
url = "https://example.org"

[plugins.names]
listed = ["Fort Anders", "Camp Anders", "Lake Board"]
dull = ["Andersian"]

[plugins.phrases]
kind = "keyphrase"
listed = ["ferry timetable"]
"""


def site_with(root: Path, *texts: str, vocabulary: str = "", **stated: str) -> Path:
    """A site with an article of each text, whose tags are looked up in lists."""
    for name in ("names", "phrases"):
        write(root / "plugins" / f"{name}.py", NAMES)
    make_site(root, {}, plugins=PLUGINS, toml=TOML)
    write(root / "topics.toml", vocabulary)
    for number, text in enumerate(texts):
        add(root, number, text, **stated)
    return root


def add(root: Path, number: int, text: str, **stated: str) -> None:
    header = "".join(f"{key}: {value}\n" for key, value in stated.items())
    told = f"Title: Report {number}\nDate: 2024-08-{10 + number}\n{header}\n{text} So it was said at meeting {number}."
    write(root / f"content/{number}.txt", told)


def fort(number: int) -> str:
    return f"The guard of Fort Anders closed gate {number} on Monday."


def is_page(root: Path, address: str) -> bool:
    file = root / "output" / address / "index.html"
    return file.is_file() and 'http-equiv="refresh"' not in file.read_text()


def led_to(root: Path, address: str) -> str:
    """Where the page at an address leads."""
    tree = html.document_fromstring((root / "output" / address / "index.html").read_text())
    (content,) = tree.xpath("//meta[@http-equiv='refresh']/@content")
    return content.partition("url=")[2]


def links(root: Path) -> set[str]:
    """Every link of every page."""
    pages = [content.decode() for name, content in output(root).items() if name.endswith(".html")]
    return {link for page in pages for link in html.document_fromstring(page).xpath("//a/@href")}


def pages(root: Path) -> dict[str, str]:
    return read_ledger(root / "content/ledger.tsv").pages


def faults(root: Path) -> list[str]:
    return check_site(read_config(root))[1]


def test_a_name_below_the_least_number_of_articles_is_plain_text(tmp_path: Path) -> None:
    root = site_with(tmp_path, fort(1), fort(2))
    built(root)
    assert not (root / "output/entities/fort-anders").exists()
    assert "/entities/fort-anders/" not in links(root)
    assert "<span>Fort Anders</span>" in "".join(path.read_text() for path in root.glob("output/articles/*/index.html"))
    assert b"fort-anders" not in output(root)["sitemap.xml"]
    assert pages(root) == {}


def test_one_more_article_gives_it_a_page_that_the_ledger_remembers(tmp_path: Path) -> None:
    root = site_with(tmp_path, fort(1), fort(2))
    built(root)
    add(root, 3, fort(3))
    built(root)
    assert is_page(root, "entities/fort-anders")
    assert "/entities/fort-anders/" in links(root)
    assert pages(root) == {"entities/fort-anders": ""}
    assert faults(root) == []


def test_a_page_stays_while_it_has_an_article(tmp_path: Path) -> None:
    root = site_with(tmp_path, fort(1), fort(2), fort(3))
    built(root)
    for number in (0, 1):
        (root / f"content/{number}.txt").unlink()
        built(root)
        assert is_page(root, "entities/fort-anders")
    write(root / "content/2.txt", "Nothing of the kind was told on Tuesday.")
    built(root)
    assert not (root / "output/entities/fort-anders").exists()
    assert pages(root) == {"entities/fort-anders": ""}
    add(root, 4, fort(4))
    built(root)
    assert is_page(root, "entities/fort-anders")


def test_a_pinned_tag_has_a_page_even_without_an_article(tmp_path: Path) -> None:
    vocabulary = '[entities.fort-anders]\npin = true\n[topics.elections]\nlabel = "The elections"\npin = true\n'
    root = site_with(tmp_path, fort(1), vocabulary=vocabulary)
    built(root)
    assert is_page(root, "entities/fort-anders")
    assert is_page(root, "topics/elections")
    assert b">The elections<" in output(root)["topics/index.html"]
    assert feedparser.parse(output(root)["topics/elections/feed.xml"]).entries == []
    assert faults(root) == []
    (root / "content/0.txt").unlink()
    built(root)
    assert is_page(root, "entities/fort-anders")
    assert "elections The elections 0 page" in " ".join(topics(root, "--all")[1].split())


def test_a_topic_below_the_least_number_has_no_feed_and_no_address_in_feeds(tmp_path: Path) -> None:
    vocabulary = "[min_articles]\ntopic = 2\n"
    root = site_with(tmp_path, fort(1), vocabulary=vocabulary, Tags="Harbour")
    add(root, 2, fort(2), Tags="Fishing")
    add(root, 3, fort(3), Tags="Fishing")
    built(root)
    assert not (root / "output/topics/harbour").exists()
    assert (root / "output/topics/fishing/feed.xml").exists()
    tags = {tag.term: tag.scheme for entry in feedparser.parse(output(root)["feed.xml"]).entries for tag in entry.tags}
    assert tags == {"Harbour": None, "Fishing": "https://example.org/topics/fishing/"}
    assert faults(root) == []


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_a_stock_theme_makes_no_page_of_a_topic_below_the_least_number(tmp_path: Path, theme: str) -> None:
    root = site_with(tmp_path, fort(1), vocabulary="[min_articles]\ntopic = 2\n", Tags="Harbour")
    text = (root / "digest.toml").read_text().replace("[site]", f'[site]\ntheme = "{theme}"')
    write(root / "digest.toml", text)
    built(root)
    assert [name for name in output(root) if "harbour" in name] == []


def test_names_of_score_0_are_neither_shown_nor_counted(tmp_path: Path) -> None:
    root = site_with(tmp_path, *(f"An Andersian guard closed gate {n} of Fort Anders." for n in range(3)))
    built(root)
    assert is_page(root, "entities/fort-anders")
    assert not (root / "output/entities/andersian").exists()
    assert not [page for page in output(root).values() if b">Andersian<" in page]


def test_keyphrases_have_pages_and_a_list_where_there_are_any(tmp_path: Path) -> None:
    root = site_with(tmp_path, *(f"The ferry timetable of week {n} was changed." for n in range(2)))
    built(root)
    assert not (root / "output/keyphrases").exists()
    add(root, 7, "The ferry timetable of autumn was printed.")
    built(root)
    assert is_page(root, "keyphrases/ferry-timetable")
    assert "/keyphrases/ferry-timetable/" in links(root)
    assert b"ferry timetable" in output(root)["keyphrases/index.html"]
    assert faults(root) == []


def test_an_entity_that_becomes_an_alias_leads_to_the_other_one(tmp_path: Path) -> None:
    camp = [f"The guard of Camp Anders opened door {n} on Friday." for n in range(3)]
    root = site_with(tmp_path, fort(1), fort(2), fort(3), *camp)
    built(root)
    assert is_page(root, "entities/camp-anders")
    write(root / "topics.toml", '[entities.fort-anders]\naliases = ["Camp Anders"]\n')
    built(root)
    assert led_to(root, "entities/camp-anders") == "/entities/fort-anders/"
    assert b"camp-anders" not in output(root)["sitemap.xml"]
    assert pages(root) == {"entities/camp-anders": "entities/fort-anders", "entities/fort-anders": ""}
    assert faults(root) == []


def test_where_an_address_leads_is_remembered(tmp_path: Path) -> None:
    root = site_with(tmp_path, fort(1), fort(2), fort(3))
    write(root / "content/ledger.tsv", "page\tentities/old-fort\tentities/fort-anders\n")
    built(root)
    assert led_to(root, "entities/old-fort") == "/entities/fort-anders/"


def test_a_renamed_topic_and_its_feed_stay_where_they_were(tmp_path: Path) -> None:
    root = site_with(tmp_path, fort(1), fort(2), Tags="Harbour")
    built(root)
    before = feedparser.parse(output(root)["topics/harbour/feed.xml"])
    write(root / "topics.toml", '[topics.port]\nlabel = "The port"\nwas = ["harbour"]\n')
    built(root)
    assert led_to(root, "topics/harbour") == "/topics/port/"
    made = output(root)
    assert made["topics/harbour/feed.xml"] == made["topics/port/feed.xml"]
    now = feedparser.parse(made["topics/harbour/feed.xml"])
    assert [entry.id for entry in now.entries] == [entry.id for entry in before.entries]
    assert now.feed.link == "https://example.org/topics/port/"
    assert faults(root) == []


def test_the_publisher_may_lead_an_address_anywhere(tmp_path: Path) -> None:
    root = site_with(tmp_path, fort(1), fort(2), fort(3), Tags="Harbour")
    write(root / "content/ledger.tsv", "page\ttopics/navy\npage\tentities/old-fort\n")
    moved = '[moved]\n"topics/navy" = "entities/fort-anders"\n"entities/old-fort" = "entities"\n'
    write(root / "topics.toml", moved)
    built(root)
    assert led_to(root, "topics/navy") == "/entities/fort-anders/"
    assert led_to(root, "entities/old-fort") == "/entities/"
    feed = feedparser.parse(output(root)["topics/navy/feed.xml"])
    assert len(feed.entries) == 3
    assert feed.feed.link == "https://example.org/entities/fort-anders/"
    assert faults(root) == []


def test_a_new_page_is_a_change_of_the_ledger(tmp_path: Path) -> None:
    root = site_with(tmp_path, fort(1), fort(2), fort(3))
    with pytest.raises(LedgerError, match=r"would change[^$]*page\tentities/fort-anders"):
        built(root, frozen=True)
    built(root)
    built(root, frozen=True)


def article(name: str, *tags: tuple[str, str, str]) -> Article:
    """An article whose text is made of the tags' words, each as (kind, id, words)."""
    notes, text = [], ""
    for kind, identity, words in tags:
        notes.append(Note(kind, identity.replace("-", " "), identity, spans=((len(text), len(text) + len(words)),)))
        text += f"{words}. "
    return Article(Raw(text, published="2024-08-14"), name, notes=tuple(notes))


def heirs(before: dict[str, str], *articles: Article, vocabulary: Vocabulary | None = None) -> TagPages:
    return tag_pages(articles, vocabulary or Vocabulary(), before)


PUTIN = [article(f"a{n}", ("entity", "vladimir-putin", "Putin")) for n in range(3)]


def test_a_last_name_leads_to_the_full_name_that_it_is_now_taken_for() -> None:
    assert heirs({"entities/putin": ""}, *PUTIN).moved == {"entities/putin": "entities/vladimir-putin"}


def test_a_name_that_means_two_leads_to_neither() -> None:
    other = [article(f"b{n}", ("entity", "maria-putin", "Putin")) for n in range(3)]
    found = heirs({"entities/putin": ""}, *PUTIN, *other)
    assert found.moved == {}
    assert found.gone == ("entities/putin",)


def test_another_spelling_of_an_id_leads_to_the_one_in_use() -> None:
    articles = [article(f"a{n}", ("entity", "volodymyr-zelenskyy", "Volodymyr Zelenskyy")) for n in range(3)]
    before = {"entities/volodymyr-zelensky": ""}
    assert heirs(before, *articles).moved == {"entities/volodymyr-zelensky": "entities/volodymyr-zelenskyy"}


def test_a_keyphrase_that_is_a_name_now_leads_to_it() -> None:
    articles = [article(f"a{n}", ("entity", "lake-board", "Lake Board")) for n in range(3)]
    assert heirs({"keyphrases/lake-board": ""}, *articles).moved == {"keyphrases/lake-board": "entities/lake-board"}


def test_a_topic_that_is_folded_leads_to_where_it_went() -> None:
    articles = [article("a", ("topic", "economy", "money"))]
    folded = Vocabulary(topics={"economy": TopicEntry(iptc=("labour",))})
    assert heirs({"topics/labour": ""}, *articles, vocabulary=folded).moved == {"topics/labour": "topics/economy"}
    assert heirs({}, *articles, vocabulary=folded).moved == {}


def test_moves_are_followed_to_their_end_and_never_in_circles() -> None:
    before = {"entities/a": "entities/b", "entities/b": "entities/vladimir-putin", "entities/c": "entities/d"}
    before["entities/d"] = "entities/c"
    found = heirs(before, *PUTIN)
    assert found.moved == {"entities/a": "entities/vladimir-putin", "entities/b": "entities/vladimir-putin"}
    assert found.gone == ("entities/c", "entities/d")
    assert found.remembered["entities/a"] == "entities/vladimir-putin"


def test_what_leads_nowhere_any_more_is_remembered_as_it_was() -> None:
    assert heirs({"entities/a": "entities/b"}, *PUTIN).remembered["entities/a"] == "entities/b"


def test_an_id_that_is_a_known_name_leads_to_what_it_means(tmp_path: Path) -> None:
    root = site_with(tmp_path, vocabulary='[entities.fort-anders]\naliases = ["Old Anders"]\npin = true\n')
    lines = "page\tentities/usa\npage\tentities/un\npage\tentities/kiev\npage\tentities/nowhere\n"
    write(root / "content/ledger.tsv", lines)
    toml = TOML.replace('"Lake Board"', '"United States", "United Nations", "Kyiv"')
    write(root / "digest.toml", (root / "digest.toml").read_text().replace(TOML, toml))
    for number in range(3):
        add(root, number, f"Kyiv, the United States and the United Nations spoke of rule {number}.")
    built(root)
    assert led_to(root, "entities/usa") == "/entities/united-states/"
    assert led_to(root, "entities/un") == "/entities/united-nations/"
    assert led_to(root, "entities/kiev") == "/entities/kyiv/"
    assert pages(root)["entities/nowhere"] == ""


def test_a_page_of_few_articles_that_led_to_a_tag_that_is_gone_is_a_page_again() -> None:
    before = {"entities/anders": "entities/old-anders", "entities/old-anders": ""}
    assert heirs(before, article("b", ("entity", "anders", "Anders"))).paged == {"entities/anders"}


def test_an_address_that_leads_elsewhere_is_a_page_again_only_with_enough_articles() -> None:
    before = {"entities/anders": "entities/vladimir-putin"}
    few = [article("b", ("entity", "anders", "Anders"))]
    assert heirs(before, *PUTIN, *few).moved == before
    enough = [article(f"b{n}", ("entity", "anders", "Anders")) for n in range(3)]
    assert heirs(before, *PUTIN, *enough).moved == {}


def test_addresses_that_are_none_of_a_tag_are_left_alone() -> None:
    found = heirs({"../etc": "", "sources/x": "", "entities/../x": ""}, *PUTIN)
    assert (found.moved, found.gone) == ({}, ())


def test_a_blocked_tag_leads_nowhere() -> None:
    vocabulary = Vocabulary(entities={"old-fort": EntityEntry(block=True)})
    assert heirs({"entities/old-fort": ""}, *PUTIN, vocabulary=vocabulary).gone == ("entities/old-fort",)


def topics(root: Path, *arguments: str) -> tuple[int, str]:
    done = digest("topics", *arguments, site=root)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


def test_topics_tells_what_a_build_would_make_of_tags_and_changes_nothing(tmp_path: Path) -> None:
    root = site_with(tmp_path, fort(1), fort(2), fort(3), "The Lake Board met.", Tags="Harbour")
    code, said = topics(root)
    assert code == 0
    lines = [" ".join(line.split()) for line in said.splitlines()]
    assert lines == [
        "kind id label articles state",
        "topic harbour Harbour 4 new",
        "entity fort-anders Fort Anders 3 new",
        "topic: 1 new",
        "entity: 1 new, 1 thin",
    ]
    assert not (root / "output").exists()
    assert not (root / "content/ledger.tsv").exists()


def test_topics_tells_nothing_but_counts_of_what_is_as_it_was(tmp_path: Path) -> None:
    root = site_with(tmp_path, fort(1), fort(2), fort(3))
    built(root)
    assert topics(root) == (0, "entity: 1 page\n")
    assert "fort-anders" in topics(root, "--all")[1]
    assert topics(root, "--check") == (0, "1 tags, 0 addresses that would lead nowhere\n")


def test_check_fails_where_an_address_would_lead_nowhere_and_names_the_line_that_mends_it(tmp_path: Path) -> None:
    root = site_with(tmp_path, fort(1), fort(2), fort(3))
    write(root / "content/ledger.tsv", "page\tentities/port-anders\n")
    built(root)
    code, said = topics(root, "--check")
    assert code == 1
    line = '"entities/port-anders" = "entities/fort-anders"'
    assert "entities/port-anders: this page was published" in said
    assert f"in topics.toml, below [moved], write where it leads: {line}" in said
    write(root / "topics.toml", f"[moved]\n{line}\n")
    assert topics(root, "--check")[0] == 0
    assert "leads to entities/fort-anders" in topics(root)[1]
    built(root)
    assert led_to(root, "entities/port-anders") == "/entities/fort-anders/"


def test_check_tells_an_address_that_leads_to_a_tag_without_a_page(tmp_path: Path) -> None:
    root = site_with(tmp_path, fort(1), vocabulary='[topics.port]\nwas = ["harbour"]\n')
    write(root / "content/ledger.tsv", "page\ttopics/harbour\n")
    code, said = topics(root, "--check")
    assert code == 1
    assert "would lead to topics/port, which has no page; in topics.toml, pin that one or lead both elsewhere" in said
    write(root / "topics.toml", '[topics.port]\nwas = ["harbour"]\npin = true\n')
    assert topics(root, "--check")[0] == 0


def test_check_of_one_kind_minds_only_that(tmp_path: Path) -> None:
    root = site_with(tmp_path, fort(1))
    write(root / "content/ledger.tsv", "page\ttopics/navy\n")
    assert topics(root, "--check", "--kind", "entity")[0] == 0
    code, said = topics(root, "--check", "--kind", "topic")
    assert code == 1
    assert '"topics/navy" = "topics"' in said


def test_topics_asks_whether_two_spellings_are_one(tmp_path: Path) -> None:
    toml = TOML.replace('"Lake Board"', '"Lakes Board", "Lake Board", "Summit 2024", "Summit 2025"')
    root = site_with(
        tmp_path,
        "The Lake Board met.",
        "The Lake Board spoke.",
        "The Lake Board left.",
        "The Lakes Board met.",
        "Summit 2024 and Summit 2025.",
    )
    write(root / "digest.toml", (root / "digest.toml").read_text().replace(TOML, toml))
    said = json.loads(topics(root, "--json")[1])
    near = {row["id"]: row["near"] for row in said["tags"] if row["near"]}
    assert near == {"lakes-board": "entities/lake-board"}
    assert said["faults"] == []
    assert "thin, near-duplicate  did you mean entities/lake-board?" in topics(root)[1]


def test_the_second_look_asks_no_plugin(tmp_path: Path) -> None:
    root = site_with(tmp_path, fort(1), fort(2))
    assert "tag names" in digest("topics", site=root).stderr
    assert "tag names" not in digest("topics", site=root).stderr


def test_a_build_after_a_look_is_the_same_as_one_without(tmp_path: Path) -> None:
    one, two = (
        site_with(tmp_path / "one", fort(1), fort(2), fort(3)),
        site_with(tmp_path / "two", fort(1), fort(2), fort(3)),
    )
    topics(one)
    built(one, now=NOW)
    built(two, now=NOW)
    assert output(one) == output(two)
