"""The archive: every edition by day, in small calendars, on pages that stay as they are."""

import calendar
import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import test_browser
from browsing import follow
from building import built, make_site, output, write
from lxml import html
from test_browser import served

from digest.checking import check_site
from digest.config import read_config
from digest.publish.archive import MOST_OPEN

DAYS = ("2024-08-14", "2024-08-15", "2024-02-29", "2023-12-31")
MOST_BYTES = 42_000
"""What a page of a whole year of daily editions may weigh."""
FULL_YEAR = 366
browser = test_browser.browser


def articles(days: Sequence[str]) -> str:
    text = "The bridge number {0} was opened by the mayor of town {0} in the rain. It is the first one in forty years."
    rows = [{"title": f"Bridge {n}", "published": day, "text": text.format(n)} for n, day in enumerate(days)]
    return "".join(json.dumps(row) + "\n" for row in rows)


def site_of(root: Path, days: Sequence[str], language: str = "en", site: str = "") -> Path:
    toml = f'[site]\nurl = "https://example.org/news"\ntitle = "Archived"\nlanguage = "{language}"\n{site}'
    built(make_site(root, {"all.jsonl": articles(days)}, plugins=("read-json",), toml=toml))
    return root


def page(root: Path, address: str = "archive/") -> html.HtmlElement:
    return html.document_fromstring((root / "output" / address / "index.html").read_bytes().decode())


def texts(elements: Sequence[Any]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in elements]


def every_day(first: date, number: int) -> list[str]:
    return [(first + timedelta(days=n)).isoformat() for n in range(number)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four days of two years."""
    return site_of(tmp_path_factory.mktemp("archive"), DAYS)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three years, of which the second is a whole leap year."""
    days = [*every_day(date(2025, 1, 1), 3), *every_day(date(2024, 1, 1), FULL_YEAR), "2023-06-01", "2023-06-02"]
    return site_of(tmp_path_factory.mktemp("years"), days)


def test_years_and_months_come_newest_first(site: Path) -> None:
    shown = page(site)
    assert texts(shown.xpath("//main//h2")) == ["2024", "2023"]
    assert texts(shown.xpath("//caption")) == ["August", "February", "December"]


def test_a_day_with_an_edition_leads_there_and_says_what_it_holds(site: Path) -> None:
    links = page(site).xpath("//table//a")
    assert [link.get("href") for link in links] == [f"/news/editions/{day}/" for day in sorted(DAYS[:2])] + [
        f"/news/editions/{day}/" for day in DAYS[2:]
    ]
    assert links[0].text == "14"
    assert links[0].get("aria-label") == "14 August 2024, 1 story"


def test_other_days_are_plain_and_stand_below_their_day_of_the_week(site: Path) -> None:
    (august,) = page(site).xpath("//table[@id='m2024-08']")
    assert [th.get("abbr") for th in august.iter("th")] == list(calendar.day_name)
    assert texts(august.xpath(".//tbody/tr/td")) == ["12", "13", "14", "15", "16", "17", "18"]
    assert len(august.xpath(".//td/a")) == 2


def test_days_of_other_months_and_weeks_without_editions_are_left_out(site: Path) -> None:
    (february,) = page(site).xpath("//table[@id='m2024-02']")
    assert texts(february.xpath(".//td")) == ["26", "27", "28", "29", "", "", ""]


@pytest.mark.parametrize(("language", "first"), [("en", "Mon"), ("de", "Mo"), ("en-US", "Sun"), ("ar-EG", "س")])
def test_weeks_begin_as_the_language_of_the_site_has_it(tmp_path: Path, language: str, first: str) -> None:
    root = site_of(tmp_path, DAYS[:1], language)
    (month,) = page(root).xpath("//table")
    assert texts(month.iter("th"))[0] == first
    names = [cell.get("abbr") for cell in month.iter("th")]
    day = date.fromisoformat(DAYS[0]).weekday()
    column = [bool(cell.xpath("a")) for cell in month.xpath(".//tbody/tr/td")].index(True)
    assert len(set(names)) == 7
    assert column == (day - read_first(root)) % 7


def read_first(root: Path) -> int:
    """The first day of the week that the site's language has, Monday being 0."""
    from digest.publish.words import Words

    return Words(read_config(root).site.language).first_weekday


def test_numbers_are_those_of_the_language(tmp_path: Path) -> None:
    assert "١٤" in texts(page(site_of(tmp_path, DAYS[:1], "ar-EG")).xpath("//td/a"))


def test_the_year_that_runs_is_open_and_full_ones_have_a_page(years: Path) -> None:
    assert MOST_OPEN < FULL_YEAR
    shown = page(years)
    assert texts(shown.xpath("//main//h2")) == ["2025", "Earlier years"]
    assert texts(shown.xpath("//main//li")) == ["2024 366 editions", "2023 2 editions"]
    year = page(years, "archive/2024/")
    assert texts(year.xpath("//h1")) == ["2024"]
    assert texts(year.xpath("//caption")) == list(reversed(calendar.month_name[1:]))
    assert len(year.xpath("//table//a")) == FULL_YEAR
    assert [link.get("href") for link in year.xpath("//nav[@class='turn']/a")] == [
        "/news/archive/",
        "/news/archive/2023/",
    ]


def test_years_with_few_editions_stay_on_one_page(site: Path) -> None:
    assert [path.name for path in (site / "output/archive").iterdir()] == ["index.html"]


def test_an_edition_leads_back_to_its_month(years: Path) -> None:
    def way(day: str) -> list[str]:
        return page(years, f"editions/{day}/").xpath("//nav[@class='crumbs']//a/@href")

    assert way("2025-01-02") == ["/news/", "/news/archive/", "/news/archive/#m2025-01"]
    assert way("2024-02-29") == ["/news/", "/news/archive/", "/news/archive/2024/#m2024-02"]


def test_every_link_of_the_archive_leads_somewhere(years: Path) -> None:
    assert check_site(read_config(years))[1] == []


def test_a_new_edition_leaves_the_pages_of_full_years_as_they_are(years: Path, tmp_path: Path) -> None:
    days = [*every_day(date(2024, 1, 1), FULL_YEAR), "2023-06-01", "2023-06-02"]
    root = site_of(tmp_path, [*days, "2025-01-01"])
    before = output(root)
    write(root / "content/all.jsonl", articles([*days, "2025-01-01", "2025-01-02"]))
    built(root)
    changed = [name for name, data in output(root).items() if before.get(name) != data and name in before]
    assert [name for name in changed if name.startswith("archive/")] == ["archive/index.html"]
    pages = [name for name in changed if name.startswith("editions/") and name.endswith(".html")]
    assert pages == ["editions/2025-01-01/index.html"]
    assert output(years)["archive/2023/index.html"] == before["archive/2023/index.html"]


def test_a_whole_year_of_editions_is_a_light_page(years: Path) -> None:
    assert len((years / "output/archive/2024/index.html").read_bytes()) < MOST_BYTES


def test_without_editions_it_says_so(tmp_path: Path) -> None:
    root = make_site(tmp_path, {}, toml='[site]\nurl = "https://example.org"')
    (root / "content").mkdir()
    built(root)
    assert "Nothing here yet." in page(root).text_content()


def test_the_first_and_the_last_day_of_all_are_in_it(tmp_path: Path) -> None:
    root = site_of(tmp_path, ["0001-01-01", "9999-12-31"])
    assert [link.get("aria-label") for link in page(root).xpath("//table//a")] == [
        "31 December 9999, 1 story",
        "1 January 1, 1 story",
    ]


def test_the_menu_says_where_one_is(site: Path) -> None:
    (here,) = page(site).xpath("//nav[@aria-label='Main']//a[@aria-current]")
    assert here.text == "Archive"


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_stock_themes_show_it_too(tmp_path: Path, theme: str) -> None:
    root = site_of(tmp_path, [*every_day(date(2024, 1, 1), 120), "2025-01-01"], site=f'theme = "{theme}"')
    assert len(page(root).xpath("//table//a")) == 1
    assert len(page(root, "archive/2024/").xpath("//table//a")) == 120
    assert check_site(read_config(root))[1] == []


@pytest.fixture(scope="module")
def address(years: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The three years, served below their path."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "news").symlink_to(years / "output")
    with served(folder) as found:
        yield f"{found}/news"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_and_every_day_is_large_enough_to_touch(browser: Any, address: str, width: int) -> None:
    opened = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False).new_page()
    opened.goto(f"{address}/archive/2024/")
    assert opened.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    sizes = opened.evaluate(
        "() => [...document.querySelectorAll('td a')].map((a) => [a.getBoundingClientRect().width, a.getBoundingClientRect().height])"
    )
    assert min(min(size) for size in sizes) >= 32
    opened.context.close()


@pytest.mark.browser
def test_from_the_month_of_an_edition_one_sees_that_month(browser: Any, address: str) -> None:
    opened = browser.new_context(viewport={"width": 390, "height": 700}, java_script_enabled=False).new_page()
    opened.goto(f"{address}/editions/2024-03-05/")
    follow(opened, opened.locator(".crumbs a").last)
    box = opened.locator("#m2024-03").bounding_box()
    assert 0 <= box["y"] < 350
    opened.context.close()
