"""Note the publisher of an article that states none, when the text names it as its own.

"did not respond to Business Insider's requests for comment" is how a newsroom speaks of itself; one
such sentence, or two weaker ones, are needed, and no other name may fit as well.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note

OUTLET = r"(?P<name>(?:[Tt]he )?[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})"
STRONG, WEAK, ENOUGH = 2, 1, 2
SIGNS = (
    (
        STRONG,
        re.compile(
            rf"\b(?:to|decline[sd]?) (?:an? )?{OUTLET}(?:[’']s?)? (?:\w+ )?(?:requests?|inquir(?:y|ies)) for"
            rf" comments?\b"
        ),
    ),
    (STRONG, re.compile(rf"\brequests? (?:for comment )?from {OUTLET}(?: for comment)?[.,]")),
    (
        STRONG,
        re.compile(
            rf"\b{OUTLET} (?:was (?:unable|not able) to|could not|couldn[’']t|has not been able to)"
            rf" independently (?:verify|confirm)\b"
        ),
    ),
    (WEAK, re.compile(rf"\b(?:as |, ){OUTLET} (?:has )?previously reported\b")),
    (WEAK, re.compile(rf"\btold {OUTLET}[’']s? [A-Z]\w+ [A-Z]\w+")),
)
NOT_OUTLETS = frozenset(
    "it they he she we this that these those a an one officials police us un eu uk nato who white house kremlin".split()
)


@dataclass(frozen=True)
class Outlet:
    """Notes as source the newsroom that a text speaks of as its own.

    least: how much must speak for it; 2 is one plain sign, 1 a weak one (more finds, more mistakes).
    """

    version: ClassVar[int] = 1
    least: int = ENOUGH

    @hookimpl
    def describe(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """One source note for each article that states no source and names its own."""
        for article in articles:
            name = "" if article.raw.source else own_name(article.text, self.least)
            yield [Note("source", name, why="the text speaks of it as its own newsroom")] if name else []


def own_name(text: str, least: int) -> str:
    """The name a text gives its own newsroom, or ``""`` when that is not plain."""
    found: Counter[str] = Counter()
    for weight, sign in SIGNS:
        for match in sign.finditer(text):
            name = re.sub(r"^[Tt]he ", "", match["name"])
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


def initials(name: str) -> str:
    """The first letters of a name of several words."""
    words = name.split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""
