"""The small filing as data: xBRL-JSON, xBRL-CSV, companyfacts and tables of facts."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import Any

import openpyxl

from tests.model.readers.everyform.small import (
    COMPANY,
    ENTITY,
    FACTS,
    LABELS,
    PRODUCT,
    SCHEME,
    SEGMENT,
    Fact,
)

NAMESPACES = {
    "co": COMPANY,
    "cik": SCHEME,
    "iso4217": "http://www.xbrl.org/2003/iso4217",
    "xbrli": "http://www.xbrl.org/2003/instance",
    "xbrl": "https://xbrl.org/2021",
}
HEADINGS = ["Concept", PRODUCT, SEGMENT, "Start", "End", "Unit", "Value", "Decimals", "Nil", "Kind"]


def _info(form: str) -> dict[str, Any]:
    return {"documentType": f"https://xbrl.org/2021/{form}", "namespaces": NAMESPACES, "taxonomy": ["co.xsd"]}


def _moments(period: str) -> str:
    """A period as OIM writes it: at midnight, the end on the day after."""
    start, slash, end = period.partition("/")
    after = date.fromisoformat(end if slash else start) + timedelta(days=1)
    return f"{start}T00:00:00/{after}T00:00:00" if slash else f"{after}T00:00:00"


def xbrl_json() -> bytes:
    """An xBRL-JSON report."""
    facts: dict[str, Any] = {}
    for number, fact in enumerate(FACTS):
        dimensions = {
            "concept": fact.concept,
            "entity": f"cik:{ENTITY}",
            "period": _moments(fact.period),
            **dict(fact.members),
        }
        said: dict[str, Any] = {"value": fact.value, "dimensions": dimensions}
        if fact.unit:
            dimensions["unit"] = fact.unit
            if fact.decimals is not None:
                said["decimals"] = fact.decimals
        else:
            dimensions["language"] = "en"
        facts[f"f{number}"] = said
    return json.dumps({"documentInfo": _info("xbrl-json"), "facts": facts}, indent=1).encode()


def _table(header: list[str], rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue().encode()


def xbrl_csv() -> dict[str, bytes]:
    """An xBRL-CSV report: one table of numbers, one of texts."""
    shared: dict[str, Any] = {"concept": "$concept", "period": "$period"}
    numbers: dict[str, Any] = {**shared, "unit": "$unit", PRODUCT: "$product", SEGMENT: "$segment"}
    columns: dict[str, Any] = {name: {} for name in ("concept", "product", "segment", "period", "unit", "places")}
    templates = {
        "numbers": {"columns": {**columns, "value": {"dimensions": numbers, "decimals": "$places"}}},
        "texts": {
            "columns": {"concept": {}, "period": {}, "value": {"dimensions": {**shared, "language": "en"}}},
        },
    }
    report = {
        "documentInfo": _info("xbrl-csv"),
        "dimensions": {"entity": f"cik:{ENTITY}"},
        "tableTemplates": templates,
        "tables": {name: {"url": f"{name}.csv"} for name in templates},
    }
    rows = [
        [
            fact.concept,
            *_split(fact),
            _moments(fact.period),
            fact.unit or "",
            "" if fact.decimals is None else str(fact.decimals),
            "#nil" if fact.value is None else fact.value,
        ]
        for fact in FACTS
        if fact.unit
    ]
    texts = [[fact.concept, _moments(fact.period), fact.value or ""] for fact in FACTS if not fact.unit]
    return {
        "report.json": json.dumps(report, indent=1).encode(),
        "numbers.csv": _table([*columns, "value"], rows),
        "texts.csv": _table(["concept", "period", "value"], texts),
    }


def _split(fact: Fact) -> list[str]:
    members = dict(fact.members)
    return [members.get(axis, "") for axis in (PRODUCT, SEGMENT)]


def company_facts() -> bytes:
    """The companyfacts file: the whole alone, no texts, no nil."""
    concepts: dict[str, Any] = {}
    for fact in FACTS:
        if fact.members or fact.unit is None or fact.value is None:
            continue
        start, slash, end = fact.period.partition("/")
        unit = fact.unit.replace("iso4217:", "").replace("xbrli:", "")
        local = fact.concept.partition(":")[2]
        concept = concepts.setdefault(local, {"label": LABELS[fact.concept], "description": "", "units": {}})
        number: int | float = float(fact.value) if "." in fact.value else int(fact.value)
        entry = {"end": end if slash else start, "val": number, "accn": "0-23-1", "form": "10-K", "filed": "2023-02-01"}
        concept["units"].setdefault(unit, []).append({"start": start, **entry} if slash else entry)
    return json.dumps({"cik": int(ENTITY), "entityName": "Small Inc.", "facts": {"co": concepts}}).encode()


def rows() -> list[list[str]]:
    """A table of facts, one row a fact."""
    return [HEADINGS, *(_row(fact) for fact in FACTS)]


def _row(fact: Fact) -> list[str]:
    start, slash, end = fact.period.partition("/")
    return [
        fact.concept,
        *_split(fact),
        start if slash else "",
        end if slash else start,
        fact.unit or "",
        fact.value or "",
        "" if fact.decimals is None else str(fact.decimals),
        "true" if fact.value is None else "",
        "nil" if fact.value is None else "number" if fact.unit else "text",
    ]


def table_csv() -> bytes:
    """The table as CSV."""
    return _table(HEADINGS, rows()[1:])


def table_xlsx() -> bytes:
    """The table as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows():
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
