"""Whatever a filing holds, its audit ends, says the same again, and depends on neither order nor scale."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.networks import Taxonomy
from model.totals.audit import Audit
from model.totals.causes.slips import Cause
from model.totals.checks import Verdict
from tests.filings import Fact, accused, audited, filing_of
from tests.model.totals.drawn import filings, magnified, scattered, tables, told

Drawn = tuple[list[Fact], Taxonomy, dict[str, list[int]]]

lavish = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@lavish
@given(filings())
def test_an_audit_ends_and_says_the_same_again(drawn: Drawn) -> None:
    first, said = told(filing_of(*drawn))
    assert told(filing_of(*drawn))[1] == said
    assert list(first.checks) == list(audited(filing_of(*drawn)).checks)


@lavish
@given(filings())
def test_findings_tell_what_is_filed_not_what_was_supposed(drawn: Drawn) -> None:
    filing = filing_of(*drawn)
    for finding in accused(audited(filing)):
        assert all(filing.value(entry.row) == entry.value for _, entry in finding.check.cells())


@lavish
@given(filings(), st.integers(0, 99))
def test_checks_do_not_depend_on_the_order_of_facts(drawn: Drawn, seed: int) -> None:
    facts, taxonomy, roles = drawn
    order = list(range(len(facts)))
    random.Random(seed).shuffle(order)
    place = {row: number for number, row in enumerate(order)}
    moved = {role: [place[row] for row in rows] for role, rows in roles.items()}
    shuffled = filing_of([facts[row] for row in order], taxonomy, moved)
    assert _verdicts(told(filing_of(*drawn))[1]) == _verdicts(told(shuffled)[1])


@lavish
@given(filings(), st.sampled_from([3, 6, -2]))
def test_verdicts_do_not_depend_on_the_scale(drawn: Drawn, power: int) -> None:
    facts, taxonomy, roles = drawn
    assert _graded(audited(filing_of(*drawn))) == _graded(audited(filing_of(magnified(facts, power), taxonomy, roles)))


@lavish
@given(tables(slips=0))
def test_totals_that_are_computed_from_their_parts_have_no_finding(facts: list[Fact]) -> None:
    result = audited(filing_of(facts))
    assert not result.findings
    assert {check.verdict for check in result.checks.values()} <= {Verdict.FOOTS}


@lavish
@given(scattered())
def test_counts_and_views_agree(facts: list[Fact]) -> None:
    result = audited(filing_of(facts))
    assert sum(result.counts.values()) == len(result.checks)
    assert sum(map(len, result.by_total.values())) == len(result.checks)
    assert set(result.finding_of) == {finding.check.key for finding in accused(result)}
    assert set(result.finding_of) <= set(result.checks)


def _verdicts(said: set[object]) -> set[object]:
    """The checks by names, without what stands beside them."""
    return {each for each in said if isinstance(each, tuple) and len(each) == 6}


def _graded(result: Audit) -> tuple[object, ...]:
    causes: dict[object, tuple[str, Cause | None]] = {
        finding.check.key: (finding.severity.value, finding.correction.cause if finding.correction else None)
        for finding in accused(result)
    }
    return {key: check.verdict for key, check in result.checks.items()}, causes, len(result.findings)
