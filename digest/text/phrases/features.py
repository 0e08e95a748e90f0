"""What can be counted about a phrase of a text, as numbers that a model weighs; no word is among them."""

from collections.abc import Mapping, Sequence
from math import log
from operator import gt

from digest.text.phrases.candidates import Candidate, Place, is_name
from digest.text.phrases.reading import START, Reading
from digest.text.phrases.small_words import NEIGHBOURS

SIDES = (*NEIGHBOURS, "other words", "an end")
FEATURES = {
    "words": "how many it has, links not counted",
    "linked": "whether a link stands in it",
    "times": "how often it is said",
    "times of most": "how often, as a share of the word said most",
    "first word": "words before its first mention",
    "first sentence": "sentences before its first mention",
    "spread": "from its first mention to its last, as a share of the text",
    "sentences": "share of the sentences that hold it",
    "capitals": "share of its mentions in which every word has a capital",
    "capital inside": "share of the mentions that begin no sentence which have a capital; -1 for none",
    "characters": "how long its first mention is",
    "letters": "how long its stems are, on average",
    "covered": "how often a longer phrase that comes back holds it, as a share of its mentions at most",
    "holds together": "its mentions as a share of those of its rarest word",
    "rarest": "mentions of its rarest word",
    "length": "logarithm of the words of the text",
    "text capitals": "share of the words of the text that have a capital inside a sentence",
    "English": "whether the text is in English",
    **{f"after {side}": "share of its mentions that stand so" for side in SIDES},
    **{f"before {side}": "share of its mentions that stand so" for side in SIDES},
}
"""All features in order, with their meaning."""
ONCE = {
    (before, after): tuple(float(at in (before, len(SIDES) + after)) for at in range(2 * len(SIDES)))
    for before in range(len(SIDES))
    for after in range(len(SIDES))
}
"""The last of them for a phrase that is said once, by the classes of its neighbours."""


def rows(reading: Reading, found: Mapping[str, Candidate]) -> list[list[float]]:
    """A row of `FEATURES` for each candidate, in their order.

    Cost: O(mentions).
    """
    if not found:
        return []
    end = len(reading.stems)
    counts = {key: len(one.places) for key, one in found.items() if one.words == 1}
    covers, most = _covers(found), max(counts.values())
    sentences = reading.sentence[-1] + 1
    capitals = sum(map(gt, reading.capital, reading.begins)) / end  # a capital, and no sentence begins there
    text = [log(end), capitals, float(reading.language == "en")]
    starts, stops, sentence = reading.starts, reading.stops, reading.sentence
    table = []
    for key, one in found.items():
        places, stems = one.places, one.stems
        n, (first, last) = len(places), places[0]
        rarest = n if one.words == 1 else min([counts.get(stem, n) for stem in stems])
        held = len({sentence[place[0]] for place in places}) if n > 1 else 1
        looks, sides = _mentions(reading, places) if n > 1 else _mention(reading, first, last)
        table.append([
            one.words, one.linked, n, n / most, first, sentence[first], (places[-1][0] - first) / end, held / sentences,
            *looks, stops[last] - starts[first], (len(key) - len(stems) + 1) / len(stems),
            covers.get(key, 0) / n, n / rarest, rarest, *text, *sides,
        ])  # fmt: skip
    return table


def _mention(reading: Reading, first: int, last: int) -> tuple[tuple[float, float], Sequence[float]]:
    """What `_mentions` says of a phrase that is said once."""
    large = -1.0 if reading.begins[first] else float(reading.capital[first])
    return (float(is_name(reading, first, last)), large), ONCE[_beside(reading, first, last)]


def _mentions(reading: Reading, places: Sequence[Place]) -> tuple[tuple[float, float], Sequence[float]]:
    """How the mentions look, and what stands before and behind them, as shares.

    They look like names if all words have a capital, and if the first one has where no sentence begins.
    """
    capital, begins = reading.capital, reading.begins
    whole = large = inside = 0
    shares, share = [0.0] * (2 * len(SIDES)), 1 / len(places)
    for first, last in places:
        whole += is_name(reading, first, last)
        if not begins[first]:
            large += capital[first]
            inside += 1
        before, after = _beside(reading, first, last)
        shares[before] += share
        shares[len(SIDES) + after] += share
    return (whole / len(places), large / inside if inside else -1.0), shares


def _beside(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The classes of what stands before and behind a mention."""
    classes, parted = reading.classes, reading.parted
    before = START if parted[first] else classes[first - 1]
    return before, START if last + 1 == len(classes) or parted[last + 1] else classes[last + 1]


def _covers(found: Mapping[str, Candidate]) -> dict[str, int]:
    """For each phrase, how often the longer phrase that comes back most and holds it is said."""
    most: dict[str, int] = {}
    for one in found.values():
        if one.words == 1 or len(one.places) == 1:
            continue
        stems, n = one.stems, len(one.places)
        for start in range(len(stems)):
            for stop in range(start + 1, len(stems) + 1):
                part = " ".join(stems[start:stop])
                if stop - start < len(stems) and most.get(part, 0) < n:
                    most[part] = n
    return most
