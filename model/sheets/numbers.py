"""Turns exact amounts into the text of a table: one scale a view, never rounded."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import NamedTuple

from model.amounts import exact_difference, plain, shifted
from model.filing import Filing, Ints, Kind, Unit

#: More places than these are no accuracy that a table shows.
MAX_PLACES = 6

MINUS = "\N{MINUS SIGN}"

#: What is printed where a change in percent says nothing.
NOT_MEANINGFUL = "n/m"

#: Ratios have no end of digits; these are enough to be drawn and to be rounded once.
_RATIO = Context(prec=50, Emax=10_000, Emin=-10_000)


class Scale(NamedTuple):
    """A power of ten in which a view states its monetary amounts, and the word for it."""

    power: int
    word: str


UNITS = Scale(0, "")
SCALES = (UNITS, Scale(3, "thousands"), Scale(6, "millions"), Scale(9, "billions"), Scale(12, "trillions"))


def common_scale(filing: Filing, rows: Ints) -> Scale:
    """The largest scale in which every monetary amount among these facts is a whole number."""
    power = filing.facts.amount.lowest_power(_monetary(filing, rows)) or 0
    return max((scale for scale in SCALES if scale.power <= max(power, 0)), key=lambda scale: scale.power)


def amount_text(value: Decimal, unit: Unit | None, scale: Scale) -> str:
    """An amount with grouped digits, monetary ones in `scale`; every digit that is there is shown."""
    power = scale.power if unit is not None and unit.currency else 0
    return number_text(shifted(value, -power) if value.is_finite() else value)


def number_text(value: Decimal) -> str:
    """A number with grouped digits and a true minus sign, without trailing zeros behind the point."""
    if not value.is_finite():
        return ("" if value > 0 else MINUS) + "∞" if value.is_infinite() else "not a number"
    whole, _, fraction = plain(value.copy_abs()).partition(".")
    fraction = fraction.rstrip("0")
    return (MINUS if value < 0 else "") + f"{int(whole):,}" + (f".{fraction}" if fraction else "")


def grouped(value: int) -> str:
    """A whole number as `number_text` has it."""
    return f"{value:,}".replace("-", MINUS)


def with_places(text: str, value: Decimal, places: int | None, scale: Scale = UNITS) -> str:
    """The text of an amount with the places that it was filed with: `10.10` for earnings a share, as in print.

    In a scale it has those of the scale besides, so that the points of amounts line up.
    """
    if places is None or not 0 < places <= MAX_PLACES + scale.power or not value.is_finite():
        return text
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction:0<{places}}"


def has_fractions(filing: Filing, rows: Ints, scale: Scale) -> bool:
    """Whether a monetary amount among these facts is no whole number in a scale."""
    power = filing.facts.amount.lowest_power(_monetary(filing, rows))
    return power is not None and power < scale.power


def _monetary(filing: Filing, rows: Ints) -> Ints:
    """Those of some facts that are amounts of money."""
    found: Ints = rows[(filing.facts.kind[rows] == Kind.NUMBER) & filing.is_money(filing.facts.unit[rows])]
    return found


def unit_text(unit: Unit | None, scale: Scale) -> str:
    """The unit and scale of a view in words: `CNY in thousands`; `pure` and no unit say nothing."""
    if unit is None or unit.name == "xbrli:pure":
        return ""
    return f"{unit.label} in {scale.word}" if unit.currency and scale.word else unit.label


def change_text(now: Decimal | None, before: Decimal | None) -> str | None:
    """The change against another period in percent of its size; None where either is missing.

    `n/m`, not meaningful, as in print, where there was nothing before or the sign is another.
    """
    if now is None or before is None or not (now.is_finite() and before.is_finite()):
        return None
    if not before or now * before < 0:
        return NOT_MEANINGFUL
    percent = percent_of(exact_difference(now, before), before.copy_abs())
    text = percent_text(percent.copy_abs())
    return text if text == percent_text(Decimal(0)) else ("+" if percent > 0 else MINUS) + text


def percent_of(part: Decimal, whole: Decimal) -> Decimal:
    """`part` in hundredths of `whole`, to more digits than any picture shows; `whole` is not zero."""
    return _RATIO.multiply(_RATIO.divide(part, whole), Decimal(100))


def percent_text(percent: Decimal) -> str:
    """A percentage with one place, a large one with none: `12.8 %`, `1,254 %`."""
    places = Decimal("0.1") if percent.copy_abs() < Decimal("99.95") else Decimal(1)
    rounded = _RATIO.quantize(percent, places) if percent.adjusted() < _RATIO.prec - 2 else percent
    return f"{MINUS if rounded < 0 else ''}{rounded.copy_abs():,f} %"
