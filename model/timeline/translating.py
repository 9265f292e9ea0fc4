"""Turns what was found in one filing into the words and rows of the filing that joins it with others."""

from __future__ import annotations

from model.filing import Dimensions, Filing
from model.timeline.joining import Joined
from model.timeline.vocabulary import joined_dims
from model.totals.causes.corrections import Correction
from model.totals.checks import Check
from model.totals.evidence import Evidence
from model.totals.factfindings import FactFinding
from model.totals.findings import Finding, TotalFinding
from model.totals.ledger import Cell, Entry
from model.totals.relations import NO_AXIS, Relation, Term
from model.totals.rules.calculations import Calculation
from model.totals.rules.calculations import Term as Contributor
from model.totals.unchecked import Unchecked


class Translation:
    """Translates checks, findings and calculations of the part `number` of what was joined.

    Each gives None where a later filing states one of the amounts otherwise: what was found no longer holds for what is
    shown.
    """

    def __init__(self, filing: Filing, joined: Joined, number: int) -> None:
        codes = joined.codes[number]
        self._concepts, self._units = codes.concepts.tolist(), codes.units.tolist()
        self._periods, self._dim_codes = codes.periods.tolist(), codes.dims.tolist()
        self._axes, self._members = codes.axes, codes.members
        self._dims: dict[Dimensions, Dimensions] = {
            own: joined.filing.dims[code] for own, code in zip(filing.dims, self._dim_codes, strict=True)
        }
        self._rows = joined.rows[number].tolist()
        #: Relations of different filings are never the same, though their numbers may be.
        self._step, self._number = len(joined.codes), number
        self._known: dict[int, Check] = {}

    def check(self, check: Check) -> Check | None:
        """A check, with the amounts that it added up."""
        entries = (check.total, *(term.entry for term in check.contributors))
        if any(self._row(entry.row) < 0 <= entry.row for entry in entries):
            return None
        return self._check(check)

    def finding(self, finding: Finding) -> Finding | None:
        """A finding, with what speaks for it; gone where the fact at fault was restated as well."""
        if isinstance(finding, FactFinding):
            rows = tuple(map(self._row, finding.rows))
            # A later filing that states once what was stated twice has chosen between the two.
            if min(rows) < 0 or len(set(rows)) < len(rows):
                return None
            cell, fault_row = self._cell(finding.cell), self._row(finding.fault_row)
            return finding._replace(cell=cell, rows=rows, fault_row=fault_row, unit=self._unit(finding.unit))
        check, correction = self.check(finding.check), finding.correction
        if check is None or (correction is not None and self._is_restated(correction)):
            return None
        return TotalFinding(
            check,
            finding.severity,
            finding.root,
            self._correction(correction) if correction is not None else None,
            tuple(self._correction(other) for other in finding.alternatives if not self._is_restated(other)),
            self._check(finding.mended) if finding.mended is not None else None,
            finding.together,
            self._evidence(finding.evidence),
            finding.rounded,
        )

    def unchecked(self, unmade: Unchecked) -> Unchecked | None:
        """What was not checked; gone as well where a later filing chose between the values."""
        rows = tuple(tuple(map(self._row, of_cell)) for of_cell in unmade.rows)
        supposed = self.check(unmade.supposed)
        if supposed is None or any(min(of_cell) < 0 or len(set(of_cell)) < len(of_cell) for of_cell in rows):
            return None
        return Unchecked(supposed, rows)

    def calculation(self, calculation: Calculation, role: str) -> Calculation | None:
        """A calculation, under the joined uri of its role."""
        listed = [calculation.rows, *(term.rows for term in calculation.terms)]
        if any(self._row(row) < 0 for rows in listed for row in rows):
            return None
        return calculation._replace(
            role=role,
            concept=self._concepts[calculation.concept],
            unit=self._unit(calculation.unit),
            period=self._periods[calculation.period],
            dims=self._dim_codes[calculation.dims],
            rows=self._each(calculation.rows),
            terms=tuple(
                Contributor(self._concepts[term.concept], term.weight, self._each(term.rows))
                for term in calculation.terms
            ),
        )

    def _check(self, check: Check) -> Check:
        """The check even where it no longer holds: evidence is what the filing itself said."""
        known = self._known.get(id(check))
        if known is None:
            # Written out: `replace` takes as long again for the thousands of checks of a few filings.
            known = self._known[id(check)] = Check(
                self._relation(check.relation),
                self._periods[check.period],
                self._cell(check.total_cell),
                self._entry(check.total),
                tuple(Term(self._cell(cell), self._entry(entry), weight) for cell, entry, weight in check.contributors),
                check.computed,
                check.verdict,
                check.completed,
                check.partial,
                self._cell(check.gap) if check.gap is not None else None,
            )
        return known

    def _correction(self, correction: Correction) -> Correction:
        return correction._replace(
            cell=self._cell(correction.cell),
            row=self._row(correction.row),
            unit=self._unit(correction.unit),
            changes={
                self._cell(cell): self._entry(entry) if entry is not None else None
                for cell, entry in correction.changes.items()
            },
        )

    def _is_restated(self, correction: Correction) -> bool:
        return self._row(correction.row) < 0 <= correction.row

    def _evidence(self, evidence: Evidence) -> Evidence:
        periods, tables, axes, concepts = (
            tuple(map(self._check, checks))
            for checks in (
                evidence.other_periods,
                evidence.other_tables,
                evidence.other_axes,
                evidence.other_concepts,
            )
        )
        return Evidence(periods, tables, axes, concepts, evidence.periods_off)

    def _relation(self, relation: Relation) -> Relation:
        return Relation(
            relation.kind,
            self._concepts[relation.concept],
            self._unit(relation.unit),
            self._pairs(relation.dims),
            int(self._axes[relation.axis]) if relation.axis != NO_AXIS else NO_AXIS,
            relation.source * self._step + self._number,
        )

    def _cell(self, cell: Cell) -> Cell:
        return Cell(
            self._concepts[cell.concept], self._unit(cell.unit), self._periods[cell.period], self._pairs(cell.dims)
        )

    def _pairs(self, dims: Dimensions) -> Dimensions:
        known = self._dims.get(dims)
        if known is None:
            # A fact that is missing may stand where the filing has none.
            known = self._dims[dims] = joined_dims(dims, self._axes, self._members)
        return known

    def _entry(self, entry: Entry) -> Entry:
        return Entry(entry.value, entry.half_width, self._row(entry.row))

    def _each(self, rows: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(map(self._row, rows)))

    def _row(self, row: int) -> int:
        return self._rows[row] if row >= 0 else -1

    def _unit(self, unit: int) -> int:
        return self._units[unit] if unit >= 0 else -1
