"""Reads `topics.toml`: every mistake in it is told with its line, before any work."""

import dataclasses
import tomllib
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, TypeVar

from msgspec import Meta

from digest.errors import ConfigError
from digest.settings import converted, nearest
from digest.text.iptc import subject
from digest.text.slugs import slug
from digest.text.toml_lines import Path as Keys
from digest.text.toml_lines import lines_of
from digest.vocabulary import EntityEntry, Entry, Least, TopicEntry, Vocabulary
from digest.vocabulary_faults import Fault, faults

TABLES = ("min_articles", "topics", "entities", "keyphrases", "moved")
LISTS = ("aliases", "was", "keywords", "iptc", "block")
"""Keys whose values are lists, so that the last part of a path may be the place in one."""
SHOWN = 20
"""How many mistakes are told at once."""
NUMBER = Annotated[int, Meta(ge=1)]
PHRASES: Mapping[str, Any] = {"block": tuple[str, ...], "rename": Mapping[str, str]}

E = TypeVar("E", bound=Entry)


def read_vocabulary(path: Path, name: str) -> Vocabulary:
    """The vocabulary in a file; the default one if there is none.

    Args:
        path: of the file.
        name: how messages call it.

    Raises:
        ConfigError: the file cannot be read, is not TOML, or something in it is wrong; the text names every
            line to mend.
    """
    if not path.exists():
        return Vocabulary()
    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(name, f"cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(name, f"not valid TOML: {error}") from None
    return _File(name, tables, lines_of(text)).vocabulary()


@dataclass(frozen=True)
class _File:
    """A file as it was read: its tables, and the lines of its keys."""

    name: str
    tables: Mapping[str, Any]
    lines: Mapping[Keys, int]
    errors: dict[str, tuple[int, ConfigError]] = field(default_factory=dict)

    def vocabulary(self) -> Vocabulary:
        self.look_for(TABLES, ())
        phrases = self.typed(("keyphrases",), PHRASES)
        moved = self.typed(("moved",), dict.fromkeys(self.table(("moved",)), str))
        least = Least(**self.typed(("min_articles",), {f.name: NUMBER for f in fields(Least)}))
        made = Vocabulary(least, self.entries("topics", TopicEntry), self.entries("entities", EntityEntry))
        self.refuse()  # what follows looks at values of the right types
        blocked, renamed = phrases.get("block", ()), phrases.get("rename", {})
        for fault in faults(made, blocked, renamed, moved):
            self.wrong(fault.path, self.error(fault))
        self.refuse()
        return dataclasses.replace(
            made,
            topics={name: _folding(topic) for name, topic in made.topics.items()},
            blocked=frozenset(map(slug, blocked)),
            renamed={slug(old): new for old, new in renamed.items()},
            moved={**_formerly("topics", made.topics), **_formerly("entities", made.entities), **moved},
        )

    def table(self, path: Keys) -> Mapping[str, Any]:
        """The table at a path; an empty one if it is not there or no table."""
        value: Any = self.tables
        for key in path:
            value = self.converted(value.get(key, {}), dict[str, Any], path) or {}
        return typing.cast("Mapping[str, Any]", value)

    def typed(self, path: Keys, kinds: Mapping[str, Any]) -> dict[str, Any]:
        """The values of a table that are of their type."""
        given = self.table(path)
        self.look_for(list(kinds), path)
        values = {key: self.value((*path, key), given[key], kinds[key]) for key in given if key in kinds}
        return {key: value for key, value in values.items() if value is not None}

    def value(self, path: Keys, value: Any, kind: Any) -> Any:
        """A value as a ``kind``; of a list one by one, because entries may stand in lines of their own."""
        if isinstance(value, list) and kind == tuple[str, ...]:
            return tuple(self.converted(one, str, (*path, str(number))) for number, one in enumerate(value))
        return self.converted(value, kind, path)

    def converted(self, value: Any, kind: Any, path: Keys) -> Any:
        """A value as a ``kind``; None, and one more mistake, if it is none."""
        try:
            return converted(value, kind, self.where(path))
        except ConfigError as error:
            self.wrong(path, error)
            return None

    def entries(self, table: str, kind: type[E]) -> dict[str, E]:
        """The tables below ``[topics]`` or ``[entities]``, by their ids."""
        kinds = {**typing.get_type_hints(kind), **({"least": NUMBER} if kind is TopicEntry else {})}
        return {name: kind(**self.typed((table, name), kinds)) for name in self.table((table,))}

    def where(self, path: Keys) -> str:
        """A place as messages name it: file, line and key."""
        line = next((self.lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.lines), 0)
        key = ".".join(path[:-1] if path[-1].isdecimal() and path[-2] in LISTS else path)
        return f"{self.name}, line {line}: {key}" if line else f"{self.name}: {key}"

    def look_for(self, known: typing.Sequence[str], path: Keys) -> None:
        """Find the keys of a table that nobody knows."""
        for key in self.table(path):
            if key not in known:
                hint = nearest(key, list(known))
                self.wrong((*path, key), ConfigError(self.where((*path, key)), "no such key", hint))

    def error(self, fault: Fault) -> ConfigError:
        """A mistake with its place, and that of what it goes against."""
        line = self.lines.get(fault.other)
        return ConfigError(self.where(fault.path), fault.problem + (f" (line {line})" if line else ""), fault.hint)

    def wrong(self, path: Keys, error: ConfigError) -> None:
        """Note a mistake; the same one only once."""
        self.errors[str(error)] = (self.lines.get(path, 0), error)

    def refuse(self) -> None:
        """Raise for all that was found to be wrong, in the order of the lines."""
        if not self.errors:
            return
        first, *others = (error for _, error in sorted(self.errors.values(), key=lambda pair: pair[0]))
        left = len(self.errors) - SHOWN
        rest = "".join(f"\n{error}" for error in others[: SHOWN - 1]) + (f"\nand {left} more" if left > 0 else "")
        raise ConfigError(first.key, str(first).removeprefix(f"{first.key}: ") + rest)


def _folding(topic: TopicEntry) -> TopicEntry:
    """The same with the ids of the topics folded into it, whether ids or codes were written."""
    found = tuple(one.id for code in topic.iptc if (one := subject(code)))
    return dataclasses.replace(topic, iptc=found) if found != topic.iptc else topic


def _formerly(folder: str, entries: Mapping[str, Entry]) -> dict[str, str]:
    return {f"{folder}/{old}": f"{folder}/{name}" for name, entry in entries.items() for old in entry.was}
