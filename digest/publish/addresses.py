"""Where everything lives: addresses follow from identities alone, never from guesses."""

from dataclasses import dataclass
from functools import lru_cache
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

    def path(self, address: str) -> str:
        """The path below this site that a web address leads to; empty for other addresses."""
        return unquote(urlsplit(address[len(self.url) + 1 :]).path) if address.startswith(f"{self.url}/") else ""


def article_path(article: Article) -> str:
    """The path of an article's page; it follows from its link, id or file alone."""
    return _article_path(article.raw.url, article.raw.id or article.raw.path, article.id)


@lru_cache(maxsize=1 << 16)
def _article_path(url: str, name: str, identity: str) -> str:
    tail = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    stem = (tail or name).rstrip("/").rpartition("/")[2]
    words = slug(stem.rpartition(".")[0] if "." in stem[-6:] else stem, 60)
    return f"articles/{words}-{short_hash(identity, 8)}/"


def story_path(story: Story) -> str:
    """The path of a story: its own page, or that of its only article."""
    return article_path(story.articles[0]) if len(story.articles) == 1 else f"stories/{story.id}/"


TAG_FOLDERS = {"topic": "topics", "entity": "entities", "keyphrase": "keyphrases"}
"""The kinds of tag that can have pages, and the folder of each."""
TAG_KINDS = {folder: kind for kind, folder in TAG_FOLDERS.items()}


def tag_address(kind: str, name: str) -> str:
    """How the ledger and the vocabulary name a tag: ``entities/kyiv``."""
    return f"{TAG_FOLDERS[kind]}/{name}"


def tag_path(kind: str, name: str) -> str:
    """The path of a tag's page."""
    return f"{TAG_FOLDERS[kind]}/{name}/"


def topic_path(name: str) -> str:
    """The path of a topic's page."""
    return tag_path("topic", name)


def source_path(name: str) -> str:
    """The path of a source's page; names that differ only in case share one."""
    plain = slug(name)
    return f"sources/{plain}/"


def edition_path(date: str) -> str:
    """The path of the edition of a day."""
    return f"editions/{date}/"
