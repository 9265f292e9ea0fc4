"""What the list says of a mark: the mark itself, whether amounts changed since, and the note."""

from __future__ import annotations

from model.reviews.marks import Mark
from model.sheets.findings.markrows import NO_MARK, gone_text, mark_row
from tests.model.reviews.making import review

AMOUNTS = ("100", "90")


def test_a_mark_is_told_by_its_word_with_its_note_in_one_line() -> None:
    row = mark_row(review(note="Restated\nin Q3"), AMOUNTS)
    assert (row.text, row.note) == ("Accepted", "Restated in Q3")
    assert row.tip.startswith("Accepted, ")
    assert row.tip.endswith(": Restated\nin Q3")


def test_amounts_that_changed_since_are_told() -> None:
    assert mark_row(review(), ("100", "95")).text == "Accepted, amounts changed since"
    assert mark_row(review(mark=Mark.OPEN, note="Why?"), ("100", "95")).text == "amounts changed since"


def test_a_note_alone_is_no_mark() -> None:
    row = mark_row(review(mark=Mark.OPEN, note="Why?"), AMOUNTS)
    assert (row.mark, row.text, row.note) == (Mark.OPEN, "", "Why?")
    assert row.tip.startswith("Noted, ")


def test_no_mark_says_nothing() -> None:
    assert mark_row(None, AMOUNTS) == NO_MARK


def test_a_mark_that_is_no_longer_found_says_what_it_was_on() -> None:
    mark, said, note = gone_text(review(note="Restated"))
    assert mark.startswith("Accepted, ")
    assert (said, note) == ("Asia has the wrong sign.", "Restated")
