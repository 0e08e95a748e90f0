"""Summarize by the lead: news says the main thing first, so its first sound sentences tell it.

Every sentence is taken word for word, with its place. Left out is what cannot stand alone or tells
nothing: captions, questions, refusals to comment, a "he" whose sentence before is not there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import HEADING, ITEM, Article, Note, Span
from digest.text.sentences import sentences
from digest.text.words import stop_words, words

ENDED = re.compile(r"[.!。！।][\"'”’»“)\]」』]*$")
EMPTY = re.compile(
    r"\b(?:(?:did|do|does|have|has|had)(?: not|n[’']t) (?:immediately |yet |also )?(?:respon|repl|return)\w*"
    r"|declined (?:to (?:\w+ )?(?:comment|say|discuss|elaborate|answer)|(?:further )?comment|an interview)"
    r"|(?:could|can)(?: not|n[’']t) (?:be )?(?:\w+ )?(?:independently |immediately )(?:be )?(?:verif|confirm|reach)"
    r"|unable to (?:independently |immediately )?(?:verif|confirm|reach)|requests? for comment|for comment\.$"
    r"|contributed to this|reached out to|click here|sign up|subscribe|follow us|read more|file photo|pictured)",
    re.IGNORECASE,
)
ASIDE = re.compile(r"^(?:\(|\[)|^(?:photo|image|picture|caption|video|watch|credit|related)\b", re.IGNORECASE)
LEANING = re.compile(
    r"^[“\"'‘]?(?:he|she|it|they|his|her|their|its|this|that|these|those|but|and|however|so|also|instead"
    r"|meanwhile|then|such"
    r"|both|another|since then|after that|earlier|the (?:two|pair|move|decision|man|woman|company|group"
    r"|suspect|incident|couple|latter|former|same)"
    r"|er|sie|dies\w*|aber|und|doch|il|elle|ils|elles|mais|cette|ce|pero|ella|él)\b",
    re.IGNORECASE,
)
FRAGMENT = re.compile(r"^[a-z]{3,}(?![\w-])")
"""The rest of a sentence whose beginning was lost with the markup."""
LOOK, LEAD, OVERLAP = 40, 8, 0.6
"""Sentences looked at for a first one, and for more once one is taken; the share of words that counts as repetition."""


@dataclass(frozen=True)
class LeadSummary:
    """Takes the first sentences that can stand for the whole.

    sentences: how many at most.
    words: how many words they have together at most; the first is taken however long it is.
    shortest: sentences of fewer words are passed over.
    """

    version: ClassVar[int] = 2
    sentences: int = 3
    words: int = 70
    shortest: int = 5

    @hookimpl
    def summarize(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """Summary notes in the order of the text; at least one where there is any sentence."""
        for article in articles:
            yield [
                Note("summary", article.text[start:stop], spans=((start, stop),), why=why)
                for (start, stop), why in self._chosen(article)
            ]

    def _chosen(self, article: Article) -> list[tuple[Span, str]]:
        spans = sentences(article.text)
        if not spans:
            return []
        taken: list[tuple[Span, str]] = []
        seen: list[frozenset[str]] = []
        room, before = float(self.words), -1
        for number, span in self._sound(article, spans):
            text = article.text[slice(*span)]
            if len(taken) >= self.sentences or (taken and number >= LEAD):
                break
            if LEANING.match(text) and before != number - 1:
                continue
            own = content(text, article.language)
            length = len(words(text))
            if repeats(own, seen) or (taken and length > room):
                continue
            taken.append((span, f"sentence {number + 1} of the text"))
            seen.append(own)
            room, before = room - length, number
        return taken or [(next(plain(article, spans)), "the only sentence there is")]

    def _sound(self, article: Article, spans: Sequence[Span]) -> Iterator[tuple[int, Span]]:
        """The first sentences that tell something, with their numbers."""
        headings = {block.start for block in article.blocks if block.kind in (HEADING, ITEM)}
        for number, (start, stop) in enumerate(spans[:LOOK]):
            text = article.text[start:stop]
            quoted = text.count("“") != text.count("”") or text.count('"') % 2 == 1
            if start in headings or not ENDED.search(text) or quoted or EMPTY.search(text) or ASIDE.match(text):
                continue
            if FRAGMENT.match(text):
                continue
            if len(words(text)) >= self.shortest:
                yield number, (start, stop)


def plain(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """What to take when no sentence is sound: the first that ends as one, else the first of all."""
    yield from (span for span in spans if ENDED.search(article.text[slice(*span)]))
    yield spans[0]


def content(text: str, language: str) -> frozenset[str]:
    """The words of a sentence that are no stop words."""
    return frozenset(word.folded for word in words(text)) - stop_words(language)


def repeats(own: frozenset[str], seen: Sequence[frozenset[str]]) -> bool:
    """Whether a sentence says nearly what one already taken says."""
    return any(len(own & other) > OVERLAP * max(1, min(len(own), len(other))) for other in seen)
