"""The phrases that a text could be tagged with: one to three words in a row, and where each stands."""

from dataclasses import dataclass, field

from digest.text.phrases.reading import Reading

NEAR = 3
"""Sentences at the start whose phrases all count."""
ENOUGH = 60
"""Phrases, of which a text has more than can be shown."""


@dataclass(slots=True)
class Candidate:
    """A phrase by its stems; ``places`` are the indices of the first and the last word of each mention.

    ``words`` counts those that are no links; ``linked`` says that a link is among the others.
    """

    stems: tuple[str, ...]
    words: int
    linked: bool
    places: list[tuple[int, int]] = field(default_factory=list)


def candidates(reading: Reading, longest: int = 3) -> dict[str, Candidate]:
    """The phrases of ``reading``, by their stems with blanks between, in the order they come up.

    What stands there once, in small letters and not near the start, is none; single words of the kind are where
    there is little else.

    Args:
        reading: the words of a text.
        longest: words in a phrase, links not counted.

    Cost: O(words x longest).
    """
    found: dict[str, Candidate] = {}
    stems, parted, links = reading.stems, reading.parted, reading.links
    end = len(stems)
    for first, key in enumerate(stems):
        if not key:
            continue
        n, last, linked, said = 1, first, False, key
        _add(found, said, (n, linked), (first, first))
        while n < longest and last + 1 < end and not parted[last + 1]:
            last += 1
            if stems[last]:
                said = f"{said} {stems[last]}"
                n += 1
                _add(found, said, (n, linked), (first, last))
            elif links[last] and stems[last - 1]:
                said = f"{said} {links[last]}"
                linked = True
            else:
                break
    said_much = {key: one for key, one in found.items() if len(one.places) > 1 or _counts(reading, one)}
    if len(said_much) >= ENOUGH:
        return said_much
    return {key: one for key, one in found.items() if one.words == 1 or key in said_much}


def _counts(reading: Reading, one: Candidate) -> bool:
    """Whether a phrase that is said once stands near the start, or is a name."""
    first, last = one.places[0]
    if reading.sentence[first] < NEAR:
        return True
    return all(reading.capital[i] or not reading.stems[i] for i in range(first, last + 1))


def _add(found: dict[str, Candidate], key: str, form: tuple[int, bool], place: tuple[int, int]) -> None:
    candidate = found.get(key)
    if candidate is None:
        candidate = found[key] = Candidate(tuple(key.split(" ")), *form)
    candidate.places.append(place)
