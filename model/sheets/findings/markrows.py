"""Turns marks on findings into the words of a list: the mark, its note, and what became of the finding since."""

from __future__ import annotations

from dataclasses import dataclass

from model.periods import day_label
from model.reviews.marks import Mark, Review

MARK_WORDS = {
    Mark.OPEN: "Open",
    Mark.REVIEWED: "Reviewed",
    Mark.ACCEPTED: "Accepted",
    Mark.RAISE: "To be raised",
}


@dataclass(frozen=True, slots=True)
class MarkRow:
    """What the list says of one finding's mark; `tip` is the whole of it for a tooltip and a screen reader."""

    mark: Mark
    text: str
    note: str
    tip: str


NO_MARK = MarkRow(Mark.OPEN, "", "", "")


def mark_row(review: Review | None, amounts: tuple[str, ...]) -> MarkRow:
    """The words for a review of a finding that has these `amounts` now."""
    if review is None:
        return NO_MARK
    said = [] if review.mark is Mark.OPEN else [MARK_WORDS[review.mark]]
    if amounts != review.amounts:
        said.append("amounts changed since")
    text = ", ".join(said)
    one_line = " ".join(review.note.split())
    when = f"{text or 'Noted'}, {day_label(review.changed.astimezone().date())}"
    return MarkRow(review.mark, text, one_line, f"{when}: {review.note}" if review.note else when)


def gone_text(review: Review) -> tuple[str, str, str]:
    """A mark whose finding is no longer there: the mark with its day, what the finding said, and the note."""
    when = day_label(review.changed.astimezone().date())
    return f"{MARK_WORDS[review.mark]}, {when}", review.said, review.note
