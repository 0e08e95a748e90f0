"""Where social cards are named: in the heads of the pages of stories and their articles."""

from dataclasses import replace

from digest.model import Story
from digest.publish.library import Library
from digest.publish.views import Head


def pictured(library: Library, story: Story, head: Head) -> Head:
    """The head of a page of a story or one of its articles with the card of the story, where the site has cards."""
    card = library.social_cards.get(story.id)
    return replace(head, image=library.addresses.absolute(card.address), image_alt=story.title) if card else head


def card_state(library: Library, story: Story) -> bytes:
    """All that the address of a story's card follows from; empty without cards."""
    card = library.social_cards.get(story.id)
    return card.key.encode() if card else b""
