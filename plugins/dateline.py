"""Take the dateline ("KYIV, June 3 (Reuters) -") off the first sentence, and note its agency.

Only what every dateline has is trusted: a place in capitals or an agency in brackets, then a dash.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Block, Edit, Note

AGENCIES = {
    "ap": "AP",
    "associated press": "AP",
    "reuters": "Reuters",
    "afp": "AFP",
    "dpa": "dpa",
    "bloomberg": "Bloomberg",
    "upi": "UPI",
    "tass": "TASS",
    "xinhua": "Xinhua",
    "efe": "EFE",
    "ansa": "ANSA",
    "kyodo": "Kyodo",
    "yonhap": "Yonhap",
    "pti": "PTI",
    "ani": "ANI",
    "cnn": "CNN",
    "apa": "APA",
    "sda": "SDA",
    "ians": "IANS",
    "cp": "CP",
    "aap": "AAP",
    "interfax": "Interfax",
    "bbc": "BBC",
}
MOMENT = r"(?:,? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? ?[A-Z][a-zäûé]{2,8}\.?)(?:,? \d{4})?)?"
PLACE = r"[^\W\d_a-z][^\W\d_]*(?:[ .'’/-]{1,2}[^\W\d_]+){0,4}"
CAPITALS = r"[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-](?=[^\W\d_a-z.])){2,40}"
REGION = r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?"
DASH = r"\s*(?:[—–]|--|-(?=\s))\s*"
DATELINE = re.compile(
    rf"\s*(?:(?P<capitals>{CAPITALS}){REGION}{MOMENT}(?: ?\((?P<agency>[^()\n]{{2,30}})\))?{DASH}"
    rf"|(?P<place>{PLACE}){REGION}{MOMENT} ?\((?P<bracketed>[^()\n]{{2,30}})\)\s?(?:{DASH}|\.\s))(?=\S)"
)
LOOK, BLOCKS, WORDS = 160, 3, 4


@dataclass(frozen=True)
class Dateline:
    """Takes the dateline off the text; notes its agency as source where none is stated.

    cut: whether the dateline is taken off.
    """

    version: ClassVar[int] = 1
    cut: bool = True

    @hookimpl
    def clean(self, articles: Sequence[Article]) -> Iterable[list[Edit]]:
        """Cut the datelines of the first paragraphs."""
        for article in articles:
            found = candidates(article.blocks) if self.cut else ()
            yield [Edit(block.start, block.start + match.end(), "", "dateline") for block, match in found]

    @hookimpl
    def describe(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """Note the agency that the dateline names, whether it was cut or not."""
        for article in articles:
            yield [] if article.raw.source else list(agency_notes(article))


def candidates(blocks: Sequence[Block]) -> Iterator[tuple[Block, re.Match[str]]]:
    """The datelines of the first blocks, each with its block."""
    for block in blocks[:BLOCKS]:
        if match := dateline(block.text):
            yield block, match


def dateline(line: str) -> re.Match[str] | None:
    """The dateline that a line begins with, if one does and a sentence follows."""
    match = DATELINE.match(line[:LOOK])
    if not match:
        return None
    rest = line[match.end() :]
    if len(rest.split(None, WORDS)) < WORDS or rest[0].islower() or DATELINE.match(rest[:LOOK]):
        return None
    if match["bracketed"] and match["bracketed"].lower() not in AGENCIES:
        return None
    return match


def agency_notes(article: Article) -> Iterator[Note]:
    """A source note for an agency in a dateline of the raw text."""
    cut = "".join(article.raw.text[edit.start : edit.stop] for edit in article.edits if "dateline" in edit.why)
    matches = [DATELINE.match(cut + "x")] if cut else [match for _, match in candidates(article.blocks)]
    for match in matches[:1]:
        named = match and AGENCIES.get((match["agency"] or match["bracketed"] or "").lower())
        if named:
            yield Note("source", named, why="named in the dateline")
