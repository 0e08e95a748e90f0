"""A text as the finder of phrases reads it: its words side by side, with what parts them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import add, or_, sub
from typing import NamedTuple

from digest.text.phrases.small_words import OTHER, likely_language, small_words
from digest.text.remembered import Remembered
from digest.text.words import FOLDED, pieces, stem

BREAK = re.compile(r"[.,;:!?()\[\]{}\"“”„«»‹›…|/\n—–•·*#=<>。、，！？：；「」『』（）・]|\s[-‐]\s")
ENDS = re.compile(r"[.!?:…][\"”’»)\]]*\s|[\n。！？]")
OWNED = ("'s", "’s")
APOSTROPHES = ("'", "’")
COPIED = 20_000
"""Words that are read of a text."""
ASKED = 300
"""Words that are asked for the language of a text that has none stated."""
SHORT, STEMMED = 2, 3
"""Letters: a word of two has to be a short form in capitals; a word of three has no stem but itself."""
START = 5
"""The class of a neighbour that is none, because a sentence, a clause or a line begins or ends there."""


class Form(NamedTuple):
    """What `Reading` tells of a word wherever it stands; ``front`` and ``back`` are characters that are cut off it."""

    stem: str
    neighbour: int
    link: str
    capital: bool
    front: int
    back: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text, one list for each thing known of them, all of one length.

    Attributes:
        language: as stated, else the likely one of those whose small words are known.
        starts, stops: where the words stand, without an elided article ("l'").
        stems: of words that may be in a phrase, ``""`` for others.
        parted: whether no phrase reaches over the gap before the word.
        sentence: the number of the sentence, from 0.
        classes: what the word tells of a phrase beside it (`small_words`).
        links: the word itself where it may stand inside a phrase, else ``""``.
        capital: whether it has one. begins: whether it begins a sentence, so that this says nothing.
    """

    language: str
    starts: Sequence[int] = ()
    stops: Sequence[int] = ()
    stems: Sequence[str] = ()
    parted: Sequence[bool] = ()
    sentence: Sequence[int] = ()
    classes: Sequence[int] = ()
    links: Sequence[str] = ()
    capital: Sequence[bool] = ()
    begins: Sequence[bool] = ()


def read(text: str, language: str = "") -> Reading:
    """The words of ``text`` as phrases are made of them.

    Cost: O(len(text)); no more than the first 20,000 words are read.
    """
    found = pieces(text)
    raw, starts, stops, gaps = found.raw[:COPIED], found.starts[:COPIED], found.stops[:COPIED], found.gaps[:COPIED]
    language = language or likely_language(FOLDED[word] for word in raw[:ASKED])
    if not raw:
        return Reading(language)
    stems, classes, links, capital, front, back = zip(*map(_forms(language).__getitem__, raw), strict=True)
    parted, begins = map(list, zip(*map(GAPS.__getitem__, gaps), strict=True))
    parted[0] = begins[0] = True  # the text
    if any(back):
        parted[1:] = map(or_, parted[1:], map(bool, back))
        stops = tuple(map(sub, stops, back))
    if any(front):
        starts = tuple(map(add, starts, front))
    sentence = list(accumulate(begins[1:], initial=0))
    return Reading(language, starts, stops, stems, parted, sentence, classes, links, capital, begins)


def _gap(between: str) -> tuple[bool, bool]:
    """Whether no phrase reaches over what stands between two words, and whether a sentence ends there."""
    return BREAK.search(between) is not None, ENDS.search(between) is not None


GAPS = Remembered(_gap, 1 << 12)


@lru_cache(maxsize=16)
def _forms(language: str) -> Remembered[Form]:
    """What words of a language say by themselves, as they are written."""
    return Remembered(lambda raw: _form(raw, language))


def _form(raw: str, language: str) -> Form:
    folded, small = FOLDED[raw], small_words(language)
    back = len(OWNED[0]) * (len(raw) != len(folded) and raw.endswith(OWNED))
    elided = not back and len(raw) > len(folded) and raw[-len(folded) - 1] in APOSTROPHES
    front = (len(raw) - len(folded)) * elided
    is_out = folded in small.out or len(folded) < SHORT or (len(folded) == SHORT and _is_small(raw))
    return Form(
        "" if is_out or not _has_letters(folded) else _stem(folded, language),
        small.classes.get(folded, OTHER),
        folded if folded in small.links else "",
        raw[front].isupper(),
        front,
        back,
    )


def _is_small(raw: str) -> bool:
    """Whether a word of two letters is no short form ("EU")."""
    return raw.lower() != raw.upper() and not raw.isupper()


def _has_letters(folded: str) -> bool:
    return folded.isalpha() or any(map(str.isalpha, folded))


def _stem(folded: str, language: str) -> str:
    return stem(folded, language) if len(folded) > STEMMED else folded
