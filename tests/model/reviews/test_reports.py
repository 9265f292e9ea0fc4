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


def test_what_does_not_say_what_it_is_has_no_full_name() -> None:
    assert report_name(report([Said("5")], identifier=None)) is None
    bare = report_name(report([Said("5")], cover=False))
    assert bare == ReportName("www.sec.gov/cik", "1", "", "")
    # Which of the two it is for nobody knows.
    two = report_name(report([Said("2021-12-31", 2022, "dei:DocumentPeriodEndDate", text=True)]))
    assert two == ReportName("www.sec.gov/cik", "1", "10-K", "")
    # The group and the company by itself may both report to this day.
    formless = report_name(report([END], cover=False))
    assert formless == ReportName("www.sec.gov/cik", "1", "", "2022-12-31")
    assert not any(name.is_full for name in (bare, two, formless) if name is not None)


def test_the_cover_of_another_taxonomy_serves_as_well() -> None:
    form = Said("10-K", 2022, "dei:DocumentType", text=True)
    name = report_name(report([END, form], cover=False))
    assert name == report_name(report([]))
    assert name is not None
    assert name.is_full


def test_a_timeline_is_no_report() -> None:
    assert report_name(join([report([Said("5")]), report([Said("4")], amended=True, path="b.xml")]).filing) is None
