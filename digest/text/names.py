"""Names: keys that do not mind the spelling, and slugs for addresses.

A key folds how a name was brought into the Latin alphabet (Zelensky, Zelenskiy,
Zelenskyy), never how similar two names look: Niger is not Nigeria.
"""

import re
from functools import lru_cache

APOSTROPHES = re.compile(r"['’ʼʻ`´]")
POSSESSIVE = re.compile(r"['’](?:s|S)?$")
INITIAL = re.compile(r"(?<![\w.])[^\W\d_]\.(?=\s|$)")
DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
LONE_LETTERS = re.compile(r"\b([a-z]) (?=[a-z]\b)")
NOT_WORD = re.compile(r"[^a-z0-9]+")
SPELLINGS = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"tsch|tch", "ch"),
        (r"shch|sch", "sh"),
        (r"(?<=[a-z])kh", "h"),
        (r"ck", "k"),
        (r"ph", "f"),
        (r"(?<=[a-z])ae|^ae", "a"),
        (r"oe", "o"),
        (r"(?<!q)ue(?=[a-z])", "u"),
        (r"(?:iy|ij|yi|yj|ii|yy)$", "y"),
        (r"(?<=sk)i$", "y"),
        (r"(?<=[ae])[ij]$", "y"),
        (r"(?<=[a-z])(?:iy|ij|yi|yj)", "i"),
        (r"(?<=[bcdfghklmnprstvxz])y(?=[bcdfghklmnprstvxz])", "i"),
        (r"([a-z])\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 15)
def plain(name: str) -> str:
    """``name`` in small ASCII letters, words parted by one space; "" if nothing is left.

    Possessive "'s" is taken off, dots of acronyms and apostrophes fall away.
    """
    from anyascii import anyascii

    bare = DOTTED.sub(lambda m: m.group().replace(".", ""), POSSESSIVE.sub("", name.strip()))
    return " ".join(NOT_WORD.split(anyascii(APOSTROPHES.sub("", bare)).lower())).strip()


def slug(name: str) -> str:
    """``name`` as a part of an address: ``a-z0-9-``."""
    return plain(name).replace(" ", "-")


@lru_cache(maxsize=1 << 15)
def key(name: str) -> str:
    """The same for spellings of one name: "Volodymyr Zelenskiy", "VOLODYMYR ZELENSKYY".

    Folds accents, doubled letters, kh/h and y/i/j inside a word, the endings -skiy, -skyy,
    -sky, -skij, sch/sh, ue/ü; leaves out a single initial ("Donald J. Trump"), keeps two
    ("George H.W. Bush").
    """
    initials = INITIAL.findall(name)
    bare = plain(INITIAL.sub(" ", name)) if len(initials) == 1 else ""
    return " ".join(_folded(word) for word in LONE_LETTERS.sub(r"\1", bare or plain(name)).split())


def _folded(word: str) -> str:
    if len(word) <= 3:  # acronyms and short names have nothing to spare
        return word
    for pattern, new in SPELLINGS:
        word = pattern.sub(new, word)
    return word
