"""What is said of a token for its own label: by itself, by its neighbours, by the lists.

A feature is a short text; the model has weights for it. What a word says of itself or of a
neighbour follows from the word alone, so that it can be worked out once for each word.
"""

from collections.abc import Iterator, Sequence

from digest.text.recognition.lists import NameLists
from digest.text.recognition.tokens import LINKS, Line

SHOUTED = 0.7  # share of words in capitals from which a line is shouted
LONG_ACRONYM = 6  # letters from which a word in capitals is rather shouted than an acronym
SUFFIX = 3
AROUND = (-2, -1, 1, 2)
"""The places, from a token, of the neighbours that are asked."""


def shape(text: str) -> str:
    """The form of a token: "Xx", "XX", "X.", "x", "9", "xX"; a mark is itself."""
    first = text[0]
    if first.isdigit():
        return "9x" if any(map(str.isalpha, text)) else "9"
    if not first.isalpha():
        return text[:2]
    if text.islower():
        return "x"
    if text.isupper():
        return _shape_of_capitals(text)
    if first.isupper():
        return "Xx" if text[1:].islower() and "-" not in text else "X-x" if "-" in text else "XxX"
    return "xX"


def _shape_of_capitals(text: str) -> str:
    if "." in text:
        return "X." if len(text) == 2 else "X.X."
    return "X" if len(text) == 1 else "XX" if len(text) < LONG_ACRONYM else "XXX"


def own(text: str, begins: bool, lists: NameLists) -> tuple[str, ...]:  # noqa: FBT001 - a fact of the token
    """What a token says of itself, "bias" first, which every token says; ``begins`` as `Line` has it."""
    return (*own_form(shape(text), lists.letters(text), begins), *own_word(text, lists))


def own_form(form: str, letters: str, begins: bool) -> tuple[str, ...]:  # noqa: FBT001 - a fact of the token
    """What form and lists say of a token, whichever word it is."""
    listed = [f"l={letter}" for letter in letters] or ["l=?"]
    return ("bias", f"f={form}", f"L={letters}", f"{begins:d}|L={letters}", f"{begins:d}|f={form}", *listed)


def own_word(text: str, lists: NameLists) -> list[str]:
    """What the letters of a token say of it."""
    lower = text.lower()
    found = [f"w={lower}"]
    if text[0].isalpha() and len(text) > SUFFIX:
        found += [f"s={lower[-SUFFIX:]}", f"s={lower[-2:]}"]
    head, dash, tail = text.partition("-")
    if dash and head and tail:
        found += [f"h={letter}" for letter in lists.letters(head)]
        found += [f"t={letter}" for letter in lists.letters(tail)]
        found += [f"hn={lists.type_of(head)}", f"t={shape(tail)}"]
    return found


def near(text: str, lists: NameLists) -> tuple[str, ...]:
    """What a token says of those near it; `placed` tells from where."""
    return (near_word(text), *near_form(shape(text), lists.letters(text)))


def near_word(text: str) -> str:
    """What the letters of a token say of those near it."""
    return f"w={text.lower()}"


def near_form(form: str, letters: str) -> tuple[str, ...]:
    """What form and lists say of the neighbour of a token, whichever word it is."""
    return (f"f={form}", *(f"l={letter}" for letter in letters))


def placed(place: int, feature: str) -> str:
    """A feature of the token that stands at ``place`` from the one it is said of (-1: before it)."""
    return f"{place}{feature}"


def edge(place: int) -> str:
    """What is said where no token stands at ``place``."""
    return f"{place}edge"


def said_by_lists(line: Line, i: int, marks: Sequence[str]) -> tuple[str, str, str, str]:
    """What `changing` asks of token ``i``: its mark and form, the marks after and before it."""
    mark = marks[i]
    form = shape(line.texts[i]) if mark else ""
    return mark, form, marks[i + 1] if i + 1 < len(marks) else "$", marks[i - 1] if i else "^"


def changing(mark: str, form: str, after: str, before: str, shouted: bool) -> Iterator[str]:  # noqa: FBT001 - a fact of the line
    """What lists and line say of a token, with marks as `known_names` gives them."""
    if mark:
        yield f"g={mark}"
        yield f"g={mark}|{form}"
    if shouted:
        yield "caps"
        yield f"caps|{mark}"
    yield f"n={after}"
    yield f"p={before}"


def every(line: Line, i: int, marks: Sequence[str], lists: NameLists, *, shouted: bool) -> Iterator[str]:
    """All features of token ``i``."""
    texts = line.texts
    yield from own(texts[i], line.begins(i), lists)
    for place in AROUND:
        inside = 0 <= i + place < len(texts)
        yield from (placed(place, said) for said in near(texts[i + place], lists)) if inside else (edge(place),)
    yield from changing(*said_by_lists(line, i, marks), shouted)


def is_shouted(line: Line) -> bool:
    """Whether a line is written in capitals."""
    if sum(line.capital) * 3 < len(line.texts):  # what most lines are
        return False
    words = [text for text in line.texts if text[0].isalpha() and len(text) > 1]
    return len(words) > 1 and sum(map(str.isupper, words)) > SHOUTED * len(words)


def known_names(line: Line, lists: NameLists) -> list[str]:
    """For each token its place in the longest known name that holds it, with the type of that name.

    "U-LOC": it is the name; "B-LOC", "I-LOC", "E-LOC": its first, an inner, its last word; else "".
    """
    texts, capital, alone = line.texts, line.capital, lists.alone
    marks = [""] * len(texts)
    stop = 0
    for i, text in enumerate(texts):
        if i < stop or not (capital[i] or (text in LINKS and text in lists.starts)):
            continue
        most, kind = alone[text]
        n, kind = _longest(texts[i : i + most], lists) if most > 1 else (1, kind)
        stop = i + n
        if kind and (n > 1 or capital[i]):
            marks[i:stop] = [f"U-{kind}"] if n == 1 else [f"B-{kind}", *[f"I-{kind}"] * (n - 2), f"E-{kind}"]
    return marks


def _longest(words: Sequence[str], lists: NameLists) -> tuple[int, str]:
    """How many of these tokens, from the first on, are the longest known name, and its type."""
    for n in range(len(words), 1, -1):
        if not words[n - 1][0].islower():
            kind = lists.type_of(" ".join(words[:n]).replace(" '", "'"))
            if kind:
                return n, kind
    return 1, lists.type_of(words[0])
