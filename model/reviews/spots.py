"""Turns the findings of a filing, also of a timeline, into where the mark on each is kept, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from model.filing import Filing
from model.inspection import Inspection
from model.reviews.marks import Review, matched, meetings, newest, said_by
from model.reviews.store import ReviewStore
from model.reviews.subjects import Key, amounts_of, key_of
from model.totals.findings import Finding


class Spot(NamedTuple):
    """Where the mark on a finding is kept: in the store of the filing that the finding is of, by its key there.

    `filing` and `finding` are those of that filing, and `amounts` are as they stand in it.
    """

    store: ReviewStore
    key: Key
    amounts: tuple[str, ...]
    filing: Filing
    finding: Finding


class Held(NamedTuple):
    """A review, and the store that has it."""

    store: ReviewStore
    review: Review


class FindingMarks:
    """The marks on the findings of a filing, as its store has them, and of a timeline as those of its filings do.

    The store of a timeline has the marks on findings of a filing that has no store itself, and those that were made
    before its filings kept them; of two marks on one finding the one made last counts.
    """

    def __init__(
        self,
        inspection: Inspection,
        store: ReviewStore,
        parts: Sequence[tuple[Inspection, ReviewStore | None]] = (),
    ) -> None:
        own = _spots(inspection, store)
        of_parts = [_spots(part, kept) if kept is not None else None for part, kept in parts]
        self.store, self._own_keys = store, [spot.key for spot in own]
        self._parts = [(number, spots) for number, spots in enumerate(of_parts) if spots]
        self._told_in = inspection.told_in
        self.stores = [store, *(kept for _, kept in parts if kept is not None)]
        self.spots = list(own)
        for finding, (part, number) in enumerate(self._told_in if parts else ()):
            spots = of_parts[part]
            if spots is not None:
                self.spots[finding] = spots[number]
        self.held: list[Held | None] = []
        self.gone: tuple[Review, ...] = ()
        self.match()

    @property
    def of_finding(self) -> list[Review | None]:
        """The review of each finding, None where there is none that says something."""
        return [said_by(held.review) if held is not None else None for held in self.held]

    def match(self) -> None:
        """Joins the findings with what the stores have by now."""
        own = meetings(self._own_keys, self.store.reviews)
        of_parts = {number: _meetings(spots) for number, spots in self._parts}
        self.gone = matched(self._own_keys, self.store.reviews).gone
        self.held = []
        for finding, (spot, mine) in enumerate(zip(self.spots, own, strict=True)):
            theirs = None
            if spot.store is not self.store:
                part, number = self._told_in[finding]
                theirs = of_parts[part][number]
            # A mark that was moved to the filing leaves nothing here that could hide it, whatever the clocks say.
            found = newest(theirs, said_by(mine))
            self.held.append(Held(self.store if found is mine else spot.store, found) if found is not None else None)


def _spots(inspection: Inspection, store: ReviewStore) -> list[Spot]:
    filing = inspection.filing
    return [
        Spot(store, key_of(filing, finding), amounts_of(filing, finding), filing, finding)
        for finding in inspection.audit.findings
    ]


def _meetings(spots: Sequence[Spot]) -> list[Review | None]:
    return meetings([spot.key for spot in spots], spots[0].store.reviews)
