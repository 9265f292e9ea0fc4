"""The tree holds every fact of its periods under each of its axes, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.filing import Filing, Placement
from model.periods import PeriodClass
from model.sheets.linesheet import LineSheet, NodeKind, fact_text, in_scale, line_sheet
from model.sheets.numbers import SCALES
from tests.disclosure import FACILITATION, POST, PRODUCTS, SALES, TYPES, disclosure_filing
from tests.filings import Fact, filing_of


def sheet_of(filing: Filing) -> LineSheet:
    return line_sheet(filing, filing.sections[0])


def children(sheet: LineSheet, node: int | None = None) -> list[int]:
    tree = sheet.tree
    if node is None:
        return list(range(tree.top_count))
    return list(range(tree.first_child[node], tree.first_child[node] + tree.child_count[node]))


def labels(sheet: LineSheet, node: int | None = None) -> list[str]:
    return [sheet.tree.label[child] for child in children(sheet, node)]


def find(sheet: LineSheet, *path: str) -> int:
    node: int | None = None
    for label in path:
        node = next(child for child in children(sheet, node) if sheet.tree.label[child] == label)
    assert node is not None
    return node


def texts(filing: Filing, sheet: LineSheet, node: int) -> list[str]:
    rows = sheet.facts[sheet.tree.line[node]].tolist()
    return [fact_text(filing, row, sheet) if row >= 0 else "" for row in rows]


def test_the_disclosure_by_axis_and_member() -> None:
    filing = disclosure_filing()
    sheet = sheet_of(filing)
    assert [filing.periods[period].label() for period in sheet.periods] == ["2022", "2021", "2020"]
    assert sheet.kind is PeriodClass.YEAR
    assert sheet.scale.word == "thousands"
    assert labels(sheet) == ["Online lending platform revenue", PRODUCTS.label, TYPES.label]
    whole = find(sheet, "Online lending platform revenue", "Total")
    assert texts(filing, sheet, whole) == ["561,667", "761,451", "1,256,005"]
    assert sheet.tree.kind[find(sheet, TYPES.label)] is NodeKind.AXIS
    post = find(sheet, TYPES.label, POST)
    assert texts(filing, sheet, post) == ["35,820", "39,782", "859,102"]
    assert labels(sheet, post) == [
        "Revolving loan products",
        "Non-revolving loan products",
        "Direct lending program revenue",
    ]
    facilitation = find(sheet, TYPES.label, FACILITATION)
    assert texts(filing, sheet, facilitation) == ["", "", "177,147"]
    assert texts(filing, sheet, find(sheet, TYPES.label, SALES)) == ["USD 154,906", "USD 202,960", "USD 5,667"]
    assert len(sheet.axis_lines(find(sheet, TYPES.label))) == 5


def test_a_fact_of_two_axes_stands_under_both() -> None:
    filing = disclosure_filing()
    sheet = sheet_of(filing)
    one = find(sheet, TYPES.label, FACILITATION, "Revolving loan products")
    other = find(sheet, PRODUCTS.label, "Revolving loan products", FACILITATION)
    assert sheet.tree.line[one] == sheet.tree.line[other] >= 0


def test_several_concepts_stand_below_their_member() -> None:
    filing = filing_of(
        [Fact("5"), Fact("2", concept="Cost"), Fact("3", {"A": "a"}), Fact("1", {"A": "a"}, concept="Cost")]
    )
    sheet = sheet_of(filing)
    member = find(sheet, "A", "a")
    assert sheet.tree.line[member] == -1
    assert labels(sheet, member) == ["Revenue", "Cost"]


def test_one_concept_in_two_units_is_two_lines() -> None:
    filing = filing_of([Fact("5", {"A": "a"}), Fact("7", {"A": "a"}, unit="iso4217:USD")])
    sheet = sheet_of(filing)
    assert labels(sheet, find(sheet, "A", "a")) == ["Revenue (EUR)", "Revenue (USD)"]


def test_axes_that_split_a_member_side_by_side_are_told_apart() -> None:
    filing = filing_of([Fact("5", {"A": "a"}), Fact("2", {"A": "a", "B": "b"}), Fact("3", {"A": "a", "C": "c"})])
    sheet = sheet_of(filing)
    assert labels(sheet, find(sheet, "A", "a")) == ["B", "C"]


def test_of_several_values_in_a_cell_the_first_is_shown_and_lines_stand_as_they_come() -> None:
    order = [Fact("1", concept="Tax"), Fact("2"), Fact("3", concept="Tax"), Fact("4"), Fact("5", concept="Cost")]
    filing = filing_of(order * 3)
    sheet = sheet_of(filing)
    assert labels(sheet) == ["Tax", "Revenue", "Cost"]
    assert sheet.facts.ravel().tolist() == [0, 1, 4]
    section = filing.sections[0]._replace(facts=filing.sections[0].facts[::-1])
    backwards = line_sheet(filing, section)
    assert labels(backwards) == ["Cost", "Revenue", "Tax"]
    assert backwards.facts.ravel().tolist() == [14, 13, 12]


def test_a_value_without_a_period_stands_apart() -> None:
    filing = filing_of([Fact("5"), Fact("3", {"A": "a"}, placement=Placement.OPEN)])
    sheet = sheet_of(filing)
    line = sheet.tree.line[find(sheet, "A", "a")]
    assert sheet.facts[line].tolist() == [-1]
    assert sheet.open == {line: [1]}


@st.composite
def filings(draw: st.DrawFn) -> Filing:
    axes = st.dictionaries(st.sampled_from("ABC"), st.sampled_from("xyz"), max_size=3)
    amounts, years = st.integers(-99, 99), st.integers(2019, 2022)
    coordinates = st.tuples(amounts, axes, years, st.sampled_from(["Revenue", "Cost"]))
    fact = coordinates.map(lambda drawn: Fact(str(drawn[0]), *drawn[1:]))
    return filing_of(draw(st.lists(fact, min_size=1, max_size=25)))


@given(filings())
def test_every_line_is_shown_once_under_each_of_its_first_axes(filing: Filing) -> None:
    sheet = sheet_of(filing)
    tree = sheet.tree
    for number, line in enumerate(sheet.lines):
        assert tree.line.count(number) == max(1, len(line.dims))
    for node in range(len(tree.label)):
        for place, child in enumerate(children(sheet, node)):
            assert (tree.parent[child], tree.row[child]) == (node, place)
    shown = {row for row in sheet.facts.ravel().tolist() if row >= 0}
    cells = {(filing.facts.concept[row], filing.facts.dims[row], filing.facts.period[row]) for row in shown}
    every = set(
        zip(filing.facts.concept.tolist(), filing.facts.dims.tolist(), filing.facts.period.tolist(), strict=True)
    )
    assert cells == every


def test_money_bears_the_places_that_it_was_filed_with_where_some_of_it_needs_them() -> None:
    facts = [
        Fact("95359000000", decimals=-6),
        Fact("90000000000", decimals=-6, concept="Cost"),
        Fact("-7000000000", decimals=-9, concept="Tax"),
        Fact("1.5", unit="xbrli:pure", decimals=2, concept="Rate"),
    ]
    filing = filing_of(facts)
    shown = {}
    for scale in SCALES[2:]:
        sheet = in_scale(filing, line_sheet(filing, filing.sections[0]), scale)
        shown[scale.word] = [fact_text(filing, row, sheet) for row in range(len(facts))]
    assert shown == {
        "millions": ["95,359", "90,000", "−7,000", "1.50"],
        "billions": ["95.359", "90.000", "−7", "1.50"],
        "trillions": ["0.095359", "0.090000", "−0.007", "1.50"],
    }


def test_cents_are_shown_as_filed_where_a_section_has_any() -> None:
    filing = filing_of([Fact("12.5", decimals=2), Fact("3", decimals=2, concept="Cost"), Fact("7", concept="Tax")])
    sheet = line_sheet(filing, filing.sections[0])
    assert [fact_text(filing, row, sheet) for row in range(3)] == ["12.50", "3.00", "7"]


def test_money_whose_period_is_lost_counts_for_the_places_too() -> None:
    facts = [Fact("90000", decimals=-3), Fact("1500", decimals=-2, concept="Cost", placement=Placement.OPEN)]
    filing = filing_of(facts)
    sheet = in_scale(filing, line_sheet(filing, filing.sections[0]), SCALES[1])
    assert fact_text(filing, 1, sheet) == "1.5"
    assert sheet.fractions
