"""Cut the credits that close many agency stories: who else reported, who edited.

A line counts as credits only if it is made of names and the few words credits are made of, so that
prose about people who contributed something is never taken for one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Block, Edit

OPENING = re.compile(
    r"[\s—–*(\[\-]*(?:(?:with|by) (?:additional )?(?:assistance|help|contributions?|reporting|files) (?:from|by)\b"
    r"|(?:additional|other|further|extra) (?:reporting|research|writing|editing|contributions?|work)[\w"
    r" ]{0,20} (?:by|from)\b"
    r"|(?:reporting|writing|editing|translation)(?: and (?:writing|editing|reporting))? by\b"
    r"|(?:edited|written|compiled|translated|produced) by\b|(?:editors?|writers?|reporters?|contributors?"
    r"|mitarbeit|redaktion):"
    r"|mit (?:material|agenturen|informationen)\b|unter mitarbeit\b|con información de\b|avec (?:l[’'])?(?:afp"
    r"|reuters|ap)\b"
    r"|con la collaborazione di\b|com informações d[aeo]\b|met medewerking van\b)",
    re.IGNORECASE,
)
CONTRIBUTING = re.compile(
    r"\bcontributed (?:reporting|to (?:this|the) (?:report|story|article|post|piece))\b|\breported from\b",
    re.IGNORECASE,
)
OPENER = re.compile(
    r"[\s—–*(\[\-]*(?:with|by|additional|other|further|extra|reporting|writing|editing|translation|edited|written"
    r"|compiled|translated|produced|editor|writer|reporter|contributor|mitarbeit|redaktion|mit|unter|con|avec|com|met)"
)
"""How credits begin, in small letters; looked for first, because that is quick."""

AGENCIES = tuple("dpa AFP AP KNA epd APA SDA ANSA EFE TT NTB Ritzau Reuters PA".split())
AGENCY_SIGN_OFF = re.compile(rf"[^\W\d_a-z][\w.’'-]+(?: [\w.’'-]+){{1,6}}, (?:{'|'.join(AGENCIES)})\.?")
IN_BRACKETS = re.compile(
    r"(?:\s*\((?:(?:Additional|Other|Further) )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)(?: and \w+)? by"
    r" [^()\n]{3,400}\))+\.?$"
)
SMALL_WORDS = frozenset(
    "with assistance assisted help from by and in at for of the to this report reports story article post piece files"
    " reporting reported research writing written writes editing edited editor editors additional other further"
    " contributed contributions contribution contributor contributors translation translated compiled produced staff"
    " writer writers reporter reporters correspondent correspondents journalist journalists bureau desk also who a"
    " mit material informationen von und der agenturen mitarbeit redaktion unter dpa con información de la y el los"
    " avec et le l da di e com informações do met medewerking van en den bin al ibn dos das du des"
    " collaborazione".split()
)
WORD = re.compile(r"[^\s,;:.()\[\]—–&/]+")
QUOTES = re.compile('["“”„«»]')
LONGEST = 600
ENDED = re.compile(r"[.!?。！？।؟…][\"'”“’‘»«›)\]」』]*$")


@dataclass(frozen=True)
class Credits:
    """Cuts closing credits ("With assistance from ...", "Reporting by ...; Editing by ...").

    drop: more patterns (regular expressions, matched from the start of a line) of lines to cut.
    """

    version: ClassVar[int] = 3
    drop: tuple[str, ...] = ()

    @hookimpl
    def clean(self, articles: Sequence[Article]) -> Iterable[list[Edit]]:
        """Cut whole lines of credits, and credits in brackets at the end of a paragraph."""
        own = [re.compile(pattern) for pattern in self.drop]
        for article in articles:
            yield list(credit_edits(article.blocks, own))


def credit_edits(blocks: Sequence[Block], own: Sequence[re.Pattern[str]] = ()) -> Iterable[Edit]:
    """The cuts for one article; nothing before its first full sentence is credits."""
    told = False
    for block in blocks:
        left = _without_brackets(block.text, told=told)
        forms = (block.text, left) if left != block.text else (left,)
        if told and any(is_credits(form) or any(pattern.match(form) for pattern in own) for form in forms if form):
            yield block.cut("closing credits", certain=True)
            continue
        if len(left) < len(block.text):
            yield Edit(block.start + len(left), block.stop, "", "closing credits", certain=True)
        told = told or bool(ENDED.search(left.rstrip()[-4:]))


def _without_brackets(text: str, *, told: bool) -> str:
    """A paragraph without the credits in brackets at its end, however many follow each other."""
    while text.endswith((")", ").")) and (inside := IN_BRACKETS.search(text, max(0, len(text) - LONGEST))):
        if not told and not text[: inside.start()].strip():
            break
        text = text[: inside.start()]
    return text


def is_credits(line: str) -> bool:
    """Whether a line holds nothing but names and what people did for the story."""
    bare = line.strip()
    if len(bare) > LONGEST or QUOTES.search(bare):
        return False
    if bare.rstrip(".").endswith(AGENCIES) and AGENCY_SIGN_OFF.fullmatch(bare):
        return True
    small = bare.casefold()
    contributing = ("contributed" in small or "reported from" in small) and CONTRIBUTING.search(bare)
    if not (contributing or (OPENER.match(small) and OPENING.match(bare))):
        return False
    return all(word.lower() in SMALL_WORDS or not word[:1].islower() for word in WORD.findall(bare))
