"""Tests of setting off the words that were typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.search.found_list import spans


@given(st.text("abcAB ", max_size=30), st.lists(st.text("abc", min_size=1, max_size=3), max_size=3))
def test_the_signs_that_are_set_off_are_those_within_a_word(text: str, words: list[str]) -> None:
    marked = {place for start, end in spans(text, words) for place in range(start, end)}
    within = {
        place
        for word in words
        for start in range(len(text))
        if text.lower().startswith(word, start)
        for place in range(start, start + len(word))
    }
    assert marked == within


def test_a_sign_that_grows_in_lower_case_marks_nothing_wrongly() -> None:
    assert spans("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}stanbul revenue", ["revenue"]) == []
