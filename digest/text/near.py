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
PART = 3
"""How many letters the beginnings and ends of words have by which names are compared at all."""
MOST = 2000
"""With how many others a name is compared for one of its words."""
DIGITS = re.compile(r"\d+")


def nearest(names: Mapping[str, str]) -> dict[str, str]:
    """For each name that resembles another one, the key of the one it resembles most.

    Args:
        names: by any key, in the order of their weight: of two names the later one is told.

    Names whose numbers differ ("Summit 2024", "Summit 2026") are never alike, nor are those of
    up to four letters.

    Source: indel similarity, 2 * longest common subsequence / letters of both (rapidfuzz.fuzz.ratio).
    Cost: only names are compared that have a word with the same beginning (or, alone, the same end),
    each with at most the `MOST` weightiest of these: a second for 5,000 names, some for 30,000.
    """
    from rapidfuzz import fuzz, process

    found: dict[str, tuple[float, int, str]] = {}
    order = {key: number for number, key in enumerate(names)}
    for block in _blocks(names):
        keys, said = list(block), list(block.values())
        for number, key in enumerate(keys):
            for other, points, place in process.extract_iter(
                said[number], said[: min(number, MOST)], scorer=fuzz.ratio, score_cutoff=ALIKE
            ):
                better = (-points, order[keys[place]], keys[place])
                if DIGITS.findall(said[number]) == DIGITS.findall(other) and better < found.get(key, NOBODY):
                    found[key] = better
    return {key: found[key][2] for key in names if key in found}


def _blocks(names: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """The names by the beginnings of their words, in their order; the words of each sorted."""
    blocks: dict[str, dict[str, str]] = defaultdict(dict)
    for key, name in names.items():
        words = sorted(plain(name).split())
        said = " ".join(words)
        if len(said) > SHORT:
            ends = {f"-{words[0][-PART:]}"} if len(words) == 1 else set()
            for part in {word[:PART] for word in words} | ends:
                blocks[part][key] = said
    yield from (blocks[part] for part in sorted(blocks))
