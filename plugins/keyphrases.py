"""Note the phrases that say most about an article, by where and how often it says them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note
from digest.text.lines.boosting import Trees
from digest.text.names import slug
from digest.text.outlet_names import host_of, names_outlet
from digest.text.phrases.candidates import Candidate, candidates
from digest.text.phrases.features import rows
from digest.text.phrases.reading import Reading, read

WEIGHTS = Path(__file__).parent / "data" / "keyphrases.json"
NO_NAMES: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Keyphrases:
    """Note the words and phrases of up to three words that an article is about.

    Works in every language that parts words by spaces; knows the small words of English, German, French, Spanish and
    Portuguese, and those of nine more languages in part. How good a phrase is was learned from counts alone: how often
    it is said and where, in how many sentences, with capitals or without, and what kind of small words stand beside it.
    No word has a weight of its own.

    most: phrases that an article gets at most.
    longest: words in a phrase; small ones inside ("bureau de poste") are not counted.
    """

    version: ClassVar[int] = 2
    reads: ClassVar[tuple[str, ...]] = ("language", "source")

    most: int = 30
    longest: int = 3

    @hookimpl
    def tag(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:
        """Yield the phrases of each article, best first."""
        for article in articles:
            yield self._notes(article)

    def _notes(self, article: Article) -> list[Note]:
        reading = read(article.text, article.language)
        found = candidates(reading, self.longest)
        chances = model().chances(rows(reading, found))
        ranked = sorted(zip(chances, found.values(), strict=True), key=lambda pair: (-pair[0], pair[1].places[0]))
        source, host = article.source, host_of(article.raw.url)
        notes: dict[str, Note] = {}
        for score, one in ranked:
            if len(notes) == self.most:
                break
            note = _note(article.text, reading, one, score)
            if note.id and not ((source or host) and names_outlet(note.text, source, host, NO_NAMES)):
                notes.setdefault(note.id, note)
        return list(notes.values())


@lru_cache(maxsize=1)
def model() -> Trees:
    """The learned trees.

    Raises:
        OSError, ValueError: the file is missing or broken.
    """
    return Trees(json.loads(WEIGHTS.read_text(encoding="utf-8")))


def _note(text: str, reading: Reading, one: Candidate, score: float) -> Note:
    spans = tuple((reading.starts[first], reading.stops[last]) for first, last in one.places)
    start, stop = spans[0]
    said = " ".join(text[start:stop].split())
    return Note("keyphrase", said, slug(said), "", round(score, 4), spans, "; ".join(_reasons(reading, one)))


def _reasons(reading: Reading, one: Candidate) -> Iterator[str]:
    """What speaks for a phrase, in words."""
    n, (first, last) = len(one.places), one.places[0]
    sentences = len({reading.sentence[place[0]] for place in one.places})
    yield f"named {n} times" + (f" in {sentences} sentences" if sentences > 1 else "") if n > 1 else "named once"
    if reading.sentence[first] == 0:
        yield "in the first sentence"
    if all(reading.capital[i] or not reading.stems[i] for i in range(first, last + 1)) and not reading.begins[first]:
        yield "written with a capital"
    if one.words > 1 and n > 1:
        yield "its words stand together"
