"""Cut the teasers of other articles that a page shows after the end of its own.

They are long paragraphs cut off in mid-sentence. That alone tells most of them; a text whose last
own paragraph is cut off too is told by the words it shares with the rest.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Block, Edit
from digest.text.words import stems, words

ENDED = re.compile(r"[.!?。！？।؟][\"'”“’‘»«›)\]」』]*$")
OPEN_END = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])[\"'”’»)\]]*$")
INTRODUCING = (":", ";", ",")
CREDITS = re.compile(r"credits", re.IGNORECASE)


@dataclass(frozen=True)
class Teasers:
    """Cuts teasers of other articles after the end of the text.

    least_words: shorter paragraphs are never teasers.
    most_shared: share of a teaser's content words that the article may hold too (0 to 1).
    after_credits: the same after a line of credits, where nothing of the article follows.
    between: how many whole paragraphs (notices of the house) may stand between or below teasers.
    """

    version: ClassVar[int] = 1
    least_words: int = 25
    most_shared: float = 0.5
    after_credits: float = 0.75
    between: int = 2

    @hookimpl
    def clean(self, articles: Sequence[Article]) -> Iterable[list[Edit]]:
        """Cut long paragraphs at the end that stop in mid-sentence and speak of something else."""
        for article in articles:
            yield self._teasers(article)

    def _teasers(self, article: Article) -> list[Edit]:
        blocks, credits_stop = article.blocks, after_credits(article)
        tail = min(self._tail(blocks), sum(block.start < credits_stop for block in blocks))
        told = {word for block in blocks[:tail] for word in content(block.text, article.language)}
        if not told:
            return []
        edits = []
        for block in blocks[tail:]:
            if not self._cut_off(block.text):
                continue
            wanted = set(content(block.text, article.language))
            shared = len(wanted & told)
            most = self.after_credits if block.start >= credits_stop else self.most_shared
            if wanted and shared <= most * len(wanted):
                edits.append(block.cut(f"teaser: cut off in mid-sentence, shares {shared} of {len(wanted)} words"))
        return edits

    def _tail(self, blocks: Sequence[Block]) -> int:
        """How many blocks stand before the cut-off paragraphs and what lies between them at the end."""
        ended = [whole(block.text) for block in blocks]
        tail, complete = len(blocks), 0
        for number in range(len(blocks) - 1, 0, -1):
            if self._cut_off(blocks[number].text):
                tail, complete = number, 0
            elif ended[number]:
                complete += 1
            if complete > self.between:
                break
        if sum(ended[:tail]) * 2 >= tail:
            return tail
        return len(blocks)  # a text that does without full stops, as some scripts do

    def _cut_off(self, text: str) -> bool:
        bare = text.rstrip()
        stopped = ENDED.search(bare[-6:]) and not OPEN_END.search(bare[-8:])
        return not stopped and not bare.endswith(INTRODUCING) and len(words(bare)) >= self.least_words


def whole(text: str) -> bool:
    """Whether a block ends as a sentence does."""
    return bool(ENDED.search(text.rstrip()[-6:]))


def content(text: str, language: str) -> list[str]:
    """The stems of the words that carry a text's subject."""
    return stems([word.folded for word in words(text)], language)


def after_credits(article: Article) -> int:
    """The offset in the text after which nothing of the article follows: where credits were cut."""
    shift, found = 0, len(article.text) + 1
    for edit in article.edits:
        if CREDITS.search(f"{edit.by} {edit.why}"):
            found = edit.start + shift
        shift += len(edit.new) - (edit.stop - edit.start)
    return found
