"""Damaged OIM reports and tables: refused in a sentence, or read, checked, written and read again the same."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from model.errors import FilingError
from model.exports.xbrljson import write_json
from model.files import MemoryFiles, NeighbourFiles
from model.filing import Filing
from model.readers.oim import xbrlcsv, xbrljson
from model.readers.table import reader as table
from model.totals.audit import audit
from tests.facts import told
from tests.model.readers.oim import test_xbrlcsv as csv_reports
from tests.model.readers.oim import test_xbrljson as json_reports

NOTE = {"value": "<p>x</p>", "dimensions": {"concept": "xbrl:note", "noteId": "n", "language": "en"}}
FACTS: dict[str, Any] = {
    "a": {**json_reports.of("1", -3, eg__R="eg:E"), "links": {"footnote": {"_": ["n"]}}},
    "b": json_reports.of(None),
    "c": json_reports.of("text", unit=None, language="en"),
    "n": NOTE,
    "d": json_reports.of("9e99", eg__R="A 1"),
}
SHAPE: dict[str, Any] = {
    **csv_reports.COLUMNS,
    "g": {"propertyGroups": {"x": {"decimals": 2, "dimensions": {"unit": "$u"}}}},
    "u": {},
    "y": {"dimensions": {"concept": "eg:Y", "period": "$p@end"}, "propertiesFrom": ["g"]},
    "p": {},
}
METADATA = csv_reports.metadata(tableTemplates={"t": {"columns": SHAPE, "rowIdColumn": "region"}})
SOURCES: dict[str, dict[str, bytes]] = {
    "json": {"report": json.dumps({"documentInfo": json_reports.HEAD, "facts": FACTS}).encode()},
    "csv": {
        "report": json.dumps(METADATA).encode(),
        "t.csv": b"region,cash,g,u,y,p\na,100,x,iso4217:EUR,5d2,2024\nb,#nil,,,7,2023Q1\n",
    },
    "table": {
        "report": b"Line,Start,End,Unit,Value,Region,Decimals,Scale,Nil,Id\n"
        b'A,2024-01-01,2024-12-31,EUR,"1,234.5",x,2,3,,f\n'
        b"B,,31.12.2024,%,(5),y,INF,,true,g\n"
    },
}
READERS = {"json": xbrljson.read, "csv": xbrlcsv.read, "table": table.read}
NOISE = (
    *(sign.encode() for sign in '"{}[],:;%$-\n'),
    *(b"null", b"1e999999999", b"9" * 50, b"\\ud800", b"\0", b"\xff", b"#nil", b"9999-12-31", b"@start", b"INF", b"d5"),
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them taken away, added, changed or doubled."""
    mutant = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(mutant) + 1)
        way = chance.randrange(4)
        if way == 0:
            del mutant[at : at + chance.randint(1, 8)]
        elif way == 1:
            mutant[at:at] = chance.choice(NOISE)
        elif way == 2:
            mutant[at : at + 1] = bytes([chance.randrange(256)])
        else:
            start = chance.randrange(len(mutant) + 1)
            mutant[at:at] = mutant[start : start + chance.randint(1, 40)]
    return bytes(mutant)


def no_tick(_fraction: float) -> None:
    """Nobody watches."""


def read(form: str, files: dict[str, bytes]) -> Filing | None:
    """The filing, None where it is refused."""
    try:
        return READERS[form](MemoryFiles("report", files), "report", no_tick)
    except FilingError:
        return None


@pytest.mark.parametrize("form", SOURCES)
def test_mutants_are_refused_or_come_back(form: str, tmp_path: Path) -> None:
    chance = random.Random(form)
    path = tmp_path / "report.json"
    came_back = 0
    for number in range(300):
        files = dict(SOURCES[form])
        name = list(files)[number % len(files)]
        files[name] = mutated(files[name], chance)
        filing = read(form, files)
        if filing is not None:
            audit(filing, no_tick)
            write_json(filing, str(path))
            again = xbrljson.read(NeighbourFiles(str(path)), path.name, no_tick)
            assert told(again) == told(filing), files
            came_back += 1
    assert came_back > 30
