"""Rank stories by how new they are, against the newest story of their edition."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Story


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
        moments = [_moment(story) for story in stories]
        newest = max((moment for moment in moments if moment), default=None)
        for moment in moments:
            if moment is None or newest is None:
                yield 0.0
            else:
                yield float(0.5 ** ((newest - moment).total_seconds() / 3600 / self.half_life))


def _moment(story: Story) -> datetime | None:
    """When the newest article of the story was published, UTC where no zone is given."""
    moments = [moment for article in story.articles if (moment := _parsed(article.date))]
    return max(moments, default=None)


def _parsed(date: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
