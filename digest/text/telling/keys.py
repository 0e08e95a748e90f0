"""What speaks for a short sentence that stands for the whole where there is room for no more."""

import re
from collections.abc import Iterator

from digest.text.telling.coverage import Candidate

PLACES, TAKEN, TITLE, VERBLESS, ALLUDES = (20.0, 6.0, 3.0), 10.0, 25.0, -40.0, -15.0
"""Points for standing first, second, third; for being in the summary; for all words of the title; for faults."""
FAULTS = (
    ("a pronoun before any name", -15.0, re.compile(r"[A-Z]?[^A-Z]*\b(?:he|she|they|his|her|their|him|them)\b")),
    ("goes on from something", -12.0, re.compile(r"Now\b|.*\b(?:also|too|another|meanwhile|instead|later|earlier)\b")),
    ("opens with a quotation", -20.0, re.compile(r"[“\"„«'‘]")),
)
"""What speaks against a sentence on a card (in English words)."""


def key_points(
    one: Candidate, sentence: str, place: int, title: frozenset[str], *, taken: bool
) -> Iterator[tuple[str, float]]:
    """The reasons and points of a sentence by itself, in the place of those it has in a summary.

    Args:
        one: the sentence.
        sentence: its text.
        place: how many sentences of its text that may be taken stand before it.
        title: the terms of the headline.
        taken: it is in the summary.
    """
    if place < len(PLACES):
        yield "opens the text" if place == 0 else "early in the text", PLACES[place]
    if taken:
        yield "in the summary", TAKEN
    if title:
        share = len(one.terms & title) / len(title)
        yield f"says {share:.0%} of the headline", TITLE * share
    if any("no verb" in reason for reason, _ in one.own):
        yield "has no verb, as captions", VERBLESS
    if one.alludes:
        yield "speaks of something as known", ALLUDES
    for reason, points, pattern in FAULTS:
        if pattern.match(sentence):
            yield reason, points
