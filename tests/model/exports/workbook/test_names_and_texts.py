"""Names of sheets are such as Excel takes, whatever the titles; texts are such as a cell holds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.exports.workbook.celltext import CUT, LONGEST, cell_text, is_kept, places_of, utf16_length
from model.exports.workbook.sheetnames import SheetNames

titles = st.text(st.characters(), max_size=60) | st.text("[]:*?/\\' aA\n😀", max_size=40)


@given(st.lists(titles, max_size=12))
def test_every_title_gives_a_name_of_its_own(drawn: list[str]) -> None:
    names = SheetNames()
    given_names = [names.name_for(title) for title in [*drawn, *drawn]]
    for name in given_names:
        assert 0 < utf16_length(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        name.encode()
    lower = [name.lower() for name in given_names]
    assert len(set(lower)) == len(lower)
    assert "history" not in lower


def test_names_say_as_much_of_the_title_as_they_can() -> None:
    names = SheetNames()
    assert names.name_for("Revenue: by product/service") == "Revenue by product service"
    assert names.name_for("REVENUE by product service") == "REVENUE by product service (2)"
    assert names.name_for("Schedule of disaggregation by types") == "Schedule of disaggreg… by types"
    assert names.name_for(f"Revenue {'r' * 40}") == f"Revenue {'r' * 22}…"


def test_names_of_titles_that_begin_alike_differ_in_words() -> None:
    names = SheetNames()
    titles = [f"CONDENSED CONSOLIDATED STATEMENTS OF {name}" for name in ("OPERATIONS", "INCOME", "CASH FLOWS")]
    assert [names.name_for(title).split("… ")[1] for title in titles] == [
        *("OF OPERATIONS", "STATEMENTS OF INCOME", "OF CASH FLOWS"),
    ]
    assert names.name_for(titles[0]).endswith("… OF OPERATIONS (2)")


@given(st.text(st.characters(), max_size=200))
def test_a_text_is_changed_only_where_it_cannot_be_kept(text: str) -> None:
    told = cell_text(text)
    told.encode()
    assert len(told) == len(text)
    assert all(new in (old, "\N{REPLACEMENT CHARACTER}") for old, new in zip(text, told, strict=True))


def test_a_long_text_says_that_it_is_cut() -> None:
    told = cell_text("😀" * LONGEST)
    assert told.endswith(CUT)
    assert LONGEST - 1 <= utf16_length(told) <= LONGEST


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        *(("0", True), ("123456789012345", True), ("1234567890123456", False), ("1234567890123450", True)),
        *(("-0.00001", True), ("1e300", True), ("1e301", False), ("1e-301", False), ("Infinity", False)),
    ],
)
def test_fifteen_digits_are_kept(number: str, kept: bool) -> None:
    assert is_kept(Decimal(number)) is kept


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**14), max_value=10**14))
def test_what_is_kept_survives_a_binary_float(value: Decimal) -> None:
    if is_kept(value):
        assert Decimal(f"{float(value):.15g}") == value
    assert places_of(value) <= 4
