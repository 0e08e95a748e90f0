"""The sample site in a real browser, without JavaScript, as a reader walks through it."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import digest

REPO = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}

pytestmark = pytest.mark.browser


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that keeps the terminal clean."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample site, built and served."""
    root = tmp_path_factory.mktemp("browser")
    shutil.copytree(REPO / "content", root / "content")
    shutil.copy(REPO / "pyproject.toml", root)
    assert digest("build", site=root).returncode == 0
    handler = functools.partial(Quiet, directory=str(root / "output"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Chromium; its absence is a skip, and in CI a failure."""
    if not CHROMIUM:
        reason = "Chromium is not installed (Debian: apt-get install chromium)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(params=[(size, scheme) for size in SIZES for scheme in ("light", "dark")], ids="-".join)
def page(request: pytest.FixtureRequest, browser: object, site: str) -> Iterator[object]:
    """A page without JavaScript; it keeps what it asked for and what went wrong."""
    size, scheme = request.param
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=False, base_url=site
    )
    opened = context.new_page()
    opened.asked, opened.wrong = [], []
    opened.on("request", lambda sent: opened.asked.append(sent.url))
    opened.on("console", lambda said: opened.wrong.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()


def test_a_reader_walks_from_the_front_page_to_the_source_sentence_and_on(page: object, site: str) -> None:
    page.goto("/")
    page.locator("main h2 a, main h3 a").first.click()
    assert "/stories/" in page.url
    assert page.locator("main h1").count() == 1
    sentence = page.locator('main a[href*="#s"]').first
    words = sentence.inner_text()
    sentence.click()
    assert "/articles/" in page.url
    place = page.locator(":target")
    assert " ".join(place.inner_text().split()) == " ".join(words.split())
    lit = "element => getComputedStyle(element).backgroundColor"
    assert place.evaluate(lit) != page.locator("main h1").evaluate(lit)
    page.locator('main a[href*="/topics/"]').first.click()
    assert page.url.startswith(f"{site}/topics/")
    page.locator('nav[aria-label="Breadcrumb"] a').first.click()
    assert page.url == f"{site}/"
    assert page.wrong == []


def addresses(root: str, page: object) -> list[str]:
    """One page of each kind."""
    page.goto("/")
    story = page.locator('a[href*="/stories/"]').first.get_attribute("href")
    article = page.locator('a[href*="/articles/"]').first.get_attribute("href")
    return ["/", story, article, "/topics/conflict/", "/entities/", "/sources/", "/archive/", "/made/", "/404.html"]


def test_no_page_scrolls_sideways_or_asks_anyone_else(page: object, site: str) -> None:
    for address in addresses(site, page):
        page.goto(address)
        overflow = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) <= 0, address
        assert page.locator("main").count() == 1, address
    assert [url for url in page.asked if not url.startswith(site)] == []
    assert page.wrong == []


def test_the_keyboard_reaches_the_content_first(page: object) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.get_attribute("href") == "#main"
    assert focused.is_visible()


def test_text_stands_out_from_its_ground(page: object) -> None:
    page.goto("/")
    colour = "element => getComputedStyle(element).{}.match(/[0-9.]+/g).slice(0, 3).map(Number)"
    body = page.locator("body")
    ink, paper = (body.evaluate(colour.format(name)) for name in ("color", "backgroundColor"))

    def light(rgb: list[float]) -> float:
        linear = [c / 3294.6 if c <= 10.3 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dim = sorted((light(ink), light(paper)), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 7
