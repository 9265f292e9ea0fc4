"""Texts are shown without their markup, and never lose a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.sheets.texts import in_one_line, readable

NOTE = "<div>\n<p>Net <b>sales</b> rose&#160;by 5&lt;6.</p><table><tr><td>iPhone</td><td>46,841</td></tr></table></div>"


def test_a_note_is_read_by_its_paragraphs() -> None:
    assert readable(NOTE) == "Net sales rose by 5<6.\niPhone 46,841"
    assert in_one_line(NOTE) == "Net sales rose by 5<6. iPhone 46,841"


@pytest.mark.parametrize("text", ["plain", "a < b and c > d", "two\nlines", ""])
def test_text_without_markup_stays(text: str) -> None:
    assert readable(text) == text


def test_what_a_browser_does_not_show_is_left_out() -> None:
    assert readable("<style>p {color: red}</style><p>Shown</p>") == "Shown"


@given(st.lists(st.text("abc ", min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_no_word_is_lost_or_joined(paragraphs: list[str]) -> None:
    shown = readable("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))
    assert shown.split() == " ".join(paragraphs).split()
