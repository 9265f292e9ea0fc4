"""Real filings: rendered pages and workbook give the facts of the instance that they were made of, as far as shown."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import NamedTuple

import pytest

from model.amounts import UNSTATED
from model.files import FolderFiles, MemoryFiles, NeighbourFiles, ZipFiles, read_bytes
from model.filing import Filing, Kind
from model.readers.sec import companyfacts, pages, submission, workbook
from model.readers.xbrl import reader as xbrl
from tests.model.readers.sec.rpages import no_tick
from tests.real import real

WORKBOOK = "Financial_Report.xlsx"


class Key(NamedTuple):
    """What makes two facts one."""

    concept: str
    period: str | None
    unit: str | None
    members: frozenset[tuple[str, str]]


def keyed(filing: Filing) -> dict[Key, int]:
    """The rows of a filing's facts; of two with one key the more accurate."""
    found: dict[Key, int] = {}
    for row in range(len(filing.facts)):
        period, unit = filing.period_of(row), filing.unit_of(row)
        members = frozenset(filing.named_dimensions(filing.dimensions_of(row)).items())
        name = filing.concepts[int(filing.facts.concept[row])].name
        key = Key(name, period.text if period else None, unit.name if unit else None, members)
        known = found.setdefault(key, row)
        if int(filing.facts.decimals[row]) > int(filing.facts.decimals[known]):
            found[key] = row
    return found


def compared(shown: Filing, filed: Filing) -> Counter[str]:
    """How the facts of pages compare with those of the instance."""
    counts: Counter[str] = Counter()
    instance = keyed(filed)
    for key, row in keyed(shown).items():
        counts[_compared(shown, row, filed, instance[key]) if key in instance else "not in the instance"] += 1
    counts["not shown"] = len(instance.keys() - keyed(shown).keys())
    return counts


def _compared(shown: Filing, row: int, filed: Filing, other: int) -> str:
    if shown.facts.kind[row] != filed.facts.kind[other]:
        return "kind"
    value, exact = shown.value(row), filed.value(other)
    if value is None or exact is None:
        return "nil" if shown.facts.kind[row] == Kind.NIL else _texts(shown.text(row) or "", filed.text(other) or "")
    if value == exact:
        return "equal"
    decimals = int(shown.facts.decimals[row])
    near = decimals != UNSTATED and abs(value - exact) <= Decimal(5).scaleb(-decimals - 1)
    return "as shown" if near else "off"


def _texts(shown: str, filed: str) -> str:
    if shown == filed:
        return "text"
    return "markup" if "<" in filed else "other text"


@pytest.fixture(scope="module")
def apple() -> tuple[FolderFiles, Filing]:
    """A folder with every form of one report, and the facts of its instance."""
    files = FolderFiles(str(real("aapl-10q-2025q2")))
    return files, xbrl.read(files, "aapl-20250329_htm.xml", no_tick)


def test_the_pages_of_a_folder_are_the_instance(apple: tuple[FolderFiles, Filing]) -> None:
    files, filed = apple
    shown = pages.read(files, pages.pages_in(files), no_tick)
    assert compared(shown, filed) == {"equal": 612, "text": 63, "markup": 23, "nil": 2, "not shown": 0}
    assert [len(section.facts) > 0 for section in shown.sections] == [True] * 42
    assert {problem.severity for problem in shown.problems} <= {"info"}
    assert shown.entity == "Apple Inc."


def test_linkbases_tell_as_much_as_the_list_of_labels(apple: tuple[FolderFiles, Filing]) -> None:
    files, filed = apple
    alone = MemoryFiles("x", {name: read_bytes(files, name) for name in pages.pages_in(files)})
    shown = pages.read(alone, alone.names(), no_tick, filed.taxonomy)
    counts = compared(shown, filed)
    assert counts["equal"] == 612
    assert counts["not in the instance"] == counts["off"] == 0


def test_each_page_alone_gives_the_facts_of_its_section(apple: tuple[FolderFiles, Filing]) -> None:
    files, filed = apple
    total: Counter[str] = Counter()
    for name in pages.pages_in(files):
        shown = pages.read(MemoryFiles(name, {name: read_bytes(files, name)}), [name], no_tick)
        counts = compared(shown, filed)
        del counts["not shown"]
        total += counts
    # Alone, a page tells neither the signs that its labels turn nor the members at the heads of its columns.
    assert total["off"] <= 80
    assert total["not in the instance"] == 50 + 2
    assert total["kind"] == total["other text"] == 0


def test_the_workbook_gives_the_facts_of_the_pages(apple: tuple[FolderFiles, Filing]) -> None:
    files, filed = apple
    shown = workbook.read(files, WORKBOOK, no_tick)
    assert compared(shown, filed) == {"equal": 612, "text": 63, "markup": 23, "nil": 2, "not shown": 0}
    assert [section.title for section in shown.sections] == [
        section.title for section in pages.read(files, pages.pages_in(files), no_tick).sections
    ]


def test_the_workbook_with_the_taxonomy_alone(apple: tuple[FolderFiles, Filing]) -> None:
    files, filed = apple
    alone = MemoryFiles("x", {WORKBOOK: read_bytes(files, WORKBOOK)})
    counts = compared(workbook.read(alone, WORKBOOK, no_tick, filed.taxonomy), filed)
    assert counts["off"] == counts["kind"] == counts["other text"] == 0
    # Balances in columns of durations: without the types of standard concepts nothing tells them from movements.
    assert counts["not in the instance"] <= 8
    assert counts["equal"] >= 608


def test_the_workbook_alone_shows_the_values_of_the_pages(apple: tuple[FolderFiles, Filing]) -> None:
    files, _ = apple
    names = pages.pages_in(files)
    of_pages = pages.read(MemoryFiles("x", {name: read_bytes(files, name) for name in names}), names, no_tick)
    alone = workbook.read(MemoryFiles("x", {WORKBOOK: read_bytes(files, WORKBOOK)}), WORKBOOK, no_tick)
    # Which of two signs a fact has is told by pages that name their concepts, where one of them shows it unturned.
    assert amounts(alone) == amounts(of_pages)
    assert [len(section.facts) for section in alone.sections][1:4] == [76, 40, 56]


def amounts(filing: Filing) -> set[tuple[Decimal, str | None, str | None]]:
    """The numbers of a filing without their signs, each with its unit and the end of its period."""
    found = set()
    for row in range(len(filing.facts)):
        value, unit, period = filing.value(row), filing.unit_of(row), filing.period_of(row)
        if value is not None:
            end = period.end.isoformat() if period and period.end else None
            found.add((value.copy_abs(), unit.name if unit else None, end))
    return found


def test_a_submission_holds_the_same_report_five_times() -> None:
    files = NeighbourFiles(str(real("submission-8k", "0001213900-25-032135.txt")))
    found = submission.read(files, "0001213900-25-032135.txt", no_tick)
    assert found.problems == []
    assert (found.header.company, found.header.form) == ("ABVC BIOPHARMA, INC.", "8-K")
    archive = ZipFiles(found.files.open("0001213900-25-032135-xbrl.zip"), "inner")
    for name in ("ea0238372-8k_abvcbio.htm", "abvc-20250415.xsd", "abvc-20250415_lab.xml"):
        assert read_bytes(archive, name).split() == read_bytes(found.files, name).split()
    filed = xbrl.read(found.files, "ea0238372-8k_abvcbio_htm.xml", no_tick)
    for shown in (
        pages.read(found.files, pages.pages_in(found.files), no_tick),
        workbook.read(found.files, WORKBOOK, no_tick),
    ):
        assert compared(shown, filed) == {"text": 22, "not shown": 0}


def test_the_facts_of_a_company() -> None:
    files = NeighbourFiles(str(real("snow-companyfacts", "CIK0001640147.json")))
    filing = companyfacts.read(files, "CIK0001640147.json", no_tick)
    assert filing.entity == "SNOWFLAKE INC."
    assert (len(filing.facts), len(filing.restated)) == (4781, 55)
    assert filing.sections[0].title == "Income statement"
    assert filing.concepts[int(filing.facts.concept[filing.sections[0].facts[0]])].name.startswith("us-gaap:Revenue")
    assert sum(len(section.facts) for section in filing.sections) == len(filing.facts)
