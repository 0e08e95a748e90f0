"""Names that are so alike that they may be one: for people to look at, never to merge by.

Knows nothing of tags; names are compared as words in small letters, whatever their order.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from digest.text.names import plain

ALIKE = 88.0
"""From how many points on (of 100, by rapidfuzz's ``ratio``) two names are told."""
SHORT = 4
"""Names of so few letters are alike by chance."""
NOBODY = (0.0, 0, "")
DIGITS = re.compile(r"\d+")


def nearest(names: Mapping[str, str]) -> dict[str, str]:
    """For each name that resembles another one, the key of the one it resembles most.

    Args:
        names: by any key, in the order of their weight: of two names the later one is told.

    Names whose numbers differ ("Summit 2024", "Summit 2026") are never alike, nor are those of
    up to four letters.

    Source: indel similarity, 2 * longest common subsequence / letters of both (rapidfuzz.fuzz.ratio).
    Cost: only names that have a word with the same first letter are compared: about a second
    for 5,000 names.
    """
    from rapidfuzz import fuzz, process

    found: dict[str, tuple[float, int, str]] = {}
    order = {key: number for number, key in enumerate(names)}
    for block in _blocks(names):
        keys, said = list(block), list(block.values())
        for number, key in enumerate(keys):
            for other, points, place in process.extract_iter(
                said[number], said[:number], scorer=fuzz.ratio, score_cutoff=ALIKE
            ):
                better = (-points, order[keys[place]], keys[place])
                if DIGITS.findall(said[number]) == DIGITS.findall(other) and better < found.get(key, NOBODY):
                    found[key] = better
    return {key: found[key][2] for key in names if key in found}


def _blocks(names: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """The names by the first letters of their words, in their order; the words of each sorted."""
    blocks: dict[str, dict[str, str]] = defaultdict(dict)
    for key, name in names.items():
        words = sorted(plain(name).split())
        said = " ".join(words)
        if len(said) > SHORT:
            for letter in {word[0] for word in words}:
                blocks[letter][key] = said
    yield from (blocks[letter] for letter in sorted(blocks))
