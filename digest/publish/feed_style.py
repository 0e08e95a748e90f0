"""What the style sheet of feeds says to readers who open one in a browser."""

from digest.publish.words import Words
from digest.text.direction import language_direction


def spoken(sheet: bytes, words: Words) -> bytes:
    """The sheet with the words of the site in its properties; a feed cannot hold such words itself."""
    said = {
        "feed": words.say("This is a feed"),
        "how": words.say(
            "Copy the address of this page into a feed reader, and it tells you what is new here. "
            "You need no account, and nobody counts what you read. This is what the feed holds now:"
        ),
        "older": words.say(
            "These are older items of a feed, which do not change any more. "
            "To be told of what is new, take the address of the feed itself, which stands below."
        ),
        "current": words.say("The feed itself:"),
    }
    properties = "".join(f"--{name}:{_quoted(text)};" for name, text in said.items())
    return sheet + f":root{{{properties}direction:{language_direction(words.language)}}}".encode()


def _quoted(text: str) -> str:
    """A text as CSS writes it (Syntax 3, section 4.3.5); what could end it or the sheet is told by its number."""
    plain = (char if char.isprintable() and char not in '"\\<' else f"\\{ord(char):x} " for char in text)
    return f'"{"".join(plain)}"'
