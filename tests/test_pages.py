"""Pages are sound whatever there is to show, and show as much of a text as its rights allow."""

import json
from pathlib import Path

import pytest
from building import CORE, built, make_site, output, problems, write
from lxml import html

from digest.checking import check_site
from digest.config import read_config

LONG = [
    f"Sentence {n} says what happened in the town on that long day, and who was there to see it." for n in range(40)
]
FIRST = "The army said on Monday that the war goes on near the river."


def page(root: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((root / "output" / address).read_bytes().decode())


def article_page(root: Path, name: str) -> html.HtmlElement:
    (found,) = (root / "output/articles").glob(f"{name}-*")
    return page(root, f"articles/{found.name}/index.html")


def faults(root: Path) -> list[str]:
    return check_site(read_config(root))[1]


def site_of(root: Path, *articles: dict, plugins: tuple[str, ...] = ("...",), toml: str = "", **more: str) -> Path:
    lines = "".join(json.dumps(article) + "\n" for article in articles)
    make_site(root, {"all.jsonl": lines, **more}, plugins=plugins, toml=toml)
    built(root)
    return root


def test_an_empty_content_folder_makes_a_sound_site(tmp_path: Path) -> None:
    root = make_site(tmp_path, {}, plugins=("...",))
    (root / "content").mkdir()
    assert problems(built(root)) == []
    assert faults(root) == []


def test_one_article_makes_a_sound_site(tmp_path: Path) -> None:
    root = site_of(tmp_path, {"text": FIRST})
    assert faults(root) == []
    assert len(list((root / "output/articles").iterdir())) == 1


def test_undated_articles_make_a_sound_site_and_say_so(tmp_path: Path) -> None:
    root = site_of(tmp_path, *({"text": f"{FIRST} It was day {n}.", "id": f"n{n}"} for n in range(3)))
    assert faults(root) == []
    assert "first seen on 20 August 2024" in " ".join(article_page(root, "n1").text_content().split())


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31", "1969-12-31T23:59:59Z"])
def test_any_date_makes_a_sound_site(tmp_path: Path, date: str) -> None:
    root = site_of(tmp_path, {"text": FIRST, "published": date})
    assert faults(root) == []
    assert (root / f"output/editions/{date[:10]}/index.html").is_file()


def test_the_last_article_that_goes_leaves_a_sound_site(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"a.txt": FIRST})
    built(root)
    (root / "content/a.txt").unlink()
    built(root)
    assert faults(root) == []
    assert not list((root / "output").glob("articles/*/index.html"))


def test_spellings_of_a_source_share_a_page(tmp_path: Path) -> None:
    names = ("The Post", "The Post", "THE POST", "The  Post!")
    root = site_of(tmp_path, *({"text": f"{FIRST} It was day {n}.", "source": name} for n, name in enumerate(names)))
    assert [path.name for path in (root / "output/sources").iterdir() if path.is_dir()] == ["the-post"]
    assert page(root, "sources/the-post/index.html").findtext(".//h1") == "The Post"
    assert faults(root) == []


def test_list_pages_are_filled_from_the_oldest(tmp_path: Path) -> None:
    articles = [
        {"text": f"Note {n} of the paper.", "source": "Post", "published": f"2024-08-{n:02}", "id": f"n{n}"}
        for n in range(1, 8)
    ]
    root = site_of(tmp_path, *articles, plugins=("read-json",), toml="[site]\npage_size = 3")
    oldest = page(root, "sources/post/page/1/index.html").xpath("//main//h3/a/text() | //main//h2/a/text()")
    assert [text for text in oldest if text.startswith("Note")] == [f"Note {n} of the paper." for n in (3, 2, 1)]
    assert faults(root) == []


EXCERPT = '[site]\ntext = "excerpt"'
TELLER = '''
from dataclasses import dataclass
from typing import ClassVar
from digest import Note, hookimpl

@dataclass(frozen=True)
class Spans:
    """Summarizes by the spans of its options.

    spans: pairs of offsets; together: whether all articles are one story, told by the same spans of the first.
    """
    version: ClassVar[int] = 1
    spans: tuple[tuple[int, int], ...] = ()
    story: tuple[tuple[int, int], ...] = ()

    @hookimpl
    def summarize(self, articles):
        for article in articles:
            yield [Note("summary", article.text[a:b], spans=((a, b),)) for a, b in self.spans]

    @hookimpl
    def group(self, articles):
        if self.story:
            yield [article.id for article in articles]

    @hookimpl
    def tell(self, stories):
        for story in stories:
            first = story.articles[0]
            yield [Note("summary", first.text[a:b], spans=((a, b),), article=first.id) for a, b in self.story]
'''


def with_spans(
    root: Path, text: str, spans: list[list[int]], story: list[list[int]] | None = None, toml: str = ""
) -> Path:
    write(root / "plugins/spans.py", TELLER)
    options = f"[plugins.spans]\nspans = {spans}\nstory = {story or []}\n{toml}"
    articles = [{"text": text, "id": name, "url": f"https://example.com/{name}"} for name in ("one", "two")]
    return site_of(root, *articles, plugins=("read-json", "spans"), toml=options)


def test_an_excerpt_shows_the_beginning_alone(tmp_path: Path) -> None:
    root = site_of(tmp_path, {"text": "\n".join(LONG), "id": "long"}, toml=EXCERPT, plugins=("read-json",))
    shown = article_page(root, "long").text_content()
    assert LONG[0] in shown
    assert LONG[10] not in shown
    assert "beginning of the article" in shown


def test_an_excerpt_of_one_huge_block_is_no_longer(tmp_path: Path) -> None:
    root = site_of(tmp_path, {"text": " ".join(LONG), "id": "long"}, toml=EXCERPT, plugins=("read-json",))
    assert LONG[10] not in article_page(root, "long").text_content()


def test_an_excerpt_of_a_text_without_spaces_is_no_longer(tmp_path: Path) -> None:
    root = site_of(tmp_path, {"text": "漢字" * 1000 + "終", "id": "long"}, toml=EXCERPT, plugins=("read-json",))
    assert "終" not in article_page(root, "long").text_content()


def test_hidden_text_is_in_no_file_of_the_site(tmp_path: Path) -> None:
    root = site_of(tmp_path, {"text": "\n".join(LONG), "id": "long"}, toml=EXCERPT)
    summary = article_page(root, "long").xpath("//ul[@class='sentences']")[0].text_content()
    hidden = [line.encode() for line in LONG[10:] if line not in summary]
    assert len(hidden) >= 27
    assert [name for name, data in output(root).items() if any(line in data for line in hidden)] == []


def test_a_short_text_is_no_excerpt(tmp_path: Path) -> None:
    root = site_of(tmp_path, {"text": FIRST, "id": "short"}, toml=EXCERPT)
    assert "beginning of the article" not in article_page(root, "short").text_content()


def test_a_summary_sentence_beyond_the_excerpt_is_its_own_place(tmp_path: Path) -> None:
    text = "\n".join(LONG)
    root = with_spans(tmp_path, text, [[0, len(LONG[0])], [len(text) - len(LONG[-1]), len(text)]], toml=EXCERPT)
    made = article_page(root, "one")
    hidden = made.xpath("//ul[@class='sentences']//a[@id]")
    assert [link.text for link in hidden] == [LONG[-1]]
    assert hidden[0].get("href").startswith("https://example.com/one#:~:text=Sentence%2039%20says%20what,")
    assert faults(root) == []


def test_a_sentence_of_a_story_that_an_excerpt_hides_has_its_place_below_it(tmp_path: Path) -> None:
    text = "\n".join(LONG)
    root = with_spans(tmp_path, text, [], [[0, len(LONG[0])], [len(text) - len(LONG[-1]), len(text)]], toml=EXCERPT)
    (story,) = (root / "output/stories").iterdir()
    links = page(root, f"stories/{story.name}/index.html").xpath("//ul[@class='sentences']//a/@href")
    assert [link.partition("#")[2] for link in links if link.startswith("/")][:2] == ["s1", "s2"]
    assert article_page(root, "one").xpath("string(//p[@class='beyond']/*[@id='s2'])") == LONG[-1]
    assert faults(root) == []


@pytest.mark.parametrize(
    "spans",
    [
        [[0, 20], [10, 30]],
        [[0, 30], [5, 10]],
        [[0, 10], [0, 20]],
        [[0, 10], [0, 10]],
        [[50, 130]],
        [[20, 30], [0, 10]],
        [[0, 1], [1, 2]],
    ],
    ids=str,
)
def test_spans_that_overlap_or_cross_blocks_make_a_sound_site(tmp_path: Path, spans: list[list[int]]) -> None:
    root = with_spans(tmp_path, "\n".join(LONG), spans, story=[[3, 25]])
    assert faults(root) == []


def test_a_sentence_in_made_words_leads_to_the_sentence_it_rests_on(tmp_path: Path) -> None:
    made = TELLER.replace("article.text[a:b], spans=((a, b),))", '"In other words.", spans=((a, b),), made=True)')
    write(tmp_path / "plugins/spans.py", made)
    root = site_of(
        tmp_path,
        {"text": FIRST, "id": "one"},
        plugins=("read-json", "spans"),
        toml="[plugins.spans]\nspans = [[0, 10]]",
    )
    made = article_page(root, "one")
    (line,) = made.xpath("//ul[@class='sentences']/li")
    assert line.text_content().strip() == "In other words. written by a machine"
    assert made.get_element_by_id(line.find("a").get("href").partition("#")[2]).text == FIRST[:10]
    assert faults(root) == []


def test_check_finds_words_that_are_not_there(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"a.txt": FIRST}, plugins=CORE)
    built(root)
    (name,) = (name for name in output(root) if name.startswith("articles/"))
    path = root / "output" / name
    path.write_text(path.read_text().replace(f">{FIRST}</span>", ">Something else.</span>"))
    assert len([fault for fault in faults(root) if "is not what" in fault]) >= 1
