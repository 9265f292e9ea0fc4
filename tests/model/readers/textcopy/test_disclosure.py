"""The disclosure this program began with: the page as it reached us, and the sample arranged by this project."""

from __future__ import annotations

import glob
import os
import random
import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from model.filing import Axis, Filing, Placement
from model.readers.textcopy import reader
from tests.model.readers.textcopy.pages import no_tick, read

ROOT = os.path.join(os.path.dirname(__file__), *[os.pardir] * 4)
SAMPLE = os.path.join(ROOT, "resources", "sample", "disclosure.txt")
PAGES = sorted(glob.glob(os.path.join(ROOT, os.pardir, "shared", "seed", "*.txt")))

TYPES = [
    "Loan facilitation services",
    "Post origination services",
    "Sales income",
    "Technical services",
    "Other revenues",
]
PRODUCTS = [
    "Revolving loan products",
    "Non-revolving loan products",
    "Direct lending program revenue",
    "Other revenue",
]
#: The values that had lost their column, in thousands, with the year each belongs to.
RECOVERED = [
    ("Non-revolving loan products", 2020, 286582),
    ("Direct lending program revenue", 2021, 9178),
    ("Direct lending program revenue", 2020, 519543),
    ("Loan facilitation services", 2020, 177147),
    ("Loan facilitation services | Revolving loan products", 2020, 26376),
    ("Loan facilitation services | Non-revolving loan products", 2020, 84485),
    ("Loan facilitation services | Direct lending program revenue", 2020, 66286),
    ("Post origination services | Non-revolving loan products", 2020, 202097),
    ("Post origination services | Direct lending program revenue", 2021, 9178),
    ("Post origination services | Direct lending program revenue", 2020, 453257),
]


def text_of(path: str) -> str:
    with open(path, "rb") as file:
        return reader.decode(file.read(), path)


@pytest.fixture(params=["sample", "page"])
def filing(request: pytest.FixtureRequest) -> Filing:
    if request.param == "sample":
        return read(text_of(SAMPLE), SAMPLE)
    if not PAGES:
        pytest.skip("the page as it reached us is not beside this repository")
    return read(text_of(PAGES[0]), PAGES[0])


def members_of(filing: Filing, row: int) -> str:
    return " | ".join(filing.named_dimensions(filing.dimensions_of(row)).values())


def year_of(filing: Filing, row: int) -> int | None:
    period = filing.period_of(row)
    return period.end.year if period and period.end else None


def test_it_holds_43_facts_in_two_currencies(filing: Filing) -> None:
    currencies = [unit.currency if (unit := filing.unit_of(row)) else None for row in range(len(filing.facts))]
    assert (len(filing.facts), currencies.count("CNY"), currencies.count("USD")) == (43, 37, 6)
    assert {filing.decimals(row) for row in range(43)} == {-3}
    assert {concept.name for concept in filing.concepts} == {"Total"}
    assert {concept.heading for concept in filing.concepts} == {"Online lending platform revenue"}
    assert not filing.problems


def test_its_dollars_are_the_sales_income(filing: Filing) -> None:
    dollars = [row for row in range(43) if filing.unit_of(row) == filing.units[1]]
    assert [members_of(filing, row) for row in dollars] == ["Sales income"] * 3 + ["Sales income | Other revenue"] * 3
    assert [filing.value(row) for row in dollars] == [Decimal(n * 1000) for n in (154906, 202960, 5667)] * 2
    assert [year_of(filing, row) for row in dollars] == [2022, 2021, 2020] * 2


def test_its_periods_are_three_years(filing: Filing) -> None:
    assert [period.text for period in filing.periods] == [f"{year}-01-01/{year}-12-31" for year in (2022, 2021, 2020)]


def test_its_axes_are_inferred_and_named(filing: Filing) -> None:
    assert [axis.name for axis in filing.axes] == ["Types of revenues", "Product offerings"]
    assert all(isinstance(axis, Axis) and axis.inferred and axis.basis for axis in filing.axes)
    on: dict[int, list[str]] = {0: [], 1: []}
    for dimensions in filing.dims:
        for axis, member in dimensions:
            label = filing.members[member].label
            if label not in on[axis]:
                on[axis].append(label)
    assert on == {0: TYPES, 1: PRODUCTS}


def test_every_lost_column_is_recovered_for_certain(filing: Filing) -> None:
    recovered = [row for row in range(43) if filing.facts.placement[row] != Placement.GIVEN]
    found = [(members_of(filing, row), year_of(filing, row), int(filing.value(row) or 0) // 1000) for row in recovered]
    assert found == RECOVERED
    assert {Placement(int(filing.facts.placement[row])) for row in recovered} == {Placement.CERTAIN}
    assert {filing.facts.notes[row] for row in recovered} == {"The only column in which the totals foot."}


def test_it_is_one_section(filing: Filing) -> None:
    (section,) = filing.sections
    assert section.group == "SUMMARY OF SIGNIFICANT ACCOUNTING POLICIES (Details)"
    assert section.title == "Schedule of disaggregation by types of revenues and revenue by product offerings"
    assert section.facts.tolist() == list(range(43))


def test_a_fact_names_its_line(filing: Filing) -> None:
    lines = text_of(filing.path).split("\n")
    for row in range(43):
        shown = f"{int(filing.value(row) or 0) // 1000:,}"
        assert lines[int(filing.facts.line[row]) - 1].endswith(shown)


def test_the_sample_tells_what_the_page_tells() -> None:
    if not PAGES:
        pytest.skip("the page as it reached us is not beside this repository")
    sample, page = (read(text_of(path), path) for path in (SAMPLE, PAGES[0]))
    for part in ("concepts", "axes", "members", "units", "periods", "dims"):
        assert list(getattr(sample, part)) == list(getattr(page, part)), part
    for column in ("concept", "period", "unit", "dims", "decimals", "placement"):
        assert getattr(sample.facts, column).tolist() == getattr(page.facts, column).tolist(), column
    assert [sample.value(row) for row in range(43)] == [page.value(row) for row in range(43)]


FIGURE = re.compile(r"\| (?:[$¥] )?([\d,]+)$")


def altered(figure: int, rng: random.Random) -> Iterator[int]:
    """The figure as a slip of the pen leaves it."""
    digits = str(figure)
    at = rng.randrange(len(digits))
    yield int(digits[:at] + rng.choice([each for each in "123456789" if each != digits[at]]) + digits[at + 1 :])
    swaps = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1] != "0"]
    at = rng.choice(swaps)
    yield int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    yield -figure
    yield figure * 1000
    yield rng.randrange(10, 10 ** len(digits))


@pytest.mark.parametrize("currency", ["as tagged", "all in CNY"])
def test_one_wrong_figure_moves_no_value_to_a_wrong_column(currency: str) -> None:
    text = text_of(SAMPLE)
    if currency == "all in CNY":
        text = text.replace("Total | $", "Total").replace("| $ ", "| ¥ ")
    truth = {line: year for line, year, _ in placed(text)}
    lines = text.split("\n")
    figures = [(at, found) for at, line in enumerate(lines) if (found := FIGURE.match(line))]
    assert len(figures) == 43
    rng = random.Random(43)
    for at, found in figures:
        for figure in altered(int(found[1].replace(",", "")), rng):
            shown = f"({-figure:,})" if figure < 0 else f"{figure:,}"
            page = "\n".join([*lines[:at], lines[at][: found.start(1)] + shown, *lines[at + 1 :]])
            facts = placed(page)
            assert len(facts) == 43
            assert {line: year for line, year, _ in facts} == truth, (lines[at], shown)


def placed(text: str) -> list[tuple[int, int | None, Placement]]:
    filing = reader.read(text, "page.txt", no_tick)
    return [
        (int(filing.facts.line[row]), year_of(filing, row), Placement(int(filing.facts.placement[row])))
        for row in range(len(filing.facts))
    ]


def test_a_zero_for_a_lost_value_is_open() -> None:
    text = text_of(SAMPLE).replace("| 26,376", "| 0")
    filing = read(text)
    (row,) = [row for row in range(43) if filing.facts.placement[row] == Placement.OPEN]
    assert filing.value(row) == 0
    assert filing.facts.notes[row].startswith("Could stand in ")
