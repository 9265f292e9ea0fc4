"""Turns `FilingSummary.xml`, the list of the pages that the SEC rendered, into the reports of the filing in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from model.errors import FilingError
from model.readers.sec.rendered.sheet import Report

NAME = "FilingSummary.xml"
MAX_REPORTS = 5_000
#: A role's definition as EDGAR wants it: `9952151 - Statement - CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS`.
_LONG_NAME = re.compile(r"\s*(?P<number>\d+)\s+-\s+(?P<group>[^-]+?)\s+-\s+(?P<title>.+)\Z", re.DOTALL)


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


def split_name(long_name: str) -> tuple[str, str, str]:
    """The number, the group and the title of a role's definition; all of it is the title where it has other parts."""
    found = _LONG_NAME.match(long_name)
    return (found["number"], found["group"], found["title"].strip()) if found else ("", "", long_name.strip())


def _reports(root: etree._Element) -> Iterator[Report]:
    for element in root.iter("Report"):
        texts = {str(child.tag): " ".join((child.text or "").split()) for child in element}
        file = texts.get("HtmlFileName", "")
        if file and texts.get("ReportType") != "Book":
            number, group, title = split_name(texts.get("LongName", ""))
            short = texts.get("ShortName") or title
            yield Report(file, short, group or texts.get("MenuCategory", ""), number, texts.get("Role") or None)
