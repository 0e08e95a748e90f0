"""Names of one site or list with the address and the label that each gets."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from digest.text.anchors import LIST, Anchor, Named, Scope
from digest.text.gazetteer import Gazetteer
from digest.text.identities import identities
from digest.text.name_reading import called
from digest.text.names import plain
from digest.text.slugs import slug


class Addressed(NamedTuple):
    """What a name stands for, as readers see it: a part of its address, its label and type; and the rule in words."""

    id: str
    label: str
    type: str
    why: str


def addressed(names: Sequence[tuple[Named, int]], lists: Gazetteer, scope: Scope = LIST) -> dict[Named, Addressed]:
    """Each of the names with its address.

    Args:
        names: every name with how often it was met, the one met first foremost.
        lists: what is known about names.
        scope: how near to each other they were met.

    The address is that of the label in the alias table; of others it is that of the full spelling that was met first,
    and the label is the one met most. Two that would share an address are told apart by a number, the later one.
    """
    found = identities([named for named, _ in names], lists, scope)
    spellings: dict[Anchor, Counter[str]] = defaultdict(Counter)
    for named, times in names:
        # a name that was led to another one is not what that one is called
        spellings[found[named].anchor][named.name] += times if found[named].own else 0
    taken: dict[str, Anchor] = {}
    shown: dict[Anchor, tuple[str, str]] = {}
    # what is known first, and as of the type that it is known as; else as met
    order = {anchor: (not anchor.label, not lists.find(anchor.label, anchor.type)) for anchor in spellings}
    for anchor in sorted(spellings, key=lambda anchor: order[anchor]):
        label, first = _called(anchor, spellings[anchor], lists)
        name = _free(slug(plain(first) or first), taken)
        taken[name] = anchor
        shown[anchor] = name, label
    return {named: Addressed(*shown[anchor], anchor.type, why) for named, (anchor, why, _) in found.items()}


def _called(anchor: Anchor, spellings: Counter[str], lists: Gazetteer) -> tuple[str, str]:
    """The label, and the spelling that makes the address."""
    if anchor.label:
        return anchor.label, anchor.label
    full = [name for name, times in spellings.items() if times] or list(spellings)
    most = max(full, key=lambda name: spellings[name])
    return (called(most, lists), called(full[0], lists)) if anchor.type == "PER" else (most, full[0])


def _free(name: str, taken: dict[str, Anchor]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free
