"""Tests of text that must fit a width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from ui.widgets.elided import wrapped

WORDS = st.lists(st.text("abcdefgil", min_size=1, max_size=12), min_size=1, max_size=12)


@given(words=WORDS, width=st.integers(60, 300))
def test_lines_that_fit_lose_no_word(qapp: QApplication, words: list[str], width: int) -> None:
    metrics = QFontMetrics(QFont(qapp.font()))
    text = " ".join(words)
    lines = wrapped(text, metrics, width, limit=50)
    if all(metrics.horizontalAdvance(word) <= width for word in words):
        assert " ".join(lines).split() == words
    assert all(metrics.horizontalAdvance(line) <= width for line in lines if "…" not in line)


def test_a_line_that_just_fits_is_whole(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont(qapp.font()))
    for text in ("disaggregation by", "types of revenues", "Segment Information"):
        assert wrapped(text, metrics, metrics.horizontalAdvance(text), limit=3) == [text]
