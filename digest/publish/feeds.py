"""RSS by feedgen: the same bytes from the same articles, and never the same item twice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from urllib.parse import urlsplit

import msgspec
from feedgen.feed import FeedGenerator
from lxml import etree

from digest.model import Article, Note
from digest.publish.addresses import TAG_KINDS, article_path, tag_path, topic_path
from digest.publish.library import Library
from digest.publish.planned import Planned
from digest.publish.subtitles import marked, subtitle

MEDIA_TYPE = "application/rss+xml"
EPOCH = "2025"
"""The year in tag: addresses (RFC 4151): one in which the names were ours; never to change."""
MINUTES_TO_LIVE = 60
MARKUP = re.compile(r"<|&#?\w+;")


@dataclass(frozen=True, slots=True)
class Item:
    """One article in a feed; ``guid`` follows from its identity alone.

    ``description`` is its key sentence, ``content`` all of its summary with links.
    """

    guid: str
    title: str
    link: str
    date: str
    description: str
    content: str
    authors: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """All that a feed prints."""

    address: str
    title: str
    link: str
    description: str
    language: str
    items: tuple[Item, ...]


def all_feeds(library: Library) -> Iterator[Planned]:
    """The feed of everything and one for each topic; newest articles first.

    Who subscribed to a topic that has another address now gets the feed of that one where the
    old one was: the same items under the same names, so that no reader shows one twice.
    """
    site = library.config.site
    yield _planned(library, "feed.xml", site.title, "", site.description, library.articles)
    for name in library.by_topic:
        yield _tag_feed(library, "topic", name, topic_path(name))
    for old, new in library.tags.moved.items():
        folder, _, name = new.partition("/")
        if TAG_KINDS[old.partition("/")[0]] == "topic" and name:
            yield _tag_feed(library, TAG_KINDS[folder], name, f"{old}/")


def _tag_feed(library: Library, kind: str, name: str, place: str) -> Planned:
    """The feed of a tag at a place in the site; it says where readers should ask from now on."""
    site, label = library.config.site, library.labels[kind, name].text
    about = library.words.say("What %(site)s has about %(tag)s.", site=site.title, tag=label)
    page, articles = tag_path(kind, name), library.tags.articles[kind][name]
    own = page if kind == "topic" else place
    return _planned(library, f"{place}feed.xml", f"{site.title}: {label}", page, about, articles, f"{own}feed.xml")


def _planned(  # noqa: PLR0913, PLR0917 - the fields of one feed
    library: Library, path: str, title: str, page: str, about: str, articles: Sequence[Article], own: str = ""
) -> Planned:
    site, addresses = library.config.site, library.addresses
    shown = articles[: site.feed_items]

    def feed() -> Feed:
        items = tuple(_item(library, article) for article in shown)
        said = as_title(title), addresses.absolute(page), as_title(about or title)
        return Feed(addresses.absolute(own or path), *said, site.language, items)

    made_from = msgspec.json.encode((path, title, about, own, [library.made_from(article) for article in shown]))
    return Planned(path, "", feed, inputs=made_from if library.states else b"")


def guid(library: Library, article: Article) -> str:
    """The lasting name of an article in feeds: a tag: URI (RFC 4151) from its id."""
    host = urlsplit(library.addresses.url).hostname or "localhost"
    return f"tag:{host},{EPOCH}:{article_path(article).strip('/')}"


def _item(library: Library, article: Article) -> Item:
    addresses = library.addresses
    return Item(
        guid(library, article),
        as_title(article.title),
        addresses.absolute(article_path(article)),
        article.date,
        escape(subtitle(article.key, library.words) or article.title, quote=False),
        _content(library, article),
        article.authors,
        tuple(_topic(library, note.id) for note in article.noted("topic")),
    )


def _topic(library: Library, name: str) -> tuple[str, str]:
    """The words of a topic and the address of its page, if it has one."""
    paged = library.tags.has_page("topic", name)
    return library.labels["topic", name].text, library.addresses.absolute(topic_path(name)) if paged else ""


def _content(library: Library, article: Article) -> str:
    """The item's own page in small: our markup, absolute links."""
    sentences = "".join(f"<p>{_sentence(library, article, note)}</p>" for note in article.summary)
    words, origin = library.words, []
    if article.source:
        origin.append(escape(words.say("Source: %(source)s", source=article.source)))
    if article.raw.url:
        origin.append(f'<a href="{escape(article.raw.url)}">{escape(words.say("Read the original"))}</a>')
    if article.title_made:
        origin.append(escape(words.say("headline by digest")))
    if article.raw.licence:
        link = escape(article.raw.licence_url)
        licence = escape(article.raw.licence)
        origin.append(f'<a href="{link}">{licence}</a>' if link else licence)
    return sentences + (f"<p>{' · '.join(origin)}</p>" if origin else "")


def _sentence(library: Library, article: Article, note: Note) -> str:
    """A sentence of the summary that leads to its place on the page, and to its words in the original."""
    said = library.checkable(article, note)
    page = library.addresses.absolute(article_path(article))
    link = f'<a href="{escape(page)}#{said.href.partition("#")[2]}">{escape(said.text)}</a>'
    if said.original is None:
        return marked(link, library.words, made=note.made)
    name = escape(library.at(article))  # in words, because readers of feeds drop labels
    return f'{marked(link, library.words, made=note.made)} <a href="{escape(said.original.href)}">{name}</a>'


def as_title(text: str) -> str:
    """A title as RSS wants it: some readers take it for markup, so what looks like it is escaped.

    Others show a title as it is; for their sake "AT&T" stays what it is.
    """
    return escape(text, quote=False) if MARKUP.search(text) else text


def moment(iso: str) -> datetime:
    """An ISO day or moment as a time with zone; a day counts from midnight UTC."""
    parsed = datetime.fromisoformat(iso)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0.

    feedgen writes the current time where no date is given and takes the last link it was
    told as the channel's; so every date is given and the self link comes first.
    """
    generator = FeedGenerator()
    generator.load_extension("dc")
    generator.title(feed.title)
    generator.link(href=feed.address, rel="self", type=MEDIA_TYPE)
    generator.link(href=feed.link, rel="alternate")
    generator.description(feed.description)
    generator.language(feed.language)
    generator.generator("digest")
    generator.docs("https://www.rssboard.org/rss-specification")
    generator.ttl(MINUTES_TO_LIVE)
    newest = max((item.date for item in feed.items), default="")
    for item in feed.items:
        entry = generator.add_entry(order="append")
        entry.guid(item.guid, permalink=False)
        entry.title(item.title)
        entry.link(href=item.link)
        entry.description(item.description)
        if item.content:
            entry.content(item.content, type="CDATA")
        entry.pubDate(moment(item.date))
        for author in item.authors:
            entry.dc.dc_creator(author)
        for label, domain in item.topics:
            entry.category(term=label, label=label, **({"scheme": domain} if domain else {}))
    tree, _ = generator._create_rss()  # noqa: SLF001 - the documented calls give only bytes
    for entry, item in zip(tree.iter("item"), feed.items, strict=True):
        entry.find("pubDate").text = format_datetime(moment(item.date))  # feedgen writes the year 1 in one digit
    built = tree.find("channel/lastBuildDate")
    if built is not None and newest:
        built.text = format_datetime(moment(newest))
    elif built is not None:
        tree.find("channel").remove(built)
    data: bytes = etree.tostring(tree, pretty_print=True, encoding="UTF-8", xml_declaration=True)
    return data
