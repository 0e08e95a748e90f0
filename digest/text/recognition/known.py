"""The lists of the entities plugin as the recognition asks for them."""

from collections.abc import Iterator, Mapping

from digest.text.gazetteer import Gazetteer
from digest.text.recognition.lists import NameLists

LETTERS = {
    "titles": "t", "portfolios": "p", "organisations": "o", "heads": "h", "places_last": "P", "places_first": "Q",
    "things_last": "M", "no_names": "n", "common": "c", "adjectives": "a",
}  # fmt: skip
"""The letter of each list of words of the gazetteer."""
NAME_LETTERS = {"first_names": "F", "last_names": "L", "more_first_names": "f", "more_last_names": "l", "dates": "d"}
"""The letter of each list of words of the file of known names."""
TYPES = {"cities": "CITY", "companies": "ORG", "things": "MISC"}
"""The type, for the model, of the names in the lists of that file that are no parts of names."""
ACRONYM = 5  # letters up to which a known name in capitals must be found in capitals


def name_lists(gazetteer: Gazetteer, more: Mapping[str, tuple[str, ...]]) -> NameLists:
    """The gazetteer and the lists of `read_known_names` in one."""
    words: dict[str, set[str]] = {}
    for name, letter in LETTERS.items():
        words[letter] = {word for entry in gazetteer.words[name] for word in _single(name, entry)}
    words["F"] = set(gazetteer.words["first_names"])
    for name, letter in NAME_LETTERS.items():
        words.setdefault(letter, set()).update(more[name])
    names: dict[str, str] = {}
    for name, kind in TYPES.items():
        names.update((entry, kind) for entry in more[name])
    names |= dict(_listed(gazetteer))
    names |= dict.fromkeys(more["teams"], "TEAM")
    names |= dict.fromkeys(gazetteer.words["adjectives"], "PEOPLE")
    return NameLists.of(words, names)


def _single(name: str, entry: str) -> list[str]:
    """The words of an entry that count alone: of the beginnings of places each one, else only lone words."""
    parts = entry.split()
    return parts if name == "places_first" or len(parts) == 1 else []


def _listed(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Every form of a known name with its type, the likeliest last."""
    for known, forms in reversed(list(gazetteer.forms.items())):
        kind = "COUNTRY" if known.label.lower() in gazetteer.words["countries"] else known.type
        for form in (known.label, *forms):
            plain = form.replace(".", "")
            is_acronym = plain.isupper() and len(plain) <= ACRONYM
            yield (plain if is_acronym else plain.lower()), kind or "ORG"
