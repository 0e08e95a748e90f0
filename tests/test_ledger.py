"""The ledger is a text file that merges well and whose damage is named by its line."""

from pathlib import Path

import pytest
from building import write

from digest.errors import LedgerError
from digest.ledger import Ledger, read_ledger, write_ledger

LEDGER = Ledger(
    {"b2": "2024-08-14T10:00:00+00:00", "a1": "2024-08-15T00:00:00+00:00"},
    {"the-river-1": ("b2", "a1")},
    {"old": "the-river-1"},
    {"entities/kyiv": "", "entities/kiev": "entities/kyiv", "topics/war": "topics"},
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    assert write_ledger(tmp_path / "ledger.tsv", LEDGER)
    again = read_ledger(tmp_path / "ledger.tsv")
    assert (again.seen, again.moved, again.pages) == (LEDGER.seen, LEDGER.moved, LEDGER.pages)
    assert again.stories == {"the-river-1": ("a1", "b2")}
    assert not write_ledger(tmp_path / "ledger.tsv", again)


def test_nothing_to_remember_makes_no_file(tmp_path: Path) -> None:
    assert not write_ledger(tmp_path / "ledger.tsv", Ledger())
    assert list(tmp_path.iterdir()) == []


def test_lines_are_sorted_whatever_came_first() -> None:
    turned = Ledger(
        dict(reversed(LEDGER.seen.items())),
        {"the-river-1": ("a1", "b2")},
        LEDGER.moved,
        dict(reversed(LEDGER.pages.items())),
    )
    assert turned.text() == LEDGER.text()


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "||||||| 1a2b3c", "=======", ">>>>>>> theirs"])
def test_a_merge_that_git_left_undone_is_explained(tmp_path: Path, line: str) -> None:
    path = tmp_path / "ledger.tsv"
    write(path, f"moved\ta\tb\n{line}\n")
    with pytest.raises(LedgerError, match=r"line 2: .*keep the lines between them, and build; .*merge=union"):
        read_ledger(path)


@pytest.mark.parametrize(
    "line",
    [
        b"seen\ta1",
        b"seen\ta1\tyesterday",
        b"story\tthe-river-1",
        b"seen\ta1\t2024-08-14T10:00:00+00:00\textra",
        b"page\tkyiv",
        b"page\tentities/kiev\tentities/kyiv\textra",
        b"\xff\xfe\x00",
        b"seen\ta\xff1\t2024-08-14T10:00:00+00:00",
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "ledger.tsv"
    write(path, b"# a comment\nseen\tz9\t2024-08-14T10:00:00+00:00\n" + line + b"\nmoved\ta\tb\n")
    with pytest.raises(
        LedgerError, match=r"ledger.tsv, line 3: .* is not a line of a ledger .mend or delete the line; git"
    ):
        read_ledger(path)


def test_of_two_moments_that_a_merge_left_the_first_counts(tmp_path: Path) -> None:
    write(tmp_path / "ledger.tsv", "seen\ta1\t2024-08-14T10:00:00+00:00\nseen\ta1\t2024-08-16T10:00:00+00:00\n")
    assert read_ledger(tmp_path / "ledger.tsv").seen == {"a1": "2024-08-14T10:00:00+00:00"}


def test_line_ends_of_another_system_are_no_damage(tmp_path: Path) -> None:
    write(tmp_path / "ledger.tsv", LEDGER.text().replace("\n", "\r\n"))
    assert read_ledger(tmp_path / "ledger.tsv").moved == LEDGER.moved


def test_a_ledger_of_earlier_times_knows_no_pages(tmp_path: Path) -> None:
    write(tmp_path / "ledger.tsv", "# old\nmoved\told\tthe-river-1\n")
    assert read_ledger(tmp_path / "ledger.tsv") == Ledger(moved={"old": "the-river-1"})


def test_a_tag_that_a_merge_left_a_page_and_another_address_has_a_page(tmp_path: Path) -> None:
    for lines in (
        "page\tentities/a\tentities/b\npage\tentities/a\n",
        "page\tentities/a\npage\tentities/a\tentities/b\n",
    ):
        write(tmp_path / "ledger.tsv", lines)
        assert read_ledger(tmp_path / "ledger.tsv").pages == {"entities/a": ""}
