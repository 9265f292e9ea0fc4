"""Turns a filing and its audit into the marks of cells: totals in doubt, facts at fault, amounts that were restated."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from model.filing import Filing
from model.sheets.findings.words import FindingWords
from model.sheets.numbers import Scale
from model.sheets.places import fault_cell
from model.sheets.wording import finding_message, restated_sentence, total_label, unchecked_sentence
from model.totals.audit import Audit
from model.totals.findings import finding_cell
from model.totals.ledger import Cell, cell_of


class MarkKind(Enum):
    """What a mark says: the grade of a total in doubt, that the fact is the one to mend, that it was restated, or that
    the total was not checked."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    FAULT = "fault"
    RESTATED = "restated"
    UNCHECKED = "unchecked"


class Mark(NamedTuple):
    """A mark with its reason in a sentence, and the number of the finding it comes from, -1 for none."""

    kind: MarkKind
    message: str
    finding: int


def cell_marks(filing: Filing, audit: Audit, scale: Scale, words: FindingWords | None = None) -> dict[Cell, Mark]:
    """The marks by cell, told in `words`; a total in doubt is marked as such even where it is at fault itself.

    What was not checked or restated is told beside any doubt.
    """
    faults: dict[Cell, Mark] = {}
    totals: dict[Cell, Mark] = {}
    words = words or FindingWords(filing)
    told = words.of_each(audit.findings)
    for number, (finding, named) in enumerate(zip(audit.findings, told, strict=True)):
        message = finding_message(named, finding, scale)
        totals.setdefault(finding_cell(finding), Mark(MarkKind(finding.severity.value), message, number))
        fault = fault_cell(filing, finding)
        if fault is not None:
            faults.setdefault(fault, Mark(MarkKind.FAULT, f"To mend: {message}", number))
    marks = faults | totals
    for one in audit.unchecked:
        sentence = unchecked_sentence(words.at(one.supposed.total.row, one.total_cell), one, scale)
        _add(marks, one.total_cell, Mark(MarkKind.UNCHECKED, sentence, -1))
    for row in filing.restated:
        _add(marks, cell_of(filing, row), Mark(MarkKind.RESTATED, restated_sentence(filing, row), -1))
    return marks


def _add(marks: dict[Cell, Mark], cell: Cell, mark: Mark) -> None:
    """Marks a cell, or says the same beside what it is marked with."""
    known = marks.get(cell)
    if known is None:
        marks[cell] = mark
    elif mark.message not in known.message:
        marks[cell] = known._replace(message=f"{known.message}\n{mark.message}")


def unchecked_notes(audit: Audit, scale: Scale, words: FindingWords) -> dict[Cell, str]:
    """Why the totals were not checked to which amounts contribute, told in `words`, by the cells of these."""
    notes: dict[Cell, dict[str, None]] = {}
    for one in audit.unchecked:
        named = words.at(one.supposed.total.row, one.total_cell)
        sentence = f"{total_label(named, one.supposed)}: {unchecked_sentence(named, one, scale)}"
        for term in one.supposed.contributors:
            notes.setdefault(term.cell, {})[sentence] = None
    return {cell: "\n".join(told) for cell, told in notes.items()}
