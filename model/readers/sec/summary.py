"""Turns `FilingSummary.xml`, the list of the pages that the SEC rendered, into the reports of the filing in order."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from model.errors import FilingError
from model.readers.sec.rendered.sheet import Report
from model.taxonomy.roles import role_of

NAME = "FilingSummary.xml"
MAX_REPORTS = 5_000


def read_summary(data: bytes, name: str = NAME) -> list[Report]:
    """The pages of the filing that have a file of their own, without the book of all of them.

    Raises:
        FilingError: it is no such list.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FilingError(f"{name} is not readable as a list of rendered pages: {error}.") from error
    if not etree.iselement(root) or root.tag != "FilingSummary":
        raise FilingError(f"{name} is not a list of rendered pages.")
    return [report for report, _ in zip(_reports(root), range(MAX_REPORTS), strict=False)]


def _reports(root: etree._Element) -> Iterator[Report]:
    for element in root.iter("Report"):
        texts = {str(child.tag): " ".join((child.text or "").split()) for child in element}
        file = texts.get("HtmlFileName", "")
        if file and texts.get("ReportType") != "Book":
            role = role_of(texts.get("Role", ""), texts.get("LongName", ""), texts.get("ShortName", ""))
            yield Report(file, role.title, role.group or texts.get("MenuCategory", ""), role.number, role.uri or None)
