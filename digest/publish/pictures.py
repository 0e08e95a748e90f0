"""Which images of articles lie on the site itself: only those are shown, and one that is missing costs only itself."""

from collections.abc import Iterable, Iterator
from typing import Any

from digest.config import Config
from digest.model import Article, File
from digest.publish.addresses import Addresses
from digest.report import Problem

FOLDER = "images"
"""The folder of the content whose files are published as they are."""


def own_files(config: Config, contributions: Iterable[Any]) -> frozenset[str]:
    """The paths of the publisher's images and of the files that plugins add, below the site."""
    content = config.root / config.build.content
    images = (path for path in (content / FOLDER).rglob("*") if path.is_file())
    added = (part.path for part in contributions if isinstance(part, File))
    return frozenset((*(path.relative_to(content).as_posix() for path in images), *added))


def missing_images(config: Config, articles: Iterable[Article], files: frozenset[str]) -> Iterator[Problem]:
    """What to tell the publisher of articles that name an image of this site that is not there."""
    addresses = Addresses.of(config)
    for article in articles:
        path = addresses.path(article.raw.image)
        if path and path not in files:
            hint = f"put it into {config.build.content}/, or take it out of the article, which is shown without it"
            yield Problem("publish", f"there is no image {path}", "", article.id, article.raw.path, hint)
