"""Editions as readers get them outside the site, in words and absolute addresses: for feeds, letters and plugins."""

from collections.abc import Iterator

from digest.contributions import PrintedEdition, PrintedLink, PrintedSection, PrintedSentence, PrintedStory
from digest.model import Article, Edition, Note, Story
from digest.publish.addresses import article_path, edition_path, story_path
from digest.publish.editions import brief
from digest.publish.feed_names import edition_name
from digest.publish.library import Library
from digest.publish.views import Card, Link, Tag
from digest.text.direction import direction


def printed_edition(library: Library, edition: Edition) -> PrintedEdition:
    """An edition with its stories in the order and the sections of its page."""
    shown = brief(library, edition)
    stories = {library.card(story).href: story for story in edition.stories}

    def printed(cards: tuple[Card, ...]) -> tuple[PrintedStory, ...]:
        return tuple(printed_story(library, stories[card.href]) for card in cards)

    return PrintedEdition(
        edition.date,
        shown.day.words,
        library.words.say("Edition of %(day)s", day=library.words.day(edition.date).words),
        library.addresses.absolute(edition_path(edition.date)),
        printed(shown.top),
        tuple(PrintedSection(_linked(library, section.title), printed(section.cards)) for section in shown.sections),
        shown.minutes,
        edition.changed or edition.date,
        edition_name(library, edition.date),
    )


def printed_story(library: Library, story: Story) -> PrintedStory:
    """A story as its page tells it, or as that of its only article does."""
    first, card = story.articles[0], library.card(story)
    several = len(story.articles) > 1
    notes = story.summary or story.noted("key") if several else first.summary
    key = story.key if several else first.key
    by_id = {article.id: article for article in story.articles}
    return PrintedStory(
        title=story.title,
        url=library.addresses.absolute(story_path(story)),
        sentences=tuple(printed_sentence(library, by_id.get(note.article, first), note) for note in notes),
        key=printed_sentence(library, by_id.get(key.article, first), key) if key else None,
        sources=tuple(_sources(library, story)),
        topics=tuple(_linked(library, topic) for topic in card.topics),
        original="" if several else first.raw.url,
        made=story.title_made,
        language=first.language,
        direction=direction(story.title),
        image=absolute(library, card.image),
    )


def printed_sentence(library: Library, article: Article, note: Note) -> PrintedSentence:
    """A sentence with the addresses of its place in the article's page and in the original."""
    said = library.checkable(article, note)
    page = library.addresses.absolute(article_path(article))
    place = said.href.partition("#")[2]
    original = said.original.href if said.original else ""
    return PrintedSentence(note.text, f"{page}#{place}" if place else page, original, article.source, note.made)


def absolute(library: Library, href: str) -> str:
    """The absolute address of what a link inside the site leads to; ``""`` of nothing."""
    return library.addresses.url + href.removeprefix(library.config.site.base) if href else ""


def _sources(library: Library, story: Story) -> Iterator[PrintedLink]:
    """Who reports a story, each once, in the order of the reports; unknown ones left out."""
    named: set[str] = set()
    for article in story.articles:
        if article.source and article.source not in named:
            named.add(article.source)
            yield PrintedLink(article.source, library.addresses.absolute(article_path(article)))


def _linked(library: Library, link: Link | Tag) -> PrintedLink:
    return PrintedLink(link.text, absolute(library, link.href))
