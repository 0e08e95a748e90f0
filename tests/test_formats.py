"""A format of a contributor's own: the one in the docs works as they say, and a broken one costs itself alone."""

import importlib
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import ClassVar

import pytest
from building import CORE, THREE, built, make_site, output, problems, write

from digest import File, PrintedEdition, PrintedSentence, PrintedStory, Publication, Story, hookimpl
from digest.checking import check_site
from digest.config import read_config
from digest.contributions import Desk
from digest.testing import article, check_plugin, publication

REPO = Path(__file__).resolve().parent.parent
DOCUMENT = (REPO / "docs/formats.md").read_text()
EBOOK = (REPO / "docs/ebook.md").read_text()
PLUGIN, TEST = re.findall(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)
GEMTEXT = "editions/2024-08-15/digest.gmi"


def site(root: Path, plugin: str, name: str = "gemtext", **articles: str) -> Path:
    """A site with a format of its own."""
    write(root / f"plugins/{name}.py", plugin)
    return make_site(
        root, {**THREE, **articles}, plugins=(*CORE, name), toml='[site]\nurl = "https://example.org/news"'
    )


@contextmanager
def importable(folder: Path, module: str) -> Iterator[None]:
    """Let a module of a folder be imported, and forget it afterwards."""
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        sys.modules.pop(module, None)
        importlib.invalidate_caches()


def test_the_format_of_the_docs_is_short_and_is_published_with_the_site(tmp_path: Path) -> None:
    assert sum(bool(line.strip()) for line in PLUGIN.splitlines()) == 15
    root = site(tmp_path, PLUGIN)
    assert problems(built(root)) == []
    lines = output(root)[GEMTEXT].decode().splitlines()
    assert lines[0] == "# Edition of 15 August 2024"
    (court,) = (line for line in lines if line.endswith("The court opened on Tuesday, a clerk told us."))
    place = court.split()[1].removeprefix("https://example.org/news/")
    page, _, anchor = place.partition("#")
    assert f'id="{anchor}"' in output(root)[f"{page}index.html"].decode()
    assert check_site(read_config(root))[1] == []


def test_the_tests_of_the_docs_pass(tmp_path: Path) -> None:
    write(tmp_path / "gemtext.py", PLUGIN)
    with importable(tmp_path, "gemtext"):
        given: dict[str, object] = {}
        exec(compile(TEST, "docs/formats.md", "exec"), given)
        tests = [value for name, value in given.items() if name.startswith("test_") and callable(value)]
        assert len(tests) == 3
        for test in tests:
            test()


def test_a_format_is_asked_again_when_what_it_prints_has_changed_and_else_not(tmp_path: Path) -> None:
    root = site(tmp_path, PLUGIN)
    built(root)
    assert built(root).tallies["publish", "gemtext"].cached == 1
    write(root / "content/two.txt", THREE["two.txt"].replace("The court", "The high court", 1))
    assert built(root).tallies["publish", "gemtext"].cached == 0
    assert b"## The high court" in output(root)[GEMTEXT]
    write(root / "plugins/gemtext.py", PLUGIN.replace('"# {', '"# Gemini: {'))
    built(root)
    assert output(root)[GEMTEXT].startswith(b"# Gemini: ")


def test_a_file_that_is_not_yielded_any_more_goes(tmp_path: Path) -> None:
    root = site(tmp_path, PLUGIN)
    built(root)
    make_site(root)
    built(root)
    assert GEMTEXT not in output(root)


YIELDED = 'yield File(f"editions/{edition.date}/digest.gmi", "\\n".join(lines).encode())'
QUOTING = 'import json; yield File("said.json", json.dumps([{"text": WORDS, "url": s.url} for s in story.sentences]).encode())'
BROKEN = {
    "raises": ("raise KeyError('no such river')", "raised KeyError: 'no such river' (line 19 of gemtext.py)"),
    "yields no bytes": ('yield File("digest.gmi", "words")', "gemtext.publish"),
    "yields something else": ('yield "words"', "gave str 'words'"),
    "leads out of the site": ('yield File("../digest.gmi", b"")', "wants to write '../digest.gmi', which is no path inside the site"),
    "takes the place of a page": ('yield File("index.html", b"")', "index.html: a file that a plugin adds has the address of another page"),
    "takes the place of a feed": ('yield File("feed.xml", b"")', "feed.xml: a file that a plugin adds has the address of another page"),
    "leads nowhere": ('yield File("own.html", b\'<a href="/news/gone/">x</a>\')', "own.html: the link to /gone/index.html leads nowhere"),
    "runs something": ('yield File("own.html", b"<script>alert(1)</script>")', "own.html: <script> must not be there"),
    "is broken XML": ('yield File("own.xml", b"<a>")', "own.xml: not well-formed XML"),
    "misquotes": (QUOTING.replace("WORDS", "s.text.upper()"), "is not what /articles/"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_format_costs_itself_and_is_named(tmp_path: Path, line: str, said: str) -> None:
    assert YIELDED in PLUGIN
    root = site(tmp_path, PLUGIN.replace(YIELDED, line))
    (problem,) = problems(built(root))
    assert "gemtext.publish" in problem
    assert said in problem
    files = output(root)
    assert "editions/2024-08-15/index.html" in files
    assert not {GEMTEXT, "digest.gmi", "said.json", "own.html", "own.xml"} & set(files)
    assert b"gemtext" in files["made/index.html"]


def test_a_format_that_quotes_word_for_word_in_json_is_published(tmp_path: Path) -> None:
    root = site(tmp_path, PLUGIN.replace(YIELDED, QUOTING.replace("WORDS", "s.text")))
    assert problems(built(root)) == []
    assert json.loads(output(root)["said.json"])


@pytest.mark.parametrize("printed", [PrintedEdition, PrintedStory, PrintedSentence])
def test_everything_that_is_printed_is_documented(printed: type) -> None:
    text = DOCUMENT.partition(f"`{printed.__name__}` has")[2].partition("\n\nA `")[0].partition("\n## ")[0]
    named = {name for row in re.findall(r"^\| (.*?) \|", text, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    derived = {name for name, value in vars(printed).items() if isinstance(value, property)}
    assert named == {field.name for field in fields(printed)} | derived


def test_everything_that_a_publication_is_asked_is_documented() -> None:
    asked = {name for name, value in vars(Publication).items() if callable(value) and not name.startswith("_")}
    assert asked == {name for name in vars(Desk) if not name.startswith("_") and name != "key"}
    assert asked == set(re.findall(r"^\| `publication\.(\w+)\(", DOCUMENT, re.MULTILINE))


def test_the_templates_of_the_book_are_the_documented_ones() -> None:
    rows = re.findall(r"^\| (`[a-z.]+`(?:, `[a-z.]+`)*) \|", EBOOK, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([a-z.]+)`", row)}
    assert named == {path.name for path in (REPO / "theme/templates/ebook").iterdir()}


def test_the_imprint_of_the_docs_is_in_the_book(tmp_path: Path) -> None:
    (template,) = re.findall(r"```jinja\n(.*?)```", EBOOK, re.DOTALL)
    write(tmp_path / "theme/templates/ebook/made.xhtml", template)
    root = make_site(tmp_path, plugins=(*CORE, "ebook"))
    assert problems(built(root)) == []
    assert b"<p>Imprint: Example Press" in output(root)["editions/2024-08-15/digest-2024-08-15.epub"]


def told(*stories: Story) -> list[tuple[str, list[str]]]:
    """The days of a publication and the titles of their stories."""
    shown = publication(*stories, ("The sea", ["It rose."]))
    return [(edition.date, [story.title for story in shown.printed(edition).stories]) for edition in shown.editions]


def test_a_site_for_tests_takes_stories_articles_and_titles() -> None:
    first = article("It rose on Monday.", id="a", title="The river", published="2024-08-12")
    second = article("The river rose.", id="b", title="Water", published="2024-08-13")
    assert told(Story((first, second), "s")) == [("2024-08-14", ["The sea"]), ("2024-08-13", ["The river"])]
    assert told(first) == [("2024-08-14", ["The sea"]), ("2024-08-12", ["The river"])]


def test_a_site_for_tests_prints_what_a_build_would() -> None:
    shown = publication(("The river", ["It rose.", "It fell & fell."]), title="Wasser", language="ar")
    (story,) = shown.printed(shown.editions[0]).stories
    assert [(said.text, said.url.partition("#")[2]) for said in story.sentences] == [
        ("It rose.", "s1"),
        ("It fell & fell.", "s2"),
    ]
    assert shown.printed(shown.editions[0]).name == "tag:example.org,2025:editions/2024-08-14"
    assert (shown.title, shown.direction, shown.say("Topics")) == ("Wasser", "rtl", "الموضوعات")


def test_a_site_for_tests_without_stories_is_empty() -> None:
    assert publication().editions == ()


@dataclass(frozen=True)
class Greedy:
    """Takes the first edition for granted."""

    version: ClassVar[int] = 1

    @hookimpl
    def publish(self, publication: Publication) -> list[File]:
        return [File(publication.editions[0].date, b"")]


@dataclass(frozen=True)
class Outside:
    """Writes elsewhere."""

    version: ClassVar[int] = 1

    @hookimpl
    def publish(self, publication: Publication) -> list[File]:
        return [File("../x", b"")]


@dataclass(frozen=True)
class Counting:
    """Never the same."""

    version: ClassVar[int] = 1
    asked: ClassVar[list[int]] = []

    @hookimpl
    def publish(self, publication: Publication) -> list[File]:
        self.asked.append(1)
        return [File("count.txt", str(len(self.asked)).encode())]


@pytest.mark.parametrize(
    ("plugin", "error", "said"),
    [
        (Greedy(), AssertionError, "Greedy.publish of a site without any edition raised IndexError"),
        (Outside(), AssertionError, r"Outside.publish of a site with one story: wants to write '../x'"),
        (Counting(), AssertionError, "Counting.publish must answer the same when asked again"),
    ],
    ids=str,
)
def test_a_bad_publisher_is_told_what_to_mend(plugin: object, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        check_plugin(plugin)
