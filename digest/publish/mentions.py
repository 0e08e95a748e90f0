"""Reports in a line: a headline, who published it and when."""

from digest.model import Article, Story
from digest.publish.library import Library
from digest.publish.views import Mention
from digest.text.direction import direction


def mention(library: Library, article: Article) -> Mention:
    """A report as lists of many show it."""
    date, first_seen = library.day_of(article)
    link = library.article_link(article)
    return Mention(link, article.source, date, first_seen, article.language, direction(article.title))


def earlier_mentions(library: Library, story: Story) -> tuple[Mention, ...]:
    """What was published before on the names of a story, the nearest first."""
    return tuple(mention(library, article) for article in library.earlier[story.id])
