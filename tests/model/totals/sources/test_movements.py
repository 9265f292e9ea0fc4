"""What a page says of balances: opening and movements with their signs make closing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.networks import Arc, Taxonomy
from model.periods import Period
from model.totals.audit import Audit
from model.totals.causes.slips import Cause
from model.totals.relations import Kind
from model.totals.severity import Severity
from model.totals.sources.movements import roll_forwards
from tests.filings import Fact, accused, at, audited, filing_of, months

ROLE = "http://www.xbrl.org/2003/role/"
START, END = f"{ROLE}periodStartLabel", f"{ROLE}periodEndLabel"
NEGATED, TOTAL = f"{ROLE}negatedLabel", f"{ROLE}totalLabel"

Line = tuple[str, str | None]
ACCOUNT: list[Line] = [("Plant", START), ("Bought", None), ("Sold", NEGATED), ("Plant", END)]


def page(*lines: Line, **below: list[Line]) -> Taxonomy:
    """A list under `top`, with other lists below some of its lines."""
    arcs = [
        Arc(parent, name, "", order, preferred_label=label)
        for parent, listed in {"top": list(lines), **below}.items()
        for order, (name, label) in enumerate(listed, 1)
    ]
    return Taxonomy(presentation={"r": arcs})


def year(number: int, opening: str | None, closing: str, **movements: str) -> list[Fact]:
    facts = [Fact(value, concept=name, year=number) for name, value in movements.items()]
    facts += [Fact(opening, concept="Plant", span=at(number - 1))] if opening else []
    return [*facts, Fact(closing, concept="Plant", span=at(number))]


def audit_of(facts: list[Fact], taxonomy: Taxonomy) -> Audit:
    return audited(filing_of(facts, taxonomy))


def rolled(facts: list[Fact], taxonomy: Taxonomy) -> list[tuple[int, int]]:
    checks = audit_of(facts, taxonomy).checks.values()
    return [(int(check.reported), int(check.computed)) for check in checks if check.relation.kind is Kind.MOVEMENTS]


def test_opening_and_movements_make_closing() -> None:
    facts = year(2022, "100", "125", Bought="40", Sold="15")
    assert rolled(facts, page(*ACCOUNT)) == [(125, 125)]


def test_every_period_at_whose_ends_the_balance_is_reported() -> None:
    facts = [*year(2021, "80", "100", Bought="30", Sold="10"), *year(2022, None, "125", Bought="40", Sold="15")]
    facts.append(Fact("7", concept="Bought", span=months(2022, 1, 6)))
    assert rolled(facts, page(*ACCOUNT)) == [(100, 100), (125, 125)]


@pytest.mark.parametrize("facts", [year(2022, None, "125", Bought="140", Sold="15"), year(2022, "100", "100")])
def test_opening_and_a_movement_are_needed(facts: list[Fact]) -> None:
    """Other lines are reported at the opening date, and the movements of another period."""
    elsewhere = [Fact("9", {"E": "other"}, concept="Plant", span=at(2021)), Fact("9", {"E": "other"}, concept="Bought")]
    assert not rolled([*facts, *elsewhere], page(*ACCOUNT))


def test_the_balance_is_no_movement_of_its_own() -> None:
    lines: list[Line] = [ACCOUNT[0], ("Plant", None), ("Bought", None), ACCOUNT[3]]
    (found,) = roll_forwards(filing_of(year(2022, "100", "140", Bought="40"), page(*lines)))
    assert found.movements == ((0, Decimal(1)),)


def test_a_total_after_its_parts_is_no_movement() -> None:
    lines: list[Line] = [ACCOUNT[0], ("Bought", None), ("Sold", NEGATED), ("Change", TOTAL), ACCOUNT[3]]
    facts = year(2022, "100", "125", Bought="40", Sold="15", Change="25")
    assert rolled(facts, page(*lines)) == [(125, 125)]


def test_lines_below_a_heading_are_the_movements() -> None:
    lines: list[Line] = [ACCOUNT[0], ("Heading", None), ACCOUNT[3]]
    taxonomy = page(*lines, Heading=[("Bought", None), ("Sold", NEGATED), ("Heading", None)])
    assert rolled(year(2022, "100", "125", Bought="40", Sold="15"), taxonomy) == [(125, 125)]


def test_the_line_before_is_the_movement_where_none_stands_between() -> None:
    """As below a statement of cash flows, of which the increase is the total."""
    lines: list[Line] = [("Operating", None), ("Increase", TOTAL), ("Plant", START), ("Plant", END)]
    facts = year(2022, "100", "125", Operating="31", Increase="25")
    assert rolled(facts, page(*lines)) == [(125, 125)]


@pytest.mark.parametrize(
    "lines",
    [
        [("Plant", START), ("Plant", END)],
        [("Plant", END), ("Bought", None), ("Plant", START)],
        [("Plant", START), ("Bought", None), ("Land", END)],
        [("Plant", None), ("Bought", None), ("Plant", None)],
    ],
)
def test_what_is_no_account(lines: list[Line]) -> None:
    facts = [*year(2022, "100", "140", Bought="40"), Fact("1", concept="Land", span=at(2022))]
    assert not roll_forwards(filing_of(facts, page(*lines)))


def test_components_of_equity_roll_each_for_itself() -> None:
    facts = []
    for members, opening, bought, closing in (({}, "100", "40", "140"), ({"E": "retained"}, "60", "40", "100")):
        for fact in year(2022, opening, closing, Bought=bought):
            facts.append(fact._replace(members=members))  # noqa: PERF401 - a comprehension of two levels reads worse
    assert sorted(rolled(facts, page(*ACCOUNT))) == [(100, 100), (140, 140)]


def test_one_account_on_two_pages_is_checked_once() -> None:
    taxonomy = page(*ACCOUNT)
    twice = Taxonomy(presentation={"first": taxonomy.presentation["r"], "second": taxonomy.presentation["r"]})
    assert len(roll_forwards(filing_of(year(2022, "1", "2", Bought="1"), twice))) == 1


def test_a_movement_with_the_wrong_sign_is_named() -> None:
    facts = [
        *year(2021, "80313", "100217", Bought="30425", Sold="10521"),
        *year(2022, None, "125346", Bought="40256", Sold="-15127"),
    ]
    (finding,) = accused(audit_of(facts, page(*ACCOUNT)))
    assert finding.correction is not None
    assert (finding.severity, finding.correction.cause) == (Severity.ERROR, Cause.SIGN)
    assert finding.correction.value == 15127


def test_a_restated_opening_balance_accuses_nobody() -> None:
    """The closing balance of 2021 is reported as it was; the movements of 2022 begin with another."""
    facts = [
        *year(2021, "80313", "100217", Bought="30425", Sold="10521"),
        *year(2022, None, "128888", Bought="40256", Sold="15127"),
    ]
    findings = accused(audit_of(facts, page(*ACCOUNT)))
    assert all(finding.severity is not Severity.ERROR for finding in findings)


def test_the_first_day_of_the_calendar() -> None:
    ever = Period(at(1).end.replace(month=1, day=1), at(2022).end)  # type: ignore[union-attr]
    facts = [*year(2022, "100", "140", Bought="40"), Fact("5", concept="Bought", span=ever)]
    assert rolled(facts, page(*ACCOUNT)) == [(140, 140)]
