"""Words as a part of an address."""

import hashlib
import re

from anyascii import anyascii

OTHER = re.compile(r"[^a-z0-9]+")


def slug(text: str, characters: int = 60) -> str:
    """``text`` in lower-case ASCII letters, digits and single hyphens.

    Args:
        text: any words; other scripts are transliterated (anyascii).
        characters: the most that the result holds; cut at a hyphen where there is one.

    Returns:
        Never empty: text without a letter gives the first eight hex digits of its SHA-256.
    """
    plain = OTHER.sub("-", anyascii(text[:500]).lower()).strip("-")
    if len(plain) > characters:
        plain = plain[: characters + 1].rpartition("-")[0] or plain[:characters]
    return plain or short_hash(text, 8)


def short_hash(text: str, digits: int = 12) -> str:
    """The first hex digits of the SHA-256 of ``text``."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
