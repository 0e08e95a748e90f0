"""Stories: articles on one event come together, others stay alone."""

from digest_plugins.stories import Linkage, Stories

from digest.model import Article, Note
from digest.testing import article, check_plugin

DAM = (
    "The Varna dam broke on Sunday night and flooded three villages below it. Rescue boats brought 200 people from "
    "Dolna and Gorna to a school. The water board blamed the heavy rain. Engineer Petrov had warned that the dam was cracked."
)
DAM_AGAIN = (
    "Three villages were flooded when the dam at Varna broke late on Sunday. Some 200 people were brought from Dolna "
    "and Gorna by rescue boats. The engineer Petrov had warned of cracks in the dam; the water board blamed rain."
)
CHESS = (
    "A twelve-year-old from Lima won the junior chess title on Sunday. She beat the favourite in forty moves with the "
    "black pieces. Her trainer said that she studies old games every morning before school."
)


def articles(*texts: str, **stated: str) -> list[Article]:
    return [article(text, id=str(i), **stated) for i, text in enumerate(texts)]


def groups(given: list[Article], plugin: Stories | None = None) -> list[list[str]]:
    return [list(group) for group in (plugin or Stories()).group(given)]


def test_keeps_the_contract() -> None:
    check_plugin(Stories())


def test_one_event_is_one_story() -> None:
    assert groups(articles(DAM, CHESS, DAM_AGAIN)) == [["0", "2"]]


def test_copies_are_one_story() -> None:
    assert groups(articles(CHESS, CHESS)) == [["0", "1"]]


def test_days_apart_is_another_story() -> None:
    given = [article(DAM, id="0", published="2024-05-01"), article(DAM_AGAIN, id="1", published="2024-05-09")]
    assert groups(given) == []


def test_an_undated_article_joins_any_day() -> None:
    given = [article(DAM, id="0", published="2024-05-01"), article(DAM_AGAIN, id="1")]
    assert groups(given) == [["0", "1"]]


def test_a_stated_grouping_is_kept() -> None:
    given = [article(DAM, id="0", story="a"), article(CHESS, id="1", story="a"), article(DAM_AGAIN, id="2", story="b")]
    assert groups(given) == [["0", "1"]]


def test_names_found_by_taggers_count() -> None:
    one, two = articles(DAM, CHESS)
    note = Note("entity", "Volodymyr Zelenskyy", "volodymyr-zelenskyy", "PER", spans=((0, 1),) * 50)
    tagged = [Article(each.raw, each.id, each.edits, (note,)) for each in (one, two)]
    (plain,), (named,) = list(Stories()._likenesses([one, two])) or [(0, 1, 0.0)], list(Stories()._likenesses(tagged))
    assert named[2] > plain[2]


def test_empty_articles_stay_alone() -> None:
    assert groups(articles("", "", "…")) == []
    assert groups([]) == []


def test_linkage_looks_at_the_average() -> None:
    chain = Linkage(["", "", ""])
    chain.add(0, 1, 1.5)
    chain.add(1, 2, 1.4)
    assert chain.groups() == [[0, 1]]


def test_larger_groups_must_be_more_alike() -> None:
    def linked(growth: float) -> list[list[int]]:
        linkage = Linkage(["", "", ""], growth)
        for i, j, like in ((0, 1, 1.5), (0, 2, 1.05), (1, 2, 1.05)):
            linkage.add(i, j, like)
        return linkage.groups()

    assert linked(0.0) == [[0, 1, 2]]
    assert linked(0.1) == [[0, 1]]
