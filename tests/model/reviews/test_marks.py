"""Marks are joined with findings by what they are about, and merged by the time at which they were made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from model.reviews.marks import Mark, Review, matched, merged, stamped
from tests.model.reviews.making import key, review

KEYS = [key(), key(cause="unit"), key(year=2021), key("Costs")]
REVIEWS = st.lists(
    st.builds(
        lambda on, mark, minute: review(on, mark, minute=minute),
        st.sampled_from(KEYS),
        st.sampled_from(Mark),
        st.integers(0, 5),
    )
)


def test_a_finding_has_its_own_mark_and_what_is_not_there_is_gone() -> None:
    mine, other = review(), review(key("Costs"), Mark.RAISE)
    found = matched([key(year=2021), key()], merged([mine, other]))
    assert found.of_finding == (None, mine)
    assert found.gone == (other,)


def test_a_mark_stays_when_a_correction_changes_the_cause() -> None:
    old = review(key(cause="scale"), minute=1)
    older = review(key(cause="digit"), minute=0)
    found = matched([key(cause="sign")], merged([older, old]))
    assert found.of_finding == (old,)
    assert found.gone == (older,)


def test_the_mark_of_another_finding_is_not_taken_for_that_of_this() -> None:
    other = review(key(cause="unit"))
    found = matched([key(cause="sign"), key(cause="unit")], merged([other]))
    assert found.of_finding == (None, other)


def test_a_mark_that_was_taken_away_neither_shows_nor_is_gone() -> None:
    found = matched([key()], merged([review(mark=Mark.OPEN), review(key("Costs"), Mark.OPEN)]))
    assert found.of_finding == (None,)
    assert found.gone == ()
    noted = review(mark=Mark.OPEN, note="Ask them")
    assert matched([key()], merged([noted])).of_finding == (noted,)


@given(REVIEWS, REVIEWS)
def test_merging_keeps_the_latest_of_each_and_loses_none(one: list[Review], other: list[Review]) -> None:
    together = merged(one, other)
    assert set(together) == {made.key for made in (*one, *other)}
    for made in (*one, *other):
        assert together[made.key].changed >= made.changed
    assert merged(together.values(), one, other) == together


@given(REVIEWS, st.lists(st.sampled_from(KEYS), unique=True))
def test_every_mark_is_either_on_a_finding_or_gone(made: list[Review], findings: list[object]) -> None:
    book = merged(made)
    found = matched([on for on in KEYS if on in findings], book)
    shown = [one for one in found.of_finding if one is not None]
    said = {one.key for one in book.values() if not one.blank}
    assert sorted([one.key for one in (*shown, *found.gone)]) == sorted(said)


def test_a_change_is_later_than_what_it_changes_whatever_the_clock_says() -> None:
    ahead = review()._replace(changed=datetime.now(UTC) + timedelta(days=1))
    assert stamped(review(), ahead).changed > ahead.changed
    assert stamped(review(), None).changed <= datetime.now(UTC)
