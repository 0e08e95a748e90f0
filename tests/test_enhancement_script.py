"""The script of keys and reading settings in a real browser, and pages without it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import test_browser
from building import built, make_site, output
from test_browser import served

MOST_BYTES = 6000
THEMES = Path(__file__).resolve().parent.parent / "theme"
NAMES = ("bridge", "court", "harbour", "school", "market", "museum", "station", "theatre")
ARTICLES = {
    f"{name}.txt": f"Title: The {name} opens\nDate: 2024-08-{15 - number % 2}\nSource: The Paper\n\n"
    f"The {name} was opened by the mayor of the town in the rain. It is the first {name} in forty years of waiting."
    for number, name in enumerate(NAMES)
}
DARK, LIGHT = "rgb(22, 21, 19)", "rgb(255, 253, 249)"
STORIES = "main :is(article :is(h2, h3), .earlier li li) > a"
GROUND = "() => getComputedStyle(document.body).backgroundColor"
SIZE = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
FOCUSED = "() => document.activeElement.textContent.trim()"
DIRECTION = "() => getComputedStyle(document.querySelector('dialog')).direction"
FIRST_GROUND = """
new PerformanceObserver((list) => {
  window.painted = getComputedStyle(document.body || document.documentElement).backgroundColor;
}).observe({ type: "paint", buffered: true });
"""

NOTHING_WRONG = ("Transition was", "ViewTransition")
"""What a browser says of a transition between two pages that the next one cut short."""

browser = test_browser.browser
pytestmark = pytest.mark.browser


def site_of(root: Path, toml: str = "") -> Path:
    built(make_site(root, ARTICLES, toml=f'[site]\nurl = "https://example.org"\ntitle = "Keys"\n{toml}'))
    return root / "output"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(site_of(tmp_path_factory.mktemp("keys"))) as found:
        yield found


def opened(browser: Any, address: str, **options: Any) -> Any:
    """A page on which everything that its policy forbids is noted."""
    size = {"width": 900, "height": 700}
    page = browser.new_context(base_url=address, viewport=size, color_scheme="light", **options).new_page()
    page.wrong, page.asked = [], []
    page.on("console", lambda said: note(page, said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: note(page, str(error)))
    page.on("request", lambda sent: page.asked.append(sent.url.removeprefix(address)))
    page.goto("/")
    return page


def note(page: Any, said: str) -> None:
    if not said.startswith(NOTHING_WRONG):
        page.wrong.append(said)


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    page = opened(browser, address)
    yield page
    assert page.wrong == []
    page.context.close()


def titles(page: Any) -> list[str]:
    return page.locator(STORIES).all_inner_texts()


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def settings(page: Any) -> Any:
    """The open dialog."""
    press(page, "?")
    page.locator("dialog[open]").wait_for()
    return page.locator("dialog")


def test_j_and_k_go_through_the_stories_in_their_order(page: Any) -> None:
    shown = titles(page)
    assert len(shown) > 3
    press(page, "j", "j", "j")
    assert page.evaluate(FOCUSED) == shown[2]
    press(page, "k")
    assert page.evaluate(FOCUSED) == shown[1]


def test_the_last_story_is_the_end(page: Any) -> None:
    press(page, *"j" * (len(titles(page)) + 3))
    assert page.evaluate(FOCUSED) == titles(page)[-1]


def test_the_story_gone_to_is_in_sight_and_its_focus_is_seen(page: Any) -> None:
    press(page, *"j" * len(titles(page)))
    box = page.locator(":focus").bounding_box()
    assert 0 <= box["y"] < page.viewport_size["height"]
    assert page.locator(":focus").evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


def test_from_a_link_inside_a_card_the_next_story_is_that_of_the_next_card(page: Any) -> None:
    add = "element => { element.insertAdjacentHTML('beforeend', '<a class=inside href=/>x</a>') }"
    page.locator("main article").nth(1).evaluate(add)
    page.locator(".inside").focus()
    press(page, "j")
    assert page.evaluate(FOCUSED) == titles(page)[2]
    page.locator(".inside").focus()
    press(page, "k")
    assert page.evaluate(FOCUSED) == titles(page)[1]


def test_where_nothing_has_the_focus_the_keys_begin_with_what_is_in_sight(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 400})
    middle = len(titles(page)) // 2
    page.locator(STORIES).nth(middle).evaluate("element => scrollTo(0, element.getBoundingClientRect().top - 2)")
    press(page, "j")
    assert page.evaluate(FOCUSED) == titles(page)[middle]


def test_o_opens_the_story_and_u_leads_up(page: Any, address: str) -> None:
    press(page, "j", "o")
    page.wait_for_url("**/articles/**")
    press(page, "u")
    page.wait_for_url(lambda url: "/articles/" not in url)
    assert page.url.startswith(address)


def test_enter_opens_the_story(page: Any) -> None:
    press(page, "j", "Enter")
    page.wait_for_url("**/articles/**")


def test_o_opens_nothing_where_no_story_was_gone_to(page: Any) -> None:
    press(page, "o", "u")
    page.wait_for_timeout(200)
    assert page.url.endswith("/")


def test_t_leads_to_the_top(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 400})
    press(page, *"j" * len(titles(page)))
    assert page.evaluate("() => scrollY") > 0
    press(page, "t")
    assert page.evaluate("() => scrollY") == 0


def test_in_lists_without_stories_the_keys_go_through_the_links(page: Any) -> None:
    page.goto("/sources/")
    press(page, "j")
    assert page.evaluate(FOCUSED) == "The Paper"


def test_a_slash_leads_to_the_search_page(browser: Any, address: str) -> None:
    page = opened(browser, address)
    press(page, "/")
    page.wait_for_url("**/search/**")
    page.context.close()


def test_a_slash_leads_to_the_field_of_the_search_page(page: Any) -> None:
    page.evaluate("() => { document.querySelector('main').innerHTML = '<input type=search>' }")
    press(page, "/")
    assert page.locator("main input").evaluate("element => element === document.activeElement")


def test_capital_letters_and_other_keyboards_do_the_same(page: Any) -> None:
    press(page, "J")
    assert page.evaluate(FOCUSED) == titles(page)[0]
    page.evaluate("() => dispatchEvent(new KeyboardEvent('keydown', {key: 'о', code: 'KeyJ'}))")
    assert page.evaluate(FOCUSED) == titles(page)[1]


@pytest.mark.parametrize("held", ["Control", "Alt", "Meta"])
def test_with_another_key_held_down_nothing_happens(page: Any, held: str) -> None:
    page.evaluate(
        "held => dispatchEvent(new KeyboardEvent('keydown', {key: 'j', ctrlKey: held == 'Control', altKey: held == 'Alt', metaKey: held == 'Meta'}))",
        held,
    )
    assert page.evaluate("() => document.activeElement === document.body")


def test_while_typing_letters_are_letters(page: Any) -> None:
    page.evaluate("() => document.querySelector('main').append(document.createElement('input'))")
    page.locator("main input").focus()
    press(page, "j", "t", "?")
    assert page.locator("main input").input_value() == "jt?"
    assert page.locator("dialog").count() == 0


def test_the_dialog_tells_all_keys_and_escape_closes_it(page: Any) -> None:
    dialog = settings(page)
    assert dialog.locator("kbd").all_inner_texts() == ["j", "k", "o", "u", "t", "/", "?"]
    press(page, "Escape")
    assert not dialog.is_visible()


def test_the_dialog_has_a_name_and_holds_the_focus(page: Any) -> None:
    dialog = settings(page)
    name = dialog.get_attribute("aria-labelledby")
    assert page.locator(f"#{name}").inner_text() == "Reading settings"
    for _ in range(12):
        press(page, "Tab")
        assert page.evaluate(
            "() => [document.body, ...document.querySelectorAll('dialog, dialog *')].includes(document.activeElement)"
        )


def test_keys_do_nothing_behind_the_dialog(page: Any) -> None:
    settings(page)
    press(page, "t", "j", "u")
    assert page.locator("dialog").is_visible()
    assert page.locator("main :focus").count() == 0


def test_a_button_opens_the_dialog_and_gets_the_focus_back(page: Any) -> None:
    button = page.get_by_role("button", name="Reading settings")
    button.click()
    page.locator("dialog[open]").wait_for()
    page.locator("dialog").get_by_role("button", name="Close").click()
    assert page.evaluate(FOCUSED) == "Reading settings"
    assert not page.locator("dialog").is_visible()


def test_a_click_beside_the_dialog_closes_it(page: Any) -> None:
    dialog = settings(page)
    page.mouse.click(5, 5)
    assert not dialog.is_visible()


def test_what_the_dialog_needs_is_asked_for_when_it_is_opened_and_once(page: Any) -> None:
    assert [url for url in page.asked if "help" in url or "script.css" in url] == []
    settings(page)
    press(page, "Escape")
    settings(page)
    asked = [url.partition("?")[0] for url in page.asked if "help" in url or "script.css" in url]
    assert sorted(asked) == ["/theme/help.txt", "/theme/script.css"]


def test_keys_can_be_switched_off_for_good_and_on_again(page: Any) -> None:
    settings(page).get_by_label("Single keys").uncheck()
    press(page, "Escape", "j")
    assert page.locator("main :focus").count() == 0
    page.goto("/archive/")
    press(page, "?", "j")
    assert page.locator("main :focus, dialog").count() == 0
    page.get_by_role("button", name="Reading settings").click()
    page.locator("dialog").get_by_label("Single keys").check()
    press(page, "Escape", "j")
    assert page.locator("main :focus").count() == 1


def test_the_text_size_is_kept_over_pages_and_can_be_put_back(page: Any) -> None:
    usual = page.evaluate(SIZE)
    settings(page).get_by_label("Largest").check()
    assert page.evaluate(SIZE) == usual * 1.5
    page.goto("/made/")
    assert page.evaluate(SIZE) == usual * 1.5
    dialog = settings(page)
    assert dialog.locator(":focus").get_attribute("value") == "4"
    assert dialog.get_by_label("Largest").is_checked()
    dialog.get_by_label("Usual").check()
    page.goto("/")
    assert page.evaluate(SIZE) == usual


def test_at_the_largest_size_a_phone_does_not_scroll_sideways(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    settings(page).get_by_label("Largest").check()
    for path in ("/", "/archive/", "/made/"):
        page.goto(path)
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), path
    settings(page)
    box = page.locator("dialog").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_the_colours_are_kept_over_pages(page: Any) -> None:
    assert page.evaluate(GROUND) == LIGHT
    settings(page).get_by_label("Dark").check()
    assert page.evaluate(GROUND) == DARK
    page.goto("/archive/")
    assert page.evaluate(GROUND) == DARK


def test_what_was_chosen_reaches_other_open_pages(page: Any, address: str) -> None:
    other = page.context.new_page()
    other.goto(address)
    settings(page).get_by_label("Dark").check()
    other.wait_for_function("() => document.documentElement.style.colorScheme === 'dark'")


def test_print_is_dark_on_light_whatever_was_chosen(page: Any) -> None:
    settings(page).get_by_label("Dark").check()
    press(page, "Escape")
    page.emulate_media(media="print")
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("path", ["/", "/archive/"])
def test_the_first_paint_has_the_chosen_colours(page: Any, path: str) -> None:
    settings(page).get_by_label("Dark").check()
    page.add_init_script(FIRST_GROUND)
    page.goto(path)
    page.wait_for_function("() => window.painted")
    assert page.evaluate("() => window.painted") == DARK


def test_a_script_that_comes_late_still_comes_before_the_first_paint(browser: Any, address: str) -> None:
    page = opened(browser, address)
    page.evaluate("""() => localStorage.setItem("digest", '{"scheme": "dark"}')""")

    def late(route: Any) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route(re.compile("digest.js"), late)
    page.add_init_script(FIRST_GROUND)
    page.goto("/archive/")
    page.wait_for_function("() => window.painted")
    assert page.evaluate("() => window.painted") == DARK
    page.context.close()


@pytest.mark.parametrize("broken", ["not json", "null", "5", '"text"', '{"size": {}, "scheme": "url(x)", "keys": 3}'])
def test_settings_that_make_no_sense_are_as_none(browser: Any, address: str, broken: str) -> None:
    page = opened(browser, address)
    page.evaluate("text => localStorage.setItem('digest', text)", broken)
    page.goto("/archive/")
    assert page.evaluate(GROUND) == LIGHT
    settings(page).get_by_label("Dark").check()
    assert page.evaluate(GROUND) == DARK
    assert page.wrong == []
    page.context.close()


def test_where_nothing_can_be_kept_settings_hold_for_the_page(browser: Any, address: str) -> None:
    page = opened(browser, address)
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})")
    page.goto("/archive/")
    settings(page).get_by_label("Dark").check()
    assert page.evaluate(GROUND) == DARK
    assert page.wrong == []
    page.context.close()


def test_without_a_network_the_dialog_waits_for_the_next_try(browser: Any, address: str) -> None:
    page = opened(browser, address)
    page.route(re.compile("help.txt"), lambda route: route.abort())
    press(page, "?")
    page.wait_for_timeout(300)
    assert page.locator("dialog").count() == 0
    page.unroute(re.compile("help.txt"))
    settings(page)
    page.context.close()


@pytest.mark.parametrize("path", ["/", "/archive/", "/sources/the-paper/", "/made/", "/404.html"])
def test_no_policy_is_broken_and_nobody_else_is_asked(page: Any, path: str) -> None:
    page.goto(path)
    settings(page)
    assert all(url.startswith("/") for url in page.asked)


def test_without_javascript_there_is_no_button(browser: Any, address: str) -> None:
    page = opened(browser, address, java_script_enabled=False)
    assert not page.get_by_text("Reading settings").is_visible()
    page.context.close()


def test_below_a_path_and_from_right_to_left_it_works_as_well(browser: Any, tmp_path: Path) -> None:
    site_of(tmp_path / "made", 'language = "ar"').rename(tmp_path / "output")
    with served(tmp_path / "output") as address:
        page = opened(browser, address)
        shown = titles(page)
        press(page, "j", "j")
        assert page.evaluate(FOCUSED) == shown[1]
        settings(page).locator("input[value=dark]").check()
        assert page.evaluate(DIRECTION) == "rtl"
        assert page.evaluate(GROUND) == DARK
        assert page.wrong == []
        page.context.close()


def test_below_a_path_everything_is_asked_for_there(browser: Any, tmp_path: Path) -> None:
    built(make_site(tmp_path, ARTICLES, toml='[site]\nurl = "https://example.org/news"'))
    (tmp_path / "served").mkdir()
    (tmp_path / "output").rename(tmp_path / "served/news")
    with served(tmp_path / "served") as address:
        page = opened(browser, f"{address}/news")
        page.goto(f"{address}/news/")
        dialog = settings(page)
        press(page, "Escape")
        dialog.wait_for(state="hidden")
        press(page, "/")
        page.wait_for_url("**/news/search/**")
        page.context.close()


def test_the_script_is_small_and_has_no_library(tmp_path: Path) -> None:
    assert len((THEMES / "static/digest.js").read_bytes()) < MOST_BYTES
    assert len((site_of(tmp_path) / "theme/digest.js").read_bytes()) < MOST_BYTES


def test_a_site_can_do_without_and_its_pages_say_the_same(tmp_path: Path) -> None:
    site_of(tmp_path / "with")
    site_of(tmp_path / "without", "script = false")
    some, none = output(tmp_path / "with"), output(tmp_path / "without")
    assert some.keys() - none.keys() == {"theme/help.txt", "theme/digest.js", "theme/script.css"}
    for name, content in none.items():
        if name.endswith(".html"):
            assert b"digest.js" not in content
            assert words(some[name].decode()).replace("Reading settings", "") == words(content.decode()), name


def words(page: str) -> str:
    """What a page says in its body."""
    return "".join(re.sub(r"<[^>]*>", "", page.partition("<body")[2]).split()).replace("Readingsettings", "")


def test_the_address_changes_with_the_words(tmp_path: Path) -> None:
    def script(root: Path, toml: str = "") -> str:
        (found,) = re.findall(r'<script src="([^"]*)"', (site_of(root, toml) / "index.html").read_text())
        return found

    assert script(tmp_path / "one") == script(tmp_path / "same")
    assert script(tmp_path / "one2") != script(tmp_path / "other", 'language = "ar"')


def test_the_site_map_has_pages_alone(tmp_path: Path) -> None:
    assert "help" not in (site_of(tmp_path) / "sitemap.xml").read_text()
