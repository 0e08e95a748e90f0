"""What can be counted about a phrase of a text, as numbers that a model weighs; no word is among them."""

from collections.abc import Mapping, Sequence
from math import log

from digest.text.phrases.candidates import Candidate
from digest.text.phrases.reading import START, Reading
from digest.text.phrases.small_words import NEIGHBOURS, OTHER

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
    capitals = sum(a and not b for a, b in zip(reading.capital, reading.begins, strict=True)) / end
    text = [log(end), capitals, float(reading.language == "en")]
    table = []
    for key, one in found.items():
        n, (first, last) = len(one.places), one.places[0]
        rarest = n if one.words == 1 else min([counts.get(stem, n) for stem in one.stems])
        held = len({reading.sentence[place[0]] for place in one.places}) if n > 1 else 1
        own = [
            one.words, one.linked, n, n / most, first, reading.sentence[first], (one.places[-1][0] - first) / end,
            held / sentences, *_capitals(reading, one),
            reading.stops[last] - reading.starts[first], (len(key) - len(one.stems) + 1) / len(one.stems),
            covers.get(key, 0) / n, n / rarest, rarest,
        ]  # fmt: skip
        table.append(own + text + _sides(reading, one.places, end))
    return table


def _capitals(reading: Reading, one: Candidate) -> tuple[float, float]:
    """The shares of mentions with capitals: all words; the first, where no sentence begins."""
    capital, stems, begins, places = reading.capital, reading.stems, reading.begins, one.places
    whole = large = inside = 0
    for first, last in places:
        if capital[first]:
            whole += first == last or all(capital[i] or not stems[i] for i in range(first + 1, last + 1))
            large += not begins[first]
        inside += not begins[first]
    return whole / len(places), large / inside if inside else -1.0


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


def _sides(reading: Reading, places: Sequence[tuple[int, int]], end: int) -> list[float]:
    """What stands before and behind the mentions, as shares."""
    width = OTHER + 2
    shares = [0.0] * (2 * width)
    classes, parted, share = reading.classes, reading.parted, 1 / len(places)
    for first, last in places:
        shares[START if parted[first] else classes[first - 1]] += share
        shares[width + (START if last + 1 == end or parted[last + 1] else classes[last + 1])] += share
    return shares
