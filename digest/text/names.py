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
WRITTEN = (("schtsch", "sh"), ("tsch", "ch"), ("tch", "ch"), ("shch", "sh"), ("sch", "sh"), ("ck", "k"), ("ph", "f"))
"""Letters written for one sound, and those that stand for it in keys."""
VOWELS = tuple(
    (re.compile(pattern), new)
    for pattern, new in ((r"(?<=[a-z])kh|^kh(?=r)", "h"), (r"ks(?=[aeiouy])", "x"), (r"(?<!q)ue(?=[a-z])", "u"))
)
ENDINGS = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?:iy|ij|yi|yj|ii|yy)$", "y"),
        (r"(?<=sk)i$", "y"),
        (r"(?<=[ae])[ij]$", "y"),
        (r"(?<=[a-z])(?:iy|ij|yi|yj)", "i"),
        (r"(?<=[bcdfghklmnprstvxz])y(?=[bcdfghklmnprstvxz])", "i"),
    )
)
DOUBLED = re.compile(r"([a-z])\1+")


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
    if not bare.isascii():
        from anyascii import anyascii

        bare = anyascii(APOSTROPHES.sub("", bare))
    bare = bare.lower().replace("'", "").replace("`", "")
    return bare if bare.isalnum() else NOT_WORD.sub(" ", bare).strip()


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


@lru_cache(maxsize=1 << 15)
def exact(name: str) -> str:
    """The key of a name with all its initials: "Michael B. Jordan" is not "Michael Jordan"."""
    return _key(plain(name))


def _key(bare: str) -> str:
    if LONE_LETTERS.search(bare):
        bare = LONE_LETTERS.sub(r"\1", bare)
    return " ".join(map(_folded, bare.split(" "))) if bare else ""


@lru_cache(maxsize=1 << 15)
def _folded(word: str) -> str:
    if len(word) <= SHORT:
        return word
    if "h" in word or "k" in word:
        for letters, new in WRITTEN:
            if letters in word:
                word = word.replace(letters, new)
    if "e" in word:
        word = word.replace("ae", "a").replace("oe", "o")
    for pattern, new in VOWELS if "kh" in word or "ks" in word or "ue" in word else ():
        word = pattern.sub(new, word)
    for pattern, new in ENDINGS if "y" in word or "i" in word or "j" in word else ():
        word = pattern.sub(new, word)
    return DOUBLED.sub(r"\1", word) if DOUBLED.search(word) else word
