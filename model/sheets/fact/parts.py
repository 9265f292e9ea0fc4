"""Turns what else is filed into lines of the card of a fact: its duplicates, and the totals that it takes part in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from model.filing import Filing, Kind
from model.sheets.fact.entry import Entry
from model.sheets.numbers import UNITS, number_text
from model.sheets.texts import in_one_line
from model.sheets.wording import total_label, unchecked_sentence
from model.totals.audit import Audit
from model.totals.checks import Check, Verdict
from model.totals.ledger import Cell, cell_of
from model.totals.rules.duplicates import DuplicateClass, classify

_MANY = 12
_CLASSES = {
    DuplicateClass.COMPLETE: "complete duplicate",
    DuplicateClass.CONSISTENT: "consistent duplicate",
    DuplicateClass.INCONSISTENT: "contradicts",
}


def totals_with(filing: Filing, audit: Audit, row: int) -> Iterator[Check]:
    """Every check that a fact takes part in: those of which it is the total, then those that it adds to."""
    cell = cell_of(filing, row)
    checks = (*audit.by_total.get(cell, ()), *audit.using.get(cell, ()))
    return (check for check in {check.key: check for check in checks}.values())


def total_entries(filing: Filing, audit: Audit, row: int, words: Callable[[Cell], Filing] | None = None) -> list[Entry]:
    """One line a total, with how it came out; it leads to the fact that states the total, and is called by `words`."""
    entries = []
    words = words or (lambda _: filing)
    for check in totals_with(filing, audit, row):
        own = check.total.row == row
        said = total_label(words(check.total_cell), check)
        mark, verdict = _outcome(audit, check)
        entries.append(Entry("Total" if own else "Part of", said, detail=verdict, row=check.total.row, mark=mark))
    cell = cell_of(filing, row)
    for one in audit.unchecked_with.get(cell, ()):
        name = "Total" if one.total_cell == cell else "Part of"
        named = words(one.total_cell)
        said, why = total_label(named, one.supposed), unchecked_sentence(named, one, UNITS)
        entries.append(Entry(name, said, detail=why, row=one.supposed.total.row, mark="unchecked"))
    return entries


def duplicate_entries(filing: Filing, row: int) -> list[Entry]:
    """The other facts that report the same thing, with their values and how well they agree with this one."""
    others = _duplicates(filing, row)
    entries = [
        Entry(
            "Also stated",
            _shown(filing, other),
            detail=f"{_CLASSES[classify(filing, (row, other))]}; {filing.where(other)}",
        )
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
