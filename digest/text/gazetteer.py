"""Lists of names and of words that tell persons, places and organisations apart."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from digest.text.names import key, plain

ACRONYM, ALWAYS_CAPITALS = 6, 3  # letters of an acronym; up to how many it must be found in capitals (US, WHO)


class Known(NamedTuple):
    """A name that readers see in one form: that form and its type (PER, ORG, LOC, MISC)."""

    label: str
    type: str


@dataclass(frozen=True)
class Gazetteer:
    """What is known about names before a text is read. All words are in small letters."""

    names: Mapping[str, Known]
    acronyms: Mapping[str, Known]
    words: Mapping[str, frozenset[str]]

    def find(self, name: str) -> Known | None:
        """The known name of which ``name`` is a form; its spelling does not matter."""
        short = plain(name).replace(" ", "").upper()
        if name.replace(".", "") == short and short in self.acronyms:
            return self.acronyms[short]
        return self.names.get(key(name))


def read_gazetteer(folder: Path) -> Gazetteer:
    """The gazetteer in ``folder``: aliases.toml, names.toml, common_words.txt.

    Raises:
        OSError, ValueError: a file is missing or broken.
    """
    aliases = tomllib.loads((folder / "aliases.toml").read_text(encoding="utf-8"))
    lists = tomllib.loads((folder / "names.toml").read_text(encoding="utf-8"))
    countries = [[part.strip() for part in line.split("|")] for line in lists.pop("countries").strip().splitlines()]
    words = {name: frozenset(entry.lower() for entry in _entries(text)) for name, text in lists.items()}
    peoples = (entry.lower() for _, _, peoples in countries for entry in _entries(peoples))
    words["adjectives"] = words["adjectives"] | frozenset(peoples)
    words["common"] = words["openers"] | frozenset((folder / "common_words.txt").read_text(encoding="utf-8").split())
    names: dict[str, Known] = {}
    acronyms: dict[str, Known] = {}
    for kind, rows in aliases.items():
        for row in rows:
            _add(names, acronyms, Known(row[0], kind), row)
    for country, capitals, _ in countries:
        for place in (country, *_entries(capitals)):
            _add(names, acronyms, Known(place, "LOC"), [place])
    for place in sorted(words["places"]):
        _add(names, acronyms, Known(_capitalised(place), "LOC"), [place])
    return Gazetteer(names, acronyms, words)


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.split(",") if entry.strip()]


def _capitalised(place: str) -> str:
    return " ".join(word if word in ("de", "of", "the") else word[0].upper() + word[1:] for word in place.split())


def _add(names: dict[str, Known], acronyms: dict[str, Known], known: Known, forms: Iterable[str]) -> None:
    """Enter the forms of a name; an earlier line keeps a form that a later one has too."""
    for form in forms:
        short = plain(form).replace(" ", "").upper()
        is_acronym = form.replace(".", "") == short
        if is_acronym and len(short) <= ACRONYM:
            acronyms.setdefault(short, known)
        if not is_acronym or len(short) > ALWAYS_CAPITALS:
            names.setdefault(key(form), known)
