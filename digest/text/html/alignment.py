"""Which lines of a page another text of the same page holds, in any wording of white space."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

NOT_WORD = re.compile(r"[\W_]+")
SHINGLE, SHORTEST = 12, 25
"""Letters in a row that are compared, and the least letters of a line that may be found in parts."""
ENOUGH = 0.8


def letters(text: str) -> str:
    """Letters and digits only, case aside; signs alone stay as they are, so that "***" is itself."""
    return NOT_WORD.sub("", text).casefold() or text


def held(lines: Sequence[str], blocks: Sequence[str]) -> list[bool]:
    """For each line, whether the text in ``blocks`` holds it.

    Args:
        lines: the letters of all lines of the page, in order.
        blocks: the letters of the blocks of the other text, in the same order where both agree.

    A block holds one line with the same letters; of several such lines it is the one between
    those that its neighbours hold. A longer line may also be spread over blocks or be a part
    of one: then 80 % of its stretches of 12 letters must be there.

    Cost: O(n log n) in lines and blocks, O(n) in letters.
    """
    found = [False] * len(lines)
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        places.setdefault(line, []).append(number)
    anchors = _anchors(places, blocks)
    for number in anchors.values():
        found[number] = True
    for block, number in _between(places, blocks, anchors, len(lines)):
        if block not in anchors:
            found[number] = True
    stretches = {block[i : i + SHINGLE] for block in ("".join(blocks),) for i in range(len(block) - SHINGLE + 1)}
    whole = set(blocks)
    for number, line in enumerate(lines):
        if not found[number] and line not in whole and len(line) >= SHORTEST:
            parts = [line[i : i + SHINGLE] in stretches for i in range(len(line) - SHINGLE + 1)]
            found[number] = sum(parts) >= ENOUGH * len(parts)
    return found


def _anchors(places: dict[str, list[int]], blocks: Sequence[str]) -> dict[int, int]:
    """Blocks and the lines that they surely are: those that occur once, in the order of both."""
    once = [(number, places[block][0]) for number, block in enumerate(blocks) if len(places.get(block, ())) == 1]
    tails: list[int] = []  # lines that end the longest rows found so far, one for each length
    ends: list[int] = []
    before: list[int] = []
    for k, (_, line) in enumerate(once):
        length = bisect_left(tails, line)
        tails[length:] = [line, *tails[length + 1 :]] if length < len(tails) else [line]
        ends[length : length + 1] = [k]
        before.append(ends[length - 1] if length else -1)
    row: dict[int, int] = {}
    k = ends[-1] if ends else -1
    while k >= 0:
        row[once[k][0]] = once[k][1]
        k = before[k]
    return row


def _between(
    places: dict[str, list[int]], blocks: Sequence[str], anchors: dict[int, int], count: int
) -> list[tuple[int, int]]:
    """The other blocks, each with the first line like it between the anchors around it."""
    after = [count] * (len(blocks) + 1)
    for number in range(len(blocks) - 1, -1, -1):
        after[number] = anchors.get(number, after[number + 1])
    pairs = []
    last = -1
    for number, block in enumerate(blocks):
        if number in anchors:
            last = anchors[number]
            continue
        candidates = places.get(block, [])
        at = bisect_right(candidates, last)
        if at < len(candidates) and candidates[at] < after[number]:
            last = candidates[at]
            pairs.append((number, last))
        elif len(candidates) == 1:
            pairs.append((number, candidates[0]))  # it stands elsewhere, but there is no other
    return pairs
