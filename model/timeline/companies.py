"""Turns what filings say of themselves into whose they are, and the order in which they were filed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

import numpy as np

from model.filing import Filing
from model.periods import day_label

#: What a filing that joins others says that it is.
FORM = "timeline"

_PROTOCOL = re.compile(r"https?://")
_LETTERS = re.compile(r"[\W_]+")
#: What covers call the last day of the period: those of the SEC, of IFRS reports in Europe, and of British accounts.
_PERIOD_ENDS = ("DocumentPeriodEndDate", "DateOfEndOfReportingPeriod2013", "EndDateForPeriodCoveredByReport")


class Report(NamedTuple):
    """What a filing is, as its cover says; reports are ordered by `end`, an amendment after what it amends."""

    end: date
    amended: bool
    form: str

    @property
    def words(self) -> str:
        """The report inside a sentence: `10-Q to 30 Jun 2022`."""
        form = self.form or ("amended report" if self.amended else "report")
        return form if self.end == date.min else f"{form} to {day_label(self.end)}"


def report_of(filing: Filing) -> Report:
    """The form, the period and whether it is an amendment, by the cover (dei:DocumentPeriodEndDate and others).

    Where no cover says it, the period is up to the newest date of which the filing tells.
    """
    end = next(_dates(filing, "DocumentPeriodEndDate"), None)
    if end is None:
        used = np.unique(filing.facts.period)
        days = (filing.periods[code].end for code in used[used >= 0].tolist())
        end = max((day for day in days if day is not None), default=date.min)
    form = next(_stated(filing, "DocumentType"), "")
    amended = next(_stated(filing, "AmendmentFlag"), "").lower() in ("true", "1") or form.endswith("/A")
    return Report(end, amended, form)


def period_ends(filing: Filing) -> set[date]:
    """The last day of the period of a report as its cover states it: one day, where the cover is in order."""
    return {day for local in _PERIOD_ENDS for day in _dates(filing, local)}


def same_company(one: Filing, other: Filing) -> bool:
    """Whether two filings are of one company: by scheme and identifier where both have them, else by name."""
    identifiers = identifier_of(one), identifier_of(other)
    if None not in identifiers:
        return identifiers[0] == identifiers[1]
    names = _name(one), _name(other)
    return names[0] == names[1] != ""


def identifier_of(filing: Filing) -> tuple[str, str] | None:
    """Scheme and identifier; numbers are told with and without zeros before them."""
    scheme, identifier = filing.origin.scheme, (filing.origin.identifier or "").strip()
    if not identifier:
        return None
    return _PROTOCOL.sub("", scheme or "").rstrip("/").lower(), identifier.lstrip("0") or identifier


def _name(filing: Filing) -> str:
    return _LETTERS.sub("", filing.entity or "").casefold()


def _stated(filing: Filing, local: str) -> Iterator[str]:
    """What the cover states under a local name, whatever its prefix."""
    for code, concept in enumerate(filing.concepts):
        if concept.name.endswith(f":{local}"):
            rows = np.flatnonzero(filing.facts.concept == code).tolist()
            yield from (text.strip() for text in map(filing.text, rows) if text is not None)


def _dates(filing: Filing, local: str) -> Iterator[date]:
    for text in _stated(filing, local):
        with suppress(ValueError):
            yield date.fromisoformat(text)
