"""The words of sentences by which they are compared: stems, without those that mean nothing, names folded."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from digest.model import Note, Span
from digest.text.names import key
from digest.text.scripts import UNSPACED
from digest.text.words import Word, stem, stop_words, words

COMMON, FEW = 0.4, 8
"""In a language without a list, what more than this share of (at least so many) sentences has is a stop word."""
PAIR = re.compile(f"[{UNSPACED}]")
PER_CHARACTER = 0.6
"""How many words a character counts for in a script without spaces between words: a word has 1.5 to 2 of them."""


def sentence_words(text: str, spans: Sequence[Span]) -> list[list[Word]]:
    """The words of each sentence, with their places in the text; the spans are in order and apart."""
    found: list[list[Word]] = [[] for _ in spans]
    if not spans:
        return found
    number, (first, stop) = 0, spans[0]
    for word in words(text[: spans[-1][1]]):
        if word.start < first:
            continue
        while word.start >= stop:
            number += 1
            stop = spans[number][1]
        found[number].append(word)
    return found


def terms_of(text: str, language: str) -> frozenset[str]:
    """The terms of a text that is not cut into sentences, such as a headline."""
    return frozenset[str]().union(*sentence_terms(sentence_words(text, [(0, len(text))]), language))


def length(found: Sequence[Word]) -> float:
    """How many words a reader would count."""
    pairs = sum(not word.folded.isascii() and PAIR.match(word.folded) is not None for word in found)
    return len(found) - pairs * (1 - PER_CHARACTER)


def sentence_terms(found: Sequence[Sequence[Word]], language: str, names: Sequence[Note] = ()) -> list[frozenset[str]]:
    """For each sentence its words that mean something, as stems.

    Args:
        found: the words of each, as `sentence_words` gives them.
        language: two-letter code, ``""`` if unknown.
        names: entity notes of the text; a word inside one becomes the words of its label, so that all
            spellings of a name are one.
    """
    stops = stop_words(language) or _common(found)
    labels = sorted((span, _parts(note.text)) for note in names for span in note.spans)
    starts = [span[0] for span, _ in labels]
    terms = []
    for sentence in found:
        own: set[str] = set()
        for word in sentence:
            if word.folded in stops:
                continue
            i = bisect_right(starts, word.start) - 1
            inside = i >= 0 and word.stop <= labels[i][0][1]
            own.update(labels[i][1] if inside else (stem(word.folded, language),))
        terms.append(frozenset(own))
    return terms


def _parts(label: str) -> tuple[str, ...]:
    return tuple(key(label).split())


def _common(found: Sequence[Sequence[Word]]) -> frozenset[str]:
    """The words that so many sentences have that they mean nothing."""
    if len(found) < FEW:
        return frozenset()
    counts = Counter(word for sentence in found for word in {word.folded for word in sentence})
    return frozenset(word for word, count in counts.items() if count > COMMON * len(found))
