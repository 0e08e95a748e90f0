"""Where a text says no: not, never, without, denied; in a dozen languages and in scripts without spaces."""

import re
from collections.abc import Iterator, Sequence

from digest.text.words import Word, stop_words, words

NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor without cannot hardly"
    " nicht kein keine keinen keinem keiner nie niemals niemand nichts ohne weder"
    " ne pas jamais aucun aucune sans ni rien nunca jamás sin ningún ninguna ninguno nada nadie"
    " non mai senza né nessun nessuno nessuna não sem nem nenhum nenhuma niet geen nooit zonder"
    " inte ikke ikkje ej ingen inget inga aldrig aldri utan uden uten ei eivät eikä не нет ни без никогда".split()
)
DENIALS = re.compile(r"(?:den(?:y|ies|ied|ying)|fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?)")
WEAK = frozenset("without hardly only ohne sans sin senza sem zonder utan uden uten без".split())
"""Negations that a sentence can leave out and say the same: "without power", "lost power"."""
UNSPACED = re.compile("[不没沒无無未非]|ない|なかった|ません|なく|ไม่|못|않|없")


def negations(text: str) -> int:
    """How often ``text`` says no.

    Cost: O(len(text)).
    """
    return len(UNSPACED.findall(text)) + sum(1 for _ in _spoken(words(text)))


def denied(text: str, language: str = "") -> Iterator[str]:
    """The folded words that ``text`` says no to: those after a "not", in other languages than English before it too.

    Stop words are passed over; what is only lacking ("without power") is not meant.
    """
    found = words(text)
    stops = stop_words(language)
    for i in _spoken(found):
        if found[i].folded in WEAK or DENIALS.fullmatch(found[i].folded):
            continue
        yield from _first(found[i + 1 :], stops)
        if language not in ("", "en"):
            yield from _first(found[:i][::-1], stops)


def _spoken(found: Sequence[Word]) -> Iterator[int]:
    """The places of the words that say no."""
    for i, word in enumerate(found):
        if word.folded in NEGATIONS or word.folded.endswith("n't") or DENIALS.fullmatch(word.folded):
            yield i


def _first(found: Sequence[Word], stops: frozenset[str]) -> Iterator[str]:
    """The first of the words that is no stop word."""
    yield from [word.folded for word in found[:6] if word.folded not in stops and word.folded not in WEAK][:1]
