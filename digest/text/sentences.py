"""Where sentences start and stop: rules for the scripts that news is written in, no model.

A line break always ends a sentence, because blocks do. Elsewhere an ending mark ends one unless
what stands before it is an abbreviation or what follows goes on in lower case.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from digest.model import Span

CLOSERS = "\"'”“’‘»«)\\]}›」』】）］"
OPENERS = "\"'“‘«([{‹„「『【（¿¡—–-"
WIDE = "。！？｡"
MARK = re.compile(rf"[{WIDE}]+[{CLOSERS}]*|[.!?…।॥؟۔]+[{CLOSERS}]*(?=\s|$)")
"""Where a sentence may end: wide marks anywhere, others only before white space."""

TITLES = frozenset(
    "Mr Mrs Ms Mx Dr Prof Sen Rep Reps Sens Gov Lt Col Sgt Capt Cpl Cmdr Adm Maj Gen Rev Hon St Ste Pres Supt Det Insp"
    " Fr Sr Sra Srta Mme Mlle Herr Hr Frl Dipl Ms Messrs vs cf viz approx ca bzw vgl ул г гг им".split()
)
"""Abbreviations that a name, a number or an explanation follows: never the end."""

SHORT = frozenset(
    "Inc Ltd Co Corp Bros PLC LLC Jr Esq etc al Ph.D Dept dept Assn Univ Ave Blvd Rd Mt Ft Vol vol fig Fig"
    " Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky Md Mich"
    " Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo".split()
)
"""Abbreviations that may end a sentence: they do when a word follows that starts sentences."""

COUNTED = frozenset("No Nos no nos Art Sec p pp Nr № Abs Kap".split())
"""Abbreviations only where a number follows."""

DOTTED = frozenset("e.g i.e z.B d.h u.a E.g I.e Z.B т.е".split())
"""Abbreviations of several words that an explanation follows."""

STARTERS = frozenset(
    "the a an he she it they we you i this that these those there his her its their our my your in on at but and or so"
    " if when while after before although though as by for from with since until however meanwhile what who why how"
    " where which some many most all both each no not one two three also according more earlier later last now then"
    " still yet even once during despite under over officials police analysts people der die das ein eine er sie es wir"
    " ich und aber im am in le la les un une il elle ils elles et mais el los las una pero y".split()
)
"""Words that start sentences far more often than they continue a name."""

SAYING = re.compile(
    r"\s*(?:[A-ZÀ-Þ][\w.’'-]*\s+){1,3}(?:said|says|asked|asks|added|wrote|writes|told|replied|tweeted|shouted|joked)\b"
)
MONTHS = re.compile(
    r"\s*(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert)\b"
)
WORD = re.compile(r"[^\W\d_]+")
FULL_STOP, TOKEN_LIMIT, AHEAD, DAY_DIGITS = ".", 24, 80, 2


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[Span, ...]:
    """The spans of the sentences of ``text``, without the white space around them.

    Args:
        text: blocks, one a line.

    Returns:
        Spans in order that do not overlap and together hold everything but white space. A closing
        quote belongs to its sentence; ``"No," he said.`` is one sentence. An empty text has none.

    Cost: O(len(text)); the last texts asked for are remembered.
    """
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        spans += _in_line(line, start)
        start += len(line) + 1
    return tuple(spans)


def _in_line(line: str, offset: int) -> Iterator[Span]:
    begin = 0
    for mark in MARK.finditer(line):
        if _ends(line, begin, mark):
            yield from _trimmed(line, begin, mark.end(), offset)
            begin = mark.end()
    yield from _trimmed(line, begin, len(line), offset)


def _trimmed(line: str, start: int, stop: int, offset: int) -> Iterator[Span]:
    piece = line[start:stop]
    if bare := piece.strip():
        begin = offset + start + len(piece) - len(piece.lstrip())
        yield begin, begin + len(bare)


def _ends(line: str, begin: int, mark: re.Match[str]) -> bool:
    """Whether a sentence that started at ``begin`` ends with this mark."""
    marks = mark.group()
    following = line[mark.end() : mark.end() + AHEAD]
    rest = following.lstrip()
    if not rest:
        return True
    if marks[0] in WIDE:
        return not (marks[-1] in "」』" and rest[0] in "とはがのをにもで、，,")
    first = rest.lstrip(OPENERS + " ")[:1]
    if first.islower():
        return False
    if marks == FULL_STOP:
        return not _abbreviated(line, begin, mark.start(), rest)
    quoted = marks[-1] in CLOSERS and marks[0] in "!?…"
    return not (quoted and SAYING.match(following))


def _abbreviated(line: str, begin: int, dot: int, rest: str) -> bool:
    """Whether the full stop at ``dot`` belongs to the word before it and not to the sentence."""
    token = line[max(begin, dot - TOKEN_LIMIT) : dot].rpartition(" ")[2].lstrip(OPENERS)
    word = WORD.match(rest)
    starts = word is not None and word.group().lower() in STARTERS
    if token.isdigit() and len(token) <= DAY_DIGITS:
        return dot - begin == len(token) or bool(MONTHS.match(rest))
    if token in TITLES or token in DOTTED or (token in COUNTED and rest[0].isdigit()):
        return True
    initial = len(token) == 1 and token.isupper()
    dotted = "." in token and all(len(part) == 1 for part in token.split("."))
    if initial or dotted or token in SHORT:
        follows = word is not None and word.group()[0].isupper() and not starts
        return follows or (token in SHORT and rest[0].isdigit())
    return False
