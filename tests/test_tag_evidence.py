"""The page of a tag shows the sentence it stands in; an article tells why it has its tags."""

import json
from pathlib import Path

import pytest
from building import built, make_site, output, write
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from digest.checking import check_site
from digest.config import read_config
from digest.errors import PublishError
from digest.model import Article, Note, Raw
from digest.publish.evidence import LONGEST, standings
from digest.testing import article

NAMES = '''"""Names words."""
from dataclasses import dataclass
from typing import ClassVar
from digest import Note, hookimpl

@dataclass(frozen=True)
class Names:
    """Names words.

    words: that are names, each with its id; topic: words that speak for the topic floods.
    """
    version: ClassVar[int] = 1
    words: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()

    @hookimpl
    def tag(self, articles):
        for article in articles:
            yield [*self._named(article, "entity"), *self._topics(article)]

    def _named(self, article, kind):
        for word in self.words:
            spans = tuple(self._all(article.text, word))
            if spans:
                yield Note(kind, word, type="LOC", spans=spans, why=f"stands there {len(spans)} times")

    def _topics(self, article):
        spans = tuple(sorted(span for word in self.topic for span in self._all(article.text, word)))
        if spans:
            yield Note("topic", "Floods", "floods", spans=spans, why="its words")

    def _all(self, text, word):
        start = text.find(word)
        while start >= 0:
            yield start, start + len(word)
            start = text.find(word, start + 1)
'''
FIRST = "The water board met on Monday, a spokesman of the board told us."
SECOND = "Varna was warned of the flood, and so was Ruse, but Varna did nothing."
THIRD = "The rain over Ruse goes on until Friday."
TEXT = f"{FIRST} {SECOND}\n{THIRD}"


def site_of(
    root: Path,
    *texts: str,
    words: tuple[str, ...] = ("Varna",),
    toml: str = "",
    topic: str = "",
    more: tuple[str, ...] = (),
) -> Path:
    lines = [
        json.dumps({"text": text, "id": f"n{n}", "published": f"2024-08-{n + 1:02}", "source": f"Paper {n}"})
        for n, text in enumerate(texts)
    ]
    write(root / "plugins/names.py", NAMES)
    write(root / "topics.toml", "[min_articles]\nentity = 1\n")
    options = f"[plugins.names]\nwords = {json.dumps(words)}\ntopic = {json.dumps(topic.split())}\n{toml}"
    make_site(root, {"all.jsonl": "\n".join(lines)}, plugins=("read-json", "names", *more), toml=options)
    return root


def page(root: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((root / "output" / address).read_bytes().decode())


def told(root: Path, address: str = "entities/varna/") -> list[html.HtmlElement]:
    """The links to the sentences that a page of a tag shows."""
    return list(page(root, f"{address}index.html").xpath("//p[@class='key']/a"))


def test_the_sentence_is_that_of_the_text_with_each_mention_marked(tmp_path: Path) -> None:
    root = site_of(tmp_path, TEXT)
    built(root)
    (link,) = told(root)
    assert link.text_content() == SECOND
    assert link.xpath("mark/text()") == ["Varna", "Varna"]


def test_the_link_leads_to_the_sentence_in_the_article(tmp_path: Path) -> None:
    root = site_of(tmp_path, TEXT)
    built(root)
    (link,) = told(root)
    address, _, place = link.get("href").partition("#")
    assert page(root, f"{address[1:]}index.html").get_element_by_id(place).text_content() == SECOND
    assert check_site(read_config(root))[1] == []


def test_a_topic_shows_the_sentence_with_most_of_its_words(tmp_path: Path) -> None:
    root = site_of(tmp_path, TEXT, topic="water flood rain warned")
    built(root)
    (link,) = told(root, "topics/floods/")
    assert link.xpath("mark/text()") == ["warned", "flood"]


def test_a_story_of_several_sources_says_whose_sentence_it_is(tmp_path: Path) -> None:
    both = [{"text": f"{TEXT} It was day {n}.", "source": f"Paper {n}", "story": "flood"} for n in range(2)]
    root = site_of(tmp_path, more=("stories",))
    write(root / "content/all.jsonl", "".join(json.dumps(one) + "\n" for one in both))
    built(root)
    (link,) = told(root)
    assert link.getnext().text in ("Paper 0", "Paper 1")


def test_a_tag_without_a_place_shows_the_key_sentence(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    root = make_site(tmp_path, {"a.txt": f"Tags: Rivers\n\n{TEXT}"}, plugins=("...",))
    built(root)
    (link,) = told(root, "topics/rivers/")
    assert link.xpath("mark") == []
    assert link.text in TEXT


HOSTILE = '<mark onclick="x">Varna</mark> & <b>Varna</b> <script>alert(1)</script> & "Varna" rose.'


def test_markup_in_a_marked_sentence_is_words(tmp_path: Path) -> None:
    root = site_of(tmp_path, HOSTILE)
    built(root)
    (link,) = told(root)
    assert link.text_content() == HOSTILE
    assert {element.tag for element in link.iter()} == {"a", "mark"}
    assert [dict(mark.attrib) for mark in link.iter("mark")] == [{}] * 3


def test_an_excerpt_quotes_nothing_from_beyond_it(tmp_path: Path) -> None:
    hidden = "Nobody but Ruse was ever told of it."
    root = site_of(
        tmp_path, f"{FIRST} {' '.join(['word'] * 60)}\n{hidden}", words=("Ruse",), toml='[site]\ntext = "excerpt"'
    )
    built(root)
    assert hidden.encode() not in b"".join(output(root).values())
    assert told(root, "entities/ruse/") == []


def test_an_article_tells_the_rule_of_each_tag_and_where_it_stands(tmp_path: Path) -> None:
    root = site_of(tmp_path, TEXT, words=("Varna", "Ruse"))
    built(root)
    ((_, content),) = ((n, c) for n, c in output(root).items() if n.startswith("articles/"))
    (fold,) = html.document_fromstring(content.decode()).xpath("//details[summary='How this was tagged']")
    assert fold.xpath("h3/text()") == ["Names"]
    (line,) = fold.xpath(".//li")  # both have one rule
    assert line.text_content() == "Varna, Ruse: stands there 2 times"
    places = [fold.getroottree().getroot().get_element_by_id(link[1:]) for link in line.xpath("a/@href")]
    assert [place.text for place in places] == [SECOND, SECOND]


def test_a_theme_that_alters_a_marked_sentence_fails_the_build(tmp_path: Path) -> None:
    root = site_of(tmp_path, TEXT)
    macros = (Path(__file__).parent.parent / "theme/templates/parts/macros.html").read_text()
    assert "{{ said | marked }}" in macros
    write(
        root / "theme/templates/parts/macros.html", macros.replace("{{ said | marked }}", "{{ said | marked | upper }}")
    )
    with pytest.raises(PublishError, match="entities/varna/index.html: 'VARNA WAS"):
        built(root)


def test_check_finds_a_marked_sentence_that_was_altered(tmp_path: Path) -> None:
    root = site_of(tmp_path, TEXT)
    built(root)
    file = root / "output/entities/varna/index.html"
    file.write_text(file.read_text().replace("did nothing", "fled"))
    (fault,) = check_site(read_config(root))[1]
    assert "entities/varna/index.html: 'Varna was warned" in fault


def test_another_article_leaves_full_pages_as_they_are(tmp_path: Path) -> None:
    texts = [f"{TEXT} It was day {n}." for n in range(7)]
    root = site_of(tmp_path, *texts[:6], toml="[site]\npage_size = 2")
    built(root)
    before = output(root)
    site_of(root, *texts, toml="[site]\npage_size = 2")
    built(root)
    full = [name for name in before if name.startswith("entities/varna/page/1/")]
    assert full
    assert [name for name in full if output(root)[name] != before[name]] == []


def note(text: str, *words: str, kind: str = "entity") -> Note:
    return Note(kind, words[0], "x", spans=tuple((text.index(word), text.index(word) + len(word)) for word in words))


def sentence(text: str, *words: str, kind: str = "entity", told: tuple[str, ...] = (), end: int | None = None) -> str:
    """The sentence that shows a tag, or ""."""
    spans = [(text.index(one), text.index(one) + len(one)) for one in told]
    found = standings(article(text), [note(text, *words, kind=kind)], spans, len(text) if end is None else end)
    return text[slice(*found[kind, "x"].span)] if found else ""


def test_a_sentence_of_the_summary_comes_first() -> None:
    assert sentence(TEXT, "Ruse") == SECOND
    assert sentence(f"{TEXT} Ruse is wet.", "Ruse", "Ruse is", told=("Ruse is wet.",)) == "Ruse is wet."


def test_a_sentence_beyond_what_is_shown_is_not_quoted_unless_it_is_in_the_summary() -> None:
    assert sentence(TEXT, "Friday", end=len(FIRST)) == ""
    assert sentence(TEXT, "Friday", end=len(FIRST), told=(THIRD,)) == THIRD


def test_what_never_ends_is_not_quoted() -> None:
    assert sentence("Varna and " * (LONGEST // 10 + 1) + "so on.", "Varna") == ""


def test_a_heading_is_quoted_only_where_there_is_nothing_else() -> None:
    raw = Raw("Varna under water\nThe dam broke. Varna was warned.", kinds=((0, "heading"),))
    both = standings(Article(raw), [Note("entity", "Varna", "x", spans=((0, 5), (33, 38)))], (), 99)
    alone = standings(Article(raw), [Note("entity", "Varna", "x", spans=((0, 5),))], (), 99)
    assert both["entity", "x"].span == (33, 50)
    assert alone["entity", "x"].span == (0, 17)


@given(st.text("ab. \n", max_size=60), st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=6))
def test_whatever_spans_a_plugin_gives_marks_lie_in_the_sentence_in_order(text: str, spans: list) -> None:
    for kind in ("topic", "entity"):
        found = standings(article(text), [Note(kind, "x", "x", spans=tuple(spans))], (), len(text))
        for standing in found.values():
            edges = [standing.span[0], *(edge for mark in standing.marks for edge in mark), standing.span[1]]
            assert edges == sorted(edges)
            assert standing.marks
