"""Turns the places of amounts in a workbook into formulas that add them up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from model.amounts import plain

#: What Excel allows: arguments of one function, and signs of one formula.
_ARGUMENTS, _LENGTH = 255, 8_000


class Spot(NamedTuple):
    """A cell of the workbook: the name of its sheet, its column and its row, both from 0."""

    sheet: str
    column: int
    row: int


def sum_formula(here: str, parts: Sequence[tuple[Spot, Decimal]], places: int) -> str | None:
    """The weighted sum of some cells as seen from a sheet: `=SUM(C5:C8,C11)-SUM(C9)`; None where it is too long.

    A spreadsheet adds binary floats, so a sum of amounts with `places` behind the point is rounded to these.
    """
    plus = [spot for spot, weight in parts if weight == 1]
    minus = [spot for spot, weight in parts if weight == -1]
    others = [(spot, weight) for spot, weight in parts if weight.copy_abs() != 1]
    terms = [f"+{text}" for text in _sums(here, plus)] + [f"-{text}" for text in _sums(here, minus)]
    terms += [
        f"{'-' if weight < 0 else '+'}{plain(weight.copy_abs())}*{address(here, spot)}" for spot, weight in others
    ]
    formula = _rounded("".join(terms).removeprefix("+"), places)
    return formula if len(formula) <= _LENGTH else None


def difference_formula(here: str, total: Spot, computed: Spot, places: int) -> str:
    """What a total has more than its sum."""
    return _rounded(f"{address(here, total)}-{address(here, computed)}", places)


def address(here: str, first: Spot, last: Spot | None = None) -> str:
    """A cell or a range of cells as a formula names it."""
    cells = f"{column_name(first.column)}{first.row + 1}"
    if last is not None and last != first:
        cells += f":{column_name(last.column)}{last.row + 1}"
    return cells if first.sheet == here else f"{quoted(first.sheet)}!{cells}"


def quoted(sheet: str) -> str:
    """The name of a sheet inside a formula or a link."""
    return "'" + sheet.replace("'", "''") + "'"


def column_name(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    name = ""
    number = column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _rounded(terms: str, places: int) -> str:
    return f"=ROUND({terms},{places})" if places else f"={terms}"


def _sums(here: str, spots: Iterable[Spot]) -> Iterator[str]:
    ranges = [address(here, *run) for run in _runs(sorted(spots))]
    for start in range(0, len(ranges), _ARGUMENTS):
        yield f"SUM({','.join(ranges[start : start + _ARGUMENTS])})"


def _runs(spots: Sequence[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """Cells that stand directly below one another as their first and last."""
    start = 0
    for end in range(1, len(spots) + 1):
        if end == len(spots) or spots[end] != spots[end - 1]._replace(row=spots[end - 1].row + 1):
            yield spots[start], spots[end - 1]
            start = end
