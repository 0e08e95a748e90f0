"""Where a headline may end inside a sentence, and how good each of these ends is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from digest.text.headlines.english import (
    ADJECTIVE,
    AUXILIARIES,
    CLAIMS,
    COORDINATED,
    DETERMINERS,
    EVENTS,
    FRONTED,
    FUNCTION,
    HEADS,
    INCOMPLETE,
    INCOMPLETE_VERBS,
    LOOSE,
    MODALS,
    NOUNS,
    OBJECTS,
    OPENS_CLAUSE,
    PARTICIPLES,
    PASSIVES,
    PERIODS,
    PREPOSITIONS,
    PRONOUNS,
    SAYS,
    SPEAKS,
    SPLITS,
    SUBORDINATE,
    TIMES,
    is_verb,
)
from digest.text.headlines.marks import unbalanced
from digest.text.headlines.tokens import Token, tokens_of

WHOLE, CLAUSE, PHRASE, OF, INFINITIVE = "whole", "clause", "phrase", "of", "infinitive"
RELATIVE, LIST, PLURAL, INSIDE = "relative", "list", "plural", "inside"
WORTH = {
    WHOLE: 1.0, CLAUSE: 0.4, PHRASE: 0.0, OF: -0.6, RELATIVE: -0.6, INFINITIVE: -1.2, LIST: -8.0, PLURAL: -24.0,
}  # fmt: skip
"""What an end is worth, in content words that one would give for it."""


SHORTEST = 24
"""Characters of the shortest beginning that stands for a sentence."""

NOWHERE = -1
ANYWHERE, NO_PHRASE_TORN, SENTENCE_WHOLE, NOTHING_MISSED = range(4)
"""What an end must leave whole, from least to most."""

AHEAD = 40
"""Characters looked at beyond those that fit."""


NEAR = 4
"""Words back in which such a word is looked for."""

FEWEST = 3
"""Words that must follow the last comma or dash: fewer are a torn aside."""


PLURALS = re.compile(r"(?<!new)(?<!['suia])s$")
LISTED = re.compile(r"(?:\S+ ){1,3}(?:and|or)\b|[^,]{1,40}, (?:[^,]{1,40}, )?(?:and|or)\b")


class End(NamedTuple):
    """A place where a headline may end, of what kind it is, and whether a finite verb stands before it."""

    stop: int
    kind: str
    told: bool


class Sentence(NamedTuple):
    """A sentence that was read once: its tokens as far as they matter, and `states_of` them."""

    words: str
    tokens: list[Token]
    states: list[tuple[bool, bool]]


def read(words: str, characters: int, verb: int = NOWHERE) -> Sentence:
    """A sentence to look for ends within so many characters.

    ``verb`` is where an auxiliary was taken away, so that what stands there is a finite verb.
    """
    tokens = tokens_of(words[: characters + AHEAD])
    return Sentence(words, tokens, states_of(tokens, characters, verb))


def ends(sentence: Sentence, characters: int, demands: int = NOTHING_MISSED) -> Iterator[End]:
    """Every end within so many characters that leaves an English headline whole, the last one first.

    ``demands`` is what an end must leave whole.
    """
    words, tokens, states = sentence
    main = words.find(", ") if tokens and tokens[0].word in FRONTED else NOWHERE
    for i in range(len(states) - 1, -1, -1):
        token, (opened, told) = tokens[i], states[i]
        whole = i + 1 == len(tokens)
        if (opened and not whole and demands > NO_PHRASE_TORN) or weak(token.word):
            continue
        stop = token.start + len(words[token.start : token.stop].rstrip(",;:."))
        if not whole and (stop < SHORTEST or i < FEWEST or stop <= main):
            return
        if stop > characters:
            continue
        kind = kind_of_end(words, tokens, i)
        good = whole or (kind != INSIDE and may_end(words, tokens, i, kind, demands))
        if good and not unbalanced(words[:stop]):
            yield End(stop, kind, told)


def states_of(tokens: list[Token], characters: int, verb: int) -> list[tuple[bool, bool]]:
    """For each word within so many characters: whether a clause still wants its verb and the main one has one."""
    verbs, wanted, relative, within = 0, 0, False, False
    states = []
    for i, token in enumerate(tokens):
        if token.start >= characters:
            break
        if token.start == verb or (is_verb(token.word) and not agentless(tokens, i)) or after_relative(tokens, i):
            wanted = max(0, wanted - (not within), opens_speech(tokens, i))
            verbs, within = verbs + (not within), True
        elif not token.word.endswith("ly"):
            within = False
        if token.word in OPENS_CLAUSE:
            relative = relative or verbs == 0
            wanted = wanted + 1 if token.word in ("who", "which", "whose") else max(wanted, 1)
        elif token.word in TIMES and clause_ahead(tokens, i):
            wanted = max(wanted, 1)
        states.append((wanted > 0, verbs > relative))
    return states


def clause_ahead(tokens: list[Token], i: int) -> bool:
    """Whether a verb stands shortly behind "after" or "as", so that it begins a clause."""
    for k in range(i + 1, min(i + 2 + NEAR, len(tokens))):
        if is_verb(tokens[k].word) and not agentless(tokens, k):
            return True
        if tokens[k].marked or tokens[k].word in TIMES:
            return False
    return False


def opens_speech(tokens: list[Token], i: int) -> bool:
    """Whether a clause must follow this verb: not "was ruled out", "hopes to win" or "says nothing"."""
    before = tokens[i - 1].word if i else ""
    after = tokens[i + 1].word if i + 1 < len(tokens) else ""
    if tokens[i].word == "told" and any(token.word == "to" for token in tokens[i + 1 : i + 1 + NEAR]):
        return False
    return tokens[i].word in SAYS and before not in PASSIVES and after not in ("to", "nothing", "out")


def after_relative(tokens: list[Token], i: int) -> bool:
    """Whether a word is the verb of a relative clause by its place and its "-s": "a law that bans"."""
    before, word = tokens[i - 1].word if i else "", tokens[i].word
    if before not in ("who", "which", "that") or not word.endswith("s") or word in FUNCTION:
        return False
    return before != "that" or (
        i + 1 < len(tokens) and (tokens[i + 1].word in DETERMINERS or tokens[i + 1].word in OBJECTS)
    )


def agentless(tokens: list[Token], i: int) -> bool:
    """Whether a verb is a participle after its noun: "a film | made by students"."""
    by = i + 1 < len(tokens) and tokens[i + 1].word == "by"
    before = tokens[i - 1].word if i else ""
    return by and before not in AUXILIARIES and not before.endswith("ly")


def kind_of_end(words: str, tokens: list[Token], i: int) -> str:  # noqa: C901, PLR0911 - a table of cases
    """What is cut through between the token ``i`` and the next."""
    if i + 1 == len(tokens):
        return WHOLE
    token, following = tokens[i], tokens[i + 1]
    mark = words[token.stop - 1]
    if mark in ",;:":
        listed = bool(LISTED.match(words, following.start)) or words[following.start].isdigit()
        return INSIDE if mark == "," and listed else CLAUSE
    if not following.word or following.word in SUBORDINATE:
        return CLAUSE
    after = tokens[i + 2].word if i + 2 < len(tokens) else ""
    if following.word == "and" and after and (after in COORDINATED or is_verb(after)):
        return CLAUSE
    if following.word in ("due", "thanks") and after == "to":
        return CLAUSE
    if following.word == "to" and (after in DETERMINERS or words[tokens[min(i + 2, len(tokens) - 1)].start].isupper()):
        return PHRASE
    if following.word in PREPOSITIONS or (is_verb(following.word) and agentless(tokens, i + 1)):
        return PHRASE
    contact = following.word in PRONOUNS and is_verb(after)
    if (following.word == "that" or contact) and token.word not in CLAIMS and not is_verb(token.word):
        return RELATIVE
    names = i + 2 < len(tokens) and words[token.start].isupper() and words[tokens[i + 2].start].isupper()
    if following.word == "and" and after and not names:
        return LIST
    if following.word in PARTICIPLES and token.word not in CLAIMS:
        return CLAUSE
    if (
        following.word not in ("of", "to", "but")
        and PLURALS.search(token.word)
        and following.word.isalpha()
        and not is_verb(following.word)
    ):
        return PLURAL if words[following.start].islower() and words[token.start].islower() else INSIDE
    return {"of": OF, "to": INFINITIVE, "but": CLAUSE}.get(following.word, INSIDE)


def may_end(words: str, tokens: list[Token], i: int, kind: str, demands: int) -> bool:
    """Whether what was cut off was not needed: by the last word, and by what stands before it."""
    last, following = tokens[i].word, tokens[i + 1].word
    if demands > ANYWHERE and wants_next(tokens, i, kind):
        return False
    if demands < NOTHING_MISSED:
        torn = last.endswith(LOOSE) or last in HEADS or (is_verb(last) and not last.endswith("s"))
        torn = torn or ADJECTIVE.search(last) is not None or kind in (PLURAL, LIST) or last in PERIODS
        return not torn and (following == "to" or demands == ANYWHERE or not split(tokens, i))
    if split(tokens, i) or adjective(words, tokens, i, kind):
        return False
    if kind == INFINITIVE and (last.endswith("s") or (last.endswith("ing") and last not in EVENTS) or is_verb(last)):
        return False
    if kind == PLURAL and any(token.word in SPEAKS for token in tokens[:i]):
        return False
    stop = tokens[i].stop
    comma = max(words.rfind(mark, 0, stop - 1) for mark in (", ", ": ", "— ", "– "))
    return comma < 0 or words.count(" ", comma, stop) > FEWEST


def wants_next(tokens: list[Token], i: int, kind: str) -> bool:
    """Whether the last word is torn from what follows, whatever else is cut off."""
    before, last, following = tokens[i - 1].word if i else "", tokens[i].word, tokens[i + 1].word
    if last in INCOMPLETE and (last not in NOUNS or kind not in (CLAUSE, PHRASE)):
        return True
    if following in ("if", "unless", "than") or (last in PERIODS and following in ("after", "before", "since")):
        return True
    if (
        before in OPENS_CLAUSE
        or (before in PRONOUNS and kind != CLAUSE)
        or (last.endswith("ing") and before in PASSIVES)
    ):
        return True
    if kind == PHRASE and (before == "to" or before in MODALS) and last in INCOMPLETE_VERBS:
        return True
    if kind != CLAUSE and last.endswith("ing") and last not in EVENTS and (kind == RELATIVE or before in TIMES):
        return True
    return following == "by" and is_verb(last) and agentless(tokens, i)


def adjective(words: str, tokens: list[Token], i: int, kind: str) -> bool:
    """Whether the last word may be an adjective whose noun was cut off, or the first of two names."""
    last = tokens[i].word
    if kind != CLAUSE and (ADJECTIVE.search(last) or (last.endswith("ed") and not passive(tokens, i, kind))):
        return True
    if kind == LIST and (is_verb(last) or (i and tokens[i - 1].word in PREPOSITIONS)):
        return True
    return kind in (PLURAL, LIST) and (last.endswith(LOOSE) or words[tokens[i].start].isupper())


def passive(tokens: list[Token], i: int, kind: str) -> bool:
    """Whether a last word in -ed is the verb of its clause ("was shot", "shares plunged") and no adjective."""
    before = tokens[i - 1].word if i else ""
    return kind != INFINITIVE and (
        before in AUXILIARIES or before.endswith("ly") or not any(is_verb(token.word) for token in tokens[:i])
    )


def split(tokens: list[Token], i: int) -> bool:
    """Whether the phrase that begins after the token ``i`` belongs to a word shortly before it."""
    following = tokens[i + 1].word
    if following == "of" and tokens[i].word in HEADS:
        return True
    wanting = SPLITS.get(following, frozenset())
    for token in reversed(tokens[max(0, i - NEAR) : i + 1]):
        if token.word in wanting:
            return True
        if token.word == following != "of":  # it has what it wanted
            return False
    return False


def weak(last: str) -> bool:
    """Whether no headline ends with this word: small words and numbers."""
    return not last or last in FUNCTION or last[-1].isdigit() or last.endswith(("'s", "s'", "n't"))
