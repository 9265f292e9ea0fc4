"""Turns `Financial_Report.xlsx`, the workbook that the SEC makes of the rendered pages, into the filing it shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Context, Decimal

from model.amounts import exact_difference, shifted
from model.building import FilingBuilder
from model.errors import FilingError
from model.files import Files, read_bytes
from model.filing import Filing
from model.networks import NO_TAXONOMY, Taxonomy
from model.readers.sec.beside import completed, elements_beside, lexicon_for, reports_beside
from model.readers.sec.rendered.assembling import Assembly
from model.readers.sec.rendered.columns import leading_parts
from model.readers.sec.rendered.sheet import Heading, Report, Row, RowKind, Sheet, Shown
from model.readers.sec.spreadsheet import Cell, Workbook, Worksheet
from model.readers.textcopy.dates import Length
from model.readers.textcopy.titles import read_title
from model.readers.textcopy.values import Form, Value, is_marks

FORM = "financial-report-workbook"

_ONE_MARK = re.compile(r"\[\w{1,3}\]")
_FOOTNOTE = re.compile(r"(?P<mark>\[\w{1,3}\])\s+(?P<text>\S.*)\Z", re.DOTALL)
#: A number format with a currency: `_("$ "#,##0.00_)`.
_SYMBOL = re.compile(r'"([^"\d]{1,12})"')
_PLACES = re.compile(r"0\.(0+)")
#: A number that went through a binary float has this many digits that mean something.
_FLOAT_DIGITS = 15
_MAX_PLACES = 20
_ROUNDING = Context(prec=100)
_HEAD_ROWS = 4


def recognises(names: Sequence[str]) -> bool:
    """Whether an archive with these entries is a workbook."""
    return "xl/workbook.xml" in names


def read(
    files: Files,
    name: str,
    tick: Callable[[float], None],
    taxonomy: Taxonomy = NO_TAXONOMY,
    names: Mapping[str, str] | None = None,
) -> Filing:
    """Reads the workbook: each sheet is a section, its facts stand in the filing once.

    The sheets have labels only. `names` gives the concepts of labels; else `taxonomy`, or the `MetaLinks.json` beside
    the workbook, tells them so far as a label on its page stands for one concept alone. What is left goes by its label.
    Types of concepts are told by the rendered pages beside the workbook, too.

    Raises:
        FilingError: it is no workbook, or none of its sheets is a rendered page.
    """
    workbook = Workbook(read_bytes(files, name), name)
    lexicon, origin = lexicon_for(files, name, taxonomy)
    told = elements_beside(files, name)
    if told:
        lexicon.taxonomy = replace(lexicon.taxonomy, elements=completed(lexicon.taxonomy.elements, told))
    reports = list(reports_beside(files, name))
    assembly = Assembly(FilingBuilder(files.shown, FORM, files=[name]), lexicon, names)
    assembly.builder.origin = origin
    for number, worksheet in enumerate(workbook.sheets()):
        tick(0.6 * number / max(1, len(workbook.names)))
        sheet = read_sheet(worksheet)
        if sheet is not None:
            assembly.add(sheet, _report(sheet, worksheet.name, reports), 0)
    filing = assembly.build(lambda part: tick(0.6 + 0.4 * part))
    # A sheet without a date in any heading is a table of another kind.
    if not (filing.facts.period >= 0).any():
        raise FilingError(f"{name} is a workbook, but none of its sheets shows facts in columns with dates.")
    return filing


def _report(sheet: Sheet, name: str, reports: list[Report]) -> Report:
    """The page that a sheet was made of: the pages come in the order of the sheets."""
    title = read_title(sheet.title).full
    for at, report in enumerate(reports):
        if report.title and f"{title} - ".startswith(f"{' '.join(report.title.split())} - "):
            del reports[: at + 1]
            return report
    return Report(name)


def read_sheet(worksheet: Worksheet) -> Sheet | None:
    """What a sheet shows, None where its first cell is no title of a page."""
    rows = sorted(worksheet.cells.items())
    if not rows or rows[0][0] != 1 or not _shown(rows[0][1].get(1)):
        return None
    corner = next((area for area in worksheet.merged if area[0] == area[2] == 1), (1, 1, 1, 1))
    head = min(corner[1], _HEAD_ROWS)
    columns, headings = _headings(worksheet, head, corner[3])
    if not headings:
        return None
    title = [line for line in rows[0][1][1].text.split("\n") if line.strip()]
    sheet = Sheet(title, headings, [])
    footnotes: dict[str, str] = {}
    for number, cells in rows:
        if number <= head:
            continue
        note = _footnote(cells)
        if note:
            footnotes[note[0]] = note[1]
        elif _shown(cells.get(1)):
            sheet.rows.append(_row(number, cells, columns))
    sheet.footnotes = footnotes
    return sheet


def _headings(worksheet: Worksheet, head: int, first: int) -> tuple[Mapping[int, int], list[Heading]]:
    """The heading of each column of the sheet, which merged cells stretch over several, and all headings."""
    wide = {(top, left): right for top, _, left, right in worksheet.merged if top <= head and right - left < 4_000}
    columns: dict[int, int] = {}
    headings: list[Heading] = []
    for column, cell in sorted(worksheet.cells.get(head, {}).items()):
        text = _shown(cell)
        if column <= first or not text:
            continue
        if headings and is_marks(text):
            headings[-1].marks = tuple(_ONE_MARK.findall(text))
            columns[column] = len(headings) - 1
            continue
        covered = range(column, wide.get((head, column), column) + 1)
        columns.update(dict.fromkeys(covered, len(headings)))
        headings.append(Heading(lines=[line.strip() for line in cell.text.split("\n") if line.strip()]))
    for row in range(1, head):
        for column, cell in worksheet.cells.get(row, {}).items():
            text = _shown(cell)
            if column > first and any(isinstance(part, Length) for part in leading_parts(text)[0]):
                for place in range(column, wide.get((row, column), column) + 1):
                    if place in columns:
                        headings[columns[place]].length = text
    return columns, headings


def _footnote(cells: Mapping[int, Cell]) -> tuple[str, str] | None:
    texts = [text for _, cell in sorted(cells.items()) if (text := _shown(cell))]
    if len(texts) == 2 and _ONE_MARK.fullmatch(texts[0]):
        return texts[0], texts[1]
    found = _FOOTNOTE.match(texts[0]) if len(texts) == 1 else None
    return (found["mark"], found["text"]) if found else None


def _row(number: int, cells: Mapping[int, Cell], columns: Mapping[int, int]) -> Row:
    label = cells[1]
    row = Row(RowKind.LINE, _shown(label), number)
    for place, cell in sorted(cells.items()):
        column = columns.get(place)
        if place == 1 or column is None:
            continue
        text = _shown(cell)
        if is_marks(text):
            if row.shown and row.shown[-1].column == column:
                last = row.shown[-1]
                row.shown[-1] = Shown(column, last.value, number, (*last.marks, *_ONE_MARK.findall(text)))
            continue
        value = _value(cell)
        if value is not None:
            row.shown.append(Shown(column, value, number))
    if not row.shown:
        # Abstract lines are bold; members head their rows in plain letters.
        row.kind = RowKind.ABSTRACT if label.bold else RowKind.MEMBERS
    elif label.bold and all(shown.value.form is Form.NIL for shown in row.shown):
        row.kind, row.shown = RowKind.ABSTRACT, []
    return row


def _value(cell: Cell) -> Value | None:
    """The value of a cell. An empty one holds a space that does not break, a nil one a plain space."""
    if cell.number is not None:
        return _number(cell.number, cell)
    if not cell.text.strip():
        return Value(Form.NIL, "") if cell.text and not cell.text.strip(" \n") else None
    lines = (" ".join(line.split()) for line in cell.text.split("\n"))
    return Value(Form.TEXT, "\n".join(line for line in lines if line))


def _number(number: Decimal, cell: Cell) -> Value:
    """A number as its format shows it: a percentage times a hundred, with the digits of the format at least."""
    percent = "%" in cell.code
    symbol = _SYMBOL.search(cell.code)
    places = _PLACES.search(cell.code)
    digits = min(len(places[1]), _MAX_PLACES) if places else 0
    shown = shifted(number, 2) if percent else number
    if abs(shown.adjusted()) < _FLOAT_DIGITS:
        rounded = shown.quantize(Decimal((0, (1,), -digits)), context=_ROUNDING)
        if exact_difference(shown, rounded).copy_abs() <= shifted(shown.copy_abs(), 2 - _FLOAT_DIGITS):
            shown = rounded
    exponent = shown.as_tuple().exponent
    written = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Value(
        Form.NUMBER, cell.text, shown, max(digits, written), symbol[1].strip() or None if symbol else None, percent
    )


def _shown(cell: Cell | None) -> str:
    return " ".join(cell.text.split()) if cell is not None else ""
