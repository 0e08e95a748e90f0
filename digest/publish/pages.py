"""Every page of the site as a view, in the order they are written."""

from collections.abc import Iterator, Sequence

from digest.model import Article, Edition, Story
from digest.publish.addresses import (
    article_path,
    edition_path,
    story_path,
    topic_path,
)
from digest.publish.article_page import article_page
from digest.publish.dates import day
from digest.publish.directories import directories
from digest.publish.library import Library
from digest.publish.list_pages import list_pages
from digest.publish.planned import Planned, crumbs, planned
from digest.publish.redirects import redirects
from digest.publish.story_page import story_page
from digest.publish.views import (
    EditionBrief,
    EditionPage,
    FrontPage,
    Head,
    Link,
    MadePage,
    PlainPage,
    PluginUsed,
)
from digest.text.border import clean_line

WORDS_A_MINUTE = 230


def _article(library: Library, article: Article) -> Planned:
    """The page of an article, made only when what it is made from has changed."""
    path, made_from = article_path(article), library.made_from(article)
    return Planned(
        f"{path}index.html", "article", lambda: article_page(library, article), path, article.date[:10], made_from
    )


def _story(library: Library, story: Story) -> Planned:
    """The page of a story of several articles, made only when what it is made from has changed."""
    path = story_path(story)
    made_from = b"".join(library.made_from(article) for article in story.articles)
    return Planned(f"{path}index.html", "story", lambda: story_page(library, story), path, story.newest[:10], made_from)


def all_pages(library: Library, plugins: Sequence[PluginUsed]) -> Iterator[Planned]:
    """All pages, but those that the publisher or a plugin adds."""
    several = [story for story in library.stories if len(story.articles) > 1]
    for article in library.articles:
        yield _article(library, article)
    for story in several:
        yield _story(library, story)
    yield planned("index", _front(library))
    yield from _editions(library)
    yield from list_pages(library)
    yield from directories(library)
    yield planned("made", _made(library, plugins))
    missing = Head("404.html", "Page not found", library.addresses.absolute("404.html"))
    yield Planned("404.html", "404", lambda: PlainPage(missing))
    yield from redirects(library)


def _brief(library: Library, edition: Edition) -> EditionBrief:
    date = day(edition.date)
    return EditionBrief(
        Link(date.words, library.addresses.href(edition_path(edition.date))),
        date,
        tuple(library.card(story) for story in edition.stories),
        sum(len(story.articles) for story in edition.stories),
        len({source for story in edition.stories for source in story.sources}),
    )


def _minutes(edition: Edition) -> int:
    """How long the summaries of an edition take to read, in minutes."""
    notes = [note.text for story in edition.stories for note in story.summary or story.articles[0].summary]
    titles = [story.title for story in edition.stories]
    return max(1, round(sum(len(text.split()) for text in (*notes, *titles)) / WORDS_A_MINUTE))


def _front(library: Library) -> FrontPage:
    site, addresses = library.config.site, library.addresses
    shown: list[EditionBrief] = []
    left = site.front_stories
    for edition in library.editions:
        if shown and left < len(edition.stories):
            break
        shown.append(_brief(library, edition))
        left -= len(edition.stories)
    head = Head("", site.title, addresses.absolute(""), site.description)
    topics = sorted(
        (Link(library.labels["topic", name].text, addresses.href(topic_path(name))) for name in library.by_topic),
        key=lambda link: link.text,
    )
    return FrontPage(
        head,
        shown[0] if shown else None,
        _minutes(library.editions[0]) if shown else 0,
        tuple(shown[1:]),
        tuple(topics),
        Link("Archive", addresses.href("archive/")),
    )


def _editions(library: Library) -> Iterator[Planned]:
    site, addresses = library.config.site, library.addresses
    links = [Link(day(e.date).words, addresses.href(edition_path(e.date))) for e in library.editions]
    for number, edition in enumerate(library.editions):
        path, words = edition_path(edition.date), day(edition.date).words
        archive = Link("Archive", addresses.href("archive/"))
        head = Head(
            path,
            f"Edition of {words}",
            addresses.absolute(path),
            f"{site.title}: what was reported on {words}.",
            crumbs(library, archive, last=words),
        )
        newer = links[number - 1] if number else None
        older = links[number + 1] if number + 1 < len(links) else None
        yield planned("edition", EditionPage(head, _brief(library, edition), _minutes(edition), newer, older))


def _made(library: Library, plugins: Sequence[PluginUsed]) -> MadePage:
    title = "How this was made"
    about = "The plugins, their options, and what they did to the texts."
    head = Head("made/", title, library.addresses.absolute("made/"), about, crumbs(library, last=title))
    cuts = sum(edit.by != "digest" for article in library.articles for edit in article.edits)
    counts = (
        ("Articles", str(len(library.articles))),
        ("Stories", str(len(library.stories))),
        ("Sources", str(len(library.by_source))),
        ("Editions", str(len(library.editions))),
        ("Cuts and repairs in texts", str(cuts)),
        ("Headlines written by digest", str(sum(article.title_made for article in library.articles))),
    )
    return MadePage(head, tuple(plugins), counts, tuple(map(clean_line, library.problems)))  # they name files
