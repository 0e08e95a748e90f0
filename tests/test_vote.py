"""The article of a page is found by the vote of extractors, on pages as sites of several kinds write them."""

import pytest

from digest.model import Raw
from digest.text.html.alignment import held, letters
from digest.text.html.page import page
from tests.web_pages import ARTICLE, NAVIGATION, PARAGRAPHS, TEXT, data, web_page

FOOTER = (
    '<footer class="site-footer"><p>All rights reserved by The Paper, which you may write to at any time.</p></footer>'
)


def read(body: str, head: str = "", language: str = "en") -> Raw:
    """What is read from a page with navigation above this body and a footer below."""
    return page(web_page(f"{NAVIGATION}{body}{FOOTER}", head, language))


def of_wordpress(content: str) -> str:
    """A body as a common system for blogs writes it."""
    return (
        '<div id="page" class="site"><main class="site-main"><article class="post tag-floods author-ann">'
        f'<header class="entry-header"><h1 class="entry-title">The river rises</h1></header>'
        f'<div class="entry-content">{content}</div><footer class="entry-footer"><span class="tags-links">'
        '<a href="/t">Floods</a></span></footer></article><div class="comments-area"><p>First! What a lovely'
        " article this is, I shall tell all my friends about it.</p></div></main></div>"
    )


def test_the_paragraphs_of_a_blog_are_the_article() -> None:
    assert read(of_wordpress(ARTICLE)).text == TEXT


def test_headings_lists_and_quotes_keep_their_place_and_kind() -> None:
    content = (
        f"<p>{PARAGRAPHS[0]}</p><h2>What is closed</h2><ul><li>The old bridge until Friday</li><li>The school in the"
        f" valley</li></ul><p>{PARAGRAPHS[1]}</p><blockquote><p>“{PARAGRAPHS[2]}”</p></blockquote><p>{PARAGRAPHS[3]}</p>"
    )
    raw = read(of_wordpress(content))
    kinds = {raw.text[offset:].split("\n")[0][:12]: kind for offset, kind in raw.kinds}
    assert raw.text.split("\n")[1:4] == ["What is closed", "The old bridge until Friday", "The school in the valley"]
    assert kinds == {"What is clos": "heading", "The old brid": "item", "The school i": "item", "“Farmers mov": "quote"}


@pytest.mark.parametrize(
    "between",
    [
        '<figure><img src="a.jpg"><figcaption>The old bridge on Monday. Photo: Ann Example</figcaption></figure>',
        '<div class="image"><img src="a.jpg"><p class="wp-caption-text">The old bridge on Monday morning.</p></div>',
        '<div class="related-stories"><h3>Related</h3><a href="/x">The lake rises, too, and nobody knows why</a></div>',
        '<p><a href="/x">READ MORE: The lake rises, too, and nobody knows why</a></p>',
        "<aside><p>Sign up for our newsletter, and read the best of the week every Friday morning.</p></aside>",
        '<div class="newsletter-signup"><p>Get the best of the week every Friday morning in your inbox.</p></div>',
        '<div class="ad-slot">Advertisement</div>',
    ],
)  # fmt: skip
def test_what_stands_between_paragraphs_and_is_none_goes(between: str) -> None:
    body = ARTICLE.replace("</p>", f"</p>{between}", 1)
    assert read(f'<main><div class="article-body">{body}</div></main>').text == TEXT


def test_an_article_in_several_parts_is_put_together() -> None:
    parts = "".join(f'<div class="content-part"><p>{text}</p></div><div class="ad"></div>' for text in PARAGRAPHS)
    assert read(f'<div class="story-body">{parts}</div>').text == TEXT


def test_paragraphs_that_only_line_breaks_part_are_kept() -> None:
    assert read(f'<div id="content"><div class="text">{"<br><br>".join(PARAGRAPHS)}</div></div>').text == TEXT


def test_the_title_and_the_byline_above_the_text_go() -> None:
    body = f'<article><h1>The river rises</h1><p class="byline">By Ann Example</p>{ARTICLE}</article>'
    assert read(body).text == TEXT


def test_a_class_name_that_misleads_does_not_cost_the_article() -> None:
    assert read(f'<div class="comments author related-content"><div class="story">{ARTICLE}</div></div>').text == TEXT


def test_the_body_in_the_data_speaks_against_what_comes_after_it() -> None:
    bio = (
        "<p>Ann Example has been our correspondent for rivers and lakes since the great flood of the last century.</p>"
    )
    stated = data({"@type": "NewsArticle", "headline": "The river rises", "articleBody": " ".join(PARAGRAPHS)})
    assert read(f"<article>{ARTICLE}{bio}</article>", stated).text == TEXT


def test_a_body_in_the_data_that_was_cut_off_takes_nothing_away() -> None:
    stated = data({"@type": "NewsArticle", "headline": "The river rises", "articleBody": PARAGRAPHS[0]})
    assert read(f"<article>{ARTICLE}</article>", stated).text == TEXT


def test_a_body_in_the_data_that_lacks_the_end_takes_nothing_away() -> None:
    paragraphs = [f"{text} This is what people of house {number} say." for number in range(5) for text in PARAGRAPHS]
    article = "".join(f"<p>{text}</p>" for text in paragraphs)
    stated = data({"@type": "NewsArticle", "headline": "The river rises", "articleBody": "\n".join(paragraphs[:17])})
    assert read(f"<article>{article}</article>", stated).text == "\n".join(paragraphs)


def test_a_page_that_shows_no_article_gives_the_body_in_its_data() -> None:
    body = "\n".join(PARAGRAPHS * 2)
    stated = data({"@type": "NewsArticle", "headline": "The river rises", "articleBody": body})
    raw = read('<div id="root"><p>Please turn on scripts.</p></div>', stated)
    assert (raw.text, raw.remarks) == (
        body, ("the page shows no article: its text was taken from the data for search engines",),
    )  # fmt: skip


def test_a_mobile_page_without_scripts_is_read() -> None:
    head = '<script async src="https://cdn.example/v0.js"></script><style amp-boilerplate>body{}</style>'
    body = f'<amp-sidebar layout="nodisplay"><p>Menu</p></amp-sidebar><amp-img src="a.jpg"><noscript><img src="a.jpg"></noscript></amp-img><article>{ARTICLE}</article>'
    assert read(body, head).text == TEXT


def test_a_live_blog_keeps_its_posts_in_order() -> None:
    posts = "".join(
        f'<div class="live-post"><time datetime="2024-08-14T1{n}:00Z">1{n}:00</time><h2>Post number {n}</h2><p>{text}</p></div>'
        for n, text in enumerate(PARAGRAPHS)
    )
    lines = read(f'<main><h1>The river rises</h1><div class="live-blog">{posts}</div></main>').text.split("\n")
    assert [line for line in lines if line in PARAGRAPHS] == list(PARAGRAPHS)


JAPANESE = "川の水位は月曜日に二メートル上昇し、水道局は正午前に旧市街の二つの橋を閉鎖した。住民は高台に避難している。"
ARABIC = "ارتفع منسوب النهر مترين يوم الاثنين، وأغلقت هيئة المياه الجسرين في المدينة القديمة قبل الظهر بقليل."
GERMAN = (
    "Der Fluss stieg am Montag um zwei Meter, und das Wasseramt sperrte noch vor Mittag beide Brücken der Altstadt."
)


@pytest.mark.parametrize(("language", "text"), [("ja", JAPANESE), ("ar", ARABIC), ("de", GERMAN), ("xx", GERMAN)])
def test_an_article_in_any_language_is_found(language: str, text: str) -> None:
    body = "".join(f"<p>{text}{number}</p>" for number in range(5))
    lines = read(f"<article><h1>{text[:12]}</h1>{body}</article>", language=language).text.split("\n")
    assert lines == [f"{text}{number}" for number in range(5)]


def test_a_page_with_a_short_notice_keeps_the_notice() -> None:
    assert (
        "You have read all free articles"
        in read("<main><p>You have read all free articles this month.</p></main>").text
    )


def test_entities_and_spaces_are_read_as_browsers_show_them() -> None:
    body = ARTICLE.replace("The river", "The&nbsp;&laquo;river&raquo;&#146;s \n  level", 1)
    assert read(f"<article>{body}</article>").text.startswith("The\u00a0«river»’s level rose by")


def test_a_text_that_the_page_holds_twice_is_given_once() -> None:
    body = f'<div class="mobile">{ARTICLE}</div><div class="desktop">{ARTICLE}</div>'
    assert read(f"<article>{body}</article>").text == TEXT


def test_a_refrain_is_kept() -> None:
    body = (
        f"{ARTICLE}<p>{PARAGRAPHS[0]}</p><p>And with these words the mayor ended her speech to the town on Monday.</p>"
    )
    assert read(f"<article>{body}</article>").text.count(PARAGRAPHS[0]) == 2


def test_of_like_lines_the_one_between_its_neighbours_is_held() -> None:
    lines = [letters(line) for line in ("More", "The first line of all.", "More", "The last line of all.", "More")]
    assert held(lines, lines[1:4]) == [False, True, True, True, False]


def test_a_line_that_another_text_breaks_elsewhere_is_held() -> None:
    line = letters(PARAGRAPHS[0])
    assert held([line], [line[:40], line[40:]]) == [True]


def test_lines_of_a_text_in_another_order_are_held() -> None:
    assert held(["one", "two", "three"], ["three", "one", "two"]) == [True, True, True]
