"""Turns an audit into the marks that the cells of a table bear: the totals in doubt, and the facts at fault."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from model.filing import Filing
from model.sheets.numbers import Scale
from model.sheets.places import fault_cell
from model.sheets.wording import finding_message
from model.totals.audit import Audit
from model.totals.findings import finding_cell
from model.totals.ledger import Cell


class MarkKind(Enum):
    """What a mark says: the grade of a total in doubt, or that the fact is the one to mend."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    FAULT = "fault"


class Mark(NamedTuple):
    """A mark with its reason in a sentence, and the number of the finding it comes from."""

    kind: MarkKind
    message: str
    finding: int


def cell_marks(filing: Filing, audit: Audit, scale: Scale) -> dict[Cell, Mark]:
    """The marks by cell; a total in doubt is marked as such even where it is at fault itself."""
    faults: dict[Cell, Mark] = {}
    totals: dict[Cell, Mark] = {}
    for number, finding in enumerate(audit.findings):
        message = finding_message(filing, finding, scale)
        totals.setdefault(finding_cell(finding), Mark(MarkKind(finding.severity.value), message, number))
        fault = fault_cell(filing, finding)
        if fault is not None:
            faults.setdefault(fault, Mark(MarkKind.FAULT, f"To mend: {message}", number))
    return faults | totals
