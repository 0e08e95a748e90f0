"""Names of authors in lines made for them: "By ...", a name with a role or a date, nothing of prose."""

import re
from collections.abc import Iterator, Sequence

from digest.text.copied.days import day_line, label, spread
from digest.text.copied.lines import UNSPACED
from digest.text.copied.months import MONTHS, PUBLISHED, SMALL, UPDATED, WEEKDAYS

BY = re.compile(
    r"\s*(?:(?:(?:review|story|words|posted|texts?|reported|report|written|article|analysis|opinion|column|commentary"
    r"|blog|interview|essay|post|explainer|exclusive|published|updated|created|compiled)(?: and \w+)? )?by"
    r"|von|par|por|di|door|av|af|oleh|yazan|yazar|(?:eine? )?(?:beitrag|kommentar|gastbeitrag|interview|analyse"
    r"|reportage|kolumne|bericht) von|(?:une? )?(?:article|texte|propos recueillis) (?:de|par)|texte? (?:by|de|von):?"
    r"|(?:authors?|autor(?:in|en)?|auteur|autore|tekst|text|foto und text):)"
    r"\s+(?-i:(?=[^\W\d_a-z]))(?P<names>.+)",
    re.IGNORECASE | re.DOTALL,
)
"""A line that names its authors after a word made for that."""

HINT = re.compile(
    r"[Bb][Yy]|[vV]on |VON |[pP][ao]r |PAR |POR |[dD]i |[dD]oor |[aA][vf] |[oO]leh|[yY]az|[aA]ut|[tT]e[xks]t"
)
"""One of these is in every line that names its authors; looked for first, because that is quick."""

ALONE = re.compile(
    r"(?:(?:written |posted |story |words |review |article |reported )?by|von|par|por|di|door|av|af|oleh"
    r"|authors?|autor(?:in|en)?|auteurs?|autore):?",
    re.IGNORECASE,
)
"""A line that says only that the next one names the authors."""

PLACES = re.compile(r"\s(?:in|from|at|aus|[Ff]or|für|à|pour|en) (?:[^\W\d_a-z][\w.'’-]*)(?: [^\W\d_a-z][\w.'’-]*)*")
SPLIT = re.compile(
    r"\s*(?:[,;:•|/·¦()\[\]]|\band\b|\bund\b|\bet\b|\by\b|\bmit\b|\bwith\b|\bog\b|\boch\b|\bed?\b|\bve\b|&|—|–|\s-\s?|\s>\s)\s*"
)
PARTICLES = "de da di do dos du des della van von vom der den bin ibn al el la le ten ter zu y af av".split()
_PART = r"[^\W\d_a-z](?:[^\W\d_]|[.'’-])*"
NAME = re.compile(rf"{_PART}(?: (?:{'|'.join(PARTICLES)}|{_PART})){{0,3}} {_PART}")
ORGANISATION = re.compile(
    r"\b(?:Press|Presse|Reuters|News|Newsroom|Agency|Agencies|Agentur|Staff|Bureau|Desk|Team|Times|Post|Media|Network"
    r"|Editors?|Writers?|Redaktion|Redaction|Rédaction|Redazione|Redacción|Correspondents?|Reporters?|Contributors?"
    r"|Services?|Online|Magazine|Board|Report|Guardian|Herald|Journal|Tribune|Gazette|Daily|Today|Radio|TV|Digital"
    r"|Associates?|Center|Centre|University|Institute|Foundation|Company|Group|Club|Photos?|Images|Getty|Studio"
    r"|Updated|Published|Policy|Rights|Terms|Privacy|Newsletters?|More|Share|Email|Comments?|Read|Watch|Listen|Follow"
    r"|Sentinel|Xpress|Digest|Content|Partners?|Playlist|Takeaways|Shimbun|Ajansı|Sign|Subscribe|Advertisement|Anzeige|Werbung|Minutes?|Minuten|Ago|World|Politics|Sports?|Business|Opinion"
    r"|Entertainment|Technology|Science|Health|Travel|Lifestyle|Culture|Home|Video|Videos|Live|Breaking|Exclusive"
    r"|Top|Best|Latest|Trending|Related|Story|Stories|Article|Articles|Series|Show|Games?|Reviews?|Deals?|Shop"
    r"|Facebook|Twitter|Instagram|YouTube|WhatsApp|LinkedIn|Reddit|Pinterest|Flipboard|Google|Apple|Copy|Link|Print"
    r"|Save|The|This|That|What|Why|How|Who|When|Where|We|You|I|It|And|Of|For|With|On|To)\b"
)
"""Words that no name of a person holds: organisations, roles, furniture of pages."""

QUALIFIERS = (
    "chief|senior|junior|deputy|managing|executive|associate|assistant|contributing|political|national|foreign|general"
    "|staff|special|guest|health|science|sports?|business|tech(?:nology)?|wellness|features?|world|news|environment"
    "|economics?|education|crime|royal|showbiz|entertainment|lifestyle|travel|money|consumer|freelance|investigative"
    "|digital|audience|trends|global|security|us|uk|white house|europe|asia|africa|middle east|home affairs|tv|lead"
    "|draft"
)
ROLE = re.compile(
    rf"(?i)\b(?:(?:{QUALIFIERS})[\s&]+)*"
    r"(?:correspondents?|reporters?|writers?|editors?|contributors?|columnists?|journalists?|producers?|critics?"
    r"|analysts?|staff|author|blogger|korrespondent(?:in)?|redakteur(?:in)?|reporter(?:in)?|journalist(?:in)?"
    r"|autor(?:in)?|volontär(?:in)?|chefredakteur(?:in)?|journaliste|rédacteur|rédactrice|envoyée? spéciale?|redactora?"
    r"|periodista|corresponsal|giornalista|redattore|redaktør|journalista?|muhabir|редактор|корреспондент|기자)\b"
)
"""What somebody is at a newsroom, with the words that usually stand before it."""

ROLES = (
    "correspond", "report", "writer", "editor", "contribut", "columnist", "journalist", "producer", "critic", "analyst",
    "staff", "author", "blogger", "korrespondent", "redak", "autor", "volontär", "rédact", "envoy", "redactor",
    "periodista", "corresponsal", "giornalista", "redatt", "muhab", "редактор", "корреспондент", "기자",
)  # fmt: skip
"""One of these, in small letters, is in every role; looked for first, because that is quick."""

QUALIFIER = re.compile(QUALIFIERS, re.IGNORECASE)
CAMEL = re.compile(
    r"(?<=[^\W\d_A-Z])(?=[A-Z](?P<tail>[^\W\d_]{2,16})(?![^\W\d_]))|(?<![^\W\d_])(?:By|BY)(?=[A-Z][a-z]+ [A-Z])"
)
HUMP = re.compile(r"[^\W\d_A-Z][A-Z]|BY[A-Z]")
LONGEST_WORD = 20
EDGE = re.compile(r"^[\s.,:()\[\]*·•|\"–—-]+|[\s,:()\[\]*·•|\"–—-]+$")
INITIALS = re.compile(r"\s(?:[^\W\d_]\.){2,}\s*$|\s[^\W\d_]\.$|\s(?:Jr|Sr)\.$")


def parted(line: str) -> str:
    """The line with a space where a role or a word of the page was glued to a name ("WalshReporter", "ByAna")."""

    def gap(match: re.Match[str]) -> str:
        if match.group():
            return "By "
        word = match.string[match.end() : match.end("tail")]
        known = ORGANISATION.fullmatch(word) or ROLE.fullmatch(word) or QUALIFIER.fullmatch(word)
        return " " if known else ""

    return CAMEL.sub(gap, line) if HUMP.search(line) else line


def has_role(text: str) -> bool:
    """Whether a text may hold a role."""
    small = text.casefold()
    return any(word in small for word in ROLES)


def names(text: str, *, first_with_house: bool = False) -> list[str]:
    """The names of people in the list that ``text`` is; places, roles and organisations are left out.

    first_with_house: the first name may be followed by that of a newsroom ("Ana Sousa Harbour News").
    """
    marked = PLACES.sub("", parted(text))
    marked = ROLE.sub(" ¤ ¦ ", marked) if has_role(marked) else marked
    found = []
    for number, piece in enumerate(SPLIT.split(marked)):
        name = person(piece.removesuffix(" ¤"), titled=piece.endswith("¤"))
        if not name and not number and first_with_house and (house := ORGANISATION.search(piece)):
            name = person(piece[: house.start()], titled=True)
        if name:
            found.append(name)
    return list(dict.fromkeys(found))


def person(piece: str, *, titled: bool = False) -> str:
    """``piece`` if it is a person's name of two to five words, else ``""``.

    titled: a role or a newsroom follows, to which the last of three words may belong ("Ana Sousa Harbour").
    """
    words = EDGE.sub("", piece).split()
    while words and small(words[-1]):
        words.pop()
    while words and small(words[0]) and words[0].casefold() not in PARTICLES:
        words.pop(0)
    if titled and len(words) == 3 and words[1].casefold() not in PARTICLES and not words[1].endswith("."):
        words.pop()
    name = " ".join(words)
    if (
        not 2 <= len(words) <= 5
        or any(len(word) > LONGEST_WORD for word in words)
        or UNSPACED.search(name)
        or not NAME.fullmatch(name)
        or ORGANISATION.search(name.title() if name.isupper() else name)
    ):
        return ""
    return name if INITIALS.search(f"{piece.rstrip(' ,')} ") or INITIALS.search(name) else name.rstrip(".")


def small(word: str) -> bool:
    """Whether a word belongs to a date and not to a name."""
    bare = word.strip(".,:").casefold()
    if bare in PUBLISHED or bare in UPDATED or bare in WEEKDAYS or bare in SMALL:
        return True
    return bare in MONTHS and bare not in GIVEN and len(bare) > 3 and word[1:].islower()


GIVEN = frozenset("april may june august augusta juni marc mars mart".split())
"""Months that are given names too."""


def authors_after_by(line: str) -> list[str]:
    """The people named by a line such as "By Ana Sousa and Li Wei | May 3, 2024"; none if it is another line."""
    if not HINT.search(line):
        return []
    bare = _undated(line)
    for part in (bare, *re.split(r"[¦|•·]", bare)[1:]):
        if match := BY.match(part):
            return names(match["names"], first_with_house=True)
    return []


def _undated(line: str) -> str:
    """The line with its words parted, and marks in the place of days and times."""
    whole = parted(" ".join(line.split()))
    dated = day_line(whole)
    return (dated.rest if dated else spread(whole)).strip(" ¦")


def authors_beside(line: str) -> list[str]:
    """The people of a line that is a name and a role, a newsroom or a date: "Li Wei, Reporter", "Li Wei 3 May 2024".

    A line that says anything else names nobody.
    """
    bare = _undated(line)
    found = names(bare)
    if not found or not ((has_role(bare) and ROLE.search(bare)) or is_moment(line)):
        return []
    left = ROLE.sub(" ", bare)
    for name in found:
        left = left.replace(name, " ", 1)
    others = [word for word in re.findall(r"[^\W\d_]+", left) if not small(word)]
    return found if len(others) <= 4 and all(word[0].isupper() or len(word) < 4 for word in others) else []


def is_moment(line: str) -> bool:
    """Whether a line says when something was published, be it without a day ("Published 14:05")."""
    return day_line(line) is not None or (len(line) < 80 and label(line) != "" and any(c.isdigit() for c in line))


def name_lines(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines that are nothing but names of people, with their number."""
    for number, line in enumerate(lines):
        if len(line) < 100 and (found := names(line)):
            left = line
            for name in found:
                left = left.replace(name, "", 1)
            if not re.sub(r"(?i)\b(?:and|und|et|y|e|og|och)\b|\W", "", left):
                yield number, found
