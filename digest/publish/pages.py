"""Every page of the site as a view, in the order they are written."""

from collections.abc import Iterator, Sequence

import msgspec

from digest.model import Article, Story
from digest.publish.addresses import article_path, story_path
from digest.publish.article_page import article_page
from digest.publish.directories import directories
from digest.publish.editions import edition_pages, front_page
from digest.publish.feeds_page import feeds_pages
from digest.publish.library import Library
from digest.publish.list_pages import list_pages
from digest.publish.mentions import earlier_mentions
from digest.publish.planned import Planned, crumbs, planned
from digest.publish.redirects import redirects
from digest.publish.social import card_state
from digest.publish.story_page import story_page
from digest.publish.views import Head, MadePage, PlainPage, PluginUsed
from digest.text.border import clean_line


def _article(library: Library, article: Article) -> Planned:
    """The page of an article, made only when what it is made from has changed."""
    path, made_from = article_path(article), _made_from(library, library.story_of[article.id], [article])
    return Planned(
        f"{path}index.html", "article", lambda: article_page(library, article), path, article.date[:10], made_from
    )


def _made_from(library: Library, story: Story, articles: Sequence[Article]) -> bytes:
    """All that the page of a story, or of some of its articles, follows from; empty where that is not known."""
    made_from = b"".join(library.made_from(article) for article in articles)
    said = msgspec.json.encode(earlier_mentions(library, story))
    return made_from and made_from + said + card_state(library, story)


def _story(library: Library, story: Story) -> Planned:
    """The page of a story of several articles, made only when what it is made from has changed."""
    path = story_path(story)
    made_from = _made_from(library, story, story.articles)
    return Planned(f"{path}index.html", "story", lambda: story_page(library, story), path, story.newest[:10], made_from)


def all_pages(library: Library, plugins: Sequence[PluginUsed]) -> Iterator[Planned]:
    """All pages, but those that the publisher or a plugin adds."""
    several = [story for story in library.stories if len(story.articles) > 1]
    for article in library.articles:
        yield _article(library, article)
    for story in several:
        yield _story(library, story)
    yield front_page(library)
    yield from edition_pages(library)
    yield from list_pages(library)
    yield from directories(library)
    yield from feeds_pages(library)
    yield planned("made", _made(library, plugins))
    missing = Head("404.html", library.words.say("Page not found"), library.addresses.absolute("404.html"))
    yield Planned("404.html", "404", lambda: PlainPage(missing))
    yield from redirects(library)


def _made(library: Library, plugins: Sequence[PluginUsed]) -> MadePage:
    words, title = library.words, library.words.say("How this was made")
    about = words.say("The plugins, their options, and what they did to the texts.")
    head = Head("made/", title, library.addresses.absolute("made/"), about, crumbs(library, last=title))
    counted = (
        (words.say("Articles"), len(library.articles)),
        (words.say("Stories"), len(library.stories)),
        (words.say("Sources"), len(library.by_source)),
        (words.say("Editions"), len(library.editions)),
        (
            words.say("Cuts and repairs in texts"),
            sum(edit.by != "digest" for article in library.articles for edit in article.edits),
        ),
        (words.say("Headlines written by digest"), sum(article.title_made for article in library.articles)),
    )
    counts = tuple((what, words.number(number)) for what, number in counted)
    return MadePage(head, tuple(plugins), counts, tuple(map(clean_line, library.problems)))  # they name files
