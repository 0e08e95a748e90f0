"""What the feeds of a site hold: one of everything, one for each topic, and for the names that are often told of."""

import re
from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import urlsplit

import msgspec

from digest.model import Article, Note
from digest.publish.addresses import TAG_FOLDERS, TAG_KINDS, article_path, tag_path, topic_path
from digest.publish.library import Library
from digest.publish.planned import Planned
from digest.publish.rss import Feed, Item
from digest.publish.subtitles import marked, subtitle

EPOCH = "2025"
"""The year in tag: addresses (RFC 4151): one in which the names were ours; never to change."""
MARKUP = re.compile(r"<|&#?\w+;")


def all_feeds(library: Library) -> Iterator[Planned]:
    """The feed of everything, and those of tags; newest articles first.

    Who subscribed to a tag that has another address now gets the feed of that one where the
    old one was: the same items under the same names, so that no reader shows one twice.
    """
    site, tags = library.config.site, library.tags
    items = Items(library)
    yield _planned(items, "feed.xml", (site.title, "", site.description), library.articles)
    for kind in TAG_FOLDERS:
        for name in tags.of(kind):
            if tags.has_feed(kind, name):
                yield _tag_feed(items, kind, name, tag_path(kind, name))
    for old, new in tags.moved.items():
        folder, _, name = new.partition("/")
        if name and (TAG_KINDS[old.partition("/")[0]] == "topic" or tags.has_feed(TAG_KINDS[folder], name)):
            yield _tag_feed(items, TAG_KINDS[folder], name, f"{old}/")


class Items(dict[str, Item]):
    """The articles of a library as items of feeds, by the ids of the articles; each is made once."""

    def __init__(self, library: Library) -> None:
        """Begin with none."""
        super().__init__()
        self.library = library

    def of(self, article: Article) -> Item:
        """The item of an article."""
        if article.id not in self:
            self[article.id] = _item(self.library, article)
        return self[article.id]


def _tag_feed(items: Items, kind: str, name: str, place: str) -> Planned:
    """The feed of a tag at a place in the site; it says where readers should ask from now on."""
    library = items.library
    site, label = library.config.site, library.labels[kind, name].text
    about = library.words.say("What %(site)s has about %(tag)s.", site=site.title, tag=label)
    page, articles = tag_path(kind, name), library.tags.articles[kind][name]
    own = page if library.tags.has_feed(kind, name) else place
    return _planned(items, f"{place}feed.xml", (f"{site.title}: {label}", page, about), articles, f"{own}feed.xml")


def _planned(
    items: Items, path: str, said: tuple[str, str, str], articles: Sequence[Article], own: str = ""
) -> Planned:
    """A feed at a path; ``said`` are its title, the page that it goes with, and what it is about."""
    library, (title, page, about) = items.library, said
    site, addresses = library.config.site, library.addresses
    shown = articles[: site.feed_items]

    def feed() -> Feed:
        words = as_title(title), addresses.absolute(page), as_title(about or title)
        return Feed(addresses.absolute(own or path), *words, site.language, tuple(map(items.of, shown)))

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
