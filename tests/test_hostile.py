"""Whatever a source sends, in whatever field: the site is built, and nothing of it runs."""

import json
import re
from pathlib import Path

import feedparser
import pytest
from building import built, make_site, output, problems, write
from lxml import etree, html

from digest.checking import check_site
from digest.config import read_config
from digest.publish.structured import allowed

VECTORS = [
    re.sub(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(\\))", lambda m: m[3] or chr(int(m[1] or m[2], 16)), line)
    for line in (Path(__file__).parent / "cases/hostile.txt").read_text().splitlines()
    if not line.startswith("# ")
]
PROSE = "The river rose by two metres on Monday, the water board said. Schools stay closed until Friday."
LINES = ("title", "source", "url", "image", "licence", "licence_url", "id", "language", "published", "story")
ELEMENTS = frozenset(
    "html head meta title link body a header p nav ul ol li main article h1 h2 h3 h4 span small footer img time div section "
    "details summary del ins blockquote dl dt dd table tr th td tbody thead figure figcaption aside strong em code hr br b i "
    "caption mark script button".split()
)
ATTRIBUTES = frozenset(
    "lang dir charset http-equiv content name rel href type title property class id aria-label aria-current src alt width "
    "height datetime loading scope open aria-labelledby aria-hidden role media hidden abbr download data-settings "
    "data-lists".split()
)
"""What our own templates use; anything else came from somewhere else."""


def in_every_field(number: int, vector: str) -> list[dict]:
    """Articles with the vector in all fields at once, and in its text as HTML."""
    fields: dict = dict.fromkeys(LINES, vector) | {"authors": [vector], "tags": [vector]}
    alone = {
        "id": f"{number}-html",
        "html": f"<p>{PROSE}</p>{vector}<p>{PROSE} {number}</p>",
        "title": f"Report {number}",
    }
    return [
        {"text": f"{vector}\n{PROSE} {number}\n{PROSE} {vector}", **fields},
        {**alone, "source": f"Paper {vector}", "published": "2024-08-14"},
        {"text": vector, "id": f"{number}-text", "story": f"{number % 5} {vector}"},
    ]


def hostile_site(root: Path, theme: str = "digest") -> Path:
    """A site of all vectors, in JSON, in Markdown and text with headers, and in names of files."""
    lines = [json.dumps(article) for number, vector in enumerate(VECTORS) for article in in_every_field(number, vector)]
    files: dict[str, str | bytes] = {"all.jsonl": "\n".join(lines) + "\n"}
    for number, vector in enumerate(VECTORS):
        one_line = " ".join(vector.split())
        safe = re.sub(r"[/\0]", "_", vector)
        header = "".join(
            f"{key}: {one_line}\n" for key in ("Title", "Author", "Source", "Tags", "Link", "Image", "Licence")
        )
        extension = (".txt", ".md", ".html")[number % 3]
        front = "" if extension == ".html" else header
        files[f"x{number}{safe}{extension}"] = f"{front}\n{vector}\n\n{PROSE}\n".encode("utf-8", "replace")
    toml = f'[site]\ntheme = "{theme}"\nurl = "https://example.org"\n'
    write(root / "topics.toml", "[min_articles]\nentity = 1\n")
    return make_site(root, files, plugins=("...",), toml=toml)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = hostile_site(tmp_path_factory.mktemp("hostile") / "deep" / "site")
    write(root / "said.txt", "\n".join(problems(built(root))))
    return root


def trees(root: Path) -> list[tuple[str, html.HtmlElement]]:
    pages = {name: content for name, content in output(root).items() if name.endswith(".html")}
    return [(name, html.document_fromstring(content.decode())) for name, content in pages.items()]


def test_every_article_is_published(site: Path) -> None:
    assert len(list((site / "output/articles").iterdir())) > 3 * len(VECTORS)


def test_nothing_is_said_to_be_broken_but_dates_and_doubles(site: Path) -> None:
    lines = (site / "said.txt").read_text().splitlines()
    unexpected = [
        line
        for line in lines
        if not re.search(
            r"the date .* is not understood|has the id of|no text|is empty|holds no|binary|would lose", line
        )
    ]
    assert unexpected == []


def test_the_site_is_sound(site: Path) -> None:
    assert check_site(read_config(site))[1] == []


def test_pages_hold_our_own_elements_and_attributes_alone(site: Path) -> None:
    foreign = set()
    for name, tree in trees(site):
        foreign |= {(name, element.tag) for element in tree.iter(etree.Element) if element.tag not in ELEMENTS}
        foreign |= {
            (name, key) for element in tree.iter(etree.Element) for key in element.attrib if key not in ATTRIBUTES
        }
    assert foreign == set(), sorted({what for _, what in foreign})


def test_scripts_are_data_that_the_policy_names_or_the_site_s_own(site: Path) -> None:
    for name, tree in trees(site):
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        for script in tree.xpath("//script"):
            text = script.text or ""
            if script.get("src"):
                assert script.get("src").startswith("/theme/"), name
                assert not text
            else:
                assert script.attrib == {"type": "application/ld+json"}, name
                assert json.loads(text)["@context"] == "https://schema.org"
                assert not set("<>&") & set(text)
                assert allowed(text) in policy


def test_links_lead_to_pages_and_nowhere_else(site: Path) -> None:
    links = {link for _, tree in trees(site) for link in tree.xpath("//*[not(@rel = 'icon')]/@href | //@src")}
    assert {link for link in links if not re.match(r"https?://|/(?!/)|#", link)} == set()
    assert {link for link in links if "@" in link.partition("//")[2].partition("/")[0]} == set()


def test_the_icon_is_that_of_the_theme(site: Path) -> None:
    icons = {link.partition(",")[0] for _, tree in trees(site) for link in tree.xpath("//link[@rel = 'icon']/@href")}
    assert icons == {"/theme/icon.svg", "data:image/svg+xml"}


def test_pages_are_left_by_themselves_only_within_the_site(site: Path) -> None:
    targets = {target for _, tree in trees(site) for target in tree.xpath("//meta[@http-equiv='refresh']/@content")}
    assert all(target.startswith("0; url=/") for target in targets)


@pytest.mark.parametrize(
    "said", ["{{ 7*7 }}", "{% raw %}{{ page }}{% endraw %}", "<script>alert(1)</script>", "{static}/etc/passwd"]
)
def test_what_looks_like_code_is_shown_as_it_is(site: Path, said: str) -> None:
    assert said in {
        heading.text_content()
        for name, tree in trees(site)
        if name.startswith("articles/")
        for heading in tree.xpath("//h1")
    }


def test_no_file_lies_outside_the_output_folder(site: Path) -> None:
    ours = {"content", "output", ".digest", "digest.toml", "topics.toml", "said.txt"}
    assert {path.name for path in site.iterdir()} == ours
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_addresses_are_plain(site: Path) -> None:
    assert {name for name in output(site) if not re.fullmatch(r"[a-zA-Z0-9/.-]+", name) or ".." in name} == set()


def test_feeds_hold_nothing_but_paragraphs_and_links_and_in_editions_headings(site: Path) -> None:
    for name, data in output(site).items():
        if not name.endswith("feed.xml"):
            continue
        assert not feedparser.parse(data).bozo
        for element in etree.fromstring(data).iter("title", "description", "{*}encoded"):
            fragment = html.fragment_fromstring(element.text or "", create_parent="div")
            more = {"h2", "h3", "ul", "li"} if name.startswith("editions/") else set()
            assert {child.tag for child in fragment.iter()} <= {"div", "p", "a", *more}, element.text
            assert all(re.match("https?://", link) for link in fragment.xpath(".//@href")), element.text


def test_no_control_or_direction_trick_is_left(site: Path) -> None:
    for name, content in output(site).items():
        if name.endswith((".html", ".xml")):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0\ufffe\uffff]", content.decode()), name
            for line in content.decode().splitlines():
                assert line.count("\u2066") == line.count("\u2069"), name


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_other_themes_are_as_safe(tmp_path: Path, theme: str) -> None:
    root = hostile_site(tmp_path, theme)
    built(root)
    assert check_site(read_config(root))[1] == []
    handlers = {
        key for _, tree in trees(root) for e in tree.iter(etree.Element) for key in e.attrib if key.startswith("on")
    }
    assert handlers == set()
