"""The writers of all formats."""

from digest.publish.feeds.json_feed import JsonWriter
from digest.publish.feeds.values import ATOM, RSS, Feed
from digest.publish.feeds.xml import XmlWriter


class Writers:
    """Writes the feeds of one site; an item that is in many of them is made once in each format."""

    def __init__(self) -> None:
        """Begin with no item."""
        self._rss, self._atom, self._json = XmlWriter(RSS), XmlWriter(ATOM), JsonWriter()

    def write(self, file: str, feed: Feed) -> bytes:
        """The bytes of a document; its format is known by its file, as ``atom-3.xml``."""
        name = file.rpartition("/")[2]
        writer = self._json if name.endswith(".json") else self._atom if name.startswith("atom") else self._rss
        return writer.write(feed)
