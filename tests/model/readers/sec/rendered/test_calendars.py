"""Pages give the months of a period; its first day follows from the days on which the periods of the filing end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.periods import Period
from model.readers.sec.rendered.calendars import Calendar

SATURDAYS = [date(2025, 3, 29), date(2024, 3, 30)]


def calendar(ends: list[date], *balances: date) -> Calendar:
    """The calendar of a filing."""
    return Calendar([*((end, 3) for end in ends), *((day, None) for day in balances)])


@pytest.mark.parametrize(
    ("months", "end", "start"),
    [
        (12, date(2022, 12, 31), date(2022, 1, 1)),
        (3, date(2024, 2, 29), date(2023, 12, 1)),
        (6, date(2023, 2, 28), date(2022, 9, 1)),
        (1, date(2022, 12, 15), date(2022, 11, 16)),
    ],
)
def test_periods_that_end_with_months_begin_with_months(months: int, end: date, start: date) -> None:
    assert calendar([date(2022, 12, 31), date(2021, 12, 31)]).period(months, end) == Period(start, end)


@pytest.mark.parametrize(
    ("months", "end", "start"),
    [
        (3, date(2025, 3, 29), date(2024, 12, 29)),
        (6, date(2025, 3, 29), date(2024, 9, 29)),
        (9, date(2024, 6, 29), date(2023, 10, 1)),
        (12, date(2024, 9, 28), date(2023, 10, 1)),
    ],
)
def test_years_of_weeks(months: int, end: date, start: date) -> None:
    assert calendar(SATURDAYS).period(months, end) == Period(start, end)
    assert calendar([]).period(months, end) == Period(start, end)


def test_a_year_of_53_weeks_begins_behind_a_balance() -> None:
    end = date(2023, 9, 30)
    assert calendar([*SATURDAYS, end], date(2022, 9, 24)).period(12, end) == Period(date(2022, 9, 25), end)
    assert calendar([*SATURDAYS, end], date(2022, 9, 23)).period(12, end).start == date(2022, 10, 2)


def test_a_month_end_that_is_a_saturday_is_no_calendar_of_weeks() -> None:
    end = date(2022, 12, 31)
    assert calendar([end], date(2021, 12, 25)).period(12, end) == Period(date(2022, 1, 1), end)


def test_no_length_is_one_day() -> None:
    end = date(2025, 4, 15)
    assert calendar([]).period(0, end) == Period(end, end)


@given(st.integers(1, 600), st.dates(date(1960, 1, 1), date(2100, 12, 31)), st.booleans())
def test_the_months_counted_as_the_renderer_counts_them_are_those_given(months: int, end: date, weekly: bool) -> None:
    start = calendar(SATURDAYS if weekly else []).period(months, end).start
    assert start is not None
    late = end + timedelta(days=16)
    counted = (late.year - start.year) * 12 + late.month - start.month - (late.day < start.day)
    assert counted == months
