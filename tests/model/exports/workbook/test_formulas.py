"""Sums are formulas over the very cells of their parts, as short as they can be."""

from __future__ import annotations

from decimal import Decimal

import openpyxl
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from model.exports.workbook.formulas import Spot, column_name, sum_formula
from tests.model.exports.workbook.reading import Formula

ONE = Decimal(1)


def spots(*rows: int, sheet: str = "Here", column: int = 2) -> list[tuple[Spot, Decimal]]:
    return [(Spot(sheet, column, row), ONE) for row in rows]


def test_neighbours_become_a_range() -> None:
    assert sum_formula("Here", spots(4, 5, 6, 9), 0) == "=SUM(C5:C7,C10)"


def test_weights_and_other_sheets() -> None:
    parts = [*spots(4), (Spot("It's", 3, 0), -ONE), (Spot("Here", 2, 7), Decimal("-0.5"))]
    assert sum_formula("Here", parts, 2) == "=ROUND(SUM(C5)-SUM('It''s'!D1)-0.5*C8,2)"


def test_more_arguments_than_a_function_takes_are_several_sums() -> None:
    formula = sum_formula("Here", spots(*range(0, 1000, 2)), 0)
    assert formula is not None
    assert [part.count(",") + 1 for part in formula.split("+")] == [255, 245]


def test_a_formula_that_is_too_long_is_none() -> None:
    assert sum_formula("Here", spots(*range(0, 4000, 2)), 0) is None


@given(st.integers(0, 16_383))
def test_columns_are_named_as_spreadsheets_do(column: int) -> None:
    assert column_name(column) == get_column_letter(column + 1)


places = st.tuples(st.sampled_from(["Here", "There", "It's"]), st.integers(0, 4), st.integers(0, 12))


@given(st.dictionaries(places, st.tuples(st.integers(-99, 99), st.sampled_from([1, -1, 2])), min_size=1, max_size=30))
def test_a_formula_comes_to_the_weighted_sum(amounts: dict[tuple[str, int, int], tuple[int, int]]) -> None:
    book = openpyxl.Workbook()
    for name in ("Here", "There", "It's"):
        book.create_sheet(name)
    for (sheet, column, row), (value, _) in amounts.items():
        book[sheet].cell(row + 1, column + 1, value)
    parts = [(Spot(*place), Decimal(weight)) for place, (_, weight) in amounts.items()]
    formula = sum_formula("Here", parts, 0)
    assert formula is not None
    assert Formula(book, "Here", formula).value() == sum(value * weight for value, weight in amounts.values())
