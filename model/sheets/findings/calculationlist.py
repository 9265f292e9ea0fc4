"""Turns the calculations of a filing into lines of text: how many hold, and those that do not, or are not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from model.filing import Filing
from model.sheets.numbers import UNITS, amount_text
from model.sheets.wording import cell_label
from model.totals.ledger import Cell
from model.totals.rules.calculations import Calculation, Status, calculations
from model.totals.rules.summation import Mode

#: What each way of understanding rounded values is called.
MODES = {
    Mode.ROUND: "Calculations 1.1, values rounded",
    Mode.TRUNCATE: "Calculations 1.1, values cut off",
    Mode.XBRL21: "XBRL 2.1",
}


def calculations_in(filing: Filing, known: Sequence[Calculation], mode: Mode) -> Sequence[Calculation]:
    """The calculations in a mode; `known` are those in round mode, which an audit holds."""
    return known if mode is Mode.ROUND else calculations(filing, mode)


def calculation_lines(filing: Filing, found: Sequence[Calculation], mode: Mode) -> Iterator[str]:
    """One line of counts, then one for each calculation that is inconsistent, or that was not checked and why."""
    counts = Counter(calculation.status for calculation in found)
    yield (
        f"{MODES[mode]}: {counts[Status.CONSISTENT]:,} consistent, {counts[Status.INCONSISTENT]:,} inconsistent, "
        f"{counts[Status.NOT_CHECKED]:,} not checked"
    )
    titles = {role.uri: role.title or role.definition or role.uri for role in filing.taxonomy.roles}
    for calculation in found:
        if calculation.status is not Status.CONSISTENT:
            place = f"{_line(filing, calculation)}, in {titles.get(calculation.role, calculation.role)}"
            yield f"  {calculation.status.value.replace('_', ' ')}: {place}: {_told(filing, calculation)}"


def _line(filing: Filing, calculation: Calculation) -> str:
    dims = filing.dims[calculation.dims]
    cell = Cell(calculation.concept, calculation.unit, calculation.period, dims)
    return f"{cell_label(filing, cell)}, {filing.periods[calculation.period].label()}"


def _told(filing: Filing, calculation: Calculation) -> str:
    if calculation.reported is None or calculation.computed is None or calculation.status is Status.NOT_CHECKED:
        return calculation.reason
    unit = filing.units[calculation.unit] if calculation.unit >= 0 else None
    reported, computed = (amount_text(amount, unit, UNITS) for amount in (calculation.reported, calculation.computed))
    return f"reported {reported}, the items come to {computed}"
