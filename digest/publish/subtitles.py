"""The key sentence where there is no markup: descriptions of pages and feed items."""

from digest.model import Article, Note, Story
from digest.publish.words import Words


def label(words: Words) -> str:
    """What readers are told of words that stand in no source."""
    return words.say("written by a machine")


def described(of: Article | Story) -> str:
    """What search engines are told: the key sentence, or another that is verbatim; ``""`` if there is none.

    They show it without any label, so that no made sentence will do.
    """
    notes = (*of.noted("key"), *of.summary)
    return next((note.text for note in notes if not note.made), "")


def subtitle(key: Note | None, words: Words) -> str:
    """The key sentence as plain text; ``""`` without one, and labelled where it is not verbatim."""
    return marked(key.text, words, made=key.made) if key else ""


def marked(text: str, words: Words, *, made: bool) -> str:
    """A sentence, with its label behind it if it was made."""
    return f"{text} ({label(words)})" if made else text
