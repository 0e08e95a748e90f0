"""Make a headline for an article without one: its first real sentence, shortened by rule.

Nothing is added or put in another order. A heading or an unfinished short line above the text is taken for the
headline as it stands. What may be left out of a sentence is told in `digest.text.headlines.removals`, where it may
end in `digest.text.headlines.endings`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import HEADING, PARAGRAPH, Article, Note, Span
from digest.text.copied.bylines import BY, is_moment
from digest.text.copied.lines import lines_of
from digest.text.copied.masthead import headline_line
from digest.text.headlines.choice import made
from digest.text.sentences import sentences

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
ENDED = re.compile(r"[.!?。！？।؟…:,;][\"'”’»)\]]*$")
FEWEST, SENTENCES = 4, 3


@dataclass(frozen=True)
class Headline:
    """Makes a headline for articles that state none.

    characters: longest headline made; Chinese and Japanese characters count as two.
    """

    version: ClassVar[int] = 5
    reads: ClassVar[tuple[str, ...]] = ("language",)
    characters: int = 90

    @hookimpl
    def describe(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """One headline note for each article without a title that has any sentence."""
        for article in articles:
            yield [] if article.raw.title else list(self._headline(article))

    def _headline(self, article: Article) -> Iterator[Note]:
        if line := line_of_page(article):
            yield Note("headline", line, why="the line of the page that fits the text below best")
            return
        if found := line_above(article, self.characters):
            start, stop = found
            yield Note("headline", article.text[start:stop], spans=(found,), why="the line above the text")
            return
        spans = first_sentences(article.text, SENTENCES)
        if headline := made(article.text, spans, article.language, self.characters):
            yield Note("headline", headline.text, spans=(headline.span,), made=True, why=headline.why)


def first_sentences(text: str, number: int) -> list[Span]:
    """So many sentences from the start of a text, whose other lines are not read."""
    found: list[Span] = []
    start = 0
    while start <= len(text) and len(found) < number:
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        found += [(start + low, start + high) for low, high in sentences(text[start:stop])]
        start = stop + 1
    return found[:number]


def line_of_page(article: Article) -> str:
    """The headline among the lines above the text, those that were cut too; ``""`` if none is plainly it."""
    lines = lines_of(article)
    found = headline_line(lines)
    return lines[found].text if found is not None else ""


def line_above(article: Article, characters: int) -> Span | None:
    """The first block, if it is a heading or a line that is no sentence above one that is."""
    if not article.blocks[1:]:
        return None
    first, second = article.blocks[:2]
    stop = first.start + len(first.text.rstrip())
    line = first.text.strip()
    enough = len(WORD.findall(line)) >= FEWEST and len(line) <= characters and not BY.match(line)
    enough = enough and not is_moment(line)
    plain = first.kind == PARAGRAPH and not ENDED.search(line) and ENDED.search(second.text.strip()) is not None
    if enough and (first.kind == HEADING or (plain and len(second.text) > len(line))):
        return stop - len(line), stop
    return None
