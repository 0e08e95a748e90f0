"""Articles that are none: what only says why there is no article is not published."""

from collections.abc import Sequence

from digest.model import Article
from digest.pipeline import Engine
from digest.report import Problem

HINT = 'get the text again; to publish such texts, add "-notices" to build.plugins'


def withhold(engine: Engine, articles: Sequence[Article]) -> list[Article]:
    """The articles without those that a ``notice`` note says are only a notice; these are reported."""
    published = []
    for article in articles:
        notices = article.noted("notice")
        if notices:
            message = f"is only a {notices[0].text}, so it is not published"
            engine.report.take_back("clean", article.id)  # a notice that stayed whole is no news any more
            engine.report.add(Problem("describe", message, notices[0].by, article.id, article.raw.origin, HINT))
        else:
            published.append(article)
    return published
