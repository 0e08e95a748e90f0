"""Note the publisher of an article that states none, when the text names it as its own.

"did not respond to Business Insider's requests for comment" is how a newsroom speaks of itself; one such sentence, or
two weaker ones, are needed, and no other name may fit as well. An agency that contributed is noted if nothing else is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note
from digest.text.copied.datelines import agency_of
from digest.text.copied.lines import lines_of

OUTLET = r"(?P<name>(?:[Tt]he )?[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})"
COMMENT = r"for (?:an? |further |additional |more )*(?:comments?|information|a response|clarification)\b"
STRONG, WEAK, ENOUGH = 2, 1, 2
HOUSE = (
    r"(?P<name>(?:[A-Z][\w.&-]* ){1,3}(?:News|Times|Post|Press|Herald|Journal|Tribune|Gazette|Today|Magazine|Radio"
    r"|Digital|Media|Network)|[A-Z][\w.&-]+)"
)
ROLES = (
    r"(?:[Ss]taff |[Nn]ational |[Cc]hief )*(?:[Ww]riters?|[Rr]eporters?|[Rr]esearchers?|[Jj]ournalists?|[Pp]roducers?)"
)
THIS = r"contributed (?:reporting )?to this (?:report|story|article)"
UNABLE = (
    r"(?:was|is|has been) (?:unable|not able) to|could not|couldn[’']t|cannot|can[’']t|has not been able to|has not"
)
SIGNS = (
    (
        "comment",
        STRONG,
        rf"\b(?:to|decline[sd]?) (?:an? )?{OUTLET}(?:[’']s?)? (?:\w+ )?(?:requests?|inquir(?:y|ies)) for comments?\b",
    ),
    ("comment", STRONG, rf"\brequests? (?:for comment )?(?:from|by) {OUTLET}(?: for comment)?[.,]"),
    (
        "comment",
        STRONG,
        rf"\b{OUTLET} (?:ha(?:s|ve|d) )?(?:also )?(?:reached out to|contacted|approached) [^.]{{2,120}}? {COMMENT}",
    ),
    ("comment", STRONG, rf"\b[Ww]hen (?:contacted|reached|approached|asked) by {OUTLET} for comment\b"),
    ("reached out", STRONG, rf"(?:^|[.”\"] ){OUTLET} (?:ha(?:s|ve) )?reached out to [A-Z’']"),
    ("verif", STRONG, rf"\b{OUTLET} (?:{UNABLE}) (?:immediately )?(?:independently )?verif(?:y|ied)\b"),
    ("independently", STRONG, rf"\b{OUTLET} (?:{UNABLE}) independently (?:confirm|confirmed)\b"),
    ("independently", STRONG, rf"\b{OUTLET} ha(?:s|ve|d) independently (?:verified|confirmed)\b"),
    ("contributed", STRONG, rf"\b{OUTLET}[’'](?:s )? ?(?:[A-Z][\w.’-]+,? (?:and )?){{2,16}}(?:also )?{THIS}"),
    ("contributed", STRONG, rf"\b{HOUSE} {ROLES} (?:[A-Z][^.]{{3,200}}? )(?:also )?{THIS}"),
    ("previously reported", WEAK, rf"\b(?:as |, ){OUTLET} (?:has )?previously reported\b"),
    ("told", WEAK, rf"\btold {OUTLET}[’']s? [A-Z]\w+ [A-Z]\w+"),
    ("learned", WEAK, rf"(?:^|[.,”\"] ){OUTLET} has learned\b"),
)
"""A word that must be there, how much the sign speaks, and the sign."""

PATTERNS = tuple((word, weight, re.compile(sign)) for word, weight, sign in SIGNS)
WORDS = tuple(dict.fromkeys(word for word, _, _ in PATTERNS))
THIS_STORY = re.compile(THIS)
_NAME = r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}"
CONTRIBUTED = re.compile(rf"\b(?:[Tt]he )?(?P<names>{_NAME}(?: and (?:[Tt]he )?{_NAME})?) (?:also )?{THIS}\b")
NOT_OUTLETS = frozenset(
    "it they he she we this that these those a an one officials police us un eu uk nato who white house kremlin"
    " when as if after before but and while although authorities researchers reporters journalists you i"
    " investigators".split()
)
LONGEST, LINE_END = 2000, 300


@dataclass(frozen=True)
class Outlet:
    """Notes as source the newsroom that a text speaks of as its own, or the agency that contributed to it.

    least: how much must speak for it; 2 is one plain sign, 1 a weak one (more finds, more mistakes).
    """

    version: ClassVar[int] = 2
    least: int = ENOUGH

    @hookimpl
    def describe(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """One source note for each article that names its own newsroom, else an agency."""
        for article in articles:
            if name := own_name(told_lines(article), self.least):
                agency = agency_of(name)
                why = "the text speaks of it as its own newsroom"
                yield [Note("source", agency or name, type="agency" if agency else "", why=why)]
            elif name := contributing_agency(article):
                yield [Note("source", name, type="agency", why="the text says that it contributed")]
            else:
                yield []


def told_lines(article: Article) -> list[str]:
    """The lines of the text that may hold a sign, and those of its credits that were cut."""
    words = [word for word in WORDS if word in article.text]
    lines = [block.text for block in article.blocks if any(word in block.text for word in words)] if words else []
    if "contributed" in article.raw.text:
        lines += [line.text for line in lines_of(article) if not line.kept and THIS_STORY.search(line.text)]
    return lines


def own_name(lines: Iterable[str], least: int) -> str:
    """The name a text gives its own newsroom, or ``""`` when that is not plain."""
    found: Counter[str] = Counter()
    for line in lines:
        for word, weight, sign in PATTERNS:
            if word not in line:
                continue
            for match in sign.finditer(line[:LONGEST]):
                name = re.sub(r"^[Tt]he |[’']s?$|\.$", "", match["name"])
                if name.lower() not in NOT_OUTLETS:
                    found[name] += weight
    for short in [name for name in found if name.isupper()]:
        long = next((name for name in found if initials(name) == short), "")
        if long:
            found[long] += found.pop(short)
    best = found.most_common(2)
    if not best or best[0][1] < least or (len(best) > 1 and best[1][1] == best[0][1]):
        return ""
    return best[0][0]


def contributing_agency(article: Article) -> str:
    """The agency that a line of the raw text says contributed, if it is only one; else ``""``."""
    if "contributed" not in article.raw.text:
        return ""
    named: set[str] = set()
    for line in lines_of(article):
        end = line.text[-LINE_END:]
        for match in CONTRIBUTED.finditer(end) if "contributed" in end else ():
            named.update(agency_of(part.removeprefix("the ")) for part in match["names"].split(" and "))
    named.discard("")
    return named.pop() if len(named) == 1 else ""


def initials(name: str) -> str:
    """The first letters of a name of several words."""
    words = name.split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""
