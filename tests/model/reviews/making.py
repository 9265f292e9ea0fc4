"""Reviews in short, for tests of what keeps and joins them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from model.reviews.marks import Mark, Review
from model.reviews.subjects import Key, Subject


def key(concept: str = "Revenue", cause: str = "sign", year: int = 2022) -> Key:
    """The key of a finding on a total by segments."""
    period = f"{year}-01-01/{year}-12-31"
    return Key(Subject("member-total", concept, "Segments", None, (("Region", "Asia"),), period, "iso4217:EUR"), cause)


def review(
    on: Key | None = None, mark: Mark = Mark.ACCEPTED, note: str = "", *, minute: int = 0, amounts: tuple[str, ...] = ()
) -> Review:
    """A review that was made so many minutes into the year 2024."""
    made = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    return Review(on or key(), mark, note, made, amounts or ("100", "90"), "Asia has the wrong sign.")
