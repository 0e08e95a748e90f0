"""Articles and editions as items of feeds: their words with links to where the sources say them."""

import re
from collections.abc import Sequence
from html import escape as escaped_markup

import msgspec

from digest.contributions import PrintedSentence, PrintedStory
from digest.model import Article, Edition, Note
from digest.publish.addresses import article_path, edition_path, topic_path
from digest.publish.feed_names import article_name, edition_name
from digest.publish.feeds.values import Item, Picture
from digest.publish.feeds.windows import MOST_OF_ARTICLE, MOST_OF_EDITION, Windows, identity
from digest.publish.library import Library
from digest.publish.printed import printed_sentence, printed_story
from digest.publish.subtitles import marked, subtitle
from digest.text.ascii_url import ascii_url
from digest.text.border import clean_line
from digest.text.language_codes import known_language

IMAGES = {
    "avif": "image/avif", "gif": "image/gif", "jpeg": "image/jpeg", "jpg": "image/jpeg", "png": "image/png",
    "svg": "image/svg+xml", "webp": "image/webp",
}  # fmt: skip
UNKNOWN = "\ufffd"
TAG = re.compile(r"</?\w[^>]*>|&#?\w+;")
HEADLINES = 3
"""How many headlines describe an edition."""
END_OF_DAY = "T23:59:59+00:00"
"""When editions are published. Services for mail send what is newer than their last letter: a morning is too early."""


class Items:
    """The articles and editions of a library as items, each made once."""

    def __init__(self, library: Library) -> None:
        """Begin with none."""
        feeds = library.config.feeds
        self.library, self.windows = library, Windows(feeds.items, archives=feeds.archives)
        self._made: dict[tuple[str, str], Item] = {}
        self._states: dict[tuple[str, str], bytes] = {}

    def of(self, source: Article | Edition) -> Item:
        """The item of an article or an edition."""
        key = identity(source)
        known = self._made.get(key)
        if known is None:
            if isinstance(source, Article):
                known = article_item(self.library, source)
            else:
                known = edition_item(self.library, source)
            self._made[key] = known
        return known

    def state(self, source: Article | Edition) -> bytes:
        """All that an item follows from, known without making it."""
        key = identity(source)
        if key not in self._states:
            self._states[key] = _state(self.library, source)
        return self._states[key]


def _state(library: Library, source: Article | Edition) -> bytes:
    if isinstance(source, Article):
        image = picture(library, source) if source.raw.image else None
        return library.made_from(source) + msgspec.json.encode(image)
    stories = [(s.id, s.notes, [library.made_from(article) for article in s.articles]) for s in source.stories]
    return msgspec.json.encode((source.date, source.changed, stories))


def article_item(library: Library, article: Article) -> Item:
    """An article as an item: its summary, each sentence with its place on the page and in the original."""
    addresses, image = library.addresses, picture(library, article)
    key = subtitle(article.key, library.words)
    return Item(
        article_name(library, article),
        plain_text(article.title),
        addresses.absolute(article_path(article)),
        article.date,
        key if 0 < len(key) <= MOST_OF_ARTICLE and UNKNOWN not in key else plain_text(article.title),
        _article_content(library, article, image),
        article.changed,
        tuple(filter(None, map(plain_name, article.authors))),
        tuple(_topic(library, note.id) for note in article.noted("topic")),
        plain_name(article.source),
        ascii_url(article.raw.url),
        image,
        known_language(article.language),
    )


def edition_item(library: Library, edition: Edition) -> Item:
    """The edition of a day as one item that holds all of it, in an order that follows from the stories alone."""
    url = library.addresses.absolute(edition_path(edition.date))
    day = library.words.day(edition.date).words
    said = [printed_story(library, story) for story in edition.stories]
    return Item(
        edition_name(library, edition.date),
        library.words.say("Edition of %(day)s", day=day),
        url,
        f"{edition.date}{END_OF_DAY}",
        plain_text(" · ".join(story.title for story in said[:HEADLINES])),
        _edition_content(library, url, said),
        edition.changed,
        language=known_language(library.config.site.language),
    )


def plain_text(text: str) -> str:
    """A line of text without characters that were lost before it came here."""
    return clean_line(text.replace(UNKNOWN, "?"))


def plain_name(text: str) -> str:
    """A name without what looks like markup, which names in feeds must not have."""
    return plain_text(TAG.sub("", text).replace("</", "/"))


def picture(library: Library, article: Article) -> Picture | None:
    """The image of an article that is one of the publisher's own files; of others nobody knows the length."""
    path = library.addresses.path(article.raw.image)
    media_type = IMAGES.get(path.rpartition(".")[2].lower())
    file = library.config.root / library.config.build.content / path
    if not media_type or path not in library.files or not file.is_file():
        return None
    return Picture(ascii_url(article.raw.image), media_type, file.stat().st_size)


def escape(text: str) -> str:
    """Text as our markup has it; a character that was lost on the way here comes as a number."""
    return escaped_markup(text).replace(UNKNOWN, "&#xFFFD;")


def _topic(library: Library, name: str) -> tuple[str, str]:
    """The words of a topic and the address of its page, if it has one."""
    paged, label = library.tags.has_page("topic", name), library.labels["topic", name].text
    return plain_name(label) or name, library.addresses.absolute(topic_path(name)) if paged else ""


def _article_content(library: Library, article: Article, image: Picture | None) -> str:
    """The item's own page in small: our markup, absolute links."""
    shown = [f'<p><img src="{escape(image.url)}" alt=""></p>'] if image else []
    shown += _within(MOST_OF_ARTICLE, [f"<p>{_sentence(library, article, note)}</p>" for note in article.summary])
    named = library.words.say("Source: %(source)s", source=article.source) if article.source else ""
    origin = [escape(named), *_original(library, article.raw.url, made=article.title_made)]
    if article.raw.licence:
        licence = escape(article.raw.licence)
        origin.append(_linked(article.raw.licence_url, licence) if article.raw.licence_url else licence)
    return "".join(shown) + _line(origin)


def _original(library: Library, url: str, *, made: bool) -> tuple[str, str]:
    """Where the original is, and that digest wrote the headline; empty where there is nothing to say."""
    words = library.words
    original = _linked(url, escape(words.say("Read the original"))) if url else ""
    return original, escape(words.say("headline by digest")) if made else ""


def _linked(url: str, markup: str) -> str:
    return f'<a href="{escape(url)}">{markup}</a>'


def _line(parts: Sequence[str]) -> str:
    """The parts that say something in a line, if any does."""
    told = " · ".join(filter(None, parts))
    return f"<p>{told}</p>" if told else ""


def _within(size: int, parts: Sequence[str]) -> list[str]:
    """The first parts, as many as there is room for in bytes."""
    kept: list[str] = []
    for part in parts:
        size -= len(part.encode())
        if size < 0:
            break
        kept.append(part)
    return kept


def _sentence(library: Library, article: Article, note: Note) -> str:
    """A sentence of the summary that leads to its place on the page, and to its words in the original."""
    said = printed_sentence(library, article, note)
    name = escape(library.at(article)) if said.original else ""  # in words, because readers of feeds drop labels
    return _led(library, said) + (f" {_linked(said.original, name)}" if said.original else "")


def _led(library: Library, said: PrintedSentence) -> str:
    return marked(_linked(said.url, escape(said.text)), library.words, made=said.made)


def _edition_content(library: Library, url: str, said: Sequence[PrintedStory]) -> str:
    """All stories of a day, by weight, as far as there is room."""
    whole = [_story(library, story) for story in said]
    short = [f"<li>{_linked(story.url, escape(story.title))}</li>" for story in said]
    shown = _within(MOST_OF_EDITION, whole)
    rest = _within(MOST_OF_EDITION, short[len(shown) :])
    left = len(whole) - len(shown) - len(rest)
    parts = ["".join(shown)] + ([f"<ul>{''.join(rest)}</ul>"] if rest else [])
    if left:
        more = library.words.count("%(num)s more story", "%(num)s more stories", left)
        parts.append(f"<p>{_linked(url, escape(more))}</p>")
    return "".join(parts)


def _story(library: Library, story: PrintedStory) -> str:
    """A story of an edition: headline, sentences with who says so, sources."""
    title = f"<h2>{_linked(story.url, escape(story.title))}</h2>"
    several = len({sentence.source for sentence in story.sentences}) > 1
    lines = []
    for sentence in story.sentences:
        who = f" ({escape(sentence.source)})" if several and sentence.source else ""
        lines.append(f"<p>{_led(library, sentence)}{who}</p>")
    origin = [_linked(source.url, escape(source.text)) for source in story.sources]
    return title + "".join(lines) + _line([*origin, *_original(library, story.original, made=story.made)])
