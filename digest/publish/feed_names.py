"""The lasting names of feeds and of what is in them: tag: URIs (RFC 4151) that survive any change of address."""

from urllib.parse import quote, urlsplit

from digest.model import Article
from digest.publish.library import Library

YEAR = "2025"
"""The year in the names: one in which the host was the publisher's; never to change."""
NOWHERE = "localhost"


def lasting_host(known: str, url: str) -> str:
    """The host for names: the first one that the site had in the world; "" while it has none.

    Args:
        known: the one that the ledger has, "" if none.
        url: where the site lives now.
    """
    host = urlsplit(url).hostname or ""
    in_the_world = "." in host and not host.replace(".", "").isdigit()
    return known or (host if in_the_world else "")


def article_name(library: Library, article: Article) -> str:
    """The name of an article, from its identity alone: no title, address, tag or story is in it."""
    return _name(library, f"articles/{quote(article.id)}")


def edition_name(library: Library, date: str) -> str:
    """The name of the edition of a day."""
    return _name(library, f"editions/{date}")


def feed_name(library: Library, place: str) -> str:
    """The name of the feed at a place of the site, like ``topics/sport/``; one for all its formats."""
    return _name(library, f"feeds/{place}".rstrip("/"))


def _name(library: Library, what: str) -> str:
    host = library.host or urlsplit(library.addresses.url).hostname or NOWHERE
    host = NOWHERE if ":" in host else host
    return f"tag:{host},{YEAR}:{what}"
