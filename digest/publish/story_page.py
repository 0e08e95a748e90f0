"""The page of a story: what its sources say, side by side."""

from collections.abc import Iterator

from digest.model import Article, Story
from digest.publish.addresses import article_path, story_path
from digest.publish.library import Library
from digest.publish.social import pictured
from digest.publish.subtitles import described
from digest.publish.views import Day, Head, Link, Report, Sentence, StoryPage
from digest.text.direction import direction

ENTITIES = 16


def story_page(library: Library, story: Story) -> StoryPage:
    """The view of a story's page."""
    path = story_path(story)
    summary = tuple(_summary(library, story))
    head = Head(
        path,
        story.title,
        library.addresses.absolute(path),
        described(story),
        (Link(library.config.site.title, library.addresses.href("")), Link(story.title)),
        language=story.articles[0].language,
        direction=direction(story.title),
    )
    return StoryPage(
        pictured(library, story, head),
        story.title,
        story.title_made,
        library.words.day(story.newest),
        summary,
        tuple(_report(library, article) for article in story.articles),
        library.topics(story.articles),
        library.entities(story.articles)[:ENTITIES],
        _timeline(library, story),
    )


def _summary(library: Library, story: Story) -> Iterator[Sentence]:
    by_id = {article.id: article for article in story.articles}
    for note in story.summary:
        article = by_id[note.article]
        number = story.articles.index(article) + 1
        yield library.checkable(article, note, article.source or library.words.say("Article %(number)s", number=number))


def _report(library: Library, article: Article) -> Report:
    date, first_seen = library.day_of(article)
    return Report(
        article.title,
        article.title_made,
        library.addresses.href(article_path(article)),
        article.raw.url,
        library.source_link(article.source),
        date,
        first_seen,
        article.authors,
        tuple(library.checkable(article, note) for note in article.summary),
        article.language,
        direction(article.text),
    )


def _timeline(library: Library, story: Story) -> tuple[tuple[Day, Link], ...]:
    """The reports in order of time, when their days differ."""
    if len({article.date[:10] for article in story.articles}) < 2:
        return ()
    return tuple((library.words.day(article.date), library.article_link(article)) for article in story.articles)
