"""What supports a check: others that hold, in other periods, tables, axes and concepts, of more than one member."""

from __future__ import annotations

from model.totals.checks import Check
from model.totals.evidence import Evidence, EvidenceFinder
from tests.filings import Fact, audit_of, column

OFF = column("A", {"a": "3325", "b": "4917"}, "9510")


def evidence(*others: list[Fact]) -> Evidence:
    checks = list(audit_of([*OFF, *(fact for facts in others for fact in facts)]).checks.values())
    return EvidenceFinder(checks).evidence(_doubted(checks))


def _doubted(checks: list[Check]) -> Check:
    return next(check for check in checks if check.reported == 9510 and check.difference)


def test_nothing_speaks_for_a_check_alone() -> None:
    found = evidence()
    assert (found.strong, found.any, found.exceptional, found.periods_off) == (False, False, False, 1)


def test_another_period() -> None:
    once = column("A", {"a": "1000", "b": "2000"}, "3000", 2021)
    found = evidence(once)
    assert (len(found.other_periods), found.strong, found.exceptional) == (1, True, False)
    assert evidence(once, column("A", {"a": "1000", "b": "2000"}, "3000", 2020)).exceptional


def test_one_member_alone_says_nothing() -> None:
    found = evidence(column("A", {"a": "1000"}, "1000", 2021), column("A", {"a": "1000", "b": "0"}, "1000", 2020))
    assert not found.any


def test_another_table_of_the_same_members_and_more() -> None:
    assert len(evidence(column("A", {"a": "1", "b": "2"}, "3", B="x")).other_tables) == 1
    assert len(evidence(column("A", {"a": "1", "b": "2", "c": "4"}, "7", B="x")).other_tables) == 1
    assert not evidence(column("A", {"a": "1", "c": "4"}, "5", B="x")).any


def test_another_axis_shows_that_the_total_is_right() -> None:
    found = evidence([Fact("9000", {"C": "x"}), Fact("510", {"C": "y"})])
    assert len(found.other_axes) == 1
    assert found.strong
    assert not found.other_tables


def test_another_concept_is_weak() -> None:
    found = evidence([fact._replace(concept="Costs") for fact in column("A", {"a": "1", "b": "2"}, "3")])
    assert len(found.other_concepts) == 1
    assert (found.strong, found.any) == (False, True)


def test_members_of_another_axis_of_the_same_names_say_nothing() -> None:
    found = evidence([fact._replace(concept="Costs") for fact in column("Z", {"a": "1", "b": "2"}, "3")])
    assert not found.any
