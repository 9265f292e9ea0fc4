"""One filing to another that differs in one fact: its value, its unit, gone, or added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

import numpy as np

from model.amounts import AmountColumn, mantissa_and_exponent
from model.filing import Dimensions, Facts, Filing, Section, Unit

_COLUMNS = ("concept", "period", "unit", "dims", "kind", "text", "decimals", "file", "line", "placement")
_BESIDE = ("element_ids", "notes", "languages")
Word = TypeVar("Word")


def with_value(filing: Filing, row: int, value: Decimal) -> Filing:
    """The filing with another amount in one row."""
    return replace(filing, facts=_valued(filing.facts, row, value))


def with_unit(filing: Filing, row: int, unit: Unit) -> Filing:
    """The filing with another unit in one row, which the filing need not know."""
    units = list(filing.units)
    if unit not in units:
        units.append(unit)
    column = filing.facts.unit.copy()
    column[row] = units.index(unit)
    return replace(filing, units=units, facts=replace(filing.facts, unit=column))


def without(filing: Filing, row: int) -> Filing:
    """The filing less one fact; those behind it move up by a row, in the sections as well."""
    facts = filing.facts
    columns: dict[str, Any] = {name: np.delete(getattr(facts, name), row) for name in _COLUMNS}
    columns |= {name: _moved(getattr(facts, name), row) for name in _BESIDE}
    amount = facts.amount
    columns["amount"] = AmountColumn(
        np.delete(amount.mantissa, row), np.delete(amount.exponent, row), _moved(amount.wide, row)
    )
    sections = [_less(section, row) for section in filing.sections]
    restated = _moved(filing.restated, row)
    return replace(filing, facts=replace(facts, **columns), sections=sections, restated=restated)


def with_fact(filing: Filing, like: int, value: Decimal, dims: Dimensions | None = None) -> Filing:
    """The filing with a fact more, the last: one like another, in its sections, but for its value and its members."""
    facts = filing.facts
    columns: dict[str, Any] = {name: _longer(getattr(facts, name), like) for name in _COLUMNS}
    amount = facts.amount
    columns["amount"] = AmountColumn(_longer(amount.mantissa, like), _longer(amount.exponent, like), amount.wide)
    known = list(filing.dims)
    if dims is not None:
        if dims not in known:
            known.append(dims)
        columns["dims"][-1] = known.index(dims)
    sections = [_more(section, like, len(facts)) for section in filing.sections]
    longer = _valued(replace(facts, **columns), len(facts), value)
    return replace(filing, facts=longer, sections=sections, dims=known)


def _valued(facts: Facts, row: int, value: Decimal) -> Facts:
    mantissa, exponent = facts.amount.mantissa.copy(), facts.amount.exponent.copy()
    wide = {known: amount for known, amount in facts.amount.wide.items() if known != row}
    narrow = mantissa_and_exponent(value)
    if narrow is None:
        wide[row] = value
    mantissa[row], exponent[row] = narrow or (0, 0)
    return replace(facts, amount=AmountColumn(mantissa, exponent, wide))


def _longer(column: Any, like: int) -> Any:
    return np.append(column, column[like])


def _moved(words: Mapping[int, Word], row: int) -> dict[int, Word]:
    return {known - (known > row): word for known, word in words.items() if known != row}


def _less(section: Section, row: int) -> Section:
    kept = section.facts[section.facts != row]
    return section._replace(facts=(kept - (kept > row)).astype(np.int32))


def _more(section: Section, like: int, row: int) -> Section:
    if like not in section.facts:
        return section
    return section._replace(facts=np.append(section.facts, np.int32(row)).astype(np.int32))
