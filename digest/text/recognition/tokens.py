"""Words, numbers and marks of a line as names are read from them, and the islands in which names can be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from digest.text.remembered import Remembered

ABBREVIATED = (
    "Jr|Sr|St|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Prof|Rev|Inc|Corp|Co|Ltd|Mt|Ft|Adm|Bros|Hon|Messrs"
)
ELIDED = r"\b(?:d|l|qu|n|s|j|m|t|c|dell|all|nell|sull|dall)['’](?=[A-ZÀ-ÖØ-Þ])|\b[DLNSJMTC]['’](?=[a-zà-öø-ÿ]{2})"
"""An article or a small word before an apostrophe: "d'Arnaud", "L'association", but not "D'Alema", "O'Neal"."""
PLAIN = r"[A-Za-z]++(?=[ ,])|[a-z]{2,}+(?=\.(?:\s|$))|[,.\"()]"
"""What most tokens are, which is found sooner so; each would be the same by the rest of the pattern."""
TOKEN = re.compile(
    rf"({PLAIN}|{ELIDED}|(?:[^\W\d_]\.){{2,}}(?:-[^\W_]+)*|[^\W\d_]\.(?=[^\w]|$)|(?:{ABBREVIATED})\.(?=\W|$)|\d[\d.,:/-]*(?![^\W\d_])"
    r"|[^\W_]+(?:[-‑&+./][^\W_]+|['’](?![sS](?![^\W_]))[^\W_]+)*|['’][sS](?![^\W_])|[^\s])"
)
STARTERS = frozenset(".!?…\"'([*•|>:;-")
"""Marks after which a capital says nothing."""
LINKS = frozenset(
    (
        "of for and the de la le les du des del della di da do dos das van von der den ter ten te zu bin ibn al el ul "
        "y e & - / ' 's in on at to und et für"
    ).split()
)
PREFIXED = re.compile(r"(?:al|el|an|as|ad|ar|ash|bin|d|l|de|mc)[-‑'’]?[A-ZÀ-ÖØ-Þ]")
NEVER_FIRST = LINKS - {
    "de",
    "del",
    "della",
    "di",
    "da",
    "do",
    "dos",
    "das",
    "van",
    "von",
    "bin",
    "ibn",
    "al",
    "el",
    "ul",
    "ten",
    "ter",
}
"""Small words that a name never begins with."""
SAME = str.maketrans("’‘“”„«»–—‑", '\'\'"""""---')  # marks that mean the same: what is learned of one holds for all
CONTRACTED = re.compile(
    r"(?:i|we|you|they|he|she|it|that|there|what|who|here|let|where|how|when|why|this)'(?:m|ve|d|ll|re|s)|[a-z]+n't",
    re.IGNORECASE,
)
"""Small words that are written as one with a verb."""
LONGEST_LINK = 2  # small words in a row inside a name: "of the"


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a line: words, numbers and marks, in order.

    spans: of each, in the line; texts: with the marks of a typewriter; capital: whether it is written as names are.
    """

    spans: list[tuple[int, int]]
    texts: list[str]
    capital: list[bool]

    def begins(self, i: int) -> bool:
        """Whether a sentence, a quotation or an item begins with token ``i``, so that its capital says nothing."""
        while i:
            i -= 1
            text = self.texts[i]
            if text[0].isalnum():
                return False
            if text in STARTERS:
                return True
        return True


def read_line(line: str) -> Line:
    """The tokens of a line. Cost: O(len(line))."""
    parts = TOKEN.split(line)
    ends = list(accumulate(map(len, parts)))
    texts = parts[1::2]
    if not line.isascii():
        texts = [text if text.isascii() else text.translate(SAME) for text in texts]
    return Line(list(zip(ends[:-1:2], ends[1::2], strict=True)), texts, list(map(CAPITAL.__getitem__, texts)))


def is_capital(text: str) -> bool:
    """Whether a token is written as names are: with a capital, as "al-Qaeda" or "49ers" is, but not as "I'm" is."""
    first = text[0]
    if first.isupper():
        return "'" not in text or not CONTRACTED.fullmatch(text)
    return (first.isdigit() and text[-1].isalpha() and any(map(str.isupper, text))) or bool(PREFIXED.match(text))


CAPITAL = Remembered(lambda text: not text.islower() and is_capital(text))
"""`is_capital` of what was met, to be asked as CAPITAL[text]."""


def islands(line: Line) -> Iterator[tuple[int, int]]:
    """First and last (excluded) index of each run of tokens in which names can be.

    A run begins with a token that has a capital and goes on over such tokens, over small words that
    link them, and over the number after one.
    """
    texts, capital, n = line.texts, line.capital, len(line.texts)
    stop = 0
    for i in range(n):
        if not capital[i] or i < stop:
            continue
        stop = i + 1
        while stop < n:
            if capital[stop] or (texts[stop][0].isdigit() and texts[stop - 1][0].isupper()):
                stop += 1
                continue
            last = stop
            while last < n and last - stop < LONGEST_LINK and texts[last] in LINKS:
                last += 1
            if last == stop or last >= n or not capital[last]:
                break
            stop = last + 1
        yield i, stop
