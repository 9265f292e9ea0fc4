"""Rendered pages and their workbook, written as the SEC's renderer writes them, from a few words a row."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from model.files import MemoryFiles
from model.filing import Filing, Kind
from model.readers.sec import pages

Cells = Sequence[str | None]


class Line(NamedTuple):
    """A row: the label, what its link names (`us-gaap_Revenues`, `axis=member`), the cells as shown.

    None is an empty cell, `nil` a nil one; a number goes without its class by `text:`.
    """

    label: str
    link: str = ""
    cells: Cells = ()
    kind: str = ""


def no_tick(_fraction: float) -> None:
    """Nobody watches."""


def page(
    title: Sequence[str],
    heads: Sequence[Sequence[str]],
    rows: Iterable[Line],
    spans: Sequence[tuple[str, int]] = (),
    definitions: Mapping[str, Mapping[str, str]] | None = None,
    pairs: Iterable[str] = (),
    notes: Mapping[str, str] | None = None,
) -> bytes:
    """An R page; `spans` are the lengths above the columns with how many columns each covers."""
    shown = f"<div><strong>{'<br>'.join(title)}</strong></div>"
    corner = f'<th class="tl" colspan="1" rowspan="{2 if spans else 1}">{shown}</th>'
    heading = "".join(f'<th class="th">{"".join(f"<div>{line}</div>" for line in lines)}</th>' for lines in heads)
    top = "".join(f'<th class="th" colspan="{count}">{text}</th>' for text, count in spans)
    head = f"<tr>{corner}{top}</tr>\n<tr>{heading}</tr>" if spans else f"<tr>{corner}{heading}</tr>"
    body = "\n".join(_row(line) for line in rows)
    foot = "".join(f"<tr><td>{mark}</td><td>{escape(text)}</td></tr>" for mark, text in (notes or {}).items())
    foot = f'<tr><td colspan="9"><table class="outerFootnotes">{foot}</table></td></tr>' if foot else ""
    hidden = "".join(_definition(name, details) for name, details in (definitions or {}).items())
    hidden += "".join(_definition(pair, {}) for pair in pairs)
    return (
        '<html><head><title></title><script src="Show.js"></script></head><body><span style="display: none;">v3</span>'
        f'<table class="report" border="0">\n{head}\n{body}\n{foot}</table>\n'
        f'<div style="display: none;">{hidden}</div></body></html>'
    ).encode("ascii", "xmlcharrefreplace")


def _row(line: Line) -> str:
    abstract = not line.cells and not line.kind
    label = f"<strong>{escape(line.label)}</strong>" if abstract else escape(line.label)
    onclick = f"Show.showAR( this, 'defref_{line.link}', window );"
    link = f'<a class="a" href="javascript:void(0);" onclick="{onclick}">{label}</a>' if line.link else label
    cells = "".join(_cell(cell) for cell in line.cells) or '<td class="text">&#160;<span></span>\n</td>'
    return f'<tr class="{line.kind or "re"}"><td class="pl" valign="top">{link}</td>\n{cells}</tr>'


def _cell(text: str | None) -> str:
    if text is None:
        return '<td class="text">&#160;<span></span>\n</td>\n'
    if text == "nil":
        return '<td class="text"> <span></span>\n</td>\n'
    if text.startswith("["):
        return f'<td class="fn"><sup>{text}</sup></td>\n'
    if text.startswith("text:"):
        return f'<td class="text">{text[5:]}<span></span>\n</td>\n'
    return f'<td class="{"num" if "(" in text else "nump"}">{text}<span></span>\n</td>\n'


def _definition(name: str, details: Mapping[str, str]) -> str:
    given = dict(details)
    text = given.pop("text", "")
    listed = "".join(f"<tr><td><strong> {key}:</strong></td><td>{value}</td></tr>" for key, value in given.items())
    said = f'<a href="#">- Definition</a><div><p>{text}</p></div>' if text else ""
    return (
        f'<table class="authRefData" style="display: none;" id="defref_{name}">'
        '<tr><td class="hide"><a>X</a></td></tr>'
        f'<tr><td><div class="body">{said}<a href="#">+ Details</a><div><table>{listed}</table></div></div></td></tr>'
        "</table>"
    )


def concept(item_type: str, period: str = "duration", balance: str = "na", text: str = "") -> dict[str, str]:
    """What a page says of a concept below its table."""
    return {
        "Namespace Prefix": "",
        "Data Type": item_type,
        "Balance Type": balance,
        "Period Type": period,
        "text": text,
    }


MONEY = concept("xbrli:monetaryItemType", "duration", "credit", "What customers pay.")
STOCK = concept("xbrli:monetaryItemType", "instant", "debit")


def read(*contents: bytes, **others: bytes) -> Filing:
    """The filing of these pages, `R1.htm` and so on, with `others` beside them (`FilingSummary_xml=…`)."""
    named = {f"R{number}.htm": data for number, data in enumerate(contents, 1)}
    named |= {name if "." in name else name.replace("_", "."): data for name, data in others.items()}
    files = MemoryFiles("folder", named)
    return pages.read(files, pages.pages_in(files), no_tick)


class Seen(NamedTuple):
    """A fact in words."""

    concept: str
    period: str | None
    unit: str | None
    members: dict[str, str]
    value: str | None
    decimals: int | None


def facts(filing: Filing) -> list[Seen]:
    """All facts in their order."""
    return [
        Seen(
            filing.concepts[int(filing.facts.concept[row])].name,
            period.text if (period := filing.period_of(row)) else None,
            unit.name if (unit := filing.unit_of(row)) else None,
            filing.named_dimensions(filing.dimensions_of(row)),
            _value(filing, row),
            filing.decimals(row),
        )
        for row in range(len(filing.facts))
    ]


def _value(filing: Filing, row: int) -> str | None:
    if filing.facts.kind[row] == Kind.NIL:
        return None
    value = filing.value(row)
    return format(value, "f") if value is not None else filing.text(row)


def values(filing: Filing) -> dict[tuple[str, str | None], str | None]:
    """The values by concept and period, of the whole alone."""
    return {(fact.concept, fact.period): fact.value for fact in facts(filing) if not fact.members}


def metalinks(
    tags: Mapping[str, Mapping[str, str]], roles: Mapping[str, Iterable[str]] | None = None, prefix: str = "abc"
) -> bytes:
    """A `MetaLinks.json`: labels by role and name, and the roles that present a name."""
    listed = {
        name: {
            "localname": name.partition("_")[2],
            "nsuri": f"http://example.com/{name.partition('_')[0]}",
            "presentation": [role for role, names in (roles or {}).items() if name in set(names)],
            "lang": {"en-us": {"role": dict(labels)}},
        }
        for name, labels in tags.items()
    }
    return json.dumps({"version": "2.2", "instance": {"a.htm": {"nsprefix": prefix, "tag": listed}}}).encode()


def summary(*reports: tuple[str, str, str, str]) -> bytes:
    """A `FilingSummary.xml`: file, long name, short name and role of each page."""
    listed = "".join(
        f"<Report><HtmlFileName>{file}</HtmlFileName><LongName>{escape(long)}</LongName>"
        f"<ReportType>Sheet</ReportType><Role>{role}</Role><ShortName>{escape(short)}</ShortName></Report>"
        for file, long, short, role in reports
    )
    book = "<Report><LongName>All Reports</LongName><ReportType>Book</ReportType></Report>"
    return f"<?xml version='1.0'?><FilingSummary><MyReports>{listed}{book}</MyReports></FilingSummary>".encode()


class SheetCell(NamedTuple):
    """A cell of a workbook: a text or a number as written, and its style (0 plain, 1 bold, then number formats)."""

    text: str
    style: int = 0
    number: bool = False


#: The styles of `workbook`, from 2 on.
FORMATS = (
    "#,##0_);(#,##0)",
    '_("$ "#,##0_);_("$ "(#,##0)',
    "#,##0.00%_);(#,##0.00%)",
    '_("$ "#,##0.00_)',
    "#,##0.00_)",
)


def workbook(*sheets: tuple[str, Sequence[Sequence[SheetCell | None]], Sequence[str]]) -> bytes:
    """An `.xlsx`: each sheet with its name, its rows and the ranges that are merged."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"/>' for at, (name, _, _) in enumerate(sheets, 1)
    )
    targets = "".join(
        f'<Relationship Id="rId{at}" Type="{rel}/worksheet" Target="/xl/worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    formats = "".join(f'<numFmt numFmtId="{164 + at}" formatCode="{escape(code)}"/>' for at, code in enumerate(FORMATS))
    styles = '<xf fontId="0" numFmtId="0"/><xf fontId="1" numFmtId="0"/>'
    styles += "".join(f'<xf fontId="0" numFmtId="{164 + at}"/>' for at in range(len(FORMATS)))
    parts: dict[str, str] = {
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{rel}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{targets}</Relationships>",
        "xl/styles.xml": f"<styleSheet {main}><numFmts>{formats}</numFmts>"
        f"<fonts><font/><font><b val='1'/></font></fonts><cellXfs>{styles}</cellXfs></styleSheet>",
    }
    for at, (_, rows, merged) in enumerate(sheets, 1):
        areas = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
        body = "".join(f'<row r="{number}">{_cells(number, row)}</row>' for number, row in enumerate(rows, 1))
        parts[f"xl/worksheets/sheet{at}.xml"] = (
            f"<worksheet {main}><sheetData>{body}</sheetData><mergeCells>{areas}</mergeCells></worksheet>"
        )
    return archive({name: f"<?xml version='1.0'?>{text}".encode() for name, text in parts.items()})


def archive(contents: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in contents.items():
            file.writestr(name, data)
    return stream.getvalue()


def _cells(row: int, cells: Sequence[SheetCell | None]) -> str:
    written = []
    for at, cell in enumerate(cells):
        place = f'r="{chr(ord("A") + at)}{row}"'
        if cell is not None and cell.number:
            written.append(f'<c {place} s="{cell.style}" t="n"><v>{cell.text}</v></c>')
        elif cell is not None:
            text = escape(cell.text)
            written.append(f'<c {place} s="{cell.style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
    return "".join(written)
