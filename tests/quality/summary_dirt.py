"""Dirt for clean articles, as it comes along when somebody copies a page: the same for the same texts, always.

Every article gets a byline, a photo line, a line of credits and four teasers: openings of other articles, broken off in
mid-sentence. The teasers stand above the text, inside it or below it, by turns. A text of one line stays one line every
other time, else it gets paragraphs; texts come in both forms, and a long line alone gives a cleaner less to go by.
"""

import random
from collections.abc import Sequence
from typing import NamedTuple

from digest.text.sentences import sentences

SEED = 7
TEASERS, FEWEST, MOST, PARAGRAPH = 4, 35, 70, 3
"""Teasers for each article, words of a teaser, sentences of a paragraph where the text came as one line."""
PLACES = ("above", "inside", "below")
FIRST = "Nora Tomas Ruth Adel Ines Peter Grace Milan Joan Victor Alma Henry".split()
LAST = "Calder Okafor Lindqvist Marsh Duarte Fielding Novak Abbott Ferris Hale Whitlock Osei".split()
DESKS = ("Political Correspondent", "Health Editor", "Staff Writer", "Chief Reporter", "Sports Writer")
BYLINES = (
    "By {one}",
    "By {one} and {two}",
    "By {one}, {desk}",
    "By {one} for The Example",
    "{one}, {desk}",
    "By {one} | {day} {month} {year}, {hour}:{minute:02} GMT",
)
PHOTOS = (
    "Photo: {one}/Example Pictures",
    "People near the scene on Tuesday. Photograph: {one}/The Example",
    "A file picture taken last {month}. (Photo by {one}/Example Images)",
    "Image: {one} via Example Pictures",
    "The square in front of the town hall, seen from above. Credit: {one}",
)
CREDITS = (
    "Additional reporting by {one} and {two}; editing by {three}",
    "Reporting by {one}; Editing by {two} and {three}",
    "{one} contributed to this report.",
    "With assistance from {one} and {two}",
    "© {year} The Example. All rights reserved.",
)
MONTHS = "January February March April May June July August September October November December".split()


class Dirty(NamedTuple):
    """A text with dirt, where its teasers stand, and whether the text itself is one line."""

    text: str
    place: str
    one_line: bool


def dirtied(texts: Sequence[str]) -> list[Dirty]:
    """Each text with its dirt; the teasers are taken from the others.

    Args:
        texts: clean articles.
    """
    openings = [opening for text in texts if len(opening := text.split()) > MOST]
    return [_dirty(number, text, openings) for number, text in enumerate(texts)]


def _dirty(number: int, text: str, openings: Sequence[Sequence[str]]) -> Dirty:
    chance = random.Random(f"{SEED} {number}")
    place, broken = PLACES[number // 2 % len(PLACES)], number % 2 == 0
    body = paragraphs(text) if broken or place == "inside" else lines_of(text)
    place = "above" if place == "inside" and len(body) == 1 else place
    one_line = len(body) == 1
    own = text.split()
    others = [words for words in openings if words[:MOST] != own[:MOST]]
    teasers = [broken_off(words, chance) for words in chance.sample(others, min(TEASERS, len(others)))]
    for teaser in teasers if place == "inside" else ():
        body.insert(chance.randrange(1, len(body)), teaser)
    above, below = (teasers if place == where else [] for where in ("above", "below"))
    top = [_line(BYLINES, chance), _line(PHOTOS, chance)]
    return Dirty("\n".join([*top, *above, *body, _line(CREDITS, chance), *below]), place, one_line)


def lines_of(text: str) -> list[str]:
    """The lines of a text that are not empty."""
    return [line for line in text.split("\n") if line.strip()]


def paragraphs(text: str) -> list[str]:
    """The lines of a text; those of a text of one line are made of its sentences."""
    lines = lines_of(text)
    if len(lines) > 1:
        return lines
    spans = sentences(text)
    groups = [spans[i : i + PARAGRAPH] for i in range(0, len(spans), PARAGRAPH)]
    return [text[some[0][0] : some[-1][1]] for some in groups]


def broken_off(words: Sequence[str], chance: random.Random) -> str:
    """The first words of a text, up to one that ends no sentence."""
    number = chance.randint(FEWEST, MOST)
    while number > 1 and not words[number - 1].isalpha():
        number -= 1
    return " ".join(words[:number])


def _line(forms: Sequence[str], chance: random.Random) -> str:
    names = [f"{first} {last}" for first, last in zip(chance.sample(FIRST, 3), chance.sample(LAST, 3), strict=True)]
    one, two, three = names
    return chance.choice(forms).format(
        one=one,
        two=two,
        three=three,
        desk=chance.choice(DESKS),
        day=chance.randint(1, 28),
        month=chance.choice(MONTHS),
        year=chance.randint(2014, 2024),
        hour=chance.randint(6, 23),
        minute=chance.randrange(60),
    )
