"""Hands the exports what only drawing can give; loads matplotlib and Qt when a report asks for them, not before."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from model.exports.findingsreport.pieces import Chart, Report
from model.exports.writing import Drawing, export
from model.filing import Filing
from model.inspection import Inspection, Tick
from model.sheets.findings.markrows import MarkRow
from model.totals.audit import Audit

if TYPE_CHECKING:
    from ui.jobs import Jobs

Tell = Callable[[str], None]


def export_in(
    jobs: Jobs, inspection: Inspection, marks: Sequence[MarkRow], path: str, done: Tell, failed: Tell
) -> None:
    """Writes a filing with the marks on its findings beside other work; one of the two hears a sentence about it."""

    def write(tick: Tick) -> str:
        return export(inspection.filing, path, DRAWING, inspection.audit, tick, marks)

    name = os.path.basename(path)
    jobs.run(f"Writing {name}", write, lambda remark: done(f"Exported to {path}. {remark}".strip()), failed)


def _charts(filing: Filing, audit: Audit) -> Chart:
    import ui.widgets.charting.lean  # noqa: F401 - before what it makes lean
    from ui.reporting.charts import total_charts

    return total_charts(filing, audit)


def _write_pdf(report: Report, path: str) -> None:
    from ui.reporting.paper import write_pdf

    write_pdf(report, path)


DRAWING = Drawing(_charts, _write_pdf)
