"""Newer stories weigh more, without a clock."""

from digest_plugins.rank_recency import RankRecency

from digest.model import Story
from digest.testing import article, check_plugin


def scores(*dates: str) -> list[float]:
    return list(RankRecency().rank([Story((article(published=date),)) for date in dates]))


def test_keeps_the_contract() -> None:
    check_plugin(RankRecency())


def test_the_newest_story_weighs_one_and_half_after_a_half_life() -> None:
    assert scores("2024-05-01T00:00:00Z", "2024-05-01T12:00:00Z", "2024-04-30T12:00:00+00:00") == [0.5, 1.0, 0.25]


def test_time_zones_are_minded() -> None:
    assert scores("2024-05-01T12:00:00+02:00", "2024-05-01T10:00:00Z") == [1.0, 1.0]


def test_stories_without_a_date_weigh_nothing() -> None:
    assert scores("", "2024-05-01", "yesterday") == [0.0, 1.0, 0.0]
