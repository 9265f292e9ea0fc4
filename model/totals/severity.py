"""The grades of findings."""

from __future__ import annotations

from enum import Enum


class Severity(Enum):
    """How strong the evidence is that something is wrong."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Lower is graver."""
        return list(Severity).index(self)
