"""Addresses and languages as the formats of books take them: whatever came in, what comes out is valid."""

import re
from urllib.parse import quote, urlsplit

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
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
    """The code of a language if it is written as one, else ""."""
    return language if LANGUAGE.fullmatch(language) else ""


def _quoted(part: str, plain: str) -> str:
    return quote(PERCENT.sub("%25", part), safe=plain, errors="replace")
