"""Turns the first bytes of a file into the form of report that it holds, whatever the file is called."""

from __future__ import annotations

import re
from enum import Enum


class Form(Enum):
    """What a file holds. The order is that of richness: of several forms of one filing the first gives the facts."""

    INLINE = "inline-xbrl"
    INSTANCE = "xbrl"
    XBRL_JSON = "xbrl-json"
    XBRL_CSV = "xbrl-csv"
    RENDERED_PAGE = "rendered-page"
    WORKBOOK = "workbook"
    COMPANY_FACTS = "companyfacts"
    SUBMISSION = "submission"
    ARCHIVE = "archive"
    META_LINKS = "MetaLinks.json"
    FILING_SUMMARY = "FilingSummary.xml"
    SCHEMA = "schema"
    LINKBASE = "linkbase"
    HTML = "HTML"
    XML = "XML"
    JSON = "JSON"
    PDF = "PDF"
    IMAGE = "picture"
    TEXT = "text"
    BINARY = "binary"


#: How much of a file is looked at: the namespaces of an inline document stand on its root element, which may be long.
HEAD = 64 * 1024

_INLINE = re.compile(rb"http://www\.xbrl\.org/(?:2013|2008)/inlineXBRL")
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_RENDERED = re.compile(rb"Show\.(?:js|showAR|toggleNext)|<table[^>]+class=\"report\"", re.IGNORECASE)
_MAGIC = (
    (b"PK\x03\x04", Form.ARCHIVE),
    (b"PK\x05\x06", Form.ARCHIVE),
    (b"%PDF-", Form.PDF),
    (b"\x89PNG", Form.IMAGE),
    (b"\xff\xd8\xff", Form.IMAGE),
    (b"GIF8", Form.IMAGE),
)
_ROOTS = {
    b"xbrl": Form.INSTANCE,
    b"schema": Form.SCHEMA,
    b"linkbase": Form.LINKBASE,
    b"filingsummary": Form.FILING_SUMMARY,
    b"html": Form.HTML,
}
_JSON_FORMS = (
    (re.compile(rb'"https://xbrl\.org/(?:\d{4}|CR/[\d-]+|PWD/[\d-]+)/xbrl-json"'), Form.XBRL_JSON),
    (re.compile(rb'"https://xbrl\.org/(?:\d{4}|CR/[\d-]+|PWD/[\d-]+)/xbrl-csv"'), Form.XBRL_CSV),
    (re.compile(rb'\A\{\s*"cik"\s*:.*?"facts"\s*:', re.DOTALL), Form.COMPANY_FACTS),
    (re.compile(rb'"std_ref"|"nsprefix"|"baseTaxonomies"'), Form.META_LINKS),
)


def form_of(head: bytes) -> Form:
    """The form of a file from its first `HEAD` bytes."""
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return form
    text = _plain(head)
    if b"\0" in text:
        return Form.BINARY
    start = text.lstrip()
    if start[:1] == b"{":
        return next((form for pattern, form in _JSON_FORMS if pattern.search(start)), Form.JSON)
    if start.startswith((b"<SEC-DOCUMENT>", b"<SEC-HEADER>", b"<SUBMISSION>", b"-----BEGIN PRIVACY-ENHANCED")):
        return Form.SUBMISSION
    return _markup(start) if start[:1] == b"<" else Form.TEXT


def _markup(start: bytes) -> Form:
    if _INLINE.search(start):
        return Form.INLINE
    root = _ROOT.search(_COMMENT.sub(b"", start))
    form = _ROOTS.get(root[1].lower(), Form.XML) if root else Form.XML
    looks_html = form is Form.HTML or (
        form is Form.XML and re.search(rb"<(?:table|body|div|p)\b", start, re.IGNORECASE)
    )
    if looks_html:
        return Form.RENDERED_PAGE if _RENDERED.search(start) else Form.HTML
    return form


def _plain(head: bytes) -> bytes:
    """The bytes without a mark of their encoding, those of UTF-16 as UTF-8."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    return head.removeprefix(b"\xef\xbb\xbf")
