"""UTF-8 that was read as Latin-1 or Windows-1252, where all of a text was: undone without any guess."""

import re

CONTINUED = (
    r"\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    r"\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
"""The bytes 80 to BF as Latin-1 and Windows-1252 show them."""

LOST_BLANK = re.compile(rf"(?<=[\u00e1-\u00ef]) (?=[{CONTINUED}])|(?<=[\u00e1-\u00ef][{CONTINUED}]) ")
"""A plain space inside a character of three bytes, where the byte A0 stood."""


def unblanked(text: str) -> str:
    """The text with the blanks that stand inside its characters made no-break again."""
    return LOST_BLANK.sub("\u00a0", text)


def reread(text: str) -> str | None:
    """What the text is if its characters are the bytes of UTF-8; None if they are not, or are plain ASCII."""
    if text.isascii():
        return None
    import ftfy.bad_codecs  # noqa: F401 - registers the codec

    for encoding in ("sloppy-windows-1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return None
