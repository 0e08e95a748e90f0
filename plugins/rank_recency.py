"""Rank stories by how new they are, against the newest story of their edition."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Story
from digest.text.dates import moment


@dataclass(frozen=True)
class RankRecency:
    """Newer stories weigh more: 1 for the newest of the edition, half after each half-life.

    No clock is asked: the newest article of the edition is what "now" means. A story
    without a date weighs 0.

    half_life: hours after which a story weighs half.
    """

    version: ClassVar[int] = 1
    reads: ClassVar[tuple[str, ...]] = ("date",)

    half_life: float = 12.0

    @hookimpl
    def rank(self, stories: Sequence[Story]) -> Iterable[float]:
        """Yield 0 to 1 for each story, by its newest article."""
        times = [_newest(story) for story in stories]
        newest = max((time for time in times if time), default=None)
        for time in times:
            if time is None or newest is None:
                yield 0.0
            else:
                yield float(0.5 ** ((newest - time).total_seconds() / 3600 / self.half_life))


def _newest(story: Story) -> datetime | None:
    """When the newest article of the story was published, UTC where no zone is given."""
    return max(filter(None, (_parsed(article.date) for article in story.articles)), default=None)


def _parsed(date: str) -> datetime | None:
    try:
        return moment(date)
    except ValueError:
        return None
