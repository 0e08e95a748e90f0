"""What every country has one of, named without the country: "the Supreme Court", "the Treasury"."""

from collections import defaultdict
from collections.abc import Mapping

from digest.text.anchors import Anchor, Identity, Named, Reading
from digest.text.gazetteer import Gazetteer
from digest.text.name_reading import national_key
from digest.text.names import exact

CROWNS = frozenset(("us", "uk", "eu", "un", "royal", "hm", "state"))
"""Words that say whose a body is, beside places and peoples."""


def generic_bodies(
    readings: Mapping[Named, Reading], now: Mapping[Named, Identity], lists: Gazetteer
) -> dict[Named, Identity]:
    """Bodies named without their country as the only such body that was mentioned with one; else nobody's."""
    bare = {named: national_key(named.name, lists) for named in readings if _is_generic(readings[named], lists)}
    if not bare:
        return {}
    ends = set(bare.values())
    whole: dict[str, dict[Anchor, str]] = defaultdict(dict)
    for named, reading in readings.items():
        if reading.anchor.type != "ORG" or named in bare:
            continue
        for form in filter(None, (named.name, reading.anchor.label)):
            words = national_key(form, lists)
            for end in ends:
                if words.endswith(f" {end}") and _is_country(words.removesuffix(f" {end}"), lists):
                    whole[end][now[named].anchor] = now[named].anchor.label or named.name
    return {
        named: Identity(anchor, f"{name} is the only one that was mentioned", own=False)
        for named, end in bare.items()
        if len(whole[end]) == 1
        for anchor, name in whole[end].items()
    }


def _is_generic(reading: Reading, lists: Gazetteer) -> bool:
    return reading.anchor.type == "ORG" and reading.anchor.label in lists.words["generic"]


def _is_country(words: str, lists: Gazetteer) -> bool:
    """Whether words say whose a body is; an "Arakan Army" is no country's army."""
    peoples = lists.cached("keys of peoples", lambda: frozenset(map(exact, lists.words["adjectives"])))
    return words in CROWNS or words in peoples or lists.find(words, "LOC") is not None
