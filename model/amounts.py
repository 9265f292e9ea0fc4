"""Turns the text of numbers into exact decimals, and keeps many of them as columns of int64 with a power of ten."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow

import numpy as np
import numpy.typing as npt

#: Wider than any amount a filing means; keeps `9e999999999` from becoming a billion digits when it is added up.
MAX_EXPONENT = 400

#: Arithmetic that raises rather than rounds. The default context rounds beyond 28 digits without a word, even in
#: `abs(x)` and `-x`, so amounts are changed by the functions below and by `copy_abs` and `copy_negate` alone.
_EXACT = Context(prec=8 * MAX_EXPONENT, traps=[InvalidOperation, DivisionByZero, Overflow, Inexact])

#: `decimals` that says "exact" (INF), and the one that says "not stated".
INF = 32767
UNSTATED = -32768

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,10})?\Z", re.ASCII)
_INT64 = 2**63
#: The powers of ten of 64 bits, from the first.
_POWERS = 10 ** np.arange(1, 19, dtype=np.int64)


def parse_amount(text: str) -> Decimal:
    """The exact value of a number in the lexical forms of XML Schema (`-0`, `.5`, `1e3`, `INF`).

    Raises:
        ValueError: the text is no number, or its power of ten is beyond `MAX_EXPONENT`.
    """
    text = text.strip()
    if text in ("INF", "-INF"):
        return Decimal(text.replace("INF", "Infinity"))
    if not _NUMBER.match(text):
        raise ValueError(f"“{text[:60]}” is not a number")
    value = Decimal(text)
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > MAX_EXPONENT or len(value.as_tuple().digits) > MAX_EXPONENT:
        raise ValueError(f"“{text[:60]}” is too large or too small to be an amount")
    return value


def mantissa_and_exponent(value: Decimal) -> tuple[int, int] | None:
    """`value` as (int64, power of ten), or None where it does not fit: over 63 bits, infinite, or minus zero."""
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return None
    mantissa = int("".join(map(str, digits)))
    if mantissa >= _INT64 or (sign and not mantissa):
        return None
    return (-mantissa if sign else mantissa), exponent


def exact_sum(values: Iterable[Decimal]) -> Decimal:
    """The sum without rounding, 0 of nothing."""
    total = Decimal(0)
    for value in values:
        total = _EXACT.add(total, value)
    return total


def exact_difference(left: Decimal, right: Decimal) -> Decimal:
    """`left - right` without rounding."""
    return _EXACT.subtract(left, right)


def exact_product(left: Decimal, right: Decimal) -> Decimal:
    """`left * right` without rounding."""
    return _EXACT.multiply(left, right)


def exact_quotient(value: Decimal, divisor: Decimal) -> Decimal | None:
    """`value / divisor` where a decimal number equals it, else None."""
    if not divisor:
        return None
    try:
        return _EXACT.divide(value, divisor)
    except Inexact:
        return None


def shifted(value: Decimal, power: int) -> Decimal:
    """`value * 10**power` without rounding."""
    return _EXACT.scaleb(value, power)


def lowest_power(value: Decimal) -> int:
    """The power of ten of the last digit that is not zero: 3 for 561000; 0 for zero."""
    _, digits, exponent = value.as_tuple()
    if not value or not isinstance(exponent, int):
        return 0
    return exponent + next(zeros for zeros, digit in enumerate(reversed(digits)) if digit)


def significant_digits(value: Decimal) -> int:
    """How many digits a number has, zeros at its end not counted; none for zero."""
    return value.adjusted() - lowest_power(value) + 1 if value else 0


def plain(value: Decimal) -> str:
    """The number as text without an exponent and without rounding: `561667000`, not `5.61667E+8`."""
    return format(value, "f")


@dataclass(frozen=True)
class AmountColumn:
    """Exact values of n facts: `mantissa * 10**exponent`, and in `wide` the few that do not fit into 64 bits."""

    mantissa: npt.NDArray[np.int64]
    exponent: npt.NDArray[np.int16]
    wide: dict[int, Decimal] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.mantissa)

    def __getitem__(self, row: int) -> Decimal:
        """The value of one row; only for rows that hold a number (a column does not know which do)."""
        if self.wide and row in self.wide:
            return self.wide[row]
        return shifted(Decimal(int(self.mantissa[row])), int(self.exponent[row]))

    def lowest_powers(self, rows: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
        """`lowest_power` of each of these rows, which hold numbers; 0 for what is not finite."""
        mantissa = self.mantissa[rows]
        power = np.where(mantissa, self.exponent[rows].astype(np.int64), 0)
        ending = np.flatnonzero(mantissa)
        for ten in _POWERS:
            ending = ending[mantissa[ending] % ten == 0]
            if not len(ending):
                break
            power[ending] += 1
        for at in self.wide_among(rows):
            power[at] = lowest_power(self.wide[int(rows[at])])
        return power

    def lowest_power(self, rows: npt.NDArray[np.int32]) -> int | None:
        """The lowest of `lowest_powers` of these rows; None where all are zero or not finite."""
        counts = self.mantissa[rows] != 0
        for at in self.wide_among(rows):
            value = self.wide[int(rows[at])]
            counts[at] = bool(value) and value.is_finite()
        return min(self.lowest_powers(rows[counts]).tolist(), default=None)

    def wide_among(self, rows: npt.NDArray[np.int32]) -> list[int]:
        """Where wide numbers stand among some rows."""
        return np.flatnonzero(np.isin(rows, list(self.wide))).tolist() if self.wide else []
