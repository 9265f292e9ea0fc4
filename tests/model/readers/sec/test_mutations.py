"""Small files of each form with pieces torn out, doubled or swapped: read with problems, or refused in a sentence."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from model.errors import FilingError
from model.files import MemoryFiles
from model.readers.sec import companyfacts, pages, submission, workbook
from tests.model.readers.sec.rpages import MONEY, Line, archive, metalinks, no_tick, page, summary
from tests.model.readers.sec.rpages import SheetCell as Cell
from tests.model.readers.sec.rpages import workbook as made

PAGE = page(
    ("INCOME - USD ($)", "$ in Millions"),
    (("Dec. 31, 2022",), ("Dec. 31, 2021", "Services")),
    (
        Line("Sales:", "us-gaap_SalesAbstract"),
        Line("Net sales", "us-gaap_Revenues", ("$ 1,234", "(56)")),
        Line("Services | Europe", "srt_ProductOrServiceAxis=us-gaap_ServiceMember", kind="rh"),
        Line("Net sales", "us-gaap_Revenues", ("nil", "66.00%")),
    ),
    (("12 Months Ended", 2),),
    {"us-gaap_Revenues": MONEY},
    notes={"[1]": "So."},
)
LINKS = metalinks({"us-gaap_Revenues": {"label": "Sales", "negatedLabel": "Net sales"}}, {"r": ["us-gaap_Revenues"]})
LISTED = summary(("R1.htm", "1 - Statement - INCOME", "INCOME", "r"))
FACTS = (
    b'{"cik":1,"facts":{"us-gaap":{"A":{"label":"x","units":'
    b'{"USD":[{"start":"2021-01-01","end":"2021-12-31","val":1.5}]}}}}}'
)
SENT = (
    b"<SEC-DOCUMENT>a\n<DOCUMENT>\n<TYPE>8-K\n<FILENAME>a.htm\n<TEXT>\n<XML>\n"
    b"begin 644 a\n#86)C\n`\nend\n</XML>\n</TEXT>\n"
)
SHEET = made(
    (
        "INCOME",
        [
            [Cell("INCOME - USD ($)", 1), Cell("12 Months Ended")],
            [None, Cell("Dec. 31, 2022")],
            [Cell("Net sales"), Cell("1.5", 3, number=True)],
        ],
        ["A1:A2"],
    )
)


def read_pages(data: bytes) -> None:
    """A page with whatever stands beside it."""
    files = MemoryFiles("x", {"R1.htm": data, "MetaLinks.json": LINKS, "FilingSummary.xml": LISTED})
    pages.read(files, ["R1.htm"], no_tick)


def read_beside(data: bytes) -> None:
    """A page beside damaged helpers."""
    pages.read(MemoryFiles("x", {"R1.htm": PAGE, "MetaLinks.json": data}), ["R1.htm"], no_tick)
    pages.read(MemoryFiles("x", {"R1.htm": PAGE, "FilingSummary.xml": data}), ["R1.htm"], no_tick)


def read_html(data: bytes) -> None:
    """The page from the clipboard."""
    pages.read_html(data.decode("latin-1"), "pasted", no_tick)


def read_sheet(data: bytes) -> None:
    """A workbook, its sheet damaged or all of it."""
    workbook.read(MemoryFiles("x", {"a": data}), "a", no_tick)


def read_inner(data: bytes) -> None:
    """A workbook whose sheet is damaged, in an archive that is not."""
    inner = {"xl/worksheets/sheet1.xml": data, "xl/workbook.xml": WORKBOOK_XML, "xl/_rels/workbook.xml.rels": RELATIONS}
    read_sheet(archive(inner))


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORKBOOK_XML = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="a" r:id="a"/></sheets></workbook>'.encode()
)
RELATIONS = b'<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>'
INNER = (
    f"<worksheet xmlns='{MAIN}'><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>INCOME - USD ($)</t></is></c>"
    "<c r='B1' t='inlineStr'><is><t>Dec. 31, 2022</t></is></c></row><row r='2'><c r='A2' t='inlineStr'><is><t>Sales</t>"
    "</is></c><c r='B2'><v>12.5</v></c></row></sheetData><mergeCells><mergeCell ref='C1:D1'/></mergeCells></worksheet>"
).encode()


def read_facts(data: bytes) -> None:
    """The facts of a company."""
    companyfacts.read(MemoryFiles("x", {"a": data}), "a", no_tick)


def read_sent(data: bytes) -> None:
    """A submission."""
    submission.read(MemoryFiles("x", {"a": data}), "a", no_tick)


@pytest.mark.parametrize(
    ("read", "whole"),
    [
        (read_pages, PAGE),
        (read_beside, LINKS),
        (read_beside, LISTED),
        (read_html, PAGE),
        (read_sheet, SHEET),
        (read_inner, INNER),
        (read_facts, FACTS),
        (read_sent, SENT),
    ],
)
def test_mutations_are_read_or_refused(read: Callable[[bytes], None], whole: bytes) -> None:
    chance = random.Random(7)
    read(whole)
    outcomes = {True: 0, False: 0}
    for _ in range(250):
        data = mutated(whole, chance)
        try:
            read(data)
        except FilingError:
            outcomes[False] += 1
        else:
            outcomes[True] += 1
    assert outcomes[True] > 0


def mutated(whole: bytes, chance: random.Random) -> bytes:
    """The bytes with one to three pieces changed."""
    data = bytearray(whole)
    for _ in range(chance.randint(1, 3)):
        at, size = chance.randrange(len(data)), chance.choice((1, 2, 8, 40))
        match chance.randrange(5):
            case 0:
                del data[at : at + size]
            case 1:
                data[at:at] = data[at : at + size]
            case 2:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 3:
                data[at:at] = chance.choice(
                    (b"9" * 400, b"<td>", b"</table>", b"\0", b"]}", b"&#x0;", b"1e999999", b"\xc3")
                )
            case _:
                other = chance.randrange(len(data))
                data[at : at + size], data[other : other + size] = data[other : other + size], data[at : at + size]
        if not data:
            return bytes(data)
    return bytes(data)
