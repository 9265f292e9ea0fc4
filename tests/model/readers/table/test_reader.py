"""Tables of facts: any obvious headings, any way of writing numbers, and what Crossfoot itself writes comes back."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.amounts import INF, UNSTATED
from model.building import FilingBuilder
from model.errors import FilingError
from model.exports.facttable import write_csv
from model.files import MemoryFiles, NeighbourFiles
from model.filing import Axis, Concept, Filing, Kind, Member, Placement, Unit
from model.periods import Period
from model.readers.table import reader
from tests.disclosure import disclosure_filing
from tests.facts import told


def read(table: str | bytes) -> Filing:
    """The filing of a table."""
    data = table.encode() if isinstance(table, str) else table
    return reader.read(MemoryFiles("table", {"table": data}), "table", lambda _fraction: None)


def workbook(**sheets: list[list[Any]]) -> bytes:
    """A workbook with these rows by sheet."""
    book = openpyxl.Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def messages(filing: Filing) -> str:
    return " ".join(problem.message for problem in filing.problems)


def test_one_row_a_fact_and_every_other_column_an_axis() -> None:
    filing = read(
        "Line item,Region,Product,Year,Currency,Amount\n"
        "Revenue,,,2024,EUR,300\n"
        "Revenue,Europe,,2024,EUR,200\n"
        "Revenue,Europe,Phones,2023,€,150.50\n"
    )
    facts = told(filing)
    assert [(fact.concept, fact.value, fact.unit, fact.period) for fact in facts] == [
        ("Revenue", "300", "iso4217:EUR", "2024-01-01/2024-12-31"),
        ("Revenue", "200", "iso4217:EUR", "2024-01-01/2024-12-31"),
        ("Revenue", "150.50", "iso4217:EUR", "2023-01-01/2023-12-31"),
    ]
    assert [sorted(fact.dimensions) for fact in facts] == [
        [],
        [("Region", "Europe", False)],
        [("Product", "Phones", False), ("Region", "Europe", False)],
    ]
    assert filing.sections[0].facts.tolist() == [0, 1, 2]
    assert [filing.where(row) for row in range(3)] == ["table:2", "table:3", "table:4"]
    assert (filing.format, messages(filing)) == ("fact-table", "")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_headings(delimiter: str) -> None:
    table = (
        delimiter.join(["Concept", "Date", "Value"]) + "\n" + delimiter.join(["eg:Cash", "2024-12-31", "1234"]) + "\n"
    )
    assert reader.recognises(table.encode())
    (fact,) = told(read(table))
    assert (fact.concept, fact.period, fact.value) == ("eg:Cash", "2024-12-31", "1234")


def test_decimal_commas() -> None:
    filing = read("Position;Jahr;Einheit;Betrag\nUmsatz;2024;EUR;1.234,56\nKosten;2024;EUR;1.234\n")
    assert [fact.value for fact in told(filing)] == ["1234.56", "1234"]


def test_numbers_that_could_be_two_are_listed_and_none() -> None:
    filing = read('Line,Year,Value\nA,2024,"1,234"\nB,2024,"2,345"\n')
    assert [(fact.kind, fact.value) for fact in told(filing)] == [(Kind.TEXT, "1,234"), (Kind.TEXT, "2,345")]
    assert "thousands separator or a decimal sign" in messages(filing)
    assert "(1 more like it.)" in messages(filing)


def test_days_that_could_be_two_have_no_period() -> None:
    filing = read("Line,As of,Value\nA,05/06/2024,1\nB,05/05/2024,2\n")
    assert [fact.period for fact in told(filing)] == [None, "2024-05-05"]
    assert "either month" in messages(filing)


@pytest.mark.parametrize(
    ("head", "row", "period"),
    [
        ("Period", "Q2 2024", "2024-04-01/2024-06-30"),
        ("Start,End", "2024-01-01,2024-06-30", "2024-01-01/2024-06-30"),
        ("Start,End", ",2024-06-30", "2024-06-30"),
        ("From,To", "1.1.2024,30.6.2024", "2024-01-01/2024-06-30"),
        ("Date", "30 Jun 2024", "2024-06-30"),
        ("Year,Quarter", "2024,Q3", "2024-07-01/2024-09-30"),
        ("Year,Quarter", "2024,", "2024-01-01/2024-12-31"),
        ("Period", "", None),
        ("Start,End", "2024-06-30,2024-01-01", None),
        ("Start,End", "2024-01-01,", None),
        ("Year", "soon", None),
    ],
)
def test_periods(head: str, row: str, period: str | None) -> None:
    (fact,) = told(read(f"Line,{head},Value\nCash,{row},1\n"))
    assert fact.period == period


def test_a_table_without_periods_is_of_one() -> None:
    filing = read("Line,Value\nA,1\nB,2\n")
    assert [fact.period for fact in told(filing)] == ["forever", "forever"]
    assert [problem.severity for problem in filing.problems] == ["info"]


@pytest.mark.parametrize(
    ("head", "row", "value", "unit"),
    [
        ("Value,Unit", "5,USD", "5", "iso4217:USD"),
        ("Value,Unit", "5,USD/shares", "5", "iso4217:USD/xbrli:shares"),
        ("Value,Unit", "5,utr:kg", "5", "utr:kg"),
        ("Value,Unit", "5,$", "5", "$"),
        ("Value,Unit", "5,Stück", "5", "Stück"),
        ("Value,Unit", "12.5,%", "0.125", "xbrli:pure"),
        ("Value,Unit", "12.5%,%", "0.125", "xbrli:pure"),
        ("Value,Unit", "12.5%,", "0.125", "xbrli:pure"),
        ("Value (EUR)", "5", "5", "iso4217:EUR"),
        ("Value (EUR; in thousands)", "5", "5000", "iso4217:EUR"),
        ("Amount [USD 000]", "5", "5000", "iso4217:USD"),
        ("Value,Scale", "5.25,6", "5250000", None),
        ("Value,Scale", "5.25,1000", "5250", None),
        ("Value,Scale", "5.25,in millions", "5250000", None),
        ("Value,Scale", "525,-2", "5.25", None),
    ],
)
def test_units_and_scales(head: str, row: str, value: str, unit: str | None) -> None:
    (fact,) = told(read(f"Line,{head}\nCash,{row}\n"))
    assert fact.value is not None
    assert (Decimal(fact.value), fact.unit) == (Decimal(value), unit)


def test_names_have_labels_and_labels_are_names() -> None:
    filing = read(
        "Concept,Label,srt:ProductOrServiceAxis,eg:IdAxis,Value\neg:NetSales,,eg:PhoneMember,A 1,1\n,Costs,,,2\n"
    )
    assert [(concept.name, concept.label) for concept in filing.concepts] == [
        ("eg:NetSales", "Net sales"),
        ("Costs", "Costs"),
    ]
    assert told(filing)[0].dimensions == {
        ("srt:ProductOrServiceAxis", "eg:PhoneMember", False),
        ("eg:IdAxis", "A 1", True),
    }


def test_a_column_of_one_member() -> None:
    filing = read("Line,Region: Europe,Colour: blue,Value\nA,x,dark,1\nB,,,2\n")
    assert [sorted(fact.dimensions) for fact in told(filing)] == [
        [("Colour: blue", "dark", False), ("Region", "Europe", False)],
        [],
    ]


def test_an_entity_is_that_of_the_filing_unless_there_are_several() -> None:
    assert read("Company,Line,Value\nAcme,A,1\nAcme,B,2\n").entity == "Acme"
    filing = read("Company,Line,Value\nAcme,A,1\nOther,A,2\n")
    assert [sorted(fact.dimensions) for fact in told(filing)] == [
        [("Entity", "Acme", False)],
        [("Entity", "Other", False)],
    ]


def test_the_other_parts_of_a_fact() -> None:
    filing = read(
        "Line,Value,Decimals,Id,Note,Lang,Nil,Source\n"
        "A,1,-3,f1,Restated,,,x\n"
        "B,2,INF,,,,,\nC,3,many,,,,,\nD,words,,,,de,,\nE,,,,,,true,\nF,,,,,,,\n,7,,,,,,\n"
    )
    facts = told(filing)
    assert [fact.concept for fact in facts] == ["A", "B", "C", "D", "E"]
    assert [fact.decimals for fact in facts] == [-3, INF, UNSTATED, None, None]
    assert (facts[0].element_id, facts[0].note, facts[3].language, facts[4].kind) == ("f1", "Restated", "de", Kind.NIL)
    assert "no number of decimals" in messages(filing)
    assert "has a value but no line" in messages(filing)


def test_headings_may_stand_below_a_title_and_twice() -> None:
    filing = read("Report of 2024\n\nLine,Value,Value,Account,Region,Region\nA,1,2,Sales,x,y\n")
    (fact,) = told(filing)
    assert fact.value == "1"
    assert fact.dimensions == {("Account", "Sales", False), ("Region", "x", False)}
    assert "second column" in messages(filing)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no table of facts"),
        (b"Name,Age\nA,1\n", "no table of facts"),
        (b"<html><body>Line,Value</body></html>", "no table of facts"),
        (b"PK\x03\x04 cut", "archive"),
        (b"Line,Value\n" + b"," * 2_000 + b"\n", "larger"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(FilingError, match=message):
        read(data)


def test_only_tables_of_facts_are_recognised() -> None:
    assert reader.recognises("Line;Value\nÄ".encode()[:-1])
    assert reader.recognises("\ufeffLine,Value\n".encode())
    assert reader.recognises("Line,Value\n".encode("utf-16"))
    for head in (b"", b"Name,Age\n", b"PK\x03\x04Line,Value\n", b"<html>", b"\x00\x01Line,Value\n"):
        assert not reader.recognises(head)


def test_other_encodings() -> None:
    assert told(read("Line,Value\nErlöse,1\n".encode("utf-16")))[0].concept == "Erlöse"
    filing = read("Line,Value\nErlöse,1\n".encode("cp1252"))
    assert told(filing)[0].concept == "Erlöse"
    assert "Windows-1252" in messages(filing)


def test_a_workbook_with_dates_and_exact_numbers() -> None:
    rows: list[list[Any]] = [
        ["Facts"],
        ["Line", "Start", "End", "Unit", "Value", "Region"],
        ["Revenue", date(2024, 1, 1), datetime(2024, 12, 31), "EUR", 0.1 + 0.2, "Europe"],
        ["Revenue", date(2024, 1, 1), date(2024, 12, 31), "EUR", 1234, None],
        ["Revenue", "2024-01-01", "31.12.2024", "EUR", "1,234.5", None],
    ]
    filing = read(workbook(Cover=[["Title"]], Facts=rows))
    facts = told(filing)
    assert [fact.value for fact in facts] == ["0.3", "1234", "1234.5"]
    assert {fact.period for fact in facts} == {"2024-01-01/2024-12-31"}
    assert facts[0].dimensions == {("Region", "Europe", False)}
    assert [section.title for section in filing.sections] == ["Facts"]
    assert filing.where(0) == "table, Facts:3"


def test_a_workbook_without_facts_is_refused() -> None:
    with pytest.raises(FilingError, match="no table of facts"):
        read(workbook(Cover=[["Title"]]))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b" " * 40_000_000)
    with pytest.raises(FilingError, match="expands"):
        read(archive.getvalue())


def again(filing: Filing, folder: Path) -> Filing:
    """The filing that is read from the fact table of another."""
    path = folder / "facts.csv"
    write_csv(filing, str(path))
    assert reader.recognises(path.read_bytes()[:4096])
    return reader.read(NeighbourFiles(str(path)), path.name, lambda _fraction: None)


def test_the_disclosure_comes_back(tmp_path: Path) -> None:
    filing = disclosure_filing()
    # Why a value stands where it does is not in the table.
    expected = [fact._replace(note=None) for fact in told(filing)]
    assert told(again(filing, tmp_path)) == expected


WORDS = st.sampled_from(["Net sales", "Total, all", 'A "quoted" one', "eg:Cash", "us-gaap:Revenues", "Größe\nzwei"])


NUMBERS = st.decimals(allow_nan=False).filter(lambda value: abs(value.adjusted()) < 300)
TEXTS = st.sampled_from(["2024", "0000320193", "1,234", "true", "", "words", "-", "12.5%"])


@st.composite
def filings(draw: st.DrawFn) -> Filing:
    """A filing whose words a table can tell apart: names, labels, values of typed axes."""
    builder = FilingBuilder("random", "test")
    for _ in range(draw(st.integers(1, 5))):
        number = draw(st.booleans())
        value: Decimal | str | None = None
        if draw(st.integers(0, 4)):
            value = draw(NUMBERS) if number else draw(TEXTS)
        axis = draw(st.sampled_from(["Region", "eg:RegionAxis", "eg:IdAxis"]))
        member = draw(WORDS.filter(lambda word: ":" not in word)) if axis != "eg:RegionAxis" else "eg:Europe"
        pairs = [(Axis(axis, axis), Member(member, member, axis == "eg:IdAxis"))] if draw(st.booleans()) else []
        period = draw(
            st.sampled_from(
                [
                    None,
                    Period(None, None),
                    Period(None, date(2024, 12, 31)),
                    Period(date(2024, 1, 1), date(2024, 12, 31)),
                    Period(date(1, 1, 1), date.max),
                ]
            )
        )
        unit = (
            draw(st.sampled_from(["iso4217:EUR", "xbrli:pure", "iso4217:USD/xbrli:shares", "kg"])) if number else None
        )
        name = draw(WORDS)
        builder.add(
            builder.concepts.place(Concept(name, name, draw(st.sampled_from([None, "Assets"])))),
            -1 if period is None else builder.periods.place(period),
            builder.dimensions(pairs),
            value,
            unit=builder.units.place(Unit(unit)) if unit else -1,
            decimals=draw(st.sampled_from([INF, UNSTATED, -3, 2])),
            placement=draw(st.sampled_from(Placement)),
            element_id=draw(st.sampled_from([None, "f1", "f2"])),
            language=draw(st.sampled_from([None, "en"])) if isinstance(value, str) else None,
        )
    return builder.build()


@given(filings())
def test_what_crossfoot_writes_comes_back(tmp_path_factory: pytest.TempPathFactory, filing: Filing) -> None:
    assert told(again(filing, tmp_path_factory.mktemp("table"))) == told(filing)
