"""How pages stand up to narrow screens, large letters, keys, paper, and colours that the reader chose."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import test_browser
from browsing import SIDEWAYS, Gallery, follow, opened
from test_browser import colour, contrast

browser = test_browser.browser
pytestmark = pytest.mark.browser
LARGE = "() => { document.documentElement.style.fontSize = '200%' }"
IN_ORDER = """() => {
  const all = [...document.querySelectorAll('a[href], button, summary, input, select, [tabindex]')]
  return all.indexOf(document.activeElement)
}"""
RING = """() => {
  const look = getComputedStyle(document.activeElement)
  return look.outlineStyle !== 'none' || look.boxShadow !== 'none'
}"""
CUT_OFF = """() => [...document.querySelectorAll('main h1, main h2, main h3, main p, main li, header a')].filter(
  element => element.checkVisibility() && getComputedStyle(element).overflow !== 'visible'
    && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
).map(element => element.outerHTML.slice(0, 80))"""
"""Elements whose words do not fit and are hidden."""
KINDS = ("front", "long headline", "long word", "markup", "story of forty", "tags", "made", "archive", "topics")


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gallery]:
    with ExitStack() as stack:
        yield Gallery(tmp_path_factory.mktemp("gallery"), stack)


def addresses(gallery: Gallery) -> dict[str, str]:
    """A page of each kind that has something to say about layout."""
    front = gallery.address("everyday")
    return {
        "front": f"{front}/",
        "long headline": gallery.article("everyday", "long-headline"),
        "long word": gallery.article("everyday", "one-word-headline"),
        "markup": gallery.article("everyday", "markup"),
        "tags": gallery.article("everyday", "many-tags"),
        "story of forty": gallery.story("everyday", "orm-bridge"),
        "made": f"{front}/made/",
        "archive": f"{front}/archive/",
        "topics": f"{front}/topics/",
    }


@pytest.fixture(scope="module")
def phone(browser: Any) -> Iterator[Any]:
    with opened(browser, "phone") as page:
        yield page


@pytest.fixture(scope="module")
def narrow(browser: Any) -> Iterator[Any]:
    with opened(browser, (320, 640)) as page:
        yield page


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways_on_the_narrowest_screen(narrow: Any, gallery: Gallery, kind: str) -> None:
    narrow.goto(addresses(gallery)[kind])
    assert narrow.evaluate(SIDEWAYS) <= 0
    assert narrow.wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_letters_of_twice_the_size_fit_and_are_not_cut_off(phone: Any, gallery: Gallery, kind: str) -> None:
    phone.goto(addresses(gallery)[kind])
    phone.evaluate(LARGE)
    assert phone.evaluate(SIDEWAYS) <= 0
    assert phone.evaluate(CUT_OFF) == []


def test_the_tab_key_goes_through_a_page_in_the_order_of_its_words(browser: Any, gallery: Gallery) -> None:
    with opened(browser) as page:
        page.goto(gallery.article("everyday", "grain-terminal-1"))
        places = []
        for _ in range(20):
            page.keyboard.press("Tab")
            places.append(page.evaluate(IN_ORDER))
            assert page.evaluate(RING), page.evaluate("() => document.activeElement.outerHTML.slice(0, 80)")
    assert places == sorted(set(places))


def test_on_paper_there_is_the_text_and_no_navigation(browser: Any, gallery: Gallery) -> None:
    with opened(browser) as page:
        page.emulate_media(media="print")
        page.goto(gallery.article("everyday", "cleaned"))
        menus = [nav for nav in page.locator("nav").all() if nav.is_visible()]
        assert menus == []
        assert not page.locator("a", has_text="Skip to content").is_visible()
        assert page.locator("main h1").is_visible()
        assert page.locator("main", has_text="A water pipe burst below the market").is_visible()
        assert contrast(colour(page.locator("body"), "color"), [255, 255, 255]) >= 7


def test_paper_has_the_address_of_the_original(browser: Any, gallery: Gallery) -> None:
    with opened(browser) as page:
        page.emulate_media(media="print")
        page.goto(gallery.article("everyday", "cleaned"))
        after = "element => getComputedStyle(element, '::after').content"
        link = page.locator('main a[href="https://morning-wire.example/2026/cleaned"]').first
        assert "morning-wire.example" in link.evaluate(after) + link.inner_text()


def sentence_led_to(page: Any, gallery: Gallery) -> Any:
    page.goto(gallery.story("everyday", "grain-terminal"))
    follow(page, page.locator('main a[href*="#s"]').first)
    place = page.locator(":target")
    assert place.count() == 1
    return place


def test_forced_colours_still_mark_the_sentence_that_was_led_to(browser: Any, gallery: Gallery) -> None:
    with opened(browser, forced_colors="active") as page:
        look = sentence_led_to(page, gallery).evaluate(
            "element => { const look = getComputedStyle(element); return [look.textDecorationLine, look.outlineStyle] }"
        )
    assert look[0] != "none" or look[1] != "none"


def test_forced_colours_leave_links_and_text_apart(browser: Any, gallery: Gallery) -> None:
    with opened(browser, forced_colors="active") as page:
        page.goto(f"{gallery.address('everyday')}/")
        assert page.locator("main a").first.is_visible()
        text, ground = colour(page.locator("body"), "color"), colour(page.locator("body"), "backgroundColor")
        assert contrast(text, ground) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_asks_for_more_contrast_gets_it(browser: Any, gallery: Gallery, scheme: str) -> None:
    with opened(browser, color_scheme=scheme, contrast="more") as page:
        page.goto(gallery.article("everyday", "grain-terminal-1"))
        ground = colour(page.locator("body"), "backgroundColor")
        quiet = [one for one in page.locator("main time, main small, main .byline").all() if one.is_visible()]
        assert quiet
        assert min(contrast(colour(one, "color"), ground) for one in quiet) >= 7


def test_who_asks_for_less_motion_sees_none(browser: Any, gallery: Gallery) -> None:
    with opened(browser, reduced_motion="reduce") as page:
        page.goto(f"{gallery.address('everyday')}/")
        moving = "() => document.getAnimations().filter(one => one.playState === 'running').length"
        assert page.evaluate(moving) == 0
        assert page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior") == "auto"
