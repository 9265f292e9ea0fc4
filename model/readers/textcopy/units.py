"""Turns symbols, unit suffixes and words of labels into unit names, with the scale the page states for each."""

from __future__ import annotations

import re

from model.readers.textcopy.blocks import Entry
from model.readers.textcopy.dates import Currency
from model.readers.textcopy.head import Column, Head
from model.readers.textcopy.titles import ANY, PER_SHARE, SHARES
from model.readers.textcopy.values import ISO_CODES, Form

SHARES_UNIT = "xbrli:shares"
PURE_UNIT = "xbrli:pure"

#: What a symbol means where the page does not say. `¥` is the yen or the yuan, so it means neither.
_USUAL = {
    "$": "USD",
    "US$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₪": "ILS",
    "฿": "THB",
    "₫": "VND",
    "₱": "PHP",
    "₦": "NGN",
    "₴": "UAH",
    "₸": "KZT",
    "RMB": "CNY",
    "HK$": "HKD",
    "NT$": "TWD",
    "C$": "CAD",
    "A$": "AUD",
    "R$": "BRL",
    "S$": "SGD",
    "NZ$": "NZD",
    "SFr": "CHF",
    "SFr.": "CHF",
    "zł": "PLN",
    "Kč": "CZK",
}
_PER_SHARE = re.compile(r"\bper (?:\w+ )?(?:share|unit|ADS)\b", re.IGNORECASE)
_IN_SHARES = re.compile(r"\((?:in )?shares\)|\bin shares\b", re.IGNORECASE)
_PERCENT = re.compile(r"\((?:in |as a )?percent(?:age)?\)", re.IGNORECASE)


class Units:
    """The units of one page: what its symbols mean, its first currency, its scales."""

    def __init__(self, head: Head, entries: list[Entry]) -> None:
        self._scales = head.title.scales
        self._codes: dict[str, str] = {}
        self.inferred: dict[str, str] = {}
        named = [*head.title.currencies, *(column.currency for column in head.columns if column.currency)]
        for each in named:
            if each.code and each.symbol:
                self._codes.setdefault(each.symbol, each.code)
        self.first = self._first_currency(named, entries)

    def _first_currency(self, named: list[Currency], entries: list[Entry]) -> str | None:
        if named:
            return self.currency(named[0])
        symbols = [shown.value.symbol for entry in entries for shown in entry.shown if shown.value.symbol]
        symbols += [key for key in self._scales if key not in (ANY, SHARES, PER_SHARE)]
        return self.of_symbol(symbols[0]) if symbols else None

    def currency(self, named: Currency) -> str | None:
        """The unit of a currency in a heading."""
        return f"iso4217:{named.code}" if named.code else self.of_symbol(named.symbol or "")

    def of_symbol(self, symbol: str) -> str:
        """The unit of a symbol: what the page pairs it with, else what it usually means, else the symbol itself."""
        code = self._codes.get(symbol)
        if code is None and symbol in ISO_CODES:
            return f"iso4217:{symbol}"
        if code is None:
            code = _USUAL.get(symbol)
            if code is None:
                return symbol
            self.inferred.setdefault(symbol, code)
        return f"iso4217:{code}"

    def of_suffix(self, suffix: str) -> str:
        """The unit of the words behind the bar: `$`, `shares`, `$ / shares`, `%`, or a unit of the filer's own."""
        over, slash, under = (part.strip() for part in suffix.partition("/"))
        if slash:
            return f"{self.of_suffix(over)}/{self.of_suffix(under)}"
        if over.lower() in ("share", "shares"):
            return SHARES_UNIT
        if over in ("%", "pure", "Pure", "Rate"):
            return PURE_UNIT
        money = over in _USUAL or over in ISO_CODES or over in self._codes or not over.isalpha()
        return self.of_symbol(over) if money else over

    def of_label(self, label: str) -> str | None:
        """The unit that the words of a label tell, else None."""
        if _IN_SHARES.search(label):
            return SHARES_UNIT
        if _PER_SHARE.search(label):
            return f"{self.first}/{SHARES_UNIT}" if self.first else None
        return PURE_UNIT if _PERCENT.search(label) else None

    def of_entry(self, entry: Entry) -> tuple[list[str | None], str | None]:
        """The unit of each value of a line, and a sentence where a value contradicts its line.

        The suffix counts, else the label, else the first symbol, else the page's first currency; the symbol that a
        value shows counts more than all of these.
        """
        symbols = [shown.value.symbol for shown in entry.shown]
        stated = self.of_suffix(entry.unit) if entry.unit else self.of_label(entry.label)
        symbol = next((each for each in symbols if each), None)
        unit = stated or (self.of_symbol(symbol) if symbol else self.first)
        units: list[str | None] = []
        message = None
        for shown in entry.shown:
            own = self._own_unit(unit, shown.value.symbol, shown.value.percent)
            if own != unit and stated and shown.value.symbol:
                message = (
                    f"“{shown.value.text}” stands in a line of {short(unit)}; it is read as {short(own)}, as it says."
                )
            units.append(None if shown.value.form in (Form.TEXT, Form.MALFORMED) else own)
        return units, message

    def _own_unit(self, unit: str | None, symbol: str | None, percent: bool) -> str | None:
        if percent:
            return PURE_UNIT
        if symbol is None:
            return unit
        money = self.of_symbol(symbol)
        over, slash, under = (unit or "").partition("/")
        if over == money:
            return unit
        return (
            f"{money}{slash}{under}" if slash and (over in self.all_money() or over.startswith("iso4217:")) else money
        )

    def all_money(self) -> set[str]:
        """The units of the currencies the page names."""
        return {f"iso4217:{code}" for code in self._codes.values()} | ({self.first} if self.first else set())

    def scale(self, unit: str | None) -> int:
        """The power of ten in which the page shows a unit."""
        if unit is None:
            return self._scales.get(ANY, 0)
        if "/" in unit:
            return self._scales.get(PER_SHARE, 0)
        if unit == SHARES_UNIT:
            return self._scales.get(SHARES, self._scales.get(ANY, 0))
        if not unit.startswith("iso4217:") and unit != self.first:
            return self._scales.get(unit, 0)
        code = unit.removeprefix("iso4217:")
        symbols = [symbol for symbol, own in [*self._codes.items(), *_USUAL.items()] if own == code]
        keys = [code, *symbols]
        return next((self._scales[key] for key in keys if key in self._scales), self._scales.get(ANY, 0))

    def of_column(self, column: Column) -> set[str]:
        """The units a column's heading names; the page's first currency where it names no currency."""
        money = self.currency(column.currency) if column.currency else self.first
        found = {self.of_suffix(measure) for measure in column.measures} | ({money} if money else set())
        if money and any("/" in measure for measure in column.measures):
            found.add(f"{money}/{SHARES_UNIT}")
        return found


def short(unit: str | None) -> str:
    """A unit inside a sentence."""
    return " / ".join(part.partition(":")[2] or part for part in (unit or "no unit").split("/"))
