"""Shorter periods that make a longer one: the fewest that follow each other without a gap."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.periods import Period
from model.totals.causes.slips import Cause
from model.totals.relations import Kind
from model.totals.severity import Severity
from model.totals.sources.spans import tilings
from tests.filings import Fact, accused, audit_of, months

Q1, Q2, Q3, Q4 = (months(2022, first, first + 2) for first in (1, 4, 7, 10))
H1, H2, NINE, YEAR = months(2022, 1, 6), months(2022, 7, 12), months(2022, 1, 9), months(2022, 1, 12)


def tiled(*periods: Period) -> dict[Period, list[Period]]:
    found = tilings(range(len(periods)), periods)
    return {periods[whole]: [periods[piece] for piece in pieces] for whole, pieces in found.items()}


def weeks(start: date, count: int) -> Period:
    return Period(start, start + timedelta(weeks=count) - timedelta(days=1))


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ((Q1, Q2, Q3, Q4, YEAR), {YEAR: [Q1, Q2, Q3, Q4]}),
        ((YEAR, Q4, Q2, Q3, Q1), {YEAR: [Q1, Q2, Q3, Q4]}),
        ((Q1, Q2, H1), {H1: [Q1, Q2]}),
        ((Q1, Q2, Q3, H1, NINE), {H1: [Q1, Q2], NINE: [H1, Q3]}),
        ((Q1, Q2, Q3, Q4, H1, H2, YEAR), {H1: [Q1, Q2], H2: [Q3, Q4], YEAR: [H1, H2]}),
        ((Q1, Q2, Q3, Q4, H1, NINE, YEAR), {H1: [Q1, Q2], NINE: [H1, Q3], YEAR: [NINE, Q4]}),
        ((Q1, Q3, Q4, YEAR), {}),
        ((Q1, Q2, YEAR), {}),
        ((Q1, H1), {}),
        ((Q2, Q3, Q4, YEAR), {}),
        ((Q1, months(2022, 3, 12), YEAR), {}),
        ((Q1, months(2022, 4, 12), YEAR), {YEAR: [Q1, months(2022, 4, 12)]}),
    ],
)
def test_what_makes_a_longer_period(periods: tuple[Period, ...], expected: dict[Period, list[Period]]) -> None:
    assert tiled(*periods) == expected


def test_a_year_of_53_weeks() -> None:
    starts = [date(2022, 9, 25) + timedelta(weeks=13 * number) for number in range(4)]
    quarters = [weeks(start, 14 if number == 3 else 13) for number, start in enumerate(starts)]
    year = weeks(starts[0], 53)
    assert tiled(*quarters, year) == {year: quarters}
    shorter = weeks(starts[0], 52)
    assert tiled(*quarters, shorter) == {}


DAY = date(2022, 1, 1)
stretches = st.lists(
    st.tuples(st.integers(0, 5), st.integers(1, 6)).filter(lambda ends: ends[0] < ends[1]),
    unique=True,
    max_size=7,
)


@given(stretches)
def test_pieces_join_and_nothing_shorter_does(ends: list[tuple[int, int]]) -> None:
    periods = [Period(DAY + timedelta(first), DAY + timedelta(last - 1)) for first, last in ends]
    found = tilings(range(len(periods)), periods)
    for whole, (start, end) in enumerate(ends):
        others = [number for number in range(len(ends)) if number != whole]
        shortest = next(
            (
                count
                for count in range(1, len(others) + 1)
                for pieces in permutations(others, count)
                if _joins([ends[piece] for piece in pieces], start, end)
            ),
            0,
        )
        pieces = found.get(whole, ())
        assert len(pieces) == shortest
        assert not pieces or _joins([ends[piece] for piece in pieces], start, end)


def _joins(pieces: list[tuple[int, int]], start: int, end: int) -> bool:
    follows = all(before[1] == after[0] for before, after in pairwise(pieces))
    return pieces[0][0] == start and pieces[-1][1] == end and follows


def quarters(*values: str, **more: str) -> list[Fact]:
    return [
        Fact(value, span=span, **more)  # type: ignore[arg-type]
        for value, span in zip(values, (Q1, Q2, Q3, Q4, YEAR), strict=True)
    ]


@pytest.mark.parametrize("unit", ["iso4217:EUR/xbrli:shares", "xbrli:pure"])
def test_ratios_do_not_add_up_over_time(unit: str) -> None:
    assert not audit_of(quarters("1", "2", "3", "4", "10", unit=unit)).checks


def test_quarters_add_up_for_every_line() -> None:
    facts = [fact._replace(members={"A": "a"}) for fact in quarters("1", "2", "3", "4", "10")]
    (check,) = audit_of(facts).checks.values()
    assert (check.relation.kind, int(check.computed), len(check.contributors)) == (Kind.SPANS, 10, 4)


def test_a_year_is_not_the_sum_of_three_quarters() -> None:
    """The fourth is reported for another line of the concept and as nil for this one."""
    facts = quarters("1", "2", "3", "4", "10")
    facts[3] = facts[3]._replace(value=None)
    assert not audit_of([*facts, Fact("1", {"A": "a"}, span=Q4)]).checks


def test_a_flipped_sign_between_quarters_and_year_to_date() -> None:
    """266,000 in two quarters of a half year that is filed as -266,000 (DQC_0084), where it added up a year before."""
    before = [("140000", months(2021, 1, 3)), ("90000", months(2021, 4, 6)), ("230000", months(2021, 1, 6))]
    now = [("150000", Q1), ("116000", Q2), ("-266000", H1)]
    (finding,) = accused(audit_of(Fact(value, span=span) for value, span in (*before, *now)))
    assert finding.correction is not None
    assert (finding.severity, finding.correction.cause) == (Severity.ERROR, Cause.SIGN)
    assert finding.check.difference == -532_000
    assert finding.correction.value == 266_000
    assert finding.check.relation.kind is Kind.SPANS


def test_three_periods_are_enough() -> None:
    (check,) = audit_of([Fact("1", span=span) for span in (Q1, Q2, H1)]).checks.values()
    assert check.difference == -1


def test_a_restated_quarter_accuses_nobody() -> None:
    facts = [Fact(value, span=span) for value, span in (("151234", Q1), ("116321", Q2), ("269111", H1))]
    assert not audit_of(facts).findings
