"""Earlier reports of the same names: what a reader may want to read after a story.

Only what was published before counts, also for how rare a name is, so that no newer article changes
what an older page says. Reports are named rather than their stories: a story grows and may get
another headline, a report stays as it is.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import log

from digest.model import Article, Note, Story
from digest.publish.tag_pages import shown

MOST = 4
"""How many earlier reports a page names."""
NAMES, STORIES = 6, 12
"""How many names of a story are looked at, the rarest ones, and how many of the last stories of each."""
LEAST = 0.3
"""The weight that what is shared must have: that of a person whom ten earlier stories are about."""
KINDS = {"LOC": 0.6, "MISC": 0.6}
"""What a name weighs that is none of a person or an organisation."""
PASSING, OPENING = 0.25, 400
"""What a name weighs that a text says only once, and from which character on."""
TOPIC = 0.08
"""What a shared topic adds, which alone is no reason."""


Found = tuple[int, Article, float]
"""A report with its number in the order of time, and how much it is about a name."""


@dataclass
class Seen:
    """What was published up to some article: for each name its stories, each with its last report that has the name.

    ``last`` is by the id of a name, then of a story, the one met first in front; ``topics`` by the id of a story.
    """

    last: dict[str, dict[str, Found]] = field(default_factory=lambda: defaultdict(dict))
    topics: dict[str, frozenset[str]] = field(default_factory=dict)
    _named: dict[str, dict[str, float]] = field(default_factory=dict)

    def names(self, article: Article) -> dict[str, float]:
        """The names of an article, by their ids, with how much it is about each."""
        if article.id not in self._named:
            notes = reversed(shown(article, "entity"))
            self._named[article.id] = {note.id: _weight(note) for note in notes if note.id}
        return self._named[article.id]

    def add(self, number: int, article: Article, story: str) -> None:
        """Count an article in; ``number`` is its place in the order of time."""
        for name, weight in self.names(article).items():
            found = self.last[name]
            before = found.pop(story)[2] if story in found else 0.0
            found[story] = number, article, max(before, weight)
        self.topics[story] = self.topics.get(story, frozenset()) | _topics(article)

    def rarity(self, name: str) -> float:
        """How much it says to share a name, 1 for one of a single story.

        It does not follow from how many stories there are, or one that comes late would change pages of all others.
        """
        return 1 / (1 + log(len(self.last[name])))


def earlier(stories: Sequence[Story]) -> dict[str, tuple[Article, ...]]:
    """For each story, by its id, up to four reports of other stories that share its rarest names, the best first.

    Only reports older than its newest one count; those of one day are in the order of their ids.

    Cost: linear in the articles; for each story at most 72 others are looked at.
    """
    whose = [(article, story) for story in stories for article in story.articles]
    whose.sort(key=lambda pair: (pair[0].date, pair[0].id))
    last = {story.id: number for number, (_, story) in enumerate(whose)}
    seen, found = Seen(), {}
    for number, (article, story) in enumerate(whose):
        if last[story.id] == number:
            found[story.id] = _best(seen, story)
        seen.add(number, article, story.id)
    return found


def _best(seen: Seen, story: Story) -> tuple[Article, ...]:
    weights: dict[str, float] = {}
    reports: dict[str, tuple[int, Article]] = {}
    for name, weight in _rarest(seen, story):
        others = ((other, *found) for other, found in reversed(seen.last[name].items()) if other != story.id)
        for other, number, report, its in islice(others, STORIES):
            weights[other] = weights.get(other, 0.0) + weight * its
            if other not in reports or reports[other][0] < number:
                reports[other] = number, report
    topics = frozenset[str]().union(*map(_topics, story.articles))
    ranked = []
    for other, weight in weights.items():
        points = round(weight + TOPIC * len(topics & seen.topics[other]), 6)
        if points >= LEAST:
            ranked.append((points, *reports[other]))
    ranked.sort(key=lambda one: one[:2], reverse=True)
    return tuple(report for _, _, report in ranked[:MOST])


def _rarest(seen: Seen, story: Story) -> Sequence[tuple[str, float]]:
    """The names of a story that say most about what belongs to it, each with what it says."""
    names: dict[str, float] = {}
    for article in story.articles:
        for name, weight in seen.names(article).items():
            names[name] = max(names.get(name, 0.0), weight)
    said = [(name, round(seen.rarity(name) * weight, 6)) for name, weight in names.items() if name in seen.last]
    return sorted(said, key=lambda pair: (-pair[1], pair[0]))[:NAMES]


def _weight(note: Note) -> float:
    told = len(note.spans) > 1 or (note.spans and note.spans[0][0] < OPENING)
    return KINDS.get(note.type, 1.0) * (1.0 if told else PASSING)


def _topics(article: Article) -> frozenset[str]:
    return frozenset(note.id for note in shown(article, "topic"))
