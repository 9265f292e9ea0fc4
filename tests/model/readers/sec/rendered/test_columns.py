"""Headings of columns: dates, lengths, currencies, units, and what is left, which are members."""

from __future__ import annotations

from datetime import date

import pytest

from model.readers.sec.rendered.columns import at_date, read_columns
from model.readers.sec.rendered.sheet import Heading
from model.readers.textcopy.dates import Currency

DAY = date(2022, 12, 31)


@pytest.mark.parametrize(
    ("length", "lines", "months", "end", "currency", "measures", "members"),
    [
        ("12 Months Ended", ["Dec. 31, 2022"], 12, DAY, None, [], []),
        ("", ["Dec. 31, 2022", "USD ($)", "$ / shares", "shares"], None, DAY, "USD", ["$ / shares", "shares"], []),
        ("", ["Dec. 31, 2022 USD ($) Vendor shares"], None, DAY, "USD", ["Vendor"], ["shares"]),
        ("", ["Dec. 31, 2022", "Products [Member]"], None, DAY, None, [], ["Products [Member]"]),
        ("", ["Total"], None, None, None, [], []),
        ("", ["Dec. 31, 2022", "Total"], None, DAY, None, [], []),
        ("0 Months Ended", ["Dec. 31, 2022"], None, DAY, None, [], []),
        ("999 Months Ended", ["Feb. 31, 2022"], None, None, None, [], ["Feb. 31, 2022"]),
    ],
)
def test_headings(
    length: str,
    lines: list[str],
    months: int | None,
    end: date | None,
    currency: str | None,
    measures: list[str],
    members: list[str],
) -> None:
    (column,) = read_columns([Heading(length, lines)], ["Vendor"])
    assert (column.months, column.end, column.measures, column.members) == (months, end, measures, members)
    assert column.currency == (Currency(currency, "$") if currency else None)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Beginning balances at Sep. 30, 2023", ("Beginning balances", date(2023, 9, 30))),
        ("Balance at the bank at Dec. 31, 2022", ("Balance at the bank", DAY)),
        ("Balance at Feb. 31, 2022", None),
        ("Balance", None),
        ("Due at 31", None),
    ],
)
def test_dates_behind_labels(label: str, expected: tuple[str, date] | None) -> None:
    assert at_date(label) == expected
