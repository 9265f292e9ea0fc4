"""Turns a place in a sheet into what its cell says: the text, the notes beside it, whether it stands as a total."""

from __future__ import annotations

import re
from dataclasses import replace

from model.filing import WHOLE, Filing, Kind, Placement, Unit
from model.sheets.linesheet import Arrangement, LineSheet, fact_text
from model.sheets.numbers import UNITS, unit_text
from model.sheets.places import LABEL, Place, cell_at, facts_at, place_of
from model.totals.audit import Audit
from model.totals.ledger import Cell

_SPOKEN = {"usd": ("usd", "dollar")}
_IN_UNIT = re.compile(r"\(in ([^()]*)\)")


def cell_text(filing: Filing, sheet: LineSheet, place: Place) -> str:
    """What a cell shows; nothing where nothing is reported."""
    negated, rows = place.node in sheet.tree.negated, facts_at(sheet, place)
    if len(rows) == 1:
        return fact_text(filing, rows[0], sheet, negated=negated)
    return "; ".join(fact_text(filing, row, sheet, negated=negated) for row in rows)


def holds_text(filing: Filing, sheet: LineSheet, place: Place) -> bool:
    """Whether a cell shows words, which may be cut where an amount may not."""
    return any(filing.facts.kind.item(row) == Kind.TEXT for row in facts_at(sheet, place))


def placement_of(filing: Filing, sheet: LineSheet, place: Place) -> Placement:
    """How sure it is that the value of a cell stands there."""
    rows = facts_at(sheet, place)
    return Placement(filing.facts.placement.item(rows[0])) if rows else Placement.GIVEN


def cell_note(filing: Filing, sheet: LineSheet, place: Place) -> str | None:
    """What has to be known of a value: that it is shown negated, or why its column is not sure."""
    rows = facts_at(sheet, place)
    if not rows:
        return None
    if placement_of(filing, sheet, place) in (Placement.LIKELY, Placement.OPEN):
        return filing.facts.notes.get(rows[0], "The text does not say in which column this value stood.")
    if place.node in sheet.tree.negated and filing.value(rows[0]):
        return f"Shown negated, as the statement presents it; filed as {fact_text(filing, rows[0], sheet)}."
    return None


def label_note(filing: Filing, sheet: LineSheet, node: int) -> str | None:
    """What stands behind a label: an axis that was inferred, or the concept and its own label."""
    axis, line = sheet.tree.axis[node], sheet.tree.line[node]
    if axis >= 0:
        known = filing.axes[axis]
        inferred = f"{known.label}: the filing does not name this axis. {known.basis or ''}".strip()
        return inferred if known.inferred else None
    if line < 0:
        return None
    concept = filing.concepts[sheet.lines[line].concept]
    words = dict.fromkeys((concept.label, concept.name))
    return "\n".join(word for word in words if word != sheet.tree.label[node]) or None


def in_words_of_row(filing: Filing, sheet: LineSheet, node: int) -> Filing:
    """The filing with the label of a row for its concept, which a statement may present under several."""
    line = sheet.tree.line[node]
    if sheet.arrangement is not Arrangement.PRESENTED or line < 0 or sheet.lines[line].dims != WHOLE:
        return filing
    code, unit = sheet.lines[line].concept, sheet.lines[line].unit
    # Lines of one concept in several units have these behind their labels.
    said = f" ({filing.units[unit].label})" if unit >= 0 else ""
    label = sheet.tree.label[node].removesuffix(said)
    if label in ("", filing.concepts[code].label):
        return filing
    named = filing.concepts[code]._replace(label=label)
    return replace(filing, concepts=[*filing.concepts[:code], named, *filing.concepts[code + 1 :]])


def in_words_of_cell(filing: Filing, sheet: LineSheet, cell: Cell) -> Filing:
    """The filing with the label of the row that first shows a cell, where one does."""
    place = place_of(sheet, cell)
    return in_words_of_row(filing, sheet, place.node) if place is not None else filing


def own_unit(filing: Filing, sheet: LineSheet, node: int) -> Unit | None:
    """The unit of a line where it is not that of the sheet and its label does not say it."""
    line = sheet.tree.line[node]
    code = sheet.lines[line].unit if line >= 0 else -1
    if code < 0 or code == sheet.unit:
        return None
    unit = filing.units[code]
    return unit if unit_text(unit, UNITS) and not _names_unit(sheet.tree.label[node], unit) else None


def _names_unit(label: str, unit: Unit) -> bool:
    """Whether a label says its unit in brackets: `Revenue (USD)`, `Basic (in USD per share)`."""
    said = _IN_UNIT.search(label.lower())
    measures = unit.label.lower().split(" / ")
    return label.endswith(f"({unit.label})") or (
        said is not None
        and all(
            any(word in said[1] for word in _SPOKEN.get(measure, (measure.removesuffix("s"),))) for measure in measures
        )
    )


def unit_note(filing: Filing, sheet: LineSheet, node: int) -> str | None:
    """The unit that is named beside a label: each amount in another currency names that itself."""
    unit = own_unit(filing, sheet, node)
    return unit.label if unit is not None and unit.currency is None else None


def period_title(filing: Filing, sheet: LineSheet, column: int) -> str:
    """The heading of a column."""
    if column == LABEL:
        return "Line"
    return filing.periods[sheet.periods[column - 1]].label() if column <= len(sheet.periods) else "Period open"


def stands_as_total(audit: Audit, sheet: LineSheet, place: Place) -> bool:
    """Whether a rule is set above a value: as its statement presents it, else where its parts are in the sheet too."""
    cell = cell_at(sheet, place)
    if sheet.tree.totals is not None:
        return place.node in sheet.tree.totals
    return cell is not None and any(
        sheet.line_of(part.concept, part.dims, part.unit) is not None
        for check in (*audit.by_total.get(cell, ()), *(one.supposed for one in audit.unchecked_at(cell)))
        for part, _, _ in check.contributors
    )
