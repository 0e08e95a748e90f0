"""What a file states about a text: header lines and front matter to the fields of a `Raw`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from digest.text.border import clean_line, http_url, language_code

KEYS = {
    "title": "title",
    "date": "published",
    "published": "published",
    "source": "source",
    "link": "url",
    "url": "url",
    "author": "authors",
    "authors": "authors",
    "tags": "tags",
    "keywords": "tags",
    "language": "language",
    "lang": "language",
    "image": "image",
    "licence": "licence",
    "license": "licence",
    "licence-link": "licence_url",
    "license-link": "licence_url",
    "licence-url": "licence_url",
    "license-url": "licence_url",
    "id": "id",
    "story": "story",
}
"""The keys of a header, in lower case and with hyphens, and the field each one fills."""

LISTS = ("authors", "tags")
ADDRESSES = ("url", "image", "licence_url")
HEADER_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{0,30}):(?:[ \t]+(?P<value>.*))?")
BLANK_LINE = re.compile(r"^[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
HEADER_CHARACTERS = 20_000
CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/(?:licenses/([a-z-]+)|publicdomain/(zero))/(\d\.\d)(?:/.*)?"
)


@dataclass(frozen=True, slots=True)
class Stated:
    """Fields of a `Raw` by name, and remarks on what could not be taken over."""

    fields: dict[str, Any] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


def stated(values: Mapping[str, Any]) -> Stated:
    """Typed fields from keys as people write them ("Author", "licence_url") and their values.

    Values are strings, numbers or lists of these; None and empty ones count as not given.
    A value of another type or an unsafe address is left out, with a remark; so is an
    unknown key.
    """
    fields: dict[str, Any] = {}
    remarks: list[str] = []
    for key, value in values.items():
        name = KEYS.get(_name(key))
        if name is None:
            remarks.append(f"unknown key {clean_line(key)[:40]!r} was left out")
        elif value is not None and value not in ("", []):
            try:
                fields[name] = _field(name, value)
            except ValueError as error:
                remarks.append(f"{key}: {error}; it was left out")
    return Stated({name: value for name, value in fields.items() if value}, tuple(remarks))


def header(text: str) -> tuple[dict[str, str], str]:
    """The header lines that open ``text`` up to a blank line, and the text after them.

    There is a header only if the first line has a known key and all its lines have keys or
    are indented; otherwise the text comes back untouched. "Note: ..." opens no header.
    """
    first = HEADER_LINE.match(text)
    if not first or _name(first["key"]) not in KEYS:
        return {}, text
    end = BLANK_LINE.search(text[:HEADER_CHARACTERS])
    if not end or (end.end() == HEADER_CHARACTERS < len(text)):
        return {}, text
    values: dict[str, str] = {}
    key = ""
    for line in text[: end.start()].splitlines():
        found = HEADER_LINE.fullmatch(line.rstrip())
        if found:
            key = found["key"]
            values[key] = found["value"] or ""
        elif key and line[:1] in " \t":
            values[key] += " " + line.strip()
        else:
            return {}, text
    return values, text[end.end() :]


def licence_name(url: str) -> str:
    """The short name of a Creative Commons licence by its address ("CC BY 2.5"), else ``""``."""
    match = CREATIVE_COMMONS.fullmatch(url)
    if not match:
        return ""
    return f"CC0 {match[3]}" if match[2] else f"CC {match[1].upper()} {match[3]}"


def names(value: str) -> tuple[str, ...]:
    """The parts of a list written in one line: by semicolons if there are any, else by commas."""
    parts = (clean_line(part) for part in value.split(";" if ";" in value else ","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _name(key: str) -> str:
    return key.strip().lower().replace("_", "-").replace(" ", "-")


def _field(name: str, value: object) -> str | tuple[str, ...]:
    if name in LISTS:
        if isinstance(value, str):
            return names(value)
        if isinstance(value, Sequence) and all(isinstance(part, str) for part in value):
            return tuple(dict.fromkeys(part for part in map(clean_line, value) if part))
        raise ValueError("a text or a list of texts is expected")
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError("a text is expected")  # noqa: TRY004 - callers report one kind of error
    if name in ADDRESSES:
        return _address(str(value))
    if name == "language":
        return _language(str(value))
    return clean_line(str(value))


def _address(value: str) -> str:
    address = http_url(value)
    if not address:
        raise ValueError(f"{clean_line(value)[:60]!r} is not an http or https address")
    return address


def _language(value: str) -> str:
    code = language_code(value)
    if not code:
        raise ValueError(f"{clean_line(value)[:60]!r} is not a language code such as 'en'")
    return code
