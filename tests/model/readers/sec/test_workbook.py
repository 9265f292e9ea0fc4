"""The workbook gives the facts of the pages it was made of, by their labels or by the names that are at hand."""

from __future__ import annotations

import pytest

from model.errors import FilingError
from model.files import MemoryFiles
from model.filing import Filing, Placement
from model.networks import Arc, Element, Label, Role, Taxonomy
from model.readers.sec import workbook
from tests.model.readers.sec.rpages import (
    MONEY,
    STOCK,
    Line,
    archive,
    facts,
    metalinks,
    no_tick,
    page,
    summary,
    values,
)
from tests.model.readers.sec.rpages import SheetCell as Cell
from tests.model.readers.sec.rpages import workbook as made

Rows = list[list[Cell | None]]
EMPTY, NIL = Cell("\u00a0"), Cell(" ")
PLAIN, DOLLAR, PERCENT, CENTS, PLACES = range(2, 7)


def num(text: str, style: int = PLAIN) -> Cell:
    """A number as the workbook holds it."""
    return Cell(text, style, number=True)


def bold(text: str) -> Cell:
    """An abstract line, or the title."""
    return Cell(text, 1)


def read(*sheets: tuple[str, Rows, list[str]], **others: bytes) -> Filing:
    """The filing of a workbook of these sheets."""
    named = {name.replace("_", "."): data for name, data in others.items()}
    files = MemoryFiles("folder", {"Financial_Report.xlsx": made(*sheets), **named})
    return workbook.read(files, "Financial_Report.xlsx", no_tick)


TITLE = bold("INCOME - USD ($) $ in Millions")
HEAD: Rows = [
    [TITLE, Cell("12 Months Ended")],
    [None, Cell("Dec. 31, 2022"), Cell("Dec. 31, 2021")],
]
MERGED = ["A1:A2", "B1:C1"]


def test_the_length_covers_the_columns_that_its_cell_is_merged_over() -> None:
    rows: Rows = [[Cell("Net sales"), num("1234", DOLLAR), num("-56", DOLLAR)]]
    filing = read(("INCOME", HEAD + rows, MERGED))
    assert [tuple(fact) for fact in facts(filing)] == [
        ("Net sales", "2022-01-01/2022-12-31", "iso4217:USD", {}, "1234000000", -6),
        ("Net sales", "2021-01-01/2021-12-31", "iso4217:USD", {}, "-56000000", -6),
    ]
    assert filing.where(0) == "Financial_Report.xlsx:3"
    assert [fact.period for fact in facts(read(("INCOME", HEAD + rows, ["A1:A2"])))] == [
        "2022-01-01/2022-12-31",
        "2021-12-31",
    ]


@pytest.mark.parametrize(
    ("cell", "value", "decimals", "unit"),
    [
        (num("1.65", CENTS), "1.65", 2, "iso4217:USD/xbrli:shares"),
        (num("1.5", CENTS), "1.50", 2, "iso4217:USD/xbrli:shares"),
        (num("-2", CENTS), "-2.00", 2, "iso4217:USD/xbrli:shares"),
        (num("0.66", PERCENT), "0.6600", 2, "xbrli:pure"),
        (num("0.155", PERCENT), "0.1550", 3, "xbrli:pure"),
        (num("0.28999999999999998", PERCENT), "0.2900", 2, "xbrli:pure"),
        (num("13.400000000000000355", CENTS), "13.40", 2, "iso4217:USD/xbrli:shares"),
        (num("123456789012345678901234567890", CENTS), "123456789012345678901234567890", 2, None),
    ],
)
def test_numbers_with_the_digits_of_their_format(cell: Cell, value: str, decimals: int, unit: str | None) -> None:
    label = Cell("Basic (in dollars per share)")
    fact = facts(read(("INCOME", [*HEAD, [label, cell]], MERGED)))[0]
    assert (fact.value, fact.decimals) == (value, decimals)
    assert unit is None or fact.unit == unit


def test_members_are_plain_lines_and_abstract_ones_are_bold() -> None:
    rows: Rows = [
        [bold("Sales:"), EMPTY, EMPTY],
        [Cell("Net sales"), num("9"), num("8")],
        [Cell("Services | Europe"), EMPTY, EMPTY],
        [bold("Sales:"), EMPTY, EMPTY],
        [Cell("Net sales"), num("3"), EMPTY],
        [Cell("Net loss"), NIL, EMPTY],
        [Cell("Auditor"), Cell("Some LLP"), EMPTY],
    ]
    filing = read(("INCOME", HEAD + rows, MERGED))
    assert [(fact.value, sorted(fact.members.values())) for fact in facts(filing)] == [
        ("9000000", []),
        ("8000000", []),
        ("3000000", ["Europe", "Services"]),
        (None, ["Europe", "Services"]),
        ("Some LLP", ["Europe", "Services"]),
    ]
    assert all(axis.inferred for axis in filing.axes)
    assert filing.concepts[0].heading == "Sales:"


def test_pages_that_share_a_member_share_its_axis() -> None:
    def sheet(title: str, *members: str) -> tuple[str, Rows, list[str]]:
        rows: Rows = []
        for number, member in enumerate(members):
            rows += [[Cell(member), EMPTY, EMPTY], [Cell("Net sales"), num(f"{number + 1}"), EMPTY]]
        head: Rows = [[bold(f"{title} - USD ($)"), Cell("12 Months Ended")], *HEAD[1:]]
        return title, head + rows, MERGED

    filing = read(sheet("One", "Products", "Services"), sheet("Two", "Phones", "Services"), sheet("Three", "Level 1"))
    by_member = {next(iter(fact.members.values())): next(iter(fact.members)) for fact in facts(filing)}
    assert by_member["Products"] == by_member["Services"] == by_member["Phones"]
    assert by_member["Level 1"] != by_member["Products"]


def test_one_label_below_two_headings_is_two_concepts() -> None:
    rows: Rows = [
        [bold("Current assets:"), EMPTY],
        [Cell("Securities"), num("1")],
        [bold("Non-current assets:"), EMPTY],
        [Cell("Securities"), num("2")],
    ]
    filing = read(("BALANCE", [[bold("BALANCE - USD ($)"), Cell("Dec. 31, 2022")], *rows], []))
    assert [fact.value for fact in facts(filing)] == ["1", "2"]
    assert [concept.heading for concept in filing.concepts] == ["Current assets:", "Non-current assets:"]
    assert filing.problems == []


def test_balances_open_and_close_by_their_words() -> None:
    rows: Rows = [
        [Cell("Cash, beginning balances"), num("5"), num("4")],
        [Cell("Cash, ending balances"), num("6"), num("5")],
    ]
    assert [fact.period for fact in facts(read(("CASH", HEAD + rows, MERGED)))] == [
        "2021-12-31",
        "2020-12-31",
        "2022-12-31",
        "2021-12-31",
    ]


def test_headings_on_one_line() -> None:
    head: Rows = [
        [bold("Notes (Details) $ in Billions"), Cell("6 Months Ended"), Cell("12 Months Ended")],
        [None, Cell("Mar. 29, 2025 USD ($) Vendor"), Cell("Sep. 28, 2024 USD ($) Vendor Products")],
    ]
    rows: Rows = [
        [Cell("Debt | $"), num("13.4", CENTS), EMPTY],
        [Cell("Number of vendors | Vendor"), num("2"), num("3")],
    ]
    filing = read(("Notes", head + rows, ["A1:A2"]))
    assert [(fact.unit, fact.value, fact.period) for fact in facts(filing)] == [
        ("iso4217:USD", "13400000000", "2024-09-29/2025-03-29"),
        ("Vendor", "2", "2024-09-29/2025-03-29"),
        ("Vendor", "3", "2023-10-01/2024-09-28"),
    ]
    assert [list(fact.members.values()) for fact in facts(filing)] == [[], [], ["Products"]]


def test_footnotes_below_the_table_and_marks_beside_the_values() -> None:
    head: Rows = [[bold("Fees - USD ($)"), Cell("Dec. 31, 2022"), None, Cell("Dec. 31, 2021")]]
    rows: Rows = [
        [Cell("Fees"), num("5"), Cell("[1]"), num("6")],
        [Cell("[1] Paid in cash.")],
        [Cell("[2]"), Cell("Not shown.")],
    ]
    filing = read(("Fees", head + rows, ["B1:C1"]))
    assert [fact.value for fact in facts(filing)] == ["5", "6"]
    assert filing.facts.notes == {0: "Paid in cash."}


ROLE = "http://example.com/role/income"
TAGS = {
    "us-gaap_Revenues": {"label": "Revenues", "terseLabel": "Net sales"},
    "us-gaap_Payments": {"label": "Payments", "negatedLabel": "Purchases"},
    "srt_ProductOrServiceAxis": {"label": "Product and Service [Axis]"},
    "us-gaap_ServiceMember": {"terseLabel": "Services"},
    "us-gaap_ServicesElsewhere": {"label": "Services"},
}


def test_the_list_of_labels_names_concepts_and_members_and_turns_signs() -> None:
    rows: Rows = [
        [Cell("Net sales"), num("9"), EMPTY],
        [Cell("Purchases"), num("-7"), EMPTY],
        [Cell("Services"), EMPTY, EMPTY],
        [Cell("Net sales"), num("3"), EMPTY],
    ]
    links = metalinks(TAGS, {ROLE: TAGS})
    listed = summary(("R1.htm", "0000002 - Statement - INCOME", "INCOME", ROLE))
    filing = read(("INCOME", HEAD + rows, MERGED), MetaLinks_json=links, FilingSummary_xml=listed)
    assert [(fact.concept, fact.members, fact.value) for fact in facts(filing)] == [
        ("us-gaap:Revenues", {}, "9000000"),
        ("us-gaap:Payments", {}, "7000000"),
        ("us-gaap:Revenues", {"srt:ProductOrServiceAxis": "us-gaap:ServiceMember"}, "3000000"),
    ]
    assert (filing.sections[0].number, filing.sections[0].group) == ("0000002", "Statement")
    assert filing.problems == []


def test_a_label_of_two_concepts_is_told_by_the_line_above() -> None:
    label = "http://www.xbrl.org/2003/role/label"
    arcs = [
        Arc("a:Current", "a:Near", "parent-child", 1, preferred_label=label),
        Arc("a:Late", "a:Far", "parent-child", 2, preferred_label=label),
    ]
    texts = {"a:Current": "Current assets:", "a:Late": "Other assets:", "a:Near": "Securities", "a:Far": "Securities"}
    taxonomy = Taxonomy(
        presentation={ROLE: arcs},
        labels={name: [Label(label, "en", text)] for name, text in texts.items()},
        elements={"a:Near": Element("a:Near", period_type="instant")},
    )
    rows: Rows = [
        [bold("BALANCE - USD ($)"), Cell("Dec. 31, 2022")],
        [bold("Current assets:"), EMPTY],
        [Cell("Securities"), num("1")],
        [bold("Other assets:"), EMPTY],
        [Cell("Securities"), num("2")],
    ]
    contents = {
        "a.xlsx": made(("BALANCE", rows, [])),
        "FilingSummary.xml": summary(("R1.htm", "1 - Statement - BALANCE", "BALANCE", ROLE)),
    }
    filing = workbook.read(MemoryFiles("x", contents), "a.xlsx", no_tick, taxonomy)
    assert [(fact.concept, fact.value) for fact in facts(filing)] == [("a:Near", "1"), ("a:Far", "2")]


def test_rows_with_one_label_stand_in_the_order_of_their_concepts() -> None:
    label = "http://www.xbrl.org/2003/role/label"
    arcs = [Arc("a:Sales", f"a:{name}", "parent-child", at, preferred_label=label) for at, name in enumerate("BA")]
    labels = {f"a:{name}": [Label(label, "en", "Change")] for name in "AB"}
    rows: Rows = [
        [bold("Sales:"), EMPTY, EMPTY],
        [Cell("Change"), num("1"), EMPTY],
        [Cell("Change"), EMPTY, num("2")],
    ]
    contents = {"a.xlsx": made(("INCOME", HEAD + rows, MERGED))}
    taxonomy = Taxonomy(
        [Role(ROLE, "1 - Statement - INCOME", "1", "Statement", "INCOME")],
        presentation={ROLE: arcs},
        labels={**labels, "a:Sales": [Label(label, "en", "Sales:")]},
    )
    filing = workbook.read(MemoryFiles("x", contents), "a.xlsx", no_tick, taxonomy)
    assert [(fact.concept, fact.value) for fact in facts(filing)] == [("a:B", "1000000"), ("a:A", "2000000")]
    assert filing.sections[0].role == ROLE


def test_the_pages_beside_the_workbook_tell_types() -> None:
    rows: Rows = [[Cell("Debt"), num("9"), EMPTY], [Cell("Loans"), NIL, EMPTY]]
    beside = page(
        ("INCOME",),
        (("Dec. 31, 2022",),),
        [Line("Debt", "a_Debt", ("9",))],
        definitions={"a_Debt": STOCK, "a_Loans": MONEY},
    )
    links = metalinks({"a_Debt": {"label": "Debt"}, "a_Loans": {"label": "Loans"}}, {ROLE: ["a_Debt", "a_Loans"]})
    listed = summary(("R1.htm", "1 - Statement - INCOME", "INCOME", ROLE))
    given = {"MetaLinks_json": links, "FilingSummary_xml": listed}
    told = read(("INCOME", HEAD + rows, MERGED), R1_htm=beside, R2_htm=b"", **given)
    assert [(fact.period, fact.unit) for fact in facts(told)] == [
        ("2022-12-31", "iso4217:USD"),
        ("2022-01-01/2022-12-31", "iso4217:USD"),
    ]
    untold = read(("INCOME", HEAD + rows, MERGED), **given)
    assert facts(untold)[0].period == "2022-01-01/2022-12-31"


def test_names_can_be_given() -> None:
    rows: Rows = [[Cell("Net sales"), num("9"), EMPTY]]
    files = MemoryFiles("x", {"a.xlsx": made(("INCOME", HEAD + rows, MERGED))})
    filing = workbook.read(files, "a.xlsx", no_tick, names={"Net sales": "us-gaap:Revenues"})
    assert values(filing) == {("us-gaap:Revenues", "2022-01-01/2022-12-31"): "9000000"}


def test_a_statement_of_equity() -> None:
    rows: Rows = [
        [bold("EQUITY - USD ($)"), Cell("Total"), Cell("Retained earnings")],
        [Cell("Beginning balance at Dec. 31, 2021"), num("5"), num("4")],
        [Cell("Net income"), num("2"), num("2")],
        [Cell("Ending balance at Dec. 31, 2022"), num("7"), num("6")],
    ]
    filing = read(("EQUITY", rows, []))
    assert [fact.period for fact in facts(filing)][::2] == ["2021-12-31", "2022-01-01/2022-12-31", "2022-12-31"]
    assert filing.facts.placement.tolist() == [Placement.GIVEN] * 6


def test_sheets_without_a_title_or_dates_are_passed_over() -> None:
    rows: Rows = [*HEAD, [Cell("Net sales"), num("9"), EMPTY]]
    good = ("INCOME", rows, MERGED)
    bad: tuple[str, Rows, list[str]] = ("Chart", [[None, num("1")], [num("2")]], [])
    assert len(read(bad, good, ("Empty", [], [])).facts) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        archive({"a.txt": b"x"}),
        archive({"xl/workbook.xml": b"<workbook"}),
        archive({"xl/workbook.xml": b"<workbook/>"}),
        made(("Empty", [], [])),
        made(("A", [[Cell("words")]], [])),
    ],
)
def test_what_is_no_such_workbook_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(FilingError, match=r"\.$"):
        workbook.read(MemoryFiles("x", {"a.xlsx": data}), "a.xlsx", no_tick)


def test_it_is_recognised_by_its_entries() -> None:
    assert workbook.recognises(["[Content_Types].xml", "xl/workbook.xml"])
    assert not workbook.recognises(["word/document.xml"])
