"""Author and date of a web page from elements that are named as such, by the finders of trafilatura."""

import logging
import re
from copy import deepcopy
from typing import Any

from digest.text.html.extractors import BROKEN
from digest.text.html.placed import ASIDE, EDGE, places_of
from digest.text.html.printed_dates import YEARS, day_as_stated
from digest.text.html.signatures import signatures

PARTICLES = "da|de|di|do|du|del|den|der|des|dos|van|von|bin|ibn|al|el|la|le|ten|ter|zu"
NAME = r"[^\W\d_a-z][\w.'’-]*"
PERSON = re.compile(rf"{NAME}(?:\s(?:{PARTICLES}|{NAME})){{0,3}}\s{NAME}")
SETTINGS = {
    "original_date": True,
    "extensive_search": False,
    "min_date": f"{YEARS[0]}-01-01",
    "max_date": f"{YEARS[1]}-12-31",
}
"""For htmldate: when it was published, not when it changed; no part for the clock."""
PROSE_CHARACTERS = 50
"""Text of this length is prose; a date or a name in it is part of the story."""
UNCLEAR = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{4}(?!\d)", re.ASCII)
"""A date that may begin with the day or with the month; the finder would take the day."""
KEPT = ("title",)


def looked_up(tree: Any) -> tuple[list[str], str]:
    """Names of persons and a date, each empty if no element is plainly one; prose is not searched."""
    from trafilatura import extract_metadata  # heavy

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        found = extract_metadata(_without_prose(tree), date_config=SETTINGS)
    except BROKEN:
        return [], ""
    names = signatures((found.author or "").split(";"))
    return [name for name in names if PERSON.fullmatch(name)], day_as_stated(found.date or "")


def _without_prose(tree: Any) -> Any:
    """A copy of the tree without paragraphs and without what belongs to other articles or readers."""
    bare = deepcopy(tree)
    for script in list(bare.iter("script", "style")):  # what they hold was read, and broken ones cost the finders hours
        script.text = None
    for element in list(bare.iter("*")):
        if places_of(element.tag, element.attrib) & {ASIDE, EDGE} and element.find(".//h1") is None:
            element.clear(keep_tail=True)
        if element.tag == "p" and len(element.text_content()) >= PROSE_CHARACTERS:
            element.clear(keep_tail=True)
        if element.tag not in KEPT and _misleads(element.text):
            element.text = None
        if _misleads(element.tail):
            element.tail = None
        if _misleads(element.get("content")):
            element.attrib.pop("content")
    return bare


def _misleads(text: str | None) -> bool:
    return text is not None and (len(text.strip()) >= PROSE_CHARACTERS or UNCLEAR.search(text) is not None)
