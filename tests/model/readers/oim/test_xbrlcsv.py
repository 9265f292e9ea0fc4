"""xBRL-CSV reports: tables by their templates, parameters, property groups, files that extend each other."""

from __future__ import annotations

import json
from typing import Any

import pytest

from model.amounts import INF
from model.errors import FilingError
from model.files import MemoryFiles
from model.filing import Filing, Kind
from model.readers.oim import xbrlcsv
from tests.facts import Told, told

INFO: dict[str, Any] = {
    "documentType": "https://xbrl.org/2021/xbrl-csv",
    "namespaces": {
        "eg": "http://example.com/taxonomy",
        "cik": "http://www.sec.gov/CIK",
        "iso4217": "http://www.xbrl.org/2003/iso4217",
        "xbrl": "https://xbrl.org/2021",
    },
    "taxonomy": ["taxonomy.xsd"],
}
COLUMNS: dict[str, Any] = {
    "region": {},
    "cash": {"dimensions": {"concept": "eg:Cash", "eg:RegionAxis": "$region"}, "decimals": 0},
}


def metadata(**changes: Any) -> dict[str, Any]:
    """The metadata of a report of one table `t`, with members changed."""
    return {
        "documentInfo": INFO,
        "dimensions": {"entity": "cik:0000320193", "period": "2024", "unit": "iso4217:EUR"},
        "tableTemplates": {"t": {"columns": COLUMNS}},
        "tables": {"t": {"url": "t.csv"}},
        **changes,
    }


def read(report: dict[str, Any] | bytes, **files: str | bytes) -> Filing:
    """The filing of a report; `t_csv="…"` puts t.csv beside its metadata."""
    contents = {"report.json": report if isinstance(report, bytes) else json.dumps(report).encode()}
    for name, content in files.items():
        contents[name.replace("_", ".")] = content.encode() if isinstance(content, str) else content
    return xbrlcsv.read(MemoryFiles("report.json", contents), "report.json", lambda _fraction: None)


def columns(table: str, decimals: object = None, **shape: Any) -> list[Told]:
    """The facts of a table with these columns."""
    template: dict[str, Any] = {"columns": shape}
    if decimals is not None:
        template["decimals"] = decimals
    return told(read(metadata(tableTemplates={"t": template}), t_csv=table))


def messages(filing: Filing) -> list[str]:
    """The problems but for that of the taxonomy, which is not there."""
    return [problem.message for problem in filing.problems if "taxonomy" not in problem.message.lower()]


def test_a_table_is_its_facts() -> None:
    filing = read(metadata(), t_csv="region,cash\neg:Europe,1000\neg:Asia,250.5\n")
    first, second = told(filing)
    assert (first.concept, first.value, first.unit, first.period, first.decimals) == (
        "eg:Cash",
        "1000",
        "iso4217:EUR",
        "2024-01-01/2024-12-31",
        0,
    )
    assert first.dimensions == {("eg:RegionAxis", "eg:Europe", False)}
    assert second.value == "250.5"
    assert second.dimensions == {("eg:RegionAxis", "eg:Asia", False)}
    assert [fact.element_id for fact in told(filing)] == ["t.r_1.cash", "t.r_2.cash"]
    assert [filing.where(row) for row in range(2)] == ["t.csv:2", "t.csv:3"]
    assert (filing.format, filing.entity, messages(filing)) == ("xbrl-csv", "0000320193", [])


def test_an_empty_cell_is_no_fact_and_an_absent_column_no_dimension() -> None:
    filing = read(metadata(), t_csv="region,cash\neg:Europe,\n,7\n")
    assert [(fact.value, fact.dimensions) for fact in told(filing)] == [("7", frozenset())]
    assert [fact.dimensions for fact in told(read(metadata(), t_csv="cash\n7\n"))] == [frozenset()]


def test_special_values() -> None:
    shape = {"x": {"dimensions": {"concept": "eg:Name", "unit": "#none"}}}
    facts = columns("x\n#nil\n#empty\n##5\n", **shape)
    assert [(fact.kind, fact.value) for fact in facts] == [
        (Kind.NIL, None),
        (Kind.TEXT, ""),
        (Kind.TEXT, "#5"),
    ]
    filing = read(metadata(tableTemplates={"t": {"columns": shape}}), t_csv="x\n#none\n#other\n")
    assert len(filing.facts) == 0
    assert messages(filing) == ["“#none” is no value of a fact.", "“#other” is no special value."]


def test_none_takes_away_what_holds_for_the_report() -> None:
    (fact,) = columns("x\n1\n", x={"dimensions": {"concept": "eg:Share", "unit": "#none", "period": "#none"}})
    assert (fact.unit, fact.period) == ("xbrli:pure", "forever")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", "2024-01-01/2024-12-31"),
        ("2024Q3", "2024-07-01/2024-09-30"),
        ("2024H2", "2024-07-01/2024-12-31"),
        ("2024-02", "2024-02-01/2024-02-29"),
        ("2024W01", "2024-01-01/2024-01-07"),
        ("2024-12-31", "2024-12-31/2024-12-31"),
        ("2023-10-01..2024-09-30", "2023-10-01/2024-09-30"),
        ("2024-01-01T00:00:00/2025-01-01T00:00:00", "2024-01-01/2024-12-31"),
        ("2025-01-01T00:00:00", "2024-12-31"),
        ("2024@end", "2024-12-31"),
        ("2024@start", "2023-12-31"),
        ("2024Q1@end", "2024-03-31"),
        ("2023-10-01..2024-09-30@end", "2024-09-30"),
        ("9999", "9999-01-01/9999-12-31"),
        ("2024Q5", None),
        ("2024-13", None),
        ("2024W54", None),
        ("2024-02-30", None),
        ("2024@middle", None),
        ("2025-01-01T00:00:00@end", None),
        ("0001@start", None),
        ("last year", None),
    ],
)
def test_periods(text: str, period: str | None) -> None:
    filing = read(metadata(dimensions={"period": text, "unit": "iso4217:EUR"}), t_csv="region,cash\n,1\n")
    assert told(filing)[0].period == period
    assert bool(messages(filing)) == (period is None)


def test_a_period_of_a_column_and_one_of_its_ends() -> None:
    facts = columns(
        "p,flow,stock\n2024Q1,1,2\n",
        p={},
        flow={"dimensions": {"concept": "eg:Flow", "period": "$p"}},
        stock={"dimensions": {"concept": "eg:Stock", "period": "$p@end"}},
    )
    assert [fact.period for fact in facts] == ["2024-01-01/2024-03-31", "2024-03-31"]


def test_parameters_of_table_report_and_file() -> None:
    shape = {"x": {"dimensions": {"concept": "$what", "eg:A": "$where", "eg:B": "$how", "unit": "$unit"}}}
    report = metadata(
        tableTemplates={"t": {"columns": shape}},
        tables={"t": {"url": "t.csv", "parameters": {"what": "eg:Sales"}}},
        parameters={"what": "eg:Cash", "where": "eg:Here", "unit": "iso4217:EUR"},
        parameterURL="p.csv",
    )
    (fact,) = told(read(report, t_csv="x\n1\n", p_csv="name,value\nhow,eg:So\nwhere,eg:There\n"))
    assert fact.concept == "eg:Sales"
    assert fact.dimensions == {("eg:A", "eg:There", False), ("eg:B", "eg:So", False)}
    assert fact.unit == "iso4217:EUR"


def test_the_number_and_the_id_of_a_row() -> None:
    shape = {"id": {}, "x": {"dimensions": {"concept": "eg:Cash", "eg:Row": "$rowNumber", "eg:Id": "$id"}}}
    report = metadata(tableTemplates={"t": {"columns": shape, "rowIdColumn": "id"}})
    filing = read(report, t_csv="id,x\na,1\nb-2,2\na,3\n!,4\n")
    assert [fact.element_id for fact in told(filing)] == ["t.r_a.x", "t.r_b-2.x", "t.r_3.x", "t.r_4.x"]
    assert told(filing)[1].dimensions == {("eg:Row", "2", True), ("eg:Id", "b-2", True)}
    assert len(messages(filing)) == 1


def test_dollars_and_signs_that_are_doubled() -> None:
    (fact,) = columns("x\n1\n", x={"dimensions": {"concept": "eg:Cash", "eg:A": "$$5", "eg:B": "##5"}})
    assert fact.dimensions == {("eg:A", "$5", True), ("eg:B", "#5", True)}


def test_property_groups() -> None:
    groups = {
        "eur": {"dimensions": {"unit": "iso4217:EUR"}, "decimals": -3},
        "shares": {"dimensions": {"unit": "xbrli:shares", "eg:Kind": "$kind"}},
    }
    shape = {
        "kind": {},
        "g": {"propertyGroups": groups},
        "x": {"dimensions": {"concept": "eg:Value"}, "propertiesFrom": ["g"]},
        "y": {"propertiesFrom": ["g"], "dimensions": {"concept": "eg:Other", "unit": "iso4217:USD"}},
    }
    report = metadata(tableTemplates={"t": {"columns": shape, "decimals": 2}})
    filing = read(report, t_csv="kind,g,x,y\neg:K,eur,1000,5\neg:K,shares,7,\n,,8,\n,other,9,\n")
    facts = told(filing)
    assert [(fact.value, fact.unit, fact.decimals) for fact in facts] == [
        ("1000", "iso4217:EUR", -3),
        ("5", "iso4217:USD", -3),
        ("7", "xbrli:shares", 2),
        ("8", "iso4217:EUR", 2),
        ("9", "iso4217:EUR", 2),
    ]
    assert facts[2].dimensions == {("eg:Kind", "eg:K", False)}
    assert messages(filing) == ["“other” is no property group of the column “g”."]


def test_decimals_of_cell_column_table_report_and_none() -> None:
    shape: dict[str, Any] = {
        "a": {"dimensions": {"concept": "eg:A"}, "decimals": 2},
        "b": {"dimensions": {"concept": "eg:B"}},
    }
    assert [fact.decimals for fact in columns("a,b\n1,2\n3d-3,4dINF\n", decimals=-6, **shape)] == [2, -6, -3, INF]
    report = metadata(tableTemplates={"t": {"columns": shape}}, decimals=-3)
    assert [fact.decimals for fact in told(read(report, t_csv="a,b\n1,2\n"))] == [2, -3]
    shape["d"], shape["b"]["decimals"] = {}, "$d"
    assert [fact.decimals for fact in columns("a,b,d\n1,2,4\n1,2,\n", **shape)] == [2, 4, 2, INF]


def test_a_suffix_belongs_to_numbers_alone() -> None:
    shape = {"x": {"dimensions": {"concept": "eg:X", "unit": "#none"}}}
    facts = columns("x\n12.50d2\nabcd2\n12 d\n", **shape)
    assert [(fact.kind, fact.value) for fact in facts] == [
        (Kind.NUMBER, "12.50"),
        (Kind.TEXT, "abcd2"),
        (Kind.TEXT, "12 d"),
    ]


def test_what_holds_for_the_report_says_nothing_of_texts() -> None:
    report = metadata(
        dimensions={"unit": "iso4217:EUR", "language": "en", "period": "2024"},
        decimals=0,
        tableTemplates={"t": {"columns": {n: {"dimensions": {"concept": f"eg:{n}"}} for n in ("name", "cash")}}},
    )
    filing = read(report, t_csv='name,cash\n"Smith, ""Sons""\nand Co",2024\n')
    name, cash = told(filing)
    assert (name.kind, name.value, name.unit, name.language) == (Kind.TEXT, 'Smith, "Sons"\nand Co', None, "en")
    assert (cash.kind, cash.value, cash.unit, cash.language) == (Kind.NUMBER, "2024", "iso4217:EUR", None)
    assert messages(filing) == []


def test_comments_are_no_facts_and_unknown_columns_are_listed() -> None:
    shape = {**COLUMNS, "remark": {"comment": True}}
    report = metadata(tableTemplates={"t": {"columns": shape}})
    filing = read(report, t_csv="remark,cash,cash,other,\nx,1,2,3,4\n")
    assert [fact.value for fact in told(filing)] == ["1"]
    assert len(messages(filing)) == 2


def test_tables_share_templates_and_may_be_optional() -> None:
    tables = {
        "a": {"url": "a.csv", "template": "t"},
        "b": {"url": "b.csv", "template": "t", "optional": True},
        "c": {"url": "c.csv", "template": "t"},
        "d": {"url": "a.csv", "template": "none"},
        "e": {"url": "../../etc/passwd", "template": "t"},
        "f": {},
    }
    filing = read(metadata(tables=tables), a_csv="cash\n1\n")
    assert [fact.element_id for fact in told(filing)] == ["a.r_1.cash"]
    text = " ".join(messages(filing))
    assert all(part in text for part in ("“c” is missing", "no template “none”", "“e” is missing", "“f” does not say"))
    assert "“b”" not in text


def test_notes_are_linked_by_fact_ids() -> None:
    shape = {
        "cash": {"dimensions": {"concept": "eg:Cash"}},
        "note": {"dimensions": {"concept": "xbrl:note", "language": "en"}},
    }
    links = {"footnote": {"_": {"t.r_1.cash": ["t.r_2.note"]}}}
    report = metadata(tableTemplates={"t": {"columns": shape}}, links=links)
    (fact,) = told(read(report, t_csv="cash,note\n1,\n,Restated <b>twice</b>\n"))
    assert fact.note == "Restated twice"


def test_a_report_extends_others() -> None:
    base = metadata()
    del base["tables"]
    base["documentInfo"] = {**INFO, "final": {"tableTemplates": True}, "taxonomy": ["base.xsd"]}
    report = {
        "documentInfo": {
            "documentType": INFO["documentType"],
            "extends": ["base.json", "gone.json", "report.json"],
            "namespaces": {"own": "http://example.com/own"},
            "taxonomy": ["own.xsd"],
        },
        "dimensions": {"period": "2023", "own:Axis": "own:Member"},
        "tableTemplates": {"u": {"columns": {"x": {}}}},
        "tables": {"t": {"url": "t.csv"}},
    }
    filing = read(report, base_json=json.dumps(base), t_csv="region,cash\n,1\n")
    (fact,) = told(filing)
    assert (fact.value, fact.unit, fact.period) == ("1", "iso4217:EUR", "2023-01-01/2023-12-31")
    assert fact.dimensions == {("own:Axis", "own:Member", False)}
    assert filing.origin.entry_points == ("own.xsd", "base.xsd")
    text = " ".join(messages(filing))
    assert all(part in text for part in ("gone.json", "was read before", "is final", "“period” in “dimensions”"))


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b'{"documentInfo": 5}', b"[" * 100_000, b'{"documentInfo": {"documentType": "x"}}'],
)
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(FilingError, match=r"report\.json"):
        read(data)


@pytest.mark.parametrize(
    "changes",
    [
        {"tables": []},
        {"tables": {"t": 5}},
        {"tableTemplates": {"t": []}},
        {"tableTemplates": {"t": {"columns": {"cash": 5}}}},
        {"dimensions": 5, "decimals": {}, "links": 5, "parameters": []},
        {"dimensions": {"period": 5, "unit": None}},
        {"tableTemplates": {"t": {"columns": {"cash": {"propertyGroups": 5, "propertiesFrom": 5}}}}},
    ],
)
def test_wrong_types_are_passed_over(changes: dict[str, Any]) -> None:
    read(metadata(**changes), t_csv="region,cash\n,1\n")


@pytest.mark.parametrize(
    "table",
    [b"", b"\n\n", b'cash\n"open', b"cash\n1\0\n", b"\xff\xfec\0", b"cash\n\xff\n", b"region\n", b",,\n1,2,3\n"],
)
def test_damaged_tables_are_read_as_far_as_they_go(table: bytes) -> None:
    assert len(read(metadata(), t_csv=table).facts) <= 1


def test_the_facts_before_the_damage_are_kept() -> None:
    filing = read(metadata(), t_csv='region,cash\n,1\n,"2"x\n,3\n')
    assert [fact.value for fact in told(filing)] == ["1"]
    assert "not read" in messages(filing)[0]


def test_only_metadata_is_recognised() -> None:
    assert xbrlcsv.recognises(json.dumps(metadata()).encode("utf-8-sig"))
    assert not xbrlcsv.recognises(b'{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-json"}}')
    assert not xbrlcsv.recognises(b"name,value\n")
