"""Dates and periods of a table: in the usual ways of writing, and never the wrong month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.table.dates import DateOrder


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05",
        "2024-03-05T00:00:00",
        "05.03.2024",
        "5.3.2024",
        "5 Mar 2024",
        "5. March 2024",
        "Mar 5, 2024",
        "45356",
    ],
)
def test_a_day(text: str) -> None:
    assert DateOrder(()).day(text) == date(2024, 3, 5)


def test_the_other_dates_tell_which_is_the_month() -> None:
    assert DateOrder(["31/12/2024"]).day("05/03/2024") == date(2024, 3, 5)
    assert DateOrder(["12/31/2024"]).day("05/03/2024") == date(2024, 5, 3)
    assert DateOrder(()).day("31/12/2024") == date(2024, 12, 31)
    assert DateOrder(()).day("12-31-2024") == date(2024, 12, 31)
    assert DateOrder(()).day("5/5/2024") == date(2024, 5, 5)


@pytest.mark.parametrize("texts", [[], ["05/06/2024"], ["31/12/2024", "12/31/2024"], ["31.12.2024"]])
def test_a_day_of_either_month_is_not_guessed(texts: list[str]) -> None:
    with pytest.raises(ValueError, match="either month"):
        DateOrder(texts).day("05/06/2024")


@pytest.mark.parametrize("text", ["", "soon", "2024-13-01", "30.02.2024", "1 Foo 2024", "99999999", "12", "13/13/2024"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        DateOrder(()).day(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", "2024-01-01/2024-12-31"),
        ("FY2024", "2024-01-01/2024-12-31"),
        ("Q3 2024", "2024-07-01/2024-09-30"),
        ("2024Q3", "2024-07-01/2024-09-30"),
        ("2024-Q3", "2024-07-01/2024-09-30"),
        ("H1/2024", "2024-01-01/2024-06-30"),
        ("2024-02", "2024-02-01/2024-02-29"),
        ("2024-12-31", "2024-12-31"),
        ("31 Dec 2024", "2024-12-31"),
        ("2024-01-01/2024-12-31", "2024-01-01/2024-12-31"),
        ("2024-01-01 - 2024-12-31", "2024-01-01/2024-12-31"),
        ("1 Jan 2024 to 31 Dec 2024", "2024-01-01/2024-12-31"),
        ("2024-01-01..2024-03-31", "2024-01-01/2024-03-31"),
        ("2024-01-01T00:00:00/2025-01-01T00:00:00", "2024-01-01/2024-12-31"),
        ("forever", "forever"),
    ],
)
def test_a_period(text: str, period: str) -> None:
    assert DateOrder(()).period(text).text == period


@pytest.mark.parametrize("text", ["", "last year", "2024-12-31/2024-01-01", "2024Q5", "0000", "05/2024/01"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        DateOrder(()).period(text)


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d %b %Y", "%B %d, %Y"]))
def test_days_come_back_from_any_way_of_writing(day: date, form: str) -> None:
    assert DateOrder(()).day(day.strftime(form)) == day
