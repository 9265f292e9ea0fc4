"""Titles, scales and column headings."""

from __future__ import annotations

import pytest

from model.readers.textcopy.dates import Currency, Length, Measure, day_of, heading_parts
from model.readers.textcopy.head import Head, read_head
from model.readers.textcopy.text import split
from model.readers.textcopy.titles import ANY, PER_SHARE, SHARES, Title, read_title
from tests.model.readers.textcopy.pages import page


def head(*cells: str) -> Head:
    return read_head(split(page(*cells)), "page.txt")


def periods(found: Head) -> list[str | None]:
    return [column.period.text if column.period else None for column in found.columns]


@pytest.mark.parametrize(
    "text", ["Dec. 31, 2022", "December 31, 2022", "Dec 31 2022", "31 December 2022", "2022-12-31", "31 Dec. 2022"]
)
def test_dates(text: str) -> None:
    assert heading_parts(text) == [day_of(2022, 12, 31)]


def test_months_in_full_and_in_short() -> None:
    shown = ["Sept. 30, 2023", "September 30, 2023", "Sep. 30, 2023"]
    assert [heading_parts(text) for text in shown] == [[day_of(2023, 9, 30)]] * 3
    assert heading_parts("May 31, 2021") == [day_of(2021, 5, 31)]
    assert heading_parts("Jun. 24, 2023") == [day_of(2023, 6, 24)]


@pytest.mark.parametrize(
    "text", ["Feb. 29, 2023", "Dec. 32, 2022", "Jan. 1, 1899", "Jan. 1, 2201", "2022-13-01", "Jan. 1, 0001"]
)
def test_days_that_do_not_exist_are_no_dates(text: str) -> None:
    assert heading_parts(text) is None


def test_parts_may_share_a_field() -> None:
    parts = [Length(12), day_of(2022, 12, 31), Currency("USD", "$"), Measure("$ / shares"), Measure("shares")]
    assert heading_parts("12 Months Ended Dec. 31, 2022 USD ($) $ / shares shares") == parts
    assert heading_parts("¥") == [Currency(None, "¥")]
    assert heading_parts("EUR") == [Currency("EUR", None)]
    assert heading_parts("ABC") is None
    assert heading_parts("Dec. 31, 2022 usd ($)") is None
    assert heading_parts("Revenue") is None


@pytest.mark.parametrize(
    ("lines", "full", "scales"),
    [
        (["T", "¥ in Thousands, $ in Thousands"], "T", {"¥": 3, "$": 3}),
        (["T", "$ in Millions"], "T", {"$": 6}),
        (["T", "$ in Billions"], "T", {"$": 9}),
        (["T", "₩ in Trillions"], "T", {"₩": 12}),
        (["T", "shares in Thousands, $ in Thousands"], "T", {SHARES: 3, "$": 3}),
        (["T", "$ / shares in Units, $ in Millions"], "T", {PER_SHARE: 0, "$": 6}),
        (["T", "In Millions, except Per Share data, unless otherwise specified"], "T", {ANY: 6, PER_SHARE: 0}),
        (["T", "In Millions, except Share data in Thousands, unless otherwise specified"], "T", {ANY: 6, SHARES: 3}),
        (["T", "In Thousands"], "T", {ANY: 3}),
        (["T - USD ($) $ in Millions"], "T", {"$": 6}),
        (["T - USD ($)", "$ in Millions"], "T", {"$": 6}),
        (["T (USD $)", "In Millions, unless otherwise specified"], "T", {ANY: 6}),
        (["T (USD $) (unless otherwise stated)"], "T (USD $) (unless otherwise stated)", {}),
        (["T - shares"], "T", {}),
        (["Growth in Thousands of homes"], "Growth in Thousands of homes", {}),
        (["$ in Thousands"], "", {"$": 3}),
    ],
)
def test_scales(lines: list[str], full: str, scales: dict[str, int]) -> None:
    title = read_title(lines)
    assert (title.full, title.scales) == (full, scales)


def test_a_title_names_its_currencies_in_order() -> None:
    assert read_title(["T - CNY (¥), USD ($) ¥ in Thousands"]).currencies == [
        Currency("CNY", "¥"),
        Currency("USD", "$"),
    ]
    assert read_title(["T (EUR €)"]).currencies == [Currency("EUR", "€")]


def test_a_title_is_a_group_and_a_section() -> None:
    found = read_title(["LEASES (Details) - Schedule of rent - by lessor - USD ($)"])
    assert (found.group, found.section) == ("LEASES (Details)", "Schedule of rent - by lessor")
    assert read_title(["BALANCE SHEETS - USD ($)"]) == Title(
        "BALANCE SHEETS", "", "BALANCE SHEETS", [Currency("USD", "$")]
    )


def test_one_length_heads_all_dates() -> None:
    found = head("T", "12 Months Ended", "Dec. 31, 2022\nUSD ($)", "Dec. 31, 2021\nUSD ($)", "Revenue")
    assert periods(found) == ["2022-01-01/2022-12-31", "2021-01-01/2021-12-31"]
    assert (found.body, found.problems) == (4, [])


def test_no_length_means_balance_sheet_dates() -> None:
    assert periods(head("T", "Dec. 31, 2022", "Dec. 31, 2021", "Cash")) == ["2022-12-31", "2021-12-31"]


QUARTERS = ["2023-07-01/2023-09-30", "2022-07-01/2022-09-30", "2023-01-01/2023-09-30", "2022-01-01/2022-09-30"]


@pytest.mark.parametrize(
    "heads",
    [
        ["3 Months Ended", "9 Months Ended", "Sep. 30, 2023", "Sep. 30, 2022", "Sep. 30, 2023", "Sep. 30, 2022"],
        ["3 Months Ended", "Sep. 30, 2023", "Sep. 30, 2022", "9 Months Ended", "Sep. 30, 2023", "Sep. 30, 2022"],
    ],
)
def test_two_lengths_divide_the_dates_where_they_begin_anew(heads: list[str]) -> None:
    found = head("T", *heads, "Revenue")
    assert periods(found) == QUARTERS
    assert not found.problems


def test_dates_in_two_currencies_do_not_begin_anew() -> None:
    heads = [f"{day}\n{currency}" for day in ("Sep. 30, 2023", "Sep. 30, 2022") for currency in ("CNY (¥)", "USD ($)")]
    found = head("T", "3 Months Ended", "9 Months Ended", *heads, *heads)
    assert periods(found) == [period for period in QUARTERS for _ in range(2)]
    assert not found.problems


def test_groups_of_one_size_are_inferred() -> None:
    found = head(
        "T", "3 Months Ended", "9 Months Ended", "Sep. 30, 2022", "Sep. 30, 2023", "Sep. 30, 2022", "Sep. 30, 2023"
    )
    assert periods(found) == [QUARTERS[1], QUARTERS[0], QUARTERS[3], QUARTERS[2]]
    assert [problem.severity for problem in found.problems] == ["info"]


def test_lengths_that_cannot_be_assigned_leave_the_periods_open() -> None:
    found = head("T", "3 Months Ended", "9 Months Ended", "Sep. 30, 2023", "Sep. 30, 2022", "Sep. 30, 2021")
    assert periods(found) == [None] * 3
    assert [problem.severity for problem in found.problems] == ["warning"]
    assert found.problems[0].where == "page.txt:6"


def test_a_length_of_no_months_is_open() -> None:
    found = head("T", "0 Months Ended", "Sep. 30, 2023")
    assert periods(found) == [None]
    assert [problem.message for problem in found.problems] == [
        "The headings do not tell how long the periods of the columns are."
    ]


def test_columns_keep_their_further_units() -> None:
    (column,) = head("T", "12 Months Ended", "Dec. 31, 2022\nUSD ($)\n$ / shares\nshares", "EPS").columns
    assert (column.currency, column.measures) == (Currency("USD", "$"), ["$ / shares", "shares"])


def test_what_is_not_understood_is_said() -> None:
    found = head("T", "Dec. 31, 2022\nUSD ($)\nRestated", "Cash")
    assert [(each.severity, each.where) for each in found.problems] == [("info", "page.txt:4")]
    assert "Restated" in found.problems[0].message


@pytest.mark.parametrize(
    "heads",
    [
        "T - USD ($)\t12 Months Ended\n\tDec. 31, 2022\tDec. 31, 2021\nRevenue\t1\t2\n",
        "T\t12 Months Ended\nDec. 31, 2022\nUSD ($)\tDec. 31, 2021\nUSD ($)\nRevenue\t1\t2\n",
        "T\n12 Months Ended\nDec. 31, 2022\tDec. 31, 2021\nUSD ($)\tUSD ($)\nRevenue\t1\t2\n",
        "T\n12 Months Ended\n\tDec. 31, 2022 USD ($)\tDec. 31, 2021 USD ($)\nRevenue\t1\t2\n",
    ],
)
def test_pasted_headings_take_many_forms(heads: str) -> None:
    text = split(heads)
    found = read_head(text, "page.txt")
    assert periods(found) == ["2022-01-01/2022-12-31", "2021-01-01/2021-12-31"]
    assert Currency("USD", "$") in (*found.title.currencies, *(column.currency for column in found.columns))
    assert text.records[found.body][0].text == "Revenue"


def test_a_page_without_dates_has_no_columns() -> None:
    assert not head("T", "12 Months Ended", "Revenue", "5").columns
    assert not read_head(split(""), "page.txt").columns
