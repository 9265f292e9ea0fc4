"""Turns the checks of longer periods into what is stacked in a quarter that was not filed, or says why nothing is."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from model.amounts import exact_difference, exact_product, exact_sum
from model.filing import Filing
from model.periods import Period
from model.sheets.charts.quarters import Derived, derived_quarters
from model.sheets.charts.ways import Way, check_in, part_of
from model.sheets.linesheet import Line, LineSheet
from model.sheets.numbers import MINUS, number_text
from model.totals.audit import Audit
from model.totals.checks import Check, Verdict
from model.totals.relations import ONE


class Amount(NamedTuple):
    """What a contributor adds to a total: its fact, or how it was derived."""

    value: Decimal | None = None
    row: int = -1
    equation: str = ""


class StackedQuarter(NamedTuple):
    """A quarter that no fact reports: its total, what each contributor adds, and the check of the longest period."""

    total: Derived
    amounts: Mapping[Hashable, Amount]
    check: Check

    @property
    def gap(self) -> Decimal:
        """What the total has more than its contributors."""
        parts = (amount.value for amount in self.amounts.values() if amount.value is not None)
        return exact_difference(self.total.value, exact_sum(parts))


def stacked_quarters(
    filing: Filing, audit: Audit, sheet: LineSheet, line: int, way: Way, totals: Mapping[Period, Derived]
) -> tuple[dict[Period, StackedQuarter], tuple[str, ...]]:
    """The derived quarters of a total in which all that is stacked is derived too, and why others are left out.

    Only where the same contributors add up to the total in each of the longer periods that a quarter comes from.
    """
    found: dict[Period, StackedQuarter] = {}
    reasons: dict[str, list[str]] = {}
    parts: dict[Line, dict[Period, Derived]] = {}
    for quarter, total in sorted(totals.items(), key=lambda item: item[0].sort_key):
        checks = [check_in(audit, sheet, line, filing.periods.index(known), way) for known in total.periods]
        made = [check for check in checks if check is not None]
        reason = _why_not(made, len(checks), way)
        amounts = _amounts(filing, sheet, made[0], quarter, total, parts) if not reason else {}
        if amounts:
            found[quarter] = StackedQuarter(total, amounts, made[0])
        else:
            reasons.setdefault(reason or f"not all {way.parts} can be derived", []).append(quarter.label())
    notes = (
        f"{', '.join(labels)} not drawn, though the total can be derived: {reason}."
        for reason, labels in reasons.items()
    )
    return found, tuple(notes)


def _why_not(checks: Sequence[Check], wanted: int, way: Way) -> str:
    """Why the longer periods do not tell how a quarter adds up; empty where they do."""
    if len(checks) < wanted:
        return f"the {way.parts} were not added up in the longer periods"
    if any(check.verdict is Verdict.OFF or check.partial or check.in_other_unit for check in checks):
        return f"the {way.parts} do not add up to the total in the longer periods"
    if len({frozenset((part_of(term), term.weight) for term in check.contributors) for check in checks}) > 1:
        return f"the longer periods have other {way.parts}"
    return ""


def _amounts(
    filing: Filing,
    sheet: LineSheet,
    check: Check,
    quarter: Period,
    total: Derived,
    parts: dict[Line, dict[Period, Derived]],
) -> dict[Hashable, Amount]:
    """What each contributor adds in a quarter, derived from the same periods as the total; nothing if one cannot be."""
    amounts: dict[Hashable, Amount] = {}
    for term in check.contributors:
        at = Line(term.cell.concept, term.cell.dims, term.cell.unit)
        if at not in parts:
            parts[at] = derived_quarters(filing, at, sheet.scale)
        derived = parts[at].get(quarter)
        if derived is None or derived.periods != total.periods:
            return {}
        amounts[part_of(term)] = _weighted(derived, term.weight)
    return amounts


def _weighted(derived: Derived, weight: Decimal) -> Amount:
    """What a derived amount adds to a total that takes it with a weight."""
    if weight == ONE:
        return Amount(derived.value, equation=derived.equation)
    factor = MINUS if weight == -ONE else f"{number_text(weight)} × "
    return Amount(exact_product(derived.value, weight), equation=f"{factor}({derived.equation})")
