"""Addresses as formats take them that know ASCII alone."""

import pytest

from digest.text.ascii_url import ascii_url


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://münchen.example/straße/é", "https://xn--mnchen-3ya.example/stra%C3%9Fe/%C3%A9"),
        ("https://example.org/a b[1]|{x}", "https://example.org/a%20b%5B1%5D%7C%7Bx%7D"),
        ("https://example.org/100%/%zz/%20", "https://example.org/100%25/%25zz/%20"),
        ("https://example.org:443/x", "https://example.org/x"),
        ("http://example.org.:80/x", "http://example.org/x"),
        ("https://example.org:8443/x", "https://example.org:8443/x"),
        ("https://[::1]/x", ""),
        ("https://me:secret@example.org/x", ""),
        ("https://example.org:port/x", ""),
        ("https://example.org/\ud800", "https://example.org/%3F"),
        ("https://exam ple.org/x", ""),
        ("no address", ""),
        ("", ""),
    ],
)
def test_an_address_in_ascii(given: str, expected: str) -> None:
    assert ascii_url(given) == expected
    assert ascii_url(expected) == expected
