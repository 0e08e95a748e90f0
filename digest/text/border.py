"""What every text and every typed field passes on its way in: plain characters, safe addresses.

At the border text becomes NFC without control characters, noncharacters, lone surrogates
and unbalanced bidi controls; each removal is an edit with its reason.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from urllib.parse import urlsplit

from digest.model import Edit
from digest.text.edits import compose
from digest.text.misread import reread, unblanked

BY = "digest"
MISREAD = "UTF-8 that was read in another encoding"
CONTROLS_1 = frozenset(map(chr, range(0x80, 0xA0)))
NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
FOREIGN = re.compile(
    "(?P<line>\r\n|[\r\x0b\x0c\x85\u2028\u2029])"
    "|(?P<tab>\t)"
    "|(?P<control>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+)"
    "|(?P<mark>\ufeff+)"
    "|(?P<surrogate>[\ud800-\udfff]+)"
    f"|(?P<noncharacter>[{NONCHARACTERS}]+)"
)
ACTS = {
    "line": ("\n", "line break of another kind"),
    "tab": (" ", "tab"),
    "control": ("", "control character"),
    "mark": ("", "byte order mark"),
    "surrogate": ("", "half of a character"),
    "noncharacter": ("", "no character"),
}
REMARKABLE = re.compile("[^\n -~\u00a0-\u02ff\u0400-\u0482\u2010-\u2027\u2030-\u205e\u20ac\u2122]")
"""A character of which the border may have to say something; most texts hold none, which is quick to see."""
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\n]")
PILE = 30
"""How many accents one letter may carry; more are no writing, and normalizing them is quadratic."""
ISOLATES, EMBEDDINGS = "\u2066\u2067\u2068", "\u202a\u202b\u202d\u202e"
POP_ISOLATE, POP_EMBEDDING = "\u2069", "\u202c"
WORD = re.compile(r"[^ \t\r\n]+")
LINE = re.compile(r"[^\r\n]+")
LINE_CHARACTERS, ROUNDS = 20_000, 4
WORD_CHARACTERS = 1000
ADDRESS = re.compile(r"[^\s\x00-\x20\x7f-\xa0\"<>\\`]{1,4000}")
LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?\s*", re.ASCII)


def border_edits(text: str) -> tuple[Edit, ...]:
    """The edits that make ``text`` fit to enter; applied, they leave nothing more to do.

    Cost: O(len(text)); little more than one look at the text if it is clean already.
    """
    edits: tuple[Edit, ...] = ()
    if not REMARKABLE.search(text):
        return edits
    characters = set(text)
    for find in (_misread, _foreign, _unbalanced, _piled, _uncomposed):
        found = tuple(find(text, characters))
        if found:
            edits = compose(edits, found)
            text = applied(text, found)
            characters = set(text)
    return edits


def applied(text: str, edits: Sequence[Edit]) -> str:
    """What ordered ``edits`` make of ``text``."""
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces += (text[position : edit.start], edit.new)
        position = edit.stop
    return "".join([*pieces, text[position:]])


def clean_line(text: str) -> str:
    """A typed field (title, source, author) as one line of plain characters, spaces folded."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(applied(text, border_edits(text)).split())


def http_url(text: str) -> str:
    """The address, if it is an absolute http(s) one without credentials; else ``""``."""
    address = text.strip()
    if not ADDRESS.fullmatch(address) or border_edits(address) or BIDI.search(address):
        return ""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        return ""
    sane = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc and "%" not in parts.netloc
    return address if sane else ""


def language_code(text: str) -> str:
    """The language of a stated tag ("en-GB" is "en"), or ``""`` if it is none."""
    match = LANGUAGE.fullmatch(text)
    return match[1].lower() if match else ""


def _misread(text: str, characters: set[str]) -> Iterator[Edit]:
    """UTF-8 that was read as a one-byte encoding, where it left control characters.

    Removing those controls would leave half of each broken character for good, so the lines
    that hold them are repaired first: as a whole if they can be, else word by word.
    """
    if CONTROLS_1.isdisjoint(characters):
        return
    for line in LINE.finditer(text):
        if CONTROLS_1.isdisjoint(line.group()):
            continue
        whole = _reread(line.group()) if len(line.group()) <= LINE_CHARACTERS else None
        if whole is not None:
            yield Edit(line.start(), line.end(), whole, MISREAD, BY)
        else:
            yield from _misread_words(text, line)


def _reread(line: str) -> str | None:
    """What a line is if all of it was misread, once or several times over; None if it was not."""
    known, before = None, line
    for _ in range(ROUNDS):
        after = reread(unblanked(before))
        if after is None:
            break
        known = before = after
    return known


def _misread_words(text: str, line: re.Match[str]) -> Iterator[Edit]:
    import ftfy  # heavy, and hardly ever needed

    settings = ftfy.TextFixerConfig(unescape_html=False, fix_c1_controls=False, replace_lossy_sequences=False)
    repaired: dict[str, str] = {}
    for match in WORD.finditer(text, line.start(), line.end()):
        word = match.group()
        if len(word) <= WORD_CHARACTERS and not word.isascii() and not CONTROLS_1.isdisjoint(word):
            if word not in repaired:
                repaired[word] = ftfy.fix_encoding(word, settings)
            if repaired[word] != word:
                yield Edit(match.start(), match.end(), repaired[word], MISREAD, BY)


def _foreign(text: str, characters: set[str]) -> Iterator[Edit]:
    there = [character for character in characters if FOREIGN.match(character)]
    for run in _runs(there, text):
        for match in FOREIGN.finditer(text, run.start(), run.end() + 1):  # with the line feed after a return
            new, why = ACTS[match.lastgroup or "control"]
            yield Edit(match.start(), match.end(), new, why, BY)


def _runs(characters: Collection[str], text: str, least: int = 1) -> Iterator[re.Match[str]]:
    """The stretches of ``text`` that hold only these characters, at least ``least`` of them."""
    if not characters:
        return iter(())
    listed = "".join(map(re.escape, sorted(characters)))
    return re.finditer(f"[{listed}]{{{least},}}", text)


def _unbalanced(text: str, characters: set[str]) -> Iterator[Edit]:
    """Direction controls that have no partner in their own block."""
    if characters.isdisjoint(ISOLATES + EMBEDDINGS + POP_ISOLATE + POP_EMBEDDING):
        return
    start = stop = -1
    for place in _loose(text):
        if place != stop:
            if stop > start:
                yield Edit(start, stop, "", "direction control without its partner", BY)
            start = place
        stop = place + 1
    if stop > start:
        yield Edit(start, stop, "", "direction control without its partner", BY)


def _loose(text: str) -> list[int]:
    """The offsets of direction controls without partner, in order."""
    loose: list[int] = []
    stack: list[tuple[int, bool]] = []  # offset, whether it is an isolate
    isolates = 0
    for match in BIDI.finditer(text):
        mark, place = match.group(), match.start()
        if mark in ISOLATES or mark in EMBEDDINGS:
            stack.append((place, mark in ISOLATES))
            isolates += mark in ISOLATES
        elif mark == POP_EMBEDDING and stack and not stack[-1][1]:
            stack.pop()
        elif mark == POP_ISOLATE and isolates:
            while not stack[-1][1]:
                loose.append(stack.pop()[0])
            stack.pop()
            isolates -= 1
        elif mark == "\n":
            loose += [offset for offset, _ in stack]
            stack, isolates = [], 0
        else:
            loose.append(place)
    return sorted(loose + [offset for offset, _ in stack])


def _piled(text: str, characters: set[str]) -> Iterator[Edit]:
    for run in _runs([c for c in characters if c >= "\u0300" and unicodedata.combining(c)], text, PILE + 1):
        yield Edit(run.start() + PILE, run.end(), "", f"more than {PILE} accents on one letter", BY)


def _uncomposed(text: str, characters: set[str]) -> Iterator[Edit]:
    """Letters whose accents stand apart, with the stretch of text each one takes."""
    joining = [character for character in characters if _may_join(character)]
    if not joining or unicodedata.is_normalized("NFC", text):
        return
    found = []
    for match in _runs(joining, text):
        start = max(match.start() - 1, 0)
        given = text[start : match.end()]
        new = unicodedata.normalize("NFC", given)
        if new != given:
            found.append(Edit(start, match.end(), new, "letter and accent as one character", BY))
    if not unicodedata.is_normalized("NFC", applied(text, found)):  # a rule of Unicode we do not know
        found = [Edit(0, len(text), unicodedata.normalize("NFC", text), "letter and accent as one character", BY)]
    yield from found


def _may_join(character: str) -> bool:
    """Whether NFC may change this character or join it to the one before it."""
    return character >= "\u0300" and (
        unicodedata.category(character)[0] == "M"
        or "\u1160" <= character <= "\u11ff"
        or unicodedata.normalize("NFC", character) != character
    )
