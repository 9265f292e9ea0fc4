"""What `check` prints has the shape that other tools rely on, and says the same in words."""

from __future__ import annotations

import json

from model.inspection import Inspection
from model.sheets.report import check_report, check_text
from model.totals.audit import audit
from tests.disclosure import SALES, TYPES, disclosure_filing
from tests.filings import Fact, column, filing_of


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


def test_the_text_names_one_reason_for_six_totals() -> None:
    text = "\n".join(check_text(inspection_of()))
    assert text.count("Sales income is filed in USD") == 1
    assert text.count("difference") == 6
    assert "difference 154,906" in text


def test_the_text_of_a_filing_without_findings() -> None:
    assert len(list(check_text(inspection_of(cny=True)))) == 2
