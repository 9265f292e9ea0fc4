"""A statement is shown as its presentation has it, and loses nothing that is filed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.filing import Filing
from model.networks import Arc
from model.periods import Period, PeriodClass
from model.sheets.lines.columns import EVERY, Kind
from model.sheets.lines.words import cell_note, cell_text, label_note, stands_as_total
from model.sheets.linesheet import Arrangement, LineSheet, NodeKind, line_sheet
from model.sheets.places import LABEL, Place, cell_at, facts_at, place_of
from model.totals.audit import audit
from tests.disclosure import disclosure_filing
from tests.model.sheets.lines.statements import NEW_YEARS_EVES, ROLE, YEAR_2022, cash_flows


def presented(filing: Filing, kind: Kind | None = None) -> LineSheet:
    return line_sheet(filing, filing.sections[0], kind, Arrangement.PRESENTED)


def rows(filing: Filing, sheet: LineSheet) -> list[tuple[int, str, list[str]]]:
    """Depth, label and cells of every row from top to bottom."""
    tree, listed = sheet.tree, []
    waiting = [(0, node) for node in reversed(range(tree.top_count))]
    while waiting:
        depth, node = waiting.pop()
        cells = [cell_text(filing, sheet, Place(node, column + 1)) for column in range(len(sheet.periods))]
        listed.append((depth, tree.label[node], cells))
        first = tree.first_child[node]
        waiting.extend((depth + 1, child) for child in reversed(range(first, first + tree.child_count[node])))
    return listed


def node(sheet: LineSheet, label: str) -> int:
    return sheet.tree.label.index(label)


def test_a_statement_reads_as_it_is_printed() -> None:
    filing = cash_flows()
    assert rows(filing, presented(filing)) == [
        (0, "Operating activities:", ["", ""]),
        (1, "Net income", ["90", "80"]),
        (1, "Purchases of Property", ["−30", "0"]),
        (2, "Plant", ["−20", ""]),
        (2, "Tools", ["−10", ""]),
        (1, "Cash from operations", ["60", "80"]),
        (0, "Cash, beginning", ["90", "10"]),
        (0, "Cash, end", ["150", "90"]),
    ]


def test_what_is_shown_negated_says_how_it_is_filed() -> None:
    filing = cash_flows()
    sheet = presented(filing)
    purchases = node(sheet, "Purchases of Property")
    note = cell_note(filing, sheet, Place(purchases, 1))
    assert note == "Shown negated, as the statement presents it; filed as 30."
    assert cell_note(filing, sheet, Place(purchases, 2)) is None
    assert cell_note(filing, sheet, Place(node(sheet, "Net income"), 1)) is None


@pytest.mark.parametrize("arrangement", [Arrangement.BY_AXIS, Arrangement.LINE_FIRST])
def test_other_arrangements_prefer_the_labels_of_the_section_and_turn_no_sign(arrangement: Arrangement) -> None:
    filing = cash_flows()
    sheet = line_sheet(filing, filing.sections[0], None, arrangement)
    assert {"Net income", "Cash from operations"} <= set(sheet.tree.label)
    assert cell_text(filing, sheet, Place(node(sheet, "Purchases of Property"), 1)) == "30"
    instants = line_sheet(filing, filing.sections[0], PeriodClass.INSTANT, arrangement)
    assert instants.tree.label[-1] == "Cash"


def test_a_label_tells_the_concept_behind_it() -> None:
    filing = cash_flows()
    sheet = presented(filing)
    assert label_note(filing, sheet, node(sheet, "Net income")) == "Net Income (Loss)\nx:NetIncome"
    assert label_note(filing, sheet, node(sheet, "Operating activities:")) is None


def test_a_rule_stands_above_what_the_section_presents_as_total() -> None:
    filing = cash_flows()
    sheet = presented(filing)
    checked = audit(filing, lambda _fraction: None)
    places = [Place(number, 1) for number in range(len(sheet.tree.label))]
    ruled = [sheet.tree.label[place.node] for place in places if stands_as_total(checked, sheet, place)]
    assert sorted(ruled) == ["Cash from operations", "Cash, end"]


def test_a_balance_is_found_where_its_period_ends() -> None:
    filing = cash_flows()
    sheet = presented(filing)
    opening, closing = Place(node(sheet, "Cash, beginning"), 1), Place(node(sheet, "Cash, end"), 1)
    cell = cell_at(sheet, closing)
    assert cell is not None
    assert filing.periods[cell.period] == NEW_YEARS_EVES[2]
    assert place_of(sheet, cell) == closing
    begun = cell_at(sheet, opening)
    assert begun is not None
    assert filing.periods[begun.period] == NEW_YEARS_EVES[1]
    assert facts_at(sheet, place_of(sheet, begun) or closing) == facts_at(sheet, opening)


def test_instants_where_no_period_ends_have_columns_of_their_own() -> None:
    debt = [("x:Debt", Period(None, day), "7") for day in (date(2022, 12, 31), date(2022, 6, 30))]
    filing = cash_flows(debt)
    sheet = presented(filing)
    assert [filing.periods[period].label() for period in sheet.periods] == ["2022", "30 Jun 2022", "2021"]
    assert rows(filing, sheet)[-1] == (0, "x:Debt", ["7", "7", ""])


@pytest.mark.parametrize("kind", [PeriodClass.INSTANT, EVERY])
def test_of_instants_alone_a_balance_has_one_row(kind: Kind) -> None:
    sheet = presented(cash_flows(), kind)
    assert [label for label in sheet.tree.label if label.startswith("Cash,")] == ["Cash, end"]


def test_a_section_of_mostly_instants_still_shows_its_other_lines() -> None:
    filing = cash_flows([("x:Debt", Period(None, date(year, 3, 31)), "1") for year in range(2000, 2020)])
    shown = {label for _, label, cells in rows(filing, presented(filing)) if any(cells)}
    assert {"Net income", "Cash, beginning", "Cash, end", "x:Debt"} <= shown


def test_without_a_presentation_lines_stand_as_they_are_filed() -> None:
    filing = disclosure_filing()
    sheet = presented(filing)
    assert sheet.tree.label[:4] == [
        "Online lending platform revenue",
        *("Revolving loan products", "Non-revolving loan products", "Direct lending program revenue"),
    ]
    assert sheet.tree.label[5:7] == [
        "Loan facilitation services",
        "Revolving loan products · Loan facilitation services",
    ]
    mixed = cash_flows(presented=False)
    labels = presented(mixed).tree.label
    assert (
        labels
        == ["Net Income (Loss)", "Purchases of Property", "Net Cash from Operations", "Plant", "Tools"]
        + ["Purchases of Property"] * 2
    )


def test_a_network_in_a_circle_ends() -> None:
    filing = cash_flows()
    arcs = filing.taxonomy.presentation[ROLE]
    circle = [*arcs, Arc("x:NetIncome", "x:OperatingAbstract", arcs[0].arcrole, 9.0)]
    object.__setattr__(filing.taxonomy, "presentation", {ROLE: circle})
    assert "Net income" in presented(filing).tree.label


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=12), st.booleans())
def test_every_line_stands_somewhere_whatever_the_network(pairs: list[tuple[str, str]], as_names: bool) -> None:
    names = {"a": "x:NetIncome", "b": "x:Purchases", "c": "x:Other", "d": "x:Cash"} if as_names else {}
    filing = cash_flows([("x:NetIncome", YEAR_2022, "90")])
    arcs = [Arc(names.get(up, up), names.get(down, down), "p", float(n)) for n, (up, down) in enumerate(pairs)]
    object.__setattr__(filing.taxonomy, "presentation", {ROLE: arcs})
    sheet = presented(filing)
    assert set(range(len(sheet.lines))) <= set(sheet.tree.line)
    for number, kind in enumerate(sheet.tree.kind):
        assert kind is not NodeKind.HEADING or sheet.tree.child_count[number]
        assert cell_at(sheet, Place(number, LABEL)) is None
