"""Turns a column of a sheet into the places whose amounts have the most signs, however many lines there are."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from model.filing import Filing, Ints, Kind
from model.sheets.linesheet import LineSheet, fact_text
from model.sheets.numbers import MAX_PLACES
from model.sheets.places import Place


def longest_amounts(filing: Filing, sheet: LineSheet, column: int, count: int) -> list[Place]:
    """At most `count` places in a column of a period, those first whose amounts take the most room.

    Signs are counted, not written: each line of a column may hold an amount, and only these few are worth the writing.
    """
    rows = sheet.facts[sheet.lines_of_nodes, column - 1]
    nodes = np.flatnonzero((sheet.lines_of_nodes >= 0) & (rows >= 0))
    nodes = nodes[filing.facts.kind[rows[nodes]] == Kind.NUMBER]
    rows = rows[nodes]
    turned = np.isin(nodes, list(sheet.tree.negated))
    longest = np.argsort(-_signs(filing, sheet, rows, turned), kind="stable")[:count]
    return [Place(node, column) for node in nodes[longest].tolist()]


def _signs(filing: Filing, sheet: LineSheet, rows: Ints, turned: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """How many signs the amounts of some facts have, `turned` ones with the other sign; commas and points are half."""
    facts, units = filing.facts, filing.units
    money = filing.is_money(facts.unit[rows])
    # Facts without a unit have that at -1, the last.
    named = np.array([*(len(unit.label) + 1 if unit.currency else 0 for unit in units), 0])[facts.unit[rows]]
    mantissa = facts.amount.mantissa[rows]
    scale = np.where(money, sheet.scale.power, 0)
    digits = np.floor(np.log10(np.maximum(np.abs(mantissa.astype(np.float64)), 1))) + 1
    whole = np.where(mantissa, np.maximum(digits + facts.amount.exponent[rows] - scale, 1), 1)
    stated = facts.decimals[rows].astype(np.int64)
    places = np.where(money, stated + sheet.scale.power if sheet.fractions else 0, stated)
    places = np.where(places <= MAX_PLACES + sheet.scale.power, places, 0)
    places = np.maximum(places, np.where(mantissa, scale - facts.amount.lowest_powers(rows), 0)).clip(0)
    signs: npt.NDArray[np.float64] = whole + (whole - 1) // 3 / 2 + places + (places > 0) / 2
    signs += (mantissa != 0) & ((mantissa < 0) != turned)
    signs += np.where(facts.unit[rows] != sheet.unit, named, 0)
    for at in facts.amount.wide_among(rows):
        text = fact_text(filing, int(rows[at]), sheet, negated=bool(turned[at]))
        signs[at] = len(text) - (text.count(",") + text.count(".")) / 2
    return signs
