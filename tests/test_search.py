"""The search page: what it lists without an index, and in a real browser what Pagefind finds with one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import test_browser
from browsing import follow
from building import THREE, built, make_site, output, problems
from test_browser import served

from digest.publish import pagefind
from digest.publish.search_page import initial

browser = test_browser.browser
SEARCH = "[site]\nsearch = true"
INDEX = "search/index/"
NEWS = THREE | {
    "de.txt": "Title: Häuser unter Wasser\nDate: 2024-05-02\nLanguage: de\nSource: Der Bote\n\n"
    "Die Feuerwehr pumpte am Donnerstag die Keller der Häuser leer.",
    "ar.txt": "Title: خط جديد للسكك\nDate: 2024-05-03\nLanguage: ar\nSource: The Post\n\n"
    "أعلنت الحكومة يوم الاثنين أنها ستبني خط سكة حديد جديدا بين الجبال والساحل.",
    "zh.txt": "Title: 新的铁路\nDate: 2024-05-04\nLanguage: zh\n\n政府星期一宣布将投资三十亿元修建新的铁路。",
    "sign.txt": 'Title: A < B & "C"\nDate: 2024-08-16\nSource: The Paper\n\nThe formula a <mark>b</mark> was shown to a crowd of engineers.',
    "old.txt": "Title: An old flood\nDate: 1998-03-04\nSource: The Paper\n\nThe flood of the century reached the gasworks.",
}
needs_pagefind = pytest.mark.skipif(not pagefind.version(), reason="Pagefind is not installed")


def shard_files(root: Path, name: str) -> dict[str, tuple[bytes, int]]:
    """The files of a shard and when each was written."""
    folder = root / "output" / INDEX / name
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


def search_page(root: Path) -> str:
    return (root / "output/search/index.html").read_text()


def test_without_an_index_the_page_lists_sources_and_months(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    assert problems(built(root)) == []
    page = search_page(root)
    assert 'href="/sources/the-paper/">The Paper</a> <small>Source, 1 story</small>' in page
    assert '<a href="/archive/#m2024-08">August</a> <small>2 editions</small>' in page
    assert "<form" not in page
    assert "wasm" not in page
    assert not (root / "output" / INDEX).exists()
    assert not (root / "output/theme/search.js").exists()


def test_the_page_is_in_the_menu_of_every_page(tmp_path: Path) -> None:
    root = make_site(tmp_path)
    built(root)
    assert '<a href="/search/">Search</a>' in (root / "output/index.html").read_text()
    assert '<a href="/search/" aria-current="page">Search</a>' in search_page(root)


def test_every_letter_leads_to_its_heading(tmp_path: Path) -> None:
    articles = {
        f"{n}.txt": f"Title: One\nSource: {name}\nDate: 2024-08-14\n\nA text."
        for n, name in enumerate(("Öresund", "3sat", "Зоря", "Oslo"))
    }
    root = make_site(tmp_path, articles)
    built(root)
    page = search_page(root)
    assert [href.partition('"')[0] for href in page.split('href="#')[2:]] == ["az-o", "az-417", "az-23"]
    assert all(f'<h2 id="az-{name}">' in page for name in ("o", "417", "23"))


@pytest.mark.parametrize(
    ("text", "letter"), [("Élysée", "E"), ("3M", "#"), ("北京", "#"), ("", "#"), ("ürün", "U"), ("القاهرة", "ا")]
)
def test_words_stand_below_a_letter_that_readers_look_for(text: str, letter: str) -> None:
    assert initial(text) == letter


@needs_pagefind
def test_an_article_of_a_new_quarter_leaves_the_bundles_of_others_alone(tmp_path: Path) -> None:
    root = make_site(tmp_path, NEWS, toml=SEARCH)
    built(root)
    before = {name: shard_files(root, name) for name in ("en/2024q3", "en/1998q1", "de/2024q2")}
    assert all(before.values())
    made: list[str] = []
    make_site(root, {"new.txt": "Title: A bridge\nDate: 2024-11-01\n\nThe bridge was opened to all."}, toml=SEARCH)
    built(root)
    made = sorted(path.name for path in (root / "output" / INDEX / "en").iterdir())
    assert made == ["1998q1", "2024q3", "2024q4", "wasm.en.pagefind"]
    assert {name: shard_files(root, name) for name in before} == before


@needs_pagefind
def test_bundles_in_which_nothing_changed_need_no_pagefind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_site(tmp_path, toml=SEARCH)
    built(root)
    before = output(root)
    make_site(root, toml=f'{SEARCH}\ntitle = "Another"')
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/nowhere/pagefind")
    assert problems(built(root)) == []
    after = output(root)
    assert {n: c for n, c in after.items() if n.startswith(INDEX)} == {
        n: c for n, c in before.items() if n.startswith(INDEX)
    }


@needs_pagefind
def test_a_change_of_an_article_makes_the_same_index_as_a_clean_build(tmp_path: Path) -> None:
    root = make_site(tmp_path / "one", NEWS, toml=SEARCH)
    built(root)
    changed = {"one.txt": "Title: The river falls\nDate: 2024-08-14\n\nThe river fell on Tuesday."}
    make_site(root, changed, toml=SEARCH)
    (root / "content/de.txt").unlink()
    built(root)
    clean = make_site(tmp_path / "two", {n: c for n, c in (NEWS | changed).items() if n != "de.txt"}, toml=SEARCH)
    shutil.copy(root / "content/ledger.tsv", clean / "content")  # what subscribers got before is remembered there
    built(clean)
    assert output(root) == output(clean)
    assert not list((root / "output" / INDEX).glob("de*"))


@needs_pagefind
def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = (make_site(tmp_path / name, NEWS, toml=SEARCH) for name in ("one", "two"))
    built(one)
    built(two)
    assert output(one) == output(two)
    assert any(name.startswith(INDEX) for name in output(one))


@needs_pagefind
def test_the_index_holds_no_more_than_the_pages_show(tmp_path: Path) -> None:
    import gzip

    hidden = (
        "Title: Long\nDate: 2024-08-14\n\n"
        + "\n\n".join(f"{'Words of the opening. ' * 20}" for _ in range(3))
        + "\n\nZebrafish."
    )
    root = make_site(tmp_path, {"long.txt": hidden}, toml=f'{SEARCH}\ntext = "excerpt"')
    built(root)
    (fragment,) = (root / "output" / INDEX / "en/2024q3/fragment").iterdir()
    assert b"opening" in gzip.decompress(fragment.read_bytes())
    assert b"Zebrafish" not in gzip.decompress(fragment.read_bytes())


@needs_pagefind
def test_a_failing_pagefind_is_named_and_the_page_lists_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_site(tmp_path, toml=SEARCH)
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho 'out of paper' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    (problem,) = problems(built(root))
    assert problem.startswith("search: there is no index: Pagefind failed: out of paper (the search page lists")
    assert "<form" not in search_page(root)
    monkeypatch.delenv("PAGEFIND_BINARY_PATH")
    assert problems(built(root)) == []
    assert "<form" in search_page(root)


@needs_pagefind
@pytest.mark.parametrize("answer", ["rubbish,", "", "e30=,"])
def test_rubbish_from_pagefind_is_a_problem_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    root = make_site(tmp_path, toml=SEARCH)
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\nprintf '{answer}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    (problem,) = problems(built(root))
    assert "there is no index: Pagefind failed" in problem


def test_a_missing_pagefind_is_named_with_the_way_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pagefind.service", None)
    (problem,) = problems(built(make_site(tmp_path, toml=SEARCH)))
    assert "Pagefind is not installed (pip install 'news-digest[search]')" in problem


def test_a_site_without_a_word_has_no_index(tmp_path: Path) -> None:
    root = make_site(tmp_path, {}, toml=SEARCH)
    (root / "content").mkdir(parents=True)
    assert problems(built(root)) == []
    assert "Nothing here yet." in search_page(root)


# In a browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = make_site(tmp_path_factory.mktemp("search"), NEWS, toml=SEARCH)
    built(root)
    with served(root / "output") as address:
        yield address


@pytest.fixture
def page(browser: object, site: str) -> Iterator[object]:
    """The page of a reader with JavaScript; it keeps what it asked for and what went wrong."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=site)
    opened = context.new_page()
    opened.asked, opened.wrong = [], []
    opened.on("request", lambda sent: opened.asked.append(sent.url))
    opened.on("console", lambda said: opened.wrong.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: opened.wrong.append(str(error)))
    yield opened
    context.close()


def titles(page: object, query: str) -> list[str]:
    """The headlines that are shown for a query."""
    page.goto(f"/search/?q={query}")
    page.locator("[data-status]:not(:empty)").wait_for(timeout=20_000)
    return page.locator(".results h2").all_inner_texts()


in_browser = [pytest.mark.browser, needs_pagefind]


class TestInBrowser:
    pytestmark = in_browser

    @pytest.mark.parametrize(
        ("query", "title"),
        [
            ("rivers", "The river"),
            ("metre rose", "The river"),
            ("Keller", "Häuser unter Wasser"),
            ("hause", "Häuser unter Wasser"),
            ("الحكومة", "خط جديد للسكك"),
            ("铁路", "新的铁路"),
            ("gasworks", "An old flood"),
            ('"opened on Tuesday"', "The court"),
        ],
    )
    def test_a_query_finds_the_right_article(self, page: object, query: str, title: str) -> None:
        assert titles(page, query)[0] == title
        assert page.wrong == []

    def test_a_result_leads_to_its_article_and_back(self, page: object) -> None:
        assert titles(page, "harbour") == ["The harbour"]
        follow(page, page.locator(".results a"))
        assert page.locator("h1").inner_text() == "The harbour"
        page.go_back()
        page.locator(".results h2").wait_for()
        assert page.locator("#query").input_value() == "harbour"

    def test_results_come_while_one_types_and_the_address_tells_the_query(self, page: object, site: str) -> None:
        page.goto("/search/")
        page.locator("#query").press_sequentially("court")
        page.locator(".results h2").wait_for()
        assert page.url == f"{site}/search/?q=court"
        assert page.locator("[data-status]").inner_text() == "Results: 1"
        assert not page.locator("[data-lists]").is_visible()
        page.locator("#query").fill("")
        page.locator("[data-lists]").wait_for()
        assert page.url == f"{site}/search/"

    def test_the_words_found_are_marked_and_markup_in_texts_is_text(self, page: object) -> None:
        assert titles(page, "engineers") == ['A < B & "C"']
        excerpt = page.locator(".results article > p").nth(1)
        assert excerpt.inner_text() == "The formula a <mark>b</mark> was shown to a crowd of engineers."
        assert excerpt.locator("mark").all_inner_texts() == ["engineers."]

    def test_a_found_article_tells_its_source_and_date(self, page: object) -> None:
        titles(page, "river")
        assert page.locator(".results .kicker").first.inner_text() == "The Paper 14 August 2024"

    def test_words_in_another_script_run_their_own_way(self, page: object) -> None:
        titles(page, "الحكومة")
        heading = page.locator(".results h2").first
        assert heading.get_attribute("lang") == "ar"
        assert heading.evaluate("element => getComputedStyle(element).direction") == "rtl"

    def test_where_nothing_is_found_the_page_says_so_and_shows_the_lists(self, page: object) -> None:
        assert titles(page, "xylophone") == []
        assert page.locator("[data-none]").is_visible()
        assert page.locator("[data-lists]").is_visible()
        assert page.wrong == []

    def test_nothing_is_loaded_before_a_query_and_nothing_from_elsewhere(self, page: object, site: str) -> None:
        page.goto("/search/")
        assert not [url for url in page.asked if INDEX in url]
        titles(page, "river")
        assert [url for url in page.asked if not url.startswith(f"{site}/")] == []

    def test_the_keyboard_reaches_field_and_results(self, page: object) -> None:
        titles(page, "river")
        page.locator("#query").focus()
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Search"
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "The river"

    def test_an_index_that_cannot_be_loaded_is_told_and_the_lists_stay(self, page: object) -> None:
        page.route("**/*.pf_meta", lambda route: route.abort())
        page.goto("/search/?q=river")
        page.locator("[data-failed]").wait_for()
        assert page.locator("[data-lists]").is_visible()

    def test_a_search_that_failed_is_tried_again(self, page: object) -> None:
        page.route("**/1998q1/pagefind-entry.json*", lambda route: route.abort())
        page.goto("/search/?q=river")
        page.locator("[data-failed]").wait_for()
        page.unroute("**/1998q1/pagefind-entry.json*")
        page.get_by_role("button", name="Search").click()
        page.locator(".results h2").wait_for()
        assert not page.locator("[data-failed]").is_visible()

    def test_many_results_come_in_pages_and_earlier_quarters_when_asked_for(
        self, browser: object, tmp_path: Path
    ) -> None:
        months = [f"{year}-{month:02}" for year in range(2020, 2024) for month in (1, 4, 7, 10)]
        news = {
            f"{m}.txt": f"Title: News of {m}\nDate: {m}-02\n\nThe lighthouse was lit on the day {m}." for m in months
        }
        root = make_site(tmp_path, news, toml=SEARCH)
        built(root)
        context = browser.new_context()
        with served(root / "output") as address:
            page = context.new_page()
            page.goto(f"{address}/search/?q=lighthouse")
            page.locator(".results li").nth(9).wait_for()
            assert page.locator("[data-status]").inner_text() == "Results: 12"
            page.get_by_role("button", name="Show more results").click()
            page.locator(".results li").nth(11).wait_for()
            assert page.locator(":focus").inner_text() == page.locator(".results h2").nth(10).inner_text()
            page.get_by_role("button", name="Search earlier years too").click()
            page.locator("[data-status]", has_text="16").wait_for()
            assert not page.locator("[data-earlier]").is_visible()
        context.close()

    def test_without_javascript_the_lists_lead_on(self, browser: object, site: str) -> None:
        context = browser.new_context(java_script_enabled=False, base_url=site)
        page = context.new_page()
        page.goto("/search/")
        assert not page.locator("form").is_visible()
        follow(page, page.locator(".letters a", has_text="T"))
        follow(page, page.get_by_role("link", name="The Paper"))
        assert page.url == f"{site}/sources/the-paper/"
        context.close()
