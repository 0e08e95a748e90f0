"""What a site says in the words of others stands there word for word; a build that finds otherwise fails."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from building import built, make_site, output, write
from lxml import etree, html

from digest.checking import check_site
from digest.config import read_config
from digest.errors import PublishError
from digest.model import Article, Note, Raw, Story
from digest.publish.library import Library
from digest.publish.proof import Proof, unfounded

REPO = Path(__file__).resolve().parent.parent
THEME = REPO / "theme/templates"
FIRST = "The dam above the town broke on Monday, the water board said today."
SECOND = "Two of three bridges & a road are gone."
KEY = "Nobody was hurt."
TEXT = f"{FIRST} {SECOND}\n{KEY}"
OTHER = "The river carried away a bridge on Monday. A second dam holds, engineers say."
TELLER = '''
from dataclasses import dataclass
from typing import ClassVar
from digest import File, Note, hookimpl

@dataclass(frozen=True)
class Teller:
    """Tells what its options say.

    summary: sentences of the summary; key: the key sentence; made: a sentence that a machine wrote of the first;
    together: whether all is one story, with the key sentence; files: text of a JSON file to publish.
    """
    version: ClassVar[int] = 1
    summary: tuple[str, ...] = ()
    key: str = ""
    made: str = ""
    together: bool = False
    file: str = ""

    def notes(self, article, name=""):
        for kind, text in (*(("summary", text) for text in self.summary), ("key", self.key)):
            start = article.text.find(text)
            if text and start >= 0:
                yield Note(kind, text, spans=((start, start + len(text)),), article=name)

    @hookimpl
    def summarize(self, articles):
        for article in articles:
            found = list(self.notes(article))
            if self.made and found:
                found.insert(0, Note("summary", self.made, spans=found[0].spans, made=True))
            yield found

    @hookimpl
    def group(self, articles):
        return [[article.id for article in articles]] if self.together else []

    @hookimpl
    def tell(self, stories):
        for story in stories:
            yield [note for article in story.articles for note in self.notes(article, article.id)]

    @hookimpl
    def publish(self, publication):
        return [File("extra.json", self.file.encode())] if self.file else []
'''


def site_of(
    root: Path, *, toml: str = "", site: str = "", theme: dict[str, str] | None = None, **options: object
) -> Path:
    """A site of two articles, told as the options say; ``theme`` replaces templates."""
    write(root / "plugins/teller.py", TELLER)
    given = {"summary": [FIRST, SECOND], "key": KEY} | options
    told = "".join(f"{name} = {json.dumps(value)}\n" for name, value in given.items())
    articles = [
        {
            "text": TEXT,
            "id": "one",
            "url": "https://paper.example/one",
            "source": "The Paper",
            "published": "2024-08-14",
        },
        {
            "text": OTHER,
            "id": "two",
            "url": "https://post.example/two",
            "source": "The Post",
            "published": "2024-08-15",
        },
    ]
    lines = "".join(json.dumps(article) + "\n" for article in articles)
    extra = f'[site]\nurl = "https://example.org/news"\n{site}\n[plugins.teller]\n{told}\n{toml}'
    make_site(root, {"all.jsonl": lines}, plugins=("read-json", "teller"), toml=extra)
    for name, source in (theme or {}).items():
        write(root / "theme/templates" / name, source)
    return root


def page(root: Path, pattern: str) -> html.HtmlElement:
    (found,) = (root / "output").glob(pattern)
    return html.document_fromstring(found.read_bytes().decode())


def faults(root: Path) -> list[str]:
    return check_site(read_config(root))[1]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = site_of(tmp_path_factory.mktemp("sound"))
    built(root)
    return root


ONE = "articles/one-*/index.html"


def test_each_sentence_and_the_key_have_a_place_that_says_them(sound: Path) -> None:
    one = page(sound, ONE)
    assert [one.get_element_by_id(f"s{n}").text_content() for n in (1, 2, 3)] == [FIRST, SECOND, KEY]
    assert faults(sound) == []


def test_each_sentence_leads_to_its_words_in_the_original(sound: Path) -> None:
    links = page(sound, ONE).xpath("//ul[@class='sentences']//a[@class='at']")
    assert [link.get("href") for link in links] == [
        "https://paper.example/one#:~:text=The%20dam%20above%20the,water%20board%20said%20today.",
        "https://paper.example/one#:~:text=Two%20of%20three%20bridges%20%26%20a%20road%20are%20gone.",
    ]
    names = [link.get("aria-label") for link in links]
    assert names == ["“The dam above the town …” at The Paper", "“Two of three bridges & …” at The Paper"]


def test_cards_say_the_key_sentence_and_lead_to_it(sound: Path) -> None:
    links = page(sound, "sources/the-paper/index.html").xpath("//article//p/a[contains(@href, '#s')]")
    assert [(link.text, link.get("href").partition("#")[2]) for link in links] == [(KEY, "s3")]


def test_search_engines_are_told_the_key_sentence(sound: Path) -> None:
    said = page(sound, ONE).xpath("//meta[@name='description' and @property='og:description']/@content")
    assert said == [KEY]


def test_a_feed_item_has_the_key_sentence_below_its_title_and_the_summary_in_its_content(sound: Path) -> None:
    items = etree.fromstring((sound / "output/feed.xml").read_bytes()).iter("item")
    item = next(item for item in items if "/one-" in item.findtext("link"))
    assert item.findtext("description") == KEY
    content = html.fragment_fromstring(item.findtext("{*}encoded"), create_parent="div")
    places = [(link.text, link.get("href").partition("#")[2][:2]) for link in content.xpath("p/a[1]")]
    assert places[:2] == [(FIRST, "s1"), (SECOND, "s2")]
    assert [link.get("href").partition("#")[2][:8] for link in content.xpath("p/a[2]")] == [":~:text=", ":~:text="]


def test_a_story_has_a_key_sentence_of_its_own_that_names_its_article(tmp_path: Path) -> None:
    root = site_of(tmp_path, summary=[FIRST], key="A second dam holds, engineers say.", together=True)
    built(root)
    (lead,) = page(root, "index.html").xpath("//article//p/a[contains(@href, '#s')]")
    assert (lead.text, "/two-" in lead.get("href")) == ("A second dam holds, engineers say.", True)
    story = page(root, "stories/*/index.html")
    assert story.xpath("//meta[@name='description']/@content") == [lead.text]
    assert faults(root) == []


def test_the_key_sentence_beyond_an_excerpt_is_shown_below_it(tmp_path: Path) -> None:
    last = "In the end nobody was hurt."
    root = site_of(tmp_path, summary=[FIRST], key=KEY, site='text = "excerpt"')
    long = {"text": f"{TEXT}\n{'Much more was said of it. ' * 40}\n{last}", "id": "long"}
    write(root / "content/long.jsonl", json.dumps(long) + "\n")
    write(root / "digest.toml", (root / "digest.toml").read_text().replace(json.dumps(KEY), json.dumps(last)))
    built(root)
    shown = page(root, "articles/long-*/index.html")
    assert shown.xpath("//p[@class='beyond']/a[@id]/text()") == [last]
    assert shown.xpath("//meta[@name='description']/@content") == [last]
    assert faults(root) == []


MADE = "A dam broke and the town is without bridges."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = site_of(tmp_path_factory.mktemp("made"), made=MADE, key="", together=True)
    built(root)
    return root


def test_a_sentence_of_a_machine_says_so_and_leads_to_what_it_rests_on(made: Path) -> None:
    shown = page(made, ONE)
    line = shown.xpath("//ul[@class='sentences']/li")[0]
    assert line.xpath("a[1]/text() | small/text()") == [MADE, "written by a machine"]
    assert shown.get_element_by_id(line.find("a").get("href").partition("#")[2]).text_content() == FIRST
    assert line.xpath("a[2]/@href")[0].endswith(":~:text=The%20dam%20above%20the,water%20board%20said%20today.")
    assert faults(made) == []


def test_it_says_so_in_feeds_too_and_search_engines_are_told_a_sentence_of_the_source(made: Path) -> None:
    item = next(
        item
        for item in etree.fromstring((made / "output/feed.xml").read_bytes()).iter("item")
        if "/one-" in item.findtext("link")
    )
    assert item.findtext("description") == f"{MADE} (written by a machine)"
    assert f"{MADE}</a> (written by a machine)" in item.findtext("{*}encoded")
    assert page(made, ONE).xpath("//meta[@name='description']/@content") == [FIRST]


def test_a_lead_of_a_card_says_so(tmp_path: Path) -> None:
    root = site_of(tmp_path, made=MADE, key="")
    built(root)
    (lead,) = page(root, "sources/the-paper/index.html").xpath(f"//article/p[a[text()='{MADE}']]")
    assert lead.xpath("small[@class='made']/text()") == ["written by a machine"]


def test_a_sentence_of_a_machine_that_rests_on_nothing_is_refused_and_the_site_is_built(tmp_path: Path) -> None:
    root = site_of(tmp_path, made=MADE, key="")
    code = (root / "plugins/teller.py").read_text()
    write(root / "plugins/teller.py", code.replace("spans=found[0].spans, made=True", "made=True"))
    said = [str(problem) for problem in built(root).problems]
    assert [line for line in said if "names none it rests on: 'A dam broke" in line]
    assert MADE.encode() not in b"".join(output(root, but=("made/",)).values())  # where the options are


MACROS = (THEME / "parts/macros.html").read_text()
BASE = (THEME / "base.html").read_text()
ENTRY = (THEME / "parts/entry.html").read_text()
TEXT_PART = (THEME / "parts/text.html").read_text()
SENTENCE = '<a{% if said.anchor %} id="{{ said.anchor }}"{% endif %}{% if said.made %} class="machine"{% endif %} href="{{ said.href }}">{{ said.text }}</a>'
LABEL = '<small class="made">{{ _("written by a machine") }}</small>'
assert SENTENCE in MACROS
assert LABEL in MACROS
FAULTY = {
    "cut": {"parts/macros.html": MACROS.replace("{{ said.text }}", "{{ said.text | truncate(40) }}")},
    "changed": {"parts/macros.html": MACROS.replace("{{ said.text }}", "{{ said.text | upper }}")},
    "marked up": {"parts/macros.html": MACROS.replace("{{ said.text }}", "<em>{{ said.text | truncate(40) }}</em>")},
    "more in the link": {"parts/macros.html": MACROS.replace("{{ said.text }}", "Read: {{ said.text }}")},
    "no link": {"parts/macros.html": MACROS.replace(SENTENCE, "{{ said.text }}")},
    "no link on cards": {"parts/entry.html": ENTRY.replace("else sentence(one.said)", "else one.said.text")},
    "changed on both sides": {
        "parts/macros.html": MACROS.replace("{{ said.text }}", "{{ said.text | replace('broke', 'held') }}"),
        "parts/text.html": TEXT_PART.replace(
            "page.passages | prose", "page.passages | prose | replace('broke', 'held')"
        ),
    },
    "another place": {
        "parts/macros.html": MACROS.replace("{{ said.href }}", "{{ said.href | replace('#s2', '#s1') }}")
    },
    "a place twice": {"parts/text.html": TEXT_PART + '<span id="s1">x</span>'},
    "a cut description": {"base.html": BASE.replace('content="{{ description }}"', 'content="{{ description[:12] }}"')},
}


@pytest.mark.parametrize("theme", FAULTY.values(), ids=FAULTY)
def test_a_theme_that_alters_a_sentence_fails_the_build_and_the_old_site_stays(tmp_path: Path, theme: dict) -> None:
    root = site_of(tmp_path)
    built(root)
    before = output(root)
    for name, source in theme.items():
        write(root / "theme/templates" / name, source)
    with pytest.raises(PublishError, match=r"(articles/one-\w+|sources/the-paper)/index\.html: "):
        built(root)
    assert output(root) == before


def test_a_theme_that_hides_that_a_machine_wrote_it_fails_the_build(tmp_path: Path) -> None:
    silent = MACROS.replace(LABEL, "")
    root = site_of(tmp_path, made=MADE, theme={"parts/macros.html": silent})
    with pytest.raises(PublishError, match="does not say so: 'A dam broke"):
        built(root)


def test_a_theme_may_say_it_in_its_own_language(tmp_path: Path) -> None:
    other = MACROS.replace(LABEL, LABEL.replace('{{ _("written by a machine") }}', "maschinell geschrieben"))
    root = site_of(tmp_path, made=MADE, theme={"parts/macros.html": other})
    built(root)
    assert faults(root) == []


def test_the_command_ends_with_one_and_names_page_sentence_and_way_out(tmp_path: Path) -> None:
    root = site_of(tmp_path, theme=FAULTY["cut"])
    path = os.pathsep.join(filter(None, (str(REPO), os.environ.get("PYTHONPATH", ""))))
    command = [sys.executable, "-m", "digest", "build"]
    done = subprocess.run(
        command, cwd=root, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "/index.html: 'The dam above the town broke on" in done.stderr
    assert "a template has to print the text of a sentence as it is" in done.stderr
    assert not (root / "output").exists()


def test_a_page_of_the_publisher_may_speak_of_a_sentence_in_its_own_words(tmp_path: Path) -> None:
    root = site_of(tmp_path)
    built(root)
    (address,) = (path.parent.name for path in (root / "output").glob(ONE))
    own = f'Title: About\n\n[as told here](/news/articles/{address}/#s1) and [below](#s1)\n\n<h2 id="s1">Below</h2>\n'
    write(root / "content/pages/about.md", own)
    built(root)
    assert "about/index.html" in output(root)
    assert faults(root) == []


def test_a_file_of_a_plugin_that_misquotes_fails_the_build_and_one_that_does_not_is_published(tmp_path: Path) -> None:
    root = site_of(tmp_path)
    built(root)
    (address,) = (path.parent.name for path in (root / "output").glob(ONE))
    for words, fits in ((FIRST, True), ("The dam held.", False)):
        said = json.dumps([{"sentences": [{"text": words, "url": f"/news/articles/{address}/#s1"}]}])
        site_of(root, file=said)
        report = built(root)
        assert ("extra.json" in output(root)) is fits
        assert any("extra.json: 'The dam held.' is not what" in str(problem) for problem in report.problems) is not fits


ALTERED = {
    "the link of a page": ("sources/the-paper/index.html", f">{KEY}</a>", ">Nobody died.</a>"),
    "the place": (ONE, f">{FIRST}</span>", ">The dam held.</span>"),
    "the description": (ONE, f'description" content="{KEY}"', 'description" content="Nobody died."'),
    "the description in the data": (ONE, f'"description":"{KEY}"', '"description":"Nobody died."'),
    "the content of a feed": ("feed.xml", f"{FIRST}</a>", "The dam held.</a>"),
    "the description of a feed": ("feed.xml", f"<description>{KEY}", "<description>Nobody died."),
}


@pytest.mark.parametrize("altered", ALTERED.values(), ids=ALTERED)
def test_check_finds_what_was_altered_in_the_built_site(tmp_path: Path, altered: tuple[str, str, str]) -> None:
    root = site_of(tmp_path)
    built(root)
    assert faults(root) == []
    pattern, before, after = altered
    (file,) = (root / "output").glob(pattern)
    text = file.read_text()
    assert before in text
    file.write_text(text.replace(before, after))
    assert faults(root)


def library_of(root: Path, *notes: Note) -> Library:
    article = Article(Raw(TEXT, path="a.txt"), id="one", notes=notes, seen="2024-08-14")
    return Library(read_config(make_site(root)), (), (Story((article,), id="s"),))


@pytest.mark.parametrize(
    "note",
    [
        Note("summary", FIRST, spans=((1, len(FIRST) + 1),), by="careless"),
        Note("key", "The dam held.", spans=((0, 13),), by="careless"),
        Note("summary", FIRST, by="careless"),
        Note("summary", MADE, made=True, by="careless"),
    ],
    ids=["shifted", "invented", "nowhere", "made of nothing"],
)
def test_a_sentence_that_does_not_stand_where_it_says_is_refused_by_name(tmp_path: Path, note: Note) -> None:
    (line,) = unfounded(library_of(tmp_path, note))
    assert "a.txt" in line
    assert "careless" in line


def test_a_page_without_sentences_costs_no_look_at_the_articles(tmp_path: Path) -> None:
    library = library_of(tmp_path, Note("summary", FIRST, spans=((0, len(FIRST)),)))
    proof = Proof(library)
    assert list(proof.wrong("made/index.html", b"<p>No sentence of anybody.</p>")) == []
    assert "_articles" not in vars(proof)
