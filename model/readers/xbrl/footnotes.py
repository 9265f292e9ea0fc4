"""Turns the footnote links of an instance into notes on the facts that they lead from (XBRL 2.1, 4.11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from model.building import FilingBuilder
from model.readers.xbrl.contexts import text_of

_XLINK = "{http://www.w3.org/1999/xlink}"
_LINK = "{http://www.xbrl.org/2003/linkbase}"
_LOC, _FOOTNOTE, _ARC = f"{_LINK}loc", f"{_LINK}footnote", f"{_LINK}footnoteArc"
FOOTNOTE_LINK = f"{_LINK}footnoteLink"


def add_footnotes(builder: FilingBuilder, links: Iterable[etree._Element]) -> None:
    """Notes each footnote on its facts; an arc from fact to fact notes where the explaining fact stands."""
    listed = list(links)
    rows = builder.rows_by_element_id() if listed else {}
    lines = builder.column("line") if listed else ()
    for link in listed:
        facts = _facts(link, rows)
        notes = _notes(link)
        for arc in link.iterchildren(_ARC):
            if arc.get("use") == "prohibited":
                continue
            start, end = arc.get(f"{_XLINK}from", ""), arc.get(f"{_XLINK}to", "")
            texts = notes.get(end) or [f"Explained by the fact at line {lines[row]}" for row in facts.get(end, ())]
            for row in facts.get(start, ()):
                for text in texts:
                    builder.annotate(row, text)


def _facts(link: etree._Element, rows: Mapping[str, int]) -> dict[str, list[int]]:
    """The rows of the facts behind each locator label; a locator leads to a fact by its id in this document."""
    facts: dict[str, list[int]] = {}
    for locator in link.iterchildren(_LOC):
        name = locator.get(f"{_XLINK}href", "").rpartition("#")[2]
        if name in rows:
            facts.setdefault(locator.get(f"{_XLINK}label", ""), []).append(rows[name])
    return facts


def _notes(link: etree._Element) -> dict[str, list[str]]:
    """The texts behind each footnote label, without their mark-up."""
    notes: dict[str, list[str]] = {}
    for footnote in link.iterchildren(_FOOTNOTE):
        text = " ".join(text_of(footnote).split())
        if text:
            notes.setdefault(footnote.get(f"{_XLINK}label", ""), []).append(text)
    return notes
