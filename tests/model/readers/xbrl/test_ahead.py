"""Tests that a taxonomy which was read while its report was parsed is the one that the report refers to."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from contextlib import suppress
from typing import BinaryIO

import pytest
from lxml import etree

from model.files import MemoryFiles
from model.filing import Filing
from model.readers.inline import reader as inline
from model.readers.xbrl import beside
from model.readers.xbrl import reader as xbrl
from model.readers.xbrl.ahead import references_in
from tests.model.readers.inline.pages import HEADER, RESOURCES, number, page
from tests.model.readers.xbrl.writing import SCHEMA_REF, USD, context, fact, instance
from tests.model.taxonomy.writing import element, label, link, linkbase, linkbase_ref, schema

OTHER_REF = SCHEMA_REF.replace("co.xsd", "other.xsd")
TAXONOMY = {
    "co.xsd": schema(element("Revenue"), info=[linkbase_ref("co_lab.xml"), linkbase_ref("gone.xml")]),
    "co_lab.xml": linkbase(link("label", label("Revenue", "Net sales"))),
    "other.xsd": schema(element("Revenue"), info=[linkbase_ref("other_lab.xml"), linkbase_ref("lost.xml")]),
    "other_lab.xml": linkbase(link("label", label("Revenue", "Wrong"))).replace("co.xsd", "other.xsd"),
}


class CountedFiles(MemoryFiles):
    """Files that tell how often each was opened."""

    def __init__(self, contents: dict[str, str]) -> None:
        super().__init__("small", {name: text.encode() for name, text in contents.items()})
        self.opened: list[str] = []

    def open(self, name: str) -> BinaryIO:
        """The bytes of a file."""
        self.opened.append(name)
        return super().open(name)


@pytest.fixture(params=[0, 1 << 40], ids=["beside", "after"], autouse=True)
def worth_a_thread(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every report is parsed in a thread, or none: both are to give the same."""
    monkeypatch.setattr(beside, "WORTH_A_THREAD", request.param)


def read_instance(*before: str, files: CountedFiles | None = None, ticks: list[float] | None = None) -> Filing:
    """An instance of one fact, with these children of its root before all others."""
    files = files or CountedFiles({**TAXONOMY, "report.xml": instance(*before, context(), USD, fact("1"))})
    return xbrl.read(files, "report.xml", (ticks if ticks is not None else []).append)


def read_page(references: str) -> Filing:
    """A page of one fact, with these references in its header."""
    header = f"<ix:header><ix:references>{references}</ix:references>{RESOURCES}</ix:header>"
    text = page(number("1", name="co:Revenue"), header, co="http://example.com/co")
    return inline.read(CountedFiles({**TAXONOMY, "a.htm": text}), ["a.htm"], lambda _: None)


def said(filing: Filing) -> list[str]:
    """The problems about files that lack."""
    return [problem.message for problem in filing.problems if "not there" in problem.message]


@pytest.mark.parametrize("read", [read_instance, read_page])
def test_labels_and_problems_are_those_of_the_schema_that_is_referred_to(read: Callable[[str], Filing]) -> None:
    filing = read(SCHEMA_REF)
    assert filing.concepts[0].label == "Net sales"
    assert said(filing) == ["The file refers to “gone.xml”, which is not there."]


@pytest.mark.parametrize("read", [read_instance, read_page])
@pytest.mark.parametrize("before", [f"<!-- {OTHER_REF} -->", f"<!-- a --><!-- {OTHER_REF}\n -->", "<!-- b -->"])
def test_a_reference_in_a_comment_counts_for_nothing(read: Callable[[str], Filing], before: str) -> None:
    filing = read(before + SCHEMA_REF)
    assert filing.concepts[0].label == "Net sales"
    assert said(filing) == ["The file refers to “gone.xml”, which is not there."]


def test_what_only_looks_like_a_reference_counts_for_nothing() -> None:
    filing = read_instance(f"<link:footnoteLink><![CDATA[{OTHER_REF}]]></link:footnoteLink>", SCHEMA_REF)
    assert filing.concepts[0].label == "Net sales"
    assert said(filing) == ["The file refers to “gone.xml”, which is not there."]


def test_problems_of_a_schema_that_is_not_referred_to_are_not_listed() -> None:
    damaged = {**TAXONOMY, "other.xsd": "<xs:schema", "report.xml": ""}
    before = f"<link:footnoteLink><![CDATA[{OTHER_REF}]]></link:footnoteLink>"
    damaged["report.xml"] = instance(before, SCHEMA_REF, context(), USD, fact("1"))
    filing = read_instance(files=CountedFiles(damaged))
    assert not [problem for problem in filing.problems if "other.xsd" in problem.where]


def test_a_second_reference_further_down_counts_too() -> None:
    contents = {**TAXONOMY, "report.xml": instance(SCHEMA_REF, context(), OTHER_REF, USD, fact("1"))}
    filing = read_instance(files=CountedFiles(contents))
    assert said(filing) == [f"The file refers to “{name}.xml”, which is not there." for name in ("gone", "lost")]


def test_a_page_that_is_no_xml_has_its_taxonomy_all_the_same() -> None:
    header = f"<ix:header><ix:references>{SCHEMA_REF}</ix:references>{RESOURCES}</ix:header>"
    text = page(number("1", name="co:Revenue") + "<p>a<br>b", header, co="http://example.com/co")
    filing = inline.read(CountedFiles({**TAXONOMY, "a.htm": text}), ["a.htm"], lambda _: None)
    assert filing.concepts[0].label == "Net sales"


def test_each_file_is_opened_once() -> None:
    files = CountedFiles({**TAXONOMY, "report.xml": instance(SCHEMA_REF, context(), USD, fact("1"))})
    read_instance(files=files)
    assert sorted(files.opened) == ["co.xsd", "co_lab.xml", "report.xml"]


def test_progress_never_goes_back() -> None:
    ticks: list[float] = []
    read_instance(SCHEMA_REF, ticks=ticks)
    assert ticks == sorted(ticks)
    assert ticks[-1] == 1.0


def test_the_taxonomy_is_read_while_the_report_is_parsed(worth_a_thread: None) -> None:
    if not beside.WORTH_A_THREAD:
        ticks: list[float] = []
        read_instance(SCHEMA_REF, ticks=ticks)
        assert ticks[0] < 0.3, "the facts came first"


def test_names_of_facts_do_not_depend_on_when_the_taxonomy_is_read() -> None:
    root = 'xmlns="http://fasb.org/us-gaap/2024"'
    other = TAXONOMY["co.xsd"].replace("<xs:schema", '<xs:schema xmlns:us-gaap="http://example.com/other"', 1)
    text = instance(SCHEMA_REF, context(), USD, fact("1", "Revenues"), more=root)
    filing = read_instance(files=CountedFiles({**TAXONOMY, "co.xsd": other, "report.xml": text}))
    assert [concept.name for concept in filing.concepts] == ["us-gaap:Revenues"]


def test_nothing_is_kept_of_a_document_that_cannot_be_parsed(worth_a_thread: None) -> None:
    class Seen:
        def __call__(self) -> None:
            """What is called meanwhile."""

    seen = Seen()
    left = weakref.ref(seen)
    gc.disable()
    try:
        with suppress(etree.XMLSyntaxError):
            beside.parsed_beside(etree.fromstring, b"<a>", seen)
        del seen
        assert left() is None
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("text", "hrefs"),
    [
        (SCHEMA_REF + "\n  " + linkbase_ref("a_pre.xml") + "<a/>" + OTHER_REF, ["co.xsd", "a_pre.xml"]),
        ("<schemaRef xlink:href='a.xsd'></schemaRef>", ["a.xsd"]),
        (f"<!-- {SCHEMA_REF} -->", []),
        (f"<!-- x -->{SCHEMA_REF}", ["co.xsd"]),
        ('<link:schemaRef xlink:href="a.xsd?b=1&amp;c=2"/>', []),
        ("schemaRef", []),
        ("<a>schemaRef</a>", []),
        ("", []),
        (HEADER, ["a.xsd"]),
    ],
)
def test_references_in_text(text: str, hrefs: list[str]) -> None:
    assert references_in(text.encode()) == hrefs
