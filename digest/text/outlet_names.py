"""Whether some words are the name of a source: as stated, as its address has it, or short for it."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

WORD = re.compile(r"[^\W_]+")
DOMAIN = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}/?", re.IGNORECASE)
ARTICLES = frozenset("the le la les el los las der die das il lo gli o os as de het al den det".split())
SECOND_LEVEL = frozenset("co com org net gov ac edu gob or ne go gouv".split())
HOST_PARTS = frozenset("www m amp mobile edition news blogs blog en de fr es it feeds rss".split())
SHORT = 3
"""Letters that an abbreviation has at least; two are too often a chance."""
LONGEST = 80
"""Characters of the longest name; what is longer is a sentence."""


@lru_cache(maxsize=1 << 14)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, without case, accents and article in front; "BerlinPost" is two."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name) if " " not in name else name
    plain = unicodedata.normalize("NFKD", parted)
    letters = "".join(character for character in plain if not unicodedata.combining(character)).casefold()
    words = WORD.findall(re.sub(r"(?<=\w)['’](?=\w)", "", letters))
    return tuple(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def host_of(address: str) -> str:
    """The host of an address without "www.", or ``""``."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def label_of(host: str) -> str:
    """The part of a host that names the site: "bbc" of news.bbc.co.uk."""
    labels = host.lower().split(".")[:-1]
    while len(labels) > 1 and labels[-1] in SECOND_LEVEL:
        labels = labels[:-1]
    while len(labels) > 1 and labels[0] in HOST_PARTS:
        labels = labels[1:]
    return "".join(WORD.findall(labels[-1])) if labels else ""


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
    if DOMAIN.fullmatch(text):
        label = label_of(host_of(text if "://" in text else f"http://{text}"))
        return bool(label) and label in {label_of(host), *_labels(source)}
    own = words_of(text)
    known = [words_of(name) for name in (source,) if name and not DOMAIN.fullmatch(name)]
    labels = {label_of(host), label_of(source) if DOMAIN.fullmatch(source) else ""} - {""}
    return any(_same(own, other, general) for other in known) or any(
        _in_label(own, label, general, text) for label in labels
    )


def _labels(source: str) -> tuple[str, ...]:
    """What an address of this source may be called: "nytimes" and the like only if it says so, else its words."""
    if DOMAIN.fullmatch(source):
        return (label_of(source),)
    words = words_of(source)
    return ("".join(words), "the" + "".join(words), "".join(word[0] for word in words) if len(words) >= SHORT else "")


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
    if "".join(one) == "".join(two) or "".join(own) == "".join(other):
        return one[0] not in general or tuple(own) == tuple(other)
    pairs = ((one, other), (two, own), (one, two), (two, one))
    return any(len(short) == 1 and _made_of(short[0], long) for short, long in pairs)


def _in_label(own: Sequence[str], label: str, general: frozenset[str], text: str) -> bool:
    """Whether the label of a host is these words run together, or made of them: "nytimes" of The New York Times."""
    bare = _bare(own, general)
    written = {"".join(words) for words in (own, bare)}
    plain = label.removeprefix("the") if len(label) > len("the") + SHORT else label
    if not own or own[0] in general:
        return "".join(own) == label
    if label in written or plain in written or any(label == "".join(bare) + word for word in general):
        return True
    return _made_of(label, own) and all(word[0].isupper() for word in WORD.findall(text) if word not in LINKS)


LINKS = frozenset("of and the for de la le du des und der di y e".split())


def _made_of(label: str, words: Sequence[str]) -> bool:
    """Whether a short name is written with the first letters of these words, some of them whole, each in its turn."""
    if len(label) < SHORT or len(words) < 2:
        return False
    ends = {0}
    for word in words:
        after = {end + len(piece) for end in ends for piece in (word, word[0]) if label.startswith(piece, end)}
        ends = after | ends if word in LINKS else after
    return len(label) in ends
