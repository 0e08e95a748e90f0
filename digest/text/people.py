"""Names of people: their parts, and whether two names may be one person's. Knows no single person."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from digest.text.names import exact, plain

SUFFIXES = {"jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "senior": "sr"} | {
    number: number for number in ("ii", "iii", "iv")
}
"""What tells a son from his father, as it is compared."""
HONOURS = frozenset("kc qc mp msp mep td obe cbe mbe kbe dbe phd dphil md esq frs".split())
"""What stands behind names and is no part of them."""
PARTICLES = frozenset(("al", "el", "ul", "as", "ash", "an", "at", "ad"))
"""Articles before Arabic names, which are left out as often as not."""
FAMILY_FIRST = frozenset(
    exact(name)
    for name in (
        "kim lee li park pak xi wang zhang chen liu hu jiang deng mao moon tsai ma wen zhou zhu zhao yang wu "
        "xu sun lin he guo ban roh rho yoon han choi jung chung nguyen tran pham vo lam ho hun lai ko chiang "
        "qin bo peng soong aung ang cho ri hwang chang kwon yoo song shin ngo vu bui dang zeng tan goh lu gao "
        "luo jang seo oh bae im lim ahn"
    ).split()
)
"""Family names that stand before the given name."""
VOICED = (("zh", "sh"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("q", "k"))
"""What German, French and English write differently of foreign names."""


LONGEST_LAST = 12
"""Words of a last name at most, articles counted: a list of names that was taken for one has no end."""
SOFT = re.compile(r"[jy](?=[aeou])")


class Person(NamedTuple):
    """The parts of a full name as they are compared: "Donald J. Trump Jr." is donald, (j,), trump, jr."""

    given: str
    middles: tuple[str, ...]
    last: str
    suffix: str


def read_person(name: str, given: Mapping[str, str]) -> Person | None:
    """The parts of a full name; None if it has only one. ``given`` has the one spelling for others."""
    words, suffix = parted(name)
    words = [word for i, word in enumerate(words) if word not in PARTICLES or i == 0]
    if len(words) < 2:
        return None
    spelled = [given.get(word) or voiced(word) for word in words]
    return Person(spelled[0], tuple(spelled[1:-1]), spelled[-1], suffix)


def parted(name: str) -> tuple[list[str], str]:
    """The keys of the words of a name, and what tells a son from his father."""
    words = exact(name).split()
    while len(words) > 1 and words[-1] in HONOURS:
        words.pop()
    end = len(words)
    suffix = SUFFIXES.get(words[-1], "") if end > 1 and not (words[-1] == "junior" and end == 1) else ""
    return words[: end - bool(suffix)], suffix


@lru_cache(maxsize=1 << 14)
def voiced(word: str) -> str:
    """The key of a word with what German, French and English write differently of foreign names made one."""
    if len(word) < 2:
        return word
    for letters, new in VOICED:
        word = word.replace(letters, new)
    if "j" in word or "y" in word:
        word = word[0] + SOFT.sub("i", word[1:])
    word = word.removeprefix("k") if word.startswith("kh") else word
    return word[:-1] + "y" if word.endswith("i") else word


def last_names(name: str, given: Mapping[str, str], first_names: frozenset[str]) -> Iterator[str]:
    """The ways in which a person may be named by the last name alone, as keys.

    "Ursula von der Leyen": "leyen", "von der leyen"; "Andrés Manuel López Obrador": "obrador", "lopez obrador".
    """
    words, suffix = parted(name)
    double = len(exact(name.rsplit(" ", maxsplit=1)[-1]).split())  # "Louis-Dreyfus" is one last name
    for start in range(len(words) - 1, max(0, len(words) - 1 - LONGEST_LAST), -1):
        if start in (len(words) - 1, len(words) - double) or words[start] not in first_names:
            yield short_key(words[start:], suffix, given)
    if words and words[0] in FAMILY_FIRST and len(words) > 1:
        yield short_key(words[:1], suffix, given)


def short_key(words: list[str], suffix: str, given: Mapping[str, str]) -> str:
    """A last name alone as it is compared."""
    bare = [given.get(word) or voiced(word) for word in words if word not in PARTICLES or len(words) == 1]
    return " ".join([*bare, suffix] if suffix else bare)


def may_be_one(one: Person, two: Person, short: Mapping[str, frozenset[str]]) -> bool:
    """Whether nothing speaks against two full names being one person's.

    Given names agree if one is an initial of the other or short for it, middle names also if one is left out.
    """
    if one.last != two.last or one.suffix != two.suffix:
        return False
    return _given_agree(one.given, two.given, short) and _middles_agree(one.middles, two.middles)


def _given_agree(one: str, two: str, short: Mapping[str, frozenset[str]]) -> bool:
    if one == two or one in short.get(two, ()) or two in short.get(one, ()):
        return True
    return min(len(one), len(two)) == 1 and one[:1] == two[:1]


def _middles_agree(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    if not one or not two:
        return True
    initials_one, initials_two = "".join(word[0] for word in one), "".join(word[0] for word in two)
    if max(map(len, one)) == 1 or max(map(len, two)) == 1:
        return initials_one == initials_two
    return one == two


@lru_cache(maxsize=1 << 13)
def titled(name: str, titles: frozenset[str], kept: frozenset[str]) -> tuple[str, str]:
    """A name without the titles before it, and these: "President Joe Biden" is "Joe Biden", "President".

    Args:
        name: as it stands.
        titles: words that stand before names, and before other titles.
        kept: titles that belong to a given name alone: "King Charles", "Pope Francis".
    """
    words = name.split()
    first = 0
    for i, word in enumerate(words[:-1]):
        parts = plain(word).split()
        if parts and titles.issuperset(parts):
            first = i + 1
    while first and plain(words[first]) in ("of", "for"):
        return name, ""
    rest = words[first:]
    if first and plain(words[first - 1]) in kept and len(rest) == 1:
        return " ".join(words[first - 1 :]), " ".join(words[: first - 1])
    return " ".join(rest), " ".join(words[:first])
