"""Every book is a valid EPUB 3.3 by EPUBCheck, the checker that book shops use: whatever came in.

Each check starts Java for ten seconds, so there is one for each kind of book and no more.
"""

from pathlib import Path

from building import NOW
from ebooks import complaints, edition_of, odd_edition, printing
from gallery import make_gallery

from digest import Publication
from digest.build import Options, publication
from digest.config import read_config
from digest.formats.ebook import ebook
from digest.report import Report

REPO = Path(__file__).resolve().parent.parent


def published(root: Path) -> Publication:
    """What a build of the site would publish."""
    return publication(read_config(root), Options(now=NOW), Report())


def test_the_sample_edition_is_a_valid_book(tmp_path: Path) -> None:
    site = published(REPO)
    assert complaints(ebook(site, site.editions[0]), tmp_path) == []


def test_an_edition_of_awkward_articles_is_a_valid_book(tmp_path: Path) -> None:
    site = published(make_gallery(tmp_path / "site", "awkward"))
    assert complaints(ebook(site, site.editions[0]), tmp_path) == []


def test_whatever_an_edition_holds_makes_a_valid_book(tmp_path: Path) -> None:
    site = printing(odd_edition(), title=" \x01", description=" ", language="de-12")
    assert complaints(ebook(site, site.editions[0]), tmp_path) == []


def test_an_edition_without_stories_is_a_valid_book_from_right_to_left(tmp_path: Path) -> None:
    site = printing(edition_of([]), language="ar")
    assert complaints(ebook(site, site.editions[0]), tmp_path) == []
