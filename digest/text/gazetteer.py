"""Lists of names and of words that tell persons, places and organisations apart."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from digest.text.names import exact, key, plain
from digest.text.people import voiced

ACRONYM, ALWAYS_CAPITALS = 6, 3  # letters of an acronym; up to how many it must be found in capitals (US, WHO)
TYPES = ("LOC", "ORG", "PER", "MISC")
"""Types of names; where a form is in lists of several, and nothing tells which is meant, the first one wins."""


ABBREVIATED = re.compile(r"[A-Z][a-z]+\.|[A-Z]\.[A-Z]\.")
"""Forms that need their full stops: "Miss." is no lady, "N.C." no NC."""
T = TypeVar("T")


class Known(NamedTuple):
    """A name that readers see in one form: that form and its type (PER, ORG, LOC, MISC; "" if any will do)."""

    label: str
    type: str


@dataclass(frozen=True)
class Gazetteer:
    """What is known about names before a text is read. All words are in small letters.

    names: by exact key, of each type one; acronyms: by their capitals, of each type one.
    words: lists of words by name. given: given names that are another's spelling ("aleksey") by
    their key, with the one spelling that stands for all. short: short forms with the given names
    that they may be short for. peoples: "kenyan" by its key, with the key of the country if that is one word.
    spelled: the forms of one word, in small letters.
    """

    names: Mapping[str, tuple[Known, ...]]
    acronyms: Mapping[str, tuple[Known, ...]]
    words: Mapping[str, frozenset[str]]
    given: Mapping[str, str] = field(default_factory=dict)
    short: Mapping[str, frozenset[str]] = field(default_factory=dict)
    forms: Mapping[Known, tuple[str, ...]] = field(default_factory=dict)
    peoples: Mapping[str, str] = field(default_factory=dict)
    spelled: frozenset[str] = frozenset()
    _made: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def cached(self, name: str, make: Callable[[], T]) -> T:
        """What follows from the lists alone and takes time to make; made once, when it is first needed."""
        if name not in self._made:
            self._made[name] = make()
        made: T = self._made[name]
        return made

    def find(self, name: str, kind: str = "") -> Known | None:
        """The known name (of type ``kind``, if that is given) of which ``name`` is a form, however it is spelled."""
        return next((known for known in self.all(name) if not kind or known.type in (kind, "")), None)

    def all(self, name: str) -> Iterator[Known]:
        """The known names of all types of which ``name`` is a form, the likeliest first."""
        if name.endswith("."):
            yield from self.names.get(name.lower(), ())
        if name == name.upper():
            yield from self.acronyms.get(name.replace(".", "").replace(" & ", "&"), ())
            if name.isascii() and name.isalpha() and len(name) <= ALWAYS_CAPITALS:
                return
        found = self.names.get(exact(name)) or self.names.get(plain(name)) or self.names.get(key(name), ())
        yield from found if not found or self._is_spelled(name) else [one for one in found if self._may_be(name, one)]

    def _is_spelled(self, name: str) -> bool:
        return " " in name or plain(name) in self.spelled

    def _may_be(self, name: str, known: Known) -> bool:
        """Whether a word that only sounds like a form is not known as another name: Elise is no Élysée."""
        word = plain(name)
        return word not in self.words["apart"] and (known.type == "PER" or word not in self.words["last"])

    def with_own(self, aliases: Mapping[str, Sequence[str]]) -> "Gazetteer":
        """The gazetteer with a publisher's own names, label to other forms, which win over what is known.

        A label that is known, or a form of what is known, takes over all its forms; so does a form that is the
        label of something known.
        """
        if not aliases:
            return self
        names, acronyms, forms = dict(self.names), dict(self.acronyms), dict(self.forms)
        spelled = {plain(form) for label, others in aliases.items() for form in (label, *others)}
        for label, others in aliases.items():
            known = self.find(label)
            own = Known(label, known.type if known else _type(self.find(form) for form in others))
            taken = [known] if known else []
            taken += [other for form in others if (other := self.find(form)) and key(other.label) == key(form)]
            theirs = [form for other in taken for form in (other.label, *forms.pop(other, ()))]
            wanted = tuple(dict.fromkeys((label, *others, *theirs)))
            forms[own] = wanted[1:]
            for form in wanted:
                for table, name in _places(form, self.words["common"]):
                    there = (names if table == "names" else acronyms).get(name, ())
                    kept = [one for one in there if one not in taken and one.type != own.type]
                    (names if table == "names" else acronyms)[name] = (own, *kept)
        return replace(self, names=names, acronyms=acronyms, forms=forms, spelled=self.spelled | spelled, _made={})


def _type(found: Iterable[Known | None]) -> str:
    return next((known.type for known in found if known), "")


@lru_cache(maxsize=2)
def read_known_names(path: Path) -> Mapping[str, tuple[str, ...]]:
    """The lists of a TOML file, by name: entries parted by commas. Read once for all who ask.

    Raises:
        OSError, tomllib.TOMLDecodeError: it is missing or broken.
    """
    return {name: tuple(_entries(text)) for name, text in tomllib.loads(path.read_text(encoding="utf-8")).items()}


@lru_cache(maxsize=2)
def read_gazetteer(folder: Path) -> Gazetteer:
    """The gazetteer in ``folder``: aliases.toml, names.toml, known_names.toml, common_words.txt.

    Read once for all who ask: it takes some tenths of a second.

    Raises:
        OSError, ValueError: a file is missing or broken.
    """
    aliases = tomllib.loads((folder / "aliases.toml").read_text(encoding="utf-8"))
    lists = tomllib.loads((folder / "names.toml").read_text(encoding="utf-8"))
    countries = [[part.strip() for part in line.split("|")] for line in lists.pop("countries").strip().splitlines()]
    words = {name: frozenset(entry.lower() for entry in _entries(text)) for name, text in lists.items()}
    peoples = (entry.lower() for _, _, peoples in countries for entry in _entries(peoples))
    words["adjectives"] = words["adjectives"] | frozenset(peoples)
    words["countries"] = frozenset(country.lower() for country, _, _ in countries)
    people = read_known_names(folder / "known_names.toml")
    words["given"] = words["first_names"].union(people["first_names"], people["more_first_names"])
    words["teams"] = frozenset(people["teams"])
    words["last"] = frozenset(people["last_names"])
    words["apart"] = words["given"].union(people["more_last_names"], _entries(aliases.get("apart", "")))
    words["common"] = words["openers"] | frozenset((folder / "common_words.txt").read_text(encoding="utf-8").split())
    made = _Lists(words["common"])
    generic = [row[0] for row in _rows(aliases.get("generic", ""))]
    words["generic"] = frozenset(generic)
    for name in generic:
        made.add(Known(name, "ORG"), [name])
    for kind in TYPES:
        for row in _rows(aliases.get(kind, "")):
            made.add(Known(row[0], kind), row)
        if kind == "LOC":
            for country, capitals, _ in countries:
                for place in (country, *_entries(capitals)):
                    made.add(Known(place, "LOC"), [place])
            for place in sorted(words["places"]):
                made.add(Known(_capitalised(place), "LOC"), [place])
    given, short = _given_names(aliases)
    forms = (form for known, others in made.forms.items() for form in (known.label, *others))
    spelled = frozenset(plain(form) for form in forms if " " not in form)
    return Gazetteer(made.names, made.acronyms, words, given, short, made.forms, _peoples(countries), spelled)


def _peoples(countries: Iterable[Sequence[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for country, _, peoples in countries:
        for people in _entries(peoples)[:1] if " " not in country else ():
            found.setdefault(key(people), key(country))
    return found


class _Lists:
    """The tables of a gazetteer while they are filled."""

    def __init__(self, common: frozenset[str]) -> None:
        self.common = common
        self.names: dict[str, tuple[Known, ...]] = {}
        self.acronyms: dict[str, tuple[Known, ...]] = {}
        self.forms: dict[Known, tuple[str, ...]] = {}

    def add(self, known: Known, forms: Sequence[str]) -> None:
        """Enter the forms of a name; an earlier line keeps a form that a later one of its type has too."""
        for form in forms:
            for table, name in _places(form, self.common):
                entered = self.names if table == "names" else self.acronyms
                there = entered.get(name)
                if there is None:
                    entered[name] = (known,)
                elif all(other.type != known.type for other in there):
                    entered[name] = (*there, known)
        self.forms.setdefault(known, tuple(forms[1:]))


def _places(form: str, common: Collection[str]) -> list[tuple[str, str]]:
    """Where a form is entered: the table and the name in it; never under a common word that it only sounds like."""
    if form.endswith(".") and ABBREVIATED.fullmatch(form):
        return [("names", form.lower())]
    if form == form.upper():
        short = plain(form).replace(" ", "").upper()
        if len(short) <= ACRONYM and form.replace(".", "") == short:
            return [("acronyms", short), *([("names", _unlike(form, common))] if len(short) > ALWAYS_CAPITALS else [])]
        if "&" in form and len(short) <= ALWAYS_CAPITALS:
            return [("acronyms", form.replace(".", "").replace(" & ", "&"))]
    bare = form.removeprefix("The ") if form.count(" ") > 1 else form
    return [("names", _unlike(form, common)), *([("names", exact(bare))] if bare != form else [])]


def _unlike(form: str, common: Collection[str]) -> str:
    """The key of a form; its letters where the key is another word: "Beijing" is not "being"."""
    name = exact(form)
    return plain(form) if name in common else name


def _given_names(aliases: Mapping[str, str]) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    given: dict[str, str] = {}
    for row in _rows(aliases.get("spellings", "")):
        for form in row[1:]:
            given.setdefault(key(form), voiced(key(row[0])))
    short: dict[str, set[str]] = defaultdict(set)
    for row in _rows(aliases.get("nicknames", "")):
        for form in row[1:]:
            short[voiced(key(form))].add(given.get(key(row[0])) or voiced(key(row[0])))
    return given, {form: frozenset(names) for form, names in short.items()}


def _rows(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        row = [part.strip() for part in line.split("|")]
        if row[0]:
            yield row


def _entries(text: str) -> list[str]:
    return [entry.strip() for entry in text.split(",") if entry.strip()]


def _capitalised(place: str) -> str:
    return " ".join(word if word in ("de", "of", "the") else word[0].upper() + word[1:] for word in place.split())
