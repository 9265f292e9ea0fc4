"""Turns a filing into the name of the report that it is, which a corrected version of it bears as well."""

from __future__ import annotations

from typing import NamedTuple

from model.filing import Filing
from model.timeline.companies import identifier_of, period_ends, report_of

_AMENDED = "/A"


class ReportName(NamedTuple):
    """Whose report it is (scheme and identifier), of which form without a sign of amendment, and up to which day.

    Form and day are empty where the filing does not say them.
    """

    scheme: str
    entity: str
    form: str
    end: str

    @property
    def is_full(self) -> bool:
        """Whether it tells the report from all others of its company, such as its own accounts from the group's."""
        return bool(self.form and self.end)

    @property
    def words(self) -> str:
        """The report inside a sentence, as the filing has it: `10-Q to 2022-06-30 of 1445305`."""
        return f"{self.form or 'report'}{f' to {self.end}' if self.end else ''} of {self.entity}"

    def contradicts(self, other: ReportName | None) -> bool:
        """Whether the other surely is another report: something that both say differs."""
        pairs = zip(self, other, strict=True) if other is not None else ()
        return any(one and two and one != two for one, two in pairs)


def report_name(filing: Filing) -> ReportName | None:
    """The name of a report; None where the filing does not say by itself whose it is.

    Several filings joined have a name each, and none together.
    """
    identifier, ends = identifier_of(filing), period_ends(filing)
    if identifier is None or filing.parts:
        return None
    end = ends.pop().isoformat() if len(ends) == 1 else ""
    return ReportName(*identifier, report_of(filing).form.upper().removesuffix(_AMENDED), end)
