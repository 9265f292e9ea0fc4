"""Bytes and lines of text copies."""

from __future__ import annotations

import pytest

from model.errors import FilingError
from model.readers.textcopy.text import decode, split


def records(text: str) -> list[list[str]]:
    return [[cell.text for cell in record] for record in split(text).records]


@pytest.mark.parametrize(
    "data",
    [
        "é ¥ 1".encode(),
        b"\xef\xbb\xbf" + "é ¥ 1".encode(),
        "é ¥ 1".encode("utf-16"),
        b"\xfe\xff" + "é ¥ 1".encode("utf-16-be"),
        "é ¥ 1".encode("cp1252"),
    ],
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data, "page.txt") == "é ¥ 1"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\x00\x00", b"\x89PNG\r\n\x1a\n", "a".encode("utf-16-le"), b"\xff\xfea", b"\x81\x8d"]
)
def test_a_binary_file_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(FilingError, match=r"^logo\.bin is a binary file, not a text copy of a page\.$"):
        decode(data, "logo.bin")


def test_a_cell_goes_on_to_the_next_bar() -> None:
    assert records("|\nTitle\nin Thousands\n|12 Months Ended\n|\n|a  b\n") == [
        ["Title", "in Thousands"],
        ["12 Months Ended"],
        ["a b"],
    ]


def test_a_cell_ends_at_an_empty_line_below_its_text() -> None:
    assert records("| 1\n| 2\n\nCopyright, all rights reserved\n") == [["1"], ["2"]]


def test_a_row_is_a_line_with_its_empty_fields() -> None:
    page = split("Title\t12 Months Ended\n\nRevenue\t\t1\n")
    assert page.positioned
    assert [[cell.text for cell in record] for record in page.records] == [
        ["Title", "12 Months Ended"],
        ["Revenue", "", "1"],
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    assert [record[-1].line for record in split(end.join(["|", "a", "|b", "", "|c"])).records] == [2, 3, 5]


def test_layout_spaces_and_invisible_signs_are_plain() -> None:
    assert records("|\u00a0$\u20091,234\u200b\n|\u3000\uff085\uff09\n|\uffe5\u202f7") == [["$ 1,234"], ["(5)"], ["¥ 7"]]


@pytest.mark.parametrize(
    "notes",
    [
        "|X\n- References\n+ Details\n|5\n",
        "|X\n- Definition\n|5\n",
        "|- Definition\n|5\n",
        "|+ References\n|5\n",
        "|Definition\n|5\n",
        "|X\n- Something else\n|5\n",
        "|X - Definition\n|5\n",
    ],
)
def test_notes_are_left_out(notes: str) -> None:
    assert records(f"|a\n|1\n{notes}") == [["a"], ["1"]]
    assert records("a\t1\n" + notes.replace("|", "").replace("5", "b\t5"))[:2] == [["a", "1"]]


def test_a_label_that_speaks_of_details_is_no_note() -> None:
    assert records("|Details\n|- 5\n|References to others\n") == [["Details"], ["- 5"], ["References to others"]]
