"""Turns the row of a fact in a timeline into the passage it stands in, in that of the joined filings that states it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from model.filing import Filing, Part
from model.sheets.source.shapes import Passage
from model.sheets.source.source import PageFile, Source
from model.sheets.source.writing import FACT_LINK

_LINK = re.compile(rf'href="{re.escape(FACT_LINK)}(\d+)"')


class JoinedSource(Source):
    """Where the facts of a timeline stand, by the sources of the filings that it joins."""

    def __init__(self, filing: Filing, sources: Mapping[str, Source]) -> None:
        """`sources` holds that of each joined filing by its path."""
        super().__init__(filing, None)
        self._sources = sources

    def name_of(self, row: int) -> str:
        """The file that a fact was read from, as its own filing names it."""
        source, own, _ = self._own(row)
        return source.name_of(own)

    def page_name(self, row: int) -> str | None:
        """The web page in which a fact stands; None where it stands in no page, or in none that is at hand."""
        source, own, _ = self._own(row)
        return source.page_name(own)

    def passage(self, row: int) -> Passage:
        """Where a fact stands; the other facts of the passage lead to what now stands for them."""
        source, own, part = self._own(row)
        found = source.passage(own)
        linked = _LINK.sub(lambda link: f'href="{FACT_LINK}{part.rows[int(link[1])]}"', found.html)
        return found._replace(row=row, html=linked)

    def page_file(self, row: int, folder: str) -> PageFile:
        """The page of a fact as a file, as that of its own filing."""
        source, own, _ = self._own(row)
        return source.page_file(own, folder)

    def _own(self, row: int) -> tuple[Source, int, Part]:
        part = self._filing.part_of(row)
        assert part is not None
        return self._sources[part.path], int(np.flatnonzero(part.rows == row)[0]), part
