"""Joins the findings of a filing with the marks that were made on them, in this version of the filing or another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import NamedTuple

from model.reviews.subjects import Key


class Mark(Enum):
    """What a reader made of a finding."""

    OPEN = "open"
    REVIEWED = "reviewed"
    ACCEPTED = "accepted"
    RAISE = "to be raised"


class Review(NamedTuple):
    """A mark on one finding, with a note. `amounts` are those of the finding when it was marked, `said` its sentence.

    One that is open and bears no note says that a mark was taken away; it is kept so that no older copy of the file
    brings the mark back.
    """

    key: Key
    mark: Mark
    note: str
    changed: datetime
    amounts: tuple[str, ...]
    said: str

    @property
    def blank(self) -> bool:
        """Whether it says nothing."""
        return self.mark is Mark.OPEN and not self.note


Reviews = Mapping[Key, Review]


class Matched(NamedTuple):
    """For each finding its review or None, and the reviews whose findings are no longer there, the newest first."""

    of_finding: tuple[Review | None, ...]
    gone: tuple[Review, ...]


def matched(keys: Sequence[Key], reviews: Reviews) -> Matched:
    """Finds the review of each finding, and those that no finding has any more."""
    met = meetings(keys, reviews)
    there = {review.key for review in met if review is not None} | set(keys)
    gone = (review for key, review in reviews.items() if key not in there and not review.blank)
    return Matched(tuple(map(said_by, met)), tuple(sorted(gone, key=_age, reverse=True)))


def meetings(keys: Sequence[Key], reviews: Reviews) -> list[Review | None]:
    """The review of each finding, also one that was taken away: by its subject and cause, else by its subject alone.

    A correction may change what a finding is put down to; the newest mark on its subject that no other finding has
    stays with it.
    """
    there = set(keys)
    left = (review for key, review in reviews.items() if key not in there and not review.blank)
    by_subject = {review.key.subject: review for review in sorted(left, key=_age)}
    return [reviews.get(key) or by_subject.pop(key.subject, None) for key in keys]


def said_by(review: Review | None) -> Review | None:
    """A review that says something, else None."""
    return review if review is not None and not review.blank else None


def newest(first: Review | None, other: Review | None) -> Review | None:
    """Of two reviews of one finding the one that was changed last, of equals the first."""
    if first is None or other is None:
        return first or other
    return other if first.changed < other.changed else first


def merged(*books: Iterable[Review]) -> dict[Key, Review]:
    """All reviews together; of two on one finding the one that was changed last."""
    together: dict[Key, Review] = {}
    for review in (review for book in books for review in book):
        known = together.get(review.key)
        if known is None or known.changed < review.changed:
            together[review.key] = review
    return together


def stamped(review: Review, known: Review | None) -> Review:
    """The review as changed now, and later than what was known of the finding, whatever the clocks say."""
    now = datetime.now(UTC)
    if known is not None and known.changed >= now:
        now = known.changed + timedelta(microseconds=1)
    return review._replace(changed=now)


def _age(review: Review) -> datetime:
    return review.changed
