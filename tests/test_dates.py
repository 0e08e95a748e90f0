"""Dates are understood or refused, never guessed."""

import pytest

from digest.text.dates import iso_date

DAY = "2024-08-14"


@pytest.mark.parametrize(
    "text",
    ["2024-08-14", "2024/08/14", "20240814", "August 14, 2024", "Aug. 14 2024", "14 August 2024", "14th Aug 2024",
     "Wednesday, August 14, 2024", "Wed, 14 Aug 2024", "14-Aug-2024", " 2024-08-14\n", "AUGUST 14, 2024"],
)  # fmt: skip
def test_a_date_without_a_time_is_a_day(text: str) -> None:
    assert iso_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    ["2024-08-14 10:00", "2024-08-14T10:00Z", "2024-08-14T12:00:00+02:00", "2024-08-14T12:00:00.123+0200",
     "Wed, 14 Aug 2024 10:00:00 GMT", "Wed, 14 Aug 2024 06:00:00 EDT", "14 Aug 2024 10:00:00 +0000 (UTC)",
     "Wed Aug 14 10:00:00 2024", "Aug 14, 2024 at 10:00 am", "20240814T100000Z", "2024-08-14T10:00:00+00:00"],
)  # fmt: skip
def test_a_moment_is_told_in_universal_time(text: str) -> None:
    assert iso_date(text) == "2024-08-14T10:00:00+00:00"


@pytest.mark.parametrize(
    "text",
    ["", "today", "yesterday 10:00", "2024", "August 2024", "14 August", "08/14/2024", "14.08.24", "1723629600",
     "2024-02-30", "2024-13-01", "0000-01-01", "10000-01-01", "2024-08-14T25:00", "2024-08-14T10:61",
     "2024-08-14T10:00 XYZ", "9999-12-31T23:00:00-05:00", "0001-01-01T00:00:00+05:00", "13:00 pm",
     "August 14, 2024 13:00 pm", "٢٠٢٤-٠٨-١٤", "14 Aug 24", "2024-08-14" * 100],
)  # fmt: skip
def test_what_is_not_understood_is_refused(text: str) -> None:
    assert iso_date(text) is None


def test_noon_and_midnight_are_told_apart() -> None:
    assert iso_date("August 14, 2024 12:00 am") == "2024-08-14T00:00:00+00:00"
    assert iso_date("August 14, 2024 12:00 pm") == "2024-08-14T12:00:00+00:00"


def test_an_answer_is_understood_again() -> None:
    for text in (DAY, "2024-08-14T10:00:00+00:00", "0001-01-01", "9999-12-31"):
        assert iso_date(text) == text
