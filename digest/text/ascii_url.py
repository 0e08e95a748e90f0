"""Addresses in ASCII, for formats that take no others."""

from urllib.parse import quote, urlsplit, urlunsplit

SAFE = "/%:@!$&'()*+,;=~-._"
"""What stays as it is in a path; in queries and fragments ``?`` does too (RFC 3986)."""


def ascii_url(url: str) -> str:
    """A web address with everything that is not plain ASCII percent-encoded, the host by IDNA.

    Returns:
        ``""`` for an address that formats like RSS cannot have: with a host of numbers in brackets, say.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError among them
        return ""
    if not host or ":" in host or parts.username:
        return ""
    path, query = quote(parts.path, SAFE), quote(parts.query, f"{SAFE}?")
    return urlunsplit((parts.scheme, host + port, path, query, quote(parts.fragment, f"{SAFE}?")))
