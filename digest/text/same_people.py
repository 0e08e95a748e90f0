"""Which full names are one person's, though they differ in initials, middle names or short forms."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from digest.text.anchors import Anchor, Identity, Named, Reading, fits
from digest.text.gazetteer import Gazetteer
from digest.text.name_reading import anchor_of, without_titles
from digest.text.people import Person, may_be_one, parted, read_person, short_key

MOST = 500
"""People of one last name above which they are not compared: it takes the square of their number."""


def same_people(readings: dict[Named, Reading], lists: Gazetteer, *, near: bool = True) -> dict[Named, Identity]:
    """Full names of people that differ by initials, middle names or short forms only, where nobody else fits.

    Those that were not met ``near`` to each other need the same given name, and no middle name that the other has not.
    """
    by_last: dict[tuple[str, str], dict[Anchor, set[Person]]] = defaultdict(lambda: defaultdict(set))
    where: dict[Anchor, list[Named]] = defaultdict(list)
    for named, reading in readings.items():
        is_full = not reading.anchor.label or " " in without_titles(named.name, lists)
        if reading.person and is_full and reading.anchor.type in ("PER", ""):
            by_last[reading.person.last, reading.person.suffix][reading.anchor].add(reading.person)
            where[reading.anchor].append(named)
    found = {}
    for (last, suffix), mentioned in by_last.items():
        bucket = {anchor: set(people) for anchor, people in mentioned.items()}
        for anchor, people in _bearers(lists).get((last, suffix), {}).items():
            bucket.setdefault(anchor, set()).update(people)
        if not 1 < len(bucket) <= MOST or all(anchor.label for anchor in mentioned):
            continue
        for anchor, to in _merged(bucket, frozenset(mentioned) if near else frozenset(), lists).items():
            for named in where.get(anchor, ()) if anchor != to else ():
                if fits(named.type, to.type):
                    why = f"the same parts of a name as {to.label or _shown(where[to])}, and nobody else fits"
                    found[named] = Identity(to, why, own=False)
    return found


def _shown(named: Sequence[Named]) -> str:
    return max((one.name for one in named), key=lambda name: (len(name), name))


def _bearers(lists: Gazetteer) -> dict[tuple[str, str], dict[Anchor, set[Person]]]:
    """The people of the alias table by last name."""

    def made() -> dict[tuple[str, str], dict[Anchor, set[Person]]]:
        found: dict[tuple[str, str], dict[Anchor, set[Person]]] = defaultdict(lambda: defaultdict(set))
        for known, forms in lists.forms.items():
            whole = read_person(known.label, lists.given) if known.type == "PER" else None
            for form in (known.label, *forms) if known.type == "PER" else ():
                person = read_person(form, lists.given)
                if not person and whole and form.istitle():  # another spelling of the last name
                    person = whole._replace(last=short_key(parted(form)[0], "", lists.given))
                if person:
                    found[person.last, person.suffix][anchor_of(known, "")].add(person)
        return found

    return lists.cached("bearers", made)


def _merged(bucket: dict[Anchor, set[Person]], mentioned: frozenset[Anchor], lists: Gazetteer) -> dict[Anchor, Anchor]:
    """The people of one last name, each with the one that it is the same as.

    Who was not mentioned is nobody's short form, nor whom a middle name hides: a Mike Jackson is no Michael Jackson
    that nobody spoke of, a Muhammad Ibrahim Ali no Muhammad Ali.
    """
    order = sorted(bucket)
    agree: dict[Anchor, set[Anchor]] = {anchor: set() for anchor in order}
    for one, two in combinations(order, 2):
        short = lists.short if one in mentioned and two in mentioned else None
        if not (one.label and two.label) and _agree(bucket[one], bucket[two], short):
            agree[one].add(two)
            agree[two].add(one)
    merged = {}
    for anchor in order:
        group = {anchor, *agree[anchor]}
        if all(group == {other, *agree[other]} for other in group):
            merged[anchor] = max(group, key=lambda a: (bool(a.label), len(a.key), a.key))
        elif not anchor.label and len(known := [a for a in agree[anchor] if a.label]) == 1:
            rest = agree[anchor] - set(known)
            merged[anchor] = known[0] if rest <= agree[known[0]] else anchor
        else:
            merged[anchor] = anchor
    return merged


def _agree(one: set[Person], two: set[Person], short: Mapping[str, frozenset[str]] | None) -> bool:
    """Whether two may be one; without a table of short forms only if they differ by a middle initial at most."""
    return any(may_be_one(a, b, short or {}) and (short is not None or _differ_little(a, b)) for a in one for b in two)


def _differ_little(one: Person, two: Person) -> bool:
    if one.given != two.given:
        return False
    return one.middles == two.middles or max(map(len, (*one.middles, *two.middles))) == 1
