"""Whether words run from left to right or from right to left."""

import unicodedata

RIGHT_TO_LEFT = frozenset("ar ckb dv fa he ps sd ug ur yi".split())
"""Languages that are written from right to left."""


def language_direction(language: str) -> str:
    """The direction in which a language ("ar", "ar-EG") is written."""
    return "rtl" if language.replace("_", "-").partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def direction(text: str) -> str:
    """``"rtl"`` if the first letter with a direction runs right to left, else ``"ltr"``.

    Source: Unicode Standard Annex 9, rules P2 and P3, over the first 500 characters.
    """
    for character in text[:500]:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"
