"""The lines around a place are shown with their numbers, however long they are and whatever they are written in."""

from __future__ import annotations

import io

import pytest

from model.sheets.source.lines import lines_html
from tests.model.sheets.source.passages import said


def shown(data: bytes, number: int, needle: str = "") -> str:
    return said(lines_html(io.BytesIO(data), number, needle)).replace("\N{NO-BREAK SPACE}", " ")


def test_the_lines_around_are_numbered_from_one() -> None:
    data = "\n".join(f"line {count}." for count in range(1, 101)).encode()
    text = shown(data, 50)
    assert text.startswith("38 line 38.")
    assert text.endswith("62 line 62.")
    assert '<span class="here">line 50.</span>' in lines_html(io.BytesIO(data), 50)
    assert shown(data, 1).startswith("1 line 1.") or shown(data, 1).startswith(" 1 line 1.")


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_line_that_is_not_there_shows_nothing(number: int) -> None:
    assert lines_html(io.BytesIO(b"a\nb\nc"), number) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_of_text_is_read(encoding: str) -> None:
    assert "Erlöse" in shown("a\nErlöse\n".encode(encoding), 2)


def test_a_long_line_is_shown_around_what_is_looked_for() -> None:
    line = "x" * 5_000 + 'id="f7"' + "y" * 5_000
    text = shown(line.encode(), 1, "f7")
    assert 'id="f7"' in text
    assert len(text) < 300


def test_markup_in_a_line_is_text() -> None:
    assert "<script>" not in lines_html(io.BytesIO(b"<script>alert(1)</script>"), 1)
