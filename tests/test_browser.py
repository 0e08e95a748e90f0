"""The sample site in a real browser, without JavaScript, as a reader walks through it."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

import pytest
from browsing import Quiet, follow, opened
from commands import digest

from digest.model import Article, Raw
from digest.text.fragments import at_source

REPO = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}

LIT = "element => getComputedStyle(element).backgroundColor"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample site, built and served."""
    root = tmp_path_factory.mktemp("browser")
    shutil.copytree(REPO / "content", root / "content")
    shutil.copy(REPO / "pyproject.toml", root)
    assert digest("build", site=root).returncode == 0
    with served(root / "output") as address:
        yield address


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the files of a folder are, as long as it is used."""
    handler = functools.partial(Quiet, directory=str(folder))
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


@pytest.fixture(
    params=[(size, scheme, script) for size in SIZES for scheme in ("light", "dark") for script in (False, True)],
    ids=lambda given: "-".join((*given[:2], "script" if given[2] else "plain")),
)
def reader(request: pytest.FixtureRequest, browser: object, site: str) -> Iterator[object]:
    """A reader's page, with JavaScript and without."""
    size, scheme, script = request.param
    with opened(browser, size, color_scheme=scheme, java_script_enabled=script, base_url=site) as page:
        yield page
        assert page.wrong == []
        assert [url for url in page.asked if not url.startswith(site)] == []


def test_a_reader_walks_from_the_front_page_to_the_source_sentence_and_on(reader: object, site: str) -> None:
    reader.goto("/")
    follow(reader, reader.locator("main h2 a, main h3 a").first)
    assert "/stories/" in reader.url
    assert reader.locator("main h1").count() == 1
    sentence = reader.locator('main a[href*="#s"]').first
    words = sentence.inner_text()
    follow(reader, sentence)
    assert "/articles/" in reader.url
    place = reader.locator(":target")
    assert " ".join(place.inner_text().split()) == " ".join(words.split())
    assert place.evaluate(LIT) != reader.locator("main h1").evaluate(LIT)
    follow(reader, reader.locator('main a[href*="/topics/"]').first)
    assert reader.url.startswith(f"{site}/topics/")
    topic = reader.url
    reader.goto("/search/")
    assert reader.locator('main a[href*="/topics/"]').first.is_visible()
    assert reader.locator('main a[href*="/archive/"]').first.is_visible()
    reader.go_back()
    assert reader.url == topic
    reader.go_back()
    assert reader.locator(":target").evaluate(LIT) == place.evaluate(LIT)
    follow(reader, reader.get_by_role("navigation", name="Breadcrumb").get_by_role("link").first)
    assert reader.url == f"{site}/"


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


def contrast(one: list[float], other: list[float]) -> float:
    """How far two colours (RGB to 255) are from each other, as WCAG counts it."""

    def light(rgb: list[float]) -> float:
        linear = [c / 3294.6 if c <= 10.3 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dim = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def colour(element: object, name: str) -> list[float]:
    return element.evaluate(f"element => getComputedStyle(element).{name}.match(/[0-9.]+/g).slice(0, 3).map(Number)")


def test_text_stands_out_from_its_ground(page: object) -> None:
    page.goto("/")
    body = page.locator("body")
    assert contrast(colour(body, "color"), colour(body, "backgroundColor")) >= 7


def target_of_a_sentence(page: object) -> object:
    """The place that the second sentence of an article's summary leads to, opened; its original is linked."""
    page.goto("/sources/wikinews/")
    page.goto(page.locator('a[href*="/articles/"]').first.get_attribute("href").partition("#")[0] + "#s2")
    return page.locator(":target")


def test_the_sentence_led_to_is_seen_without_telling_shades_apart(page: object) -> None:
    place, body = target_of_a_sentence(page), page.locator("body")
    assert contrast(colour(place, "color"), colour(place, "backgroundColor")) >= 7
    line = colour(place, "textDecorationColor")
    assert contrast(line, colour(body, "backgroundColor")) >= 4.5
    assert contrast(line, colour(place, "backgroundColor")) >= 4.5


def test_the_sentence_led_to_is_in_sight_below_the_upper_edge(page: object) -> None:
    box = target_of_a_sentence(page).bounding_box()
    assert 8 <= box["y"] <= page.viewport_size["height"] * 0.8


def test_links_to_the_source_have_a_name_of_their_own_and_enough_room(page: object) -> None:
    place = target_of_a_sentence(page)
    assert place.count() == 1
    links = page.locator(".sentences a.at")
    names = [links.nth(n).get_attribute("aria-label") for n in range(links.count())]
    assert len(set(names)) == len(names) >= 2
    assert all(" at " in name for name in names)
    assert all(links.nth(n).bounding_box()["width"] >= 24 for n in range(links.count()))


ORIGINALS = {
    "en": "The dam above the town - an old one - broke early on Monday, & the river took two of three bridges.",
    "fr": "« Le barrage a cédé lundi matin », a dit la maire, et la rivière a emporté deux des trois ponts du village.",
    "zh": "政府星期一宣布将投资三十亿元修建新的铁路，这条铁路将连接北部山区和沿海城市，预计五年内完工。",
    "ja": "政府は月曜日に、北部の山岳地帯と沿岸の都市を結ぶ新しい鉄道の建設に、三十億円を投資すると発表した。",
    "th": "รัฐบาลประกาศเมื่อวันจันทร์ว่าจะสร้างทางรถไฟ สายใหม่นี้จะเชื่อมพื้นที่ภูเขากับเมือง คาดว่าจะแล้วเสร็จในห้าปี",
    "ar": "أعلنت الحكومة يوم الاثنين أنها ستبني خط سكة حديد جديدا يربط بين الجبال في الشمال والمدن على الساحل.",
}


@pytest.mark.parametrize("language", ORIGINALS)
def test_the_browser_finds_the_sentence_in_its_original(browser: object, tmp_path: Path, language: str) -> None:
    sentence, filler = ORIGINALS[language], f"<p>{'Words of others. ' * 900}</p>"
    page = f"<!DOCTYPE html><html lang={language}><meta charset=utf-8><title>x</title>{filler}<p>{escape(sentence)}</p>{filler}"
    (tmp_path / "original.html").write_text(page, encoding="utf-8")
    with served(tmp_path) as address:
        article = Article(Raw(f"Before it.\n{sentence}", url=f"{address}/original.html"))
        opened = browser.new_context(viewport={"width": 800, "height": 600}).new_page()
        opened.goto(at_source(article, (11, 11 + len(sentence))))
        opened.wait_for_function("scrollY > 0", timeout=5000)
        box = opened.locator("p").nth(1).bounding_box()
        opened.context.close()
    assert 0 <= box["y"] < 600
