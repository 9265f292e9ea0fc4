"""The places with the longest amounts of a column are found without writing all of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.amounts import UNSTATED
from model.sheets.lines.longest import longest_amounts
from model.sheets.lines.words import cell_text
from model.sheets.linesheet import in_scale, line_sheet
from model.sheets.numbers import SCALES, Scale
from model.sheets.places import Place
from tests.filings import Fact, filing_of

AMOUNTS = st.tuples(
    st.integers(-(10**20), 10**20) | st.integers(-9999, 9999),
    st.integers(-8, 8),
    st.sampled_from(["iso4217:EUR", "iso4217:JPY", "xbrli:shares", "xbrli:pure"]),
    st.just(UNSTATED) | st.integers(-6, 8),
)
Amount = tuple[int, int, str, int]


def room(text: str) -> float:
    """What a text takes in a font with figures of one width."""
    return sum(0.5 if sign in ",." else 1 for sign in text)


@given(st.lists(AMOUNTS, min_size=1, max_size=12), st.none() | st.sampled_from(SCALES), st.booleans())
def test_the_first_place_is_as_long_as_any(amounts: list[Amount], scale: Scale | None, negated: bool) -> None:
    facts = [
        Fact(str(Decimal(mantissa).scaleb(power)), unit=unit, concept=f"Line {number}", decimals=decimals)
        for number, (mantissa, power, unit, decimals) in enumerate(amounts)
    ]
    filing = filing_of(facts)
    sheet = line_sheet(filing, filing.sections[0])
    sheet = in_scale(filing, sheet, scale) if scale else sheet
    every = [Place(node, 1) for node, line in enumerate(sheet.tree.line) if line >= 0]
    if negated:
        sheet = replace(sheet, tree=sheet.tree._replace(negated=frozenset(place.node for place in every[::2])))
    lengths = {place: room(cell_text(filing, sheet, place)) for place in every}
    found = longest_amounts(filing, sheet, 1, len(every))
    assert sorted(found) == sorted(every)
    assert lengths[found[0]] == max(lengths.values())


def test_texts_and_empty_cells_are_no_amounts() -> None:
    filing = filing_of([Fact("5", year=2023), Fact("12345", concept="Other"), Fact(None, concept="None")])
    sheet = line_sheet(filing, filing.sections[0])
    (place,) = longest_amounts(filing, sheet, 2, 9)
    assert cell_text(filing, sheet, place) == "12,345"
