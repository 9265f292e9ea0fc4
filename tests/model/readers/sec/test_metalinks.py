"""Labels, elements, roles and calculations of `MetaLinks.json`; pages of `FilingSummary.xml`."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from model.errors import FilingError
from model.networks import SUMMATION_21, Arc, Element, Label, Role
from model.readers.sec.metalinks import read_metalinks
from model.readers.sec.rendered.sheet import Report
from model.readers.sec.summary import read_summary
from tests.model.readers.sec.rpages import summary

WHOLE = {
    "version": "2.2",
    "instance": {
        "a.htm": {
            "nsprefix": "a_b",
            "report": {
                "R2": {
                    "role": "role/cash",
                    "longName": "0000002 - Statement - Cash - flows",
                    "shortName": "Cash - flows",
                    "menuCat": "Statements",
                },
                "R3": {"longName": 7},
            },
            "tag": {
                "a_b_Paid": {
                    "xbrltype": "monetaryItemType",
                    "nsuri": "http://a",
                    "localname": "Paid",
                    "crdr": "credit",
                    "calculation": {
                        "role/cash": {"parentTag": "us-gaap_Net", "weight": -1.0, "order": 2.0},
                        "role/lost": {"parentTag": "nowhere", "weight": 1.0, "order": 1.0},
                        "role/odd": {"parentTag": "us-gaap_Net", "weight": None},
                    },
                    "presentation": ["role/cash", 5],
                    "lang": {"en-us": {"role": {"negatedLabel": "Out", "label": "Paid", "documentation": "Words."}}},
                },
                "us-gaap_Net": {
                    "localname": "Net",
                    "nsuri": "http://gaap",
                    "lang": {"de": {"role": {"label": "Netto"}}},
                },
                "odd": 5,
            },
        }
    },
}


def test_what_it_says() -> None:
    links = read_metalinks(json.dumps(WHOLE).encode())
    taxonomy = links.taxonomy
    assert taxonomy.labels["a_b:Paid"] == [
        Label("http://www.xbrl.org/2009/role/negatedLabel", "en-us", "Out"),
        Label("http://www.xbrl.org/2003/role/label", "en-us", "Paid"),
        Label("http://www.xbrl.org/2003/role/documentation", "en-us", "Words."),
    ]
    assert taxonomy.labels["us-gaap:Net"][0].language == "de"
    assert taxonomy.elements["a_b:Paid"] == Element("a_b:Paid", "monetaryItemType", balance="credit")
    assert taxonomy.roles == [
        Role("role/cash", "0000002 - Statement - Cash - flows", "0000002", "Statement", "Cash - flows")
    ]
    assert taxonomy.calculation == {"role/cash": [Arc("us-gaap:Net", "a_b:Paid", SUMMATION_21, 2.0, Decimal("-1.0"))]}
    assert links.presented["a_b:Paid"] == ["role/cash"]
    assert links.namespaces["us-gaap"] == "http://gaap"
    assert links.own_prefix == "a_b"
    assert links.reports[0] == Report("R2.htm", "Cash - flows", "Statement", "0000002", "role/cash")


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"{}", b'{"instance": []}', b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}", b"\xff"]
)
def test_what_is_no_such_list_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(FilingError, match=r"\.$"):
        read_metalinks(data)


def test_pages_of_the_summary() -> None:
    data = summary(("R1.htm", "0000001 - Document - Cover Page", "Cover", "r/1"), ("R2.htm", "Odd", "", ""))
    assert read_summary(data) == [
        Report("R1.htm", "Cover", "Document", "0000001", "r/1"),
        Report("R2.htm", "Odd", "", "", None),
    ]


def test_a_summary_that_is_cut_keeps_its_first_pages() -> None:
    data = summary(("R1.htm", "1 - Document - A", "A", "r/1"), ("R2.htm", "2 - Document - B", "B", "r/2"))
    assert [report.file for report in read_summary(data[: data.index(b"R2.htm") + 20])][:1] == ["R1.htm"]


@pytest.mark.parametrize(
    "data", [b"", b"words", b"<Other/>", b"\0\1", b"<!DOCTYPE a [<!ENTITY b 'x'>]><FilingSummar>&b;"]
)
def test_what_is_no_summary_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(FilingError, match=r"\.$"):
        read_summary(data)
