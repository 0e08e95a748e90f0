"""What feeds must hold so that every reader takes them: the rules of their formats and of the W3C's feed validator.

Each function takes the address of a document and its bytes, and says all that is wrong in it.
"""

from atom_rules import ATOM_RULES
from feed_document_rules import Document, xml_faults
from json_feed_rules import json_feed_faults
from rss_rules import RSS_RULES

__all__ = ["atom_faults", "faults", "json_feed_faults", "rss_faults"]


def rss_faults(address: str, data: bytes) -> list[str]:
    """What is wrong in a document of RSS 2.0."""
    return xml_faults(RSS_RULES, Document(address, data))


def atom_faults(address: str, data: bytes) -> list[str]:
    """What is wrong in a document of Atom (RFC 4287)."""
    return xml_faults(ATOM_RULES, Document(address, data))


def faults(site: str, files: dict[str, bytes]) -> dict[str, list[str]]:
    """What is wrong in the feeds among the files of a built site, by their paths; those without fault are left out."""
    found = {}
    for path, data in files.items():
        name = path.rpartition("/")[2]
        if name.endswith((".xml", ".json")) and name.startswith(("feed.", "feed-", "atom.", "atom-")):
            rules = json_feed_faults if name.endswith(".json") else atom_faults if name[0] == "a" else rss_faults
            found[path] = rules(f"{site.rstrip('/')}/{path}", data)
    return {path: wrong for path, wrong in found.items() if wrong}
