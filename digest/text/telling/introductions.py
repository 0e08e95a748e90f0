"""What was introduced where: a name is first given in full, then by its last word or by its initials."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile

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
ARTICLE = r"(?:[Dd](?:er|ie|as|en|em|es)|[Ee]in(?:e[mnrs]?)?|[Kk]eine[mnrs]?|[Ii]m|[Aa]m|[Zz]u[mr])"
LONE = re.compile(rf"(?<!\.){START}(?:(?<![Vv][ao]n )(?P<article>{ARTICLE}) )?(?P<name>{PART})")
"""A word with a capital; behind a German article it is a noun: "die Dörfer"."""
POSSESSIVE = re.compile(r"['’]s?$")
NO_NAME = frozenset(
    "the a an in on at for as by of to from with and but or when after before while since if it he she they we i"
    " his her their its this that these those there here mr mrs ms miss dr sir lord lady rev president prime"
    " minister mayor king queen prince judge senator sen rep gov captain coach der die das ein eine le la les un"
    " une el los las il lo monday tuesday wednesday thursday friday saturday sunday january february march"
    " may july september october november december yesterday today tonight then later now although"
    " though because until once during under over despite following like unlike both all some most many only even"
    " asked did does had has is was were would what why how who where which so yet also neither either between"
    " among without against nach mit von bei seit vor für auch doch aber und wie als avec pour dans selon par con"
    " por para según secondo".split()
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
    before = {name for text in known for name in (*_full(text), *_title_words(text))}
    for sentence in sentences:
        full = frozenset(_full(sentence))
        yield (_lone(sentence) & introduced) - full - before, full
        introduced |= full


def _lone(sentence: str) -> frozenset[str]:
    """The words with a capital that may be names."""
    found = [match for match in LONE.finditer(sentence) if not match["article"] or match["name"].isupper()]
    return frozenset(POSSESSIVE.sub("", match["name"]) for match in found)


def _parts(match: re.Match[str]) -> list[str]:
    """The words of a full name, without those that none starts with."""
    return list(dropwhile(lambda part: part.lower() in NO_NAME, match.group().split()))


def _title_words(title: str) -> Iterator[str]:
    """What may be a last name in a title that writes every word with a capital."""
    for match in FULL.finditer(title):
        yield from (POSSESSIVE.sub("", part) for part in _parts(match)[1:])


def _full(sentence: str) -> Iterator[str]:
    for match in FULL.finditer(sentence):
        parts = _parts(match)
        if len(parts) > 1:
            yield POSSESSIVE.sub("", parts[-1])
    for match in LONG.finditer(sentence):
        letters = "".join(part[0] for part in match.group().split() if part[0].isupper())
        yield from (letters[start:] for start in range(max(0, len(letters) - MOST), len(letters) - 2))
    yield from BRACKETED.findall(sentence)
