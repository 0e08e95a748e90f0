"""A text as the finder of phrases reads it: its words side by side, with what parts them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from digest.text.phrases.small_words import OTHER, SmallWords, likely_language, small_words
from digest.text.words import stem, words

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
    found = words(text)[:COPIED]
    language = language or likely_language(word.folded for word in found[:ASKED])
    small = small_words(language)
    forms: dict[str, Form] = {}
    read_words = []
    stop, sentence, owned = 0, 0, False
    for start, end, folded in found:
        raw = text[start:end]
        form = forms.get(raw)
        if form is None:
            form = forms[raw] = _form(raw, folded, language, small)
        if start == stop + 1 and text[stop] == " " and stop:
            begins, parted = False, owned
        else:
            gap = text[stop:start]
            begins = stop == 0 or ENDS.search(gap) is not None
            parted = owned or stop == 0 or BREAK.search(gap) is not None
            sentence += begins and stop > 0
        stem_, neighbour, link, capital, front, back = form
        read_words.append((start + front, end - back, stem_, parted, sentence, neighbour, link, capital, begins))
        owned, stop = back > 0, end
    return Reading(language, *zip(*read_words, strict=True)) if read_words else Reading(language)


def _form(raw: str, folded: str, language: str, small: SmallWords) -> Form:
    """What a word says by itself."""
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
