"""Tells where marks are kept that have no place beside their filing."""

from __future__ import annotations

from PySide6.QtCore import QStandardPaths


def marks_folder() -> str:
    """The folder of marks among the user's data."""
    return f"{QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)}/crossfoot/marks"
