"""What readers call the kinds of tags and of names, and the menu of their lists."""

from digest.publish.views import Link
from digest.publish.words import Words


def plural(words: Words, kind: str) -> str:
    """All tags of a kind, or all sources, as headings and menus name them."""
    return {
        "topic": words.say("Topics"),
        "entity": words.say("Names"),
        "keyphrase": words.say("Key phrases"),
        "source": words.say("Sources"),
    }[kind]


def name_type(words: Words, of: str) -> str:
    """What a name names, by its type: PER, LOC, ORG; any other is just a name."""
    types = {"PER": words.say("Person"), "LOC": words.say("Place"), "ORG": words.say("Organisation")}
    return types.get(of) or words.say("Name")


def menu(words: Words, base: str) -> tuple[Link, ...]:
    """The links of the header; ``base`` is the path that the site lives under."""
    lists = (("topic", "topics/"), ("entity", "entities/"), ("source", "sources/"))
    links = (Link(plural(words, kind), f"{base}/{folder}") for kind, folder in lists)
    return (*links, Link(words.say("Archive"), f"{base}/archive/"), Link(words.say("Search"), f"{base}/search/"))
