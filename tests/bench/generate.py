"""Makes news articles out of nothing: the same ones from the same number, as many as wanted.

The words are invented syllables with the frequencies of a language (Zipf), between the
little words of English; names, topics, sources and days are spread as in the news: a few
of each are everywhere, most are rare, and some events are reported by several sources.
"""

import argparse
import bisect
import itertools
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

LITTLE = (
    "the of and to in a is that for it was on are as with his they at be this have from or had by but "
    "not what all were we when your can said there an each which she do how their if will up other "
    "about out many then them these so some her would make like him into time has two more no could "
    "people than first been its who now did down after years over new only most before under"
).split()
OPENERS = "the a in on at after when this that they but it he she we".split()
"""How sentences begin, if not with a name: an unknown word in capitals would pass for one."""
TOPICS = {
    "Politics": "election parliament minister vote party president coalition senator cabinet policy opposition campaign",
    "Economy": "market shares inflation bank profit investors trade budget tariff company merger wages",
    "Conflict": "troops ceasefire army missile rebels border attack soldiers militia airstrike truce siege",
    "Crime": "police court murder trial suspect arrested prison judge robbery verdict jury charged",
    "Health": "hospital vaccine virus patients doctors disease outbreak clinic drug infection nurses treatment",
    "Science": "researchers study telescope species planet laboratory fossil genome experiment physics orbit satellite",
    "Sport": "match goal tournament team striker league coach championship medal stadium season final",
    "Weather": "storm flood hurricane rain temperature snow wind forecast drought heatwave cyclone landslide",
    "Culture": "film museum festival novel orchestra painting theatre album actor premiere exhibition director",
    "Transport": "airline railway train airport passengers flight ferry motorway derailment runway cargo ship",
}
SOURCES = ("Morning Post", "Daily Ledger", "Herald", "Evening Star", "Courier", "Gazette", "Wire Service", "Observer")
ONSETS = "b c d f g h k l m n p r s t v br cl dr fr gr pl st tr".split()
VOWELS = "a e i o u ai ea ou".split()
ENDINGS = ("", "", "n", "r", "s", "t", "l", "nd", "rt", "st")
VOCABULARY, NAMES, AUTHORS = 12_000, 400, 24
START = datetime(2024, 1, 1, 6, tzinfo=UTC)


@dataclass(frozen=True)
class Generated:
    """One article as its source would send it."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    source: str
    author: str
    topic: str
    tags: tuple[str, ...]
    published: datetime


@dataclass(frozen=True)
class Event:
    """What several articles may report: its topic, its time, and the words and names it brings."""

    topic: str
    moment: datetime
    names: tuple[str, ...]
    words: tuple[str, ...]


class Language:
    """Draws words and names; the more common a word, the shorter it is."""

    def __init__(self, chance: random.Random) -> None:
        """Invent the vocabulary."""
        self.chance = chance
        made = dict.fromkeys(self._invented(1 + (rank > 200) + (rank > 4000)) for rank in range(VOCABULARY))
        self.words = [*LITTLE, *made]
        self.totals = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        first = [self._invented(2).capitalize() for _ in range(80)]
        last = [self._invented(2 + number % 2).capitalize() for number in range(NAMES)]
        self.names = [f"{first[number * 7 % 80]} {name}" for number, name in enumerate(last)]
        self.name_totals = list(itertools.accumulate(1 / (rank + 5) for rank in range(NAMES)))

    def _invented(self, syllables: int) -> str:
        pick = self.chance.choice
        return "".join(pick(ONSETS) + pick(VOWELS) for _ in range(syllables)) + pick(ENDINGS)

    def word(self) -> str:
        """A word, as often as its rank deserves."""
        return self.words[self._drawn(self.totals)]

    def name(self) -> str:
        """The name of a person; some are in the news far more than others."""
        return self.names[self._drawn(self.name_totals)]

    def _drawn(self, totals: Sequence[float]) -> int:
        return bisect.bisect(totals, self.chance.random() * totals[-1])

    def sentence(self, event: Event) -> str:
        """A sentence about an event, of 8 to 24 words."""
        chance = self.chance
        words = [chance.choice((*OPENERS, *event.names))]
        for _ in range(chance.randint(7, 23)):
            draw = chance.random()
            if draw < 0.03:
                words.append(chance.choice(event.names))
            elif draw < 0.08:
                words.append(chance.choice(TOPICS[event.topic].split()))
            elif draw < 0.14:
                words.append(chance.choice(event.words))
            else:
                words.append(self.word())
        text = " ".join(words)
        return text[0].upper() + text[1:] + "."


def articles(number: int, days: int, seed: int = 1) -> list[Generated]:
    """``number`` articles over ``days`` days, oldest first."""
    chance = random.Random(seed)
    language = Language(chance)
    authors = [language.name() for _ in range(AUTHORS)]
    made: list[Generated] = []
    while len(made) < number:
        event = _event(language, timedelta(days=chance.random() * days))
        reports = chance.choices((1, 2, 3, 4, 6), (78, 11, 6, 3, 2))[0]
        for source in chance.sample(SOURCES, reports)[: number - len(made)]:
            made.append(_article(language, len(made), event, source, chance.choice(authors)))
    return sorted(made, key=lambda article: (article.published, article.number))


def _event(language: Language, after: timedelta) -> Event:
    return Event(
        language.chance.choice(tuple(TOPICS)),
        START + after,
        tuple(language.name() for _ in range(3)),
        tuple(language.chance.choice(language.words[200:]) for _ in range(24)),
    )


def _article(language: Language, number: int, event: Event, source: str, author: str) -> Generated:
    chance = language.chance
    wanted, words, paragraphs = chance.randint(200, 500), 0, []
    while words < wanted:
        paragraphs.append(" ".join(language.sentence(event) for _ in range(chance.randint(2, 4))))
        words += len(paragraphs[-1].split())
    subject = f"{chance.choice(event.names)} {' '.join(chance.sample(event.words, 3))}"
    title = f"{subject} {chance.choice(TOPICS[event.topic].split())}"
    tags = (*chance.sample(TOPICS[event.topic].split(), 2), chance.choice(tuple(TOPICS)).lower())
    moment = event.moment + timedelta(minutes=chance.randint(0, 600))
    return Generated(number, title, tuple(paragraphs), source, author, event.topic, tags, moment.replace(microsecond=0))


def write_for_digest(made: Sequence[Generated], site: Path) -> None:
    """``content/`` of a digest site: JSON Lines, one file a source, titles and topics left out."""
    content = site / "content"
    content.mkdir(parents=True, exist_ok=True)
    for source in SOURCES:
        lines = [json.dumps(_stated(article)) + "\n" for article in made if article.source == source]
        name = source.lower().replace(" ", "-")
        (content / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")


def _stated(article: Generated) -> dict[str, object]:
    return {
        "text": "\n".join(article.paragraphs),
        "url": f"https://{article.source.lower().replace(' ', '-')}.example/{article.number}",
        "source": article.source,
        "published": article.published.isoformat(),
        "authors": [article.author],
    }


def write_for_pelican(made: Sequence[Generated], site: Path) -> None:
    """``content/`` of a Pelican blog: one Markdown file an article, with its front matter."""
    content = site / "content"
    content.mkdir(parents=True, exist_ok=True)
    for article in made:
        front = (
            f"Title: {article.title}\nDate: {article.published:%Y-%m-%d %H:%M}\nCategory: {article.topic}\n"
            f"Tags: {', '.join(article.tags)}\nAuthor: {article.author}\nSlug: article-{article.number}\n\n"
        )
        body = "\n\n".join(article.paragraphs)
        (content / f"{article.number:06}.md").write_text(f"{front}{body}\n", encoding="utf-8")


def main() -> None:
    """Write the content of two sites from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="gets the folders digest/ and pelican/")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    made = articles(given.articles, given.days, given.seed)
    write_for_digest(made, given.folder / "digest")
    write_for_pelican(made, given.folder / "pelican")


if __name__ == "__main__":
    main()
