"""The facts of a sentence that can be compared between texts: figures with what they count, names, quoted words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from digest.model import Note
from digest.text.names import key
from digest.text.quantities import is_number_word, quantities
from digest.text.quotations import quoted
from digest.text.words import stem, stop_words, words

LARGE = 10
RUN = 4
"""So many words one after the other are somebody's own words."""
AHEAD, THING, COUNTED = 48, 3, 2
"""Characters behind a number that are read, how many words there may say what it counts, and how many are kept."""
NUMBER = re.compile(r"(?<![\w.,])(?:[$€£¥]|US\$)?\d+(?:[.,'’\u00a0\u202f]\d+)*|[^\W\d_]{3,}(?:[-‑][^\W\d_]+)?")
VALUE = re.compile(r"-?\d+(?:\.\d+)?")
NEXT = re.compile(r"[\s\u00a0]*+(?:(?P<word>(?:[A-Z]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*)|(?P<stop>[,;:.!?()\"“”«»]|$|.))")
DATED = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august"
    r"|september|october|november|december|number|aged?|page|article|section|chapter|flight|route|highway"
    r"|interstate|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|junio|julio|agosto|septiembre|octubre"
    r"|noviembre|diciembre)\.?\s|[#№:/] ?|\d[-–])$",
    re.IGNORECASE,
)
"""What before a plain number makes a date, an age or a label of it."""
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
CLOCK = re.compile(
    r"[:/]\d|[\s\u00a0]?(?:[ap]\.? ?m\b|o['’]clock|Uhr\b|GMT\b|ET\b|h\d\d)|(?:st|nd|rd|th)\b"
    rf"|\.? (?:{MONTHS})\b",
    re.IGNORECASE,
)
"""What behind it makes a time or a date of it."""
DECADE = re.compile(r"(?:s|ers)\b")
"""What makes a name of a number: "the '50s", "49ers"."""
YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
BETWEEN = frozenset("of the a more other others new its their his her les des de la von der dem".split())
"""What may stand between a number and what it counts."""
LITTLE = frozenset({"0", "1", "~100", "~1000", "~12", "1/2", "2x"})
"""Numbers that are hardly a figure."""
REST = re.compile(r"\b(?:more|others?|another|additional|weitere|autres|otros)\b", re.IGNORECASE)
"""What says that a figure is only of a part."""
SUFFIXES = frozenset("jr sr ii iii iv".split())
SPANS = frozenset(
    "year month week day hour minut second time decad centuri night morn season age summer point way thing part side"
    " game win loss defeat goal punch homer run yard touchdown round match set medal"
    " jahr monat woch tag stund minut mal an mois semain jour heur foi ano mes seman dia hora vez".split()
)
"""What is counted everywhere: two figures of it are hardly of the same thing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence in one form ("14", "5%", "$2000000") and the words, as stems, of what it counts."""

    number: str
    things: tuple[str, ...] = ()
    shown: str = ""

    @property
    def unit(self) -> str:
        """What makes two numbers comparable: per cent, a currency, or nothing."""
        return VALUE.sub("", self.number)

    @property
    def value(self) -> Decimal:
        """The number itself; 0 for a rough one."""
        found = VALUE.search(self.number)
        return Decimal(found.group()) if found and self.number not in LITTLE else Decimal(0)

    @property
    def is_large(self) -> bool:
        """Whether it is more than what anybody counts on the way."""
        return bool(self.unit) or self.value >= LARGE

    def is_near(self, other: "Figure") -> bool:
        """Whether one is the other in round figures."""
        high, low = max(self.value, other.value), min(self.value, other.value)
        return self.unit == other.unit and low > 0 and (high - low) <= high / 20

    def counts_with(self, other: "Figure", times: int) -> bool:
        """Whether both may count the same thing: one noun, one unit, and neither more than ``times`` the other."""
        if REST.search(self.shown) or REST.search(other.shown):
            return False
        if self.unit != other.unit or self.number == other.number or not set(self.things) & set(other.things):
            return False
        high, low = max(self.value, other.value), min(self.value, other.value)
        return low > 0 and high <= times * low

    def up_to(self, other: "Figure") -> str:
        """The words of the figure up to what both count."""
        words = self.shown.split()
        both = set(self.things) & set(other.things)
        ends = [i for i, word in enumerate(words, 1) if both & {word.casefold(), *(stem(word.casefold(), "en"),)}]
        return " ".join(words[: ends[-1]] if ends else words)


def figures(sentence: str, language: str = "") -> Iterator[Figure]:
    """The figures of a sentence, in order; no dates, clock times, ages, years and labels.

    Cost: O(len(sentence)).
    """
    stops, past = stop_words(language or "en"), 0
    for match in NUMBER.finditer(sentence):
        start, stop = match.span()
        if start < past or not _says_number(match.group()):
            continue
        window = sentence[start : stop + AHEAD]
        number = next(iter(quantities(window, language)), "")
        if not number or number[0] in "#~" or number in LITTLE:
            continue
        if _is_label(sentence, start, stop, number):
            continue
        past, things = _counted(sentence, stop, language, stops)
        yield Figure(number, things, sentence[start:past].strip())


def _says_number(written: str) -> bool:
    """Whether digits or words are a number: "42", "forty-two", and not "two-year"."""
    parts = re.split("[-‑]", written.casefold())
    return any(c.isdigit() for c in written) or all(map(is_number_word, parts))


def _is_label(sentence: str, start: int, stop: int, number: str) -> bool:
    """Whether a number says when or which one, and not how much."""
    plain = number.isdigit()
    if DECADE.match(sentence, stop):
        return True
    if sentence[stop : stop + 1] == "-" and sentence[stop + 1 : stop + 5] in {"year", "time"}:
        return True
    return plain and bool(
        DATED.search(sentence[max(0, start - 12) : start]) or CLOCK.match(sentence, stop) or YEAR.match(number)
    )


def _counted(sentence: str, stop: int, language: str, stops: frozenset[str]) -> tuple[int, tuple[str, ...]]:
    """Where the words end that say what is counted, and their stems."""
    things: list[str] = []
    plain: list[str] = []
    place = end = said = stop + sentence.startswith(("%", "٪", "％"), stop)
    for _ in range(2 * THING):
        found = NEXT.match(sentence, place)
        if not found or not found["word"] or len(things) == COUNTED:
            break
        word = found["word"].casefold()
        place = found.end()
        if is_number_word(word) or word in {"percent", "cent", "prozent", "dollars", "euros", "pounds"}:
            end = place
            said = end if not things else said
        elif word not in stops:
            if found["word"][0] == word[0]:
                plain.append(stem(word, language))
            things.append(word)
            end = place
        elif things or word not in BETWEEN:
            break
    if not plain:  # "605 Freeway" is an address
        return said, ()
    return end, tuple(thing for thing in plain if thing not in SPANS)


def spoken(sentence: str) -> frozenset[tuple[str, ...]]:
    """The runs of words that stand in quotation marks."""
    return frozenset[tuple[str, ...]]().union(*(runs(sentence[start:stop]) for start, stop in quoted(sentence)))


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of words of a text."""
    said = [word.folded for word in words(text)]
    return frozenset(zip(*(said[i:] for i in range(RUN)), strict=False))


def name_words(text: str) -> frozenset[str]:
    """The words of a text as names are compared."""
    return frozenset(key(word.folded) for word in words(text))


def initials(names: Iterable[Note]) -> frozenset[str]:
    """The initials of names of several words, in small letters, with and without "of" and the like."""
    return frozenset(letters for note in names for letters in _initials(note.text))


def _initials(name: str) -> Iterator[str]:
    parts = name.removeprefix("US ").split()
    if len(parts) > 1:
        yield "".join(part[0] for part in parts).casefold()
        yield "".join(part[0] for part in parts if part[0].isupper()).casefold()


def _own_words(note: Note) -> list[str]:
    """The words of a name as names are compared, without "Jr."."""
    parts = key(note.text).split()
    return [part for part in parts if part not in SUFFIXES] or parts


def is_named(note: Note, there: frozenset[str], short: frozenset[str] = frozenset()) -> bool:
    """Whether a text has a name, in full or in short.

    Args:
        note: the name.
        there: the words of the text, as `name_words` gives them.
        short: the initials of the names there, as `initials` gives them.
    """
    parts = _own_words(note)
    if not parts or parts[-1] in short or all(part in there for part in parts):
        return True
    known = note.type == "PER" and any(part in there for part in parts[1:] or parts)
    return known or any(len(letters) > 1 and letters in there for letters in _initials(note.text))
