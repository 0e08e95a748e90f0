r"""Patterns that people write in their configuration: checked when read, limited when used.

They are matched by the library `regex`, which gives up after a time; that its ``\w`` and
``\b`` know all scripts is why it is not an engine that needs no limit. Patterns that could
take for ever are found beforehand, by trying each group that is repeated without end on
repetitions of what it is made of.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

SECONDS = 1.0
"""How long one match may take."""
LONGEST = 10_000
"""Longer lines are prose, and are not matched; the work of a bad pattern grows with the line."""
TRIALS = (0.05, 0.5)
"""Seconds for a probe, and for the same one again: the first time the machine may have been busy."""
TIMES = 60
"""How often a probe repeats: two ways to read each repetition are 2 ** 60 ways in all."""
END, MISFIT = "\x01", "\x02\x01"
"""What has to follow a group, and what follows it instead; it holds the end, which is looked for first."""
COMMON, OWN = "a0 .é", 12
"""Characters of every probe, and how many of a group's own ones are tried as well."""
PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]", re.DOTALL)
ENDLESS = re.compile(r"[*+]|\{\d*,\}|\{\d*,\d{2,}\}")
WORDS = re.compile(r"(?<!\\)\w+")


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> "regex.Pattern[str]":
    """The pattern, ready to be matched.

    Raises:
        ValueError: it is no regular expression; the text says what is wrong.
    """
    import regex  # heavy to load, and few sites have patterns

    try:
        return regex.compile(pattern)
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        raise ValueError(f"'{pattern}' is no regular expression: {error}") from None


def matches(pattern: str, line: str) -> bool:
    """Whether a line begins with what the pattern describes.

    Raises:
        TimeoutError: that was not found out in time; the text names the pattern.
    """
    if len(line) > LONGEST:
        return False
    try:
        return compiled(pattern).match(line, timeout=SECONDS) is not None
    except TimeoutError:
        raise TimeoutError(f"the pattern '{pattern}' took more than {SECONDS:g} s on {line[:60]!r}") from None


def check(pattern: str) -> None:
    """Refuse a pattern that cannot be used.

    Raises:
        ValueError: it is none, or it can take for ever; the text tells the way out.
    """
    compiled(pattern)
    for group in endless_groups(pattern):
        if _takes_for_ever(group):
            hint = "make sure that it can read a text in one way only: (?:a|b)+ and not (?:a|aa)+"
            raise ValueError(f"'{pattern}' can take for ever, because of '{group}' ({hint})")


def endless_groups(pattern: str) -> Iterator[str]:
    """The groups of a pattern that may be repeated without end, with the sign that says so."""
    opened: list[int] = []
    for piece in PIECE.finditer(pattern):
        if piece.group() == "(":
            opened.append(piece.start())
        elif piece.group() == ")" and opened:
            start = opened.pop()
            if sign := ENDLESS.match(pattern, piece.end()):
                yield pattern[start : sign.end()]


def _takes_for_ever(group: str) -> bool:
    try:
        alone = compiled(group + END)
    except ValueError:  # it refers to another group
        return False
    return any(_slow(alone, part * TIMES + MISFIT) for part in _parts(group))


def _parts(group: str) -> Iterator[str]:
    """What is repeated in probes: the group's words, and one or two of its characters."""
    yield from dict.fromkeys(WORDS.findall(group))
    own = dict.fromkeys(character for character in group if character not in "()[]{}\\")
    characters = [*COMMON, *list(own)[:OWN]]
    yield from dict.fromkeys(one + two for one, two in product(characters, ["", *characters]))


def _slow(pattern: "regex.Pattern[str]", probe: str) -> bool:
    for seconds in TRIALS:
        try:
            pattern.match(probe, timeout=seconds)
        except TimeoutError:
            continue
        return False
    return True
