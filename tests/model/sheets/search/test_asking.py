"""Tests of searching a filing: what holds the words is found, as looking at every fact one by one finds it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.amounts import plain
from model.errors import Cancelled
from model.filing import Filing
from model.inspection import no_tick
from model.readers.opening import read_path
from model.sheets.numbers import SCALES, UNITS
from model.sheets.search.asking import MOST, Found, search
from model.sheets.search.index import build_index
from tests.filings import Fact, filing_of
from tests.model.sheets.preferring import in_doubt
from tests.ui.conftest import SAMPLE

NAMES = st.sampled_from(("Revenue", "Cost", "Cost of revenue", "Net income"))
MEMBERS = st.dictionaries(st.sampled_from(("Region", "Product")), st.sampled_from(("Asia", "Europe", "Phones")))
VALUES = st.one_of(st.none(), st.decimals(-(10**7), 10**7, allow_nan=False, places=2).map(str))
FACTS = st.tuples(VALUES, MEMBERS, st.integers(2020, 2023), NAMES).map(lambda parts: Fact(*parts))
LABELS = st.sampled_from(("asia", "REV", "cost", "phones", "note", "region", "zzz"))
WORDS = st.lists(st.one_of(LABELS, st.integers(0, 9999).map(str)), max_size=3)


def ask(filing: Filing, text: str) -> Found:
    return search(build_index(filing, no_tick), text, UNITS, no_tick)


def naive(filing: Filing, text: str) -> set[tuple[int, object, bool]]:
    """Every place by looking at each fact: a line by what it reports, an amount by its row, a section by itself."""
    words = text.lower().split()
    places: set[tuple[int, object, bool]] = set()
    for number, section in enumerate(filing.sections):
        title = section.title.lower()
        if words and all(word in title for word in words):
            places.add((number, -1, False))
        for row in section.facts.tolist():
            concept, pairs = filing.concepts[filing.facts.concept[row]], filing.dimensions_of(row)
            labels = [concept.label, concept.name]
            labels += [
                text
                for axis, member in pairs
                for text in (
                    filing.axes[axis].label,
                    filing.axes[axis].name,
                    filing.members[member].label,
                    filing.members[member].name,
                )
            ]
            own = " | ".join(labels).lower()
            value = filing.value(row)
            digits = re.sub(r"\D", "", plain(value)) if value is not None else ""
            in_own = [word in own for word in words]
            in_title = [word in title for word in words]
            in_value = [
                word.isdecimal() and (digits.startswith(word) if len(word) < 3 else word in digits) for word in words
            ]
            if words and any(in_own) and all(a or b for a, b in zip(in_own, in_title, strict=True)):
                line = (int(filing.facts.concept[row]), pairs, int(filing.facts.unit[row]))
                places.add((number, line, False))
            elif any((*in_own, *in_value)) and all(
                any(where) for where in zip(in_own, in_title, in_value, strict=True)
            ):
                places.add((number, first_alike(filing, row), True))
    return places


def first_alike(filing: Filing, row: int) -> int:
    """The first fact that says the same of the same line and period."""

    def said(other: int) -> tuple[object, ...]:
        facts = filing.facts
        coordinates = (int(column[other]) for column in (facts.concept, facts.dims, facts.unit, facts.period))
        return (*coordinates, filing.value(other), filing.text(other))

    return next(other for other in range(len(filing.facts)) if said(other) == said(row))


@given(facts=st.lists(FACTS, min_size=1, max_size=12), words=WORDS)
def test_what_is_found_is_what_looking_at_every_fact_finds(facts: list[Fact], words: list[str]) -> None:
    filing = filing_of(facts)
    found = ask(filing, " ".join(words))
    places: list[tuple[int, object, bool]] = []
    for hit in found.hits:
        row = hit.row
        line = (int(filing.facts.concept[row]), filing.dimensions_of(row), int(filing.facts.unit[row]))
        places.append((hit.section, row if hit.by_value or row < 0 else line, hit.by_value))
    assert found.count == len(places)
    assert len(set(places)) == len(places)
    assert set(places) == naive(filing, " ".join(words))


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("1,234", True),
        ("1234", True),
        ("1234500", True),
        ("1,234.5", True),
        ("345", True),
        ("-1234", True),
        ("\N{MINUS SIGN}1,234", True),
        ("$1,234", True),
        ("12", True),
        ("34", False),
        ("12346", False),
    ],
)
def test_a_number_is_found_however_it_is_written(word: str, found: bool) -> None:
    hits = ask(filing_of([Fact("-1234500")]), word).hits
    assert [hit.row for hit in hits if hit.by_value] == ([0] if found else [])


def test_an_amount_that_is_filed_twice_is_listed_once_and_each_of_two_values_by_itself() -> None:
    facts = [Fact("4321"), Fact("4321"), Fact("4321", year=2021), Fact("43210"), Fact("4321.0", decimals=1)]
    found = ask(filing_of(facts), "4321")
    assert [hit.row for hit in found.hits] == [0, 2, 3]
    assert found.count == 3


def test_a_minus_sign_asks_for_what_is_negative() -> None:
    assert [hit.row for hit in ask(filing_of([Fact("1234"), Fact("-1234", year=2021)]), "-123").hits] == [1]


def test_a_small_number_is_found_by_its_zeros() -> None:
    assert ask(filing_of([Fact("0.05")]), "0.05").count == 1


def test_a_number_beyond_64_bits_is_found() -> None:
    assert ask(filing_of([Fact("-123456789012345678901234567890")]), "-45678901234567890").count == 1


def test_nothing_is_found_without_words() -> None:
    assert ask(filing_of([Fact("1")]), "  ") == Found((), (), 0)


def test_many_places_are_counted_and_the_first_listed() -> None:
    facts = [Fact(str(number), {"Region": f"Place {number}"}) for number in range(MOST + 20)]
    found = ask(filing_of(facts), "place region")
    assert found.count == MOST + 20
    assert len(found.hits) == MOST


def test_a_hit_says_where_it_stands() -> None:
    filing = read_path(str(SAMPLE))
    found = search(build_index(filing, no_tick), "561,667", SCALES[1], no_tick)
    assert next(hit for hit in found.hits if hit.row >= 0).aside.startswith("2022: 561,667")


def test_a_text_is_found_without_its_markup_and_shown_around_the_word() -> None:
    from model.building import FilingBuilder
    from model.filing import Concept

    builder = FilingBuilder("texts", "test")
    concept = builder.concepts.place(Concept("Policy", "Policy"))
    text = f"<p>{'Something else. ' * 20}</p><p>We <b>recognise</b> revenue.</p>"
    builder.section("Notes", "", [builder.add(concept, -1, builder.dimensions([]), text)])
    filing = builder.build()
    (hit,) = ask(filing, "recognise revenue").hits
    assert hit.by_value
    assert "recognise revenue" in hit.aside
    assert hit.aside.startswith("…")
    assert ask(filing, "<b>").count == 0


def test_a_search_can_be_stopped() -> None:
    def stop(_fraction: float) -> None:
        raise Cancelled

    filing = filing_of([Fact("1")])
    with pytest.raises(Cancelled):
        build_index(filing, stop)
    with pytest.raises(Cancelled):
        search(build_index(filing, no_tick), "revenue", UNITS, stop)


def test_a_line_is_found_and_told_by_the_name_that_its_section_prefers() -> None:
    found = ask(in_doubt("Revenue"), "total net sales")
    assert [(hit.section, hit.text) for hit in found.hits if "North" not in hit.text and "South" not in hit.text] == [
        (0, "Total net sales"),
        (1, "Revenue"),
    ]


def test_an_amount_is_told_with_its_scale() -> None:
    filing = filing_of([Fact("131549000"), Fact("7", unit="xbrli:shares", concept="Shares")])
    found = search(build_index(filing, no_tick), "131,549", SCALES[1], no_tick)
    assert [hit.aside for hit in found.hits] == ["2022: 131,549 EUR in thousands"]
