"""Every form of the small filing: its files, what is opened, and what the form cannot carry."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.model.readers.everyform import listed, rendered, tagged
from tests.model.readers.everyform.small import DETAILS, SECTIONS, Fact, Shown
from tests.model.readers.sec import test_submission as sent
from tests.model.readers.sec.rpages import archive

Contents = Mapping[str, bytes]


def every_fact(_fact: Fact) -> bool:
    """The form carries all facts."""
    return True


@dataclass(frozen=True)
class EveryForm:
    """One form of the filing. What it cannot carry is said here; everything else must be equal."""

    name: str
    format: str
    files: Contents
    #: What is opened, "" for the folder of the files.
    opened: str
    #: The facts that the form carries.
    carries: Callable[[Fact], bool] = every_fact
    #: Concepts go by their names, else by their labels.
    named: bool = True
    #: Labels are those of the label linkbase.
    labelled: bool = True
    decimals: bool = True
    #: Zeros at the end of a number are kept.
    zeros: bool = True
    #: How many pairs of a fact have names, the others labels: the link of a row names the first, the others stand below
    #: the table; `MetaLinks.json` does not tell the members of two axes of one section apart.
    named_pairs: int = 2
    #: A nil fact has a unit: a cell without a number and without a type tells none.
    nil_units: bool = True
    #: The sections by their titles, None where the form has none.
    sections: tuple[Shown, ...] | None = SECTIONS
    #: What one of the problems says, if there must be one.
    problem: str | None = None


def _under(folder: str, files: Contents) -> dict[str, bytes]:
    return {f"{folder}/{name}": data for name, data in files.items()}


TAXONOMY = tagged.taxonomy()
INSTANCE = {"co.xml": tagged.instance(), **TAXONOMY}
INLINE = {"co.htm": tagged.inline(), **TAXONOMY}
SPLIT = {
    "co_d1.htm": tagged.inline(*tagged.HALVES[0]),
    "co_d2.htm": tagged.inline(*tagged.HALVES[1], resources=False),
    **TAXONOMY,
}
PAGES = rendered.pages()
EDGAR = {
    **INLINE,
    **PAGES,
    "co_htm.xml": tagged.instance(),
    "Financial_Report.xlsx": rendered.workbook(),
    "MetaLinks.json": rendered.metalinks(),
    "co-xbrl.zip": archive(INLINE),
    "logo.jpg": b"\xff\xd8\xff\xe0 no picture",
    "Show.js": b"var Show = {};",
}


def _package(kind: str) -> bytes:
    said = {"documentInfo": {"documentType": f"https://xbrl.org/report-package/2023{kind}"}}
    return json.dumps(said).encode()


XBRI = {
    "co/META-INF/reportPackage.json": _package("/xbri"),
    "co/reports/co.xhtml": tagged.inline(schema="../taxonomy/co.xsd"),
    **_under("co/taxonomy", TAXONOMY),
}
XBR = {
    "co/META-INF/reportPackage.json": _package("/xbr"),
    "co/reports/co.json": listed.xbrl_json(),
}
CATALOG = (
    '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
    '<rewriteURI uriStartString="http://www.example.com/co/" rewritePrefix="../www.example.com/co/"/></catalog>'
)
PACKAGE = (
    '<tp:taxonomyPackage xmlns:tp="http://xbrl.org/2016/taxonomy-package" xml:lang="en">'
    "<tp:identifier>http://www.example.com/co</tp:identifier></tp:taxonomyPackage>"
)
_CO = "http://www.example.com/co/co.xsd"


def _esef(german: str, english: str) -> dict[str, bytes]:
    """An ESEF package with a report in each of two languages."""
    return {
        "co-2022-12-31/META-INF/catalog.xml": CATALOG.encode(),
        "co-2022-12-31/META-INF/taxonomyPackage.xml": PACKAGE.encode(),
        f"co-2022-12-31/reports/{german}": tagged.german(_CO),
        f"co-2022-12-31/reports/{english}": tagged.inline(schema=_CO),
        **_under("co-2022-12-31/www.example.com/co", TAXONOMY),
    }


ESEF = _esef("co-2022-12-31-de.xhtml", "co-2022-12-31-en.xhtml")
MANIFEST = (
    '<manifest xmlns="http://disclosure.edinet-fsa.go.jp/2013/manifest"><list><instance preferredFilename="co.xbrl">'
    "<ixbrl>0000000_header_co_ixbrl.htm</ixbrl><ixbrl>0101010_honbun_co_ixbrl.htm</ixbrl></instance></list></manifest>"
)
EDINET = {
    "XBRL/PublicDoc/0000000_header_co_ixbrl.htm": SPLIT["co_d1.htm"],
    "XBRL/PublicDoc/0101010_honbun_co_ixbrl.htm": SPLIT["co_d2.htm"],
    "XBRL/PublicDoc/manifest_PublicDoc.xml": MANIFEST.encode(),
    **_under("XBRL/PublicDoc", TAXONOMY),
}


def _submission(packed: bool) -> bytes:
    kinds = {"co.htm": "10-K", "co.xsd": "EX-101.SCH", "co_htm.xml": "XML"}
    documents = []
    for name, data in {**INLINE, "co_htm.xml": tagged.instance(), **PAGES}.items():
        wrap = "" if packed else "XML" if name.startswith("R") else "XBRL"
        body = sent.packed(data, name) if packed else data
        documents.append(sent.document(name, body, kinds.get(name, "EX-101"), wrap))
    return sent.HEADER + b"".join(documents) + b"</SEC-DOCUMENT>\n"


def _submission_of_archive() -> bytes:
    return sent.HEADER + sent.document("co-xbrl.zip", sent.packed(archive(INLINE), "co-xbrl.zip"), "ZIP")


def _whole(fact: Fact) -> bool:
    """companyfacts holds numbers of the whole alone."""
    return not fact.members and fact.unit is not None and fact.value is not None


def _detail(fact: Fact) -> bool:
    """A copy of one page holds the facts of that page."""
    return fact.concept in DETAILS.concepts


def _table(name: str, data: bytes) -> EveryForm:
    # A table states names only, and has one section.
    return EveryForm(name.replace(".", "-"), "fact-table", {name: data}, name, labelled=False, sections=None)


FORMS = (
    EveryForm("instance", "xbrl", INSTANCE, "co.xml"),
    EveryForm("instance-alone", "xbrl", {"co.xml": tagged.instance()}, "co.xml", labelled=False, sections=None),
    EveryForm("instance-folder", "xbrl", INSTANCE, ""),
    EveryForm("inline", "inline-xbrl", INLINE, "co.htm"),
    EveryForm("inline-set", "inline-xbrl", SPLIT, ""),
    EveryForm("zip", "inline-xbrl", {"co.zip": archive(INLINE)}, "co.zip"),
    EveryForm("zip-of-instance", "xbrl", {"co.zip": archive(INSTANCE)}, "co.zip"),
    EveryForm("zip-in-zip", "inline-xbrl", {"co.zip": archive({"a/in.zip": archive(INLINE)})}, "co.zip"),
    EveryForm("edgar-folder", "inline-xbrl", EDGAR, ""),
    EveryForm("report-package", "inline-xbrl", {"co.xbri": archive(XBRI)}, "co.xbri"),
    EveryForm("report-package-folder", "inline-xbrl", XBRI, ""),
    EveryForm("report-package-json", "xbrl-json", {"co.xbr": archive(XBR)}, "co.xbr", labelled=False, sections=None),
    EveryForm("esef", "inline-xbrl", {"co.zip": archive(ESEF)}, "co.zip", problem="co-2022-12-31-de.xhtml"),
    EveryForm("esef-folder", "inline-xbrl", ESEF, "", problem="co-2022-12-31-de.xhtml"),
    EveryForm(
        "esef-by-folders",
        "inline-xbrl",
        {"en.zip": archive(_esef("de/co.xhtml", "en/co.xhtml"))},
        "en.zip",
        problem="reports/de/co.xhtml",
    ),
    EveryForm(
        "esef-by-its-words",
        "inline-xbrl",
        {"co.zip": archive(_esef("report.xhtml", "more.xhtml"))},
        "co.zip",
        problem="reports/report.xhtml",
    ),
    EveryForm("edinet-folder", "inline-xbrl", EDINET, ""),
    EveryForm("edinet", "inline-xbrl", {"S100.zip": archive(EDINET)}, "S100.zip"),
    EveryForm("xbrl-json", "xbrl-json", {"co.json": listed.xbrl_json(), **TAXONOMY}, "co.json"),
    EveryForm("xbrl-csv", "xbrl-csv", {**listed.xbrl_csv(), **TAXONOMY}, "report.json"),
    EveryForm("submission", "inline-xbrl", {"co.txt": _submission(packed=False)}, "co.txt"),
    EveryForm("submission-packed", "inline-xbrl", {"co.txt": _submission(packed=True)}, "co.txt"),
    EveryForm("submission-of-zip", "inline-xbrl", {"co.txt": _submission_of_archive()}, "co.txt"),
    EveryForm("pages-folder", "rendered-pages", PAGES, ""),
    EveryForm("pages-summary", "rendered-pages", PAGES, "FilingSummary.xml"),
    EveryForm("page", "rendered-pages", {"R3.htm": PAGES["R3.htm"]}, "R3.htm", carries=_detail, sections=(DETAILS,)),
    EveryForm(
        "workbook-with-labels",
        "financial-report-workbook",
        {name: EDGAR[name] for name in ("Financial_Report.xlsx", "MetaLinks.json", "FilingSummary.xml")},
        "Financial_Report.xlsx",
        nil_units=False,
        named_pairs=0,
    ),
    EveryForm(
        "workbook",
        "financial-report-workbook",
        {"Financial_Report.xlsx": rendered.workbook()},
        "Financial_Report.xlsx",
        named=False,
        named_pairs=0,
        nil_units=False,
    ),
    EveryForm(
        "companyfacts",
        "companyfacts",
        {"CIK0000000001.json": listed.company_facts()},
        "CIK0000000001.json",
        carries=_whole,
        decimals=False,
        zeros=False,
        # The file has no sections of the filing: they are made of the kinds of names.
        sections=None,
    ),
    EveryForm(
        "text-copy",
        "text-copy",
        {"c.txt": rendered.piped()},
        "c.txt",
        _detail,
        named=False,
        named_pairs=0,
        sections=(DETAILS,),
    ),
    EveryForm(
        "pasted-table",
        "text-copy",
        {"c.txt": rendered.tabbed()},
        "c.txt",
        _detail,
        named=False,
        named_pairs=0,
        sections=(DETAILS,),
    ),
    EveryForm(
        "clipboard",
        "rendered-pages",
        {"c.htm": rendered.clipboard().encode()},
        "c.htm",
        _detail,
        nil_units=False,
        named_pairs=1,
        sections=(DETAILS,),
    ),
    _table("facts.csv", listed.table_csv()),
    _table("facts.xlsx", listed.table_xlsx()),
)
