"""What the heads of all pages tell of the site: the colours of its ground, its locale, its icon."""

import re
from urllib.parse import quote

GROUND = re.compile(r"--paper:\s*light-dark\(\s*((?:[^(),;]|\([^()]*\))+),\s*((?:[^(),;]|\([^()]*\))+)\)")
"""The first token of that name is the usual one; those in media queries follow."""
TERRITORY = re.compile(r"_[A-Z]{2}$")
MOST_INLINE, PLAIN = 800, "=:/,;()'"
"""How many bytes of an icon the front page holds in itself, and which characters of it stay as they are."""
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

    Args:
        language: like ``de``, ``pt-BR`` or ``zh-Hant``; a territory that is stated is kept.

    Source: ogp.me; Unicode CLDR, likely subtags.
    """
    from babel.core import get_global

    full = "" if language == USUAL else language.replace("-", "_")
    if full and not TERRITORY.search(full):
        full = get_global("likely_subtags").get(full, "")
    return f"{full.partition('_')[0]}_{full.rpartition('_')[2]}" if TERRITORY.search(full) else ""


def inline(icon: bytes) -> str:
    """A small icon as an address that holds it; empty for a large one."""
    return f"data:image/svg+xml,{quote(icon.strip(), safe=PLAIN)}" if 0 < len(icon) <= MOST_INLINE else ""
