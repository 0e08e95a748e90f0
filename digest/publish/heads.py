"""What the heads of all pages tell of the site: the colours of its ground, its locale."""

import re

from babel.core import get_global

GROUND = re.compile(r"--paper:\s*light-dark\(\s*((?:[^(),;]|\([^()]*\))+),\s*((?:[^(),;]|\([^()]*\))+)\)")
"""The first token of that name is the usual one; those in media queries follow."""
USUAL = "en"
"""The language that networks expect where nothing is said."""


def ground(style: bytes) -> tuple[tuple[str, str], ...]:
    """The colour of the paper for each scheme, ``light`` and ``dark``, which browsers take for their own bars.

    Args:
        style: the style sheet, with the tokens in it; without such a token nothing is told.
    """
    found = GROUND.search(style.decode(errors="replace"))
    return (("light", found[1].strip()), ("dark", found[2].strip())) if found else ()


def locale(language: str) -> str:
    """The language as Open Graph wants it, with the territory where most speak it ("de_DE").

    Empty for English, which is what is expected, and for a language that Unicode's tables do not know.

    Source: ogp.me; Unicode CLDR, likely subtags.
    """
    full = "" if language == USUAL else get_global("likely_subtags").get(language, "")
    parts = full.split("_")
    return f"{language}_{parts[-1]}" if len(parts) > 1 else ""
