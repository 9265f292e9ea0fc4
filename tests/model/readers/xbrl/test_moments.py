"""Tests of the dates of periods: a date ends with its day, midnight ends the day before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.xbrl.moments import Moment, first_day, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-12-31", "2022-12-31", "2022-12-31"),
        (" 2022-12-31\n", "2022-12-31", "2022-12-31"),
        ("2022-12-31Z", "2022-12-31", "2022-12-31"),
        ("2022-12-31-05:00", "2022-12-31", "2022-12-31"),
        ("2023-01-01T00:00:00", "2023-01-01", "2022-12-31"),
        ("2023-01-01T00:00:00.000+09:00", "2023-01-01", "2022-12-31"),
        ("2022-12-31T24:00:00", "2023-01-01", "2022-12-31"),
        ("2024-03-01T00:00:00Z", "2024-03-01", "2024-02-29"),
    ],
)
def test_boundaries_of_days(text: str, first: str, last: str) -> None:
    assert first_day(text) == Moment(date.fromisoformat(first))
    assert last_day(text) == Moment(date.fromisoformat(last))


def test_a_time_within_a_day_is_kept_beside_its_day() -> None:
    moment = Moment(date(2022, 6, 30), "09:30:00")
    assert first_day("2022-06-30T09:30:00") == last_day("2022-06-30T09:30:00Z") == moment
    assert last_day("2022-06-30T00:00:00.001").time == "00:00:00.001"


@pytest.mark.parametrize(
    "text",
    [
        *("", "2022", "2022-13-01", "2022-02-30", "22-01-01", "12022-01-01", "-2022-01-01", "२०२२-०१-०१"),
        *("2022-01-01T25:00:00", "2022-01-01T24:00:01", "2022-01-01T10:60:00", "2022-01-01T10:00", "2022-01-01T"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        last_day(text)


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00", "9999-12-31T24:00:00"])
def test_days_beyond_the_calendar_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        last_day(text) if text.startswith("0") else first_day(text)


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 1, 1)))
def test_the_end_of_a_day_and_midnight_after_it_are_one(day: date) -> None:
    midnight = f"{(day + timedelta(days=1)).isoformat()}T00:00:00"
    assert last_day(day.isoformat()) == last_day(midnight) == Moment(day)
