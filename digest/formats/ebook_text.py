"""Addresses and languages as the formats of books take them: whatever came in, what comes out is valid."""

import re
from urllib.parse import quote, urlsplit

LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?![a-z0-9])", re.IGNORECASE
)
"""Language, script, region and variants as BCP 47 has them."""
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold, not even as a reference."""
HOST = re.compile(r"[\w.-]+(?::\d{1,5})?|\[[0-9A-Fa-f:.]+\](?::\d{1,5})?")
PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
PATH, AFTER_PATH = "/%:@!$&'()*+,;=~-._", "/?%:@!$&'()*+,;=~-._"
"""What stands as it is in the path of an address, and in its query and fragment (RFC 3986)."""


def address(url: str) -> str:
    """A web address with every character that may not stand in one written as ``%..``; "" if it is none."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(parts.netloc):
        return ""
    query, fragment = (_quoted(part, AFTER_PATH) for part in (parts.query, parts.fragment))
    rest = (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    return f"{parts.scheme}://{parts.netloc}{_quoted(parts.path, PATH)}{rest}"


def tongue(language: str) -> str:
    """The code of a language as far as it is written as one: "de-AT" of "de-AT-x", "" of "German"."""
    found = LANGUAGE.match(language)
    return found.group() if found else ""


def printable(text: str) -> str:
    """A text without the characters that no XML file may hold."""
    return NO_XML.sub("", text)


def _quoted(part: str, plain: str) -> str:
    return quote(PERCENT.sub("%25", part), safe=plain, errors="replace")
