"""The documents inside a submission come out byte by byte, whatever they are packed in."""

from __future__ import annotations

import binascii

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.errors import FilingError
from model.files import MemoryFiles, read_bytes
from model.readers.sec import submission
from model.readers.sec.submission import Header, Submission
from tests.model.readers.sec.rpages import no_tick

HEADER = b"""<SEC-DOCUMENT>0001213900-25-032135.txt : 20250415
<SEC-HEADER>0001213900-25-032135.hdr.sgml : 20250415
ACCESSION NUMBER:\t\t0001213900-25-032135
CONFORMED SUBMISSION TYPE:\t8-K
CONFORMED PERIOD OF REPORT:\t20250415
FILED AS OF DATE:\t\t20250416

FILER:
\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tABC BIOPHARMA, INC.
\t\tCENTRAL INDEX KEY:\t\t\t0001173313
\tFORMER COMPANY:
\t\tFORMER CONFORMED NAME:\tOLD ONE
FILER:
\t\tCOMPANY CONFORMED NAME:\t\t\tANOTHER
</SEC-HEADER>
"""


def document(name: str, text: bytes, kind: str = "EX-99", wrap: str = "") -> bytes:
    """A document as it stands in the file."""
    inside = f"<{wrap}>\n".encode() + text + f"\n</{wrap}>\n".encode() if wrap else text + b"\n"
    head = f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>1\n<FILENAME>{name}\n<DESCRIPTION>WORDS\n<TEXT>\n".encode()
    return head + inside + b"</TEXT>\n</DOCUMENT>\n"


def packed(data: bytes, name: str = "a.jpg") -> bytes:
    """Bytes as uuencoded lines."""
    lines = [binascii.b2a_uu(data[at : at + 45]) for at in range(0, len(data), 45)]
    return f"begin 644 {name}\n".encode() + b"".join(lines) + b"`\nend"


def read(data: bytes) -> Submission:
    """What is inside."""
    return submission.read(MemoryFiles("a.txt", {"a.txt": data}), "a.txt", no_tick)


def test_the_header() -> None:
    found = read(HEADER + document("a.htm", b"<p>"))
    assert found.header == Header(
        "ABC BIOPHARMA, INC.", "0001173313", "8-K", "20250415", "20250416", "0001213900-25-032135"
    )


def test_the_header_in_tags() -> None:
    head = (
        b"<SUBMISSION>\n<ACCESSION-NUMBER>0-1\n<TYPE>10-Q\n<PERIOD>20240331\n<FILER>\n<CIK>77\n<CONFORMED-NAME>Tagged\n"
    )
    found = read(head + document("a.htm", b"<p>"))
    assert found.header == Header("Tagged", "77", "10-Q", "20240331", "", "0-1")


def test_documents_plain_wrapped_and_packed() -> None:
    picture = bytes(range(256)) * 3
    xml = b"<?xml version='1.0'?>\n<xbrl>\n<TYPE>inside</TYPE>\n<DOCUMENT>\n</xbrl>"
    found = read(
        HEADER
        + document("a.htm", b"<html>\n<TEXT>\n</html>", "8-K")
        + document("a.xml", xml, "EX-101.INS", "XBRL")
        + document("b.xml", b"\n\n" + xml, "XML", "XML")
        + document("a.jpg", packed(picture), "GRAPHIC")
        + document("a.pdf", packed(picture[:46]), "EX-99.PDF", "PDF")
        + b"</SEC-DOCUMENT>\n"
    )
    contents = {name: read_bytes(found.files, name) for name in found.files.names()}
    assert contents["a.htm"].strip() == b"<html>\n<TEXT>\n</html>"
    assert contents["a.xml"].strip() == xml
    assert contents["b.xml"].startswith(b"<?xml")
    assert contents["a.jpg"] == picture
    assert contents["a.pdf"] == picture[:46]
    assert found.types["a.xml"] == "EX-101.INS"
    assert found.problems == []
    assert found.files.shown == "a.txt"


@given(st.binary(max_size=400), st.integers(0, 3))
def test_any_bytes_survive_packing(data: bytes, spare: int) -> None:
    lines = packed(data).split(b"\n")
    # Some tools drop the spaces at the ends of lines, others write more than the last group needs.
    lines[1:-2] = [line.rstrip(b" ") + b"`" * spare for line in lines[1:-2]]
    body = b"\n".join(lines)
    assert read_bytes(read(HEADER + document("a.bin", body)).files, "a.bin") == data


def test_damaged_packing_is_told() -> None:
    found = read(HEADER + document("a.jpg", b"begin 644 a.jpg\n\xff\xfe\xfd\nend") + document("b.htm", b"x"))
    assert list(found.files.names()) == ["b.htm"]
    assert [(problem.severity, problem.where) for problem in found.problems] == [("error", "a.txt:17")]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/b.htm", "C:\\a.htm", "..", ""])
def test_names_never_lead_out(name: str) -> None:
    found = read(HEADER + document(name, b"x"))
    assert list(found.files.names()) == ["document-1"]


def test_a_name_twice() -> None:
    found = read(HEADER + document("a.htm", b"1") + document("a.htm", b"2"))
    assert list(found.files.names()) == ["a.htm", "2-a.htm"]
    assert len(found.problems) == 1


def test_a_file_cut_at_any_byte() -> None:
    whole = HEADER + document("a.htm", b"<html>\nmore\n</html>", "8-K") + document("b.jpg", packed(b"0123456789" * 20))
    contents: set[str] = set()
    for end in range(0, len(whole), 5):
        try:
            found = read(whole[:end])
        except FilingError:
            continue
        assert found.problems or found.files.names()
        contents.update(found.files.names())
    assert {"a.htm", "b.jpg"} <= contents
    assert "ends within" in read(whole[:-30]).problems[0].message


def test_too_many_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submission, "MAX_DOCUMENTS", 2)
    found = read(HEADER + document("a", b"1") + document("b", b"2") + document("c", b"3"))
    assert list(found.files.names()) == ["a", "b"]
    assert "Of 3 documents" in found.problems[0].message


def test_too_large_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submission, "MAX_SIZE", 10)
    with pytest.raises(FilingError, match="larger"):
        read(HEADER)


@pytest.mark.parametrize("data", [b"", b"\0" * 1000, HEADER, b"words\n" * 100])
def test_without_documents_it_is_refused(data: bytes) -> None:
    with pytest.raises(FilingError, match="no submission"):
        read(data)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (HEADER[:200], True),
        (b"-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n", True),
        (b"\n<SEC-HEADER>x", True),
        (b"<DOCUMENT>\n<TYPE>8-K", True),
        (b"<html><SEC-DOCUMENT>", False),
    ],
)
def test_it_is_recognised(head: bytes, expected: bool) -> None:
    assert submission.recognises(head) is expected
