"""What stands between quotation marks, in the styles of all languages that news comes in."""

import re
from collections.abc import Iterator

from digest.model import Span

PAIRS = (
    ("“", "”"),
    ("„", "“”"),
    ("«", "»"),
    ("»", "«"),
    ("‹", "›"),
    ("「", "」"),
    ("『", "』"),
    ("《", "》"),
    ("”", "”"),
    ('"', '"'),
)
"""Opening marks with the marks that close them; what was matched by an earlier pair is not looked at again."""
CLOSED = "|".join(f"{a}[^{a}{b}\\n]*[{b}]" for a, b in PAIRS)
QUOTATION = re.compile(rf"{CLOSED}|(?<!\w)[‘'][^\n‘]{{1,600}}?[’'](?!\w)")
OPEN = re.compile(rf"{CLOSED}|[“„«「『\"][^“„«「『\"\n]*$|(?<!\w)[‘'][^\n‘]{{1,600}}?[’'](?!\w)", re.MULTILINE)
"""The same, and what was opened and goes on after the end of its block."""
MARKS = re.compile('[“”„«»‹›「」『』"]')
ANY_MARK = re.compile("[“”„«»‹›「」『』\"‘’'`´]")
BLANKS = re.compile(r"\s+")
EDGES = " .,;:!?…'。，、！？"


def quoted(text: str) -> Iterator[Span]:
    """The spans of the quotations in ``text``, marks included, outermost ones only."""
    for match in QUOTATION.finditer(text):
        yield match.span()


def is_balanced(text: str) -> bool:
    """Whether every quotation mark in ``text`` has its other half; apostrophes do not count."""
    return not MARKS.search(QUOTATION.sub("", text))


def bare(quotation: str) -> str:
    """The words of a quotation as they are compared: without case, style of marks, and marks at either end."""
    return BLANKS.sub(" ", ANY_MARK.sub("'", quotation)).casefold().strip(EDGES)


def stretches(text: str) -> tuple[str, ...]:
    """The words of all quotations of a source, as `bare` gives them; one that is never closed ends with its block."""
    return tuple(bare(match.group()) for match in OPEN.finditer(text))


def holds(source: str, words: str) -> bool:
    """Whether ``words`` stand in ``source``, both as `bare` gives them, and not inside longer words."""
    start = source.find(words)
    while start >= 0:
        stop = start + len(words)
        if not (_joined(source[start - 1 : start], words[0]) or _joined(words[-1], source[stop : stop + 1])):
            return True
        start = source.find(words, start + 1)
    return False


def _joined(left: str, right: str) -> bool:
    """Whether two characters are inside one word; letters of scripts without spaces are not."""
    return all(c.isalnum() and c < "\u2e80" for c in (left or " ", right or " "))
