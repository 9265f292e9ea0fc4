"""One company over all of its filings: every period, exact numbers, restated values seen as such."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from model.errors import FilingError
from model.files import MemoryFiles
from model.filing import Filing, Restatement
from model.readers.sec import companyfacts
from model.sheets.factcard import Entry, fact_card
from tests.model.readers.sec.rpages import facts, no_tick


def fact(
    end: str, value: object, filed: str = "2022-02-01", start: str | None = None, **others: str
) -> dict[str, object]:
    """An entry of the file."""
    given = {"end": end, "val": value, "accn": f"0-{filed}", "form": "10-K", "filed": filed, **others}
    return {"start": start, **given} if start else given


def concept(unit: str = "USD", *listed: object, label: str | None = "A label") -> dict[str, object]:
    """A concept with facts in one unit."""
    return {"label": label, "description": "What it is.", "units": {unit: list(listed)}}


def read(concepts: Mapping[str, object], **top: object) -> Filing:
    """The filing of these concepts by prefix and name."""
    data = json.dumps({"cik": 320193, "entityName": "Some Inc.", "facts": concepts, **top}).encode()
    return companyfacts.read(MemoryFiles("CIK.json", {"CIK.json": data}), "CIK.json", no_tick)


def test_all_periods_units_and_names() -> None:
    filing = read(
        {
            "us-gaap": {
                "Revenues": concept(
                    "USD", fact("2021-12-31", 5, start="2021-01-01"), fact("2020-12-31", 4, start="2020-01-01")
                ),
                "EarningsPerShareBasic": concept("USD/shares", fact("2021-12-31", 1, start="2021-01-01")),
            },
            "dei": {"EntityCommonStockSharesOutstanding": concept("shares", fact("2022-01-31", 9))},
            "srt": {"Stores": concept("store", fact("2021-12-31", 3))},
        }
    )
    assert [tuple(each) for each in facts(filing)] == [
        ("us-gaap:Revenues", "2021-01-01/2021-12-31", "iso4217:USD", {}, "5", None),
        ("us-gaap:Revenues", "2020-01-01/2020-12-31", "iso4217:USD", {}, "4", None),
        ("us-gaap:EarningsPerShareBasic", "2021-01-01/2021-12-31", "iso4217:USD/xbrli:shares", {}, "1", None),
        ("dei:EntityCommonStockSharesOutstanding", "2022-01-31", "xbrli:shares", {}, "9", None),
        ("srt:Stores", "2021-12-31", "store", {}, "3", None),
    ]
    assert filing.entity == "Some Inc."
    assert filing.origin.identifier == "0000320193"
    assert (filing.concepts[0].label, filing.concepts[0].definition) == ("A label", "What it is.")
    assert {each.title: each.facts.tolist() for each in filing.sections} == {
        "Income statement": [0, 1, 2],
        "Other amounts at dates": [4],
        "Cover page": [3],
    }
    assert filing.problems == []


def test_lines_of_a_statement_come_in_its_order() -> None:
    one = {"us-gaap": {name: concept("USD", fact("2021-12-31", 1)) for name in ("Liabilities", "Assets", "Own")}}
    filing = read(one)
    names = [[filing.concepts[int(filing.facts.concept[row])].name for row in each.facts] for each in filing.sections]
    assert names == [["us-gaap:Assets", "us-gaap:Liabilities"], ["us-gaap:Own"]]


def test_the_value_filed_last_counts_and_the_others_are_kept() -> None:
    filing = read(
        {
            "us-gaap": {
                "Revenues": concept(
                    "USD",
                    fact("2021-12-31", 100, "2022-02-01"),
                    fact("2021-12-31", 90, "2024-02-01", form="10-K/A"),
                    fact("2021-12-31", 95, "2023-02-01"),
                    fact("2021-12-31", 95, "2023-03-01"),
                    fact("2020-12-31", 7, "2021-02-01"),
                    fact("2020-12-31", 7, "2022-02-01"),
                )
            }
        }
    )
    assert [each.value for each in facts(filing)] == ["90", "7"]
    assert filing.restated == {
        0: (
            Restatement(Decimal(95), date(2023, 3, 1), "10-K", "0-2023-03-01"),
            Restatement(Decimal(100), date(2022, 2, 1), "10-K", "0-2022-02-01"),
        )
    }
    assert "10-K/A filed 2024-02-01, accession number 0-2024-02-01" in filing.facts.notes[0]
    assert "1 facts were restated" in filing.problems[0].message
    card = fact_card(filing, 0)
    assert Entry("Stated before", "95 in the 10-K filed 2023-03-01") in card
    assert Entry("Note", filing.facts.notes[0]) in card


def test_another_accuracy_is_no_restatement() -> None:
    filing = read(
        {
            "us-gaap": {
                "A": concept(
                    "USD", fact("2021-12-31", 75126464, "2022-02-01"), fact("2021-12-31", 75126000, "2023-02-01")
                )
            }
        }
    )
    assert "0 facts were restated by a later filing, and 1 stated with another accuracy" in filing.problems[0].message


@pytest.mark.parametrize(
    ("written", "value"),
    [("0.1", "0.1"), ("123456789012345678901234567890", "123456789012345678901234567890"), ("-0.00001", "-0.00001")],
)
def test_numbers_survive_exactly(written: str, value: str) -> None:
    data = b'{"cik":1,"facts":{"us-gaap":{"A":{"units":{"USD":[{"end":"2021-12-31","val":%s}]}}}}}' % written.encode()
    filing = companyfacts.read(MemoryFiles("x", {"x": data}), "x", no_tick)
    assert facts(filing)[0].value == value
    assert filing.concepts[0].label == "A"


@pytest.mark.parametrize("value", ["9e999999999", "NaN", "Infinity", "1" * 5000, "null", '"words"', "[1]"])
def test_absurd_entries_are_left_out_and_counted(value: str) -> None:
    entries = [
        '{"end":"2021-12-31","val":1}',
        f'{{"end":"2022-12-31","val":{value}}}',
        '{"end":"soon","val":2}',
        '{"start":"x","end":"2022-12-31","val":2}',
        "7",
    ]
    data = '{"cik":1,"facts":{"us-gaap":{"A":{"units":{"USD":[' + ",".join(entries) + "]}}}}}"
    filing = companyfacts.read(MemoryFiles("x", {"x": data.encode()}), "x", no_tick)
    assert [each.value for each in facts(filing)] == ["1"]
    assert filing.problems[0].message.startswith("4 entries")


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"facts": 5}', b'{"facts": {"us-gaap": {}}}', b"[" * 100_000, b"\xff\xfe{"]
)
def test_what_is_no_such_file_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(FilingError, match=r"\.$"):
        companyfacts.read(MemoryFiles("x", {"x": data}), "x", no_tick)


def test_the_facts_of_one_concept() -> None:
    data = json.dumps(
        {"cik": 1, "taxonomy": "us-gaap", "tag": "Assets", **concept("USD", fact("2021-12-31", 5))}
    ).encode()
    filing = companyfacts.read(MemoryFiles("x", {"x": data}), "x", no_tick)
    assert facts(filing)[0].concept == "us-gaap:Assets"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'{"cik":320193,"entityName":"Apple Inc.","facts":{', True),
        (b'\xef\xbb\xbf{\n  "cik": 1,\n  "entityName": "X"', True),
        (b'{"cik": 1}', False),
        (b'{"documentInfo": {}, "facts": {}}', False),
    ],
)
def test_it_is_recognised(head: bytes, expected: bool) -> None:
    assert companyfacts.recognises(head) is expected
