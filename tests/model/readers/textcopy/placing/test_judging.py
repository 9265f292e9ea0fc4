"""Where lost values stand and how sure that is, against every placement tried one by one."""

from __future__ import annotations

import random

import pytest

from model.filing import Placement
from model.readers.textcopy.placing.judging import Place, Reason, place
from model.readers.textcopy.placing.relations import Series
from tests.model.readers.textcopy.placing.oracle import best, random_series, ways

COLUMNS = (0, 1, 2)


def series(pairs: dict[int, str], *amounts: int | None, columns: tuple[int, ...] = COLUMNS) -> Series:
    """A row in whole units."""
    given = columns if len(amounts) == len(columns) else None
    figures = [None if amount is None else (amount, 0) for amount in amounts]
    return Series("line", frozenset(pairs.items()), figures, columns, given)


def places(*rows: Series) -> dict[int, list[Place]]:
    return place(rows, lambda: None)


@pytest.mark.parametrize("batch", range(8))
def test_it_finds_what_trying_every_placement_finds(batch: int) -> None:
    judged = 0
    for seed in range(batch * 100, batch * 100 + 100):
        rows = random_series(random.Random(seed))
        if not rows or ways(rows) > 1500:
            continue
        solutions = best(rows)
        for at, found in place(rows, lambda: None).items():
            for value, each in enumerate(found):
                columns = {solution[at][value] for solution in solutions}
                judged += 1
                assert each.reason is not Reason.BOUND
                if each.column is not None and each.reason is not Reason.EXACT:
                    assert columns == {each.column}
                elif each.reason in (Reason.SEVERAL, Reason.EXACT):
                    assert set(each.candidates) == columns
                    assert len(columns) > 1
                else:
                    assert len(solutions) > 1
    assert judged > 100


def test_the_only_column_that_foots_is_certain() -> None:
    found = places(series({}, 10, 20, 30), series({0: "a"}, 10, 15, 30), series({0: "b"}, 5))
    assert found == {2: [Place(1, Placement.CERTAIN, Reason.ONLY, (1,))]}


def test_the_column_that_fails_least_is_likely() -> None:
    found = places(series({}, 10, 20, 30), series({0: "a"}, 10, 15, 30), series({0: "b"}, 7))
    assert found[2] == [Place(1, Placement.LIKELY, Reason.FEWEST, (1,))]


def test_several_columns_that_foot_are_open() -> None:
    found = places(series({}, 50), series({0: "a"}, 20), series({0: "b"}, 30))
    assert {each.placement for row in found.values() for each in row} == {Placement.OPEN}
    assert found[1] == [Place(None, Placement.OPEN, Reason.SEVERAL, COLUMNS)]


def test_no_total_is_open() -> None:
    assert places(series({0: "a"}, 20))[0] == [Place(None, Placement.OPEN, Reason.NO_TOTAL, COLUMNS)]


def test_a_total_that_foots_nowhere_tells_nothing() -> None:
    found = places(series({}, 100, 200, 300), series({0: "a"}, 40, 50, 60), series({0: "b"}, 7))
    assert found[2] == [Place(None, Placement.OPEN, Reason.NO_TOTAL, COLUMNS)]


def test_a_total_that_fails_anyway_leaves_the_others_certain() -> None:
    found = places(
        series({}, 100, 200, 300),
        series({0: "a"}, 40, 50, 66),
        series({1: "x"}, 40, 50, 60),
        series({0: "a", 1: "x"}, 40, 50, 60),
        series({0: "a", 1: "y"}, 6),
    )
    assert found[4] == [Place(2, Placement.CERTAIN, Reason.ONLY, (2,))]


def test_totals_that_contradict_each_other_leave_the_majority_likely() -> None:
    two = (0, 1)
    rows = [
        series({}, 10, 20, columns=two),
        series({0: "a"}, 4, 20, columns=two),
        series({0: "b"}, 6, columns=two),
        series({0: "b", 1: "x"}, 0, 6, columns=two),
    ]
    assert places(*rows)[2] == [Place(None, Placement.OPEN, Reason.SEVERAL, two)]
    rows.append(series({0: "b", 2: "y"}, 6, 0, columns=two))
    assert places(*rows)[2] == [Place(0, Placement.LIKELY, Reason.FEWEST, (0,))]


def test_zero_and_nil_take_up_a_column_and_tell_nothing() -> None:
    rows = [series({}, 10, 20, 30), series({0: "a"}, 10, 15, 30)]
    zero, five = places(*rows, series({0: "b"}, 0, 5))[2]
    assert (zero.column, zero.placement) == (0, Placement.CERTAIN)
    assert (five.column, five.placement) == (1, Placement.CERTAIN)
    five, nil = places(*rows, series({0: "b"}, 5, None))[2]
    assert (five.column, nil.column) == (1, 2)
    (nil,) = places(*rows, series({0: "b"}, None))[2]
    assert nil.placement is Placement.OPEN


def test_one_value_may_be_certain_and_its_neighbour_open() -> None:
    columns = (0, 1, 2, 3)
    found = places(
        series({}, 10, 20, 30, 40, columns=columns),
        series({0: "a"}, 3, 20, 30, 40, columns=columns),
        series({0: "b"}, 7, 0, columns=columns),
    )
    assert found[2][0] == Place(0, Placement.CERTAIN, Reason.ONLY, (0,))
    assert found[2][1] == Place(None, Placement.OPEN, Reason.SEVERAL, (1, 2, 3))


def test_rounding_leaves_several_and_the_exact_one_is_likely() -> None:
    found = places(series({}, 10, 21, 30), series({0: "a"}, 10, 20, 30), series({0: "b"}, 1))
    assert found[2] == [Place(1, Placement.LIKELY, Reason.EXACT, (0, 1, 2))]


def test_rows_with_more_values_than_columns_stay_out() -> None:
    wide = Series("line", frozenset({(0, "b")}), [(1, 0)] * 4, COLUMNS, None)
    found = places(series({}, 10, 20, 30), series({0: "a"}, 10, 20), wide)
    assert found[2] == [Place(None, Placement.OPEN, Reason.NO_TOTAL, COLUMNS)] * 4
    assert found[1][0].placement is Placement.OPEN


def test_figures_of_different_precision_are_compared_in_the_finer_one() -> None:
    rows = [
        Series("line", frozenset(), [(1000, -3), (2000, -3)], (0, 1), (0, 1)),
        Series("line", frozenset({(0, "a")}), [(100_000_4, 0), (150_000_0, 0)], (0, 1), (0, 1)),
        Series("line", frozenset({(0, "b")}), [(500_123, 0)], (0, 1), None),
    ]
    assert place(rows, lambda: None)[2][0].column == 1
