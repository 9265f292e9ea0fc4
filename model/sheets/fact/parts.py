"""Turns what else is filed into lines of the card of a fact: its duplicates, and the totals that it takes part in."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model.filing import Filing, Kind
from model.sheets.fact.entry import Entry
from model.sheets.numbers import number_text
from model.sheets.texts import in_one_line
from model.sheets.wording import line_label
from model.totals.audit import Audit
from model.totals.checks import Check, Verdict
from model.totals.ledger import cell_of, half_width

_MANY = 12


def totals_with(filing: Filing, audit: Audit, row: int) -> Iterator[Check]:
    """Every check that a fact takes part in: those of which it is the total, then those that it adds to."""
    cell = cell_of(filing, row)
    above = [cell._replace(dims=cell.without(axis)) for axis, _ in cell.dims]
    for total in dict.fromkeys((cell, *above)):
        for check in audit.by_total.get(total, ()):
            if any(entry.row == row for _, entry in check.cells()):
                yield check


def total_entries(filing: Filing, audit: Audit, row: int) -> list[Entry]:
    """One line a total, with how it came out; it leads to the fact that states the total."""
    entries = []
    for check in totals_with(filing, audit, row):
        own = check.total.row == row
        label = line_label(filing, check.relation.concept, check.relation.fixed)
        axis = filing.axes[check.relation.axis].label
        said = f"{label} by {axis}"
        mark, verdict = _outcome(audit, check)
        entries.append(Entry("Total" if own else "Part of", said, detail=verdict, row=check.total.row, mark=mark))
    return entries


def duplicate_entries(filing: Filing, row: int) -> list[Entry]:
    """The other facts that report the same thing, with their values and how well they agree with this one."""
    others = _duplicates(filing, row)
    entries = [
        Entry("Also stated", _shown(filing, other), detail=f"{_agreement(filing, row, other)}; {filing.where(other)}")
        for other in others[:_MANY]
    ]
    if len(others) > _MANY:
        entries.append(Entry("Also stated", f"and {len(others) - _MANY:,} times more"))
    return entries


def _duplicates(filing: Filing, row: int) -> list[int]:
    """The rows of the same concept, period, unit, dimensions and language. An open period is like no other."""
    facts = filing.facts
    if facts.period[row] < 0:
        return []
    same = facts.concept == facts.concept[row]
    for column in (facts.period, facts.unit, facts.dims):
        same &= column == column[row]
    language = facts.languages.get(row)
    return [other for other in np.flatnonzero(same).tolist() if other != row and facts.languages.get(other) == language]


def _agreement(filing: Filing, row: int, other: int) -> str:
    """The class of two duplicates (Handling Duplicate Facts, WGN 2018-04-19)."""
    kinds = {int(filing.facts.kind[row]), int(filing.facts.kind[other])}
    if kinds != {Kind.NUMBER}:
        same = len(kinds) == 1 and filing.text(row) == filing.text(other)
        return "complete duplicate" if same else "contradicts"
    one, two = filing.facts.amount[row], filing.facts.amount[other]
    widths = [half_width(filing.decimals(each)) for each in (row, other)]
    if one == two:
        return "complete duplicate" if widths[0] == widths[1] else "consistent duplicate"
    near = one.is_finite() and two.is_finite() and widths[0] != widths[1] and abs(one - two) <= sum(widths)
    return "consistent duplicate" if near else "contradicts"


def _shown(filing: Filing, row: int) -> str:
    value = filing.value(row)
    if value is not None:
        return number_text(value)
    return "nil" if filing.facts.kind[row] == Kind.NIL else in_one_line(filing.text(row) or "")[:80]


def _outcome(audit: Audit, check: Check) -> tuple[str, str]:
    """The mark and the words for how a total came out; one that is off without evidence is not accused."""
    finding = audit.finding_of.get(check.key)
    if check.verdict is Verdict.FOOTS and finding is None:
        return "good", "adds up"
    difference = f"difference {number_text(check.difference)}"
    if finding is not None:
        return finding.severity.value, f"does not add up, {difference}"
    if check.verdict is Verdict.ROUNDS:
        return "good", f"adds up within rounding, {difference}"
    return "", f"need not add up, {difference}"
