"""Which names are the same thing: of one article, of a site, of a list."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from digest.text.anchors import LIST, Anchor, Identity, Named, Reading, Scope, fits
from digest.text.bodies import body_key, initials, place_key
from digest.text.gazetteer import Gazetteer
from digest.text.generic_bodies import generic_bodies
from digest.text.name_reading import PEERS, called, read_name, without_titles
from digest.text.names import exact, plain
from digest.text.people import SUFFIXES, last_names
from digest.text.same_people import same_people

LEAST = 3  # letters of an acronym that initials alone tell: AI, PM and TV are many things
NO_NAMES = frozenset("CEO CFO COO CTO SVP EVP DVD GDP VAT HIV DNA RNA USB GPS CCTV AIDS MVP MBA PhD LED VIP".split())
"""Words in capitals that are no names, whatever long name has these initials."""


def identities(names: Iterable[Named], lists: Gazetteer, scope: Scope = LIST) -> dict[Named, Identity]:
    """What each of the names that were mentioned together, as ``scope`` says, stands for.

    Their order does not matter, nor how often one comes. Cost: that of `Gazetteer.find` for each name, and for
    people the square of how many have one last name.
    """
    readings = {named: read_name(named, lists) for named in sorted(set(names))}
    now = {named: Identity(reading.anchor, reading.why) for named, reading in readings.items()}
    now |= _adopted(readings)
    now |= _acronyms(readings, scope)
    now |= generic_bodies(readings, now, lists) if scope.near else {}
    now |= same_people(readings, lists, near=scope.near)
    now |= _last_names(readings, now, lists) if scope.near else {}
    return now | _first_names(readings, now, lists) if scope.given else now


def acronym(name: str) -> str:
    """A name that is an acronym, in capitals without dots; else ""."""
    short = plain(name).replace(" ", "").upper()
    return short if len(short) > 1 and " " not in name and sum(map(str.isupper, name)) > 1 else ""


def _adopted(readings: dict[Named, Reading]) -> dict[Named, Identity]:
    """Names of no known type as the only one of a known type that is spelled alike: "Sumy" beside "Sumy oblast"."""
    typed: dict[str, set[Anchor]] = defaultdict(set)
    for reading in readings.values():
        if reading.anchor.type:
            typed[reading.anchor.key].add(reading.anchor)
    found = {}
    for named, reading in readings.items():
        keys = (reading.anchor.key, body_key(named.name), place_key(named.name)) if not reading.anchor.type else ()
        fitting = {anchor for name in keys for anchor in typed.get(name, ())}
        if len(fitting) == 1:
            found[named] = Identity(fitting.pop(), reading.why)
    return found


def _acronyms(readings: dict[Named, Reading], scope: Scope) -> dict[Named, Identity]:
    """Acronyms as the only long name that has these initials and may be told by them; never a person's."""
    long: dict[str, dict[Anchor, set[str]]] = defaultdict(lambda: defaultdict(set))
    beside: dict[str, set[str]] = defaultdict(set)
    for short, name in scope.beside:
        if any(letters.endswith(short) for letters in initials(name)):  # "Bodmin Diagnostic Centre (DC)"
            beside[name].add(short)
    for named, reading in readings.items():
        if reading.anchor.type in ("ORG", "MISC") and " " in named.name.strip():
            for letters in set(initials(named.name)) | beside[named.name]:
                long[letters][reading.anchor].add(named.name)
    found: dict[Named, Identity] = {}
    for named, reading in readings.items():
        short = acronym(named.name)
        if not short or reading.anchor.type not in ("ORG", "MISC", ""):
            continue
        told = {
            anchor: min(kept)
            for anchor, names in long.get(short, {}).items()
            if fits(named.type, anchor.type)
            and (
                kept := [name for name in names if _may_be_short(short, name, scope, known=bool(reading.anchor.label))]
            )
        }
        if len(told) == 1:
            anchor, name = next(iter(told.items()))
            if _is_variant(name, anchor, reading.anchor):
                there = [other for other in readings if other.name == name and fits(other.type, reading.anchor.type)]
                found |= dict.fromkeys(there, Identity(reading.anchor, f"stands beside {named.name}", own=False))
                continue
            found[named] = Identity(anchor, f"initials of {name}, the only long name that has them", own=False)
    return found


def _is_variant(name: str, anchor: Anchor, known: Anchor) -> bool:
    """Whether a long name is but another form of what an acronym is known for: "National Health Services (NHS)"."""
    if anchor.label or not known.label:
        return False
    words = set(exact(known.label).split())
    return len(words & set(exact(name).split())) * 2 >= len(words) > 1


def _may_be_short(short: str, name: str, scope: Scope, *, known: bool) -> bool:
    """Whether an acronym may be short for a long name that has these initials.

    What the lists know is another's only in the article that says so: "Broxtowe Borough Council (BBC)".
    """
    if (short, name) in scope.beside:
        return scope.near or not known
    return scope.near and not known and len(short) >= LEAST and short not in NO_NAMES


def _last_names(readings: dict[Named, Reading], now: dict[Named, Identity], lists: Gazetteer) -> dict[Named, Identity]:
    """Last names alone: as the only full name that fits, else as the most usual bearer, else nobody.

    Those of several words come first ("López Obrador", "Lady Thatcher"), so that one word more is not one bearer more.
    """
    short = {named: reading for named, reading in readings.items() if _is_short(named, reading, lists)}
    found: dict[Named, Identity] = {}
    for several in (True, False):
        full = _full_names(readings, now | found, short, lists)
        for named, reading in short.items():
            if _is_long(named, reading) != several or (several and reading.anchor.label):
                continue
            fitting = {a: name for a, name in _with_last(reading.last, full).items() if fits(named.type, a.type)}
            if not reading.anchor.label:
                fitting.pop(reading.anchor, None)
            if (identity := _bearer(reading, fitting)) and not (several and len(fitting) > 1):
                found[named] = identity
    return found


def _is_long(named: Named, reading: Reading) -> bool:
    return " " in reading.last or (not reading.anchor.label and plain(named.name).startswith(PEERS))


def _with_last(last: str, full: Mapping[str, dict[Anchor, str]]) -> dict[Anchor, str]:
    """Who has a last name; a Jr. only where nobody has it without that."""
    juniors = (full.get(f"{last} {suffix}", {}) for suffix in sorted(set(SUFFIXES.values())))
    return dict(full.get(last, {})) or {anchor: name for found in juniors for anchor, name in found.items()}


def _full_names(
    readings: dict[Named, Reading], now: dict[Named, Identity], short: Container[Named], lists: Gazetteer
) -> dict[str, dict[Anchor, str]]:
    """The people named in full, by the ways to name them by the last name alone."""
    full: dict[str, dict[Anchor, str]] = defaultdict(dict)
    for named, reading in readings.items():
        anchor = now[named].anchor
        if not reading.person or anchor.type not in ("PER", "") or (reading.anchor.label and named in short):
            continue
        bare = without_titles(named.name, lists)
        for name in dict.fromkeys((anchor.label, bare) if now[named].own else (anchor.label,)):
            for last in last_names(name, lists.given, lists.words["first_names"]) if name else ():
                full[last].setdefault(anchor, anchor.label or bare)
    return full


def _is_short(named: Named, reading: Reading, lists: Gazetteer) -> bool:
    """Whether a name is no more than the last name of what it may stand for."""
    if not reading.last or reading.anchor.type not in ("PER", "") or (named.name.isupper() and acronym(named.name)):
        return False
    if not reading.anchor.label:
        return True
    if lists.find(named.name, "PER") and without_titles(named.name, lists) != named.name:
        return False  # known with the title: "President Bush"
    return reading.last in last_names(reading.anchor.label, lists.given, frozenset())


def _first_names(readings: dict[Named, Reading], now: dict[Named, Identity], lists: Gazetteer) -> dict[Named, Identity]:
    """First names alone as the only full name that has them, where they are nobody's last name."""
    people = {named: without_titles(named.name, lists) for named in readings if now[named].anchor.type in ("PER", "")}
    if all(" " in bare for bare in people.values()):
        return {}
    full: dict[str, dict[Anchor, str]] = defaultdict(dict)
    last: set[str] = set()
    alone: dict[Named, str] = {}
    for named, bare in people.items():
        anchor, reading = now[named].anchor, readings[named]
        words = plain(called(bare, lists)).split()
        if len(words) > 1 and reading.person and not bare.rpartition(" ")[2].isupper():
            full[words[0]][anchor] = anchor.label or bare
            last.add(words[-1])
        elif " " not in bare and now[named].own and not anchor.label and _may_be_given(plain(bare), anchor, lists):
            alone[named] = plain(bare)
    return {
        named: Identity(anchor, f"a first name alone: {name} is the only full name that has it", own=False)
        for named, given in alone.items()
        if given not in last and len(full.get(given, ())) == 1 and not lists.find(named.name)
        for anchor, name in full[given].items()
        if fits(named.type, anchor.type)
    }


def _may_be_given(word: str, anchor: Anchor, lists: Gazetteer) -> bool:
    return word in lists.words["given"] or (anchor.type == "PER" and word not in lists.words["titles"])


def _bearer(reading: Reading, fitting: dict[Anchor, str]) -> Identity | None:
    names = ", ".join(sorted(fitting.values()))
    if len(fitting) == 1 and reading.anchor not in fitting:
        why = f"a last name alone: {names} is the only full name that fits"
        return Identity(next(iter(fitting)), why, own=False)
    if reading.anchor.label:
        return Identity(
            reading.anchor, reading.why + (f"; the most usual bearer of {names}" if len(fitting) > 1 else "")
        )
    if fitting:
        return Identity(reading.anchor, f"a last name alone: nobody's, because several fit ({names})")
    return None
