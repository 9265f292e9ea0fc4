"""What `check` prints has the shape that other tools rely on, and says the same in words."""

from __future__ import annotations

import json

from model.filing import Filing
from model.inspection import Inspection
from model.networks import Arc, Taxonomy
from model.sheets.report import Json, check_report, check_text
from model.totals.audit import audit
from tests.calcs import arcs
from tests.disclosure import SALES, TYPES, disclosure_filing
from tests.filings import Fact, at, audited, column, filing_of, nested, quarters


def inspection_of(**options: bool) -> Inspection:
    filing = disclosure_filing(cny=options.get("cny", False))
    return Inspection(filing, audit(filing, lambda _fraction: None), 0.21, 0.05)


def test_the_shape_of_the_report() -> None:
    report = json.loads(json.dumps(check_report(inspection_of())))
    findings = report.pop("findings")
    assert report == {
        "path": "disclosure.txt",
        "format": "text-copy",
        "entity": None,
        "facts": 43,
        "numeric_facts": 43,
        "relations": 11,
        "checks": {"foots": 22, "rounds": 0, "off": 6, "not_additive": 0},
        "calculations": {"consistent": 0, "inconsistent": 0},
        "seconds": {"read": 0.21, "check": 0.05},
        "problems": [],
    }
    assert [finding["difference"] for finding in findings] == [
        "154906000",
        "202960000",
        "5667000",
        "154906000",
        "202960000",
        "5667000",
    ]
    first = findings[0]
    assert (first["kind"], first["severity"], first["root"]) == ("member-total", "error", 1)
    assert (first["axis"], first["parent"], first["dimensions"]) == (TYPES.name, None, {})
    assert (first["period"], first["unit"]) == ("2022-01-01/2022-12-31", "iso4217:CNY")
    assert (first["reported"], first["computed"]) == ("561667000", "406761000")
    assert [term["value"] for term in first["terms"]] == ["35820000", "327245000", "43696000"]
    assert first["cause"] == {
        "kind": "unit",
        "term": {
            "concept": "Total",
            "period": "2022-01-01/2022-12-31",
            "dimensions": {TYPES.name: SALES},
            "unit": "iso4217:USD",
            "value": "154906000",
            "weight": "1",
        },
        "suggested": "iso4217:CNY",
        "alternatives": [],
    }


def test_a_fact_filed_twice_in_the_report() -> None:
    filing = filing_of([*column("A", {"a": "1", "b": "2"}, "3"), Fact("4")])
    report = check_report(Inspection(filing, audit(filing, lambda _fraction: None), 0, 0))
    (finding,) = report["findings"]
    assert finding["kind"] == "duplicate"
    assert [term["value"] for term in finding["terms"]] == ["3", "4"]
    assert finding["axis"] is None


def test_a_number_that_is_filed_as_nil_too() -> None:
    for facts in ([Fact("3"), Fact(None)], [Fact(None), Fact("3")]):
        (finding,) = reported(filing_of(facts))
        assert sorted((term["value"] for term in finding["terms"]), key=str) == ["3", None]
        assert "nil" in finding["message"]


KEYS = [
    "kind",
    "severity",
    "concept",
    "axis",
    "parent",
    "dimensions",
    "period",
    "unit",
    "reported",
    "computed",
    "difference",
    "terms",
    "cause",
    "root",
    "message",
]
TERM = ["concept", "period", "dimensions", "unit", "value", "weight"]


def reported(filing: Filing) -> list[Json]:
    """The findings of a filing as they are printed, each of the shape that all have."""
    found: list[Json] = json.loads(json.dumps(check_report(Inspection(filing, audited(filing), 0, 0))))["findings"]
    for finding in found:
        assert list(finding) == KEYS
        assert {tuple(term) for term in finding["terms"]} == {tuple(TERM)}
        assert sorted(finding["cause"]) == ["alternatives", "kind", "suggested", "term"]
        for cause in (finding["cause"], *finding["cause"]["alternatives"]):
            assert cause["term"] is None or list(cause["term"]) == TERM
            assert cause["suggested"] is None or isinstance(cause["suggested"], str)
        assert isinstance(finding["root"], int)
    return found


def without_place(finding: Json) -> Json:
    return {key: finding[key] for key in ("kind", "concept", "axis", "parent", "reported", "computed", "difference")}


def test_a_member_total_below_a_parent() -> None:
    tree = nested("r", "A", {"cars": ["small", "large"], "bikes": []})
    values = {"cars": "3012", "bikes": "5104", "small": "1011", "large": "-2001"}
    (finding,) = reported(filing_of(column("A", values, "8116"), tree, {"r": range(5)}))
    assert without_place(finding) == {
        "kind": "member-total",
        "concept": "Revenue",
        "axis": "A",
        "parent": "cars",
        "reported": "3012",
        "computed": "-990",
        "difference": "4002",
    }
    assert finding["dimensions"] == {"A": "cars"}
    assert [term["dimensions"] for term in finding["terms"]] == [{"A": "small"}, {"A": "large"}]
    assert (finding["cause"]["kind"], finding["cause"]["suggested"]) == ("sign", "2001")


def test_a_calculation() -> None:
    facts = [Fact(value, concept=name) for name, value in (("T", "1546"), ("A", "4871"), ("B", "-3325"))]
    (finding,) = reported(filing_of(facts, Taxonomy(calculation={"r": arcs("T", "A", "-B")})))
    assert without_place(finding) == {
        "kind": "calculation",
        "concept": "T",
        "axis": None,
        "parent": None,
        "reported": "1546",
        "computed": "8196",
        "difference": "-6650",
    }
    assert [(term["concept"], term["value"], term["weight"]) for term in finding["terms"]] == [
        ("A", "4871", "1"),
        ("B", "-3325", "-1"),
    ]
    assert finding["cause"]["term"]["concept"] == "B"


def test_a_total_of_periods() -> None:
    facts = [
        *quarters(2021, "1103", "1302", "1505", "3111", "7021"),
        *quarters(2022, "1203", "-1402", "1605", "3211", "7421"),
    ]
    (finding,) = reported(filing_of(facts))
    assert without_place(finding) == {
        "kind": "period-total",
        "concept": "Revenue",
        "axis": None,
        "parent": None,
        "reported": "7421",
        "computed": "4617",
        "difference": "2804",
    }
    assert finding["period"] == "2022-01-01/2022-12-31"
    assert [term["period"] for term in finding["terms"]][:2] == ["2022-01-01/2022-03-31", "2022-04-01/2022-06-30"]


def test_a_roll_forward() -> None:
    labels = ("periodStartLabel", None, "periodEndLabel")
    page = [
        Arc("top", name, "", order, preferred_label=label)
        for order, (name, label) in enumerate(zip(("Plant", "Bought", "Plant"), labels, strict=True))
    ]
    facts = [Fact("-4234", concept="Bought"), Fact("10101", concept="Plant", span=at(2021))]
    facts.append(Fact("14335", concept="Plant", span=at(2022)))
    (finding,) = reported(filing_of(facts, Taxonomy(presentation={"r": page})))
    assert without_place(finding) == {
        "kind": "roll-forward",
        "concept": "Plant",
        "axis": None,
        "parent": None,
        "reported": "14335",
        "computed": "5867",
        "difference": "8468",
    }
    assert finding["period"] == "2022-12-31"
    assert [term["period"] for term in finding["terms"]] == ["2021-12-31", "2022-01-01/2022-12-31"]


def test_what_else_would_do_and_what_nothing_explains() -> None:
    before = [fact for year in (2020, 2021) for fact in column("A", {"a": "3120", "b": "4570"}, "7690", year)]
    either = filing_of([*before, *column("A", {"a": "3325", "b": "4871"}, "8496")])
    (finding,) = reported(either)
    assert sum("Or else: " in line for line in check_text(Inspection(either, audited(either), 0, 0))) == 1
    (other,) = finding["cause"]["alternatives"]
    assert {finding["cause"]["suggested"], other["suggested"]} == {"8196", "3625"}
    assert sorted(other) == ["kind", "suggested", "term"]
    (finding,) = reported(filing_of([*before, *column("A", {"a": "3325", "b": "4917"}, "8531")]))
    assert finding["cause"] == {"kind": "unexplained", "term": None, "suggested": None, "alternatives": []}


def test_a_missing_member() -> None:
    before = [fact for year in (2020, 2021) for fact in column("A", {"a": "3120", "b": "4570"}, "7690", year)]
    facts = [fact for fact in column("A", {"a": "3325", "b": "0"}, "8196") if fact.value != "0"]
    (finding,) = reported(filing_of([*before, *facts]))
    cause = finding["cause"]
    assert (cause["kind"], cause["suggested"], cause["term"]["value"]) == ("missing", "4871", None)
    assert cause["term"]["dimensions"] == {"A": "b"}


def test_the_text_names_one_reason_for_six_totals() -> None:
    text = "\n".join(check_text(inspection_of()))
    assert text.count("Sales income is filed in USD") == 1
    assert text.count("difference") == 6
    assert "difference 154,906" in text
    assert "amounts in findings are in thousands" in text


def test_the_text_of_a_filing_without_findings() -> None:
    assert len(list(check_text(inspection_of(cny=True)))) == 2
