"""The phrases that a text could be tagged with: one to three words in a row, and where each stands."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from digest.text.phrases.reading import Reading

NEAR = 3
"""Sentences at the start whose phrases all count."""
ENOUGH = 60
"""Phrases, of which a text has more than can be shown."""


Place = tuple[int, int]
"""The indices of the first and the last word of a mention."""


@dataclass(slots=True)
class Candidate:
    """A phrase by its stems; ``places`` are those of its mentions.

    ``words`` counts those that are no links; ``linked`` says that a link is among the others.
    """

    stems: tuple[str, ...]
    words: int
    linked: bool
    places: list[Place]


def candidates(reading: Reading, longest: int = 3) -> dict[str, Candidate]:
    """The phrases of ``reading``, by their stems with blanks between, in the order they come up.

    What stands there once, in small letters and not near the start, is none; single words of the kind are where
    there is little else.

    Args:
        reading: the words of a text.
        longest: words in a phrase, links not counted.

    Cost: O(words x longest).
    """
    places, forms = _mentions(reading, longest)
    near = bisect_left(reading.sentence, NEAR)
    much = [key for key, own in places.items() if len(own) > 1 or own[0][0] < near or is_name(reading, *own[0])]
    if len(much) < ENOUGH:
        known = set(much)
        much = [key for key in places if key in known or forms[key][0] == 1]
    return {key: Candidate(tuple(key.split(" ")), *forms[key], places[key]) for key in much}


def is_name(reading: Reading, first: int, last: int) -> bool:
    """Whether every word of a mention, links left out, has a capital."""
    capital, stems = reading.capital, reading.stems
    if not capital[first]:
        return False
    return first == last or all(capital[i] or not stems[i] for i in range(first + 1, last + 1))


def _mentions(reading: Reading, longest: int) -> tuple[dict[str, list[Place]], dict[str, tuple[int, bool]]]:
    """Where each phrase stands, and its words and whether they are linked.

    Left out are phrases of several words that can be none of the candidates: with a word that is said once, in small
    letters, far from the start.
    """
    stems, parted, links = reading.stems, reading.parted, reading.links
    dull = _dull(reading)
    places: dict[str, list[Place]] = {}
    forms: dict[str, tuple[int, bool]] = {}
    end = len(stems)
    for first, key in enumerate(stems):
        if not key:
            continue
        n, last, linked, said = 1, first, False, key
        while True:
            if last == first or stems[last]:
                if said in places:
                    places[said].append((first, last))
                else:
                    places[said], forms[said] = [(first, last)], (n, linked)
            last += 1
            if n >= longest or last == end or parted[last] or dull[last] or dull[first]:
                break
            if stems[last]:
                said = f"{said} {stems[last]}"
                n += 1
            elif links[last] and stems[last - 1]:
                said = f"{said} {links[last]}"
                linked = True
            else:
                break
    return places, forms


def _dull(reading: Reading) -> list[bool]:
    """For each word whether no phrase of several words with it is a candidate."""
    times = Counter(reading.stems)
    times[""] = 0
    near = bisect_left(reading.sentence, NEAR)
    found = [times[stem] == 1 and not capital for stem, capital in zip(reading.stems, reading.capital, strict=True)]
    found[:near] = [False] * min(near, len(found))
    return found
