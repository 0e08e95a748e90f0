"""Where sentences start and stop: rules for the scripts that news is written in, no model.

A line break always ends a sentence, because blocks do. Elsewhere an ending mark ends one unless
what stands before it is an abbreviation or what follows goes on in lower case.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from digest.model import Span
from digest.text.full_stops import belongs_to_word

CLOSERS = "\"'”’‘»«›)\\]}」』】）］》〉"
OPENERS = "\"'“”‘’«»‹›„([{「『【（¿¡—–-"
WIDE = "。！？｡।॥።။։"
NARROW = ".!?…؟۔‼⁇⁈⁉"
CHINESE = "\u3400-\u9fff"
MARK = re.compile(
    rf"[{WIDE}．{NARROW};]"
    rf"(?:(?<=[{WIDE}])[{WIDE}{NARROW}]*[{CLOSERS}]*"
    rf"|(?<=．)(?!\d)[{CLOSERS}]*"
    rf"|(?<=[{NARROW}])(?<![{NARROW}].)[{NARROW}]*+"
    rf"(?:[{CLOSERS}“]*+(?:[ \u00a0\u202f][»”\"])?(?=\s|$)"
    rf"|(?<=[{CHINESE}][!?]|……)(?=[{CHINESE}])"
    r"|(?<=[a-zà-ÿ]{3}[.!?])(?=(?!Com|Net|Org)[A-Z][a-z]+[ ,'’]))"
    rf"|(?<=[\u0370-\u03ff];)[{CLOSERS}]*(?=\s|$))"
)
"""Where a sentence may end.

Wide marks end one anywhere; others before white space, between Chinese characters, and where a blank
was lost ("the end.The start"). The semicolon is the Greek question mark; French closing quotes stand
apart. No run of marks is read twice.
"""

BRACKETS = ("(", "[")
"""A mark alone in brackets ends nothing: "he won (!) The"."""

PARTICLES = "とはがのをにもでだな的等和与與及"
"""What goes on after a quotation in Japanese and Chinese."""

FULL_STOP, BEFORE, AHEAD, QUOTED = ".", 24, 80, 500
UNENDED = re.compile(r"[,;:，、；：)）\]]|»(?!\w)|\.(?=\s|$)")
"""What never starts a sentence: before it, the mark belongs to something quoted."""

SAYING = re.compile(
    r"(?!(?:He|She|They|We|The|It)\b)(?:[A-ZÀ-Þ][\w.’'-]*\s+){1,3}(?:said|says|asked|asks|added|wrote|writes|told|replied"
    r"|tweeted|shouted|joked|yelled|screamed|cried|exclaimed|recalled|wondered|demanded|declared|explained|warned)\b"
)
"""Who said what was quoted, in English, where the name has a capital."""

SAYING_UNCASED = re.compile(
    rf"[^{WIDE}.!?؟“”\"「『«：:没沒不]{{0,40}}(?:说|說|问|問|问道|說道|说道|表示|写道|喊道|补充道|指出"
    r"|言った|話した|語った|述べた|尋ねた|叫んだ"
    r"|말했다|물었다|전했다|밝혔다|설명했다|강조했다|덧붙였다|외쳤다"
    rf"|कहा|पूछा|बोले|बोली|बोला|बताया)[{WIDE}.，,]"
    r"|\s*(?:قال|قالت|سأل|سألت|أضاف|أضافت|تساءل|تساءلت|صرخ|هتف) (?!إن|أن)[^.!?؟:«\"“]{0,40}[.،]"
)
"""The same in scripts without capitals: a short clause with a verb of saying and nothing more."""

WORD = re.compile(r"[^\W\d_]+")
SHOUTED = ("Yahoo!", "Jeopardy!", "Yum!")
"""Names that end in a mark."""

BRAND = re.compile(r"[a-z]{1,3}[A-Z]|['’][stn] [A-Z]")
"""Lower case that starts a sentence all the same: "iPhone", Dutch "'s Avonds"."""


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
            stop = mark.end() - _opens(line, begin, mark)
            yield from _trimmed(line, begin, stop, offset)
            begin = stop
    yield from _trimmed(line, begin, len(line), offset)


def _trimmed(line: str, start: int, stop: int, offset: int) -> Iterator[Span]:
    piece = line[start:stop]
    if bare := piece.strip():
        begin = offset + start + len(piece) - len(piece.lstrip())
        yield begin, begin + len(bare)


def _opens(line: str, begin: int, mark: re.Match[str]) -> bool:
    """Whether the straight quote after a wide mark opens what follows, as no blank tells them apart."""
    follows = line[mark.end() : mark.end() + 1]
    if mark.group()[0] not in WIDE or mark.group()[-1] != '"' or not follows or follows.isspace():
        return False
    return line.count('"', max(begin, mark.start() - QUOTED), mark.start()) % 2 == 0


def _ends(line: str, begin: int, mark: re.Match[str]) -> bool:
    """Whether a sentence that started at ``begin`` ends with this mark."""
    marks = mark.group()
    following = line[mark.end() : mark.end() + AHEAD]
    rest = following.lstrip()
    if not rest:
        return True
    if UNENDED.match(rest) or (marks[-1] in CLOSERS and SAYING_UNCASED.match(following)):
        return False
    if marks[0] in WIDE:
        return not (marks[-1] in "」』”" and rest[0] in PARTICLES) and marks[-1] not in "》〉"
    if rest.lstrip(OPENERS + " ")[:1].islower() and not BRAND.match(rest):
        return False
    return not _reads_on(line, begin, mark, rest)


def _reads_on(line: str, begin: int, mark: re.Match[str], rest: str) -> bool:
    """Whether an abbreviation, a name or a quotation ends with the mark, but not the sentence."""
    marks, start = mark.group(), mark.start()
    if marks == FULL_STOP:
        return belongs_to_word(line[max(begin, start - BEFORE) : start], rest, whole=start - begin <= BEFORE)
    if marks[-1] in CLOSERS:
        return line[start - 1 : start] in BRACKETS or (marks[0] in "!?…" and bool(SAYING.match(rest)))
    return marks == "!" and line.endswith(SHOUTED, begin, mark.end())
