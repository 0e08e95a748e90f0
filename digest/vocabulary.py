"""The publisher's own tags: what `topics.toml` says, as a frozen value."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from digest.errors import ConfigError
from digest.settings import converted


@dataclass(frozen=True)
class Least:
    """From how many articles on a tag of each kind has a page of its own."""

    topic: int = 1
    entity: int = 3
    keyphrase: int = 3


@dataclass(frozen=True)
class Vocabulary:
    """What the publisher says of tags.

    least: from how many articles on a tag has a page.
    moved: addresses that tags once had, and those they have now ("topics/war" -> "topics/conflict").
    pinned: kind and id of each tag that always has a page and is shown first.
    """

    least: Least = field(default_factory=Least)
    moved: Mapping[str, str] = field(default_factory=dict)
    pinned: frozenset[tuple[str, str]] = frozenset()


def read_vocabulary(path: Path, name: str) -> Vocabulary:
    """The vocabulary in a file; the default one if there is none.

    Raises:
        ConfigError: the file is not TOML, or something in it is wrong.
    """
    if not path.is_file():
        return Vocabulary()
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(name, f"not valid TOML: {error}") from None
    return Vocabulary(converted(tables.get("min_articles", {}), Least, f"{name}: min_articles"))
