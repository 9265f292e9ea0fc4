"""The one list of custom roles by which views and delegates ask item models for more than text."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class Role(IntEnum):
    """Roles beyond Qt's own; every item model uses these and no others.

    MARK is the word for a verdict ("error", "fault") that delegates draw as glyph and colour; NOTE a few muted words
    beside the text; TOTAL whether the members of other rows add up to this one.
    """

    MARK = Qt.ItemDataRole.UserRole + 1
    KIND = Qt.ItemDataRole.UserRole + 2
    FACT = Qt.ItemDataRole.UserRole + 3
    SORT = Qt.ItemDataRole.UserRole + 4
    NOTE = Qt.ItemDataRole.UserRole + 5
    TOTAL = Qt.ItemDataRole.UserRole + 6
