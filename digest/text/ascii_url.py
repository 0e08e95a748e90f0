"""Addresses in ASCII, for formats that take no others."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

SAFE = "/%:@!$&'()*+,;=~-._"
"""What stays as it is in a path; in queries and fragments ``?`` does too (RFC 3986)."""

PORTS = {"http": 80, "https": 443}
BROKEN = re.compile(r"%(?![0-9A-Fa-f]{2})")
"""A percent sign that escapes nothing."""
HOST = re.compile(r"[\w.-]+", re.ASCII)


def ascii_url(url: str) -> str:
    """A web address with everything that is not plain ASCII percent-encoded, the host by IDNA.

    Returns:
        ``""`` for an address that formats like RSS cannot have: with a host of numbers in brackets, say.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").encode("idna").decode()
        port = f":{parts.port}" if parts.port and parts.port != PORTS.get(parts.scheme) else ""
    except ValueError:  # UnicodeError among them
        return ""
    if not HOST.fullmatch(host) or parts.username:
        return ""
    path, query, fragment = (BROKEN.sub("%25", part) for part in (parts.path, parts.query, parts.fragment))
    quoted = (_quoted(path, SAFE), _quoted(query, f"{SAFE}?"), _quoted(fragment, f"{SAFE}?"))
    return urlunsplit((parts.scheme, host + port, *quoted))


def _quoted(part: str, safe: str) -> str:
    return quote(part, safe, errors="replace")
