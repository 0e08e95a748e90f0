"""What heads of pages tell of the whole site."""

import re
from pathlib import Path

import pytest
from building import built, make_site, output, write

from digest.publish.heads import ground, locale
from digest.publish.styles import style_sheets

REPO = Path(__file__).resolve().parent.parent
STATIC = {path.name: path.read_bytes() for path in (REPO / "theme/static").iterdir()}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ""),
        ("en-GB", "en_GB"),
        ("de", "de_DE"),
        ("fr", "fr_FR"),
        ("pt", "pt_BR"),
        ("pt-PT", "pt_PT"),
        ("zh-Hant", "zh_TW"),
        ("xx", ""),
        ("", ""),
    ],
)
def test_a_language_has_the_territory_where_most_speak_it(language: str, expected: str) -> None:
    assert locale(language) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (":root{--paper:light-dark(#fff,#000)}", ("#fff", "#000")),
        (":root { --paper: light-dark( oklch(98% 0 0), rgb(0, 0, 0) ); }", ("oklch(98% 0 0)", "rgb(0, 0, 0)")),
        (":root{--paper:light-dark(#fff,#000)}@media{:root{--paper:light-dark(#eee,#111)}}", ("#fff", "#000")),
        (":root{--paper:#fff}", ()),
        ("", ()),
    ],
)
def test_the_ground_is_that_of_the_tokens(style: str, expected: tuple[str, ...]) -> None:
    assert ground(style.encode()) == tuple(zip(("light", "dark"), expected, strict=False))


def test_the_shipped_tokens_have_a_ground() -> None:
    assert [scheme for scheme, _ in ground(style_sheets(STATIC)["style.css"])] == ["light", "dark"]


def head(page: bytes) -> str:
    """The head of a page."""
    return page.decode().partition("</head>")[0]


def test_the_front_page_alone_has_no_canonical_address(tmp_path: Path) -> None:
    built(make_site(tmp_path, toml='[site]\nurl = "https://example.org/news"'))
    for name, content in output(tmp_path).items():
        if name.endswith(".html"):
            found = re.findall(r'<link rel="canonical" href="([^"]*)">', head(content))
            assert found == (
                [] if name == "index.html" else [f"https://example.org/news/{name.removesuffix('index.html')}"]
            )


def test_the_feed_of_the_page_comes_before_that_of_the_site(tmp_path: Path) -> None:
    plugins = ("read-text", "extractive-summary", "stated-tags")
    article = "Title: The river\nDate: 2024-08-14\nTags: Water\n\nThe river rose by two metres on Monday."
    built(make_site(tmp_path, {"one.txt": article}, plugins=plugins))
    found = re.findall(
        r'type="application/rss\+xml" title="[^"]*" href="([^"]*)"', head(output(tmp_path)["topics/water/index.html"])
    )
    assert found == ["/topics/water/feed.xml", "/feed.xml"]


def test_an_article_tells_when_it_was_published_and_its_topic(tmp_path: Path) -> None:
    plugins = ("read-text", "extractive-summary", "stated-tags")
    article = "Title: The river\nDate: 2024-08-14\nTags: Water\n\nThe river rose by two metres on Monday."
    built(make_site(tmp_path, {"one.txt": article}, plugins=plugins, toml='[site]\nlanguage = "de"'))
    (page,) = (head(content) for name, content in output(tmp_path).items() if name.startswith("articles/"))
    assert re.search(r'property="article:published_time" content="2024-08-14', page)
    assert '<meta property="article:section" content="Water">' in page
    assert '<meta property="og:locale" content="de_DE">' in page


def test_the_bars_of_browsers_follow_the_site_s_own_tokens(tmp_path: Path) -> None:
    make_site(tmp_path)
    write(tmp_path / "theme/static/tokens.css", ":root { --paper: light-dark(#abcdef, #123456); }")
    built(tmp_path)
    front = head(output(tmp_path)["index.html"])
    assert '<meta name="theme-color" content="#abcdef" media="(prefers-color-scheme: light)">' in front
    assert '<meta name="theme-color" content="#123456" media="(prefers-color-scheme: dark)">' in front
