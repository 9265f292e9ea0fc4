"""Small documents of inline XBRL from the few words that matter, and what was read from them."""

from __future__ import annotations

from decimal import Decimal

from model.files import MemoryFiles
from model.filing import Filing, Kind
from model.readers.inline.reader import read

NAMESPACES = {
    "xmlns": "http://www.w3.org/1999/xhtml",
    "xmlns:ix": "http://www.xbrl.org/2013/inlineXBRL",
    "xmlns:ixt": "http://www.xbrl.org/inlineXBRL/transformation/2020-02-12",
    "xmlns:ixt-sec": "http://www.sec.gov/inlineXBRL/transformation/2015-08-31",
    "xmlns:xbrli": "http://www.xbrl.org/2003/instance",
    "xmlns:xbrldi": "http://xbrl.org/2006/xbrldi",
    "xmlns:link": "http://www.xbrl.org/2003/linkbase",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xmlns:iso4217": "http://www.xbrl.org/2003/iso4217",
    "xmlns:a": "http://example.com/a",
}
CONTEXT = """<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://example.com">E</xbrli:identifier>
</xbrli:entity><xbrli:period><xbrli:startDate>2022-01-01</xbrli:startDate><xbrli:endDate>2022-12-31</xbrli:endDate>
</xbrli:period></xbrli:context>"""
UNIT = '<xbrli:unit id="u"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>'
REFERENCES = '<ix:references><link:schemaRef xlink:type="simple" xlink:href="a.xsd"/></ix:references>'
RESOURCES = f"<ix:resources>{CONTEXT}{UNIT}</ix:resources>"
HEADER = f"<ix:header>{REFERENCES}{RESOURCES}</ix:header>"


def page(body: str, header: str = HEADER, attributes: str = "", **namespaces: str) -> str:
    """A whole document; `namespaces` replace those that it declares, by prefix."""
    declared = {**NAMESPACES, **{f"xmlns:{prefix}": uri for prefix, uri in namespaces.items()}}
    said = " ".join(f'{name}="{value}"' for name, value in declared.items())
    return (
        f'<html {said} {attributes}><head><title>T</title></head><body><div style="display:none">{header}</div>\n'
        f"{body}</body></html>"
    )


def number(text: str, attributes: str = 'decimals="0"', name: str = "a:Revenue") -> str:
    """A nonFraction of the context and unit of every page."""
    return f'<ix:nonFraction name="{name}" contextRef="c" unitRef="u" {attributes}>{text}</ix:nonFraction>'


def words(content: str, attributes: str = "", name: str = "a:Note") -> str:
    """A nonNumeric of the context of every page."""
    return f'<ix:nonNumeric name="{name}" contextRef="c" {attributes}>{content}</ix:nonNumeric>'


def filing_of(*documents: str | bytes, target: str | None = None) -> Filing:
    """What is read from a document set."""
    contents = {
        f"{letter}.htm": document if isinstance(document, bytes) else document.encode()
        for letter, document in zip("abcdefgh", documents, strict=False)
    }
    return read(MemoryFiles("set", contents), list(contents), lambda _: None, target=target)


def values(filing: Filing) -> list[Decimal | str | None]:
    """The values of the facts in their order."""
    return [
        filing.value(row) if filing.facts.kind[row] == Kind.NUMBER else filing.text(row)
        for row in range(len(filing.facts))
    ]


def value_of(body: str, **namespaces: str) -> Decimal | str | None:
    """The value of the only fact of a page, which has no problems."""
    filing = filing_of(page(body, **namespaces))
    assert not complaints(filing)
    (value,) = values(filing)
    return value


def complaints(filing: Filing) -> list[str]:
    """The problems of a filing that come from its pages, each with its place: no taxonomy is ever there."""
    return [
        f"{problem.where} {problem.message}"
        for problem in filing.problems
        if "taxonom" not in problem.message and "a.xsd" not in problem.message
    ]
