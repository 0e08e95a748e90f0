"""Names by their capital letters, and whether a text has them; for scripts that have capitals.

This finds more than names (the first word of a heading, German nouns), because it serves to refuse: a
capitalised word that its source lacks is treated as an invented name.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from digest.model import Span
from digest.text.quantities import is_number_word
from digest.text.words import stem, stop_words, words

PARTICLES = frozenset(
    "of de la le du des del della di da do dos das von vom van der den het zu zur y e bin ibn al el und the for".split()
)
"""Small words inside names: "Bank of England", "Ursula von der Leyen"."""
MOST_PARTICLES = 2
CURRENCIES = ("$", "€", "£", "¥")
"""What makes a part of a price of the letters before it: "US$"."""
GAPS = (" ", "-", "\u00a0", "\u202f", "‑", "–")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is written and as it is compared; its start in the text."""

    text: str
    plain: str
    start: int
    stop: int

    @property
    def is_capital(self) -> bool:
        """Whether it has a capital letter, at its start or within ("iPhone")."""
        return any(c.isupper() for c in self.text)

    @property
    def is_shouted(self) -> bool:
        """Whether it is all capitals, so that it is a name even where it looks like a common word ("WHO", "US")."""
        return len(self.plain) > 1 and self.text.isupper()


def tokens(text: str) -> list[Token]:
    """The words of ``text``, in order; "U.S." compares as "us"."""
    return [Token(text[w.start : w.stop], w.folded.replace(".", ""), w.start, w.stop) for w in words(text)]


def names(text: str, language: str = "", skipped: Sequence[Span] = ()) -> Iterator[tuple[tuple[Token, ...], bool]]:
    """The runs of capitalised words in a sentence, each with whether it begins the sentence.

    Args:
        text: one sentence.
        language: two-letter code, for its stop words.
        skipped: spans in which no name is looked for (quotations).
    """
    stops = stop_words(language)
    every = [t for t in tokens(text) if text[t.stop : t.stop + 1] not in CURRENCIES]
    found = [t for t in every if not any(a <= t.start < b for a, b in skipped)]
    first = every[0].start if every else 0
    run: list[Token] = []
    small: list[Token] = []
    for token in [*found, None]:
        gap = text[(small or run)[-1].stop : token.start] if token and run else ""
        if token and run and gap in GAPS and not (run[-1].text[-2:] in ("'s", "’s") and not small):
            if token.is_capital:
                run += [*small, token]
                small = []
                continue
            if token.plain in PARTICLES and len(small) < MOST_PARTICLES and gap != "-":
                small.append(token)
                continue
        if run:
            yield tuple(run), run[0].start == first
        alone = token and token.is_capital and (token.is_shouted or token.plain not in stops or len(token.plain) > 1)
        run, small = [token] if token and alone else [], []


@dataclass(frozen=True)
class Known:
    """The words of the texts that a name may come from; ``language`` is for their stems."""

    texts: tuple[str, ...]
    language: str = ""

    @cached_property
    def _tokens(self) -> list[list[Token]]:
        return [tokens(text) for text in self.texts]

    @cached_property
    def _line(self) -> str:
        return " | ".join(["", *(" ".join(t.plain for t in line) for line in self._tokens), ""])

    @cached_property
    def _runs(self) -> dict[str, list[tuple[str, ...]]]:
        """The names in the texts, each by every word in it."""
        found: dict[str, list[tuple[str, ...]]] = {}
        every = dict.fromkeys(
            tuple(token.plain for token in run) for text in self.texts for run, _ in names(text, self.language)
        )
        for run in every:
            for word in dict.fromkeys(run):
                found.setdefault(word, []).append(run)
        return found

    @cached_property
    def _capital(self) -> frozenset[str]:
        known = {t.plain for line in self._tokens for t in line if t.is_capital}
        return frozenset(known | {stem(word, self.language) for word in known})

    @cached_property
    def _small(self) -> frozenset[str]:
        known = {t.plain for line in self._tokens for t in line if not t.is_capital}
        return frozenset(known | {stem(word, self.language) for word in known})

    def is_common(self, token: Token) -> bool:
        """Whether the word stands somewhere in small letters, so that it is no name by itself."""
        if token.is_shouted:
            return False
        return token.plain in self._small or stem(token.plain, self.language) in self._small

    def has(self, run: Sequence[Token]) -> bool:
        """Whether a name stands in one of the texts, word after word.

        Words inside may be left out ("President Petrova" for "President Anna Petrova"). A common noun
        before it may be new there ("Minister Petrova" where she is called the minister elsewhere). A name
        of one word may have another ending ("Russians").
        """
        return self._has(run) or (len(run) > 1 and self.is_common(run[0]) and self._has(run[1:]))

    def abridges(self, name: str, sentence: str) -> bool:
        """Whether a longer name in a sentence stands for one word of it here: "Anna Petrova" for "Petrova".

        Where the sentence says that word more often than the texts, the longer name is in somebody else's place.
        """
        said = Counter(token.plain for token in tokens(sentence))
        there = Counter(token.plain for line in self._tokens for token in line)
        return any(
            (token.plain,) in self._runs.get(token.plain, ()) and said[token.plain] <= there[token.plain]
            for token in tokens(name)
        )

    def _has(self, run: Sequence[Token]) -> bool:
        if len(run) > 1:
            plain = [token.plain for token in run]
            return f" {' '.join(plain)} " in self._line or any(
                _is_within(plain, name) for name in self._runs.get(plain[0], ())
            )
        return run[0].plain in self._capital or (
            not run[0].is_shouted and stem(run[0].plain, self.language) in self._capital
        )


def unknown_names(text: str, known: Known, skipped: Sequence[Span] = ()) -> Iterator[str]:
    """The names in a sentence that the texts known lack, as they are written in the sentence.

    The first word of the sentence is no name if it stands in small letters there, or is a stop word.
    """
    stops = stop_words(known.language)
    for whole, starts in names(text, known.language, skipped):
        run = list(whole)
        if len(run) == 1 and is_number_word(run[0].plain):
            continue
        if (
            starts
            and not run[0].is_shouted
            and (run[0].plain in stops or known.is_common(run[0]))
            and not known.has(run)
        ):
            run = run[1:]
            while run and not run[0].is_capital:
                run = run[1:]
        if run and not known.has(run):
            yield text[run[0].start : run[-1].stop]


def _is_within(some: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words stand in the name in this order, with others between them."""
    rest = iter(name)
    return all(word in rest for word in some)


def is_cased(text: str) -> bool:
    """Whether the script of ``text`` has capitals at all, so that names show."""
    letters = sum(c.isalpha() for c in text)
    return 2 * sum(one.islower() or one.isupper() for one in text) > letters
