"""Social cards: an image for each story and lone article, and one for the site, which all other pages have."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest.model import Story
from digest.publish.addresses import story_path
from digest.publish.library import Library
from digest.publish.views import Head

if TYPE_CHECKING:
    from digest.publish.social_drawing import Face

FOLDER = "cards"


@dataclass(frozen=True)
class Drawn:
    """A card to be: its file, what is printed on it, and the key of that."""

    file: str
    key: str
    face: "Face"

    @property
    def address(self) -> str:
        """Where it is below the site; it changes with the card, because networks keep an image by its address."""
        return f"{self.file}?{self.key[:8]}"

    def make(self) -> bytes:
        """The PNG file."""
        from digest.publish.social_drawing import draw

        return draw(self.face)


def all_cards(library: Library) -> Iterator[Drawn]:
    """The cards of a site, that of the site first; none unless the site wants and can have them."""
    if site := site_card(library):
        yield site
    for story in library.stories if library.faces else ():
        yield from filter(None, [story_card(library, story)])


def site_card(library: Library) -> Drawn | None:
    """The card of the site."""
    return _drawn(library, "site", library.faces.site()) if library.faces else None


def story_card(library: Library, story: Story) -> Drawn | None:
    """The card of a story or a lone article; a day of first sight is not shown."""
    if not library.faces:
        return None
    dates = [article.published for article in story.articles if article.published]
    face = library.faces.story(library.card(story), story.sources, library.words.day(max(dates)) if dates else None)
    return _drawn(library, story_path(story).strip("/"), face)


def _drawn(library: Library, name: str, face: "Face") -> Drawn:
    assert library.faces
    return Drawn(f"{FOLDER}/{name}.png", library.faces.key(face), face)


def pictured(library: Library, story: Story, head: Head) -> Head:
    """The head of a page of a story or one of its articles with the card of the story."""
    card = story_card(library, story)
    return replace(head, image=library.addresses.absolute(card.address), image_alt=story.title) if card else head


def card_state(library: Library, story: Story) -> bytes:
    """All that the address of a story's card follows from."""
    card = story_card(library, story)
    return card.key.encode() if card else b""
