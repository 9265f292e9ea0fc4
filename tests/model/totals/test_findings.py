"""How strongly what is found accuses: the grades, by evidence and by how easily a correction comes about."""

from __future__ import annotations

import pytest

from model.networks import Taxonomy
from model.totals.causes.slips import Cause
from model.totals.findings import TotalFinding
from model.totals.severity import Severity
from tests.calcs import arcs
from tests.filings import Fact, accused, audit_of, audited, column, filing_of, months, quarters

BEFORE = column("A", {"a": "3127", "b": "4570", "c": "1234"}, "8931", 2021)


EARLIER = column("A", {"a": "3011", "b": "4411", "c": "1102"}, "8524", 2020)


def one(facts: list[Fact]) -> TotalFinding:
    (finding,) = accused(audit_of(facts))
    return finding


def now(value: str, total: str = "9499") -> list[Fact]:
    """The same members a year later, the second as filed; 4,871 is right."""
    return column("A", {"a": "3325", "b": value, "c": "1303"}, total)


@pytest.mark.parametrize(
    ("value", "cause", "severity"),
    [
        ("-4871", Cause.SIGN, Severity.ERROR),
        ("4871000", Cause.SCALE, Severity.ERROR),
        ("8471", Cause.TRANSPOSITION, Severity.ERROR),
        ("4570", Cause.PERIOD, Severity.ERROR),
        ("1871", Cause.DIGIT, Severity.ERROR),
        ("4879", Cause.DIGIT, Severity.WARNING),
        ("4821", Cause.DIGIT, Severity.WARNING),
    ],
)
def test_where_the_members_foot_in_another_year(value: str, cause: Cause, severity: Severity) -> None:
    finding = one([*BEFORE, *now(value)])
    named = [finding.correction, *finding.alternatives]
    assert cause in {correction.cause for correction in named if correction}
    assert finding.severity is severity


@pytest.mark.parametrize(
    ("value", "severity"),
    [("-4871", Severity.WARNING), ("4871000", Severity.WARNING), ("1871", Severity.INFO)],
)
def test_where_nothing_supports_it(value: str, severity: Severity) -> None:
    assert one(now(value)).severity is severity


def test_totals_of_few_digits_accuse_nobody_alone() -> None:
    assert not accused(audit_of(column("A", {"a": "325", "b": "-487"}, "812")))


def test_where_only_another_concept_foots() -> None:
    other = [fact._replace(concept="Costs") for fact in column("A", {"a": "10", "b": "20", "c": "30"}, "60")]
    assert one([*other, *now("-4871")]).severity is Severity.ERROR
    assert one([*other, *now("8471")]).severity is Severity.WARNING
    assert one([*other, *now("1871")]).severity is Severity.INFO


def test_the_same_members_of_another_table() -> None:
    fixed = column("A", {"a": "10", "b": "20", "c": "30"}, "60", B="x")
    finding = one([*fixed, *now("1871")])
    assert finding.severity is Severity.ERROR
    assert finding.evidence.other_tables


def test_no_correction_where_the_members_foot_elsewhere_is_a_warning() -> None:
    finding = one([*BEFORE, *EARLIER, *now("4917", "9510")])
    assert (finding.severity, finding.correction, finding.mended, finding.fault_row) == (
        Severity.WARNING,
        None,
        None,
        -1,
    )


def test_members_that_are_off_as_often_as_not_accuse_nobody() -> None:
    worse = column("A", {"a": "3300", "b": "4916", "c": "1311"}, "9584", 2020)
    assert not accused(audit_of([*BEFORE, *now("4917", "9510"), *worse]))


def test_a_correction_of_two_totals_is_an_error_by_itself() -> None:
    facts = [*now("-4871"), Fact("-4870", {"A": "b", "B": "x"}), Fact("9741", {"A": "b", "B": "y"})]
    facts = [fact if fact.members != {"A": "b"} else fact._replace(value="-4871") for fact in facts]
    assert {finding.severity for finding in accused(audit_of(facts))} == {Severity.ERROR}


def test_periods_are_restated_so_a_changed_digit_of_one_is_a_remark() -> None:
    facts = []
    for year, total in ((2020, "7697"), (2021, "7697"), (2022, "7997")):
        spans = months(year, 1, 6), months(year, 7, 12), months(year, 1, 12)
        facts += [Fact(value, span=span) for value, span in zip(("3127", "4570", total), spans, strict=True)]
    assert one(facts).severity is Severity.INFO


def test_periods_that_nothing_explains_are_a_remark() -> None:
    facts = [fact for year in (2020, 2021) for fact in quarters(year, "1103", "1302", "1505", "3111", "7021")]
    finding = one([*facts, *quarters(2022, "1203", "1402", "1605", "3211", "7478")])
    assert (finding.severity, finding.correction) == (Severity.INFO, None)


def test_two_breakdowns_that_are_partial_alike_accuse_nobody() -> None:
    """Another total would suit both, but nothing says that either is complete."""
    facts = column("A", {"a": "3312", "b": "4871"}, "9499") + column("B", {"x": "2302", "y": "5881"}, "9499")[1:]
    assert not accused(audit_of(facts))


def test_what_another_axis_shows_to_be_right_is_not_proposed() -> None:
    """The total would foot with two digits swapped, but the members of another axis make it as it is."""
    facts = [*BEFORE, *EARLIER, *column("A", {"a": "2742", "b": "4871", "c": "1303"}, "8196")]
    facts += [Fact("8000", {"B": "x"}), Fact("196", {"B": "y"})]
    assert one(facts).correction is None


def test_a_calculation_that_never_holds_but_for_one_sign() -> None:
    facts = [Fact(value, concept=name) for name, value in (("T", "8196"), ("A", "3325"), ("B", "-4871"))]
    (finding,) = accused(audited(filing_of(facts, Taxonomy(calculation={"r": arcs("T", "A", "B")}))))
    assert finding.correction is not None
    assert finding.severity is Severity.WARNING
    assert finding.correction.value == 4871
