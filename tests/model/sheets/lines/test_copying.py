"""Copied tables are what a spreadsheet takes: numbers in full, indents, nothing that becomes a formula."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from model.filing import Placement
from model.sheets.lines.copying import copied_table
from model.sheets.linesheet import Arrangement, line_sheet
from tests.disclosure import disclosure_filing
from tests.filings import Fact, filing_of
from tests.model.sheets.lines.statements import cash_flows


class _Cells(HTMLParser):
    """The rows of a table as a program that reads HTML finds them: text, and whether it is marked as a number."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.numbers: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.numbers += [str(value) for name, value in attrs if name == "x:num"]

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_rows_and_columns_are_copied_with_their_headings_and_indents() -> None:
    filing = cash_flows()
    sheet = line_sheet(filing, filing.sections[0], None, Arrangement.PRESENTED)
    names = ("Operating activities:", "Purchases of Property", "Plant")
    nodes = [sheet.tree.label.index(label) for label in names]
    table = copied_table(filing, sheet, nodes, [0, 2, 1], ["Line", "2021", "2022"])
    assert table.text.split("\n") == [
        "Line\t2021\t2022",
        "Operating activities:\t\t",
        "  Purchases of Property\t0\t-30",
        "    Plant\t\t-20",
    ]
    cells = _Cells(table.html)
    assert [[cell.replace("\xa0", " ") for cell in row] for row in cells.rows] == [
        line.split("\t") for line in table.text.split("\n")
    ]
    assert cells.numbers == ["0", "-30", "-20"]


def test_amounts_are_plain_and_in_full_and_one_cell_comes_alone() -> None:
    filing = disclosure_filing()
    sheet = line_sheet(filing, filing.sections[0])
    sales = sheet.tree.label.index("Sales income")
    assert copied_table(filing, sheet, [sales], [1], ["2022"]).text == "154906000"
    row = copied_table(filing, sheet, [sales], [0, 1, 2, 3], ["Line", "2022", "2021", "2020"]).text.split("\n")[1]
    assert row.split("\t") == ["Sales income (USD)", "154906000", "202960000", "5667000"]


def test_values_of_an_open_period_are_copied_together() -> None:
    filing = filing_of([Fact("1"), *(Fact(value, concept="Cost", placement=Placement.OPEN) for value in "23")])
    sheet = line_sheet(filing, filing.sections[0])
    assert copied_table(filing, sheet, [sheet.tree.label.index("Cost")], [2], ["Period open"]).text == "2; 3"


@given(st.text(min_size=1, max_size=12), st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "<b>&"]))
def test_no_label_becomes_a_formula_or_breaks_the_table(label: str, start: str) -> None:
    filing = filing_of([Fact("-5", concept=start + label), Fact("-6", concept="Other", members={"A": start})])
    sheet = line_sheet(filing, filing.sections[0])
    nodes = range(len(sheet.tree.label))
    table = copied_table(filing, sheet, list(nodes), [0, 1], ["Line", "2022"])
    lines = table.text.split("\n")
    assert len(lines) == len(nodes) + 1
    for line in lines:
        name, amount = line.split("\t")
        assert not name.strip().startswith(("=", "+", "-", "@"))
        assert amount in ("-5", "-6", "", "2022")
    assert [len(row) for row in _Cells(table.html).rows] == [2] * len(lines)
