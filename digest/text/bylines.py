"""Names of authors in lines made for them: "By ...", a name with a role or a date, nothing of prose."""

import re
from collections.abc import Iterator, Sequence

from digest.text.days import PUBLISHED, UPDATED, day_line, spread
from digest.text.months import MONTHS, SMALL, WEEKDAYS

BY = re.compile(
    r"\s*(?:(?:(?:review|story|words|posted|text|texts|reported|report|written|article|analysis|opinion|column|commentary|blog"
    r"|interview|essay|post|explainer|exclusive|published|updated|created|compiled)(?: and \w+)? )?by"
    r"|von|par|por|di|door|av|af|oleh|yazan|yazar|ein (?:beitrag|kommentar|gastbeitrag|interview) von"
    r"|(?:une? )?(?:article|texte|propos recueillis) (?:de|par)|texte? (?:by|de|von):?"
    r"|(?:author|authors|autor|autorin|autoren|auteur|autore|tekst|text|foto und text):)\s+(?-i:(?=[^\W\d_a-z]))(?P<names>.+)",
    re.IGNORECASE | re.DOTALL,
)
"""A line that names its authors after a word made for that."""

ALONE = re.compile(
    r"(?:(?:written |posted |story |words |review |article |reported )?by|von|par|por|di|door|av|af|oleh"
    r"|authors?|autor(?:in|en)?|auteurs?|autore):?",
    re.IGNORECASE,
)
"""A line that says only that the next one names the authors."""

PLACES = re.compile(r"\s(?:in|from|at|aus|for|für|à|pour|en) (?:[^\W\d_a-z][\w.'’-]*)(?: [^\W\d_a-z][\w.'’-]*)*")
SPLIT = re.compile(r"\s*(?:[,;:•|/·¦()\[\]]|\band\b|\bund\b|\bet\b|\by\b|\bog\b|\boch\b|\bed?\b|\bve\b|&|—|–|\s-\s?|\s>\s)\s*")
PARTICLES = "de da di do dos du des della van von vom der den bin ibn al el la le ten ter zu y af av".split()
NAME = re.compile(
    rf"[^\W\d_a-z][\w.'’-]*(?: (?:{'|'.join(PARTICLES)}|[^\W\d_a-z][\w.'’-]*)){{0,3}} [^\W\d_a-z][\w.'’-]*"
)
ORGANISATION = re.compile(
    r"\b(?:Press|Presse|Reuters|News|Newsroom|Agency|Agencies|Agentur|Staff|Bureau|Desk|Team|Times|Post|Media|Network"
    r"|Editors?|Writers?|Redaktion|Redaction|Rédaction|Redazione|Redacción|Correspondents?|Reporters?|Contributors?"
    r"|Services?|Online|Magazine|Board|Report|Guardian|Herald|Journal|Tribune|Gazette|Daily|Today|Radio|TV|Digital"
    r"|Associates?|Center|Centre|University|Institute|Foundation|Company|Group|Club|Photos?|Images|Getty|Studio"
    r"|Updated|Published|Policy|Rights|Terms|Privacy|Newsletters?|More|Share|Email|Comments?|Read|Watch|Listen|Follow"
    r"|Sign|Subscribe|Advertisement|Anzeige|Werbung|Minutes?|Minuten|Ago|World|Politics|Sports?|Business|Opinion"
    r"|Entertainment|Technology|Science|Health|Travel|Lifestyle|Culture|Home|Video|Videos|Live|Breaking|Exclusive"
    r"|Top|Best|Latest|Trending|Related|Story|Stories|Article|Articles|Series|Show|Games?|Reviews?|Deals?|Shop"
    r"|Facebook|Twitter|Instagram|YouTube|WhatsApp|LinkedIn|Reddit|Pinterest|Flipboard|Google|Apple|Copy|Link|Print"
    r"|Save|The|This|That|What|Why|How|Who|When|Where|We|You|I|It|And|Of|For|With|On|To)\b"
)
"""Words that no name of a person holds: organisations, roles, furniture of pages."""

ROLE = re.compile(
    r"(?i)\b(?:(?:chief|senior|junior|deputy|managing|executive|associate|assistant|contributing|political|national|foreign"
    r"|general|staff|special|guest|health|science|sports?|business|tech(?:nology)?|wellness|features?|world|news"
    r"|environment|economics?|education|crime|royal|showbiz|entertainment|lifestyle|travel|money|consumer|freelance"
    r"|investigative|digital|audience|trends|global|us|uk|white house|europe|asia|africa|middle east|home affairs)\s+)*"
    r"(?:correspondents?|reporters?|writers?|editors?|contributors?|columnists?|journalists?|producers?|critics?"
    r"|analysts?|staff|author|blogger|korrespondent(?:in)?|redakteur(?:in)?|reporter(?:in)?|journalist(?:in)?"
    r"|autor(?:in)?|volontär(?:in)?|chefredakteur(?:in)?|journaliste|rédacteur|rédactrice|envoyée? spéciale?|redactora?"
    r"|periodista|corresponsal|giornalista|redattore|redaktør|journalista?|muhabir|редактор|корреспондент|기자)\b"
)
"""What somebody is at a newsroom, with the words that usually stand before it."""

CASED_ROLE = re.compile(r"(?<=[^\W\d_A-Z])(?=(?:Correspondent|Reporter|Writer|Editor|Contributor|Korrespondent|Redakteur|Staff))")
EDGE = re.compile(r"^[\s.,:()\[\]*·•|\"–—-]+|[\s.,:()\[\]*·•|\"–—-]+$")
INITIALS = re.compile(r"(?:^|\s)(?:[^\W\d_]\.)+$")


def names(text: str) -> list[str]:
    """The names of people in the list that ``text`` is; places, roles and organisations are left out."""
    cut = CASED_ROLE.sub(" ", PLACES.sub("", text))
    return [name for piece in SPLIT.split(ROLE.sub(" ¦ ", cut)) if (name := person(piece))]


def person(piece: str) -> str:
    """``piece`` if it is a person's name of two to five words, else ``""``."""
    words = [word for word in EDGE.sub("", piece).split()]
    while words and small(words[-1]):
        words.pop()
    while words and small(words[0]) and words[0].casefold() not in PARTICLES:
        words.pop(0)
    name = " ".join(words)
    if not 2 <= len(words) <= 5 or not NAME.fullmatch(name) or ORGANISATION.search(name):
        return ""
    return name if INITIALS.search(name) else name.rstrip(".")


def small(word: str) -> bool:
    """Whether a word belongs to a date and not to a name."""
    bare = word.strip(".,:").casefold()
    return bare in MONTHS and len(bare) > 3 and word[1:].islower() and bare not in GIVEN or bare in PUBLISHED or bare in UPDATED or bare in WEEKDAYS or bare in SMALL


GIVEN = frozenset("april may june august augusta juni marc mars mart".split())
"""Months that are given names too."""


def authors_after_by(line: str) -> list[str]:
    """The people named by a line such as "By Ana Sousa and Li Wei | May 3, 2024"; none if it is another line."""
    dated = day_line(line)
    bare = (dated.rest if dated else spread(line)).strip(" ¦")
    match = BY.match(bare) or BY.match(bare.rpartition("¦")[2]) or BY.match(bare.rpartition("|")[2])
    return names(match["names"]) if match else []


def authors_beside(line: str) -> list[str]:
    """The people of a line that is a name and a role, a newsroom or a date: "Li Wei, Reporter", "Li Wei 3 May 2024".

    A line that says anything else names nobody.
    """
    dated = day_line(line)
    bare = dated.rest if dated else spread(line)
    found = names(bare)
    if not found or not (dated or ROLE.search(CASED_ROLE.sub(" ", line))):
        return []
    left = ROLE.sub(" ", CASED_ROLE.sub(" ", bare))
    for name in found:
        left = left.replace(name, " ", 1)
    others = [word for word in re.findall(r"[^\W\d_]+", left) if not small(word)]
    return found if len(others) <= 4 and all(word[0].isupper() or len(word) < 4 for word in others) else []


def name_lines(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines that are nothing but names of people, with their number."""
    for number, line in enumerate(lines):
        if len(line) < 100 and (found := names(line)):
            left = line
            for name in found:
                left = left.replace(name, "", 1)
            if not re.sub(r"(?i)\b(?:and|und|et|y|e|og|och)\b|\W", "", left):
                yield number, found
