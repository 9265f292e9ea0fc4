"""The chart of a total in a report is the one of the window, as an element that can stand beside others."""

from __future__ import annotations

import re
from dataclasses import replace

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


def test_a_chart_with_more_names_than_it_has_room_for_is_higher() -> None:
    few, many = (
        total(
            {f"{number}. A member with a long name {'and more to say' * 8}": amounts(9) for number in range(count)},
            amounts(9 * count),
        )
        for count in (3, 16)
    )
    heights = [
        float(
            etree.fromstring(svg_of(replace(sheet, series=told_apart(sheet.series, "members")), "c-"))
            .get("viewBox", "")
            .split()[3]
        )
        for sheet in (few, many)
    ]
    assert heights[0] == SIZE[1] * 72 / 96
    assert heights[1] > heights[0]
