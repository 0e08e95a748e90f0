"""Earlier reports of the same names: only older ones, the nearest first, the same whatever comes later."""

import random
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from building import built, make_site, output

from digest.model import Article, Note, Raw, Story
from digest.publish.earlier import MOST, earlier


def report(name: str, date: str, *names: str, topics: Sequence[str] = (), spans: int = 2, of: str = "PER") -> Article:
    """An article of a date that is about these names; so many times each."""
    places = tuple((place, place + 2) for place in range(500, 500 + 3 * spans, 3))
    notes = [Note("entity", each.title(), each, of, spans=places) for each in names]
    notes += [Note("topic", each.title(), each) for each in topics]
    return Article(Raw("A text. " * 100, title=name, published=date), name, notes=tuple(notes))


def lone(*articles: Article) -> list[Story]:
    return [Story((one,), one.id) for one in articles]


def names_of(found: Sequence[Article]) -> list[str]:
    return [one.id for one in found]


def test_an_older_report_of_the_same_name_is_found() -> None:
    found = earlier(lone(report("old", "2024-08-01", "ann"), report("new", "2024-08-02", "ann")))
    assert names_of(found["new"]) == ["old"]


def test_a_newer_report_is_not() -> None:
    found = earlier(lone(report("old", "2024-08-01", "ann"), report("new", "2024-08-02", "ann")))
    assert found["old"] == ()


def test_reports_of_one_day_are_in_the_order_of_their_ids() -> None:
    found = earlier(lone(report("b", "2024-08-01", "ann"), report("a", "2024-08-01", "ann")))
    assert (names_of(found["b"]), names_of(found["a"])) == (["a"], [])


def test_reports_of_the_same_story_are_not_earlier_ones() -> None:
    one, two = report("one", "2024-08-01", "ann"), report("two", "2024-08-02", "ann")
    assert earlier([Story((one, two), "s")])["s"] == ()


def test_of_another_story_only_one_report_is_named() -> None:
    one, two = report("one", "2024-08-01", "ann"), report("two", "2024-08-02", "ann")
    found = earlier([Story((one, two), "s"), *lone(report("new", "2024-08-03", "ann"))])
    assert names_of(found["new"]) == ["two"]


def test_a_rare_name_weighs_more_than_a_common_one() -> None:
    common = [report(f"c{n}", f"2024-08-{n:02}", "bob") for n in range(1, 9)]
    rare = report("rare", "2024-07-01", "ann")
    found = earlier(lone(*common, rare, report("new", "2024-08-20", "ann", "bob")))
    assert names_of(found["new"])[0] == "rare"


def test_of_equal_ones_the_newest_comes_first() -> None:
    old = [report(f"c{n}", f"2024-08-{n:02}", "ann") for n in range(1, 4)]
    assert names_of(earlier(lone(*old, report("new", "2024-08-20", "ann")))["new"]) == ["c3", "c2", "c1"]


def test_no_more_than_four_are_named() -> None:
    old = [report(f"c{n}", f"2024-08-{n:02}", "ann") for n in range(1, 8)]
    assert len(earlier(lone(*old, report("new", "2024-08-20", "ann")))["new"]) == MOST


def test_a_name_in_passing_is_no_reason() -> None:
    old = report("old", "2024-08-01", "ann", spans=1)
    assert earlier(lone(old, report("new", "2024-08-02", "ann")))["new"] == ()


def test_a_topic_alone_is_no_reason() -> None:
    old = report("old", "2024-08-01", "ann", topics=["sport"])
    assert earlier(lone(old, report("new", "2024-08-02", "bob", topics=["sport"])))["new"] == ()


def test_a_shared_topic_decides_between_equal_ones() -> None:
    old = [report("a", "2024-08-01", "ann", topics=["sport"]), report("b", "2024-08-02", "ann", topics=["law"])]
    found = earlier(lone(*old, report("new", "2024-08-20", "ann", topics=["sport"])))
    assert names_of(found["new"]) == ["a", "b"]


def newsroom(stories: int, seed: int) -> list[Story]:
    """Stories of one to three reports over some years, with common and rare names."""
    chance = random.Random(seed)
    made = []
    for number in range(stories):
        day = chance.randrange(3000)
        date = f"{2010 + day // 360}-{1 + day // 30 % 12:02}-{1 + day % 30:02}"
        articles = []
        for part in range(chance.choice((1, 1, 1, 2, 3))):
            names = dict.fromkeys(f"n{min(int(chance.paretovariate(0.6)), 3000)}" for _ in range(12))
            articles.append(report(f"a{number:05}-{part}", date, *names))
        made.append(Story(tuple(articles), f"s{number}"))
    return made


@pytest.mark.parametrize("seed", range(5))
def test_what_comes_later_changes_nothing(seed: int) -> None:
    stories = sorted(newsroom(300, seed), key=lambda story: (story.newest, story.articles[-1].id))
    before, after = earlier(stories[:200]), earlier(stories)
    assert {name: names_of(found) for name, found in after.items() if name in before} == {
        name: names_of(found) for name, found in before.items()
    }


def test_the_order_of_the_stories_given_does_not_matter() -> None:
    stories = newsroom(100, 9)
    assert earlier(stories) == earlier(stories[::-1])


def test_it_takes_little_time() -> None:
    few, many = newsroom(1000, 1), newsroom(4000, 2)
    seconds = []
    for stories in (few, many):
        start = time.process_time()
        earlier(stories)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 12 * seconds[0] + 0.5


BRIDGE = "The bridge engineer Milena Todorova said on Monday that the wall was sound. Milena Todorova asked for money."
LATER = "A court in Varna heard Milena Todorova on Friday over the wall that fell. Milena Todorova denied all blame."
TWO = {
    "old.txt": f"Title: The wall is sound\nDate: 2024-08-01\nSource: The Post\n\n{BRIDGE}",
    "new.txt": f"Title: Engineer in court\nDate: 2024-08-14\nSource: The Paper\n\n{LATER}",
}


def test_the_page_of_an_article_leads_to_earlier_ones_with_source_and_date(tmp_path: Path) -> None:
    root = make_site(tmp_path, TWO, plugins=("...",))
    built(root)
    (page,) = (text.decode() for name, text in output(root).items() if name.startswith("articles/new-"))
    section = page.partition("<h2>More on this</h2>")[2].partition("</section>")[0]
    assert "<b>The Post</b>" in section
    assert ">The wall is sound</a>" in section
    assert '<time datetime="2024-08-01">1 August 2024</time>' in section


def test_a_headline_that_changes_is_changed_where_it_is_named(tmp_path: Path) -> None:
    root = make_site(tmp_path, TWO, plugins=("...",))
    built(root)
    make_site(root, {"old.txt": TWO["old.txt"].replace("The wall is sound", "The wall will stand")}, plugins=("...",))
    built(root)
    (page,) = (text for name, text in output(root).items() if name.startswith("articles/new-"))
    assert b"The wall will stand" in page
    assert b"The wall is sound" not in page
