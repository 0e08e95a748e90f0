"""Which sentence of a text becomes its headline, and in which version: as much as a line holds, told whole."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from digest.model import Span
from digest.text.headlines.endings import (
    ANYWHERE,
    NO_PHRASE_TORN,
    NOTHING_MISSED,
    NOWHERE,
    SENTENCE_WHOLE,
    WHOLE,
    WORTH,
    End,
    ends,
    read,
    weak,
)
from digest.text.headlines.english import ADJECTIVE, FUNCTION, INCOMPLETE, LOOSE, WORD, is_english, is_verb
from digest.text.headlines.marks import unbalanced
from digest.text.headlines.plain import first_clause
from digest.text.headlines.removals import ENGLISH, NEUTRAL, bare
from digest.text.headlines.tight import ARTICLES, AUXILIARIES, OWNERS, POSTS
from digest.text.headlines.tokens import tokens_of

COST_OF_LESS = ((NOTHING_MISSED, 0.0), (SENTENCE_WHOLE, 14.0), (NO_PHRASE_TORN, 24.0), (ANYWHERE, 50.0))
"""What may be demanded of an end, in the order in which it is, and what demanding less costs."""

TORN = 60.0
"""Cost of an end where nothing could be demanded."""

SEEN = 75
"""Characters of a headline that readers of lists and search results see."""

CONTENT, BEYOND, SHORT, UNTOLD = 2.5, 0.02, 0.1, 12.0
"""Worth of a content word within sight; cost of a character beyond it, of one that 40 lack, of no finite verb."""

LEAST, LONGEST = 60, 2000
LATER, ASKED, LEANING, TINY = 26.0, 26.0, 26.0, 32.0
"""Costs: of each sentence further down, of a question, of a sentence that leans on others or is a quotation, of a
few words without a verb."""

BEST = 28.0
"""What a sentence that fits is worth."""

FEWEST = 5
LEANS = re.compile(r"(?:He|She|It|They|His|Her|Their|This|That|These|Those|I|We|You|My|Our|Here|There)\b|[“\"‘']")
ORDER = ("first", "second", "third")


class Made(NamedTuple):
    """A headline, the sentence it was made of, and what was left out of that, in words."""

    text: str
    span: Span
    why: str


class Version(NamedTuple):
    """The best version of one sentence: what it is worth, its words, what is gone and whether the end was cut."""

    worth: float
    text: str
    gone: Sequence[str]
    cut: bool


def made(text: str, spans: Sequence[Span], language: str, characters: int) -> Made | None:
    """The headline made of the first sentence that can stand alone; ``None`` if there is no sentence.

    Args:
        text: the article's text.
        spans: its first sentences, in order; at most three are looked at.
        language: two-letter code, ``""`` if unknown.
        characters: most that the headline may have; Chinese and Japanese ones count as two.
    """
    best: tuple[float, int, Version] | None = None
    for i, (start, stop) in enumerate(spans[: len(ORDER)]):
        if best and best[0] > BEST - LATER * i:  # no later sentence could be worth more
            break
        sentence = text[start:stop][:LONGEST]
        version = version_of(sentence, language, characters)
        worth = version.worth - LATER * i - cost_of_kind(sentence)
        if version.text and (best is None or worth > best[0]):
            best = (worth, i, version)
    if best is None:
        return None
    _, i, version = best
    without = f", without its {listed(version.gone)}" if version.gone else ""
    return Made(version.text, spans[i], f"the {ORDER[i]} sentence{without}{', cut short' if version.cut else ''}")


def listed(things: Sequence[str]) -> str:
    """Things as one writes them: "a, b and c"."""
    return " and ".join(part for part in (", ".join(things[:-1]), things[-1]) if part)


def cost_of_kind(sentence: str) -> float:
    """What speaks against a sentence whatever its words are."""
    cost = ASKED if sentence.rstrip("\"'”’ ").endswith(("?", "？", "؟")) else 0.0
    cost += LEANING if LEANS.match(sentence) else 0.0
    return cost + (TINY if len(sentence) < LEAST and sentence.count(" ") < FEWEST else 0.0)


def version_of(sentence: str, language: str, characters: int) -> Version:
    """The best version of a sentence; its text is ``""`` if nothing is left of it."""
    if not is_english(sentence, language):
        words, gone = bare(sentence, NEUTRAL)
        text = first_clause(words, characters)
        return Version(CONTENT * FEWEST, finished(text), gone, len(text) < len(words))
    words, gone = bare(sentence, NEUTRAL + ENGLISH)
    full = english_version(words, gone, characters)
    if not full.cut and len(full.text) <= SEEN:
        return full
    plain, articles = bare(words, (ARTICLES, OWNERS, POSTS))
    tighter, verb = bare(plain, (AUXILIARIES,))
    shared = changed_at(plain, tighter) if verb else NOWHERE
    tight = english_version(tighter, (*gone, *articles, *verb), characters, shared)
    return tight if tight.worth >= full.worth else full


def changed_at(before: str, after: str) -> int:
    """Where two texts begin to differ."""
    return next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(after))


def english_version(words: str, gone: tuple[str, ...], characters: int, verb: int = NOWHERE) -> Version:
    """The best beginning of a sentence from which all was taken that may go; ``verb`` as for `read`."""
    content = [word.end() for word in WORD.finditer(words, 0, SEEN) if word.group().lower() not in FUNCTION]
    sentence = read(words, characters, verb)
    for demands, cost in COST_OF_LESS:
        if found := best_end(ends(sentence, characters, demands), content):
            worth, end = found
            return Version(worth - cost, finished(words[: end.stop]), gone, end.kind != WHOLE)
    return Version(-TORN, finished(forced(words, characters)), gone, cut=True)


def best_end(found: Iterable[End], content: Sequence[int]) -> tuple[float, End] | None:
    """The end worth most of those found, the last one first; ``None`` if there is none."""
    best: tuple[float, End] | None = None
    for end in found:
        if best and best[0] > WORTH[WHOLE] + CONTENT * bisect_right(content, end.stop):
            break  # what is shorter still cannot be worth more
        worth = worth_of(end, content)
        if best is None or worth > best[0]:
            best = (worth, end)
    return best


def worth_of(end: End, content: Sequence[int]) -> float:
    """What a version is worth: content words in sight, a good end, a good length, a verb."""
    worth = WORTH[end.kind] + CONTENT * bisect_right(content, min(end.stop, SEEN))
    worth -= BEYOND * max(0, end.stop - SEEN) + SHORT * max(0, LEAST - end.stop)
    return worth if end.told else worth - (UNTOLD / 3 if end.kind == WHOLE else UNTOLD)


def forced(words: str, characters: int) -> str:
    """A beginning that tears no phrase, where no good end was found; quotation marks go if one is open."""
    tokens = [token for token in tokens_of(words) if token.stop <= characters]
    while tokens and (wants_more(tokens[-1].word) or torn_name(words, tokens[-1].start, tokens[-1].stop)):
        tokens.pop()
    text = words[: tokens[-1].stop] if tokens else ""
    return re.sub('[“”"„«»()]', "", text) if unbalanced(text) else text


def torn_name(words: str, start: int, stop: int) -> bool:
    """Whether a capitalised word goes on with another one, or an infinitive stands at the end."""
    after = words[stop + 1 : stop + 2]
    return (words[start].isupper() and after.isupper()) or words[:start].endswith((" to ", "ly "))


def wants_more(last: str) -> bool:
    """Whether a word cannot be the last of anything."""
    return weak(last) or last in INCOMPLETE or is_verb(last) or last.endswith(LOOSE) or bool(ADJECTIVE.search(last))


def finished(text: str) -> str:
    """A headline as it is printed: no full stop, a capital first."""
    text = text.strip(" ,;:–—-，、；：")
    if text.endswith(("。", ".")) and not text.endswith(("..", "…")) and not re.search(r"\b(?:[^\W\d_]\.)+$", text):
        text = text[:-1]
    return text[:1].upper() + text[1:]
