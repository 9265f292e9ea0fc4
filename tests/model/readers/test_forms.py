"""A file is told by what it holds, not by what it is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.forms import Form, form_of

INLINE = b'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL">'


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"<?xml version='1.0'?>\n<!-- a <xbrl> in a comment -->" + INLINE, Form.INLINE),
        (b"\n\n  <?xml version='1.0'?>" + INLINE, Form.INLINE),
        (INLINE.replace(b"2013", b"2008"), Form.INLINE),
        (b'<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance">', Form.INSTANCE),
        (b'\xef\xbb\xbf<xbrl xmlns="http://www.xbrl.org/2003/instance">', Form.INSTANCE),
        ('<xbrl xmlns="http://www.xbrl.org/2003/instance">'.encode("utf-16"), Form.INSTANCE),
        (b"<!-- <html> --><xs:schema>", Form.SCHEMA),
        (b"<link:linkbase>", Form.LINKBASE),
        (b"<FilingSummary>", Form.FILING_SUMMARY),
        (b'<html><script src="Show.js"></script>', Form.RENDERED_PAGE),
        (b"<!DOCTYPE html><html><body><table>", Form.HTML),
        (b"<table><tr><td>1", Form.HTML),
        (b"<other/>", Form.XML),
        (b'{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-json"', Form.XBRL_JSON),
        (b'{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-csv"', Form.XBRL_CSV),
        (b'{\n "cik": 1640147,\n "entityName": "X", "facts": {', Form.COMPANY_FACTS),
        (b'{"version": "2.2", "instance": {"a.htm": {"nsprefix": "x"', Form.META_LINKS),
        (b'{"a": 1}', Form.JSON),
        (b"<SEC-DOCUMENT>0001.txt", Form.SUBMISSION),
        (b"PK\x03\x04", Form.ARCHIVE),
        (b"%PDF-1.7", Form.PDF),
        (b"\x89PNG\r\n", Form.IMAGE),
        (b"| Title\n| 12 Months Ended", Form.TEXT),
        (b"", Form.TEXT),
        (b"\x00\x01\x02", Form.BINARY),
    ],
)
def test_the_form_of_a_file(head: bytes, form: Form) -> None:
    assert form_of(head) is form


@given(st.binary(max_size=300))
def test_any_bytes_have_a_form(head: bytes) -> None:
    assert isinstance(form_of(head), Form)
