"""Runs of capitalised words: where a text may mention a name. Knows nothing of what they name."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

ABBREVIATED = "Jr|Sr|St|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Prof|Rev|Inc|Corp|Co|Ltd|Mt|Ft|Adm|Bros"
TOKEN = re.compile(
    rf"(?:[^\W\d_]\.)+(?![^\W_])|(?:{ABBREVIATED})\.(?=\W)|[^\W_]+(?:[-‑'’][^\W_]+|\.(?=com\b)[^\W_]+)*|&"
)
SENTENCE_GAP = re.compile(r"[.!?:;…\n“„«\"‘•|]|^\W*['(]|--")
STARTERS = frozenset(
    ("The", "A", "An", "In", "It", "He", "She", "They", "This", "But", "On", "At", "His", "Her", "Its")
)
POSSESSIVE = re.compile(r"['’](?:s|S)?$")
PREFIXED = re.compile(r"(?:al|el|an|as|ad|ar|ash|bin|d|l|de|mc)[-‑'’]?[^\W\d_a-zà-ÿ]")
COMPOUND = re.compile(r"([^\W_]+(?:\.[^\W_])*)[-‑]([a-zà-ÿ]{3,})$")
PARTICLES = frozenset(
    (
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "ter",
        "zu",
        "y",
        "e",
    )
)
LINKS = frozenset(("of", "for", "and", "the"))


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it stands: its span, its letters, whether a sentence begins with it.

    ``joins`` says that nothing but one space parts it from the token before.
    """

    start: int
    stop: int
    text: str
    begins: bool
    joins: bool

    @property
    def lower(self) -> str:
        """The word in small letters, without a final dot."""
        return self.text.lower().rstrip(".")

    @property
    def is_capital(self) -> bool:
        """Whether it is written as a name is: with a capital, or as "al-Qaeda" is."""
        return self.text[0].isupper() or bool(PREFIXED.match(self.text))


class Mention(NamedTuple):
    """A run of tokens that may be a name, and the words (small letters) around it."""

    tokens: tuple[Token, ...]
    before: str
    after: str

    @property
    def span(self) -> tuple[int, int]:
        """From the first token to the last."""
        return self.tokens[0].start, self.tokens[-1].stop


def tokens(text: str) -> list[Token]:
    """The words of ``text`` with capitals, dots of abbreviations and hyphens kept.

    A possessive "'s" is left out; so is the rest of "German-made" after the name.
    Cost: O(len(text)).
    """
    found: list[Token] = []
    stop, parted = 0, True
    for match in TOKEN.finditer(text):
        gap = text[stop : match.start()]
        dotted = bool(found) and found[-1].text.endswith(".") and match.group() in STARTERS
        begins = not found or dotted or bool(SENTENCE_GAP.search(gap))
        word = _core(match.group())
        found.append(
            Token(match.start(), match.start() + len(word), word, begins, gap == " " and not (parted or dotted))
        )
        stop, parted = match.end(), word != match.group()
    return found


def _core(word: str) -> str:
    bare = POSSESSIVE.sub("", word) or word
    compound = COMPOUND.match(bare)
    # "Jong-un" and "Ing-wen" end in less than five letters, "German-led" in a word of few
    is_name = compound and compound[1][0].isupper() and (len(compound[2]) > 4 or compound[2] in ("led", "made", "run"))
    return compound[1] if compound and is_name else bare


def mentions(words: Sequence[Token], heads: Collection[str], titles: Collection[str]) -> Iterator[Mention]:
    """Runs of capitalised tokens, as long as they go.

    Args:
        words: the tokens of a text.
        heads: words (small letters) after which "of", "for" and "and" go on with the name.
        titles: words after which "of" goes on ("Minister of Defense").
    """
    i = 0
    while i < len(words):
        if not words[i].is_capital:
            i += 1
            continue
        stop = _end(words, i, heads, titles)
        before = words[i - 1].lower if i and not words[i].begins else ""
        after = words[stop].lower if stop < len(words) and words[stop].joins else ""
        yield Mention(tuple(words[i:stop]), before, after)
        i = stop


def _end(words: Sequence[Token], start: int, heads: Collection[str], titles: Collection[str]) -> int:
    """The index after the last token of the run that begins at ``start``."""
    i, is_headed, is_linked = start + 1, words[start].lower in heads, False
    while i < len(words) and words[i].joins:
        word = words[i]
        if word.is_capital or word.text == "&" or (word.text.isdigit() and len(word.text) == 1):
            is_headed = is_headed or word.lower in heads
            i += 1
            continue
        is_office = word.lower == "of" and words[i - 1].lower in titles
        if word.lower in LINKS and not is_office and not (is_headed if word.lower != "and" else is_linked):
            break
        stop = _linked(words, i)
        if not stop:
            break
        is_linked = is_linked or (word.lower in LINKS and not is_office)
        i = stop
    return i


def _linked(words: Sequence[Token], i: int) -> int:
    """The index of the capitalised token to which the small words from ``i`` on link; 0 if none."""
    first = words[i].lower
    if first not in PARTICLES and first not in LINKS:
        return 0
    following = i + 1
    if following < len(words) and (words[following].lower == "the" if first in ("of", "for") else first in PARTICLES):
        following += words[following].lower in PARTICLES or words[following].lower == "the"
    is_run = following < len(words) and all(word.joins for word in words[i : following + 1])
    return following if is_run and words[following].is_capital else 0


def without(mention: Mention, first: int, last: int) -> Mention:
    """``mention`` without its first ``first`` and last ``last`` tokens; the words around move up."""
    kept = mention.tokens[first : len(mention.tokens) - last]
    before = mention.tokens[first - 1].lower if first else mention.before
    after = mention.tokens[len(mention.tokens) - last].lower if last else mention.after
    head = (replace(kept[0], begins=kept[0].begins and not first), *kept[1:]) if kept else ()
    return Mention(head, before, after)
