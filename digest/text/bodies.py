"""Names of organisations and places: keys without what is left out as often as not."""

import re
from collections.abc import Iterator
from functools import lru_cache

from digest.text.names import exact, plain

COMPANY = frozenset(
    "inc incorporated corp corporation co company companies ltd limited plc llc llp lp ag gmbh sa se nv bv spa ab oyj "
    "asa as kk pty pte bhd kgaa holdings holding group pjsc ojsc pao oao tbk sarl srl the com sab cv".split()
)
"""Words at the end of a company's name that say what it is in law."""
CLUB = frozenset(("fc", "afc", "cf", "ssc", "fk", "sk", "as", "ss", "vfb", "vfl", "bsc"))
"""Letters beside a place in the name of a club."""
ONE_SPELLING = {
    "centre": "center", "centres": "centers", "defence": "defense", "labour": "labor", "programme": "program",
    "theatre": "theater", "harbour": "harbor", "honour": "honor", "colour": "color", "cheque": "check",
    "univ": "university", "dept": "department", "assn": "association", "assoc": "association", "intl": "international",
    "int": "international", "natl": "national", "govt": "government", "bros": "brothers", "utd": "united",
    "st": "saint", "mt": "mount", "ft": "fort", "min": "ministry", "inst": "institute", "comm": "commission",
    "cttee": "committee", "bk": "bank", "hosp": "hospital", "mfg": "manufacturing", "and": "", "the": "",
    "licence": "license", "jewellery": "jewelry", "grey": "gray", "aluminium": "aluminum", "tyre": "tire",
}  # fmt: skip
"""Words with the one that is compared in their place; "" where a word does not count."""
ISATION = re.compile(r"is(?=ations?$|ing$|ed$|e$)")
UNITED_STATES = re.compile(r"^(?:united states(?: of america)?|u s(?: a)?|usa|us|american) (?=\w)")
OF = re.compile(r"['’]s (?=\w)")
MINISTRY = re.compile(
    r"^(.*?)\b(ministry|department|embassy|parliament|senate|army|navy|supreme court) (?:of|for) (.+)$"
)
REGION = re.compile(
    r"^(?:the )?(.+?)[ -](?:region|oblast|province|governorate|prefecture|krai|kray|voivodeship|area)$",
    re.IGNORECASE,
)
STATE = re.compile(
    r"^(?:the )?(?:(?:federal|federative|islamic|democratic|people's|people’s|peoples|socialist|plurinational"
    r"|bolivarian|oriental|arab|hashemite|co-operative|cooperative|independent|united|french|former"
    r"|lebanese|italian|hellenic) )*"
    r"(?:republic|kingdom|state|commonwealth|principality|sultanate|emirate|grand duchy|federation|union|confederation"
    r"|city|town|municipality|province) of (?:the )?(.+)$",
    re.IGNORECASE,
)
DIRECTION = re.compile(r"^([NSEW])\. (?=[A-Z])")
DIRECTIONS = {"N": "North ", "S": "South ", "E": "East ", "W": "West "}


@lru_cache(maxsize=1 << 13)
def body_key(name: str) -> str:
    """The key of an organisation: without "the", Inc. and the like, British and American spelling made one.

    "Ministry of Defence", "Defense Ministry" and "the Ministry of Defense" have one key; "University of
    Washington" and "Washington University" have not.
    """
    words = [ONE_SPELLING.get(word, word) for word in plain(OF.sub(" ", name.replace("&", " and "))).split()]
    words = [ISATION.sub("iz", word) if "is" in word else word for word in words if word]
    while len(words) > 1 and words[-1] in COMPANY:
        words.pop()
    if len(words) > 1 and words[-1] in CLUB:
        words.pop()
    elif len(words) > 1 and words[0] in CLUB:
        words.pop(0)
    return exact(_seated(UNITED_STATES.sub("us ", " ".join(words))))


def body_forms(name: str) -> Iterator[str]:
    """Other forms under which an organisation may be known: without "the", "plc" and the like."""
    words = name.split()
    first = int(len(words) > 1 and words[0].lower() == "the")
    stop = len(words)
    while stop - first > 1 and plain(words[stop - 1]) in COMPANY:
        stop -= 1
    if first or stop < len(words):
        yield " ".join(words[first:stop]).rstrip(",")


def _seated(words: str) -> str:
    """A ministry with its office before it: "us ministry of defense" is "us defense ministry"."""
    match = MINISTRY.match(words)
    if match and " of " in match[3]:
        office, _, country = match[3].rpartition(" of ")
        return f"{country} {office} {match[2]}"
    return " ".join(f"{match[1]} {match[3]} {match[2]}".split()) if match else words


def place_forms(name: str) -> Iterator[str]:
    """Other forms under which a place may be known: "Kursk" of "Kursk region", "Kenya" of "Republic of Kenya"."""
    spelled = DIRECTION.sub(lambda m: DIRECTIONS[m[1]], name)
    bare = re.sub(r"^[Tt]he ", "", spelled)
    for form in (spelled, bare):
        if form != name:
            yield form
    for pattern in (REGION, STATE):
        if match := pattern.match(bare):
            yield match[1]


@lru_cache(maxsize=1 << 13)
def place_key(name: str) -> str:
    """The key of a place: its shortest form, with Saint, Mount and Fort written out."""
    forms = [name, *place_forms(name)]
    words = [ONE_SPELLING.get(word, word) if word in ("st", "mt", "ft") else word for word in plain(forms[-1]).split()]
    return exact(" ".join(words))


def initials(name: str) -> Iterator[str]:
    """The acronyms that a long name may have: "Institute of Peace" IOP and IP."""
    words = [word for word in re.split(r"[\s/-]+", name) if word[:1].isalpha() and word.lower() != "the"]
    for chosen in (words, [word for word in words if word[0].isupper() and word.lower() not in ("of", "and", "for")]):
        if len(chosen) > 1:
            yield plain("".join(word[0] for word in chosen)).upper()
