"""Points and commas of a column: told from the column, never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.table.numbers import Convention


def read(*texts: str) -> list[str | None]:
    """The amounts of a column as text; None where one is no number, `?` where it could be one of two."""
    convention = Convention(texts)
    found: list[str | None] = []
    for text in texts:
        try:
            amount = convention.amount(text)
        except ValueError:
            found.append("?")
        else:
            found.append(None if amount is None else format(amount[0], "f"))
    return found


@pytest.mark.parametrize(
    ("texts", "amounts"),
    [
        (["1,234.56", "1,234"], ["1234.56", "1234"]),
        (["1.234,56", "1.234"], ["1234.56", "1234"]),
        (["1,234,567", "2,345"], ["1234567", "2345"]),
        (["1.234.567", "2.345"], ["1234567", "2345"]),
        (["12.5", "1.234"], ["12.5", "1.234"]),
        (["12,5", "1,234"], ["12.5", "1.234"]),
        (["0.123"], ["0.123"]),
        ([".5", "1.234"], ["0.5", "1.234"]),
        (["1234,567"], ["1234.567"]),
        (["1 234 567,8", "1\u00a0234", "1\u202f000"], ["1234567.8", "1234", "1000"]),
        (["1'234'567.80"], ["1234567.80"]),
        (["12345", "0", "-7"], ["12345", "0", "-7"]),
        (["(1,234.5)", "-1,234.5", "1,234.5-", "−3", "+4"], ["-1234.5", "-1234.5", "-1234.5", "-3", "4"]),
        (["12.5%"], ["0.125"]),
        (["1e3", "1.5E-2"], ["1000", "0.015"]),
        (["INF", "-INF"], ["Infinity", "-Infinity"]),
        (["-0"], ["-0"]),
    ],
)
def test_a_column_tells_what_its_signs_mean(texts: list[str], amounts: list[str]) -> None:
    assert read(*texts) == amounts


@pytest.mark.parametrize("texts", [["1,234"], ["1.234", "2.345"], ["123.456", "7", "text"]])
def test_a_column_that_does_not_tell_is_not_guessed(texts: list[str]) -> None:
    assert read(*texts)[0] == "?"


def test_a_column_that_contradicts_itself_keeps_what_is_clear() -> None:
    texts = ["1,234.56", "1.234,56", "1,234", "12"]
    assert Convention(texts).contradicts
    assert read(*texts) == ["1234.56", "1234.56", "?", "12"]


@pytest.mark.parametrize("text", ["1,23,456.7", "1.2.3,4", "12 34", "1,2,3", "1,234.567.890", "1 2345,6"])
def test_groups_are_of_three(text: str) -> None:
    assert read(text) == ["?"]


@pytest.mark.parametrize(
    "text", ["", "-", "text", "2024-12-31", "(5", "5)", "--5", "-(5)", "1e", "9" * 600, "$ 5", "."]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert read(text) == [None]


AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**15), max_value=10**15)


@given(st.lists(AMOUNTS, min_size=1), st.sampled_from([",", ".", " ", "'", "\u202f", ""]), st.sampled_from([",", "."]))
def test_amounts_come_back_from_any_way_of_writing(amounts: list[Decimal], group: str, sign: str) -> None:
    if group == sign:
        return
    texts = [f"{amount:,.2f}".replace(",", "g").replace(".", sign).replace("g", group) for amount in amounts]
    assert read(*texts) == [format(amount, "f") for amount in amounts]


@given(st.lists(st.text(alphabet="0123456789.,- ()%eE'", max_size=12)))
def test_any_text_is_a_number_or_not(texts: list[str]) -> None:
    assert len(read(*texts)) == len(texts)
