"""Addresses and languages as the formats of books take them: whatever came in, what comes out is valid."""

import re

from digest.text.ascii_url import ascii_url

LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?![a-z0-9])", re.IGNORECASE
)
"""Language, script, region and variants as BCP 47 has them."""
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold, not even as a reference."""


def address(url: str) -> str:
    """A web address in ASCII, as every e-reader takes it; "" if it is none."""
    found = ascii_url(url.strip())
    return found if found.startswith(("http://", "https://")) else ""


def tongue(language: str) -> str:
    """The code of a language as far as it is written as one: "de-AT" of "de-AT-x", "" of "German"."""
    found = LANGUAGE.match(language)
    return found.group() if found else ""


def printable(text: str) -> str:
    """A text without the characters that no XML file may hold."""
    return NO_XML.sub("", text)
