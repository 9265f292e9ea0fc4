"""The small filing as it is rendered: pages, workbook, text copies and what a browser puts on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.model.readers.everyform.small import (
    BALANCE,
    DETAILS,
    FACTS,
    LABELS,
    PER_SHARE,
    POLICIES,
    SECTIONS,
    SHARES,
    Fact,
    Shown,
    bare,
    facts_in,
)
from tests.model.readers.sec import rpages
from tests.model.readers.sec.rpages import Line, SheetCell

_DATES = {"2022": "Dec. 31, 2022", "2021": "Dec. 31, 2021"}
_TYPES = {
    "co:SharesIssued": rpages.concept("xbrli:sharesItemType", "instant"),
    "co:Cash": rpages.STOCK,
    "co:Policy": rpages.concept("dtr-types:textBlockItemType"),
    "co:EarningsPerShare": rpages.concept("dtr-types:perShareItemType"),
}
_UNITS = {PER_SHARE: " | $ / shares", SHARES: " | shares"}
LENGTH = "12 Months Ended"


class Row(NamedTuple):
    """A row of a page: a line with its facts by column (None is an empty cell), or members without any."""

    label: str
    facts: tuple[Fact | None, ...] = ()
    name: str = ""
    pairs: tuple[tuple[str, str], ...] = ()


def years(section: Shown) -> list[str]:
    """The years that a page shows, the newest first."""
    return sorted({fact.period[:4] for fact in facts_in(section)}, reverse=True)


def rows(section: Shown) -> Iterator[Row]:
    """The rows of a page: the whole, then each set of members."""
    shown = facts_in(section)
    for pairs in dict.fromkeys(fact.members for fact in shown):
        if pairs:
            yield Row(" | ".join(bare(member) for _, member in pairs), pairs=pairs)
        own = [fact for fact in shown if fact.members == pairs]
        for name in dict.fromkeys(fact.concept for fact in own):
            by_year = {fact.period[:4]: fact for fact in own if fact.concept == name}
            unit = next(iter(by_year.values())).unit
            label = bare(name) + _UNITS.get(unit or "", "")
            yield Row(label, tuple(by_year.get(year) for year in years(section)), name)


def title(section: Shown) -> list[str]:
    """The lines of the title cell."""
    return [f"{section.title} - USD ($)", "$ in Millions"] if section is not POLICIES else [section.title]


def number(fact: Fact) -> str:
    """A number as a page shows it: `$ 900`, `(15)`."""
    value = (fact.value or "").lstrip("-")
    value = value.removesuffix("000000") if fact.decimals == -6 else value
    shown = value if "." in value else f"{int(value):,}"
    shown = shown if fact.unit == SHARES else f"$ {shown}"
    return f"({shown})" if (fact.value or "").startswith("-") else shown


def _html(fact: Fact | None) -> str | None:
    if fact is None:
        return None
    if fact.value is None:
        return "nil"
    return f"text:{fact.value.replace('&', '&amp;').replace('<', '&lt;')}" if not fact.unit else number(fact)


def page(section: Shown) -> bytes:
    """The page `R*.htm` of a section."""
    lines = []
    pairs: dict[str, None] = {}
    for row in rows(section):
        # A row of two members links to the first; both stand in the page below the table.
        links = [f"{axis}={member}".replace(":", "_") for axis, member in row.pairs]
        pairs.update(dict.fromkeys(links))
        link = links[0] if links else row.name.replace(":", "_")
        lines.append(Line(row.label, link, [_html(fact) for fact in row.facts], "rh" if links else ""))
    heads = [[_DATES[year]] for year in years(section)]
    spans = [(LENGTH, len(heads))] if section is not BALANCE else []
    definitions = {name.replace(":", "_"): _TYPES.get(name, rpages.MONEY) for name in section.concepts}
    return rpages.page(title(section), heads, lines, spans, definitions, pairs)


def summary() -> bytes:
    """The `FilingSummary.xml`."""
    return rpages.summary(
        *(
            (f"R{at}.htm", f"{each.number} - {each.group} - {each.title}", each.title, each.role)
            for at, each in enumerate(SECTIONS, 1)
        )
    )


def metalinks() -> bytes:
    """The `MetaLinks.json`."""
    tags = {name.replace(":", "_"): {"label": text} for name, text in LABELS.items()}
    others = [name for name in LABELS if name.endswith(("Axis", "Member"))]
    shown = {
        each.role: [name.replace(":", "_") for name in (*each.concepts, *(others if each.axes else ()))]
        for each in SECTIONS
    }
    return rpages.metalinks(tags, shown, prefix="co")


def pages() -> dict[str, bytes]:
    """All pages with their summary."""
    return {f"R{at}.htm": page(each) for at, each in enumerate(SECTIONS, 1)} | {"FilingSummary.xml": summary()}


def _cell(fact: Fact | None) -> SheetCell:
    if fact is None or fact.value is None:
        return SheetCell("\u00a0" if fact is None else " ")
    if not fact.unit:
        return SheetCell(fact.value)
    value = fact.value.removesuffix("000000") if fact.decimals == -6 else fact.value
    style = 5 if fact.unit == PER_SHARE else 2 if fact.unit == SHARES else 3
    return SheetCell(value, style, number=True)


def workbook() -> bytes:
    """The `Financial_Report.xlsx`: units of lines stand in the labels, members in lines of their own."""
    sheets = []
    for section in SECTIONS:
        count = len(years(section))
        dates = [SheetCell(_DATES[year]) for year in years(section)]
        corner = SheetCell(" ".join(title(section)), 1)
        head: list[list[SheetCell | None]] = [[corner, SheetCell(LENGTH)], [None, *dates]]
        merged = ["A1:A2", "B1:C1"] if count > 1 else ["A1:A2"]
        if section is BALANCE:
            head, merged = [[corner, *dates]], []
        body = [
            [SheetCell(row.label), *(map(_cell, row.facts) if row.facts else [_cell(None)] * count)]
            for row in rows(section)
        ]
        sheets.append((section.title, [*head, *body], merged))
    return rpages.workbook(*sheets)


def _cells(row: Row) -> Sequence[str]:
    return ["" if fact is None or fact.value is None else number(fact) for fact in row.facts]


def piped() -> bytes:
    """The details as a text copy in pipes; nil is a dash, for an empty cell would be gone."""
    cells = ["\n".join(("", *title(DETAILS))), LENGTH]
    cells += [f"\n{_DATES[year]}\nUSD ($)" for year in years(DETAILS)]
    for row in rows(DETAILS):
        cells += [_with_suffix(row), *(cell or "—" for cell in _cells(row))]
    return "".join(f"|{cell}\n" for cell in cells).encode()


def _with_suffix(row: Row) -> str:
    return " | ".join(LABELS[member] for _, member in row.pairs) if row.pairs else row.label


def tabbed() -> bytes:
    """The details as a browser pastes them."""
    dates = "\t".join(f"{_DATES[year]}\nUSD ($)" for year in years(DETAILS))
    lines = ["\n".join(title(DETAILS)) + f"\t{LENGTH}", dates]
    lines += [
        "\t".join([_with_suffix(row), *([cell or "—" for cell in _cells(row)] or ["", ""])]) for row in rows(DETAILS)
    ]
    return ("\n".join(lines) + "\n").encode()


def clipboard() -> str:
    """The details as HTML from the clipboard: the table alone."""
    text = page(DETAILS).decode()
    return text[text.index("<table") : text.index("</table>") + len("</table>")]


assert {fact.concept for section in SECTIONS for fact in facts_in(section)} == {fact.concept for fact in FACTS}
