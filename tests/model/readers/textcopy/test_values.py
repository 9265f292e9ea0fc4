"""Cells read as values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.textcopy.values import Form, Value, parse, without_marks


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("0", "0", None),
        ("1,256,005", "1256005", None),
        ("¥ 561,667", "561667", "¥"),
        ("$ 1.25", "1.25", "$"),
        (".5", "0.5", None),
        ("(1,234)", "-1234", None),
        ("$ (1,234)", "-1234", "$"),
        ("($ 1,234)", "-1234", "$"),
        ("-1,234", "-1234", None),
        ("−1,234", "-1234", None),
        ("–1,234", "-1234", None),
        ("-$1,234", "-1234", "$"),
        ("$ -1,234", "-1234", "$"),
        ("+5", "5", None),
        ("1,234 [1]", "1234", None),
        ("1,234 [1],[2]", "1234", None),
        ("$ 1,234[a]", "1234", "$"),
        ("US$ 3", "3", "US$"),
        ("HK$ 3", "3", "HK$"),
        ("EUR 3", "3", "EUR"),
        ("₩ 3", "3", "₩"),
        ("(0)", "0", None),
    ],
)
def test_numbers(text: str, number: str, symbol: str | None) -> None:
    value = parse(text)
    assert value is not None
    assert (value.form, value.number, value.symbol, value.percent) == (Form.NUMBER, Decimal(number), symbol, False)


@pytest.mark.parametrize(
    ("text", "number", "places"),
    [("12.5%", "12.5", 1), ("(2.5%)", "-2.5", 1), ("(2.50)%", "-2.50", 2), ("7 %", "7", 0)],
)
def test_percentages(text: str, number: str, places: int) -> None:
    assert parse(text) == Value(Form.NUMBER, text, Decimal(number), places, percent=True)


@pytest.mark.parametrize("text", ["-", "–", "—", "−", "$ —", "— [1]"])
def test_a_lone_dash_is_nil(text: str) -> None:
    value = parse(text)
    assert value is not None
    assert (value.form, value.number) == (Form.NIL, None)


@pytest.mark.parametrize("text", ["1,23,4", "12,34", "1.2.3", "(1,234", "1,234)", "1,2345", "0012", "9" * 61])
def test_malformed_numbers_are_never_guessed(text: str) -> None:
    value = parse(text)
    assert value is not None
    assert (value.form, value.number) == (Form.MALFORMED, None)


@pytest.mark.parametrize(
    "text",
    [
        "5 years",
        "12 months",
        "3 years 6 months",
        "1 year, 2 months and 12 days",
        "2.5 years",
        "P5Y",
        "P1Y6M",
        "true",
        "No",
        "Dec. 31, 2022",
        "May 3, 2021",
        "2022-12-31",
        "--12-31",
    ],
)
def test_texts_that_can_be_told(text: str) -> None:
    assert parse(text) == Value(Form.TEXT, text)


@pytest.mark.parametrize("text", ["[1]", "[1],[2]", "[a] [b]"])
def test_marks_alone(text: str) -> None:
    value = parse(text)
    assert value is not None
    assert value.form is Form.MARK


@pytest.mark.parametrize(
    "text",
    [
        "Total",
        "Total | $",
        "12 Months Ended",
        "ABC 5",
        "No. 5",
        "P",
        "True sales",
        "[1] Restated",
        "401(k)",
        "5 stores",
    ],
)
def test_anything_else_is_a_label(text: str) -> None:
    assert parse(text) is None


def test_a_label_loses_its_marks() -> None:
    assert without_marks("Revenue [1],[2]") == "Revenue"
    assert without_marks("[1]") == "[1]"


@given(st.integers(-(10**30), 10**30), st.integers(0, 6), st.booleans())
def test_what_is_shown_is_read_back(digits: int, places: int, brackets: bool) -> None:
    number = Decimal(digits).scaleb(-places)
    shown = f"{abs(number):,.{places}f}"
    text = shown if digits >= 0 else f"({shown})" if brackets else f"-{shown}"
    value = parse(text)
    assert value is not None
    assert value.number is not None
    assert (value.number, value.places) == (Decimal(f"{number:f}"), places)


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    parse(text)
