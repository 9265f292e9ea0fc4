"""Real filings: what is read from the page equals what the SEC took from it; a set that is not whole is read as far."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

import pytest

from model.files import NeighbourFiles
from model.filing import Filing
from model.readers.inline.reader import read, recognises
from model.readers.xbrl.reader import read as read_instance
from tests.real import real

_EMPTY = re.compile(r"<(\w+)([^<>]*)></\1>")


def reading_of(path: str) -> Filing:
    """The filing of a page with what stands beside it."""
    found = real(*path.split("/"))
    return read(NeighbourFiles(str(found)), [found.name], lambda _: None)


def facts_of(filing: Filing) -> Counter[tuple[object, ...]]:
    """Every fact by all that it says. The SEC's tools write an empty element as `<td/>` or `<td></td>`."""
    return Counter(
        (
            filing.concepts[filing.facts.concept[row]].name,
            filing.period_of(row),
            filing.unit_of(row),
            tuple(sorted(filing.named_dimensions(filing.dimensions_of(row)).items())),
            filing.value(row),
            _EMPTY.sub(r"<\1\2/>", " ".join((filing.text(row) or "").split())),
            int(filing.facts.decimals[row]),
            filing.facts.element_ids.get(row),
            filing.facts.languages.get(row),
        )
        for row in range(len(filing.facts))
    )


@pytest.mark.parametrize(
    ("page", "count"), [("aapl-10q-2025q2/aapl-20250329.htm", 760), ("wk-10q-2022q2/wk-20220630.htm", 973)]
)
def test_the_page_and_the_instance_taken_from_it_say_the_same(page: str, count: int) -> None:
    instance = real(*page.replace(".htm", "_htm.xml").split("/"))
    assert recognises(real(*page.split("/")).read_bytes()[:65536])
    inline = reading_of(page)
    extracted = read_instance(NeighbourFiles(str(instance)), instance.name, lambda _: None)
    assert len(inline.facts) == count
    assert facts_of(inline) == facts_of(extracted)
    assert inline.entity == extracted.entity
    assert inline.origin.entry_points == extracted.origin.entry_points
    assert (inline.origin.scheme, inline.origin.identifier) == (extracted.origin.scheme, extracted.origin.identifier)
    assert [section.title for section in inline.sections] == [section.title for section in extracted.sections]
    assert [list(section.facts) for section in inline.sections] == [
        list(section.facts) for section in extracted.sections
    ]
    assert {problem.severity for problem in inline.problems} == {"info"}


def test_spot_values() -> None:
    filing = reading_of("aapl-10q-2025q2/aapl-20250329.htm")
    sales = {
        filing.value(row)
        for row in range(len(filing.facts))
        if filing.concepts[filing.facts.concept[row]].name
        == "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"
        and filing.dimensions_of(row) == ()
    }
    assert Decimal("95359000000") in sales
    assert filing.entity == "Apple Inc."


def test_a_set_of_which_a_document_is_missing() -> None:
    filing = reading_of("clx-10k-2022/clx-20220630_d2.htm")
    assert len(filing.facts) == 0
    (problem,) = filing.problems
    assert "1,769 facts left out for want of a context: the document of the set" in problem.message
    assert "open the filing's whole folder or archive" in problem.message
    assert problem.where == "clx-20220630_d2.htm:5"
