"""How much of a text a page shows when it may only show the beginning."""

import dataclasses
from collections.abc import Sequence

from digest.model import Block

WORDS = 60
"""An excerpt ends with the block in which this many words are reached."""
CHARACTERS = 600
"""The longest beginning of a block; texts without spaces have one word."""


def excerpt(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], bool]:
    """The first blocks of a text, and whether there is more; a long last one is cut at a space."""
    words, shown = 0, list[Block]()
    for block in blocks:
        if words >= WORDS:
            break
        words += len(block.text.split())
        shown.append(block)
    if not shown:
        return (), False
    last = shown[-1]
    if len(last.text) > CHARACTERS:
        text = last.text[:CHARACTERS].rpartition(" ")[0].rstrip() or last.text[:CHARACTERS]
        shown[-1] = dataclasses.replace(last, text=text, stop=last.start + len(text))
    return tuple(shown), len(shown) < len(blocks) or shown[-1] != last
