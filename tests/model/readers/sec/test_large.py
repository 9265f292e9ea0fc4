"""Cost grows with the size of a page and nothing worse: each of these takes minutes where something is squared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.model.readers.sec.rpages import read

HEAD = b'<table class="report"><tr><th class="tl">Sales - USD ($)</th>'
DATED = HEAD + b'<th class="th"><div>Dec. 31, 2022</div></th></tr>'
VALUE = b'<tr><td class="pl">Sales</td><td class="nump">1</td></tr>'
COUNT = 5_000


def rows(row: str, after: bytes = VALUE) -> bytes:
    """A page with this row many times, numbered."""
    return DATED + b"".join(row.format(number).encode() + after for number in range(COUNT)) + b"</table>"


def member(link: str = "a_Axis=a_M{0}Member", label: str = "Member {0}") -> str:
    """A row that names members."""
    onclick = f"Show.showAR( this, 'defref_{link}', window );"
    return f'<tr class="rh"><td class="pl"><a onclick="{onclick}">{label}</a></td><td class="text">\u00a0</td></tr>'


def concept(link: str, label: str) -> str:
    """A row with a value."""
    onclick = f"Show.showAR( this, 'defref_{link}', window );"
    return f'<tr><td class="pl"><a onclick="{onclick}">{label}</a></td><td class="nump">1</td></tr>'


def columns() -> bytes:
    """A page with very many columns."""
    heads = (f'<th class="th"><div>Dec. 31, 2022</div><div>M {number}</div></th>'.encode() for number in range(COUNT))
    cells = b'<td class="nump">1</td>' * COUNT
    return HEAD + b"".join(heads) + b'</tr><tr><td class="pl">Sales</td>' + cells + b"</tr></table>"


def definitions() -> bytes:
    """A page that defines axes and members by the thousand."""
    tables = (
        f'<table class="authRefData" id="defref_a_B{number}Axis=a_C"></table>'.encode() for number in range(COUNT)
    )
    return rows(member(label="M {0} | N {0}")) + b"".join(tables)


TITLE = b'<table class="report"><tr><th>' + b" - a in Millions" * 100_000 + b"</th><th>Dec. 31, 2022</th></tr>"
EQUITY = HEAD + b'<th class="th"><div>Total</div></th></tr>'
NO_LINK = '<tr class="rh"><td class="pl">M {0} | N {0}</td><td class="text">\u00a0</td></tr>'
PAGES: dict[str, Callable[[], bytes]] = {
    "members": lambda: rows(member()),
    "members beside others": lambda: rows(member(label="Member {0} | Other {0} | Third")),
    "members without links": lambda: rows(NO_LINK),
    "members by thousands of definitions": definitions,
    "concepts": lambda: rows(concept("a_C{0}", "Concept {0} | unit {0}"), b""),
    "balances": lambda: EQUITY + b'<tr><td>Balance at Dec. 31, 2022</td><td class="nump">1</td></tr>' * COUNT,
    "columns": columns,
    "spans": lambda: DATED + VALUE + b'<tr><td rowspan="1000" colspan="1000">a</td><td>1</td></tr>' * COUNT,
    "marks": lambda: DATED + b"<tr><td>Sales</td><td>" + b"[1]" * 300_000 + b"x</td></tr>",
    "digits": lambda: DATED + b'<tr><td>Sales</td><td class="nump">' + b"1," * 500_000 + b"</td></tr>",
    "deep": lambda: DATED + VALUE + b"<tr><td>" + b"<div>" * 200_000 + b"x",
    "words": lambda: HEAD + b"<th>" + b"shares " * 300_000 + b"</th></tr>" + VALUE,
    "title": lambda: TITLE + VALUE,
}


@pytest.mark.parametrize("name", PAGES)
def test_large_pages(name: str) -> None:
    filing = read(PAGES[name]())
    assert 0 < len(filing.facts) <= COUNT
