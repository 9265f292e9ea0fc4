"""xBRL-JSON reports: every fact with its dimensions, and what is wrong with a report listed."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.amounts import INF, UNSTATED
from model.errors import FilingError
from model.files import MemoryFiles
from model.filing import Filing, Kind
from model.readers.oim import xbrljson
from model.readers.oim.jsontext import DamagedError, JsonText
from tests.facts import told

HEAD: dict[str, Any] = {
    "documentType": "https://xbrl.org/2021/xbrl-json",
    "namespaces": {
        "eg": "http://example.com/taxonomy",
        "cik": "http://www.sec.gov/CIK",
        "iso4217": "http://www.xbrl.org/2003/iso4217",
        "xbrl": "https://xbrl.org/2021",
        "utr": "http://www.xbrl.org/2009/utr",
    },
    "taxonomy": ["taxonomy.xsd"],
}
CASH = {
    "concept": "eg:Cash",
    "entity": "cik:0000320193",
    "period": "2025-01-01T00:00:00",
    "unit": "iso4217:EUR",
}
SCHEMA = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
    xmlns:xbrldt="http://xbrl.org/2005/xbrldt" xmlns:eg="http://example.com/taxonomy"
    targetNamespace="http://example.com/taxonomy" elementFormDefault="qualified">
  <xs:element name="Year" id="eg_Year" type="xbrli:gYearItemType" substitutionGroup="xbrli:item"
    xbrli:periodType="duration"/>
  <xs:element name="Share" id="eg_Share" type="xbrli:pureItemType" substitutionGroup="xbrli:item"
    xbrli:periodType="duration"/>
  <xs:element name="CodeAxis" id="eg_CodeAxis" abstract="true" type="xbrli:stringItemType"
    substitutionGroup="xbrldt:dimensionItem" xbrli:periodType="duration" xbrldt:typedDomainRef="#eg_code"/>
  <xs:element name="code" id="eg_code" type="xs:string"/>
</xs:schema>"""


def read(report: dict[str, Any] | bytes, **files: bytes) -> Filing:
    """The filing of a report, with other files beside it."""
    data = report if isinstance(report, bytes) else json.dumps(report, ensure_ascii=False).encode()
    contents = {"report.json": data, **{name.replace("_", "."): content for name, content in files.items()}}
    return xbrljson.read(MemoryFiles("report.json", contents), "report.json", lambda _fraction: None)


def of(value: str | None, decimals: object = None, **dimensions: str | None) -> dict[str, Any]:
    """A fact of cash at the end of 2024 with other dimensions; those that are None it has not."""
    merged = {**CASH, **{key.replace("__", ":"): text for key, text in dimensions.items()}}
    fact: dict[str, Any] = {"value": value, "dimensions": {key: text for key, text in merged.items() if text}}
    return fact if decimals is None else {**fact, "decimals": decimals}


def one(fact: dict[str, Any], **files: bytes) -> Filing:
    """The filing of a report of one fact."""
    return read({"documentInfo": HEAD, "facts": {"f1": fact}}, **files)


def messages(filing: Filing) -> list[str]:
    """The problems but for those of the taxonomy, which is not there."""
    return [problem.message for problem in filing.problems if "taxonomy" not in problem.message.lower()]


def test_a_number_with_all_that_is_said_of_it() -> None:
    filing = one(of("-1234567.80", -3, eg__RegionAxis="eg:EuropeMember", eg__IdAxis="A 1"))
    (fact,) = told(filing)
    assert (fact.concept, fact.period, fact.unit) == ("eg:Cash", "2024-12-31", "iso4217:EUR")
    assert fact.dimensions == {("eg:RegionAxis", "eg:EuropeMember", False), ("eg:IdAxis", "A 1", True)}
    assert (fact.value, fact.decimals, fact.element_id) == ("-1234567.80", -3, "f1")
    assert filing.entity == "0000320193"
    assert filing.origin.scheme == "http://www.sec.gov/CIK"
    assert filing.format == "xbrl-json"
    assert messages(filing) == []


def test_no_decimals_are_exact_and_no_unit_is_pure() -> None:
    filing = one(of("0.25", unit=None))
    (fact,) = told(filing)
    assert (fact.kind, fact.unit, fact.decimals) == (Kind.NUMBER, "xbrli:pure", INF)
    filing = one(of("0.250", 4, unit=None))
    assert told(filing)[0].unit == "xbrli:pure"
    assert told(one(of("2", unit=None, concept="eg:Share"), taxonomy_xsd=SCHEMA))[0].kind is Kind.NUMBER


@pytest.mark.parametrize("value", ["0000320193", "2024", "text", "", "1,000", "2024-12-31", "true"])
def test_codes_and_years_are_texts(value: str) -> None:
    (fact,) = told(one(of(value, unit=None)))
    assert (fact.kind, fact.value, fact.unit) == (Kind.TEXT, value, None)


def test_numbers_of_cover_pages_have_units() -> None:
    head = {**HEAD, "namespaces": {**HEAD["namespaces"], "dei": "http://xbrl.sec.gov/dei/2024"}}
    facts = {"a": of("95014", unit=None, concept="dei:EntityAddressPostalZipCode"), "b": of("7", concept="dei:Shares")}
    assert [fact.kind for fact in told(read({"documentInfo": head, "facts": facts}))] == [Kind.TEXT, Kind.NUMBER]


def test_the_type_of_the_taxonomy_decides() -> None:
    (fact,) = told(one(of("1", unit=None, concept="eg:Year"), taxonomy_xsd=SCHEMA))
    assert fact.kind is Kind.TEXT
    (fact,) = told(one(of("1", unit=None, language="en")))
    assert (fact.kind, fact.language) == (Kind.TEXT, "en")


def test_a_typed_axis_of_the_taxonomy_takes_any_value() -> None:
    filing = one(of("1", eg__CodeAxis="eg:Cash"), taxonomy_xsd=SCHEMA)
    assert told(filing)[0].dimensions == {("eg:CodeAxis", "eg:Cash", True)}


def test_nil_and_nil_members() -> None:
    report = {"documentInfo": HEAD, "facts": {"a": of(None), "b": {**of("1"), "dimensions": {**CASH, "eg:X": None}}}}
    first, second = told(read(report))
    assert (first.kind, first.value, first.unit) == (Kind.NIL, None, "iso4217:EUR")
    assert second.dimensions == {("eg:X", "", True)}


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024-01-01T00:00:00/2025-01-01T00:00:00", "2024-01-01/2024-12-31"),
        ("2025-01-01T00:00:00", "2024-12-31"),
        ("2025-01-01T00:00:00Z", "2024-12-31"),
        (None, "forever"),
        ("2024-12-31", None),
        ("2024-01-01..2024-12-31", None),
        ("2024-13-01T00:00:00", None),
        ("0001-01-01T00:00:00", None),
    ],
)
def test_periods(text: str | None, period: str | None) -> None:
    filing = one(of("1", period=text))
    assert told(filing)[0].period == period
    assert bool(messages(filing)) == (period is None)


def test_a_time_of_the_day_is_kept_with_its_date() -> None:
    filing = one(of("1", period="2024-12-31T13:30:00"))
    assert told(filing)[0].period == "2024-12-31T13:30:00"
    assert messages(filing) == []


@pytest.mark.parametrize("unit", ["iso4217:EUR/utr:sqm", "eg:a*eg:b", "(eg:a*eg:b)/utr:sqm", "eg:a/(eg:b*eg:c)"])
def test_units(unit: str) -> None:
    filing = one(of("1", unit=unit))
    assert told(filing)[0].unit == unit
    assert messages(filing) == []


@pytest.mark.parametrize("unit", ["EUR", "nowhere:EUR", "eg:a/eg:b/eg:c", "eg:a eg:b", "xbrli:pure"])
def test_units_that_are_none_are_listed(unit: str) -> None:
    filing = one(of("1", unit=unit))
    assert told(filing)[0].unit == unit
    assert len(messages(filing)) == 1


def test_prefixes_are_those_of_the_filing_but_for_reserved_ones() -> None:
    head = {**HEAD, "namespaces": {**HEAD["namespaces"], "m": "http://www.xbrl.org/2003/instance"}}
    filing = read({"documentInfo": head, "facts": {"f": of("1", unit="m:shares")}})
    assert told(filing)[0].unit == "xbrli:shares"


def test_notes_and_references() -> None:
    note = {"concept": "xbrl:note", "noteId": "n1", "language": "en"}
    facts = {
        "a": {**of("1"), "links": {"footnote": {"_": ["n1", "gone"]}, "explanatoryFact": {"_": ["b"]}}},
        "n1": {"value": "<p>Restated, see <b>page 4</b>.</p> <p>R&amp;D</p>", "dimensions": note},
        "b": of("2"),
    }
    filing = read({"documentInfo": HEAD, "facts": facts})
    assert [fact.note for fact in told(filing)] == ["Restated, see page 4.\nR&D\nSee the fact “b”.", None]
    assert messages(filing) == ["“a” refers to “gone”; one of them is not there."]


def test_facts_of_other_entities_stand_apart() -> None:
    facts = {"a": of("1"), "b": of("2", entity="cik:0000789019"), "c": of("3", entity="eg:X")}
    filing = read({"documentInfo": HEAD, "facts": facts})
    assert [sorted(fact.dimensions) for fact in told(filing)] == [
        [],
        [("xbrl:entity", "0000789019", True)],
        [("xbrl:entity", "http://example.com/taxonomy X", True)],
    ]


def test_facts_may_stand_before_what_the_report_says_of_itself() -> None:
    data = json.dumps({"facts": {"a": of("1"), "b": of("2")}, "documentInfo": HEAD}).encode()
    assert xbrljson.recognises(data)
    assert [fact.value for fact in told(read(data))] == ["1", "2"]


@pytest.mark.parametrize(
    ("fact", "told_as", "message"),
    [
        ({**of("1"), "value": 1.10}, "1.1", "no text in quotation marks"),
        ({**of("1"), "value": [1]}, "[…]", "no text in quotation marks"),
        ({**of("1"), "value": True}, "true", "no text in quotation marks"),
        ({**of("1"), "value": "9e999999999"}, "9e999999999", "too large"),
        ({**of("1"), "value": "1,000"}, "1,000", "not a number"),
        (of("1", concept="nowhere:Cash"), "1", "no name that the report explains"),
        (of("1", entity="Apple"), "1", "no name that the report explains"),
        (of("1", "many"), "1", "decimals"),
        (of("1", 401), "1", "decimals"),
    ],
)
def test_what_is_wrong_with_a_fact_is_listed_and_the_rest_kept(
    fact: dict[str, Any], told_as: str, message: str
) -> None:
    filing = one(fact)
    assert told(filing)[0].value == told_as
    assert message in " ".join(messages(filing))


def test_decimals_that_say_nothing_are_not_taken_for_exact() -> None:
    assert told(one(of("1", 100_000)))[0].decimals == UNSTATED


@pytest.mark.parametrize("fact", [5, None, {}, {"value": "1"}, {"dimensions": CASH}, {"value": "1", "dimensions": []}])
def test_what_is_no_fact_is_left_out(fact: object) -> None:
    filing = read({"documentInfo": HEAD, "facts": {"a": fact, "b": of("1")}})
    assert [fact.element_id for fact in told(filing)] == ["b"]
    assert len(messages(filing)) == 1


def test_repeated_keys_are_listed() -> None:
    data = json.dumps({"documentInfo": HEAD, "facts": {"a": of("1"), "b": of("2")}}).encode()
    filing = read(data.replace(b'"b":', b'"a":').replace(b'"value": "1"', b'"value": "0", "value": "1"'))
    assert [fact.value for fact in told(filing)] == ["1", "2"]
    assert messages(filing) == ["“value” stands twice in one object. (1 more like it.)"]


def test_many_problems_of_one_kind_are_one() -> None:
    facts = {f"f{number}": of("x") for number in range(500)}
    (message,) = messages(read({"documentInfo": HEAD, "facts": facts}))
    assert message.endswith("(499 more like it.)")


def test_every_fact_has_its_line() -> None:
    filing = read(json.dumps({"documentInfo": HEAD, "facts": {"a": of("1"), "b": of("x")}}, indent=1).encode())
    lines = json.dumps({"documentInfo": HEAD, "facts": {"a": of("1"), "b": of("x")}}, indent=1).split("\n")
    expected = [1 + number for number, line in enumerate(lines) if line in (' "a": {', '  "a": {', '  "b": {')]
    assert filing.facts.line.tolist() == expected
    assert f"report.json:{expected[1]}" in [problem.where for problem in filing.problems]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_wrong_encodings_are_read_and_listed(encoding: str) -> None:
    data = json.dumps({"documentInfo": HEAD, "facts": {"a": of("Zürich", unit=None)}}, ensure_ascii=False)
    filing = read(data.encode(encoding))
    assert told(filing)[0].value == ("Z�rich" if encoding == "latin-1" else "Zürich")
    assert [message for message in messages(filing) if "UTF" in message] or encoding == "utf-8-sig"


def test_half_signs_are_replaced() -> None:
    data = json.dumps({"documentInfo": HEAD, "facts": {"a": of("half", unit=None)}}).replace("half", "ä\\ud800")
    assert told(read(data.encode()))[0].value == "ä�"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"documentInfo": {}}',
        b'{"documentInfo": 5, "facts": {}}',
        b"[" * 100_000,
        b'{"facts": ' + b'{"a":' * 100_000,
        json.dumps({"documentInfo": {**HEAD, "documentType": "https://xbrl.org/2021/xbrl-csv"}}).encode(),
        json.dumps({"facts": {"a": of("1")}}).encode(),
    ],
)
def test_what_is_no_report_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(FilingError, match=r"report\.json is no xBRL-JSON report"):
        read(data)


def test_a_report_cut_anywhere_is_refused_or_read_as_far_as_it_goes() -> None:
    data = json.dumps({"documentInfo": HEAD, "facts": {f"f{n}": of(str(n)) for n in range(3)}}).encode()
    values = [str(n) for n in range(3)]
    for end in range(len(data) - 1):
        try:
            filing = read(data[:end])
        except FilingError:
            continue
        read_values = [fact.value for fact in told(filing)]
        assert read_values == values[: len(read_values)]
        assert any("damaged" in problem.message for problem in filing.problems)


@given(st.binary(max_size=30), st.integers(0, 400))
def test_a_report_with_foreign_bytes_is_refused_or_read(noise: bytes, at: int) -> None:
    data = json.dumps({"documentInfo": HEAD, "facts": {"a": of("1"), "b": of("2")}}).encode()
    try:
        filing = read(data[:at] + noise + data[at:])
    except FilingError:
        return
    assert len(filing.facts) <= 3


def test_only_reports_are_recognised() -> None:
    assert xbrljson.recognises(json.dumps({"documentInfo": HEAD}).encode("utf-8-sig"))
    assert not xbrljson.recognises(b'{"cik": 320193, "facts": {"dei": {"EntityPublicFloat": {"label": "x"}}}}')
    assert not xbrljson.recognises(b'{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-csv"}}')
    assert not xbrljson.recognises(b"<html>https://xbrl.org/2021/xbrl-json</html>")
    assert not xbrljson.recognises(b"")


def test_numbers_keep_their_text() -> None:
    value = JsonText('{"a": 0.1000000000000000055511151231257827, "b": -0, "c": 1E3, "d": NaN}').value()
    assert value == {"a": "0.1000000000000000055511151231257827", "b": "-0", "c": "1E3", "d": "NaN"}
    assert Decimal(str(told(one({**of("1"), "value": "0." + "3" * 40}))[0].value)) == Decimal("0." + "3" * 40)


@given(st.recursive(st.none() | st.booleans() | st.text(), lambda inner: st.dictionaries(st.text(), inner)))
def test_the_cursor_finds_the_members_that_json_finds(value: object) -> None:
    if isinstance(value, dict):
        source = JsonText(json.dumps(value))
        found = {}
        for number, key in enumerate(source.members()):
            # Every second one is passed over by the cursor itself.
            found[key] = source.value() if number % 2 else value[key]
        assert found == value
    else:
        with pytest.raises(DamagedError):
            next(JsonText(json.dumps(value)).members())
