"""Which line of a copied page is the headline of its article.

A page copied by hand has lost all marks of what is what. Left are the lines in their order and which of them
cleaning kept. Each line near the start of the text is weighed by the signs in ``WEIGHTS``; the heaviest is the
headline. The weights were learned by ``tests/quality/train_masthead.py`` and say nothing of any publisher.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from digest.text.copied.days import day_line
from digest.text.copied.lines import Line, body_start, content, width

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "asked": 0.95,
        "below": -1.92,
        "byline follows": 1.45,
        "credit": -2.80,
        "date follows": 2.21,
        "directly above": -0.78,
        "distance below": -2.20,
        "first of the text": -3.78,
        "full stop": -3.13,
        "headline after": 0.73,
        "headline before": -0.58,
        "holds another": -0.40,
        "inside another": 2.40,
        "kept": -1.50,
        "label": -2.64,
        "long": -2.79,
        "long after": 1.25,
        "no word shared": -2.11,
        "often": -0.80,
        "own byline": -0.38,
        "own date": -2.64,
        "repeated": 0.24,
        "share of words": 1.13,
        "shared words": 0.46,
        "short": -3.58,
        "short before": 1.32,
        "small initial": -1.95,
        "very long": -0.58,
        "very short": -1.11,
    }
)
"""What each sign of a headline weighs; `signs` says what they mean."""

BACK, FORTH, BODY, NARROWEST, LONGEST, NEAR = 120, 2, 4000, 18, 300, 5
LEAST, LEAST_OF_TEXT, PAGE = 2.5, 4.0, 6
"""What a line must weigh at least: on a page with so many lines above the text, and in a text without them."""

MOST_SHARED = 8
MOST_OF_WORDS = WEIGHTS["share of words"] + MOST_SHARED * WEIGHTS["shared words"]
"""What a line weighs more at most for the words it shares."""

CREDIT = re.compile(
    r"(?i)(?:image|photo|picture|foto|bild|video|source|quelle|credit|caption|audio)s?\b\W|©|\(c\)|copyright|\|"
)
CREDITS = (
    "image", "photo", "picture", "foto", "bild", "deo", "source", "quelle", "credit", "caption", "audio", "©", "(c)",
    "copyright", "|",
)  # fmt: skip
"""One of these, in small letters, is in every such line; looked for first, because that is quick."""

BY = re.compile(
    r"(?i)(?:(?:\w+ )?by|von|par|por|di|door|av|af|de|oleh|autor(?:in)?:?) (?=\S)"
    r"|(?:by|von|par|por|di|door|av|af|autor):?$"
)
ENDED = re.compile(r"[.。।؟…][\"'”’»)]*$")
ASKED = re.compile(r"[?!？！][\"'”’»)]*$")


def headline_line(lines: Sequence[Line]) -> int | None:
    """The number of the headline's line; None if there is no text or no line is plainly its headline.

    Cost: O(len(lines)); a bounded number of lines before the text is looked at closely.
    """
    start = body_start(lines)
    if start is None:
        return None
    least = LEAST if start >= PAGE else LEAST_OF_TEXT
    best = max(((weight(found), -number) for number, found in weighed(lines, start, least)), default=(-math.inf, 0))
    return -best[1] if best[0] >= least else None


def weight(found: Mapping[str, float]) -> float:
    """What a line weighs that shows these signs."""
    return sum(WEIGHTS[name] * value for name, value in found.items())


def weighed(lines: Sequence[Line], start: int, least: float = -math.inf) -> Iterator[tuple[int, dict[str, float]]]:
    """The lines near the start of the text that could be headlines, each with the signs it shows.

    One that would weigh less than ``least`` however many words it shares with the text may be left out.
    """
    first, stop = max(0, start - BACK), min(len(lines), start + FORTH + 1)
    likely = [n for n in range(first, stop) if width(lines[n].text) >= NARROWEST and len(lines[n].text) < LONGEST]
    if not likely:
        return
    body: set[str] | None = None
    copies = Counter(line.text for line in lines)
    texts = list(dict.fromkeys(lines[n].text for n in likely if len(lines[n].text) > 20))
    inner = {text for text in texts if any(text in other for other in texts if len(other) > len(text))}
    outer = {text for text in texts if any(other in text for other in inner if len(other) < len(text))}
    for number in likely:
        line = lines[number].text
        found = dict(signs(line)) | dict(surroundings(lines, number, start))
        found["kept"] = lines[number].kept
        found["repeated"], found["often"] = copies[line] > 1, copies[line] > 3
        found["inside another"], found["holds another"] = line in inner, line in outer
        if weight(found) + MOST_OF_WORDS >= least:
            if body is None:
                body = content("\n".join(line.text for line in lines[start : start + BACK] if line.kept)[:BODY])
            yield number, found | dict(shared_words(content(line), body))


def shared_words(own: set[str], body: set[str]) -> Iterator[tuple[str, float]]:
    """What a line shows by the words it shares with the text below; both as `content` gives them."""
    shared = len(own & body)
    yield "shared words", min(shared, MOST_SHARED)
    yield "share of words", shared / max(1, len(own))
    yield "no word shared", shared == 0


def signs(line: str) -> Iterator[tuple[str, float]]:
    """What a line shows by itself."""
    wide = width(line)
    yield "very short", wide < 20
    yield "short", wide < 32
    yield "long", wide > 130
    yield "very long", wide > 200
    yield "full stop", ENDED.search(line[-6:]) is not None
    yield "asked", ASKED.search(line[-6:]) is not None
    yield "own date", day_line(line) is not None
    yield "own byline", BY.match(line) is not None
    small = line.casefold()
    yield "credit", any(word in small for word in CREDITS) and CREDIT.search(line) is not None
    yield "small initial", line[:1].islower()
    yield "label", line.endswith(":")


def surroundings(lines: Sequence[Line], number: int, start: int) -> Iterator[tuple[str, float]]:
    """What the lines around a line show, and how far it stands from the start of the text."""
    near = [line.text for line in lines[number + 1 : number + 1 + NEAR]]
    before = lines[number - 1].text if number else ""
    after = near[0] if near else ""
    yield "first of the text", number == start
    yield "directly above", number == start - 1
    yield "below", number > start
    yield "distance below", min(max(number - start, 0), 2) ** 0.5
    yield "date follows", any(len(text) < 120 and day_line(text) for text in near)
    yield "byline follows", any(len(text) < 100 and BY.match(text) for text in near)
    yield "headline before", 40 < width(before) < 120 and not ENDED.search(before[-6:])
    yield "headline after", 40 < width(after) < 120 and not ENDED.search(after[-6:])
    yield "short before", width(before) < 25
    yield "long after", width(after) > 80
