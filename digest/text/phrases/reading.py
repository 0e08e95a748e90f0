"""A text as the finder of phrases reads it: its words side by side, with what parts them."""

import re
from dataclasses import dataclass, field

from digest.text.phrases.small_words import OTHER, SmallWords, likely_language, small_words
from digest.text.words import Word, stem, words

BREAK = re.compile(r"[.,;:!?()\[\]{}\"“”„«»‹›…|/\n—–•·*#=<>。、，！？：；「」『』（）・]|\s[-‐]\s")
ENDS = re.compile(r"[.!?:…][\"”’»)\]]*\s|[\n。！？]")
OWNED = ("'s", "’s")
COPIED = 20_000
"""Words that are read of a text."""
ASKED = 300
"""Words that are asked for the language of a text that has none stated."""
SHORT, ELIDED, STEMMED = 2, 2, 3
"""Letters: a word of two has to be a short form in capitals; as many as two go before the apostrophe of "l'"."""
START = 5
"""The class of a neighbour that is none, because a sentence, a clause or a line begins or ends there."""


@dataclass(slots=True)
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
    length: int
    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    stems: list[str] = field(default_factory=list)
    parted: list[bool] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    classes: list[int] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    begins: list[bool] = field(default_factory=list)


def read(text: str, language: str = "") -> Reading:
    """The words of ``text`` as phrases are made of them.

    Cost: O(len(text)); no more than the first 20,000 words are read.
    """
    found = words(text)[:COPIED]
    language = language or likely_language(word.folded for word in found[:ASKED])
    reading, small = Reading(language, len(text)), small_words(language)
    stop, sentence, owned = 0, 0, False
    for word in found:
        gap = text[stop : word.start]
        plain = gap == " "
        begins = not plain and (stop == 0 or ENDS.search(gap) is not None)
        sentence += begins and stop > 0
        reading.parted.append(owned or (not plain and (stop == 0 or BREAK.search(gap) is not None)))
        reading.begins.append(begins)
        reading.sentence.append(sentence)
        owned = _add(reading, word, text[word.start : word.stop], small)
        stop = word.stop
    return reading


def _add(reading: Reading, word: Word, raw: str, small: SmallWords) -> bool:
    """Add what a word says by itself; whether it is a possessive, which ends a phrase."""
    folded = word.folded
    start, stop = word.start, word.stop
    owned = elided = False
    if len(raw) != len(folded):
        owned = raw.endswith(OWNED)
        stop -= 2 * owned
        elided = not owned and raw[-len(folded) - 1 : -len(folded)] in ("'", "’")
        start += (len(raw) - len(folded)) * elided
    is_out = folded in small.out or len(folded) < SHORT or (len(folded) == SHORT and _is_small(raw))
    reading.starts.append(start)
    reading.stops.append(stop)
    reading.stems.append("" if is_out or not _has_letters(folded) else _stem(folded, reading.language))
    reading.classes.append(small.classes.get(folded, OTHER))
    reading.links.append(folded if folded in small.links else "")
    reading.capital.append(raw[start - word.start].isupper())
    return owned


def _is_small(raw: str) -> bool:
    """Whether a word of two letters is no short form ("EU")."""
    return raw.lower() != raw.upper() and not raw.isupper()


def _has_letters(folded: str) -> bool:
    return folded.isalpha() or any(map(str.isalpha, folded))


def _stem(folded: str, language: str) -> str:
    return stem(folded, language) if len(folded) > STEMMED else folded
