"""What is damaged at the door, cut, mangled or absurd: read with its problems listed, or refused in one sentence."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from model.filing import Filing
from model.readers.opening import no_tick
from model.totals.audit import audit
from tests.model.readers.everyform import listed, rendered
from tests.model.readers.everyform.attempts import attempt, write
from tests.model.readers.everyform.forms import FORMS, INLINE, INSTANCE, EveryForm
from tests.model.readers.sec.rpages import archive
from tests.model.readers.test_every_form import each_form, expected, table, written


@each_form
def test_documents_cut_anywhere_are_read_in_part_or_refused(form: EveryForm, tmp_path: Path) -> None:
    opened = written(form, tmp_path)
    name = form.opened or max(
        (name for name in form.files if name.endswith((".htm", ".xhtml", "co.xml"))),
        key=lambda name: len(form.files[name]),
    )
    data = form.files[name].rstrip()
    whole = set(expected(form))
    step = max(1, len(data) // 40)
    for end in (*range(0, len(data), step), *range(len(data) - 12, len(data))):
        (tmp_path / name).write_bytes(data[:end])
        filing = attempt(opened, form.files)
        if isinstance(filing, str) or form.format not in ("xbrl", "inline-xbrl", "xbrl-json", "companyfacts"):
            continue
        found = set(table(form, filing))
        # What a cut leaves is not said to be whole.
        assert found == whole or any(problem.severity != "info" for problem in filing.problems), end


ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp037", "utf-7")
TEXT_FORMS = [form for form in FORMS if form.opened and not form.files[form.opened].startswith(b"PK")]


@pytest.mark.parametrize("form", TEXT_FORMS, ids=lambda form: form.name)
def test_wrong_encodings_are_read_or_refused(form: EveryForm, tmp_path: Path) -> None:
    opened = written(form, tmp_path)
    text = form.files[form.opened].decode().replace("goods reach", "wäre Größe 東京")
    for encoding in ENCODINGS:
        opened.write_bytes(text.encode(encoding, "replace"))
        attempt(opened, form.files)
    for declared in (b"encoding='latin-1'", b"encoding='no-such'", b"encoding='utf-16'", b"encoding='UTF-7'"):
        opened.write_bytes(text.encode().replace(b"encoding='UTF-8'", declared))
        attempt(opened, form.files)


#: What is written, what stands there instead, and whether the facts that it touches are lost.
VANDALS = {
    "no-context": (b'contextRef="c3"', b'contextRef="none"'),
    "no-context-at-all": (b'contextRef="c3"', b""),
    "no-unit": (b'unitRef="usd"', b'unitRef="none"'),
    "no-unit-at-all": (b'unitRef="usd"', b""),
    "endless": (b"900", b"9e999999999"),
    "endless-in-a-text": (b"900000000", b"9e999999999"),
    "long": (b"900", b"9" * 100_000),
    "deep": (b"1.25", b"1e-999999999"),
    "many-decimals": (b'decimals="-6"', b'decimals="' + b"9" * 400 + b'"'),
    "negative-decimals": (b"-6", b"-" + b"9" * 400),
    "scale": (b'scale="6"', b'scale="999999999"'),
    "low-scale": (b'scale="6"', b'scale="-999999999"'),
    "loop": (b'<ix:continuation id="more">', b'<ix:continuation id="more" continuedAt="more">'),
    "no-format": (b"ixt:num-dot-decimal", b"ixt:no-such-format"),
    "no-date": (b"2022-12-31", b"2022-02-31"),
    "far-date": (b"2022", b"99999999999999999999"),
    "year-0": (b"2022", b"0000"),
    "no-prefix": (b"co:", b"nowhere:"),
    "no-measure": (b"iso4217:USD", b"<<"),
    "years": (b"12 Months Ended", b"999999999999 Months Ended"),
    "wide": (b'colspan="1"', b'colspan="999999999"'),
    "tall": (b'rowspan="2"', b'rowspan="999999999"'),
    "cell": (b'r="B', b'r="ZZZZZZZ'),
    "row": (b'<row r="3"', b'<row r="99999999999"'),
}
#: The files that these stand in, by what is opened.
WRECKED = {
    "co.xml": INSTANCE,
    "co.htm": INLINE,
    "co.json": {"co.json": listed.xbrl_json()},
    "report.json": listed.xbrl_csv(),
    "CIK1.json": {"CIK1.json": listed.company_facts()},
    "R3.htm": rendered.pages(),
    "c.txt": {"c.txt": rendered.piped()},
    "tabs.txt": {"tabs.txt": rendered.tabbed()},
    "facts.csv": {"facts.csv": listed.table_csv()},
    "book.xlsx": {"book.xlsx": rendered.workbook()},
    "table.xlsx": {"table.xlsx": listed.table_xlsx()},
}


def wrecked(data: bytes, old: bytes, new: bytes) -> bytes:
    """A file, or every entry of a workbook, with one thing replaced."""
    if not data.startswith(b"PK"):
        return data.replace(old, new)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return archive({name: book.read(name).replace(old, new) for name in book.namelist()})


@pytest.mark.parametrize("kind", VANDALS)
def test_absurd_contents_are_read_with_problems_or_refused(kind: str, tmp_path: Path) -> None:
    old, new = VANDALS[kind]
    touched = 0
    for number, (opened, files) in enumerate(WRECKED.items()):
        contents = {name: wrecked(data, old, new) for name, data in files.items()}
        changed = any(wrecked(data, old, old) != contents[name] for name, data in files.items())
        touched += changed
        filing = attempt(write(tmp_path / str(number), contents) / opened, files) if changed else ""
        if isinstance(filing, Filing):
            audit(filing, no_tick)
            assert all(abs(value.adjusted()) < 1_000 for value in numbers(filing)), opened
    assert touched


def numbers(filing: Filing) -> list[Decimal]:
    """The numbers of a filing but zero."""
    return [value for row in range(len(filing.facts)) if (value := filing.value(row)) is not None and value]


@pytest.mark.parametrize(
    ("opened", "kind", "said"),
    [
        ("co.xml", "no-context", "none"),
        ("co.xml", "no-unit", "none"),
        ("co.htm", "no-context", "none"),
        ("co.htm", "no-unit", "none"),
        ("co.htm", "loop", "more"),
        ("co.xml", "endless-in-a-text", "9e999999999"),
        ("co.htm", "endless", "9e999999999"),
        ("co.json", "endless-in-a-text", "9e999999999"),
        ("facts.csv", "endless-in-a-text", "9e999999999"),
        ("co.htm", "no-format", "no-such-format"),
    ],
)
def test_what_is_missing_or_absurd_is_listed(opened: str, kind: str, said: str, tmp_path: Path) -> None:
    contents = {name: data.replace(*VANDALS[kind]) for name, data in WRECKED[opened].items()}
    filing = attempt(write(tmp_path, contents) / opened)
    assert isinstance(filing, Filing)
    found = [problem for problem in filing.problems if problem.severity != "info" and said in problem.message]
    assert found, filing.problems
    assert all(problem.where.partition(":")[0] for problem in found)
