"""Turns HTML that is not XML into the tree of inline XBRL: its elements get back the case that HTML takes from them."""

from __future__ import annotations

import re

from lxml import etree

_NAMESPACES = {
    "ix": "http://www.xbrl.org/2013/inlineXBRL",
    "xbrli": "http://www.xbrl.org/2003/instance",
    "xbrldi": "http://xbrl.org/2006/xbrldi",
    "link": "http://www.xbrl.org/2003/linkbase",
    "xlink": "http://www.w3.org/1999/xlink",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "iso4217": "http://www.xbrl.org/2003/iso4217",
}
#: Names that hold capitals, in inline XBRL, in contexts and units, in links.
_ELEMENTS = """nonFraction nonNumeric startDate endDate unitNumerator unitDenominator explicitMember typedMember
schemaRef linkbaseRef roleRef arcroleRef footnoteLink footnoteArc"""
_ATTRIBUTES = """contextRef unitRef continuedAt tupleRef tupleID footnoteRefs footnoteID footnoteLinkRole footnoteRole
fromRefs toRefs linkRole roleURI arcroleURI"""
_CASES = {name.lower(): name for name in f"{_ELEMENTS} {_ATTRIBUTES}".split()}

#: lxml lets it be set, though its type does not say so.
_LINE = "sourceline"
_TAG = re.compile(r"<(/?)([\w.-]+):([\w.-]+)([^<>]*)>")
_ATTRIBUTE = re.compile(r"(?<=\s)([a-z]+)(?==\")")
#: HTML has no declarations within: what stands there would become the text of the page.
_HEAD = 16384
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*\[.*?\]\s*>", re.S | re.I)
#: What XML 1.0 cannot hold, though pages do.
CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def page_as_xml(text: str) -> etree._Element | None:
    """The root of a page; None where there is nothing in it."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    text = CONTROLS.sub(" ", text)
    doctype = _DOCTYPE.search(text, 0, _HEAD)
    if doctype:
        text = text[: doctype.start()] + "\n" * doctype[0].count("\n") + text[doctype.end() :]
    try:
        page = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if page is None:
        return None
    # Written as XML its prefixes become namespaces again. Serialised attributes hold no bare `<` or `>`.
    written = _TAG.sub(_in_its_case, etree.tostring(page, encoding="unicode"))
    root = etree.fromstring(
        _with_namespaces(written, page).encode(),
        etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True),
    )
    if root is None:
        return None
    for element, original in zip(root.iter(), page.iter(), strict=False):
        setattr(element, _LINE, original.sourceline)
    return root


def _in_its_case(match: re.Match[str]) -> str:
    slash, prefix, name, rest = match.groups()
    attributes = _ATTRIBUTE.sub(lambda found: _CASES.get(found[0], found[0]), rest)
    return f"<{slash}{prefix}:{_CASES.get(name, name)}{attributes}>"


def _with_namespaces(written: str, page: etree._Element) -> str:
    """The usual prefixes declared at the root where no element of the page declares them."""
    declared = {name for element in page.iter() for name in element.keys() if name.startswith("xmlns:")}  # noqa: SIM118
    missing = [
        f' xmlns:{prefix}="{namespace}"'
        for prefix, namespace in _NAMESPACES.items()
        if f"xmlns:{prefix}" not in declared
    ]
    return re.sub(r"\A<([\w.:-]+)", lambda match: match[0] + "".join(missing), written, count=1)
