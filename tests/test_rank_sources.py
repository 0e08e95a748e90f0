"""More sources, more weight."""

import pytest
from digest_plugins.rank_sources import RankSources

from digest.model import Article, Story
from digest.testing import article, check_plugin


def story(*sources: str) -> Story:
    return Story(tuple[Article, ...](article(source=source) for source in sources))


def test_keeps_the_contract() -> None:
    check_plugin(RankSources())


@pytest.mark.parametrize(
    ("sources", "score"),
    [
        (("A",), 0.0),
        (("A", "B"), 0.5),
        (("A", "A"), 0.0),
        (("",), 0.0),
        (("A", "", ""), 0.5),
        (("A", "B", "C", "D"), 0.75),
    ],
)
def test_different_sources_count(sources: tuple[str, ...], score: float) -> None:
    assert list(RankSources().rank([story(*sources)])) == [score]
