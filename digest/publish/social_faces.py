"""What social cards print, chosen by what their fonts can show: nothing is ever shown as an empty box."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from digest.config import Config
from digest.model import Story
from digest.publish.addresses import story_path
from digest.publish.social_drawing import Face, draw
from digest.publish.social_fonts import SANS, SERIF, Font, needs_shaping, plain, shipped
from digest.publish.social_ink import Line
from digest.publish.views import Card, Day
from digest.publish.words import Words
from digest.text.direction import direction, language_direction

FOLDER = "cards"
LONGEST = 600
"""Characters of a text that are looked at; no card holds as many."""
SYMBOLS = ("So", "Sk", "Co")
"""Kinds of characters that a headline can do without: pictures and what belongs to one font alone."""
WAY_OUT = 'pip install "news-digest[cards]"'


@dataclass(frozen=True)
class Drawn:
    """A card to be: its file, the key of what is printed on it, and that."""

    file: str
    key: str
    face: Face

    @property
    def address(self) -> str:
        """Where it is below the site; it changes with the card, because networks keep an image by its address."""
        return f"{self.file}?{self.key[:8]}"

    def make(self) -> bytes:
        """The PNG file."""
        return draw(self.face)


@dataclass(frozen=True)
class Faces:
    """The cards of a site.

    own: the font of the site for what the shipped ones do not show, or None; shaping: whether letters
    that need it can be shaped on this machine.
    """

    config: Config
    own: Font | None
    shaping: bool

    @cached_property
    def mark(self) -> str:
        """Of all that every card depends on: the fonts, the code that draws, the site."""
        fonts = [font.digest for font in (shipped(SERIF), shipped(SANS), self.own) if font]
        return _hash(_drawing(), fonts, self.shaping)

    def drawn(self, name: str, face: Face) -> Drawn:
        """A card to be; equal keys mean the same dots."""
        return Drawn(f"{FOLDER}/{name.strip('/')}.png", _hash(self.mark, face), face)

    @cached_property
    def _site(self) -> Line | None:
        return self._line(self.config.site.title, SERIF)

    @property
    def _rtl(self) -> bool:
        return language_direction(self.config.site.language) == "rtl"

    def site(self) -> Face:
        """The card of the site itself, for all pages that have none of their own."""
        site = self.config.site
        host = urlsplit(site.url).hostname or ""
        names = self._lines([host] if "." in host and not host.replace(".", "").isdigit() else [])
        motto = self._line(site.description, SERIF)
        return Face(self._site, *_signs(), motto=motto, sources=names, rtl=self._rtl)

    def story(self, card: Card, sources: Iterable[str], day: Day | None) -> Face:
        """The card of a story or a lone article; ``day`` is None where no date was stated."""
        headline = self._line(card.title, SERIF)
        topic = self._line(card.topics[0].text, SANS) if headline and card.topics else None
        shown = (self._line(day.words, SANS) or self._line(day.iso[:10], SANS)) if day else None
        return Face(self._site, *_signs(), headline, topic, None, self._lines(sources), shown, self._rtl)

    def _lines(self, texts: Iterable[str]) -> tuple[Line, ...]:
        return tuple(line for line in (self._line(text, SANS) for text in texts) if line)

    def _line(self, text: str, font: str) -> Line | None:
        """The text in the first font that shows all of it; None where none does."""
        text = plain(text[:LONGEST])
        shaped = needs_shaping(text)
        if shaped and not self.shaping:
            return None
        for choice in (shipped(font), self.own):
            shown = _shown(text, choice) if choice else ""
            if choice and shown:
                return Line(shown, choice, shaped, direction(shown) == "rtl")
        return None


def _shown(text: str, font: Font) -> str:
    """The text as a font can show it, in other characters for the same or without pictures; "" where it cannot."""
    if font.shows(text):
        return text
    simple = "".join(c if font.shows(c) else unicodedata.normalize("NFKC", c) for c in text)
    bare = plain("".join(c for c in simple if font.shows(c) or unicodedata.category(c) not in SYMBOLS))
    return next((form for form in (simple, bare) if font.shows(form)), "")


def _signs() -> tuple[Line, Line]:
    """The full stop after the site's name, and what stands between sources."""
    return Line(".", shipped(SERIF)), Line(" · ", shipped(SANS))


def _hash(*parts: object) -> str:
    said = msgspec.json.encode(parts, enc_hook=lambda font: font.digest, order="deterministic")
    return hashlib.blake2b(said, digest_size=12).hexdigest()


@cache
def _drawing() -> str:
    """Of the code that draws: what it drew before it was changed is drawn again."""
    return _hash([path.read_text() for path in sorted(Path(__file__).parent.glob("social_*.py"))])


def find_faces(config: Config) -> tuple[Faces | None, str]:
    """The cards of a site that wants and can have them, or what is missing ("" where it wants none)."""
    if not config.site.cards:
        return None, ""
    if config.site.theme != "digest":
        return None, "site.cards: only the theme of digest has social cards"
    try:
        from PIL import features
    except ImportError:
        return None, f"social cards need Pillow, which is not installed: {WAY_OUT}"
    own = Font((config.root / config.site.card_font).read_bytes()) if config.site.card_font else None
    try:
        if own:
            own.check()
    except ValueError as error:
        return None, f"site.card_font, {config.site.card_font}, cannot be used: {error}"
    return Faces(config, own, bool(features.check("raqm"))), ""


def cards_mark(config: Config) -> str:
    """Of all that the cards of a site depend on beside the words on them; empty where it has none."""
    faces, _ = find_faces(config)
    return faces.mark if faces else ""


def social_cards(
    config: Config, words: Words, cards: Mapping[str, Card], stories: Iterable[Story]
) -> Mapping[str, Drawn]:
    """The cards of a site by the ids of their stories, that of the site by ""; empty where it has none.

    ``cards`` is what lists show of each story. A day of first sight is on no card.
    """
    faces, _ = find_faces(config)
    if not faces:
        return {}
    drawn = {"": faces.drawn("site", faces.site())}
    for story in stories:
        dates = [article.published for article in story.articles if article.published]
        face = faces.story(cards[story.id], story.sources, words.day(max(dates)) if dates else None)
        drawn[story.id] = faces.drawn(story_path(story), face)
    return drawn
