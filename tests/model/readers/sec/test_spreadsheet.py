"""Cells of a workbook as they are written, whatever else the file holds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.errors import FilingError
from model.readers.sec import spreadsheet
from model.readers.sec.spreadsheet import Cell, Workbook, Worksheet
from tests.model.readers.sec.rpages import archive

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(sheet: str, extra: dict[str, str] | None = None, target: str = "worksheets/sheet1.xml") -> bytes:
    """A workbook of one sheet."""
    sheets = '<sheets><sheet name="One" r:id="a"/><sheet name="Lost" r:id="b"/></sheets>'
    parts = {
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="a" Target="{target}"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        **(extra or {}),
    }
    return archive({name: text.encode() for name, text in parts.items()})


def sheet(body: str, after: str = "") -> str:
    """The XML of a sheet."""
    return f"<worksheet {MAIN}><sheetData>{body}</sheetData>{after}</worksheet>"


def only(data: bytes) -> Worksheet:
    """The one sheet of a workbook."""
    (found,) = Workbook(data, "a.xlsx").sheets()
    return found


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<c r='A1'><v>12.50</v></c>", Cell("12.50", Decimal("12.50"))),
        ("<c r='A1' t='n'><v>1E3</v></c>", Cell("1E3", Decimal("1E3"))),
        ("<c r='A1' t='n'><v>9e999999999</v></c>", Cell("9e999999999")),
        ("<c r='A1' t='n'><v>INF</v></c>", Cell("INF")),
        ("<c r='A1' t='str'><v>a formula's text</v></c>", Cell("a formula's text")),
        ("<c r='A1' t='b'><v>1</v></c>", Cell("true")),
        ("<c r='A1' t='b'><v>0</v></c>", Cell("false")),
        ("<c r='A1' t='e'><v>#REF!</v></c>", Cell("#REF!")),
        ("<c r='A1' t='s'><v>1</v></c>", Cell("two parts")),
        ("<c r='A1' t='s'><v>99</v></c>", Cell("")),
        ("<c r='A1' t='inlineStr'><is><t>x</t><rPh><t>aloud</t></rPh></is></c>", Cell("x")),
        ("<c r='A1' t='inlineStr'/>", Cell("")),
        ("<c r='A1' s='7'><v>1</v></c>", Cell("1", Decimal(1))),
        ("<c r='A1'/>", Cell("")),
    ],
)
def test_kinds_of_cells(cell: str, expected: Cell) -> None:
    strings = f"<sst {MAIN}><si><t>one</t></si><si><r><t>two </t></r><r><t>parts</t></r></si></sst>"
    found = only(book(sheet(f"<row r='1'>{cell}</row>"), {"xl/sharedStrings.xml": strings}))
    assert found.cells == {1: {1: expected}}


def test_places_come_from_references_or_from_the_order() -> None:
    found = only(book(sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row r='9'><c r='AB9'><v>3</v></c></row>")))
    assert {row: list(cells) for row, cells in found.cells.items()} == {1: [1, 2], 9: [28]}


def test_merged_ranges_and_styles() -> None:
    merged = "<mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='C3'/><mergeCell ref='junk'/></mergeCells>"
    styles = (
        f"<styleSheet {MAIN}><numFmts><numFmt numFmtId='164' formatCode='0.000'/></numFmts>"
        "<fonts><font/><font><b/></font><font><b val='0'/></font></fonts>"
        "<cellXfs><xf fontId='1' numFmtId='164'/><xf fontId='2' numFmtId='10'/><xf fontId='9'/></cellXfs></styleSheet>"
    )
    cells = "".join(f"<c s='{style}'><v>1</v></c>" for style in range(3))
    found = only(book(sheet(f"<row r='1'>{cells}</row>", merged), {"xl/styles.xml": styles}))
    assert found.merged == [(1, 2, 1, 2), (3, 3, 3, 3)]
    assert [(cell.bold, cell.code) for cell in found.cells[1].values()] == [
        (True, "0.000"),
        (False, "0.00%"),
        (False, ""),
    ]


def test_targets_may_be_absolute_and_never_lead_out() -> None:
    body = sheet("<row r='1'><c r='A1'><v>1</v></c></row>")
    assert len(only(book(body, target="/xl/worksheets/sheet1.xml")).cells) == 1
    assert list(Workbook(book(body, target="../../etc/passwd"), "a.xlsx").sheets()) == []


@pytest.mark.parametrize(
    "text",
    [
        "<worksheet><row>",
        "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><worksheet>&c;</worksheet>",
    ],
)
def test_damaged_sheets_are_refused(text: str) -> None:
    with pytest.raises(FilingError, match="damaged"):
        only(book(text))


def test_entities_are_not_resolved() -> None:
    doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
    body = sheet("<row r='1'><c r='A1' t='inlineStr'><is><t>a&e;b</t></is></c></row>")
    assert "root" not in only(book(doctype + body)).cells[1][1].text


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MAX_CELLS", 2)
    with pytest.raises(FilingError, match="more than 2 cells"):
        only(book(sheet("<row r='1'><c/><c/><c/></row>")))


def test_too_large_a_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MAX_PART", 50)
    with pytest.raises(FilingError, match="larger"):
        Workbook(book(sheet("")), "a.xlsx")
