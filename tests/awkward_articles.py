"""Articles that are all odd in one way: what any source may send, from which no broken feed must come."""

from collections.abc import Iterator
from typing import Any

BODY = "The army said on Monday that the war goes on. Soldiers and tanks crossed the front line near the town."
PIXEL = b"\x89PNG\r\n\x1a\n not shown by tests"
IMAGES = {
    "images/quay.png": PIXEL,
    "images/a b & c.jpg": PIXEL,
    "images/empty.png": b"",
    "images/drawing.svg": b"<svg/>",
}
"""The publisher's own files that some of the articles show."""
TITLES = {
    "markup": '<b>"x"&amp;</b>',
    "script": "<script>alert(1)</script>",
    "ampersand": "AT&T buys a rival",
    "entity": "Fish &amp; chips &#60; &lt;b&gt;",
    "half an entity": "All rights &copy 2020, &lt here, R&2 and &#x",
    "place": "Up <here> & on",
    "tag in a tag": "<<b>b>bold</<b>b> <scr<script>ipt>",
    "comment": "<!-- nothing --> and <![CDATA[ something ]]>",
    "end of data": "a ]]> b",
    "long": "word " * 60,
    "one long word": "w" * 3_000,
    "rtl": "الحرب مستمرة في البلاد",
    "mixed directions": "\u202eabc\u2066 עברית def",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467 win \U0001f3c6",
    "beyond unicode": "\U0010fffd private \ue000",
    "template": "{{ 7*7 }} {% x %} %(y)s %s {z}",
    "controls": "a\u0007b\ufffec\ud800d\x7f\x85\u2028e",
    "lost": "caf\ufffd and \ufffd",
    "only lost": "\ufffd\ufffd",
    "misread": "cafÃ© Ã¼ber â€œquotedâ€\x9d Â£",
    "accents": "e" + "\u0301" * 200,
    "spaces": " \t\n\u00a0\u3000 spaced \u200b out \ufeff ",
    "nothing to see": "\u200b\u00ad\u2060",
    "line breaks": "one\r\ntwo\rthree\nfour",
    "processing": "<?xml version='1.0'?><?php x ?>",
}
"""Titles, which are names of authors and sources and topics too."""
LINKS = {
    "space": "https://paper.example/a b",
    "quotes": "https://paper.example/\"a\"'b'<c>`d`{e}|f^g\\h",
    "unicode": "https://paper.example/über/日本?q=ü#ß",
    "unicode host": "https://bücher.example/a",
    "long host": f"https://{'ü' * 70}.example/a",
    "numbers": "https://[2001:db8::1]:8080/a",
    "broken numbers": "https://[::1/a",
    "script": "javascript:alert(1)",
    "data": "data:text/html,<b>x</b>",
    "file": "file:///etc/passwd",
    "no scheme": "//paper.example/a",
    "relative": "/a/b.html",
    "port": "https://paper.example:443/a",
    "plain port": "http://paper.example:80/a",
    "no port": "https://paper.example:99999/a",
    "dot": "https://paper.example./a",
    "capitals": "HTTPS://PAPER.Example/A",
    "user": "https://user:secret@paper.example/a",
    "underscore": "https://my_paper.example/a",
    "no dot": "http://localhost/a",
    "percent": "https://paper.example/100%/%zz/%41",
    "brackets": "https://paper.example/a[1]?b[]=2#c[3]",
    "controls": "https://paper.example/a\u0007b\ud800",
    "long": "https://paper.example/" + "a/" * 1_500,
    "fragment": "https://paper.example/a#b#c#:~:text=d",
    "empty host": "https:///a",
}
DATES = (
    "0001-01-01", "9999-12-31T23:59:59Z", "1969-12-31", "1989-12-31T23:59:59-12:00", "2024-02-29T23:59:60Z",
    "2024-08-14T12:00:00+14:00", "2024-08-14T12:00:00-12:00", "2024-08-14T12:00:00.123456789Z", "2024-08-14T12:00",
    "14 August 2024", "Wed, 14 Aug 24 12:00:00 EST", "2099-01-01", "2024-13-45", "yesterday", "", "0", "20240814",
    "2024-08-14T25:61:61Z", "2024-08-14T12:00:00+99:99", "-0044-03-15", "12024-01-01",
)  # fmt: skip
LANGUAGES = (
    "zz", "xx", "tlh", "EN", "en_GB", "und", "x-klingon", "zh-Hant-TW", "iw", "cmn-Hans", "yue", "qaa", "english", "i-enochian",
    "e", "日本", "fr-\u0000",
)  # fmt: skip
PICTURES = (
    "images/quay.png", "images/a%20b%20%26%20c.jpg", "images/empty.png", "images/drawing.svg", "images/missing.png",
    "../../etc/passwd.png", "images/quay.png?size=9&x=<b>",
)  # fmt: skip


def awkward_articles(site: str) -> list[dict[str, Any]]:
    """All of them, for a site at an address."""
    found = [*_titled(), *_linked(site), *_dated(), *_sized(), *_many(), *_alike()]
    return [{"id": f"odd {number}", "published": "2024-08-14", "text": f"{BODY} It was number {number}.", **article}
            for number, article in enumerate(found)]  # fmt: skip


def _titled() -> Iterator[dict[str, Any]]:
    for title in TITLES.values():
        yield {
            "title": title,
            "authors": [title, "Ann Lee"],
            "source": title,
            "tags": [title],
            "url": f"https://paper.example/{len(title)}",
        }
        yield {"text": f"{title}\n{title}. {BODY}"}
        yield {"title": "As text", "text": title, "language": title[:8], "licence": title}


def _linked(site: str) -> Iterator[dict[str, Any]]:
    for name, link in LINKS.items():
        yield {
            "title": f"A link with {name}",
            "url": link,
            "source": name,
            "licence": "Free",
            "licence_url": link,
            "image": link,
        }
    for picture in PICTURES:
        yield {"title": f"A picture {picture}", "image": f"{site}/{picture}"}
    yield {"title": "A picture elsewhere", "image": "https://elsewhere.example/quay.png"}


def _dated() -> Iterator[dict[str, Any]]:
    for date in DATES:
        yield {"title": f"On {date}", "published": date}
    yield {"title": "Undated", "published": None}
    for language in LANGUAGES:
        yield {"title": f"In {language}", "language": language}


def _sized() -> Iterator[dict[str, Any]]:
    sentence = "The river rose by {0} metres in the town of number {0}, said the water board on Monday. "
    yield {"title": "A long text", "text": "".join(map(sentence.format, range(12_000)))}
    yield {"title": "A long text without sentences", "text": "word " * 200_000}
    yield {"title": "A long text without words", "text": "w" * 100_000}
    yield {"title": "A long text of markup", "text": "<b>&amp;" * 10_000}
    yield {"title": "A long text of others", "text": "水位上昇。" * 20_000}
    yield {"title": "One letter", "text": "x"}


def _many() -> Iterator[dict[str, Any]]:
    names = [f"Ann Lee the {number}th" for number in range(3_000)]
    yield {"title": "Many authors", "authors": names}
    yield {"title": "Many topics", "tags": names}
    yield {"title": "Many authors with long names", "authors": ["n" * 5_000] * 50}
    yield {"title": "Empty names", "authors": ["", " ", "\u200b"], "source": " ", "tags": ["", " "]}


def _alike() -> Iterator[dict[str, Any]]:
    for _ in range(2):
        yield {"title": "The same", "text": BODY, "source": "The Paper"}
    for _ in range(2):
        yield {"title": "The same link", "text": BODY, "url": "https://paper.example/the-same"}
    yield {"id": "odd 0", "title": "The same id"}
