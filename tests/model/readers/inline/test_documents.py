"""Documents that are not quite the XML they should be: blanks, entities, encodings, HTML, pages that break off."""

from __future__ import annotations

import pytest

from model.errors import FilingError
from model.filing import Filing
from model.readers.inline.reader import recognises
from tests.model.readers.inline.pages import complaints, filing_of, number, page, value_of, values, words

_DECLARATION = '<?xml version="1.0" encoding="{}"?>'


def test_blank_lines_and_a_mark_before_the_declaration() -> None:
    document = f"\n\n  {_DECLARATION.format('utf-8')}\n{page(number('5') + words('é'))}"
    for start in ("", "\ufeff"):
        filing = filing_of(start + document)
        assert values(filing) == [5, "é"]
        assert filing.where(0) == "a.htm:7", start
        assert not complaints(filing)


def test_lines_before_a_declaration_of_another_encoding() -> None:
    document = f"\n{_DECLARATION.format('iso-8859-1')}\n{page(words('é'))}".encode("latin-1")
    filing = filing_of(document)
    assert values(filing) == ["é"]
    assert filing.where(0) == "a.htm:6"


@pytest.mark.parametrize("doctype", ["", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1.dtd">'])
def test_named_entities(doctype: str) -> None:
    document = doctype + page(
        number("1&nbsp;234", 'format="ixt:num-dot-decimal"') + words("&Auml;&mdash;&amp;&lt;<![CDATA[&nbsp;]]>")
    )
    filing = filing_of(document)
    assert values(filing) == [1234, "Ä—&<&nbsp;"]
    assert not complaints(filing)


@pytest.mark.parametrize(
    ("stated", "used", "complains"),
    [
        ("utf-8", "utf-8", False),
        ("UTF-16", "utf-16", False),
        ("UTF-16", "utf-16-le", False),
        ("iso-8859-1", "latin-1", False),
        ("windows-1252", "cp1252", False),
        ("Shift_JIS", "shift_jis", False),
        ("ascii", "utf-8", True),
        ("iso-8859-1", "utf-8", True),
        ("utf-16", "utf-8", True),
        ("utf-8", "cp1252", True),
        ("no-such-encoding", "utf-8", True),
    ],
)
def test_encodings(stated: str, used: str, *, complains: bool) -> None:
    text = "日本" if used == "shift_jis" else "café – 5 €" if used not in ("latin-1",) else "café"
    filing = filing_of((_DECLARATION.format(stated) + page(words(text))).encode(used))
    assert values(filing) == [text]
    assert bool(complaints(filing)) == complains


def test_without_a_declaration_the_encoding_is_found() -> None:
    for encoding in ("utf-8", "utf-16", "utf-32", "cp1252"):
        assert values(filing_of(page(words("café")).encode(encoding))) == ["café"]


@pytest.mark.parametrize("stated", [_DECLARATION.format("Shift_JIS"), ""])
def test_encodings_of_html(stated: str) -> None:
    body = f'<meta charset="shift_jis">{words("日本")}<br>'
    assert values(filing_of((stated + page(body)).encode("shift_jis"))) == ["日本"]


@pytest.mark.parametrize("encoding", ["zip", "idna", "rot13", "unicode_escape", "x" * 500])
def test_encodings_that_are_none(encoding: str) -> None:
    document = _DECLARATION.format(encoding) + page(words("é") + number("5"))
    for start in ("", "\n"):
        assert values(filing_of(start + document)) == ["é", 5]


def test_signs_that_xml_does_not_allow() -> None:
    filing = filing_of(page(words("a\x01b") + number("5")))
    assert values(filing) == ["a b", 5]
    assert complaints(filing)


def test_html_that_is_no_xml() -> None:
    body = (
        f"<p>Sales<br>{number('1,234', 'format=ixt:num-dot-decimal scale=3 decimals=-3 ID=f1')}<p>&copy; A & B\n"
        f"<table><tr><td>x<td>{number('', 'xsi:nil=true')}</table>"
        + words("one<br>two", 'continuedAt="k"')
        + '<img src="x.png"><ix:continuation id="k"> three</ix:continuation>'
    )
    filing = filing_of(page(body))
    assert values(filing) == [1234000, None, "onetwo three"]
    assert filing.facts.element_ids == {0: "f1"}
    assert [filing.where(row) for row in range(3)] == ["a.htm:4", "a.htm:5", "a.htm:5"]
    period = filing.period_of(0)
    assert period is not None
    assert period.text == "2022-01-01/2022-12-31"
    (complaint,) = complaints(filing)
    assert "was read as HTML" in complaint


def test_html_that_declares_no_namespaces() -> None:
    document = page(number("5") + "<br>")
    for start in (' xmlns:ix="', ' xmlns:xbrli="', ' xmlns:iso4217="'):
        before, _, rest = document.partition(start)
        document = before + rest.partition('"')[2]
    filing = filing_of(document)
    assert values(filing) == [5]
    assert filing.units[0].name == "iso4217:EUR"


def _is_right(filing: Filing, whole: dict[str, object]) -> bool:
    """Whether every fact that was read has the value that it has in the whole document."""
    return all(
        whole[filing.facts.element_ids[row]] == value
        and filing.period_of(row) is not None
        and len(filing.dimensions_of(row)) == 1
        for row, value in enumerate(values(filing))
        if row in filing.facts.element_ids
    )


def test_a_document_cut_at_any_byte_gives_no_wrong_value() -> None:
    dimension = '<xbrli:segment><xbrldi:explicitMember dimension="a:X">a:Y</xbrldi:explicitMember></xbrli:segment>'
    body = "\n".join(
        (
            number("1,234.56", 'id="n1" format="ixt:num-dot-decimal" scale="3" sign="-"'),
            words("one <b>two</b> three " + number("987", 'id="n2"') + " four", 'id="w1"'),
            words("first", 'id="w2" continuedAt="k"'),
            '<ix:continuation id="k"> and second</ix:continuation>',
        )
    )
    document = page(body).replace("</xbrli:identifier>", f"</xbrli:identifier>{dimension}").encode()
    filing = filing_of(document)
    whole: dict[str, object] = {filing.facts.element_ids[row]: value for row, value in enumerate(values(filing))}
    assert len(whole) == 4
    assert _is_right(filing, whole)
    read = 0
    for end in range(len(document)):
        try:
            cut = filing_of(document[:end])
        except FilingError:
            continue
        short = {"w2": {"first", "first and second"}}
        told = {**whole}
        for row, value in enumerate(values(cut)):
            name = cut.facts.element_ids.get(row, "")
            if value in short.get(name, ()):
                told[name] = value
        assert _is_right(cut, told), document[:end][-80:]
        assert complaints(cut)
        read += len(cut.facts)
    assert read > 500


def test_what_is_no_page_is_refused_in_a_sentence() -> None:
    for data in (b"", b"   ", b"\0\1\2", b"<a/>", b"plain words", page("no facts", "").encode()):
        with pytest.raises(FilingError, match=r"(no web page|no inline XBRL).*\.\Z"):
            filing_of(data)


def test_it_is_told_by_its_content() -> None:
    assert recognises(page("").encode())
    assert recognises(page("").encode("utf-16"))
    assert recognises(page("", ix="http://www.xbrl.org/2008/inlineXBRL").encode())
    assert not recognises(page("", ix="http://example.com").encode())
    assert not recognises(
        b'<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL">'
    )
    assert not recognises(b"<html><body>http://www.xbrl.org/2013/inlineXBRL</body></html>")


def test_pictures_of_many_megabytes_within_the_page() -> None:
    assert value_of(f'<img src="data:image/png;base64,{"A" * 11_000_000}"/>{number("5")}') == 5


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY {x} "{f"&{y};" * 10}">' for x, y in zip("bcdefghij", "abcdefghi", strict=True)),
        '<!ENTITY j SYSTEM "file:///etc/passwd">',
        '<!ENTITY j SYSTEM "http://example.com/x">',
        '<!ENTITY % p SYSTEM "http://example.com/x">%p;',
        '<!ENTITY j "&j;">',
    ],
)
@pytest.mark.parametrize("before", ["", "<!-- > <html -->"])
def test_entities_neither_expand_nor_lead_out(before: str, declared: str) -> None:
    filing = filing_of(f"{before}<!DOCTYPE html [{declared}]>" + page(words("x&j;y") + number("5")))
    text = values(filing)[0]
    assert isinstance(text, str)
    assert len(text) < 100
    assert "root:" not in text
    assert values(filing)[1] == 5
    assert complaints(filing)


def test_an_entity_of_the_documents_own_is_read() -> None:
    assert value_of(words("Example Ltd")) == "Example Ltd"
    document = '<!DOCTYPE html [<!ENTITY firm "Example Ltd">]>' + page(words("&firm;"))
    assert values(filing_of(document)) == ["Example Ltd"]
