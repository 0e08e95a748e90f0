"""Marks that come in pairs: quotation marks and brackets."""

import re

PAIRS = (("“", "”"), ("(", ")"), ("«", "»"), ("„", "“"), ("「", "」"), ("『", "』"), ("[", "]"))
OPENED, CLOSED = re.compile(r"(?<!\w)[‘'](?=\w)"), re.compile(r"(?<=[\w.,!?])[’'](?!\w)")


def unbalanced(piece: str) -> bool:
    """Whether a quotation or a bracket is open."""
    if piece.count('"') % 2 or any(piece.count(a) != piece.count(b) for a, b in PAIRS if a != "„" and b != "“"):
        return True
    return len(OPENED.findall(piece)) > len(CLOSED.findall(piece))
