"""Days in lines of pages: read in many languages, open where they are open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.testing import Case, read_cases
from digest.text.copied.days import DAY_FIRST, MONTH_FIRST, Day, day_line, settled, telling

OPEN = Day("2024-03-02", "2024-02-03")


def shown(line: str) -> str:
    found = day_line(line)
    days = found.days if found else ()
    rows = (f"{day.day}{f' or {day.other}' if day.other else ''}{f' {day.label}' if day.label else ''}" for day in days)
    return "\n".join(rows) or "none"


@pytest.mark.parametrize("case", read_cases("tests/cases/dates_in_lines.md"), ids=str)
def test_case(case: Case) -> None:
    assert shown(case.given) == case.expected


def test_a_long_line_is_prose_and_names_no_day() -> None:
    assert day_line("The river rose on December 22, 2023. " * 10) is None


@pytest.mark.parametrize(("order", "day"), [(DAY_FIRST, "2024-03-02"), (MONTH_FIRST, "2024-02-03"), ("", "")])
def test_an_open_day_is_settled_by_the_order_or_not_at_all(order: str, day: str) -> None:
    assert settled(OPEN, order) == day


def test_an_open_day_is_settled_by_another_date_of_the_page() -> None:
    assert settled(OPEN, "", ["2024-02-03", "2020-01-01"]) == "2024-02-03"


def test_both_readings_on_the_page_settle_nothing() -> None:
    assert settled(OPEN, "", ["2024-02-03", "2024-03-02"]) == ""


def test_what_else_a_line_says_is_told_apart_from_when() -> None:
    found = day_line("Li Wei | Published Friday 22 Dec 2023, 10:05 GMT | 4 min read")
    assert found is not None
    assert [word for word in telling(found.rest) if word.isalpha()] == ["Li", "Wei"]


@given(st.text(max_size=250))
def test_any_line_can_be_looked_at(line: str) -> None:
    found = day_line(line)
    assert found is None or all(len(day.day) == len("2024-01-01") for day in found.days)
