"""Every book is a valid EPUB 3.3 by EPUBCheck, the checker that book shops use: whatever came in."""

from pathlib import Path

import pytest
from building import NOW
from ebooks import complaints, edition_of, odd_edition, opened, printing
from gallery import make_gallery

from digest import PrintedSection, PrintedStory, Publication
from digest.build import Options, publication
from digest.config import read_config
from digest.contributions import PrintedLink, PrintedSentence
from digest.formats.ebook import ebook
from digest.report import Report

REPO = Path(__file__).resolve().parent.parent


def published(root: Path) -> Publication:
    """What a build of the site would publish."""
    return publication(read_config(root), Options(now=NOW), Report())


def test_the_sample_edition_is_a_valid_book(tmp_path: Path) -> None:
    site = published(REPO)
    assert complaints(ebook(site, site.editions[0]), tmp_path) == []


@pytest.mark.parametrize("variant", ["awkward", "arabic", "german"])
def test_an_edition_of_the_gallery_is_a_valid_book(variant: str, tmp_path: Path) -> None:
    site = published(make_gallery(tmp_path / "site", variant))
    assert complaints(ebook(site, site.editions[0]), tmp_path) == []


def test_an_edition_of_a_thousand_stories_is_a_valid_book_of_small_files(tmp_path: Path) -> None:
    told = tuple(
        PrintedSentence(f"Sentence {n} tells what happened at the quay.", f"https://example.org/a/#s{n}")
        for n in (1, 2, 3)
    )
    stories = [PrintedStory(f"Story {number}", "https://example.org/a/", told) for number in range(1000)]
    edition = edition_of(stories[:6], PrintedSection(PrintedLink("In other news"), tuple(stories[6:])))
    book = ebook(site := printing(edition), site.editions[0])
    assert max(len(data) for name, data in opened(book).items() if "section" in name) < 50_000
    assert complaints(book, tmp_path) == []


def test_whatever_an_edition_holds_makes_a_valid_book(tmp_path: Path) -> None:
    site = printing(odd_edition(), title=" \x01", description=" ", language="de-12")
    assert complaints(ebook(site, site.editions[0]), tmp_path) == []


def test_an_edition_without_stories_is_a_valid_book(tmp_path: Path) -> None:
    site = printing(edition_of([]))
    assert complaints(ebook(site, site.editions[0]), tmp_path) == []
