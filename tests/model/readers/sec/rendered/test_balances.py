"""The rows of a statement of equity lie between its balances."""

from __future__ import annotations

import pytest

from model.readers.sec.rendered.balances import row_periods, words_open
from model.readers.sec.rendered.sheet import Row, RowKind


def periods(*labels: str) -> list[str | None]:
    """The periods of rows with these labels."""
    rows = [Row(RowKind.LINE, label, at) for at, label in enumerate(labels)]
    return [period.text if period else None for period in row_periods(rows, lambda _row, _label: None)]


def test_two_years_one_after_the_other() -> None:
    assert periods(
        "Beginning balance at Dec. 31, 2020",
        "Income",
        "Ending balance at Dec. 31, 2021",
        "Dividend per share",
        "Beginning balance at Dec. 31, 2022",
        "Income",
        "Ending balance at Dec. 31, 2023",
    ) == [
        "2020-12-31",
        "2021-01-01/2021-12-31",
        "2021-12-31",
        "2021-01-01/2021-12-31",
        "2022-12-31",
        "2023-01-01/2023-12-31",
        "2023-12-31",
    ]


def test_an_ending_balance_that_is_the_next_beginning() -> None:
    assert periods(
        "Balance at Dec. 31, 2020", "Income", "Balance at Dec. 31, 2021", "Income", "Balance at Dec. 31, 2022"
    ) == [
        "2020-12-31",
        "2021-01-01/2021-12-31",
        "2021-12-31",
        "2022-01-01/2022-12-31",
        "2022-12-31",
    ]


def test_labels_without_words_repeat_where_a_period_begins() -> None:
    first, last = "Equity, as was at Dec. 31, 20{}", "Equity, as is at Dec. 31, 20{}"
    assert periods(
        first.format(20), "Income", last.format(21), "After", first.format(22), "Income", last.format(23)
    ) == [
        "2020-12-31",
        "2021-01-01/2021-12-31",
        "2021-12-31",
        "2021-01-01/2021-12-31",
        "2022-12-31",
        "2023-01-01/2023-12-31",
        "2023-12-31",
    ]


def test_what_stands_before_any_balance_is_open() -> None:
    assert periods("Income", "Balance at Dec. 31, 2020", "Income") == [None, "2020-12-31", None]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Beginning balance", True),
        ("Cash at the start of the year", True),
        ("Ending balance", False),
        ("Cash at the end", False),
        ("Balance", None),
        ("Opening to closing", None),
    ],
)
def test_words(label: str, expected: bool | None) -> None:
    assert words_open(label) is expected
