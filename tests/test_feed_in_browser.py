"""A feed that is opened in a browser is a page: its titles and what is said, no markup, and what to do with it."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, ClassVar

import pytest
import test_browser
from browsing import SIDEWAYS, SIZES, Gallery, Quiet, opened

browser = test_browser.browser
pytestmark = pytest.mark.browser
SHOWN = """() => {
  const found = [], walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION);
  while (walker.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    if (walker.currentNode.data.trim() && range.getClientRects().length)
      found.push([walker.currentNode.parentNode.localName, walker.currentNode.data.trim()]);
  }
  return found;
}"""
"""The elements whose text is to be seen, with their text."""
SAID = "place => JSON.parse(getComputedStyle(document.documentElement, place).content)"
STYLE = "name => getComputedStyle(document.documentElement)[name]"
LINES = "names => [...document.querySelectorAll(names)].map(element => element.getClientRects()[0].right)"
RSS_SHOWN, ATOM_SHOWN = {"title", "description", "link", "pubDate"}, {"title", "subtitle", "summary", "published"}
FEEDS = {
    "feed.xml": RSS_SHOWN, "atom.xml": ATOM_SHOWN, "editions/feed.xml": RSS_SHOWN, "editions/atom.xml": ATOM_SHOWN,
    "feed-1.xml": RSS_SHOWN, "atom-1.xml": ATOM_SHOWN, "topics/arts/feed.xml": RSS_SHOWN,
}  # fmt: skip


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gallery]:
    with ExitStack() as stack:
        yield Gallery(tmp_path_factory.mktemp("gallery"), stack)


@pytest.fixture(params=[("phone", "dark"), ("desktop", "light")], ids="-".join)
def page(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    """A page on which nothing may go wrong."""
    with _careful(browser, *request.param) as one:
        yield one


@pytest.fixture
def desk(browser: Any) -> Iterator[Any]:
    """The same on a desk alone, for what does not depend on size and colours."""
    with _careful(browser, "desktop", "light") as one:
        yield one


@contextmanager
def _careful(browser: Any, size: str, scheme: str) -> Iterator[Any]:
    with opened(browser, size, color_scheme=scheme, java_script_enabled=False) as one:
        one.route("**/favicon.ico", lambda route: route.fulfill(status=204))  # browsers ask for it unasked
        yield one
        assert one.wrong == []


@contextmanager
def served(folder: Path, media_type: str) -> Iterator[str]:
    """The address of files that are served with a media type if they are XML."""

    class Typed(Quiet):
        extensions_map: ClassVar[dict[str, str]] = {**Quiet.extensions_map, ".xml": media_type}

    handler = functools.partial(Typed, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.mark.parametrize("feed", FEEDS)
def test_titles_dates_and_what_is_said_are_seen_and_nothing_for_programs(
    page: Any, gallery: Gallery, feed: str
) -> None:
    site = gallery.address("everyday")
    page.goto(f"{site}/{feed}")
    shown = page.evaluate(SHOWN)
    assert {name for name, _ in shown} == FEEDS[feed]
    assert [text for name, text in shown if "<" in text or text.startswith("tag:")] == []
    assert page.evaluate(SIDEWAYS) <= 0
    assert [url for url in page.asked if not url.startswith(site)] == []


@pytest.mark.parametrize("feed", ["feed.xml", "atom.xml"])
def test_the_headlines_are_those_of_the_front_page(desk: Any, gallery: Gallery, feed: str) -> None:
    desk.goto(f"{gallery.address('everyday')}/{feed}")
    titles = [text for name, text in desk.evaluate(SHOWN) if name == "title"]
    assert titles[0] == "The Gallery Digest"
    assert "What the rent law changes for tenants" in titles


@pytest.mark.parametrize("feed", ["feed.xml", "atom.xml"])
def test_it_says_above_all_what_it_is_and_what_to_do(desk: Any, gallery: Gallery, feed: str) -> None:
    desk.goto(f"{gallery.address('everyday')}/{feed}")
    assert desk.evaluate(SAID, "::before") == "This is a feed"
    assert "Copy the address of this page into a feed reader" in desk.evaluate(SAID, "::after")


@pytest.mark.parametrize("feed", ["feed-1.xml", "atom-1.xml"])
def test_an_archive_says_that_it_is_one(desk: Any, gallery: Gallery, feed: str) -> None:
    desk.goto(f"{gallery.address('everyday')}/{feed}")
    assert "older items" in desk.evaluate(SAID, "::after")


def test_below_a_path_the_sheet_is_found(desk: Any, gallery: Gallery) -> None:
    desk.goto(f"{gallery.address('base')}/feed.xml")
    assert desk.evaluate(SAID, "::before") == "This is a feed"


def test_it_says_so_in_the_language_of_the_site(desk: Any, gallery: Gallery) -> None:
    desk.goto(f"{gallery.address('german')}/feed.xml")
    assert desk.evaluate(SAID, "::before") == "Das ist ein Feed"


def test_a_feed_in_arabic_begins_on_the_right(desk: Any, gallery: Gallery) -> None:
    desk.goto(f"{gallery.address('arabic')}/atom.xml")
    assert desk.evaluate(STYLE, "direction") == "rtl"
    assert len(set(desk.evaluate(LINES, "entry > title, entry > published, feed > subtitle"))) == 1


def test_words_stand_out_from_their_ground(page: Any, gallery: Gallery) -> None:
    page.goto(f"{gallery.address('everyday')}/feed.xml")
    root = page.locator("rss")
    ground = test_browser.colour(root, "backgroundColor")
    assert test_browser.contrast(test_browser.colour(root, "color"), ground) >= 7
    assert test_browser.contrast(test_browser.colour(page.locator("pubDate").first, "color"), ground) >= 4.5


def test_on_a_phone_it_is_set_as_large_as_pages_are(browser: Any, gallery: Gallery) -> None:
    with opened(browser, "phone", is_mobile=True, java_script_enabled=False) as page:
        page.goto(f"{gallery.address('everyday')}/feed.xml")
        wide = page.evaluate("innerWidth") / SIZES["phone"][0]  # how much smaller the browser makes the page
        assert float(page.evaluate(STYLE, "fontSize").removesuffix("px")) / wide == pytest.approx(16, abs=1)
        assert page.evaluate(SIDEWAYS) <= 0


@pytest.mark.parametrize("media_type", ["application/xml", "text/xml", "application/xml; charset=utf-8"])
@pytest.mark.parametrize("feed", ["feed.xml", "atom.xml"])
def test_it_is_a_page_as_servers_serve_xml(browser: Any, gallery: Gallery, feed: str, media_type: str) -> None:
    with served(gallery.output("everyday"), media_type) as site, opened(browser) as page:
        page.goto(f"{site}/{feed}")
        assert page.evaluate(SAID, "::before") == "This is a feed"


@pytest.mark.parametrize("variant", ["everyday", "arabic"])
def test_the_page_of_all_feeds_fits_and_asks_nobody_else(page: Any, gallery: Gallery, variant: str) -> None:
    site = gallery.address(variant)
    page.goto(f"{site}/feeds/")
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.get_by_role("link", name=f"{site}/feed.xml").is_visible()
    assert [url for url in page.asked if not url.startswith(site)] == []
