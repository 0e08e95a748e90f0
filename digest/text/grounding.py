"""Whether a sentence that a language model wrote is grounded in the sentences that it names.

A gate, not a proof: what it refuses is not sayable from the source as far as words can tell; what it
lets through may still put true words together wrongly. It errs on the side of refusing, because a
refused sentence costs little: the source's own sentence stands in its place.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from digest.text.addressed import speaks_to_a_machine
from digest.text.capitals import Known, is_cased, unknown_names
from digest.text.negations import denied, negations
from digest.text.quantities import quantities
from digest.text.quotations import bare, holds, is_balanced, quoted, stretches
from digest.text.sentences import sentences
from digest.text.words import stem, stems, words

LEAST = 0.34
"""The share of content words that a sentence must have from its sources."""
LEAST_UNCASED = 0.6
"""The same in scripts without capitals, where an invented name looks like any other word."""
MOST_SOURCES = 5
"""Who names half the article for a sentence names no source."""
MARKUP = re.compile(
    r"://|\bwww\.|\bmailto:|\bjavascript:|</?\w|<!|&#?\w+;|\]\(|!\[|\*\*|__|`|~~|^\s*(?:[#>*•|-]|\d+[.)])\s|[{}\\|]"
    r"|(?<!\w)@\w|\[\d+\]"
)
ADDRESS = re.compile(
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|biz|io|ai|app|xyz|ru|de|fr|uk|eu|cn|us|co)\b", re.IGNORECASE
)
ENDED = re.compile(r"[.!?。！？｡।॥።؟۔…][\"'”’»“)\]」』）]*$")
PRONOUNS = frozenset(
    "he she it they him her his its their them er sie es ihr ihre ihren sein seine seinen il elle ils elles lui leur"
    " son sa ses él ella ellos ellas su sus lui lei loro suo sua ele ela eles elas seu sua"
    " hij zij ze hun zijn haar han hon он она они его её ее их".split()
)
LEANING = PRONOUNS | frozenset(
    "but and however also this that these those aber und doch mais et pero y ma e maar en".split()
)
"""What begins a sentence that leans on the one before it."""
SPOKEN = 6
"""So many words of a quotation one after the other are a quotation."""
BLANKS = {0xA0: " ", 0x202F: " "}
"""Blanks that no line breaks at, which French and numbers have."""
KATAKANA = re.compile("[ァ-ヴー]{3,}")


@dataclass(frozen=True)
class Grounds:
    """The sentences of an article that a summary may rest on.

    texts: the sentences, in the order of the article; the first one has number 1.
    language: two-letter code; ``""`` counts as English.
    least: share of a sentence's content words (0 to 1) that its sources must have; at least
        `LEAST_UNCASED` is asked in scripts without capitals.
    """

    texts: tuple[str, ...]
    language: str = ""
    least: float = LEAST

    def refusal(self, sentence: str, sources: Sequence[int]) -> str:
        """Why ``sentence`` may not be published as said by the sentences numbered ``sources``; ``""`` if it may.

        Cost: O(len(article)) at first, then O(len(sentence) + len(sources)).
        """
        return next(self._refusals(sentence, sources), "")

    def _refusals(self, sentence: str, sources: Sequence[int]) -> Iterator[str]:
        if len(sentence) > sum(map(len, self.texts)):
            yield "it is longer than the article"
            return
        yield from _form(sentence)
        if not sources:
            yield "it names no sentence of the article"
            return
        if wrong := [number for number in sources if not 1 <= number <= len(self.texts)]:
            yield f"there is no sentence {wrong[0]} in the article"
            return
        if len(set(sources)) > MOST_SOURCES:
            yield f"it names more than {MOST_SOURCES} sentences"
        named = [self.texts[number - 1] for number in dict.fromkeys(sources)]
        if any(address.group() not in text for address in ADDRESS.finditer(sentence) for text in [" ".join(named)]):
            yield "it holds an address that is not in the sentences it names"
        yield from self._quotations(sentence)
        yield from self._numbers(sentence, named)
        yield from self._names(sentence, named)
        yield from self._overlap(sentence, named)
        yield from self._negation(sentence, named)

    def _quotations(self, sentence: str) -> Iterator[str]:
        """What stands in quotation marks must stand in some there too, word for word."""
        inside = list(quoted(sentence))
        for start, stop in inside:
            words_quoted = bare(sentence[start:stop])
            if words_quoted and not any(holds(stretch, words_quoted) for stretch in self._stretches):
                yield f"the quotation {sentence[start:stop]} is not in the article"
        parts = zip([0, *(stop for _, stop in inside)], [*(start for start, _ in inside), len(sentence)], strict=True)
        if any(self._spoken & _runs(sentence[start:stop]) for start, stop in parts):
            yield "it gives a quotation without quotation marks"

    def _numbers(self, sentence: str, named: Sequence[str]) -> Iterator[str]:
        """Numbers come from the sentences named, not just from the article: 47 houses are not 47 dead.

        None comes more often than there: a 2-0 is no 2-2.
        """
        there = sum((quantities(text, self.language) for text in named), Counter[str]())
        for number in sorted(quantities(sentence, self.language) - there):
            yield f"the number {number.lstrip('#~')} is not in the sentences it names"

    def _names(self, sentence: str, named: Sequence[str]) -> Iterator[str]:
        """Names come from the article, and from the sentences named unless one stands for a pronoun there."""
        skipped = list(quoted(sentence))
        unknown = list(unknown_names(sentence, self._known, skipped))
        for name in unknown:
            yield f"the name {name} is not in the article"
        for name in KATAKANA.findall(sentence):
            if not any(name in text for text in self.texts):
                yield f"the name {name} is not in the article"
        near = Known(tuple(named), self.language)
        new = [
            name
            for name in unknown_names(sentence, near, skipped)
            if name not in unknown and not near.abridges(name, sentence)
        ]
        if len(new) > (_pronouns(named) - _pronouns([sentence])).total():
            yield f"the name {new[0]} is not in the sentences it names"

    def _overlap(self, sentence: str, named: Sequence[str]) -> Iterator[str]:
        own = self._content(sentence)
        least = self.least if is_cased(sentence) else max(self.least, LEAST_UNCASED)
        if not own:
            yield "it says nothing"
        elif len(own & self._content(" ".join(named))) < least * len(own):
            yield "it has too few words of the sentences it names"

    def _negation(self, sentence: str, named: Sequence[str]) -> Iterator[str]:
        """It says no as often as the sentences named at most, and says nothing plainly that they deny."""
        own = negations(sentence)
        if own > sum(map(negations, named)):
            yield "it denies what the sentences it names do not deny"
        said = self._content(sentence)
        main = max(named, key=lambda text: len(said & self._content(text)))
        unspaced = not is_cased(sentence) and not own and bool(negations(main))
        if unspaced or said & (self._denied(main) - self._denied(sentence)):
            yield "it leaves out a negation"

    def _denied(self, text: str) -> frozenset[str]:
        return frozenset(stem(word, self.language) for word in denied(text, self.language))

    def _content(self, text: str) -> frozenset[str]:
        return frozenset(stems([word.folded for word in words(text)], self.language))

    @cached_property
    def _known(self) -> Known:
        return Known(self.texts, self.language)

    @cached_property
    def _spoken(self) -> frozenset[tuple[str, ...]]:
        return frozenset[tuple[str, ...]]().union(*map(_runs, self._stretches))

    @cached_property
    def _stretches(self) -> tuple[str, ...]:
        return stretches("\n".join(self.texts))


def _form(sentence: str) -> Iterator[str]:
    """What no sentence of a summary looks like, whatever it says."""
    if not sentence.strip():
        yield "it is empty"
        return
    if not sentence.translate(BLANKS).isprintable() or sentence != sentence.strip():
        yield "it holds line breaks or characters that cannot be seen"
    if MARKUP.search(sentence):
        yield "it holds markup or a link"
    if not ENDED.search(sentence):
        yield "it has no end"
    if len(sentences(sentence)) > 1:
        yield "it is more than one sentence"
    if not is_balanced(sentence):
        yield "its quotation marks do not match"
    if speaks_to_a_machine(sentence):
        yield "it speaks to a machine"


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of as many words as make a quotation."""
    own = [word.folded for word in words(text)]
    return frozenset(tuple(own[i : i + SPOKEN]) for i in range(len(own) - SPOKEN + 1))


def _pronouns(texts: Sequence[str]) -> Counter[str]:
    """The pronouns outside quotations, which stand for somebody named elsewhere."""
    found: Counter[str] = Counter()
    for text in texts:
        inside = list(quoted(text))
        found.update(
            w.folded for w in words(text) if w.folded in PRONOUNS and not any(a <= w.start < b for a, b in inside)
        )
    return found


def is_plain(sentence: str) -> bool:
    """Whether a sentence of an article can stand alone, in the place of one that was refused."""
    whole = bool(ENDED.search(sentence)) and is_balanced(sentence) and not speaks_to_a_machine(sentence)
    return whole and not any(word.folded in LEANING for word in words(sentence)[:1])
