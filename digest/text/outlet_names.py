"""Whether some words are the name of a source: as stated, as its address has it, or short for it."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

WORD = re.compile(r"[^\W_]+")
DOMAIN = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}/?", re.IGNORECASE)
ARTICLES = frozenset("the le la les el los las der die das il lo gli o os as de het al den det".split())
LINKS = frozenset("of and the for de la le du des und der di y e".split())
SECOND_LEVEL = frozenset("co com org net gov ac edu gob or ne go gouv".split())
PORTALS = frozenset("uol yahoo blogspot wordpress substack indiatimes medium".split())
"""Sites whose hosts have the name of the source before theirs."""
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"})
SHORT, SHORTEST = 3, 2
"""Letters of an abbreviation; so few as two stand for two words alone, and only in an address."""
LONGEST = 80
"""Characters of the longest name; what is longer is a sentence."""


def names_outlet(text: str, source: str, host: str, general: frozenset[str]) -> bool:
    """Whether ``text`` is the name of a source and nothing else.

    Args:
        text: a part of a title.
        source: its name as stated or found, or "".
        host: of its addresses, or "".
        general: words that may stand after a name without making another of it ("News", "Online"), folded.
    """
    if not text or len(text) > LONGEST:
        return False
    labels = {label_of(host)} | ({label_of(source)} if DOMAIN.fullmatch(source) else set())
    if DOMAIN.fullmatch(text):
        known = labels | _addresses(source) - {""}
        return not {label_of(text), label_of(text.casefold().translate(UMLAUTS))}.isdisjoint(known) or any(
            label_of(text) == label + word for label in known for word in general
        )
    if source and not DOMAIN.fullmatch(source) and _same(words_of(text), words_of(source), general):
        return True
    return any(_in_label(text, label, general) for label in labels if label)


@lru_cache(maxsize=1 << 14)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, without case, accents and article in front; "BerlinPost" is two."""
    words = _all_words(name)
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def _all_words(name: str) -> tuple[str, ...]:
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name) if " " not in name else name
    plain = unicodedata.normalize("NFKD", parted)
    letters = "".join(character for character in plain if not unicodedata.combining(character)).casefold()
    return tuple(WORD.findall(re.sub(r"(?<=\w)['’](?=\w)", "", letters)))


def host_of(address: str) -> str:
    """The host of an address without "www.", or ``""``."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def label_of(host: str) -> str:
    """The part of a host, or of an address without a path, that names the site: "bbc" of news.bbc.co.uk."""
    labels = host.lower().rpartition("//")[2].rstrip("/").split(".")[:-1]
    while len(labels) > 1 and labels[-1] in SECOND_LEVEL:
        labels = labels[:-1]
    if len(labels) > 1 and labels[-1] in PORTALS and labels[-2] != "www":
        labels = labels[:-1]
    return "".join(_all_words(labels[-1])) if labels else ""


def _addresses(source: str) -> set[str]:
    """What the address of a source may be called, by its name."""
    words = _all_words(source)
    return {"".join(words), "".join(words_of(source)), "".join(word[0] for word in words)} - {""}


def _bare(words: Sequence[str], general: frozenset[str]) -> tuple[str, ...]:
    """The words without general ones at their end."""
    stop = len(words)
    while stop > 1 and words[stop - 1] in general:
        stop -= 1
    return tuple(words[:stop])


def _same(own: Sequence[str], other: Sequence[str], general: frozenset[str]) -> bool:
    """Whether two names are one, whatever general words stand behind; or one is made of the initials of the other."""
    if not own or not other:
        return False
    one, two = _bare(own, general), _bare(other, general)
    if "".join(own) == "".join(other):
        return True
    if one[0] in general:
        return False
    run_together = any("".join(one) == "".join(two) + word for word in general)
    pairs = ((one, other), (two, own), (one, two), (two, one))
    initials = any(len(short) == 1 and _made_of(short[0], long) for short, long in pairs)
    return "".join(one) == "".join(two) or run_together or initials


def _in_label(text: str, label: str, general: frozenset[str]) -> bool:
    """Whether the label of a host is these words run together, or made of them: "nytimes" of The New York Times."""
    own = words_of(text)
    if not own or (own[0] in general and "".join(own) != label):
        return False
    whole, bare = _all_words(text), _bare(own, general)
    spelt = "".join(WORD.findall(text.casefold().translate(UMLAUTS)))
    written = {"".join(words) for words in (own, whole, bare, _bare(whole, general))} | {spelt}
    plain = label.removeprefix("the") if len(label) > len("the") + SHORT else label
    if written & {label, plain} or any(label == "".join(bare) + word for word in general):
        return True
    least = SHORTEST if len(own) == SHORTEST else SHORT
    made = _made_of(label, own, least) or _made_of(label, whole)
    return made and all(word[0].isupper() for word in WORD.findall(text) if word not in LINKS)


def _made_of(label: str, words: Sequence[str], least: int = SHORT) -> bool:
    """Whether a short name is written with the first letters of these words, some of them whole, each in its turn."""
    if len(label) < least or len(words) < SHORTEST:
        return False
    ends = {0}
    for word in words:
        after = {end + len(piece) for end in ends for piece in (word, word[0]) if label.startswith(piece, end)}
        ends = after | ends if word in LINKS else after
    return len(label) in ends
