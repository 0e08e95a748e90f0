"""Whether a full stop ends a sentence or belongs to the word before it."""

import re
from collections.abc import Callable
from typing import NamedTuple

from digest.text.abbreviations import Kind, kind_of

STARTERS = frozenset(
    # English
    "the a an he she it they we you i this that these those there his her its their our my your in on at but and or so"
    " if when while after before although though as by for from with since until however meanwhile what who why how"
    " where which some many most all both each no not one two three four five six seven eight nine ten also according"
    " more earlier later last now then still yet even once during despite under over officials police analysts people"
    " hundreds thousands about nearly almost only then today yesterday between among across through without because"
    " such other others another neither nobody nothing everyone critics residents experts instead afterwards"
    # German, French, Spanish, Italian, Portuguese, Dutch
    " der die das dem den ein eine er sie es wir ich und aber im am auch doch nach bei mit für zum zur von seit dort"
    " le la les un une il elle ils elles et mais ce cette ces dans pour selon après depuis on nous son sa ses leur"
    " el los las una pero y según según desde para por su sus esta este il lo gli i uno ma nel nella secondo dopo"
    " o os as um uma mas na no ele ela het een de hij zij ze maar van voor"
    # Russian, Ukrainian, Polish
    " он она оно они мы вы я это этот эта эти в на по но и а с со к об от до из за у для при как что так также однако"
    " после если когда где его её их все теперь сейчас він вона вони ми це у за та але на z w i a na po do to ten"
    " ale jak od dla".split()
)
"""Words that start sentences far more often than they continue a name."""

ORDINAL_NOUNS = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert"
    r"|Weltkrieg|Bundesliga|Liga|FC|Platz|Runde|Minute|Spieltag|Klasse|Stock|Geburtstag|Jahrestag|Halbzeit|Quartal)\b"
)
DAY = re.compile(r"[123]?\d\.")
MONTH_NUMBER = re.compile(r"1?\d\.(?!\d)")
"""The month in "28. 4. 2023"."""

ORDINAL_LEADS = frozenset(
    "der die das dem den des am im vom zum zur beim seit bis ab jeder jede jedes jeden sein seine seinen seinem seiner"
    " ihr ihre ihren ihrem ihrer einen einem einer eine ein".split()
)
"""What stands before a German ordinal ("am 3. Juni", "der 17. Platz")."""

CLOCK_FOLLOWERS = re.compile(
    r"(?:[A-Z]{1,3}T|GMT|UTC|Eastern|Pacific|Central|Mountain|Greenwich|local|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*(?= \d))\b"
)
"""What goes on after "8 p.m."."""

JOINERS = "([&–—-"

CLASSES = frozenset("vitamin hepatitis plan group grade type class section appendix option team".split())
"""Words after which a single letter is no initial: "the vitamin C"."""

INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*")
SHORT_SYLLABLE = re.compile(r"[\u0b80-\u0d7f]{1,2}")
"""An initial in Tamil, Telugu, Kannada and Malayalam: a letter, often with a vowel sign."""
UNCASED_INITIAL = re.compile(r"[\u0600-\u06ff\u0900-\u0d7f](?:\.[\u0600-\u06ff\u0900-\u0d7f])*")
SPACED = re.compile(r"[^\W\d_]\.")
"""The next letter of "z. B." or "A. J. Smith"."""

ROMAN = re.compile(r"(?!I\b)[IVX]{1,5}\b")
WORD = re.compile(r"[^\W\d_]+")
TOKEN = re.compile(r"[^'’\"“”„«»‹›(\[/–—]*$")
THAI = ("\u0e00", "\u0e7f")
DATE_LEADS = frozenset("в во с со к до после от на за у з від w we od do po z".split())
"""With what a sentence starts that opens with a year, as in Russian "В 2019 г. Россия ..."."""

CLOCK_LEADS = frozenset("at by around about on before after until from since shortly just".split())
"""The same with a time: "At 5 a.m. Ann left"."""


class Stop(NamedTuple):
    """A full stop with what is around it.

    ``token`` is the word before it, spaced initials joined ("z. B" is "z.B"); ``previous`` the word
    before that, "" at the start of the sentence; ``lead`` the first word of a short sentence in lower
    case, else ""; ``rest`` what follows, without white space before it, never empty.
    """

    token: str
    previous: str
    lead: str
    rest: str


def belongs_to_word(before: str, rest: str, *, whole: bool) -> bool:
    """Whether a full stop is part of an abbreviation, an initial or an ordinal, and ends no sentence.

    Args:
        before: the end of the sentence up to the stop; 24 characters are enough.
        rest: what follows, without white space before it; not empty.
        whole: whether ``before`` reaches back to the start of the sentence.
    """
    stop = _around(before, rest, whole=whole)
    token = stop.token
    if not token:
        return False
    if rest[0] == "§" or THAI[0] <= token[-1] <= THAI[1]:
        return True
    if len(token) == 1 and SPACED.match(rest) and token.isalpha():
        return True
    if token.isdecimal():
        return _orders(stop)
    kind = _kind(token, first=not stop.previous, shouted=rest[:2].isupper())
    if kind:
        return GOES_ON[kind](stop)
    return _is_initial(stop) or (token.islower() and _is_title(stop.previous) and _continues_name(rest))


def _kind(token: str, *, first: bool, shouted: bool) -> Kind | None:
    """The kind of a word, or of its last part: "Dipl.-Ing", "D-Calif"."""
    kind = kind_of(token, first=first, shouted=shouted)
    if kind or "-" not in token or INITIALS.fullmatch(token):
        return kind
    return kind_of(token.rpartition("-")[2], first=False, shouted=shouted)


def _is_title(word: str) -> bool:
    """Whether a word is a title with a full stop, as the "Dr." of "Dr. med. Hans Meier"."""
    return word.endswith(".") and kind_of(word[:-1], first=False, shouted=False) is Kind.FOLLOWED


def _around(before: str, rest: str, *, whole: bool) -> Stop:
    words = before.split()
    if not words or before[-1].isspace():
        return Stop("", "", "", rest)
    lead = words[0].lower() if whole else ""
    token = _bare(words.pop())
    if INITIALS.fullmatch(token):
        while words and len(initial := _bare(words[-1])) == 2 and initial[1] == "." and initial[0].isalpha():
            token = initial + token
            words.pop()
    return Stop(token, words[-1] if words else "" if whole else "…", lead, rest)


def _bare(word: str) -> str:
    """A word without what is glued to its front: quotes, brackets, "l'", "Mitte-"."""
    found = TOKEN.search(word)
    return found.group() if found else word


def _orders(stop: Stop) -> bool:
    """Whether a number with a full stop is that of a list or a German ordinal."""
    if len(stop.token) > 3:
        return False
    if not stop.previous or ORDINAL_NOUNS.match(stop.rest) or MONTH_NUMBER.match(stop.rest):
        return True
    if DAY.fullmatch(stop.previous) and stop.rest[0].isdigit():
        return True
    return _bare(stop.previous).lower() in ORDINAL_LEADS and _continues_name(stop.rest)


def _counts(stop: Stop) -> bool:
    return stop.rest[0].isdigit() or bool(ROMAN.match(stop.rest)) or _is_initial(stop)


def _dates(stop: Stop) -> bool:
    dated = stop.previous[-1:].isdigit()
    return not dated or (stop.lead in DATE_LEADS and _continues_name(stop.rest))


def _times(stop: Stop) -> bool:
    return stop.rest[0] in JOINERS or stop.lead in CLOCK_LEADS or bool(CLOCK_FOLLOWERS.match(stop.rest))


def _places(stop: Stop) -> bool:
    return stop.rest[0] in JOINERS or (not stop.previous.endswith(",") and _continues_name(stop.rest))


GOES_ON: dict[Kind, Callable[[Stop], bool]] = {
    Kind.FOLLOWED: lambda _: True,
    Kind.OPEN: lambda stop: stop.rest[0].isdigit() or _continues_name(stop.rest),
    Kind.COUNTED: _counts,
    Kind.STATE: _places,
    Kind.YEAR: _dates,
    Kind.CLOCK: _times,
    Kind.CLOSING: lambda _: False,
}
"""Whether the sentence goes on after an abbreviation, by its kind."""


def _is_initial(stop: Stop) -> bool:
    """Whether the word before the stop is an initial or several, with more of the name to come."""
    token = stop.token
    if UNCASED_INITIAL.fullmatch(token) or SHORT_SYLLABLE.fullmatch(token):
        return not stop.previous[-1:].isdigit()
    if not INITIALS.fullmatch(token) or not (token.isupper() or "." in token):
        return False
    if len(token) > 1:
        return _continues_name(stop.rest)
    if not stop.previous:
        return True
    return not (stop.previous[-1].isdigit() or stop.previous.lower() in CLASSES) and _continues_name(stop.rest)


def _continues_name(rest: str) -> bool:
    """Whether what follows reads on: a capital that starts no sentence, a bracket, a dash."""
    word = WORD.match(rest)
    if word is None:
        return rest[0] in JOINERS
    found = word.group()
    if len(found) == 1 and rest[1:2] == ".":
        return True
    return found[0].isupper() and found.lower() not in STARTERS
