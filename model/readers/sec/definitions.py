"""Turns what stands hidden below the table of a rendered page into the definitions of its concepts."""

from __future__ import annotations

from lxml import etree

from model.readers.sec.markup import classes, one_line, rows_of
from model.readers.sec.rendered.sheet import Definition, Pair, qname_of

#: How links and definitions refer to each other.
MARK = "defref_"
_NOTHING = frozenset(("", "na", "No definition available."))


def read_definitions(root: etree._Element, known: dict[str, Definition]) -> tuple[Pair, ...]:
    """Adds the definitions of a page, by the names that links use, to `known`; gives the axes and members among them.

    Each page of a filing repeats the definitions of its concepts: those known already are passed over.
    """
    pairs: list[Pair] = []
    for table in root.iter("table"):
        mark = table.get("id") or ""
        if not mark.startswith(MARK) or "authRefData" not in classes(table):
            continue
        name = mark[len(MARK) :]
        axis, equals, member = name.partition("=")
        if equals:
            pairs.append((axis, member))
        elif name not in known:
            known[name] = _definition(table, name)
    return tuple(pairs)


def _definition(table: etree._Element, raw: str) -> Definition:
    text = None
    details: dict[str, str] = {}
    for link in table.iter("a"):
        title = one_line(link).lstrip("-+ ")
        body = link.getnext()
        if body is None:
            continue
        if title == "Definition":
            text = _known(one_line(body))
        elif title == "Details":
            for inner in body.iter("table"):
                details.update(_details(inner))
    prefix = details.get("Namespace Prefix", "")
    name = raw
    if len(prefix) > 1 and prefix.endswith("_") and raw.startswith(prefix) and len(raw) > len(prefix):
        # A prefix may hold an underscore itself, which the link alone does not tell.
        name = f"{prefix[:-1]}:{raw[len(prefix) :]}"
    return Definition(
        name if ":" in name else qname_of(raw),
        _known(details.get("Data Type", "")),
        _known(details.get("Balance Type", "")),
        _known(details.get("Period Type", "")),
        text,
    )


def _details(table: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows_of(table):
        cells = [one_line(cell) for cell in row if cell.tag == "td"]
        if len(cells) == 2:
            found[cells[0].rstrip(":")] = cells[1]
    return found


def _known(text: str) -> str | None:
    return None if text in _NOTHING else text
