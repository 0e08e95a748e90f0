"""What a reader sees of every awkward and empty state, in a real browser and without JavaScript."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import test_browser
from browsing import SIDEWAYS, Gallery, follow, opened

browser = test_browser.browser
pytestmark = pytest.mark.browser
DIRECTION = "element => getComputedStyle(element).direction"
STORIES = "main :is(h2, h3) a[href]"
FULL_HEADLINE = "it recommends, not without some hesitation, that its own work be described on one single page"


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gallery]:
    with ExitStack() as stack:
        yield Gallery(tmp_path_factory.mktemp("gallery"), stack)


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    """A phone without JavaScript; nothing may go wrong on it in all these tests."""
    with opened(browser, "phone", java_script_enabled=False) as one:
        yield one
        assert one.wrong == []


def article(page: Any, gallery: Gallery, name: str, variant: str = "awkward") -> str:
    """The words that a reader sees on the page of an awkward article."""
    page.goto(gallery.article(variant, name))
    return seen(page)


def seen(page: Any) -> str:
    """The words in the main part of a page, in one line."""
    assert page.evaluate(SIDEWAYS) <= 0
    return " ".join(page.locator("main").inner_text().split())


def test_an_article_without_date_says_when_it_was_first_seen(page: Any, gallery: Gallery) -> None:
    assert "date unknown, first seen on 20 February 2026" in article(page, gallery, "no-date")


def test_an_article_without_source_leaves_no_hole(page: Any, gallery: Gallery) -> None:
    words = article(page, gallery, "no-source")
    assert "26 February 2026" in words
    assert "None" not in words
    shown = [link for link in page.locator("main a").all() if link.is_visible()]
    assert [link for link in shown if not link.inner_text().strip()] == []


def test_where_nothing_is_stated_the_headline_is_said_to_be_made(page: Any, gallery: Gallery) -> None:
    words = article(page, gallery, "nothing-stated")
    assert "headline by digest" in words.lower()
    assert "date unknown" in words


def test_a_headline_of_300_characters_is_shown_whole(page: Any, gallery: Gallery) -> None:
    article(page, gallery, "long-headline")
    headline = page.locator("main h1")
    assert FULL_HEADLINE in " ".join(headline.inner_text().split())
    assert headline.bounding_box()["height"] <= 844


def test_a_word_longer_than_the_screen_is_broken(page: Any, gallery: Gallery) -> None:
    assert "stellvertretung" in article(page, gallery, "one-word-headline").replace(" ", "").replace("\u00ad", "")


@pytest.mark.parametrize(("name", "language"), [("arabic", "ar"), ("hebrew", "he")])
def test_a_text_from_right_to_left_reads_so_inside_a_site_from_left_to_right(
    page: Any, gallery: Gallery, name: str, language: str
) -> None:
    article(page, gallery, name)
    assert page.locator("main h1").evaluate(DIRECTION) == "rtl"
    assert page.locator("main .text p").first.evaluate(DIRECTION) == "rtl"
    assert page.locator("main h1").evaluate("element => element.closest('[lang]').lang") == language
    assert page.get_by_role("navigation").first.evaluate(DIRECTION) == "ltr"


def test_a_headline_from_right_to_left_reads_so_on_its_card(page: Any, gallery: Gallery) -> None:
    page.goto(f"{gallery.address('awkward')}/")
    assert page.locator("main a", has_text="الحكومة تعلن").first.evaluate(DIRECTION) == "rtl"


def test_a_japanese_text_says_its_language(page: Any, gallery: Gallery) -> None:
    article(page, gallery, "japanese")
    assert page.locator("main h1").evaluate("element => element.closest('[lang]').lang") == "ja"


def test_a_text_of_two_words_has_no_summary(page: Any, gallery: Gallery) -> None:
    words = article(page, gallery, "two-words")
    assert words.count("Road clear.") == 1
    assert "In short" not in words


def test_a_picture_of_the_site_is_shown_in_the_edition(page: Any, gallery: Gallery) -> None:
    page.goto(f"{gallery.address('awkward')}/editions/2026-02-26/")
    shown = [image for image in page.locator("main img").all() if "harbour" in image.get_attribute("src")]
    if not shown:  # editions of many stories show the picture of the one that leads
        page.goto(gallery.article("awkward", "image"))
        assert "harbour.svg" in page.locator('meta[property="og:image"]').first.get_attribute("content")


def test_markup_in_a_title_is_no_markup_of_the_page(page: Any, gallery: Gallery) -> None:
    article(page, gallery, "markup")
    assert page.locator("main h1").inner_text() == "How to read a tide table, with signs & an example"
    assert page.locator("main h1 b").count() == 0


def test_quotes_lists_and_headings_of_a_text_keep_their_form(page: Any, gallery: Gallery) -> None:
    article(page, gallery, "markup")
    assert page.locator("main blockquote").count() == 1
    assert page.locator("main .text li").count() >= 5
    assert page.get_by_role("heading", name="What the columns say").count() == 1


def test_very_many_tags_are_folded(page: Any, gallery: Gallery) -> None:
    article(page, gallery, "many-tags")
    before = sum(link.is_visible() for link in page.locator("aside a").all())
    for fold in page.locator("aside details > summary").all():
        fold.click()
    assert sum(link.is_visible() for link in page.locator("aside a").all()) > before
    assert before <= 60


def test_all_of_many_authors_are_named(page: Any, gallery: Gallery) -> None:
    words = article(page, gallery, "many-authors")
    assert "Ada Brook" in words
    assert "Fay Gorman-Hetherington" in words
    assert "Lea Maddox" in words


def test_what_was_cut_opens_and_tells_why(page: Any, gallery: Gallery) -> None:
    assert "Sign up for our newsletter" not in article(page, gallery, "cleaned")
    page.locator("details > summary", has_text="What was cut").click()
    assert "Sign up for our newsletter" in seen(page)


def test_a_sentence_by_a_machine_says_so(page: Any, gallery: Gallery) -> None:
    assert "written by a machine" in article(page, gallery, "machine-summary").lower()


def test_a_very_long_text_is_there_to_its_end(page: Any, gallery: Gallery) -> None:
    assert "kilometre 60," in article(page, gallery, "very-long")


def test_an_excerpt_says_that_it_is_one_and_where_the_rest_is(page: Any, gallery: Gallery) -> None:
    assert "kilometre 60," not in article(page, gallery, "very-long", "excerpt")
    rest = page.locator("main p", has_text="beginning of the article")
    assert rest.count() == 1
    assert rest.locator("a").get_attribute("href") == "https://city-ledger.example/2026/very-long"


def test_a_story_of_forty_articles_leads_to_each(page: Any, gallery: Gallery) -> None:
    page.goto(gallery.story("everyday", "orm-bridge"))
    links = {link.get_attribute("href").partition("#")[0] for link in page.locator('main a[href*="/articles/"]').all()}
    assert len(links) == 40
    assert "40 articles" in seen(page) or "40 sources" in seen(page) or "10 sources" in seen(page)


def test_a_story_of_several_days_has_them_in_order(page: Any, gallery: Gallery) -> None:
    page.goto(gallery.story("everyday", "orm-bridge"))
    days = {time.get_attribute("datetime")[:10] for time in page.locator("main time").all()}
    assert {f"2026-03-{day:02}" for day in range(2, 10)} <= days


def test_an_edition_of_one_article_counts_one(page: Any, gallery: Gallery) -> None:
    page.goto(f"{gallery.address('everyday')}/editions/2026-03-11/")
    assert "1 story" in seen(page)
    assert "1 article" in seen(page)
    assert "stories" not in page.locator("main header, main .dateline").first.inner_text()


def test_the_front_page_has_twenty_stories_and_ends(page: Any, gallery: Gallery) -> None:
    page.goto(f"{gallery.address('everyday')}/")
    words = seen(page)
    assert "20 stories" in words
    assert "40 articles" in words
    assert "10 sources" in words
    leads = {link.get_attribute("href") for link in page.locator(STORIES).all()}
    assert len([href for href in leads if "/stories/" in href or "/articles/" in href]) == 20


def test_every_card_of_the_front_page_names_its_sources(page: Any, gallery: Gallery) -> None:
    page.goto(f"{gallery.address('everyday')}/")
    cards = page.locator("main article").all()
    names = ("Gazette", "Courier", "Times", "Ledger", "Wire", "Lantern", "Post", "Midland", "Science", "Field")
    assert [card.inner_text() for card in cards if not any(name in card.inner_text() for name in names)] == []
    assert len(cards) == 20


def test_broken_files_are_told_in_plain_words(page: Any, gallery: Gallery) -> None:
    page.goto(f"{gallery.address('everyday')}/made/")
    assert "content/broken.json" in seen(page)
    assert "content/damaged.jsonl.gz" in seen(page)


@pytest.mark.parametrize("name", ["", "archive/", "topics/", "entities/", "sources/", "made/"])
def test_a_site_with_nothing_at_all_has_words_for_it(page: Any, gallery: Gallery, name: str) -> None:
    answer = page.goto(f"{gallery.address('empty')}/{name}")
    assert answer.status == 200
    assert page.locator("main h1").count() == 1
    assert len(seen(page)) > 15


def test_the_front_page_of_an_empty_site_says_that_nothing_is_there_yet(page: Any, gallery: Gallery) -> None:
    page.goto(f"{gallery.address('empty')}/")
    assert "nothing" in seen(page).lower()


def test_a_site_of_one_article_leads_with_it(page: Any, gallery: Gallery) -> None:
    page.goto(f"{gallery.address('one')}/")
    assert "1 story" in seen(page)
    follow(page, page.get_by_role("link", name="One bench on the quay of Alder Bay has a new back").first)
    assert page.locator("main h1").inner_text() == "One bench on the quay of Alder Bay has a new back"


def test_a_site_below_a_path_keeps_to_it(page: Any, gallery: Gallery) -> None:
    page.goto(f"{gallery.address('base')}/")
    inside = [link.get_attribute("href") for link in page.locator('a[href^="/"], link[href^="/"]').all()]
    assert [href for href in inside if not href.startswith("/news/")] == []
    follow(page, page.locator(STORIES).first)
    assert "/news/" in page.url
    assert page.locator("main h1").count() == 1


def test_a_german_site_speaks_german(page: Any, gallery: Gallery) -> None:
    page.goto(f"{gallery.address('german')}/")
    assert page.locator("html").get_attribute("lang") == "de"
    assert "12. März 2026" in seen(page)
    words = page.locator("body").inner_text()
    assert [
        word for word in ("Skip to content", "stories", "sources", "Archive", "minutes") if word in words.split()
    ] == []


def test_an_arabic_site_is_mirrored(page: Any, gallery: Gallery) -> None:
    page.goto(f"{gallery.address('arabic')}/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    first, second = (page.get_by_role("navigation").first.locator("a").nth(n).bounding_box() for n in (0, 1))
    assert (first["y"], -first["x"]) < (second["y"], -second["x"])
    headline = page.locator("main :is(h2, h3)").first
    assert headline.evaluate("element => getComputedStyle(element).textAlign") in ("start", "right")
    assert headline.evaluate(DIRECTION) == "rtl"


def test_an_english_article_in_an_arabic_site_reads_from_left_to_right(page: Any, gallery: Gallery) -> None:
    page.goto(gallery.article("arabic", "the-only-one"))
    assert page.locator("main h1").evaluate(DIRECTION) == "ltr"
    assert page.locator("main .text p").first.evaluate(DIRECTION) == "ltr"
    assert page.locator("main h1").evaluate("element => element.closest('[lang]').lang") == "en"
