"""Where everything lives: addresses follow from identities alone, never from guesses."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from digest.config import Config
from digest.model import Article, Story
from digest.text.slugs import short_hash, slug


@dataclass(frozen=True)
class Addresses:
    """The addresses of a site.

    base: the path it lives under ("" or "/news"); url: its absolute address.
    """

    base: str
    url: str

    @classmethod
    def of(cls, config: Config) -> "Addresses":
        """The addresses of the site that ``config`` describes."""
        return cls(config.site.base, config.site.url)

    def href(self, path: str) -> str:
        """The address of ``path`` for links inside the site."""
        return f"{self.base}/{path}"

    def absolute(self, path: str) -> str:
        """The address of ``path`` for feeds and other sites."""
        return f"{self.url}/{path}"


def article_path(article: Article) -> str:
    """The path of an article's page; it follows from its link, id or file alone."""
    raw = article.raw
    tail = unquote(urlsplit(raw.url).path).rstrip("/").rpartition("/")[2]
    stem = PurePosixPath(tail or raw.id or raw.path).name
    name = slug(stem.rpartition(".")[0] if "." in stem[-6:] else stem, 60)
    return f"articles/{name}-{short_hash(article.id, 8)}/"


def story_path(story: Story) -> str:
    """The path of a story: its own page, or that of its only article."""
    return article_path(story.articles[0]) if len(story.articles) == 1 else f"stories/{story.id}/"


def topic_path(name: str) -> str:
    """The path of a topic's page."""
    return f"topics/{name}/"


def entity_path(name: str) -> str:
    """The path of an entity's page."""
    return f"entities/{name}/"


def source_path(name: str) -> str:
    """The path of a source's page; names that differ only in case share one."""
    plain = slug(name)
    return f"sources/{plain}/"


def edition_path(date: str) -> str:
    """The path of the edition of a day."""
    return f"editions/{date}/"
