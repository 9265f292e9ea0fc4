"""One fact on several pages: the most accurate value, with the sign that is known."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.periods import Period
from model.readers.sec.rendered.drafts import Draft, Drafts, Key

KEY: Key = (0, 0, Period(None, None), "iso4217:USD")


def draft(value: str | None, decimals: int = 0, signed: bool = True, text: bool = False) -> Draft:
    """A fact as a page shows it."""
    return Draft(value if text or value is None else Decimal(value), decimals, 0, 1, signed=signed)


def merged(*drafts: Draft) -> tuple[list[Draft], list[str]]:
    """What is left of facts with one key, and what was said."""
    said: list[str] = []
    collected = Drafts(lambda message, _file, _line: said.append(message))
    for each in drafts:
        collected.put(KEY, each)
    return collected.drafts, said


@pytest.mark.parametrize(
    ("left", "right", "value", "decimals"),
    [
        (draft("1000", -3), draft("1234"), "1234", 0),
        (draft("1234"), draft("1000", -3), "1234", 0),
        (draft("7", 0, signed=False), draft("-7.2", 1, signed=True), "-7.2", 1),
        (draft("-7", 0, signed=True), draft("7.2", 1, signed=False), "-7.2", 1),
        (draft("-7", 0, signed=False), draft("7.2", 1, signed=False), "7.2", 1),
        (draft("7", 0, signed=False), draft("-7.2", 1, signed=False), "7.2", 1),
        (draft("0", 0), draft("0", -3), "0", 0),
    ],
)
def test_two_places_of_one_fact(left: Draft, right: Draft, value: str, decimals: int) -> None:
    (found,), said = merged(left, right)
    assert (found.value, found.decimals, said) == (Decimal(value), decimals, [])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (draft("1000", -3), draft("2500")),
        (draft("7"), draft("-7")),
        (draft("7", 0, signed=False), draft("8", 0, signed=False)),
        (draft("7"), draft(None)),
        (draft("words", text=True), draft("7")),
    ],
)
def test_contradictions_are_said_and_the_first_stays(left: Draft, right: Draft) -> None:
    found, said = merged(left, right)
    assert found == [left]
    assert len(said) == 1


def test_texts_and_nil_are_the_same_on_each_page() -> None:
    assert merged(draft("a", text=True), draft("b", text=True)) == ([draft("a", text=True)], [])
    assert merged(draft(None), draft(None)) == ([draft(None)], [])


def test_without_a_period_two_values_are_two_facts() -> None:
    collected = Drafts(lambda *_: None)
    assert [collected.put((0, 0, None, None), draft("1")) for _ in range(2)] == [0, 1]


@given(st.decimals(-1000, 1000, places=3), st.integers(-2, 3), st.integers(-2, 3))
def test_roundings_of_one_value_agree_in_any_order(value: Decimal, one: int, other: int) -> None:
    shown = [Draft(round(value, places), places, 0, 1) for places in (one, other)]
    for each in (shown, shown[::-1]):
        (found,), said = merged(*each)
        assert said == []
        assert found.decimals == max(one, other)
