"""The dateline that a report begins with: where it was written, when, and which agency sent it.

"KYIV, June 3 (Reuters) - ", "Berlin (dpa) - ", "(AFP) – ", "МОСКВА, 3 июня. /ТАСС/. ". Only what prose never begins
with is trusted: an agency in brackets, a place in capitals, a known place before a dash.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from digest.text.copied.months import MONTHS

AGENCIES = {
    name.casefold(): name
    for name in (
        "AP", "Reuters", "AFP", "dpa", "Bloomberg", "UPI", "TASS", "Xinhua", "EFE", "ANSA", "Kyodo", "Yonhap", "PTI",
        "ANI", "CNN", "APA", "SDA", "IANS", "CP", "AAP", "Interfax", "BBC", "epd", "KNA", "SID", "ATS", "Belga", "ANP",
        "TT", "NTB", "Ritzau", "STT", "PAP", "ČTK", "MTI", "Agerpres", "BTA", "Anadolu", "AA", "IRNA", "WAM", "SPA",
        "MENA", "Antara", "Bernama", "VNA", "RNS", "CNA", "CNS", "Europa Press", "Lusa", "Adnkronos", "AGI", "Tanjug",
        "Hina", "Jiji", "APP", "BSS", "UNI", "SANA", "PA", "PA Media", "The Canadian Press", "Agência Brasil",
        "Notimex", "Télam", "ABI", "NAN", "GNA", "MAP", "APS", "Ukrinform", "Tribune News Service",
        "Thomson Reuters Foundation",
    )
} | {
    "associated press": "AP", "the associated press": "AP", "dpa-afx": "dpa", "тасс": "TASS",
    "интерфакс": "Interfax", "риа новости": "RIA", "укринформ": "Ukrinform", "연합뉴스": "Yonhap",
    "ロイター": "Reuters", "共同": "Kyodo", "時事": "Jiji", "新华社": "Xinhua", "新華社": "Xinhua",
    "中新社": "CNS", "中央社": "CNA",
}  # fmt: skip
"""Agencies by the names that datelines give them, in small letters."""

NO_PLACES = frozenset(
    "breaking update updated updates exclusive watch opinion note video photos photo live editor's editor’s correction"
    " clarification warning spoiler alert fact check facts review analysis explainer summary highlights question answer"
    " the a an and or by to for from with eilmeldung anzeige kommentar korrektur en direct mise à jour urgente"
    " esclusiva new old today yesterday here why how what who when where read more related sponsored advertisement"
    " interview part chapter step day week season episode round game final score notebook column poll quiz"
    " recap".split()
)
"""Words in capitals that begin lines and are no places."""

_LETTERS = r"[^\W\d_](?:[^\W\d_]|[.'’`-](?=[^\W\d_])|\.(?= ))*"
_PLACE = rf"(?P<place>{_LETTERS}(?:(?: |\s?/\s?){_LETTERS}){{0,4}})"
_REGION = r"(?P<region>, (?:[^\W\d_]\.){2,3}|, [^\W\d_][^\W\d_]+\.?(?: [^\W\d_][^\W\d_]+){0,2}(?=[ ,]))?"
_WHEN = (
    r"(?P<when>[,.]? (?:(?:le|den|il) )?(?:\d{1,2}(?:er|\.|º)?(?: de)? ?(?P<month>[^\W\d_]{3,10})\.?"
    r"|(?P<first>[^\W\d_]{3,10})\.? \d{1,2}|\d{1,2}\.\d{1,2}\.?(?:\d{2,4})?)(?:,? \d{4})?)?"
)
_AGENCY = r"(?:(?:[,.]? ?|\s)[(/\[](?P<agency>[^()\[\]\n]{2,40}?)[)/\]])"
_DASH = r"\s*(?P<dash>\.-|—|–|--|-(?=\s)|[:.](?=\s))\s*"
_DAY = r"(?:(?P<first>[^\W\d_]{3,10})\.? \d{1,2}(?:,? \d{4})? )?"
_AFTER = rf"(?:{_PLACE}, \d{{1,2}} (?P<month>[^\W\d_]{{3,4}}) - )?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\s*{_PLACE}{_REGION}{_WHEN}{_AGENCY}(?:{_DASH}|\s)",
        rf"\s*{_PLACE}{_REGION}{_WHEN}{_DASH}",
        rf"\s*{_DAY}\((?P<agency>[^()\n]{{2,40}})\)\s*(?P<dash>—|–|--|-)\s*{_AFTER}",
        r"\s*【(?P<place>[^\s【】]{2,12}?)(?P<agency>共同|時事|ロイター|AFP)(?:通信)?】\s*(?P<dash>)",
        r"\s*[（(]?(?P<agency>新[华華]社|中新社|中央社)(?P<place>[^\W\d_]{2,6})[\d月]{1,5}日(?P<dash>[电電])[）)]?\s*",
    )
)
_OPENER = r"(?:Der|Die|Das|Ein|Eine|Einen|Bei|Nach|Mit|Wegen|Für|Zum|Zur|Auf|Trotz|Es|Seit|Vor|Nur|Kurz|Im|Rund)\s"
_GERMAN = re.compile(_OPENER)
_MARK = re.compile(rf"[(/\[【—–:电電.-](?:(?<=[^.-])|(?<=-)[-\s]|(?<=\.)(?:-|\s+{_OPENER}))")
"""One of these is in every dateline; looked for first, because that is quick."""
_WORD = re.compile(r"[^\W\d_][^\W\d_’']*")
_CAPITAL = re.compile(r"[\"'“„«»‘’(\[¿¡]*[^\W_]")
LONGEST, WORDS = 110, 4

IsPlace = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """A dateline: how many characters it takes, its places as readers write them, its agency or ``""``."""

    stop: int
    places: tuple[str, ...]
    agency: str


def dateline(line: str, is_place: IsPlace) -> Found | None:
    """The dateline that a line begins with, if one does and a sentence follows.

    ``is_place`` says whether a name is a known place; it is asked where capitals and agency are missing.
    Cost: bounded; only the beginning of the line is looked at.
    """
    found = next(_found(line, is_place), None)
    if found is None or next(_found(line[found.stop :], is_place), None):
        return None
    return found


def _found(line: str, is_place: IsPlace) -> Iterator[Found]:
    for form in _FORMS if _MARK.search(line, 0, LONGEST + 40) else ():
        match = form.match(line[: LONGEST + 40])
        if not match or match.end() > LONGEST:
            continue
        parts = {"place": None, "region": None, "when": None, "agency": None} | match.groupdict()
        rest = line[match.end() : match.end() + LONGEST]
        if not _month_is_wrong(parts) and _goes_on(rest) and _trusted(parts, rest, is_place):
            yield Found(match.end(), tuple(_shown(parts["place"] or "")), agency_of(parts["agency"] or ""))


def agency_of(words: str) -> str:
    """The first agency that a bracket of a dateline names ("dpa/lno", "Reuters, AP"), or ``""``."""
    for part in (words, *re.split(r"\s?[/,;–]\s?|\s-\s| and | und | et ", words)):
        if known := AGENCIES.get(part.strip().casefold()):
            return known
    return ""


def _month_is_wrong(parts: dict[str, str | None]) -> bool:
    return any(parts.get(name) and (parts[name] or "").casefold() not in MONTHS for name in ("month", "first"))


def _goes_on(rest: str) -> bool:
    """Whether a sentence follows, and not the rest of one."""
    begins = _CAPITAL.match(rest)
    if begins is None or rest[begins.end() - 1].islower():
        return False
    return len(rest.split(None, WORDS)) >= WORDS or (not rest.isascii() and len(rest) > 12)


def _trusted(parts: dict[str, str | None], rest: str, is_place: IsPlace) -> bool:
    """Whether the beginning is more than words before a dash."""
    place, dash = parts["place"] or "", parts["dash"] or ""
    if parts["agency"] is not None:
        in_capitals = _capitals(place) and dash not in ("", ".", ":") and place.casefold() not in NO_PLACES
        return in_capitals or agency_of(parts["agency"]) != ""
    names = [name.strip() for name in place.split("/")]
    known = all(is_place(name) for name in names)
    placed = parts["region"] is not None or parts["when"] is not None
    if dash == ":":
        return known and _capitals(place)
    if dash == ".":
        return known and not placed and bool(_GERMAN.match(rest))
    if any(word.casefold() in NO_PLACES for word in _WORD.findall(place)):
        return known
    if _capitals(place):
        return known or placed or len(place) > LONGEST_ACRONYM
    plain = all(name[:1].isupper() for name in names) and dash != "--" and not is_place(_first_name(rest))
    return plain and (known or parts["when"] is not None)


LONGEST_ACRONYM = 5


def _capitals(place: str) -> bool:
    return place.isupper() or (
        place[:3].isupper() and sum(c.isupper() for c in place) > 0.8 * len(place.replace(" ", ""))
    )


def _first_name(rest: str) -> str:
    return re.split(r"[\s,.:;]", rest, maxsplit=1)[0]


def _shown(place: str) -> Iterator[str]:
    """The places of a dateline, written as in prose."""
    for name in filter(None, (part.strip() for part in place.split("/"))):
        yield re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), name) if name.isupper() else name
