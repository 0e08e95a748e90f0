"""Values of the publisher's own files, checked strictly; what is said of those that are wrong."""

import re
import typing
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import msgspec

from digest.errors import ConfigError

WRITTEN = {
    "expected `array`, got `str`": 'a list is written ["one", "two"]',
    "expected `object`, got": "it is a table, with a heading in brackets and its keys below it",
    "expected `float`, got `str`": "a number is written without quotes",
    "expected `int`, got `str`": "a number is written without quotes",
}
"""How values are written, by the beginnings of what is said when they are not."""

GONE = {
    "site.feed_items": "write it as items below [feeds]",
    "site.entity_articles": "write it as entity below [min_articles] in topics.toml",
}
"""Keys of earlier versions, and what to write instead."""


def converted(values: Any, kind: Any, where: str) -> Any:
    """``values`` as a ``kind``, types checked strictly.

    Raises:
        ConfigError: a value has the wrong type; the message names its key below ``where``.
    """
    if isinstance(values, dict) and typing.get_origin(kind) is Mapping:  # one by one, because msgspec names no key
        inner = typing.get_args(kind)[1]
        return {key: converted(value, inner, f"{where}.{_quoted(key)}") for key, value in values.items()}
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        problem, _, place = str(error).partition(" - at `$")
        problem = problem[:1].lower() + problem[1:]
        hint = next((hint for start, hint in WRITTEN.items() if problem.startswith(start)), "")
        raise ConfigError(where + place.rstrip("`").replace("[...]", ""), problem, hint) from None


def _quoted(key: str) -> str:
    return key if re.fullmatch(r"[\w-]+", key, re.ASCII) else f'"{key}"'


def refuse_unknown(name: str, section: str, given: Mapping[str, Any], known: list[str]) -> None:
    """No key that is not known.

    Raises:
        ConfigError: there is one; the message names it and the nearest known one.
    """
    for key in given:
        if key not in known:
            full = f"{section}.{key}" if section else key
            if full in GONE:
                raise ConfigError(f"{name}: {full}", "this key is gone", GONE[full])
            raise ConfigError(f"{name}: {full}", "no such key", nearest(key, known))


def nearest(word: str, known: list[str]) -> str:
    """A hint that names the nearest known word, and all of them."""
    near = get_close_matches(word, known, 1, 0.6)
    return (f"did you mean {near[0]!r}? " if near else "") + f"known: {', '.join(known) or 'none'}"
