"""What is in an e-book: its package, its contents, its chapters; and the plugin that publishes it."""

import hashlib
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from building import CORE, THREE, built, make_site, output, problems, write
from digest_plugins.ebook import Ebook
from ebooks import DAY, edition_of, odd_edition, opened, printing
from lxml import etree

from digest import PrintedEdition, PrintedLink, PrintedSection, PrintedSentence, PrintedStory
from digest.formats.ebook import ebook, modified
from digest.formats.ebook_cover import wrapped
from digest.formats.ebook_text import address, tongue
from digest.testing import check_plugin, publication

SPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "d": "http://purl.org/dc/elements/1.1/",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
    "s": "http://www.w3.org/2000/svg",
    "e": "http://www.idpf.org/2007/ops",
}
PLACE = "https://example.org/articles/one/#s1"
ORIGINAL = "https://paper.example/one#:~:text=rose"
SAID = PrintedSentence("The river rose.", PLACE, ORIGINAL, "The Paper")
STORY = PrintedStory("The river", "https://example.org/articles/one/", (SAID,), sources=(PrintedLink("The Paper"),))


def book_of(edition: PrintedEdition, **site: Any) -> dict[str, bytes]:
    """The files of the book of an edition printed like this."""
    given = printing(edition, **site)
    return opened(ebook(given, given.editions[0]))


def chapter(*stories: PrintedStory, **site: Any) -> Any:
    """The first chapter of a book of these stories."""
    return parsed(book_of(edition_of(stories), **site), "story-1.xhtml")


def parsed(book: dict[str, bytes], name: str) -> Any:
    """A file of a book as XML, which all of them are."""
    return etree.fromstring(book[f"EPUB/{name}"], etree.XMLParser(load_dtd=False, no_network=True))


def texts(root: Any, path: str) -> list[str]:
    """What a path finds, as text with single spaces."""
    found = root.xpath(path, namespaces=SPACES)
    return [" ".join((one if isinstance(one, str) else "".join(one.itertext())).split()) for one in found]


def sections(count: int) -> PrintedEdition:
    """An edition of six stories at the top and a section of so many."""
    stories = [PrintedStory(f"Story {number}", "") for number in range(count + 6)]
    return edition_of(stories[:6], PrintedSection(PrintedLink("Sport"), tuple(stories[6:])))


def test_a_book_says_first_what_it_is_and_holds_nothing_of_the_machine() -> None:
    site = printing(odd_edition())
    with zipfile.ZipFile(BytesIO(ebook(site, site.editions[0]))) as archive:
        first, *_ = entries = archive.infolist()
        assert (first.filename, archive.read(first), first.extra) == ("mimetype", b"application/epub+zip", b"")
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {(entry.create_system, entry.external_attr >> 16, entry.compress_type) for entry in entries} == {
            (3, 0o100644, 0)
        }


def test_the_package_names_the_edition_for_good() -> None:
    package = parsed(
        book_of(edition_of([STORY], updated="2024-08-15T01:30:00.5+02:00"), title="The Daily <Digest>"), "package.opf"
    )
    said = {
        name: texts(package, f"//d:{name}")
        for name in ("identifier", "title", "language", "publisher", "date", "source")
    }
    assert said == {
        "identifier": [f"tag:example.org,2025:editions/{DAY}"],
        "title": ["The Daily <Digest>: Wednesday 14 August 2024"],
        "language": ["en"],
        "publisher": ["The Daily <Digest>"],
        "date": [DAY],
        "source": [f"https://example.org/editions/{DAY}/"],
    }
    assert texts(package, "//o:meta[@property='dcterms:modified']") == ["2024-08-14T23:30:00Z"]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2024-08-14", "2024-08-14T00:00:00Z"),
        ("2024-08-14T10:00:00+02:00", "2024-08-14T08:00:00Z"),
        ("2024-08-14T10:00:00", "2024-08-14T10:00:00Z"),
        ("0800-01-01T00:00:00Z", "0800-01-01T00:00:00Z"),
    ],
)
def test_the_moment_of_the_last_change_is_told_in_utc(moment: str, said: str) -> None:
    assert modified(moment) == said


def test_the_package_says_what_readers_who_do_not_see_can_expect() -> None:
    package = parsed(book_of(edition_of([STORY])), "package.opf")
    assert texts(package, "//o:meta[@property='schema:accessMode']") == ["textual"]
    assert texts(package, "//o:meta[@property='schema:accessibilityHazard']") == ["none"]
    assert "tableOfContents" in texts(package, "//o:meta[@property='schema:accessibilityFeature']")
    assert texts(package, "//o:meta[@property='schema:accessibilitySummary']") != [""]


def test_every_file_is_in_the_package_and_every_page_is_read_in_its_order() -> None:
    book = book_of(sections(60))
    package = parsed(book, "package.opf")
    listed = texts(package, "//o:manifest/o:item/@href")
    assert sorted(f"EPUB/{name}" for name in listed) == sorted(
        name for name in book if name.startswith("EPUB/") and name != "EPUB/package.opf"
    )
    named = dict(zip(texts(package, "//o:manifest/o:item/@id"), listed, strict=True))
    read = [named[name] for name in texts(package, "//o:itemref/@idref")]
    assert read == [
        "cover.xhtml", "title.xhtml", *(f"story-{n}.xhtml" for n in range(1, 7)),
        "section-1.xhtml", "section-1-2.xhtml", "section-1-3.xhtml", "made.xhtml",
    ]  # fmt: skip


def test_the_files_of_a_large_edition_stay_small() -> None:
    told = tuple(
        PrintedSentence(f"Sentence {n} tells what happened at the quay.", f"https://example.org/a/#s{n}")
        for n in (1, 2, 3)
    )
    stories = tuple(PrintedStory(f"Story {number}", "https://example.org/a/", told) for number in range(200))
    book = book_of(edition_of([], PrintedSection(PrintedLink("In other news"), stories)))
    assert max(len(data) for name, data in book.items() if "section" in name) < 50_000


def test_the_contents_lead_to_every_story_where_it_stands() -> None:
    book = book_of(sections(60))
    contents = parsed(book, "nav.xhtml")
    entries = contents.xpath("//h:nav[@e:type='toc']//h:a", namespaces=SPACES)
    assert [" ".join(a.itertext()) for a in entries][1:-1] == [
        *(f"Story {n}" for n in range(6)),
        "Sport",
        *(f"Story {n}" for n in range(6, 66)),
    ]
    for entry in entries:
        file, _, place = entry.get("href").partition("#")
        assert place == "" or parsed(book, file).xpath(f"//*[@id='{place}']"), entry.get("href")
    old = parsed(book, "toc.ncx")
    assert texts(old, "//n:content/@src") == [a.get("href") for a in entries]
    assert texts(old, "//n:navPoint/@playOrder") == [str(n) for n in range(1, len(entries) + 1)]


def test_a_book_of_a_language_from_right_to_left_is_turned_over_that_way() -> None:
    book = book_of(edition_of([STORY]), language="ar", title="موجز")
    assert texts(parsed(book, "package.opf"), "//o:spine/@page-progression-direction") == ["rtl"]
    page = parsed(book, "story-1.xhtml")
    assert (page.get("dir"), page.get("lang")) == ("rtl", "ar")
    assert texts(page, "//h:h1/@dir") == ["ltr"]
    assert texts(page, "//h:small[@class='from']/@dir") == ["rtl"]


def test_a_sentence_leads_to_its_place_and_to_the_original() -> None:
    page = chapter(STORY)
    assert texts(page, "//h:p[h:small]") == ["The river rose. where it says so, original"]
    assert texts(page, "//h:p[h:small]//h:a/@href") == [PLACE, ORIGINAL]


def test_a_sentence_of_a_story_of_several_names_its_source() -> None:
    page = chapter(PrintedStory("The river", "", (SAID,), sources=(PrintedLink("The Paper"), PrintedLink("The Post"))))
    assert texts(page, "//h:p[h:small]") == ["The river rose. The Paper, original"]


def test_what_a_machine_wrote_is_marked() -> None:
    page = chapter(PrintedStory("The river", "", (PrintedSentence("It rose.", PLACE, made=True),), made=True))
    assert texts(page, "//*[@class='made']") == ["headline by digest", "written by a machine"]


def test_markup_in_words_stays_words() -> None:
    book = book_of(edition_of([PrintedStory("<b>A & B</b>", "", (PrintedSentence("<script>x</script>", ""),))]))
    assert texts(parsed(book, "story-1.xhtml"), "//h:h1") == ["<b>A & B</b>"]
    assert not [name for name in book if b"<script" in book[name] or b"<b>A" in book[name]]


def test_a_story_whose_title_shows_nothing_has_its_number() -> None:
    assert texts(chapter(PrintedStory(" \x00", "")), "//h:h1") == ["Article 1"]


def test_nothing_is_loaded_from_elsewhere() -> None:
    book = book_of(odd_edition())
    pages = [parsed(book, name.removeprefix("EPUB/")) for name in book if name.endswith((".xhtml", ".svg"))]
    loaded = {one for page in pages for one in page.xpath("//@src | //h:link/@href | //@data", namespaces=SPACES)}
    assert loaded == {"book.css", "cover.svg"}
    assert b"url(" not in book["EPUB/book.css"] and b"@import" not in book["EPUB/book.css"]


def test_the_style_leaves_fonts_and_colours_of_the_text_to_the_reader() -> None:
    style = book_of(edition_of([]))["EPUB/book.css"].decode()
    assert "font-family" not in style
    assert "background" not in style
    assert style.count("color:") == 1 and "a { color: inherit }" in style


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://example.org/a?b=1#s1", "https://example.org/a?b=1#s1"),
        ("https://example.org/a b/ä", "https://example.org/a%20b/%C3%A4"),
        ("https://example.org/100%/%41", "https://example.org/100%25/%41"),
        ("https://example.org/?q=[x]#a#b", "https://example.org/?q=%5Bx%5D#a%23b"),
        ("https://example.org/#:~:text=a-,b%20c", "https://example.org/#:~:text=a-,b%20c"),
        ("javascript:alert(1)", ""),
        ("http://ex ample/", ""),
        ("https://", ""),
        ("http://[", ""),
        ("https://me:secret@example.org/", ""),
    ],
)
def test_an_address_is_written_so_that_every_reader_takes_it(given: str, expected: str) -> None:
    assert address(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("de-AT", "de-AT"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("en-12", "en"),
        ("de-x", "de"),
        ("german", ""),
        ("", ""),
        ("e", ""),
    ],
)
def test_a_language_is_named_as_far_as_it_is_written_as_one(given: str, expected: str) -> None:
    assert tongue(given) == expected


@pytest.mark.parametrize(
    "text", ["A headline of a few words", "漢字" * 40, "Donaudampfschifffahrt" * 9, "", "a " * 900, "é" * 90]
)
def test_lines_of_the_cover_are_few_and_say_the_title_from_its_start(text: str) -> None:
    lines = list(wrapped(text, 12, 3))
    assert len(lines) <= 3
    assert all(len(line) <= 26 for line in lines)
    whole = "".join(lines).replace(" …", "").replace(" ", "")
    assert text.replace(" ", "").startswith(whole)
    assert not text.split() or whole


def test_a_blank_word_of_marks_alone_ends_no_line_early() -> None:
    assert list(wrapped("a\u0301" * 12, 6, 2)) == ["a\u0301" * 11, "a\u0301"]


def test_the_plugin_keeps_the_contract() -> None:
    check_plugin(Ebook())
    check_plugin(Ebook(editions=3))


def test_a_number_below_none_is_refused() -> None:
    with pytest.raises(ValueError, match="editions: -1 is no number of editions"):
        Ebook(editions=-1)


def test_the_plugin_publishes_the_newest_editions(tmp_path: Path) -> None:
    root = make_site(tmp_path, plugins=(*CORE, "ebook"))
    assert problems(built(root)) == []
    assert [name for name in output(root) if name.endswith(".epub")] == ["editions/2024-08-15/digest-2024-08-15.epub"]
    make_site(tmp_path, plugins=(*CORE, "ebook"), toml="[plugins.ebook]\neditions = 2")
    built(root)
    assert [name for name in output(root) if name.endswith(".epub")] == [
        f"editions/{day}/digest-{day}.epub" for day in ("2024-08-14", "2024-08-15")
    ]


def test_a_book_is_made_again_when_its_words_or_templates_change_and_else_not(tmp_path: Path) -> None:
    root = make_site(tmp_path, plugins=(*CORE, "ebook"))

    def book() -> bytes:
        return output(root)["editions/2024-08-15/digest-2024-08-15.epub"]

    built(root)
    before = book()
    assert built(root).tallies["publish", "ebook"].cached == 1
    assert book() == before
    write(root / "content/two.txt", THREE["two.txt"].replace("The court", "The high court", 1))
    built(root)
    assert b"The high court" in book()
    write(
        root / "theme/templates/ebook/made.xhtml",
        '{% extends "!theme/ebook/made.xhtml" %}{% block main %}{{ super() }}<p>Imprint</p>{% endblock %}',
    )
    built(root)
    made = texts(parsed(opened(book()), "made.xhtml"), "//h:h1 | //h:p[last()]")
    assert made[0] == "How this was made" and made[-1] == "Imprint"


def test_a_template_that_makes_no_xml_costs_the_book_and_is_named(tmp_path: Path) -> None:
    root = make_site(tmp_path, plugins=(*CORE, "ebook"))
    write(root / "theme/templates/ebook/made.xhtml", "<p>one<br>two</p>")
    (said,) = problems(built(root))
    assert "ebook.publish" in said and "templates/ebook/made.xhtml makes no well-formed XML" in said
    assert (root / "output/index.html").is_file()
    assert not list((root / "output").rglob("*.epub"))


def test_books_are_the_same_in_any_time_zone_language_and_order_of_hashes(tmp_path: Path) -> None:
    code = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:]; import conftest, ebooks\n"
        "from digest.formats.ebook import ebook\n"
        "site = ebooks.printing(ebooks.odd_edition(), language='de')\n"
        "print(hashlib.sha256(ebook(site, site.editions[0])).hexdigest())"
    )
    site = printing(odd_edition(), language="de")
    known = hashlib.sha256(ebook(site, site.editions[0])).hexdigest()
    for zone, seed, language in (("Pacific/Kiritimati", "1", "tr_TR.UTF-8"), ("America/Adak", "77", "C")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": language}
        command = [sys.executable, "-c", code, str(Path(__file__).parent)]
        done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == known


def test_a_book_speaks_the_language_of_its_site() -> None:
    site = publication(("Der Fluss", ["Der Fluss stieg."]), language="de", title="Das Digest")
    book = opened(ebook(site, site.editions[0]))
    assert texts(parsed(book, "title.xhtml"), "//h:h2") == ["Inhalt"]
    assert texts(parsed(book, "story-1.xhtml"), "//h:p[h:small]") == ["Der Fluss stieg. wo es steht"]
