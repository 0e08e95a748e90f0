"""Note who wrote an article and who contributed, from lines that are there or were cut.

Names come only from lines made for them: "By ..." above the text, credits below it. Nothing is
taken from prose.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note

BY = re.compile(
    r"\s*(?:by|written by|story by|von|par|por|di|door|av|af|texte? (?:by|de"
    r"|von):?)\s+(?-i:(?=[^\W\d_a-z]))(?P<names>.+)",
    re.IGNORECASE,
)
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
PLACES = re.compile(r"\s(?:in|from|at|aus) (?:[^\W\d_a-z][\w.'’-]*)(?: [^\W\d_a-z][\w.'’-]*)*")
SPLIT = re.compile(r"\s*(?:[,;•|/·]|\band\b|\bund\b|\bet\b|\by\b|&|—|–)\s*")
PARTICLES = "de da di do dos du des van von der den bin ibn al el la le ten ter zu y".split()
NAME = re.compile(
    rf"[^\W\d_a-z][\w.'’-]*(?: (?:{'|'.join(PARTICLES)}|[^\W\d_a-z][\w.'’-]*)){{0,3}} [^\W\d_a-z][\w.'’-]+"
)
LEADING_ROLE = re.compile(
    r"^(?:(?:[A-Z][\w.]*[’']?s? ){0,4}(?:(?:staff|writers?|reporters?|journalists?|correspondents?|producers?)\s+)+"
    r"|(?:[A-Z][\w.]* ){0,3}[A-Z][\w.]*[’']s?\s+)"
)
ORGANISATION = re.compile(
    r"\b(?:Press|Reuters|News|Agency|Agencies|Staff|Bureau|Desk|Team|Times|Post|Media|Network|Editors?"
    r"|Writers?|Redaktion"
    r"|Correspondents?|Reporters?|Contributors?|Service|Services|Online|Magazine|Board|January|February|March"
    r"|April|May|June"
    r"|July|August|September|October|November|December|Updated|Published|Report|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday)\b"
)
EDGE, LONGEST = 3, 600


@dataclass(frozen=True)
class Byline:
    """Notes authors (byline) and people named in credits (contributor).

    contributors: whether the people of credit lines are noted.
    """

    version: ClassVar[int] = 1
    contributors: bool = True

    @hookimpl
    def describe(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """Look at the first and last lines and at all lines that cleaners cut."""
        for article in articles:
            yield list(people(article, contributors=self.contributors))


def people(article: Article, *, contributors: bool) -> Iterator[Note]:
    """One note for each author and contributor, each person once."""
    seen: set[str] = set()
    lines = [block.text for block in article.blocks]
    above, below = lines[:EDGE], lines[EDGE:][-EDGE:]
    cut = list(cut_lines(article))
    for line in above + cut + below:
        if len(line) <= LONGEST and (match := BY.fullmatch(line.strip())):
            yield from fresh("byline", names(match["names"]), seen, f"byline: {line.strip()}")
    for line in cut + below if contributors else ():
        if len(line) <= LONGEST:
            yield from fresh("contributor", credited(line), seen, f"credits: {line.strip()}")


def cut_lines(article: Article) -> Iterator[str]:
    """The lines that cleaners took out of the raw text."""
    for edit in article.edits:
        if not edit.new.strip():
            yield from (line for line in article.raw.text[edit.start : edit.stop].split("\n") if line.strip())


def fresh(kind: str, found: Iterable[str], seen: set[str], why: str) -> Iterator[Note]:
    """Notes for the people not seen before."""
    for name in found:
        if name not in seen:
            seen.add(name)
            yield Note(kind, name, why=why)


def credited(line: str) -> list[str]:
    """The people whom a line of credits names."""
    bare = line.strip().strip("()[]—–-* ").rstrip(".")
    if match := REPORTING.search(bare):
        if match.start() > len("— (The ") or not plain_credit(bare[match.end() :]):
            return []
        return [name for part in REPORTING.split(bare)[2::2] for name in names(part)]
    found = []
    for sentence in re.split(r"(?<=[a-z])\. ", bare):
        if match := CONTRIBUTED.search(sentence):
            before = LEADING_ROLE.sub("", sentence[: match.start()])
            found += names(before) if plain_credit(before) else []
    return found


def plain_credit(text: str) -> bool:
    """Whether a text is names and little else: no word in lower case but the small ones of credits."""
    small = {
        *PARTICLES,
        "in",
        "from",
        "at",
        "and",
        "by",
        "und",
        "et",
        "reporting",
        "editing",
        "additional",
        "writing",
        "for",
    }
    return all(word in small or not word[:1].islower() for word in re.findall(r"[^\W\d_]+", PLACES.sub("", text)))


def names(text: str) -> list[str]:
    """The names of people in the list that ``text`` is; places and organisations are left out."""
    pieces = (piece.strip(" .()[]*") for piece in SPLIT.split(PLACES.sub("", text)))
    return [piece for piece in pieces if NAME.fullmatch(piece) and not ORGANISATION.search(piece)]
