"""What belongs to an article and what does not, on the shapes in which newsrooms build their pages."""

import pytest

from digest.text.html.page import page
from tests.web_pages import ARTICLE, NAVIGATION, PARAGRAPHS, TEXT, data, web_page

FOOTER = (
    "<footer><p>© The Paper. No part of this page may be copied without written leave of the publisher.</p></footer>"
)
TITLE = "<h1>The river rises</h1>"
QUESTIONS = ("Why did the river rise so fast?", "Who pays for all this?")


def text_of(body: str, head: str = "", language: str = "en") -> str:
    """The text that is read from a page with navigation above this body and a footer below."""
    return page(web_page(f"{NAVIGATION}{body}{FOOTER}", head, language)).text


def with_box(box: str) -> str:
    """An article with this box after its second paragraph."""
    first, second, *others = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f'<article>{TITLE}<div class="body">{first}{second}{box}{"".join(others)}</div></article>'


@pytest.mark.parametrize(
    "box",
    [
        (
            "<div><h3>The river today</h3><p>Get what the valley talks about every morning, free of charge and in only five"
            ' minutes.</p><form><input type="email"><button>Go</button><p>By going on you agree to our terms and to our'
            " notice on privacy.</p></form></div>"
        ),
        (
            '<div><p>Sign up to our morning newsletter for the best of the valley.</p><input name="mail" placeholder="Your'
            ' e-mail"><button>Go</button></div>'
        ),
        (
            '<div><div>Abonnieren Sie unseren Newsletter und lesen Sie, was das Tal bewegt.</div><span><input id="EMAIL">'
            "</span></div>"
        ),
    ],
)
def test_a_box_that_asks_for_an_address_is_no_part_of_the_article(box: str) -> None:
    assert text_of(with_box(box)) == TEXT


def test_a_field_for_an_address_costs_no_paragraph_beside_it() -> None:
    parts = [f'<div class="part"><p>{text}</p><div><input type="email"></div></div>' for text in PARAGRAPHS]
    assert text_of(f"<article>{TITLE}{''.join(parts)}</article>") == TEXT


def test_a_page_that_lies_in_one_form_keeps_its_article() -> None:
    body = f'<form id="page">{TITLE}<div class="story">{ARTICLE}</div><input name="email"></form>'
    assert text_of(body) == TEXT


@pytest.mark.parametrize(
    "box",
    [
        '<div class="pull-quote"><blockquote>the water board closed both bridges in the old town</blockquote></div>',
        (
            '<div class="pullquote"><p>Schools in the valley stay closed until Friday, because buses can no longer reach'
            " the villages.</p></div>"
        ),
        "<blockquote><p>“Farmers moved their cattle to higher fields during the night”</p></blockquote>",
    ],
)
def test_a_quote_that_only_repeats_the_text_goes(box: str) -> None:
    assert text_of(with_box(box)) == TEXT


def test_a_quote_that_stands_nowhere_else_is_kept() -> None:
    quote = "“We have never seen the river as high as this,” the mayor wrote to the people of the old town."
    assert quote in text_of(with_box(f"<blockquote><p>{quote}</p></blockquote>"))


@pytest.mark.parametrize(
    "box",
    [
        '<p><strong>Lesen Sie auch: <a href="/x">Am See steigt das Wasser</a></strong></p>',
        '<p><em>More on this:</em> <a href="/x">The lake rises, too, and nobody knows why.</a></p>',
        '<h4>Related: <a href="/x">The lake rises, too, and nobody knows why</a></h4>',
    ],
)
def test_a_label_before_a_link_leads_elsewhere(box: str) -> None:
    assert text_of(with_box(box)) == TEXT


def test_an_address_after_a_label_is_kept() -> None:
    box = '<p><strong>Where to see it:</strong> <a href="/x">Riverside Museum of Boats</a></p>'
    assert "Where to see it: Riverside Museum of Boats" in text_of(with_box(box)).split("\n")


def test_a_sentence_with_a_link_after_a_colon_is_kept() -> None:
    told = "The board has put all levels since 1950 on its own page: levels of the river at the old bridge, day by day."
    linked = told.replace("levels of the river", '<a href="/x">levels of the river</a>')
    assert told in text_of(with_box(f"<p>{linked}</p>")).split("\n")


def test_questions_in_bold_and_short_answers_are_kept() -> None:
    lines = [QUESTIONS[0], PARAGRAPHS[0], PARAGRAPHS[1], QUESTIONS[1], "Nobody knows.", PARAGRAPHS[2], PARAGRAPHS[3]]
    body = "".join(f"<p><strong>{line}</strong></p>" if line in QUESTIONS else f"<p>{line}</p>" for line in lines)
    assert text_of(f"<article>{TITLE}{body}</article>") == "\n".join(lines)


def test_a_table_in_the_article_is_kept() -> None:
    table = "<table><tr><th>Place</th><th>Metres</th></tr><tr><td>Old bridge</td><td>4.10</td></tr></table>"
    assert text_of(with_box(table)).split("\n")[2:6] == ["Place", "Metres", "Old bridge", "4.10"]


def test_longer_comments_do_not_outvote_a_short_article() -> None:
    comment = (
        "I have lived at the river for thirty years, and nobody ever asked us what we think of the bridges or of them."
    )
    comments = "".join(f"<div><b>Reader {number}</b><p>{comment} {number}!</p></div>" for number in range(8))
    short = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:2])
    body = f'<article>{TITLE}{short}</article><section class="letters"><h2>Comments</h2>{comments}</section>'
    assert text_of(body) == "\n".join(PARAGRAPHS[:2])


def test_a_brief_of_two_sentences_is_kept_beside_a_column_of_teasers() -> None:
    teasers = "".join(f'<div><a href="/{n}"><h4>Story {n}</h4></a><p>{PARAGRAPHS[2]} {n}.</p></div>' for n in range(5))
    brief = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[3]}</p>"
    body = f"<main><article>{TITLE}{brief}</article><aside>{teasers}</aside></main>"
    assert text_of(body) == f"{PARAGRAPHS[0]}\n{PARAGRAPHS[3]}"


def test_the_words_on_the_author_after_the_text_go() -> None:
    card = (
        '<div class="author-card"><h4>Ann Example</h4><p>Ann Example writes about rivers for The Paper, and has'
        " written two books about the valley.</p></div>"
    )
    assert text_of(f"<article>{TITLE}<div>{ARTICLE}</div>{card}</article>") == TEXT


def test_a_correction_after_the_text_is_kept() -> None:
    correction = "Correction: An earlier version of this article said that the river rose by three metres. It is two."
    body = f'<article>{TITLE}{ARTICLE}<p class="correction"><em>{correction}</em></p></article>'
    assert text_of(body) == f"{TEXT}\n{correction}"


@pytest.mark.parametrize(
    "stated",
    [
        " ".join(PARAGRAPHS),
        "".join(PARAGRAPHS),
        ARTICLE,
        ARTICLE.replace("<", "&lt;").replace(">", "&gt;"),
    ],
)
def test_the_body_in_the_data_tells_the_words_on_the_author_from_the_text(stated: str) -> None:
    boxes = "".join(f'<div class="css-1"><p class="css-2">{text}</p></div>' for text in PARAGRAPHS)
    more = '<div class="css-1"><p class="css-2">Ann Example writes about rivers from a house at the lake.</p></div>'
    head = data({"@type": "NewsArticle", "headline": "The river rises", "articleBody": stated})
    assert text_of(f'<div id="__next">{TITLE}{boxes}{more}</div>', head) == TEXT


def test_a_caption_that_the_data_counts_as_text_goes() -> None:
    caption = "The old bridge on Monday morning, seen from the far bank of the river."
    stated = data({"@type": "NewsArticle", "headline": "The river rises", "articleBody": f"{caption} {TEXT}"})
    assert text_of(with_box(f'<figure><img src="a.jpg"><figcaption>{caption}</figcaption></figure>'), stated) == TEXT
