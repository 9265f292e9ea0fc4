"""Tests that every real filing that Arelle can open says the same facts to it, offline.

Arelle lacks the transformations of the SEC (`ixt-sec`): of the facts written with one the value is not compared, all
else is. It reads no rendered pages, no companyfacts, and no set whose contexts are missing (clx-10k-2022).
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Collection
from pathlib import Path

import pytest
from lxml import etree

from model.amounts import INF, UNSTATED, parse_amount
from model.files import FolderFiles, ZipFiles, read_bytes
from model.filing import Filing, Kind
from model.readers.opening import read_path
from model.readers.sec.submission import read as read_submission
from tests.real import FOLDER, interpreter_with, real

SEC_FORMATS = "http://www.sec.gov/inlineXBRL/transformation/2015-08-31"
NOT_COMPARED = "written with a transformation of the SEC"

AAPL, WK, NFLX = "aapl-10q-2025q2", "wk-10q-2022q2", "nflx-10k-2023"
REPORTS = [
    f"{AAPL}/aapl-20250329_htm.xml",
    f"{AAPL}/aapl-20250329.htm",
    f"{WK}/wk-20220630_htm.xml",
    f"{WK}/wk-20220630.htm",
    f"{NFLX}/nflx-20231231_htm.xml",
]
_EMPTY = re.compile(r"<(\w+)([^<>]*)></\1>")


def words(filing: Filing, row: int, left_out: Collection[str]) -> dict[str, object]:
    """A fact in the words of `arelle_facts.py`; `left_out` are the ids of those whose value is not compared."""
    kind, unit, period = filing.facts.kind[row], filing.unit_of(row), filing.period_of(row)
    value, stated = filing.value(row), int(filing.facts.decimals[row])
    text = None if kind == Kind.NIL else filing.text(row) if value is None else str(value.normalize())
    return {
        "concept": filing.concepts[int(filing.facts.concept[row])].name,
        "period": period.text if period else "",
        "unit": unit.name.replace("xbrli:", "") if unit else None,
        "dimensions": filing.named_dimensions(filing.dimensions_of(row)),
        "value": NOT_COMPARED if filing.facts.element_ids.get(row) in left_out else plain(text),
        "decimals": None if stated == UNSTATED else "INF" if stated == INF else str(stated),
    }


def plain(text: str | None) -> str | None:
    """A text with the empty elements of its XHTML written in one way."""
    return None if text is None else _EMPTY.sub(r"<\1\2/>", text)


def place(fact: dict[str, object]) -> str:
    """Where a fact stands: all of it but value and decimals."""
    return json.dumps({key: fact[key] for key in ("concept", "period", "unit", "dimensions")}, sort_keys=True)


def theirs(path: Path, left_out: Collection[str]) -> Counter[str]:
    """Each fact that Arelle finds, its numbers in one form; at the places `left_out` without its value."""
    python, tool = interpreter_with("arelle"), FOLDER.parent / "tools" / "arelle_facts.py"
    if python is None:
        pytest.skip("Arelle is not installed (CROSSFOOT_ARELLE_PYTHON may name an interpreter that has it)")
    if not tool.exists():
        pytest.skip(f"{tool} is not there")
    run = subprocess.run([python, str(tool), str(path)], capture_output=True, text=True, check=True)
    facts: Counter[str] = Counter()
    for line in run.stdout.splitlines():
        fact = json.loads(line)
        numeric = fact.pop("numeric")
        fact["unit"] = fact["unit"] and fact["unit"].replace("xbrli:", "")
        if place(fact) in left_out:
            fact["value"] = NOT_COMPARED
        elif numeric and fact["value"] is not None:
            fact["value"] = str(parse_amount(fact["value"]).normalize())
        else:
            fact["value"] = plain(fact["value"])
        facts[json.dumps(fact, sort_keys=True)] += 1
    return facts


def in_sec_formats(path: Path) -> set[str]:
    """The ids of the facts of a document that are written with a transformation of the SEC."""
    root = etree.parse(str(path), etree.XMLParser(huge_tree=True)).getroot()
    formats = (
        (each.get("id", ""), each.get("format", ""), each.nsmap)
        for each in root.iter("{*}nonNumeric", "{*}nonFraction")
    )
    return {name for name, form, scope in formats if scope.get(form.partition(":")[0]) == SEC_FORMATS}


def compare(path: Path, least: int) -> None:
    """Reads a report with both, which must hold at least so many facts."""
    filing = read_path(str(path))
    assert len(filing.facts) >= least
    ids = in_sec_formats(path)
    facts = [words(filing, row, ids) for row in range(len(filing.facts))]
    places = {place(fact) for fact in facts if fact["value"] == NOT_COMPARED}
    assert len(places) < len(facts) / 8
    assert Counter(json.dumps(fact, sort_keys=True) for fact in facts) == theirs(path, places)


@pytest.mark.parametrize("name", REPORTS)
def test_arelle_finds_the_same_facts(name: str) -> None:
    compare(real(*name.split("/")), 700)


def test_arelle_finds_the_same_facts_in_an_archive(tmp_path: Path) -> None:
    path = str(real("wk-10q-2022q1.zip"))
    with ZipFiles(path, path) as archive:
        for name in archive.names():
            (tmp_path / name).write_bytes(read_bytes(archive, name))
    compare(tmp_path / "wk-20220331.htm", 600)


def test_arelle_finds_the_same_facts_in_a_submission(tmp_path: Path) -> None:
    folder = FolderFiles(str(real("submission-8k")))
    inside = read_submission(folder, folder.names()[0], lambda _fraction: None).files
    for name in inside.names():
        if name.startswith(("abvc-", "ea0238372-8k")):
            (tmp_path / name).write_bytes(read_bytes(inside, name))
    compare(tmp_path / "ea0238372-8k_abvcbio.htm", 20)
    (tmp_path / "ea0238372-8k_abvcbio.htm").unlink()
    compare(tmp_path / "ea0238372-8k_abvcbio_htm.xml", 20)
