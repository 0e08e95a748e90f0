"""Pages at addresses that something once had, leading to where it is now."""

from collections.abc import Iterator

from digest.publish.library import Library
from digest.publish.planned import Planned, planned
from digest.publish.views import Head, PlainPage


def redirects(library: Library) -> Iterator[Planned]:
    """The pages of stories that are no more, and of tags that have another address now."""
    for old in library.moved:
        yield _moved(library, f"stories/{old}/", library.words.say("This story has moved"), _story_now(library, old))
    for old, new in library.tags.moved.items():
        yield _moved(library, f"{old}/", library.words.say("This page has moved"), f"{new}/")


def _moved(library: Library, old: str, title: str, new: str) -> Planned:
    head = Head(old, title, library.addresses.absolute(new))
    return planned("moved", PlainPage(head, (("href", library.addresses.href(new)),)))


def _story_now(library: Library, old: str) -> str:
    """The path of what became of a story; that of the front page if nobody knows."""
    target, steps = old, 0
    while target in library.moved and steps <= len(library.moved):
        target, steps = library.moved[target], steps + 1
    return library.story_paths.get(target, "")
