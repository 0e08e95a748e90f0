"""What the ledger remembers of what subscribers got, and what follows from it."""

import dataclasses
from pathlib import Path

import pytest
from building import NOW, built, make_site, output, write

from digest.errors import LedgerError
from digest.ledger import Item, Ledger, read_ledger
from digest.model import Article, Edition, Note, Raw, Story
from digest.publish.feed_names import lasting_host
from digest.stages import changes
from digest.stages.changes import changed_articles, changed_editions

MONDAY, TUESDAY, WEDNESDAY = "2024-08-19T08:00:00+00:00", "2024-08-20T08:00:00+00:00", "2024-08-21T08:00:00+00:00"
URL = "https://example.org"
TOML = f'[site]\nurl = "{URL}"\n'


def article(title: str = "The river", text: str = "The river rose.", number: int = 1, **raw: str) -> Article:
    note = Note("summary", text, spans=((0, len(text)),))
    return Article(Raw(text, title=title, published=f"2024-08-{number:02}", **raw), f"id{number}", notes=(note,))


def edition(date: str, *stories: Story) -> Edition:
    return Edition(date, stories or (Story((article(),), "id1"),))


@pytest.mark.parametrize(
    "new",
    [article("The flood"), article(text="The river rose again."), article(source="The Paper"), article(url=f"{URL}/a")],
)
def test_other_words_are_a_change_of_that_build(new: Article) -> None:
    _, ledger = changed_articles([article()], Ledger(), MONDAY)
    (told,), ledger = changed_articles([new], ledger, TUESDAY)
    assert told.changed == TUESDAY
    (told,), _ = changed_articles([new], ledger, WEDNESDAY)
    assert told.changed == TUESDAY


def test_the_same_words_with_other_tags_are_no_change() -> None:
    _, ledger = changed_articles([article()], Ledger(), MONDAY)
    tagged = article().with_notes((*article().notes, Note("topic", "Weather", "weather")))
    assert changed_articles([tagged], ledger, TUESDAY)[0] == [tagged]


def test_what_was_away_and_comes_back_with_other_words_has_changed() -> None:
    _, ledger = changed_articles([article()], Ledger(), MONDAY)
    _, ledger = changed_articles([], ledger, TUESDAY)
    assert changed_articles([article("The flood")], ledger, WEDNESDAY)[0][0].changed == WEDNESDAY


def test_a_clock_that_was_set_back_makes_no_change_older_than_the_one_before() -> None:
    _, ledger = changed_articles([article()], Ledger(), MONDAY)
    _, ledger = changed_articles([article("The flood")], ledger, WEDNESDAY)
    assert changed_articles([article("The great flood")], ledger, TUESDAY)[0][0].changed == WEDNESDAY


def test_an_article_with_the_id_of_an_edition_does_not_change_it() -> None:
    odd, day = dataclasses.replace(article(), id="editions/2024-08-19"), edition("2024-08-19")
    ledger = Ledger()
    for now in (TUESDAY, WEDNESDAY):
        _, ledger = changed_articles([odd], ledger, now)
        (told,), ledger = changed_editions([day], ledger, now)
        assert told.changed == ""


def test_only_the_newest_are_watched_and_known_changes_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "RECENT", 2)
    _, ledger = changed_articles([article(number=1), article(number=2)], Ledger(), MONDAY)
    _, ledger = changed_articles([article("The flood", number=1), article(number=2)], ledger, TUESDAY)
    later = [article("The flood", number=1), *(article(number=n) for n in (2, 3, 4))]
    told, ledger = changed_articles(later, ledger, WEDNESDAY)
    assert sorted(ledger.items) == ["id1", "id3", "id4"]
    assert [one.changed for one in told] == [TUESDAY, "", "", ""]


def test_a_day_is_over_when_a_later_one_has_news_or_the_build_is_later() -> None:
    days = [edition("2024-08-20"), edition("2024-08-19")]
    assert [one.over for one in changed_editions(days, Ledger(), TUESDAY)[0]] == [False, True]
    assert [one.over for one in changed_editions(days, Ledger(), WEDNESDAY)[0]] == [True, True]


def test_what_is_dated_far_ahead_is_no_news_of_a_later_day() -> None:
    days = [edition("2062-01-01"), edition("2024-08-20"), edition("2024-08-19")]
    assert [one.over for one in changed_editions(days, Ledger(), TUESDAY)[0]] == [False, False, True]
    assert [one.over for one in changed_editions(days, Ledger(), TUESDAY, frozen=True)[0]] == [False, False, True]


def test_a_day_that_was_over_stays_so_whatever_the_clock_says() -> None:
    _, ledger = changed_editions([edition("2024-08-20")], Ledger(), WEDNESDAY)
    assert changed_editions([edition("2024-08-20")], ledger, MONDAY)[0][0].over


def test_a_frozen_build_goes_by_the_ledger_alone() -> None:
    (told,), ledger = changed_editions([edition("2024-08-20")], Ledger(), WEDNESDAY, frozen=True)
    assert not told.over
    assert ledger == Ledger()


def test_an_edition_changes_with_the_words_of_its_stories_and_not_with_their_number_of_reports() -> None:
    several = Story(
        (article(), article(number=2)), "s", (Note("summary", "The river rose.", spans=((0, 15),), article="id1"),)
    )
    _, ledger = changed_editions([edition("2024-08-19", several)], Ledger(), TUESDAY)
    more = Story((*several.articles, article(number=3)), "s", several.notes)
    assert changed_editions([edition("2024-08-19", more)], ledger, WEDNESDAY)[0][0].changed == ""
    other = Story(several.articles, "s", (Note("headline", "The flood"), *several.notes))
    assert changed_editions([edition("2024-08-19", other)], ledger, WEDNESDAY)[0][0].changed == WEDNESDAY


@pytest.mark.parametrize(
    ("known", "url", "host"),
    [
        ("", "http://localhost:8000", ""),
        ("", "http://127.0.0.1:8000", ""),
        ("", "https://example.org/news", "example.org"),
        ("example.org", "https://elsewhere.example", "example.org"),
        ("example.org", "http://localhost:8000", "example.org"),
    ],
)
def test_names_keep_the_first_host_that_is_in_the_world(known: str, url: str, host: str) -> None:
    assert lasting_host(known, url) == host


def test_a_site_that_moves_keeps_the_names_of_its_items(tmp_path: Path) -> None:
    root = make_site(tmp_path, toml=TOML)
    built(root)
    write(root / "digest.toml", (root / "digest.toml").read_text().replace(URL, "https://elsewhere.example/news"))
    built(root)
    for name in ("feed.xml", "atom.xml", "feed.json", "editions/atom.xml"):
        data = output(root)[name]
        assert b"tag:example.org,2025:" in data
        assert b"tag:elsewhere" not in data
        assert b"https://elsewhere.example/news/" in data


def test_a_change_is_told_in_every_format_that_can(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"a.txt": "Title: The river\nDate: 2024-08-14\n\nThe river rose."}, toml=TOML)
    built(root)
    write(root / "content/a.txt", "Title: The flood\nDate: 2024-08-14\n\nThe river rose.")
    built(root)
    assert b'"date_modified":"2024-08-20T00:00:00+00:00"' in output(root)["feed.json"]
    assert b"<updated>2024-08-20T00:00:00." in output(root)["atom.xml"]
    assert b"<lastBuildDate>Tue, 20 Aug 2024 00:00:00 +0000</lastBuildDate>" in output(root)["feed.xml"]


def test_where_a_merge_left_two_hashes_the_later_change_counts(tmp_path: Path) -> None:
    path = tmp_path / "ledger.tsv"
    path.write_text(
        f"item\ta\tone\t{MONDAY}\nitem\ta\ttwo\t{TUESDAY}\nitem\tb\tone\nnames\tb.example\nnames\ta.example\n"
    )
    ledger = read_ledger(path)
    assert ledger.items == {"a": Item("two", TUESDAY), "b": Item("one")}
    assert ledger.host == "a.example"
    path.write_text(ledger.text())
    assert read_ledger(path) == ledger


def test_a_frozen_build_fails_when_words_changed_and_nobody_remembered(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"a.txt": "Title: The river\nDate: 2024-08-14\n\nThe river rose."}, toml=TOML)
    built(root, now=NOW)
    built(root, frozen=True)
    write(root / "content/a.txt", "Title: The flood\nDate: 2024-08-14\n\nThe river rose.")
    with pytest.raises(LedgerError, match="run `digest build` without --frozen"):
        built(root, frozen=True)
