"""Feeds saved as files."""

import pytest
from digest_plugins.read_feed import ReadFeed

from digest.model import File, Raw
from digest.testing import check_plugin

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Paper</title><link>https://paper.example/</link>
<language>en-us</language>
<item><title>A &lt;b&gt;big&lt;/b&gt; day</title><link>https://paper.example/1</link>
<pubDate>Wed, 14 Aug 2024 10:00:00 GMT</pubDate><dc:creator>Ann Example</dc:creator><category>Rivers</category>
<enclosure url="https://paper.example/1.jpg" type="image/jpeg" length="1"/>
<description>Short.</description>
<content:encoded><![CDATA[<h2>Head</h2><p>Long &amp; whole.<script>alert(1)</script></p>]]></content:encoded></item>
<item><title>Second</title><guid isPermaLink="false">tag:2</guid><description>Only a summary.</description></item>
<item><title>Third</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blatt</title>
<entry><id>urn:1</id><title>Eins</title><updated>2024-08-14T10:00:00Z</updated>
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Erster Absatz.</p><p>Zweiter.</p></div></content></entry></feed>"""


def read(content: str | bytes, path: str = "a.rss") -> list[Raw]:
    return list(ReadFeed().read(File(path, content.encode() if isinstance(content, str) else content)))


def test_the_contract_holds() -> None:
    check_plugin(ReadFeed())


def test_an_entry_is_read_with_all_it_states() -> None:
    assert read(RSS)[0] == Raw(
        "Head\nLong & whole.", place="entry 1", title="A big day", url="https://paper.example/1", source="The Paper",
        published="Wed, 14 Aug 2024 10:00:00 GMT", language="en", authors=("Ann Example",), tags=("Rivers",),
        image="https://paper.example/1.jpg", kinds=((0, "heading"),),
    )  # fmt: skip


def test_an_entry_without_link_is_known_by_its_id() -> None:
    second = read(RSS)[1]
    assert (second.id, second.url, second.text) == ("tag:2", "", "Only a summary.")


def test_an_entry_without_text_is_named_as_a_problem() -> None:
    third = read(RSS)[2]
    assert (third.text, third.url, third.remarks[0]) == ("", "", "the entry has no text")


def test_atom_is_read() -> None:
    (raw,) = read(ATOM, "a.xml")
    assert (raw.text, raw.title, raw.source, raw.language) == ("Erster Absatz.\nZweiter.", "Eins", "Blatt", "de")
    assert (raw.licence, raw.published, raw.id) == ("CC BY 4.0", "2024-08-14T10:00:00Z", "urn:1")


def test_a_feed_that_is_broken_further_on_gives_what_stands_before() -> None:
    raws = read(RSS.replace("<item><title>Second", "<item & <title>Second"))
    assert raws[0].url == "https://paper.example/1"


def test_xml_that_is_no_feed_is_left_to_others() -> None:
    assert read("<?xml version='1.0'?><note><p>x</p></note>", "a.xml") == []


@pytest.mark.parametrize("content", ["", "no feed at all", "<html><body>x</body></html>", b"\x00\x01\x02"])
def test_a_feed_file_that_is_no_feed_is_refused(content: str | bytes) -> None:
    with pytest.raises(ValueError, match="the feed cannot be read"):
        read(content)


def test_an_empty_feed_is_named_as_a_problem() -> None:
    assert read('<rss version="2.0"><channel><title>x</title></channel></rss>')[0].remarks == (
        "the feed has no entries",
    )


def test_content_that_looks_like_a_file_name_opens_no_file() -> None:
    with pytest.raises(ValueError, match="the feed cannot be read"):
        read(b"/etc/hostname")


def test_entities_are_not_fetched() -> None:
    feed = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + RSS.removeprefix('<?xml version="1.0"?>')
    raws = read(feed.replace("Only a summary.", "Only &x; this."))
    assert all("this" not in raw.text or raw.text in ("Only this.", "Only &x; this.") for raw in raws)
