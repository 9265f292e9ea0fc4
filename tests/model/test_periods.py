"""Periods are classed by their length, ordered by their end and named as a reader expects."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.periods import Period, PeriodClass, day_before, months_ended

DAY = date(2022, 6, 30)


@pytest.mark.parametrize(
    ("start", "end", "kind"),
    [
        (date(2022, 1, 1), date(2022, 12, 31), PeriodClass.YEAR),
        (date(2021, 9, 26), date(2022, 9, 24), PeriodClass.YEAR),
        (date(2022, 9, 25), date(2023, 9, 30), PeriodClass.YEAR),
        (date(2022, 1, 1), date(2022, 9, 30), PeriodClass.NINE_MONTHS),
        (date(2022, 1, 1), date(2022, 6, 30), PeriodClass.HALF),
        (date(2022, 12, 25), date(2023, 4, 1), PeriodClass.QUARTER),
        (date(2022, 1, 1), date(2022, 1, 31), PeriodClass.MONTH),
        (date(2022, 1, 1), date(2022, 1, 7), PeriodClass.OTHER),
        (None, date(2022, 12, 31), PeriodClass.INSTANT),
        (None, None, PeriodClass.FOREVER),
    ],
)
def test_the_class_of_a_period(start: date | None, end: date | None, kind: PeriodClass) -> None:
    assert Period(start, end).kind is kind


@pytest.mark.parametrize(
    ("period", "label", "text"),
    [
        (Period(date(2022, 1, 1), date(2022, 12, 31)), "2022", "2022-01-01/2022-12-31"),
        (Period(date(2022, 7, 1), date(2022, 9, 30)), "Q3 2022", "2022-07-01/2022-09-30"),
        (Period(date(2021, 10, 1), date(2022, 9, 30)), "1 Oct 2021 – 30 Sep 2022", "2021-10-01/2022-09-30"),
        (Period(None, date(2022, 12, 31)), "31 Dec 2022", "2022-12-31"),
        (Period(None, None), "Forever", "forever"),
    ],
)
def test_labels_and_text(period: Period, label: str, text: str) -> None:
    assert (period.label(), period.text) == (label, text)


@pytest.mark.parametrize(
    ("start", "end", "brief"),
    [
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2022, 7, 1), date(2022, 9, 30), "Q3 2022"),
        (date(2022, 1, 1), date(2022, 9, 30), "9M 2022"),
        (date(2022, 7, 1), date(2022, 12, 31), "H2 2022"),
        (date(2022, 2, 1), date(2022, 2, 28), "Feb 2022"),
        (date(2022, 2, 1), date(2022, 4, 30), "3M to Apr 2022"),
        (date(2021, 9, 26), date(2022, 9, 24), "12M to Sep 2022"),
        (date(2022, 4, 1), date(2022, 12, 31), "9M to Dec 2022"),
        (date(2022, 1, 1), date(2022, 2, 28), "2M to Feb 2022"),
        (date(2021, 1, 1), date(2022, 6, 30), "18M to Jun 2022"),
        (date(2022, 1, 1), date(2022, 1, 7), ""),
        (None, date(2022, 12, 31), "Dec 2022"),
        (None, None, ""),
    ],
)
def test_the_short_label_names_the_class_and_the_end(start: date | None, end: date | None, brief: str) -> None:
    assert " ".join(Period(start, end).brief()) == brief


def test_an_hour_has_no_short_label() -> None:
    assert not Period(None, DAY, end_time="09:30:00").brief()


@given(st.sampled_from([1, 3, 6, 9, 12, 18]), st.dates(date(1960, 1, 1), date(2090, 12, 31)))
def test_months_ended_reaches_back_whole_months(months: int, end: date) -> None:
    period = months_ended(months, end)
    assert period.start is not None
    if end.day == calendar.monthrange(end.year, end.month)[1]:
        assert period.start.day == 1
    before = period.start - timedelta(days=1)
    assert (end.year * 12 + end.month) - (before.year * 12 + before.month) == months


def test_months_ended_across_february() -> None:
    assert months_ended(12, date(2023, 2, 28)).start == date(2022, 3, 1)
    assert months_ended(12, date(2022, 9, 24)).start == date(2021, 9, 25)
    assert months_ended(3, date(2024, 5, 31)).start == date(2024, 3, 1)


def test_periods_sort_by_end_then_start() -> None:
    year, quarter = Period(date(2022, 1, 1), date(2022, 12, 31)), Period(date(2022, 10, 1), date(2022, 12, 31))
    older = Period(date(2021, 1, 1), date(2021, 12, 31))
    ordered = sorted([quarter, older, year], key=lambda period: period.sort_key)
    assert ordered == [older, year, quarter]


def test_a_period_inside_a_sentence() -> None:
    assert Period(None, date(2022, 12, 31)).in_words() == "at 31 Dec 2022"
    assert Period(date(2021, 10, 1), date(2022, 9, 30)).in_words() == "from 1 Oct 2021 to 30 Sep 2022"


def test_a_time_of_the_day_tells_periods_of_one_day_apart() -> None:
    morning, evening = Period(None, DAY, end_time="09:00:00"), Period(None, DAY, end_time="17:30:00")
    assert morning != evening
    assert (morning.text, evening.label()) == ("2022-06-30T09:00:00", "30 Jun 2022, 17:30")
    assert evening.in_words() == "at 30 Jun 2022, 17:30"
    shift = Period(DAY, DAY, "09:00:00", "17:30:00")
    assert (shift.text, shift.whole, Period(DAY, DAY).whole) == ("2022-06-30T09:00:00/2022-06-30T17:30:00", False, True)
    assert shift.label() == "30 Jun 2022, 09:00 – 30 Jun 2022, 17:30"


def test_the_first_day_of_the_calendar_has_none_before_it() -> None:
    assert day_before(date.min) is None
    assert day_before(date(2024, 3, 1)) == date(2024, 2, 29)
