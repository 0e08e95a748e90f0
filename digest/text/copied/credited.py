"""People whom a line of credits names beside the authors: "Additional reporting by ..."."""

import re

from digest.text.copied.bylines import PARTICLES, PLACES, names

REPORTING = re.compile(
    r"(?P<role>(?:with|by) (?:additional )?(?:assistance|help|contributions?|reporting|files) (?:from|by)"
    r"|(?:additional|other|further) (?:reporting|research|writing|editing|contributions?|work) (?:by|from)"
    r"|(?:reporting|writing|editing)(?: and (?:writing|editing|reporting))? by|(?:edited|written|compiled) by"
    r"|(?:editors?|mitarbeit|redaktion):|unter mitarbeit von|con información de)\s+",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r"\s*(?:also |all )?(?:contributed (?:reporting|to (?:this|the) \w+)|reported)\b.*", re.IGNORECASE
)
LEADING_ROLE = re.compile(
    r"^(?:(?:[A-Z][\w.]*[’']?s? ){0,4}(?:(?:staff|writers?|reporters?|journalists?|correspondents?|producers?)\s+)+"
    r"|(?:[A-Z][\w.]* ){0,3}[A-Z][\w.]*[’']s?\s+)"
)
HINTS = (" by ", " from ", " von ", "contributed", "reported", "itarbeit", "edaktion", "ditor", "nformación")
"""One of these is in every line of credits; looked for first, because that is quick."""

BEGINNING = 80
SMALL = frozenset((*PARTICLES, *"in from at and by und et reporting editing additional writing for".split()))
"""Words in lower case that lines of credits are made of."""


def credited(line: str) -> list[str]:
    """The people whom a line of credits names."""
    if not any(word in line for word in HINTS):
        return []
    bare = line.strip().strip("()[]—–-* ").rstrip(".")
    if match := REPORTING.search(bare, 0, BEGINNING):
        if match.start() > len("— (The ") or not plain_credit(bare[match.end() :]):
            return []
        return [name for part in REPORTING.split(bare)[2::2] for name in names(part)]
    found: list[str] = []
    if "contributed" not in bare and "reported" not in bare:
        return found
    for sentence in re.split(r"(?<=[a-z])\. ", bare):
        if match := CONTRIBUTED.search(sentence):
            before = LEADING_ROLE.sub("", sentence[: match.start()])
            found += names(before) if plain_credit(before) else []
    return found


def plain_credit(text: str) -> bool:
    """Whether a text is names and little else: no word in lower case but the small ones of credits."""
    return all(word in SMALL or not word[:1].islower() for word in re.findall(r"[^\W\d_]+", PLACES.sub("", text)))
