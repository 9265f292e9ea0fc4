"""Tests of contexts and units as facts refer to them."""

from __future__ import annotations

import pytest

from model.filing import Filing
from tests.model.readers.xbrl.writing import (
    INSTANT,
    USD,
    YEAR,
    context,
    dimensions,
    explicit,
    fact,
    instance,
    messages,
    read_files,
    read_text,
    typed,
)


def in_context(*args: str, **more: str) -> Filing:
    """A filing of one fact in such a context."""
    return read_files({"report.xml": instance(context("c", *args, **more), USD, fact("1"))})


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (YEAR, "2022-01-01/2022-12-31"),
        (INSTANT, "2022-12-31"),
        ("<xbrli:instant> 2023-01-01T00:00:00 </xbrli:instant>", "2022-12-31"),
        ("<xbrli:forever/>", "forever"),
        (YEAR.replace("<xbrli:endDate>", "<!-- the end --><xbrli:endDate>20<!-- -->"), None),
    ],
)
def test_periods(period: str, text: str | None) -> None:
    filing = in_context(period)
    found = filing.period_of(0)
    assert (found.text if found else None) == text


def test_a_period_that_is_none_is_open_and_told() -> None:
    filing = in_context("<xbrli:instant>2022-02-31</xbrli:instant>")
    assert filing.period_of(0) is None
    assert messages(filing) == ["A period could not be read: “2022-02-31” is not a date."]
    assert messages(in_context("<!-- none -->")) == ["A period could not be read: “” is not a date."]


def test_a_period_that_ends_before_it_starts_is_told() -> None:
    assert "ends before it starts" in messages(in_context(YEAR.replace("2022-12-31", "2021-12-31")))[0]


def test_explicit_and_typed_dimensions_in_segment_and_scenario() -> None:
    filing = in_context(
        segment=explicit("co:Axis", " co:Member ") + typed("co:Typed", " 2022 <!-- x -->Q1 "),
        scenario=explicit("co:Other", "co:M2"),
    )
    assert dimensions(filing) == {"co:Axis": "co:Member", "co:Typed": "2022 Q1", "co:Other": "co:M2"}
    assert [(member.name, member.typed) for member in filing.members] == [
        ("co:Member", False),
        ("2022 Q1", True),
        ("co:M2", False),
    ]


def test_the_same_dimensions_in_another_order_are_the_same() -> None:
    pairs = explicit("co:A", "co:M"), explicit("co:B", "co:N")
    filing = read_files(
        {
            "report.xml": instance(
                context("c", segment="".join(pairs)),
                context("d", scenario="".join(reversed(pairs))),
                USD,
                fact("1"),
                fact("2", ref="d"),
            )
        }
    )
    assert filing.facts.dims[0] == filing.facts.dims[1]


def test_a_nil_typed_member_is_empty() -> None:
    assert dimensions(in_context(segment=typed("co:Typed", "", 'xsi:nil="true"'))) == {"co:Typed": ""}


def test_prefixes_are_resolved_where_they_stand() -> None:
    local = explicit("x:Axis", "x:Member").replace(" dimension", ' xmlns:x="http://example.com/co" dimension', 1)
    shadow = explicit("co:Axis", "co:Member").replace(" dimension", ' xmlns:co="http://example.com/other" dimension', 1)
    assert dimensions(in_context(segment=local)) == {"co:Axis": "co:Member"}
    assert dimensions(in_context(segment=shadow)) == {"co2:Axis": "co2:Member"}


def test_a_dimension_whose_prefix_means_nothing_is_told_and_the_rest_kept() -> None:
    filing = in_context(segment=explicit("no:Axis", "co:M") + explicit("co:Axis", "co:M"))
    assert dimensions(filing) == {"co:Axis": "co:M"}
    assert "no:Axis" in messages(filing)[0]


def test_a_dimension_named_twice_is_told() -> None:
    filing = in_context(segment=explicit("co:Axis", "co:M") + explicit("co:Axis", "co:N"))
    assert dimensions(filing) == {"co:Axis": "co:M"}
    assert "twice" in messages(filing)[0]


def test_other_content_of_a_segment_keeps_facts_apart() -> None:
    filing = in_context(segment="<co:region>North</co:region>")
    assert dimensions(filing) == {"co:region": "North"}


def test_facts_of_another_entity_are_kept_apart() -> None:
    content = context("c"), context("d", entity="0000000002"), USD, fact("1"), fact("2", ref="d")
    filing = read_files({"report.xml": instance(*content)})
    assert [dimensions(filing, row) for row in (0, 1)] == [{}, {"xbrl:entity": "0000000002"}]
    assert (filing.origin.scheme, filing.origin.identifier) == ("http://www.sec.gov/CIK", "0000000001")
    assert filing.entity == "0000000001"


def test_ids_that_stand_twice_are_told_and_the_first_counts() -> None:
    filing = read_text(context("c", INSTANT), fact("1"))
    assert filing.period_of(0) == filing.periods[0]
    assert filing.periods[0].text == "2022-01-01/2022-12-31"
    assert messages(filing) == ["A second context has the id “c”."]


def measure(*names: str) -> str:
    """Measures of a unit."""
    return "".join(f"<xbrli:measure>{name}</xbrli:measure>" for name in names)


def divide(top: str, bottom: str) -> str:
    """A quotient of measures."""
    return (
        f"<xbrli:divide><xbrli:unitNumerator>{top}</xbrli:unitNumerator>"
        f"<xbrli:unitDenominator>{bottom}</xbrli:unitDenominator></xbrli:divide>"
    )


@pytest.mark.parametrize(
    ("content", "name", "label"),
    [
        (measure(" iso4217:EUR "), "iso4217:EUR", "EUR"),
        (measure("co:b", "co:a"), "co:a*co:b", "a*b"),
        (divide(measure("iso4217:USD"), measure("xbrli:shares")), "iso4217:USD/xbrli:shares", "USD / shares"),
        (divide(measure("co:b", "co:a"), measure("co:c", "co:d")), "(co:a*co:b)/(co:c*co:d)", "(a*b) / (c*d)"),
    ],
)
def test_units(content: str, name: str, label: str) -> None:
    filing = read_text(f'<xbrli:unit id="u">{content}</xbrli:unit>', fact("1", more='unitRef="u"'))
    unit = filing.unit_of(0)
    assert unit is not None
    assert (unit.name, unit.label) == (name, label)
    assert not messages(filing)


def test_a_measure_without_a_prefix_is_in_the_default_namespace() -> None:
    unit = '<unit xmlns="http://www.xbrl.org/2003/instance" id="u"><measure>shares</measure></unit>'
    filing = read_text(unit, fact("1", more='unitRef="u"'))
    assert [unit.name for unit in filing.units] == ["iso4217:USD", "xbrli:shares"]


def test_a_unit_without_measures_is_told() -> None:
    filing = read_text('<xbrli:unit id="u"/>', fact("1", more='unitRef="u"'))
    assert filing.unit_of(0) is None
    assert len(messages(filing)) == 2
    assert filing.value(0) == 1
