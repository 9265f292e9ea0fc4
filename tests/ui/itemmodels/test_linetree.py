"""Tests of the tree of lines as Qt sees it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from model.building import FilingBuilder
from model.filing import Concept, Filing, Placement
from model.inspection import no_tick
from model.periods import Period
from model.sheets.linesheet import LineSheet, line_sheet
from model.totals.audit import audit
from tests.disclosure import disclosure_filing
from tests.filings import Fact, column, filing_of
from tests.ui.conftest import CheckModel
from ui.itemmodels.linetree import LineTreeModel
from ui.itemmodels.roles import Role

MEMBERS = st.dictionaries(st.sampled_from("ABC"), st.sampled_from("xyz"), max_size=3)
FACTS = st.builds(
    Fact,
    st.sampled_from(["1", "20", None]),
    MEMBERS,
    st.integers(2020, 2022),
    st.sampled_from(["Revenue", "Cost", "Tax"]),
    st.sampled_from(["iso4217:EUR", "iso4217:USD"]),
    st.just(0),
    st.just(Placement.GIVEN),
)


def model_of(filing: Filing) -> tuple[LineTreeModel, LineSheet]:
    model = LineTreeModel()
    sheet = line_sheet(filing, filing.sections[0])
    model.set_sheet(filing, audit(filing, no_tick), sheet)
    return model, sheet


def walk(model: LineTreeModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from walk(model, index)


def labels(model: LineTreeModel) -> list[str]:
    return [str(index.data()) for index in walk(model, QModelIndex())]


def find(model: LineTreeModel, *path: str) -> QModelIndex:
    index = QModelIndex()
    for label in path:
        index = next(child for child in walk(model, index) if child.data() == label and child.parent() == index)
    return index


def test_qt_accepts_the_model_empty_filled_and_filtered(check_model: CheckModel) -> None:
    model = LineTreeModel()
    check_model(model)
    for filing in (disclosure_filing(), filing_of([Fact("1")])):
        model.set_sheet(filing, audit(filing, no_tick), line_sheet(filing, filing.sections[0]))
        check_model(model)
        model.sort(1, Qt.SortOrder.DescendingOrder)
        check_model(model)
        model.set_filter("revenue", only_findings=False)
        check_model(model)
        model.sort(-1)
        check_model(model)
    model.clear()
    check_model(model)
    assert model.rowCount() == model.columnCount() == 0


@given(
    st.lists(FACTS, min_size=1, max_size=25),
    st.sampled_from(["", "x", "rev", "b y"]),
    st.booleans(),
    st.integers(-1, 2),
    st.sampled_from(Qt.SortOrder),
)
def test_indexes_agree_with_the_sheet(
    facts: list[Fact], words: str, only_findings: bool, column: int, order: Qt.SortOrder
) -> None:
    model, sheet = model_of(filing_of(facts))
    model.set_filter(words, only_findings)
    model.sort(column, order)
    seen = 0
    for index in walk(model, QModelIndex()):
        seen += 1
        place = model.place_of(index)
        assert place is not None
        parent = model.place_of(index.parent())
        assert (parent.node if parent else -1) == sheet.tree.parent[place.node]
        assert index.data() == sheet.tree.label[place.node]
        assert model.index(index.row(), 0, index.parent()) == index
        assert model.index_of(place) == index
    assert seen == model.shown
    if not words and not only_findings:
        assert seen == len(sheet.tree.label)


def test_columns_are_the_periods_newest_first() -> None:
    model, _ = model_of(disclosure_filing())
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert titles == ["Line", "2022", "2021", "2020"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_total_in_doubt_is_marked_and_says_why() -> None:
    model, _ = model_of(disclosure_filing())
    total = find(model, "Online lending platform revenue", "Total").siblingAtColumn(1)
    assert total.data() == "561,667"
    assert total.data(Role.MARK) == "error"
    assert total.data(Role.TOTAL) is True
    assert "Sales income is filed in USD" in total.data(Qt.ItemDataRole.ToolTipRole)
    assert "Sales income is filed in USD" in total.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_fact_at_fault_bears_another_mark() -> None:
    model, _ = model_of(disclosure_filing())
    for path in (("Types of revenues", "Sales income"), ("Product offerings", "Other revenue", "Sales income")):
        fact = find(model, *path).siblingAtColumn(3)
        assert fact.data() == "USD 5,667"
        assert fact.data(Role.MARK) == "fault"
        assert fact.data(Qt.ItemDataRole.ToolTipRole).startswith("To mend: ")


def test_nothing_is_marked_where_all_adds_up() -> None:
    model, sheet = model_of(disclosure_filing(cny=True))
    for index in walk(model, QModelIndex()):
        for place in range(len(sheet.periods) + 1):
            assert index.siblingAtColumn(place).data(Role.MARK) is None
    model.set_filter("", only_findings=True)
    assert labels(model) == []


def test_an_inferred_axis_says_so() -> None:
    model, _ = model_of(disclosure_filing())
    axis = find(model, "Types of revenues")
    assert axis.data(Role.NOTE) == "inferred"
    assert "does not name this axis" in axis.data(Qt.ItemDataRole.ToolTipRole)
    assert find(model, "Types of revenues", "Sales income").data(Role.NOTE) is None


def test_missing_cells_are_empty_and_nil_is_not() -> None:
    model, _ = model_of(filing_of([Fact("1"), Fact(None, year=2021), Fact("2", concept="Cost")]))
    revenue, cost = find(model, "Revenue"), find(model, "Cost")
    assert [revenue.siblingAtColumn(column).data() for column in (1, 2)] == ["1", "nil"]
    assert cost.siblingAtColumn(2).data() == ""
    assert cost.siblingAtColumn(2).data(Role.FACT) == -1


def test_a_likely_column_is_italic_and_an_open_one_stands_apart() -> None:
    facts = [
        Fact("1"),
        Fact("2", year=2021, placement=Placement.LIKELY),
        Fact("3", concept="Cost", placement=Placement.OPEN),
    ]
    model, _ = model_of(filing_of(facts))
    likely = find(model, "Revenue").siblingAtColumn(2)
    assert likely.data(Qt.ItemDataRole.FontRole).italic()
    assert likely.data(Qt.ItemDataRole.ToolTipRole)
    assert find(model, "Revenue").siblingAtColumn(1).data(Qt.ItemDataRole.FontRole) is None
    assert model.headerData(3, Qt.Orientation.Horizontal) == "Period open"
    assert find(model, "Cost").siblingAtColumn(3).data() == "3"


@pytest.mark.parametrize("words", ["sales", "INCOME sales", "sal types"])
def test_a_search_finds_words_in_any_order_and_keeps_what_leads_there(words: str) -> None:
    model, _ = model_of(disclosure_filing())
    model.set_filter(words, only_findings=False)
    assert "Sales income" in labels(model)
    assert "Technical services" not in labels(model)
    assert find(model, "Types of revenues", "Sales income").isValid()


def test_only_findings_leaves_the_totals_in_doubt_and_the_facts_at_fault() -> None:
    model, _ = model_of(disclosure_filing())
    model.set_filter("", only_findings=True)
    assert labels(model) == [
        *("Online lending platform revenue", "Total"),
        *("Product offerings", "Other revenue", "Sales income"),
        *("Types of revenues", "Sales income", "Other revenue"),
    ]


def test_a_hidden_place_has_no_index() -> None:
    model, _ = model_of(disclosure_filing())
    place = model.place_of(find(model, "Types of revenues", "Technical services"))
    assert place is not None
    model.set_filter("sales", only_findings=False)
    assert not model.index_of(place).isValid()
    assert model.place_of(QModelIndex()) is None


def test_sorting_keeps_what_is_chosen_and_the_filter() -> None:
    model, _ = model_of(disclosure_filing())
    model.set_filter("types", only_findings=False)
    types = find(model, "Types of revenues")
    chosen = QPersistentModelIndex(find(model, "Types of revenues", "Sales income").siblingAtColumn(1))
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert chosen.data() == "USD 154,906"
    assert chosen.row() == 1
    assert [types.model().index(row, 1, types).data() for row in range(5)] == [
        *("327,245", "USD 154,906", "43,696", "35,820", ""),
    ]
    model.sort(-1)
    assert labels(model)[:2] == ["Types of revenues", "Loan facilitation services"]


def test_no_rule_stands_above_totals_among_sorted_lines() -> None:
    model, _ = model_of(filing_of(column("Region", {"Asia": "4", "Europe": "6"}, "10")))

    def ruled() -> bool:
        return any(index.siblingAtColumn(1).data(Role.TOTAL) for index in walk(model, QModelIndex()))

    assert ruled()
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert not ruled()
    model.sort(-1)
    assert ruled()


def test_a_total_that_was_not_checked_and_its_members_say_why() -> None:
    facts = [*column("Region", {"Asia": "4", "Europe": "6"}, "10"), Fact("5", {"Region": "Asia"})]
    model, _ = model_of(filing_of(facts))
    why = "Not checked: Asia for 2022 is reported with two values, 4 and 5."
    total, member = (index.siblingAtColumn(1) for index in (find(model, "Revenue"), find(model, "Region", "Europe")))
    assert (total.data(Role.MARK), total.data(Qt.ItemDataRole.ToolTipRole)) == ("unchecked", why)
    assert (member.data(Role.MARK), member.data(Qt.ItemDataRole.ToolTipRole)) == (None, f"Revenue by Region: {why}")


def test_two_dates_stand_below_each_other_in_a_heading() -> None:
    builder = FilingBuilder("quarter", "test")
    quarter = builder.periods.place(Period(date(2024, 12, 29), date(2025, 3, 29)))
    concept = builder.concepts.place(Concept("Revenue", "Revenue"))
    builder.section("Income", "", [builder.add(concept, quarter, builder.dimensions([]), Decimal(1))])
    model, _ = model_of(builder.build())
    assert model.headerData(1, Qt.Orientation.Horizontal) == "29 Dec 2024 –\n29 Mar 2025"
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.headerData(1, Qt.Orientation.Horizontal, spoken) == "29 Dec 2024 – 29 Mar 2025"
