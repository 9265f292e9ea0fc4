"""Units, scales and currencies of whole pages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.model.readers.textcopy.pages import YEARS, messages, page, read, units, values


def test_in_millions_except_per_share() -> None:
    title = "T (USD $)\nIn Millions, except Per Share data, unless otherwise specified"
    filing = read(page(title, *YEARS, "Sales", "1", "2", "Dividends per share", "$ 1.25", "0.9"))
    assert units(filing, "Sales") == [("iso4217:USD", -6)] * 2
    assert values(filing, "Dividends per share") == [("2022", Decimal("1.25")), ("2021", Decimal("0.9"))]
    assert units(filing, "Dividends per share") == [("iso4217:USD/xbrli:shares", 2), ("iso4217:USD/xbrli:shares", 1)]


@pytest.mark.parametrize(
    ("label", "shown", "value", "unit", "decimals"),
    [
        ("Shares | shares", "1.5", "1500000", "xbrli:shares", -5),
        ("Shares (in shares)", "1,500", "1500000000", "xbrli:shares", -6),
        ("EPS | $ / shares", "1.25", "1.25", "iso4217:USD/xbrli:shares", 2),
        ("EPS (in dollars per share)", "$ (1.25)", "-1.25", "iso4217:USD/xbrli:shares", 2),
        ("EPS | ¥ / shares", "1.2", "1.2", "¥/xbrli:shares", 1),
        ("Owned | %", "12.5%", "0.125", "xbrli:pure", 3),
        ("Owned | %", "12.5", "0.125", "xbrli:pure", 3),
        ("Segments | segment", "3", "3", "segment", 0),
        ("Total | €", "3", "3", "iso4217:EUR", 0),
        ("Total | $", "3", "3000", "iso4217:USD", -3),
        ("Total", "€ 3", "3", "iso4217:EUR", 0),
        ("Total", "¥ 3", "3", "¥", 0),
        ("Total", "12.50%", "0.1250", "xbrli:pure", 4),
        ("Total", "0", "0", "iso4217:USD", -3),
    ],
)
def test_units_and_scales(label: str, shown: str, value: str, unit: str, decimals: int) -> None:
    heads = ("12 Months Ended", "Dec. 31, 2022\nUSD ($)\n$ / shares\nshares\nsegment")
    filing = read(page("T\nshares in Millions, $ in Thousands", *heads, label, shown))
    assert filing.value(0) == Decimal(value)
    assert units(filing, filing.concepts[0].label) == [(unit, decimals)]
    assert " | " not in filing.concepts[0].label


def test_one_concept_whatever_its_unit() -> None:
    filing = read(page("T", *YEARS, "Total | shares", "1", "2", "Total", "3", "4"))
    assert [concept.label for concept in filing.concepts] == ["Total"]


@pytest.mark.parametrize(
    ("symbol", "unit"),
    [("$", "iso4217:USD"), ("€", "iso4217:EUR"), ("£", "iso4217:GBP"), ("₩", "iso4217:KRW"), ("₹", "iso4217:INR")],
)
def test_a_bare_symbol_is_a_currency_inferred(symbol: str, unit: str) -> None:
    filing = read(page("T", "Dec. 31, 2022", "Cash", f"{symbol} 5"))
    assert units(filing, "Cash") == [(unit, 0)]
    (message,) = messages(filing, "info")
    assert message.startswith(f"“{symbol}” names no currency by itself; it is read as {unit[-3:]}.")


def test_a_bare_yen_sign_is_not_guessed() -> None:
    for filing in (read(page("T", "Dec. 31, 2022", "Cash", "¥ 5")), read(page("T", "Dec. 31, 2022\n¥", "Cash", "5"))):
        assert units(filing, "Cash") == [("¥", 0)]
        assert not filing.problems


def test_the_page_says_what_its_symbols_mean() -> None:
    filing = read(page("T\n$ in Thousands", "Dec. 31, 2022\nCAD ($)", "Cash", "$ 5"))
    assert units(filing, "Cash") == [("iso4217:CAD", -3)]
    assert not filing.problems


def test_no_currency_at_all() -> None:
    filing = read(page("T\nIn Thousands", "Dec. 31, 2022", "Cash", "5"))
    assert filing.value(0) == 5000
    assert units(filing, "Cash") == [(None, -3)]


def test_a_symbol_against_the_line_is_honoured_and_said() -> None:
    heads = ("Dec. 31, 2022\nCNY (¥)", "Dec. 31, 2022\nUSD ($)")
    filing = read(page("T", *heads, "Total | $", "¥ 5"))
    assert units(filing, "Total") == [("iso4217:CNY", 0)]
    assert messages(filing, "warning") == ["“¥ 5” stands in a line of USD; it is read as CNY, as it says. page.txt:6"]


def test_a_symbol_against_the_column_is_honoured_and_said() -> None:
    text = "T\tDec. 31, 2022\nUSD ($)\tDec. 31, 2021\nUSD ($)\nCash\t\t€ 5\n"
    filing = read(text)
    assert units(filing, "Cash") == [("iso4217:EUR", 0)]
    assert "shows a currency that the heading of its column does not name" in messages(filing, "warning")[0]
    lost = read(page("T", *YEARS, "Cash", "€ 5"))
    assert "shows a currency that no column heading names" in messages(lost, "warning")[0]


def test_a_line_as_long_as_the_page_shows_the_currency_of_each_column() -> None:
    heads = [f"Dec. 31, {year}\n{currency}" for year in (2022, 2021) for currency in ("CNY (¥)", "USD ($)")]
    filing = read(
        page("T\n¥ in Thousands, $ in Millions", *heads, "Cash", "1", "2", "3", "4", "Debt", "¥ 1", "$ 2", "¥ 3", "$ 4")
    )
    for label in ("Cash", "Debt"):
        assert units(filing, label) == [("iso4217:CNY", -3), ("iso4217:USD", -6)] * 2
        assert [period for period, _ in values(filing, label)] == ["31 Dec 2022"] * 2 + ["31 Dec 2021"] * 2


def test_a_pasted_line_takes_the_currency_of_each_column() -> None:
    heads = "\t".join(f"Dec. 31, {year} {currency}" for year in (2022, 2021) for currency in ("CNY (¥)", "USD ($)"))
    filing = read(f"T\t12 Months Ended\n\t{heads}\nCash\t1\t2\t\t4\nEPS per share\t\t0.1\t\t0.2\n")
    assert units(filing, "Cash") == [("iso4217:CNY", 0), ("iso4217:USD", 0), ("iso4217:USD", 0)]
    assert units(filing, "EPS per share") == [("iso4217:USD/xbrli:shares", 1)] * 2
