"""Turns the values that a page shows into facts' values: exact, in their unit, with the accuracy that is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from model.amounts import UNSTATED, lowest_power, shifted
from model.readers.sec.rendered.columns import Column
from model.readers.sec.rendered.sheet import Row, Shown
from model.readers.textcopy.blocks import Entry, base_and_unit
from model.readers.textcopy.dates import heading_parts
from model.readers.textcopy.head import Column as HeadColumn
from model.readers.textcopy.head import Head
from model.readers.textcopy.lines import Shown as ShownValue
from model.readers.textcopy.titles import Title
from model.readers.textcopy.units import PURE_UNIT, SHARES_UNIT, Units
from model.readers.textcopy.values import Form

#: As the SEC's renderer writes a date and a length of time; a date stands with two spaces before its year.
_DAY = re.compile(r"[A-Z][a-z]{2}\. \d\d,\s+\d{4}\Z")
_SPAN_PART = re.compile(r"(\d+(?:\.\d+)?) (year|month|day|hour|minute|second)s?(?: |\Z)")
_LETTERS = {"year": "Y", "month": "M", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_CODE = re.compile(r"[A-Z]{3}\Z")
_NO_MONEY = frozenset(("percentItemType", "pureItemType"))


class Amount(NamedTuple):
    """The value of a fact (None is nil), its unit and its decimals."""

    value: Decimal | str | None
    unit: str | None
    decimals: int = UNSTATED


class Amounts:
    """Reads the values of one page by its scales and currencies, and the types of its concepts where it tells them."""

    def __init__(self, title: Title, columns: Sequence[Column], rows: Sequence[Row]) -> None:
        heads = [
            HeadColumn(column.end, currency=column.currency, measures=column.measures)
            for column in columns
            if column.end is not None
        ]
        entries = [Entry((), row.label, None, None, row.line, _plain(row.shown)) for row in rows if row.shown]
        self.units = Units(Head(title, heads, [], 0), entries)
        self._columns = columns
        self._measures = measures_of(columns, rows)

    def label_and_unit(self, label: str) -> tuple[str, str | None]:
        """The label of a row without the unit behind it."""
        base, bar, unit = label.rpartition(" | ")
        return (base, unit) if bar and unit in self._measures else base_and_unit(label)

    def read(self, shown: Shown, label: str, suffix: str | None, item_type: str | None) -> Amount:
        """The value of one cell; `suffix` is the unit behind the label, `item_type` the local type of the concept."""
        value = shown.value
        if value.form is Form.NIL:
            return Amount(None, self._unit(shown, label, suffix, item_type) if _is_number(item_type) else None)
        if value.number is None:
            return Amount(text_of(value.text, item_type), None)
        unit = self._unit(shown, label, suffix, item_type)
        if value.percent:
            # The renderer always writes two digits behind the point of a percentage.
            power = max(min(lowest_power(value.number), 0), -value.places)
            return Amount(shifted(value.number, -2), unit, 2 - power)
        scale = self.units.scale(unit) if unit != PURE_UNIT else 0
        return Amount(shifted(value.number, scale), unit, value.places - scale)

    def _unit(self, shown: Shown, label: str, suffix: str | None, item_type: str | None) -> str:
        money = self._money(shown, suffix)
        if shown.value.percent or item_type in _NO_MONEY:
            return self.units.of_suffix(suffix) if suffix and not shown.value.percent else PURE_UNIT
        if item_type == "sharesItemType":
            return SHARES_UNIT
        if item_type == "perShareItemType":
            return f"{money}/{SHARES_UNIT}" if money else PURE_UNIT
        if item_type == "monetaryItemType":
            # A monetary fact is in a currency of ISO 4217 (XBRL 2.1, 4.8.2), also in one that is not in our list.
            return f"iso4217:{money}" if money and _CODE.match(money) else money or PURE_UNIT
        if suffix:
            return self._suffixed(suffix, money)
        if item_type is not None:
            named = [each for each in self._columns[shown.column].measures if each[:1].isalpha()]
            return self.units.of_suffix(named[0]) if len(named) == 1 and not shown.value.symbol else PURE_UNIT
        told = self.units.of_label(label)
        if told and "/" in told:
            return f"{money}/{SHARES_UNIT}" if money else told
        return told or money or PURE_UNIT

    def _suffixed(self, suffix: str, money: str | None) -> str:
        over, slash, under = (part.strip() for part in suffix.partition("/"))
        head = self.units.of_suffix(over)
        if money and not over.isalpha():
            head = money
        return f"{head}/{self.units.of_suffix(under)}" if slash else head

    def _money(self, shown: Shown, suffix: str | None) -> str | None:
        """The currency of a cell: that of its column where the symbol agrees, else of the symbol, else of the page."""
        currency = self._columns[shown.column].currency
        symbol = shown.value.symbol
        if currency is not None and symbol in (None, currency.symbol, currency.code):
            return self.units.currency(currency)
        if symbol:
            return self.units.of_symbol(symbol)
        sign = (suffix or "").partition("/")[0].strip()
        return self.units.of_suffix(sign) if sign and not sign.isalpha() else self.units.first


def measures_of(columns: Sequence[Column], rows: Sequence[Row]) -> frozenset[str]:
    """The units that headings name and that stand behind labels: `2 | Vendor`."""
    behind = {row.label.rpartition(" | ")[2] for row in rows if row.shown and " | " in row.label}
    return frozenset(measure for column in columns for measure in column.measures) & behind | {
        unit for row in rows if row.shown and (unit := base_and_unit(row.label)[1])
    }


def text_of(text: str, item_type: str | None) -> str:
    """The text of a fact: dates and lengths of time in the lexical form of XML Schema, which the renderer rewrites."""
    if item_type in (None, "dateItemType") and _DAY.match(text):
        parts = heading_parts(" ".join(text.split()))
        return str(parts[0]) if parts else text
    if item_type in (None, "durationItemType"):
        return _span(text) or text
    return text


def _span(text: str) -> str | None:
    """`2 years 8 months 12 days` is `P2Y8M12D`."""
    if len(text) > 100 or not (text[:1].isdigit() or text.startswith("minus ")):
        return None
    rest = text.removeprefix("minus ")
    days, hours = "", ""
    while rest:
        found = _SPAN_PART.match(rest)
        if found is None:
            return None
        if found[2] in ("year", "month", "day"):
            days += found[1] + _LETTERS[found[2]]
        else:
            hours += found[1] + _LETTERS[found[2]]
        rest = rest[found.end() :]
    return f"{'-' if text.startswith('minus') else ''}P{days}{'T' + hours if hours else ''}"


def _is_number(item_type: str | None) -> bool:
    return item_type in ("monetaryItemType", "perShareItemType", "sharesItemType", "percentItemType", "pureItemType")


def _plain(shown: Sequence[Shown]) -> list[ShownValue]:
    return [ShownValue(each.value, each.line, each.column) for each in shown]
