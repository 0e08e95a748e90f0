"""What was introduced where: a name is first given in full, then by its last word or by its initials."""

import re
from collections.abc import Iterable, Iterator, Sequence

CAPITAL = "[A-ZÀ-ÞА-ЯЁΑ-Ω]"
START = r"(?:(?<!\w)(?<!\w[’'-])|(?<=\s[DLdl][’']))"
PART = rf"{CAPITAL}(?=\w|[’'-]\w)\w*+(?:[’'-]\w++)*+"
"""A word of a name; it is never started in its middle, nor left before its end, so that no text is read twice."""
FULL = re.compile(
    rf"{START}{PART}(?:(?: [A-Z]\.)*"
    rf"(?: (?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|bin|ibn|el|ben|ter|ten|af|zu))* {PART})+"
)
LONG = re.compile(rf"{START}{PART}(?:(?: (?:of|for|and|the|on|in|to|&))* {PART})+")
MOST = 8
"""Letters of initials."""
BRACKETED = re.compile(r"\(([A-Z]{2,6})\)")
"""Initials that stand for a longer name: "the World Trade Organization (WTO)"."""
LONE = re.compile(rf"(?<!\.){START}{PART}")
POSSESSIVE = re.compile(r"['’]s?$")
NO_NAME = frozenset(
    "the a an in on at for as by of to from with and but or when after before while since if it he she they we i"
    " his her their its this that these those there here mr mrs ms miss dr sir lord lady rev president prime"
    " minister mayor king queen prince judge senator sen rep gov captain coach der die das ein eine le la les un"
    " une el los las il lo".split()
)
"""What a full name does not start with alone: "The Hague" is one, "The Times" names nobody."""


def introductions(
    sentences: Sequence[str], known: Iterable[str] = ()
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """For each sentence the last names it uses that another one introduced, and those that it gives in full.

    Args:
        sentences: of one text, in order.
        known: texts that a reader has seen before, such as the headline.
    """
    introduced: set[str] = set()
    before = {name for text in known for name in _full(text)}
    for sentence in sentences:
        full = frozenset(_full(sentence))
        lone = {POSSESSIVE.sub("", name) for name in LONE.findall(sentence)}
        yield frozenset((lone & introduced) - full - before), full
        introduced |= full


def _full(sentence: str) -> Iterator[str]:
    for match in FULL.finditer(sentence):
        parts = match.group().split()
        while parts and parts[0].lower() in NO_NAME:
            parts.pop(0)
        if len(parts) > 1:
            yield POSSESSIVE.sub("", parts[-1])
    for match in LONG.finditer(sentence):
        letters = "".join(part[0] for part in match.group().split() if part[0].isupper())
        yield from (letters[start:] for start in range(max(0, len(letters) - MOST), len(letters) - 2))
    yield from BRACKETED.findall(sentence)
