"""The one place that knows the audit from inside: a filing to its public report, and to the totals that foot in it."""

from __future__ import annotations

from typing import Any

from model.filing import Filing
from model.inspection import Inspection
from model.sheets.report import check_report
from model.totals.audit import audit
from model.totals.checks import Verdict
from model.totals.relations import Kind
from tests.benchmarks.plants.clean import MEMBER, Total


def _no_tick(_fraction: float) -> None:
    """Nobody watches."""


def report_of(filing: Filing) -> dict[str, Any]:
    """What `check --json` prints for a filing."""
    return check_report(Inspection(filing, audit(filing, _no_tick), 0.0, 0.0))


def footing_totals(filing: Filing) -> list[Total]:
    """The member totals that foot, exactly or within rounding."""
    return [
        Total(MEMBER, repr(relation), check.total.row, tuple((term.entry.row, 1) for term in check.contributors))
        for (relation, _period), check in audit(filing, _no_tick).checks.items()
        if check.verdict is not Verdict.OFF and relation.kind is Kind.MEMBERS
    ]
