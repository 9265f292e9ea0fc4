"""A report keeps its name when it is amended, and has none where the filing does not say by itself what it is."""

from __future__ import annotations

import pytest

from model.reviews.reports import ReportName, report_name
from model.timeline.joining import join
from tests.reports import Said, report

END = Said("2022-12-31", 2022, "ifrs-full:DateOfEndOfReportingPeriod2013", text=True)


def test_an_amendment_has_the_name_of_what_it_amends() -> None:
    name = report_name(report([]))
    assert name == ReportName("www.sec.gov/cik", "1", "10-K", "2022-12-31")
    assert report_name(report([], form="10-K/A", amended=True, path="other.xml", name="Example Limited")) == name


@pytest.mark.parametrize("other", [report([], 2021), report([], identifier="2"), report([], form="10-Q")])
def test_another_period_company_or_form_is_another_report(other: object) -> None:
    assert report_name(other) != report_name(report([]))  # type: ignore[arg-type]


def test_what_does_not_say_what_it_is_has_no_name() -> None:
    assert report_name(report([Said("5")], cover=False)) is None
    assert report_name(report([Said("5")], identifier=None)) is None
    # Which of the two it is for nobody knows.
    assert report_name(report([Said("2021-12-31", 2022, "dei:DocumentPeriodEndDate", text=True)])) is None


def test_the_cover_of_another_taxonomy_serves_as_well() -> None:
    name = report_name(report([END], cover=False))
    assert name == ReportName("www.sec.gov/cik", "1", "", "2022-12-31")


def test_a_timeline_is_no_report() -> None:
    assert report_name(join([report([Said("5")]), report([Said("4")], amended=True, path="b.xml")]).filing) is None
