"""Words, numbers and marks of a line as names are read from them, and the islands in which names can be."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

ABBREVIATED = (
    "Jr|Sr|St|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Prof|Rev|Inc|Corp|Co|Ltd|Mt|Ft|Adm|Bros|Hon|Messrs"
)
ELIDED = r"\b(?:d|l|qu|n|s|j|m|t|c|dell|all|nell|sull|dall)['’](?=[A-ZÀ-ÖØ-Þ])|\b[DLNSJMTC]['’](?=[a-zà-öø-ÿ]{2})"
"""An article or a small word before an apostrophe: "d'Arnaud", "L'association", but not "D'Alema", "O'Neal"."""
TOKEN = re.compile(
    rf"{ELIDED}|(?:[^\W\d_]\.){{2,}}(?:-[^\W_]+)*|[^\W\d_]\.(?=[^\w]|$)|(?:{ABBREVIATED})\.(?=\W|$)|\d[\d.,:/-]*(?![^\W\d_])"
    r"|[^\W_]+(?:[-‑&+./][^\W_]+|['’](?![sS](?![^\W_]))[^\W_]+)*|['’][sS](?![^\W_])|[^\s]"
)
ENDS = frozenset(".!?…")
OPENS = frozenset("\"'([*•|>:;-")
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
LONGEST_LINK = 2  # small words in a row inside a name: "of the"


class Token(NamedTuple):
    """A word, number or mark with its span in the line; ``text`` has the marks of a typewriter.

    ``begins``: a sentence (or a quotation, an item) begins with it, so that its capital says nothing.
    ``capital``: it is written as names are.
    """

    start: int
    stop: int
    text: str
    begins: bool
    capital: bool


def tokens(line: str) -> list[Token]:
    """The tokens of a line in order. Cost: O(len(line))."""
    found: list[Token] = []
    begins = True
    for match in TOKEN.finditer(line):
        text = match.group()
        if not text.isascii():
            text = text.translate(SAME)
        found.append(Token(match.start(), match.end(), text, begins, not text.islower() and is_capital(text)))
        if text[0].isalnum():
            begins = False
        elif text in ENDS or text in OPENS:
            begins = True
    return found


def is_capital(text: str) -> bool:
    """Whether a token is written as names are: with a capital, as "al-Qaeda" or "49ers" is."""
    first = text[0]
    if first.isupper():
        return True
    return (first.isdigit() and text[-1].isalpha() and any(map(str.isupper, text))) or bool(PREFIXED.match(text))


def islands(found: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and last (excluded) index of each run of tokens in which names can be.

    A run begins with a token that has a capital and goes on over such tokens, over small words that
    link them, and over the number after one.
    """
    i, n = 0, len(found)
    while i < n:
        if not found[i].capital:
            i += 1
            continue
        stop = i + 1
        while stop < n:
            text = found[stop].text
            if found[stop].capital or (text[0].isdigit() and found[stop - 1].text[0].isupper()):
                stop += 1
                continue
            last = stop
            while last < n and last - stop < LONGEST_LINK and found[last].text in LINKS:
                last += 1
            if last == stop or last >= n or not found[last].capital:
                break
            stop = last + 1
        yield i, stop
        i = stop
