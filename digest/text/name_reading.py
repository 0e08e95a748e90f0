"""What a name stands for by itself: by the alias table, else by what its words say."""

from collections import defaultdict
from collections.abc import Iterable

from digest.text.anchors import Anchor, Named, Reading, like
from digest.text.bodies import COMPANY, body_forms, body_key, place_forms, place_key
from digest.text.gazetteer import Gazetteer, Known
from digest.text.names import exact, key, plain
from digest.text.people import HONOURS, parted, read_person, short_key, titled

KEPT_TITLES = frozenset(
    ("king", "queen", "prince", "princess", "pope", "saint", "st", "lady", "lord", "sheikh", "imam", "emperor")
)
RULERS = KEPT_TITLES - {"lady", "lord"} | {"sultan", "emir"}
"""Titles without which a name in full is not what a person is called: "King Felipe VI"."""
PEERS = ("lord ", "lady ")
"""Titles that stand before a last name alone, and are said with it."""
MORE_TITLES = frozenset(
    "mme mlle sra srta sr senora dona skipper bassist drummer guitarist frontman councillor cllr baroness monsignor "
    "rapper comedian winger newcomer newcomers".split()
)
"""Titles, beside those of the lists, that are taken off names."""
SHORT_WORD = 5  # letters up to which an unknown word is taken as it is spelled: "Good" is not "God"
LONGEST_LAST = 3  # words of a last name
LONGEST_PERSON = 6  # words of a person's name


def read_name(named: Named, lists: Gazetteer) -> Reading:
    """By the alias table, else by the key of the name without what does not count."""
    name, kind = named
    known, why = _known(name, kind, lists)
    if known:
        anchor = anchor_of(known, kind)
        is_person = anchor.type == "PER"
        person = read_person(known.label, lists.given) if is_person else None
        bare = without_titles(name, lists) if is_person else ""
        return Reading(anchor, why, person, _last(bare, lists) if is_person else "")
    guessed = kind or _guessed(name, lists)
    if guessed == "PER" or (not guessed and _may_be_person(name)):
        bare = without_titles(name, lists)
        words, suffix = parted(bare)
        spelled = plain(bare) if plain(bare) in lists.words["given"] else " ".join(filter(None, [*words, suffix]))
        anchor = Anchor(guessed, spelled)
        last = _last(bare.split(" ", 1)[1] if plain(bare).startswith(PEERS) else bare, lists)
        return Reading(anchor, "its spelling", read_person(bare, lists.given), last)
    folded = national_key(name, lists) if guessed == "ORG" else (place_key if guessed == "LOC" else key)(name)
    if guessed in ("ORG", "MISC") and " " not in name and len(name) <= SHORT_WORD:
        folded = plain(name)
    return Reading(Anchor(guessed, folded or name.strip()), "its spelling")


def _known(name: str, kind: str, lists: Gazetteer) -> tuple[Known | None, str]:
    """What the alias table says of a name, as it is or without what does not count; and the rule in words."""
    for form in (name, *_other_forms(name, kind, lists)):
        for known in lists.all(form):
            if not like(kind, known.type):
                continue
            if kind and kind != known.type and lists.find(form, kind):
                continue
            if form != name and not kind and known.type != "PER" and without_titles(name, lists) == form:
                continue
            same = "" if plain(known.label) == plain(form) else f"{form} is a form of {known.label}"
            without = "" if form == name else f"taken as {form}"
            return known, "the alias table: " + ("; ".join(filter(None, (without, same))) or "its own line")
    body = _bodies(lists).get(national_key(name, lists)) if kind in ("ORG", "") else None
    return body, f"the alias table: a form of {body.label}" if body else ""


def _other_forms(name: str, kind: str, lists: Gazetteer) -> Iterable[str]:
    if kind in ("PER", ""):
        bare, titles = titled(name, _titles(lists), KEPT_TITLES)
        if titles:
            yield bare
    if kind in ("LOC", ""):
        yield from place_forms(name)
    if kind in ("ORG", "MISC", ""):
        yield from body_forms(name)


def anchor_of(known: Known, kind: str) -> Anchor:
    """What a known name stands for, met as of type ``kind`` ("" if nobody knows)."""
    return Anchor(kind or known.type, exact(known.label), known.label)


def without_titles(name: str, lists: Gazetteer) -> str:
    """The name of a person without titles before it, and without the country of the title."""
    return titled(name, _titles(lists), KEPT_TITLES)[0]


def called(name: str, lists: Gazetteer) -> str:
    """What readers see a person called who was met as ``name``: in full without titles, before or behind."""
    bare, titles = titled(name, _titles(lists), KEPT_TITLES)
    words = bare.split()
    while len(words) > 1 and plain(words[-1]) in HONOURS:
        words.pop()
    if len(words) < 2 or not RULERS.isdisjoint(plain(titles).split()):
        return name
    return " ".join(words).rstrip(",")


def _titles(lists: Gazetteer) -> frozenset[str]:
    def made() -> frozenset[str]:
        return MORE_TITLES.union(*(lists.words[name] for name in ("titles", "portfolios", "adjectives")))

    return lists.cached("titles", made)


def _bodies(lists: Gazetteer) -> dict[str, Known]:
    """The organisations of the alias table by their keys; a key that two have is no one's."""

    def made() -> dict[str, Known]:
        found: dict[str, set[Known]] = defaultdict(set)
        for known, forms in lists.forms.items():
            if known.type in ("ORG", ""):
                for form in (known.label, *forms):
                    if not form.isupper():
                        found[national_key(form, lists)].add(known)
        return {name: next(iter(known)) for name, known in found.items() if len(known) == 1}

    return lists.cached("bodies", made)


def national_key(name: str, lists: Gazetteer) -> str:
    """The key of an organisation, its country said in one way: "Kenyan Navy", "Kenya's Navy", "Navy of Kenya"."""
    words = body_key(name).split(" ")
    return " ".join([lists.peoples.get(word, word) for word in words])


def _guessed(name: str, lists: Gazetteer) -> str:
    """The type that the words of an unknown name speak for."""
    words = plain(name).split()
    if len(words) < 2:
        return ""
    if words[0] in lists.words["heads"] or words[-1] in COMPANY or not lists.words["organisations"].isdisjoint(words):
        return "ORG"
    if words[-1] in lists.words["places_last"]:
        return "LOC"
    bare, titles = titled(name, lists.words["titles"], KEPT_TITLES)
    first = plain(bare).split()[:1]
    return "PER" if titles or (first and first[0] in lists.words["first_names"]) else ""


def _may_be_person(name: str) -> bool:
    words = name.split()
    return len(words) <= LONGEST_PERSON and not any(letter.isdigit() for letter in name) and not name.isupper()


def _last(bare: str, lists: Gazetteer) -> str:
    """The key of a name that may be a last name alone; "" for what is longer than that."""
    words, suffix = parted(bare)
    is_full = " " in bare and words[:1] and words[0] in lists.words["first_names"]
    if not words or len(words) > LONGEST_LAST or is_full:
        return ""
    return short_key(words, suffix, lists.given)
