"""What every text and every typed field passes on its way in: plain characters, safe addresses.

At the border text becomes NFC without control characters, noncharacters, lone surrogates
and unbalanced bidi controls; each removal is an edit with its reason.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from digest.model import Edit
from digest.text.edits import compose

BY = "digest"
C1 = re.compile(r"[\x80-\x9f]")
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
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\n]")
ISOLATES, EMBEDDINGS = "\u2066\u2067\u2068", "\u202a\u202b\u202d\u202e"
POP_ISOLATE, POP_EMBEDDING = "\u2069", "\u202c"
WORD = re.compile(r"[^ \t\r\n]+")
ADDRESS = re.compile(r"[^\s\x00-\x20\x7f-\xa0\"<>\\`]{1,4000}")
LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?\s*", re.ASCII)


def border_edits(text: str) -> tuple[Edit, ...]:
    """The edits that make ``text`` fit to enter; applied, they leave nothing more to do.

    Cost: O(len(text)); next to nothing for text that is clean already.
    """
    edits: tuple[Edit, ...] = ()
    for find in (_misread, _foreign, _unbalanced, _uncomposed):
        found = tuple(find(text))
        if found:
            edits = compose(edits, found)
            text = applied(text, found)
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


def _misread(text: str) -> Iterator[Edit]:
    """UTF-8 that was read as a one-byte encoding, where it left control characters.

    Removing those controls would leave half of each broken character for good, so the
    words that hold them are repaired first.
    """
    if not C1.search(text):
        return
    import ftfy  # noqa: PLC0415 - heavy, and hardly ever needed

    settings = ftfy.TextFixerConfig(unescape_html=False, fix_c1_controls=False, replace_lossy_sequences=False)
    for word in WORD.finditer(text):
        if len(word.group()) <= 1000 and C1.search(word.group()):
            fixed = ftfy.fix_encoding(word.group(), settings)
            if fixed != word.group():
                yield Edit(word.start(), word.end(), fixed, "UTF-8 that was read in another encoding", BY)


def _foreign(text: str) -> Iterator[Edit]:
    for match in FOREIGN.finditer(text):
        new, why = ACTS[match.lastgroup or "control"]
        yield Edit(match.start(), match.end(), new, why, BY)


def _unbalanced(text: str) -> Iterator[Edit]:
    """Direction controls that have no partner in their own block."""
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
    for place in sorted(loose + [offset for offset, _ in stack]):
        yield Edit(place, place + 1, "", "direction control without its partner", BY)


def _uncomposed(text: str) -> Iterator[Edit]:
    """Letters whose accents stand apart, with the stretch of text each one takes."""
    if unicodedata.is_normalized("NFC", text):
        return
    joining = re.compile("[" + "".join(re.escape(c) for c in sorted(set(text)) if _may_join(c)) + "]+")
    found = []
    for match in joining.finditer(text):
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
