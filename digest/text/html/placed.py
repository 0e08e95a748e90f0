"""The visible lines of a web page in order, each with the place where it stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from digest.text.html.markup import SPACES, VOID, Collector, fed
from digest.text.html.signup import asks_for_address, is_plea

CAPTION, BYLINE, ASIDE, EDGE, FORM, SIGNUP = "caption", "byline", "aside", "edge", "form", "signup"
"""Places of lines that seldom are part of an article."""

TAGS = {"figcaption": CAPTION, "aside": ASIDE, "nav": EDGE, "footer": EDGE, "form": FORM, "menu": EDGE}
ROLES = {"navigation": EDGE, "contentinfo": EDGE, "complementary": ASIDE, "search": FORM, "banner": EDGE}
WORDS = {
    CAPTION: "captions? [a-z]*caption caption-?text (?:photo|image|media|picture)-?credits? credits? legende?",
    BYLINE: "by-?lines? authors? author-?(?:name|bio|box|info) about-the-author bio timestamp pub-?date",
    ASIDE: "related(?:-?\\w+)? recommend(?:ed|ations?) read-?(?:more|next|also) also-?(?:read|like)"
    " more-?(?:stories|on|from|news) most-?(?:read|popular) promo newsletter(?:-?\\w+)? sign-?up"
    " subscri(?:be|ption) outbrain taboola sponsor(?:ed)? advert(?:isement|s)? social shar(?:e|ing)"
    " comments? tags? teaser pull-?quotes?",
    EDGE: "nav navigation navbar menu site-?footer breadcrumbs?",
}
"""Parts of the names (class, id) that sites give to such places, as patterns; "-" is any divider."""
WHOLE = ("html", "body", "main", "article")
"""Elements that hold the article; their names tell of its topics and of the page as a whole."""
MOST_LINES = 20
"""More lines are no box around a field for an address."""
NAMES_CHARACTERS = 500
NAMES = tuple(
    (place, re.compile(rf"(?:^|[\s_-])(?:{words.replace(' ', '|').replace('-?', '[-_]?')})(?:$|[\s_-])", re.IGNORECASE))
    for place, words in WORDS.items()
)


@dataclass(frozen=True, slots=True)
class Line:
    """One visible block: its text and kind, the places it lies in, the share of it that is linked."""

    text: str
    kind: str
    places: frozenset[str]
    linked: float


def placed_lines(html: str) -> list[Line]:
    """The visible lines of a page; the same as `marked` finds. Cost: O(len(html)) at any depth."""
    collector = Placing()
    fed(html, collector)
    return collector.lines


def places_of(tag: str, attributes: Mapping[str, str]) -> frozenset[str]:
    """The places that an element opens, by its tag, its role and the names that the site gives it."""
    found = {TAGS.get(tag, ""), ROLES.get(attributes.get("role") or "", "")}
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:NAMES_CHARACTERS]
    if names != " " and tag not in WHOLE and tag not in VOID:
        found |= {place for place, words in NAMES if words.search(names)}
    return frozenset(found - {""})


class Placing(Collector):
    """Gathers lines with their places."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._places: list[frozenset[str]] = []
        self._seen: dict[tuple[str, ...], frozenset[str]] = {}
        self._links = 0
        self._linked = 0
        self._boxes: list[tuple[int, bool]] = []  # first line of each open element, and whether it asks for an address

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        super().start(tag, attributes)  # what came before ends in the old place
        outer = self._places[-1] if self._places else frozenset()
        own = self._own(tag, attributes)
        self._places.append(outer if own <= outer else outer | own)
        self._links += tag == "a"
        self._boxes.append((len(self.lines), not self._hidden and asks_for_address(tag, attributes)))

    def end(self, tag: str) -> None:
        """An element closes."""
        super().end(tag)
        if self._places:
            self._places.pop()
            self._close_box(tag)
        self._links -= tag == "a"

    def data(self, text: str) -> None:
        """Text between tags."""
        if self._links and not self._hidden:
            self._linked += len("".join(text.split()))
        super().data(text)

    def _close_box(self, tag: str) -> None:
        """Mark the lines that ask for an address; the box around them may belong to them, too."""
        start, asks = self._boxes.pop()
        if not asks or tag in WHOLE or len(self.lines) - start > MOST_LINES:
            return
        inside = self.lines[start:]
        if is_plea([line.text for line in inside], tag):
            self.lines[start:] = [replace(line, places=line.places | {SIGNUP}) for line in inside]
            if self._boxes:
                self._boxes[-1] = (self._boxes[-1][0], True)

    def _own(self, tag: str, attributes: Mapping[str, str]) -> frozenset[str]:
        key = (tag, attributes.get("role") or "", attributes.get("class") or "", attributes.get("id") or "")
        if key not in self._seen:
            self._seen[key] = places_of(tag, attributes)
        return self._seen[key]

    def _flush(self) -> None:
        before = len(self.blocks)
        super()._flush()
        for kind, text in self.blocks[before:]:
            line = SPACES.sub(" ", text).strip(" ")
            if line:
                places = self._places[-1] if self._places else frozenset()
                self.lines.append(Line(line, kind, places, min(1.0, self._linked / len(line.replace(" ", "")))))
        if len(self.blocks) > before:
            self._linked = 0
