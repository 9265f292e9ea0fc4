"""Tests of what is said beside a line: a unit that is not the sheet's is named once, a currency at every amount."""

from __future__ import annotations

from model.sheets.lines.words import cell_text, own_unit, unit_note
from model.sheets.linesheet import line_sheet
from model.sheets.places import Place
from tests.filings import Fact, filing_of


def test_units_are_named_beside_labels_and_currencies_at_amounts() -> None:
    filing = filing_of(
        [
            Fact("7000"),
            Fact("8000", year=2021),
            Fact("1.5", concept="Earnings", unit="iso4217:EUR/xbrli:shares"),
            Fact("900", concept="Shares", unit="xbrli:shares"),
            Fact("50", concept="Abroad", unit="iso4217:USD"),
            Fact("0.2", concept="Rate", unit="xbrli:pure"),
            Fact("3", concept="Twice"),
            Fact("4", concept="Twice", unit="xbrli:shares"),
        ]
    )
    sheet = line_sheet(filing, filing.sections[0])
    told = [
        (label, unit_note(filing, sheet, node), cell_text(filing, sheet, Place(node, 1)))
        for node, label in enumerate(sheet.tree.label)
    ]
    assert told == [
        ("Revenue", None, "7,000"),
        ("Earnings", "EUR / shares", "1.5"),
        ("Shares", "shares", "900"),
        ("Abroad", None, "USD 50"),
        ("Rate", None, "0.2"),
        ("Twice", None, "3"),
        ("Twice", "shares", "4"),
    ]
    abroad = own_unit(filing, sheet, sheet.tree.label.index("Abroad"))
    assert abroad is not None
    assert abroad.label == "USD"


def test_a_unit_that_the_label_says_in_brackets_is_not_said_again() -> None:
    names = ("Basic (in USD per share)", "Basic (in dollars per share)", "Diluted (in shares)", "Sold (in thousands)")
    money = [Fact("7", year=year) for year in range(2016, 2023)]
    filing = filing_of([*money, *(Fact("5", concept=name, unit="iso4217:USD/xbrli:shares") for name in names)])
    sheet = line_sheet(filing, filing.sections[0])
    assert [unit_note(filing, sheet, node) for node in range(len(sheet.tree.label))] == [
        None,
        None,
        None,
        "USD / shares",
        "USD / shares",
    ]
