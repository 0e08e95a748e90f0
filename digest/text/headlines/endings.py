"""Where a headline may end inside a sentence, and how good each of these ends is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from digest.text.headlines.english import ADJECTIVE, AUXILIARIES, FUNCTION, INCOMPLETE, LOOSE, is_verb

WHOLE, CLAUSE, PHRASE, OF, INFINITIVE = "whole", "clause", "phrase", "of", "infinitive"
RELATIVE, LIST, INSIDE = "relative", "list", "inside"
WORTH = {
    WHOLE: 1.0, CLAUSE: 0.4, PHRASE: 0.0, OF: -0.6, RELATIVE: -0.6, INFINITIVE: -1.2, LIST: -8.0, INSIDE: -20.0,
}  # fmt: skip
"""What an end is worth, in content words that one would give for it."""

SUBORDINATE = frozenset(
    "after amid as while following because despite before when where which who whose since though although"
    " until".split()
)
PREPOSITIONS = frozenset(
    "in on at for from with into onto over under by against during through about between among across near"
    " ahead".split()
)
DETERMINERS = frozenset("the a an its his her their this that these those some all".split())
COORDINATED = frozenset("will has have is are was were had would could he she they it to".split())
"""What follows "and" where it joins clauses; between nouns no cut is safe."""

SPLITS = {
    "of": frozenset(
        "accused accuses accuse convicted suspected guilty cleared acquitted robbed stripped capable because".split()
    ),
    "from": frozenset("ban bans banned bar barred prevent prevents prevented block blocked stop stopped keep".split()),
    "with": frozenset("charged charge charges faced".split()),
    "for": frozenset("blame blames blamed responsible account accounts".split()),
    "to": frozenset(
        "ask asks asked urge urges urged order orders ordered tell tells told wants want force forces forced"
        " allow allows allowed fail fails failed refuse refuses refused decline declines declined threaten"
        " threatens threatened due able unable plan plans bid attempt attempts effort efforts right decision"
        " moves move set need pressure failure ability agreement deal call calls continues likely unlikely"
        " expected agreed vowed try tries tried".split()
    ),
}
"""Words that mean something else without the phrase that begins so: "accused a man | of theft"."""

SHORTEST = 24
"""Characters of the shortest beginning that stands for a sentence."""

NOWHERE = -1
AHEAD = 80
"""Characters looked at beyond those that fit."""

HEADS = frozenset(
    "number part lot series lack some one two three most many half third quarter dozens hundreds thousands"
    " millions kind sort type pair group round spate string variety range couple rest end start beginning"
    " front face wake case out way member members head chief leader director president secretary chairman"
    " state city university bank department ministry house office bureau court council king queen duke percent"
    " cent top majority use wave total result".split()
)
"""Nouns that are nothing without the "of" after them."""

NEAR = 6
"""Words back in which such a word is looked for."""

OPENS_CLAUSE = frozenset("that who which whose if whether because while when where although though".split())
FEWEST = 3
"""Words that must follow the last comma or dash: fewer are a torn aside."""

SAYS = frozenset(
    "said says admitted predicted ruled vowed warns hopes thinks believes insisted argued argues insists"
    " suggests".split()
)
"""After these a clause with a verb of its own must come before a headline can end."""

CLAIMS = frozenset(
    "claim claims fact report reports news suggestion suggestions idea sign signs evidence concern concerns"
    " fear fears belief so allegation allegations speculation rumours rumors accusations hope hopes such those"
    " one ones said told denial proof argument view possibility chance warning warnings".split()
)
"""Nouns that say nothing, or the opposite, without the "that" after them."""

PERIODS = frozenset(
    "minutes hours days weeks months years decades day week month year decade hour time moments".split()
)
PARTICIPLES = frozenset(
    "saying alleging following seeking accusing claiming citing calling arguing making giving allowing"
    " requiring adding strengthening warning telling urging demanding aimed leaving bringing raising ending"
    " clearing setting paving forcing prompting causing sparking killing using becoming including involving"
    " insisting asking blaming hoping beating taking putting sending pushing marking describing".split()
)
"""With these a sentence that is whole goes on."""

LISTED = re.compile(r"(?:\S+ ){1,3}(?:and|or)\b|[^,]{1,40}, (?:[^,]{1,40}, )?(?:and|or)\b")
TOKEN = re.compile(r"\S+")
EDGES = "“”\"'‘’(),;:.!?—–-"
PAIRS = (("“", "”"), ("(", ")"), ("«", "»"), ("„", "“"), ("「", "」"), ("『", "』"), ("[", "]"))
OPENED, CLOSED = re.compile(r"(?<!\w)[‘'](?=\w)"), re.compile(r"(?<=[\w.,!?])[’'](?!\w)")


class End(NamedTuple):
    """A place where a headline may end, of what kind it is, and whether a finite verb stands before it."""

    stop: int
    kind: str
    told: bool


class Token(NamedTuple):
    """A stretch between blanks: where it is and its word in lower case, without marks around it."""

    start: int
    stop: int
    word: str


def tokens_of(words: str) -> list[Token]:
    """The words of a sentence with the marks that stick to them."""
    return [
        Token(match.start(), match.end(), match.group().strip(EDGES).lower().replace("’", "'"))
        for match in TOKEN.finditer(words)
    ]


def ends(words: str, characters: int, verb: int = NOWHERE) -> Iterator[End]:
    """Every end within so many characters that leaves an English headline whole.

    ``verb`` is where an auxiliary was taken away, so that what stands there is a finite verb.
    """
    tokens = tokens_of(words[: characters + AHEAD] if len(words) > characters + AHEAD else words)
    verbs, opened, relative, within = 0, False, False, False
    for i, token in enumerate(tokens):
        if token.start == verb or (is_verb(token.word) and not agentless(tokens, i)):
            verbs, opened, within = verbs + (not within), token.word in SAYS, True
        elif not token.word.endswith("ly"):
            within = False
        if token.word in OPENS_CLAUSE:
            relative = relative or verbs == 0
            opened = True
        stop = token.start + len(words[token.start : token.stop].rstrip(",;:."))
        if stop > characters:
            return
        if stop < SHORTEST and i + 1 < len(tokens):
            continue
        kind = kind_of_end(words, tokens, i)
        good = kind == WHOLE or (not opened and may_end(words, tokens, i, kind))
        good = good and (kind == WHOLE or (i >= FEWEST and stop >= SHORTEST))
        if good and not weak(token.word) and not unbalanced(words[:stop]):
            yield End(stop, kind, verbs > relative)


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
        return INSIDE if mark == "," and LISTED.match(words, following.start) else CLAUSE
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
    if following.word == "that" and token.word not in CLAIMS and not is_verb(token.word):
        return RELATIVE
    if (
        following.word == "and"
        and after
        and not (words[token.start].isupper() and words[tokens[i + 2].start].isupper())
    ):
        return LIST
    if following.word in PARTICIPLES and token.word not in CLAIMS:
        return CLAUSE
    return {"of": OF, "to": INFINITIVE, "but": CLAUSE}.get(following.word, INSIDE)


def may_end(words: str, tokens: list[Token], i: int, kind: str) -> bool:  # noqa: PLR0911 - a list of reasons
    """Whether what was cut off was not needed: by the last word, and by what stands before it."""
    last, following = tokens[i].word, tokens[i + 1].word
    if last in PERIODS and following in ("after", "before", "since"):
        return False
    if last in INCOMPLETE or following in ("if", "unless", "than") or split(tokens, i):
        return False
    if kind != CLAUSE and (ADJECTIVE.search(last) or (last.endswith("ed") and not passive(tokens, i, kind))):
        return False
    if kind == INFINITIVE and (last.endswith(("s", "ing")) or is_verb(last)):
        return False
    if kind in (INSIDE, LIST) and (last.endswith(LOOSE) or words[tokens[i].start].isupper()):
        return False
    if kind == INSIDE and words[tokens[i + 1].start].isupper():
        return False
    stop = tokens[i].stop
    torn = max(words.rfind(mark, 0, stop - 1) for mark in (", ", ": ", "— ", "– "))
    return torn < 0 or words.count(" ", torn, stop) >= FEWEST


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
    return any(token.word in wanting for token in tokens[max(0, i - NEAR) : i + 1])


def weak(last: str) -> bool:
    """Whether no headline ends with this word: small words and numbers."""
    return not last or last in FUNCTION or last[-1].isdigit() or last.endswith(("'s", "s'", "n't"))


def unbalanced(piece: str) -> bool:
    """Whether a quotation or a bracket is open."""
    if piece.count('"') % 2 or any(piece.count(a) != piece.count(b) for a, b in PAIRS if a != "„" and b != "“"):
        return True
    return len(OPENED.findall(piece)) > len(CLOSED.findall(piece))
