"""Find the people, places and organisations that an article names, by rules and lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note
from digest.text.gazetteer import Gazetteer, read_gazetteer
from digest.text.mentions import mentions, tokens
from digest.text.naming import NameReader
from digest.text.resolving import Found, Resolver
from digest.text.words import stop_words

DATA = Path(__file__).parent / "data"
NOUN_CAPITALS = ("de", "lb")  # languages that write every noun with a capital
LONGEST = 8  # letters of a line below which it is not judged
SHOUTED = 0.6  # share of capitals among its letters from which a line is shouted


@dataclass(frozen=True)
class Entities:
    """Note people (PER), organisations (ORG), places (LOC) and other names (MISC).

    Different spellings of one name have one id: by plugins/data/aliases.toml, else by
    folding how names are brought into the Latin alphabet. A last name alone is the person
    whose full name the article gives. The words that tell names apart are in
    plugins/data/names.toml; they are English, but names are found in other languages too.

    most: entities that an article gets at most, the weightiest first.
    """

    version: ClassVar[int] = 1
    reads: ClassVar[tuple[str, ...]] = ("language",)

    most: int = 60

    @hookimpl
    def tag(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:
        """Yield the entities of each article, the most named and earliest first."""
        for article in articles:
            resolver = Resolver(gazetteer(), find(article, gazetteer()))
            yield resolver.notes(len(article.text))[: self.most]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The lists that come with this plugin."""
    return read_gazetteer(DATA)


def find(article: Article, lists: Gazetteer) -> list[Found]:
    """The names in the article's blocks, in order."""
    found: list[Found] = []
    seen_small = _small_words(article.text)
    reader = NameReader(lists, stop_words(article.language), seen_small, article.language in NOUN_CAPITALS)
    for block in article.blocks:
        if _is_shouted(block.text):
            continue
        heads, titles = lists.words["heads"], lists.words["titles"]
        for mention in mentions(tokens(block.text), heads, titles):
            for part, kind, surely in reader.read(mention):
                start, stop = part.span
                found.append(Found((block.start + start, block.start + stop), block.text[start:stop], kind, surely))
    return found


def _small_words(text: str) -> frozenset[str]:
    """The words that the text writes without a capital."""
    return frozenset(token.text for token in tokens(text) if token.text.islower())


def _is_shouted(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > LONGEST and sum(map(str.isupper, letters)) > SHOUTED * len(letters)
