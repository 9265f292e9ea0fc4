"""The file of marks gives back what was written, and says of anything else what is wrong with it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.reviews.fileform import MAX_BYTES, UnreadableReviews, from_bytes, to_bytes
from model.reviews.marks import Mark, Review, merged
from model.reviews.subjects import Key, Subject
from tests.model.reviews.making import key, review

#: Also half surrogates, which names of files and pasted text may hold.
TEXT = st.text(st.characters())
MAYBE = st.none() | TEXT
SUBJECTS = st.builds(
    lambda kind, concept, axis, parent, pairs, period, unit: Subject(
        kind, concept, axis, parent, tuple(sorted(pairs.items())), period, unit
    ),
    *(TEXT, TEXT, MAYBE, MAYBE, st.dictionaries(TEXT, TEXT, max_size=3), TEXT, MAYBE),
)
WRITTEN = st.builds(
    Review,
    st.builds(Key, SUBJECTS, TEXT),
    st.sampled_from(Mark),
    TEXT,
    st.datetimes(datetime(1900, 1, 1), datetime(9000, 1, 1), timezones=st.just(UTC)),
    st.lists(TEXT, max_size=3).map(tuple),
    TEXT,
)


@given(st.lists(WRITTEN), TEXT)
def test_what_is_written_is_read_again(reviews: list[Review], name: str) -> None:
    book = merged(reviews)
    assert merged(from_bytes(to_bytes(name, book.values())).reviews) == book


def test_the_file_reads_well_and_does_not_depend_on_the_order_of_marking() -> None:
    one, other = review(note="Geprüft – 已核对"), review(key("Costs"), Mark.RAISE)
    data = to_bytes("report.xml", [one, other])
    assert data == to_bytes("report.xml", [other, one])
    assert "Geprüft – 已核对" in data.decode()
    record = json.loads(data)["marks"][1]
    assert record["dimensions"] == {"Region": "Asia"}
    assert (record["mark"], record["changed"]) == ("accepted", "2024-01-01T00:00:00+00:00")


def test_a_time_without_zone_is_in_utc() -> None:
    data = to_bytes("x", [review()]).replace(b"+00:00", b"")
    assert from_bytes(data).reviews[0].changed == datetime(2024, 1, 1, tzinfo=UTC)


def test_a_time_in_another_zone_is_that_time_in_utc() -> None:
    data = to_bytes("x", [review()]).replace(b"+00:00", b"+05:30")
    changed = from_bytes(data).reviews[0].changed
    assert changed.isoformat() == "2023-12-31T18:30:00+00:00"


def changed(**changes: Any) -> bytes:
    return json.dumps({**json.loads(to_bytes("x", [review()])), **changes}).encode()


def record(**changes: Any) -> bytes:
    whole = json.loads(to_bytes("x", [review()]))
    return json.dumps({**whole, "marks": [{**whole["marks"][0], **changes}]}).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no JSON"),
        (b'{"format": "crossfoot-marks", "version": 1, "marks": [', "no JSON"),
        (b"\xff\xfe\x00", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "no file of marks"),
        (b'{"format": "other"}', "no file of marks"),
        (changed(version=None), "no version"),
        (changed(version=0), "no version"),
        (changed(version=2), "newer version"),
        (changed(marks=None), "incomplete"),
        (changed(marks=[None]), "incomplete"),
        (changed(marks=[{}]), "incomplete"),
        (record(mark="forgotten"), "incomplete"),
        (record(note=5), "incomplete"),
        (record(dimensions=[]), "incomplete"),
        (record(changed="yesterday"), "incomplete"),
        (record(changed="9999-12-31T23:59:59Z"), "incomplete"),
        (record(changed="9999-12-31T23:59:59-14:00"), "incomplete"),
        (record(changed="0001-01-01T00:00:00"), "incomplete"),
        (record(amounts=[1]), "incomplete"),
        (b" " * (MAX_BYTES + 1), "too large"),
    ],
)
def test_what_is_no_file_of_marks_says_why(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableReviews, match=said):
        from_bytes(data)
