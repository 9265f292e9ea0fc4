"""The mark on a finding of a timeline is that of the filing that has the finding, under the name that it has there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from model.inspection import Inspection
from model.reviews.homes import home_of_text
from model.reviews.marks import Mark
from model.reviews.spots import FindingMarks
from model.reviews.store import ReviewStore
from model.reviews.subjects import key_of
from model.timeline.inspections import timeline_of
from tests.model.reviews.making import review
from tests.reports import Said, inspected, report


def twice(year: int, prefix: str = "ex") -> Inspection:
    """A report that states costs twice, with a prefix of its own for the names of the company."""
    said = [Said(value, year, f"{prefix}:Costs") for value in "57"]
    return inspected(report(said, year, namespaces={prefix: f"http://example.com/{year}1231"}))


def store(folder: Path, name: str) -> ReviewStore:
    return ReviewStore(home_of_text(name, str(folder)))


def test_the_name_is_that_in_the_filing_whatever_its_prefixes(tmp_path: Path) -> None:
    parts = [twice(2021, "old"), twice(2022)]
    joined = timeline_of(parts)
    stores = [store(tmp_path, "2021"), store(tmp_path, "2022")]
    marks = FindingMarks(joined, store(tmp_path, "both"), list(zip(parts, stores, strict=True)))
    assert [spot.store for spot in marks.spots] == [stores[1], stores[0]]
    assert [spot.key.subject.concept for spot in marks.spots] == ["ex:Costs", "old:Costs"]
    assert key_of(joined.filing, joined.audit.findings[1]).subject.concept == "ex:Costs"
    mine = review(marks.spots[1].key)
    stores[0].put([mine])
    marks.match()
    assert [kept.mark if kept else None for kept in marks.of_finding] == [None, Mark.ACCEPTED]


def test_a_mark_of_the_timelines_own_counts_until_its_filing_has_a_later_one(tmp_path: Path) -> None:
    parts = [twice(2021), twice(2022)]
    joined, own, kept = timeline_of(parts), store(tmp_path, "both"), store(tmp_path, "2022")
    marks = FindingMarks(joined, own, [(parts[0], None), (parts[1], kept)])
    assert [spot.store for spot in marks.spots] == [kept, own]
    own.put([review(key_of(joined.filing, finding), Mark.RAISE) for finding in joined.audit.findings])
    marks.match()
    assert [held.store if held else None for held in marks.held] == [own, own]
    assert not marks.gone
    # Also one that was taken away.
    kept.put([review(marks.spots[0].key, Mark.OPEN)])
    marks.match()
    assert [found.mark if found else None for found in marks.of_finding] == [None, Mark.RAISE]
    own.put([review(key_of(joined.filing, joined.audit.findings[0]), Mark.REVIEWED)])
    marks.match()
    assert [found.mark if found else None for found in marks.of_finding] == [Mark.REVIEWED, Mark.RAISE]


def test_a_mark_from_a_clock_that_is_ahead_is_moved_to_its_filing_all_the_same(tmp_path: Path) -> None:
    parts = [twice(2021), twice(2022)]
    own, kept = store(tmp_path, "both"), store(tmp_path, "2022")
    marks = FindingMarks(timeline_of(parts), own, [(parts[0], None), (parts[1], kept)])
    key = marks.spots[0].key
    own.reviews = {key: review(key, Mark.RAISE)._replace(changed=datetime.now(UTC) + timedelta(hours=1))}
    own.put([review(key, Mark.OPEN)])
    kept.put([review(key, Mark.REVIEWED)])
    marks.match()
    assert [found.mark if found else None for found in marks.of_finding] == [Mark.REVIEWED, None]


def test_what_a_filing_has_beyond_the_timeline_is_not_listed_with_the_timeline(tmp_path: Path) -> None:
    parts = [twice(2021), twice(2022)]
    own, kept = store(tmp_path, "both"), store(tmp_path, "2022")
    kept.put([review()])
    own.put([review(mark=Mark.RAISE)])
    marks = FindingMarks(timeline_of(parts), own, [(parts[0], store(tmp_path, "2021")), (parts[1], kept)])
    assert [found.mark for found in marks.gone] == [Mark.RAISE]
    assert marks.of_finding == [None, None]
