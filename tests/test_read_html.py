"""Web pages and fragments."""

import pytest
from digest_plugins.read_html import ReadHtml

from digest.model import File, Raw
from digest.testing import check_plugin

SENTENCE = "The river rose by two metres on Monday, the water board said, and schools stay closed until Friday. "
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>The river - The Paper</title>
<meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2024-08-14T10:00:00Z">
<meta name="author" content="Ann Example"><meta property="og:image" content="https://paper.example/a.jpg">
<link rel="canonical" href="https://paper.example/river">
<link rel="license" href="https://creativecommons.org/licenses/by/2.5/"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>The river</h1><p>{SENTENCE * 2}</p><h2>What is next</h2><p>{SENTENCE * 2}</p>
<blockquote><p>We have never seen it so high.</p></blockquote></article>
<footer><p>Subscribe to our newsletter</p></footer></body></html>"""


def read(content: str | bytes, path: str = "a.html") -> Raw:
    (raw,) = ReadHtml().read(File(path, content.encode() if isinstance(content, str) else content))
    return raw


def test_the_contract_holds() -> None:
    check_plugin(ReadHtml())


def test_the_article_of_a_page_is_found() -> None:
    text = (SENTENCE * 2).strip()
    assert read(PAGE).text == f"{text}\nWhat is next\n{text}\nWe have never seen it so high."


def test_headings_and_quotes_keep_their_kind() -> None:
    raw = read(PAGE)
    kinds = {raw.text[offset:].split("\n")[0]: kind for offset, kind in raw.kinds}
    assert kinds == {"What is next": "heading", "We have never seen it so high.": "quote"}


def test_what_the_page_states_is_kept() -> None:
    raw = read(PAGE)
    assert (raw.title, raw.source, raw.published) == ("The river", "The Paper", "2024-08-14T10:00:00Z")
    assert (raw.url, raw.language, raw.authors) == ("https://paper.example/river", "en", ("Ann Example",))
    assert (raw.licence, raw.image) == ("CC BY 2.5", "https://paper.example/a.jpg")


def test_structured_data_wins_over_meta_elements() -> None:
    data = (
        '{"@graph": [{"@type": ["NewsArticle"], "headline": "Flood", "datePublished": "2024-08-13",'
        ' "author": [{"name": "Ben"}, "Cy"], "publisher": {"name": "Wire"}, "image": [{"url": "https://a.example/b.png"}]}]}'
    )
    raw = read(PAGE.replace("</head>", f'<script type="application/ld+json">{data}</script></head>'))
    assert (raw.title, raw.published, raw.authors, raw.source) == ("Flood", "2024-08-13", ("Ben", "Cy"), "Wire")
    assert raw.image == "https://a.example/b.png"


@pytest.mark.parametrize(
    "data", ["{", "[[[[", "null", '{"@type": "NewsArticle", "headline": 7, "author": {"name": []}}', "[" * 10_000]
)
def test_broken_structured_data_is_ignored(data: str) -> None:
    assert (
        read(PAGE.replace("</head>", f'<script type="application/ld+json">{data}</script></head>')).title == "The river"
    )


def test_no_date_and_no_author_are_invented() -> None:
    raw = read(f"<html><body><p>By Ann Example, August 14, 2024. {SENTENCE * 4}</p></body></html>")
    assert (raw.published, raw.authors, raw.title) == ("", (), "")


def test_a_fragment_is_taken_whole() -> None:
    assert read("<p>One.</p><p>Two &amp; three.</p>") == Raw("One.\nTwo & three.")


def test_a_short_page_is_taken_whole() -> None:
    assert read("<html><body><p>Short.</p></body></html>").text == "Short."


def test_a_page_is_decoded_as_it_says() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Москва</p></body></html>'
    raw = read(page.encode("cp1251"))
    assert (raw.text, raw.remarks) == ("Москва", ("read as windows-1251",))


@pytest.mark.parametrize("depth", [300, 1_000, 100_000])
def test_deep_nesting_is_read_without_a_tree(depth: int) -> None:
    raw = read("<html><body>" + "<div>" * depth + "deep" + "</div>" * depth + "</body></html>")
    assert raw.text == "deep"


def test_a_huge_page_is_refused_at_once() -> None:
    raw = read("<html><body>" + "<p>word</p>" * 1_000_000)
    assert raw.text == ""
    assert raw.remarks[0].endswith("are too many for one article: split it")


def test_a_page_of_very_many_elements_is_read_without_a_tree() -> None:
    raw = read("<html><body>" + "<p>word</p>" * 20_000)
    assert raw.text.count("\n") == 19_999
    assert "too large" in raw.remarks[0]


def test_a_page_without_text_is_named_as_a_problem() -> None:
    raw = read("<html><body><script>alert(1)</script></body></html>")
    assert (raw.text, raw.remarks) == ("", ("no text was found in the HTML",))


def test_unsafe_addresses_are_dropped() -> None:
    page = '<html><head><link rel="canonical" href="javascript:alert(1)"></head><body><p>x</p></body></html>'
    assert read(page).url == ""


def test_other_files_are_left_to_others() -> None:
    assert list(ReadHtml().read(File("a.txt", b"x"))) == []
