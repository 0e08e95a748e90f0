"""Names: keys that do not mind the spelling, and slugs for addresses.

A key folds how a name was brought into the Latin alphabet (Zelensky, Zelenskiy,
Zelenskyy), never how similar two names look: Niger is not Nigeria.
"""

import re
from functools import lru_cache

APOSTROPHES = re.compile(r"['’ʼʻ`´‘]")
POSSESSIVE = re.compile(r"['’](?:s|S)?$")
INITIAL = re.compile(r"(?<![\w.])[^\W\d_]\.(?=\s|$)")
DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
LONE_LETTERS = re.compile(r"\b([a-z]) (?=[a-z]\b)")
NOT_WORD = re.compile(r"[^a-z0-9]+")
SHORT = 3  # letters up to which a word is taken as it is: acronyms and short names have nothing to spare
SPELLINGS = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"tsch|tch", "ch"),
        (r"shch|sch", "sh"),
        (r"(?<=[a-z])kh", "h"),
        (r"^kh(?=r)", "h"),
        (r"ck", "k"),
        (r"ph", "f"),
        (r"ks(?=[aeiouy])", "x"),
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
MARKS = re.compile(r"ch|kh|ck|ph|ks|ae|oe|ue|[iyj]|([a-z])\1")
"""What a word has, if any of the spellings applies to it."""


@lru_cache(maxsize=1 << 15)
def plain(name: str) -> str:
    """``name`` in small ASCII letters, words parted by one space; "" if nothing is left.

    Possessive "'s" is taken off, dots of acronyms and apostrophes fall away.
    """
    bare = name.strip()
    if "'" in bare or "’" in bare:
        bare = POSSESSIVE.sub("", bare)
    if "." in bare:
        bare = DOTTED.sub(lambda m: m.group().replace(".", ""), bare)
    bare = APOSTROPHES.sub("", bare)
    if not bare.isascii():
        from anyascii import anyascii

        bare = anyascii(bare)
    return NOT_WORD.sub(" ", bare.lower()).strip()


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
    if "." in name and len(INITIAL.findall(name)) == 1 and (bare := plain(INITIAL.sub(" ", name))):
        return _key(bare)
    return _key(plain(name))


def exact(name: str) -> str:
    """The key of a name with all its initials: "Michael B. Jordan" is not "Michael Jordan"."""
    return _key(plain(name))


def _key(bare: str) -> str:
    return " ".join([_folded(word) for word in LONE_LETTERS.sub(r"\1", bare).split()])


@lru_cache(maxsize=1 << 15)
def _folded(word: str) -> str:
    if len(word) <= SHORT or not MARKS.search(word):
        return word
    for pattern, new in SPELLINGS:
        word = pattern.sub(new, word)
    return word
