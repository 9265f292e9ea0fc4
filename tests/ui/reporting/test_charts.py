"""The chart of a total in a report is the one of the window, as an element that can stand beside others."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from model.inspection import no_tick
from model.sheets.charts.gathering import told_apart
from model.sheets.chartsheet import ChartSheet
from model.totals.audit import audit as audited
from model.totals.findings import finding_cell
from model.totals.ledger import cell_of
from tests.model.sheets.preferring import in_doubt
from tests.ui.widgets.charting.pictures import amounts, total
from tests.ui.widgets.disclosed import disclosed
from ui.reporting import charts
from ui.reporting.charts import SIZE, svg_of, total_charts

SVG = "{http://www.w3.org/2000/svg}"


def test_charts_are_elements_with_ids_of_their_own() -> None:
    filing, audit, _ = disclosed()
    chart = total_charts(filing, audit)
    first, second = (chart(audit.findings[number].check.total_cell) for number in (0, 3))  # type: ignore[union-attr]
    assert first is not None
    assert second is not None
    root = etree.fromstring(first)
    assert root.tag == f"{SVG}svg"
    assert "561,667" in root.get("aria-label", "")
    assert "154,906 missing" in root.get("aria-label", "")
    ids = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in (first, second)]
    assert ids[0]
    assert not ids[0] & ids[1]
    for svg, own in zip((first, second), ids, strict=True):
        used = set(re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', svg))
        assert used
        assert {name or other for name, other in used} <= own


def test_what_adds_up_to_nothing_has_no_chart() -> None:
    filing, audit, _ = disclosed()
    part = next(row for row in range(len(filing.facts)) if cell_of(filing, row) not in audit.by_total)
    assert total_charts(filing, audit)(cell_of(filing, part)) is None


def test_the_chart_of_a_total_bears_the_names_of_its_section(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[ChartSheet] = []
    monkeypatch.setattr(charts, "svg_of", lambda sheet, _prefix: drawn.append(sheet))
    filing = in_doubt("Revenue", "North")
    found = audited(filing, no_tick)
    total_charts(filing, found)(finding_cell(found.findings[0]))
    assert drawn[0].title == "Total net sales by Region"
    assert "The north in all" in [series.label for series in drawn[0].series]


def height_of(names: int, words: int) -> float:
    """How high the chart of a total is whose so many members have names of so many words, in pixels."""
    rows = {f"{number}. {'word ' * words}": amounts(9) for number in range(names)}
    sheet = total(rows, amounts(9 * names))
    svg = svg_of(sheet._replace(series=told_apart(sheet.series, "members")), "c-")
    return float(etree.fromstring(svg).get("viewBox", "").split()[3]) * 96 / 72


def test_a_chart_is_as_high_as_its_names_take_and_no_higher_than_a_page() -> None:
    assert height_of(3, 5) == SIZE[1]
    assert SIZE[1] < height_of(16, 30) < 900
    assert height_of(16, 80) == 900
