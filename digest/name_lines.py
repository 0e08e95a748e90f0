"""Names that somebody asks about, a line each: read, and told what each stands for."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from digest.config import Config
from digest.errors import UsageError
from digest.stages.identify import TAGGER, as_options, site_gazetteer
from digest.stages.signing import Rules
from digest.text.addressed_names import Addressed, addressed
from digest.text.anchors import Named
from digest.text.gazetteer import TYPES

KEYS = ("name", "type")


class Told(NamedTuple):
    """A name of the input, and what it stands for."""

    named: Named
    found: Addressed

    def as_json(self) -> dict[str, str]:
        """The same in the fixed shape that scripts rely on."""
        found = self.found
        return {"name": self.named.name, "type": found.type, "id": found.id, "label": found.label, "why": found.why}


def resolved(config: Config, file: str, text: str) -> list[Told]:
    """What every name in ``text`` stands for on the site, one for each line; they count as named together.

    Raises:
        UsageError: a line is no name; the text names ``file``, the line and the way out.
    """
    names = list(read_names(file, text))
    own: Mapping[str, Sequence[str]] = config.options.get(TAGGER, {}).get("aliases", {})
    found = addressed(list(Counter(names).items()), site_gazetteer(as_options(own)))
    rules = Rules(config.vocabulary, config.site.language)
    return [Told(named, _signed(found[named], rules)) for named in names]


def _signed(found: Addressed, rules: Rules) -> Addressed:
    """What the publisher's vocabulary makes of what a name stands for."""
    meaning = rules.entity(found.id, found.label)
    if not meaning:
        return found
    if not meaning.id:
        return found._replace(why=f"{found.why}; blocked in the vocabulary")
    why = "; ".join(filter(None, (found.why, meaning.why)))
    return Addressed(meaning.id, meaning.label or found.label, meaning.type or found.type, why)


def read_text(file: str) -> tuple[str, str]:
    """The name of a list of names, for messages, and its text; "-" is standard input.

    Raises:
        UsageError: it cannot be read, or is no UTF-8.
    """
    name = "standard input" if file == "-" else file
    try:
        return name, (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).decode("utf-8")
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror} (use - for standard input)") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: byte {error.start} is not UTF-8 (save the file as UTF-8)") from None


def read_names(file: str, text: str) -> Iterator[Named]:
    """The names of a list: a name a line, or an object of JSON a line, with "name" and, if known, "type".

    Raises:
        UsageError: a line is no name; the text names ``file``, the line and the way out.
    """
    for number, line in enumerate(text.removeprefix("\ufeff").rstrip("\n").split("\n") if text.strip() else (), 1):
        yield _read(line.strip(), f"{file}:{number}")


def _read(line: str, where: str) -> Named:
    if not line:
        raise UsageError(f"{where}: the line is empty (write a name in it, or take it out)")
    if not line.startswith("{"):
        return Named(line)
    value = _object(line, where)
    name, kind = value.get("name"), value.get("type") or ""
    if not isinstance(name, str) or not name.strip():
        raise UsageError(f'{where}: there is no "name" (write {{"name": "Kyiv", "type": "LOC"}})')
    if kind not in (*TYPES, ""):
        raise UsageError(f"{where}: type {kind!r} is not known (known: {', '.join(TYPES)}, or none)")
    return Named(name.strip(), kind)


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise UsageError(f"{where}: not valid JSON: {error}") from None
    if not isinstance(value, dict):
        raise UsageError(f"{where}: not an object of JSON")
    return value
