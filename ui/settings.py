"""Keeps what the window remembers between two runs: its layout, the theme, and the files opened last."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from model.sheets.chartsheet import ChartKind
    from model.sheets.lines.tree import Arrangement

#: How many files the list of recent files holds.
RECENT = 8
#: The values of `ChartKind`; a test keeps them the same.
CHART_KINDS = ("line", "stacked", "share", "multiples")


class Settings:
    """The user's settings in an ini file, or without a store in memory alone (as a snapshot needs them)."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store
        self._memory: dict[str, object] = {}

    @classmethod
    def of_user(cls) -> Settings:
        """The settings in the user's configuration folder."""
        return cls(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "crossfoot", "crossfoot"))

    @property
    def theme(self) -> str:
        """`system`, `light` or `dark`."""
        name = self._get("theme")
        return name if isinstance(name, str) and name in ("light", "dark") else "system"

    @theme.setter
    def theme(self, name: str) -> None:
        self._set("theme", name)

    @property
    def font_size(self) -> float:
        """The size of the text in points, 0 for that of the system."""
        try:
            size = float(str(self._get("font_size") or 0))
        except ValueError:
            return 0
        return size if 4 <= size <= 72 else 0

    @font_size.setter
    def font_size(self, points: float) -> None:
        self._set("font_size", points)

    @property
    def arrangement(self) -> Arrangement:
        """How the lines of a section are arranged."""
        from model.sheets.lines.tree import Arrangement

        name = self._get("arrangement")
        return next((known for known in Arrangement if known.name.lower() == name), Arrangement.BY_AXIS)

    @arrangement.setter
    def arrangement(self, arrangement: Arrangement) -> None:
        self._set("arrangement", arrangement.name.lower())

    @property
    def taxonomies(self) -> str | None:
        """The folder or package of standard taxonomies, None where none was pointed to or it is gone."""
        path = self._get("taxonomies")
        return path if isinstance(path, str) and os.path.exists(path) else None

    @taxonomies.setter
    def taxonomies(self, path: str) -> None:
        self._set("taxonomies", path)

    @property
    def told_of_taxonomies(self) -> bool:
        """Whether the user was told what filings lack without standard taxonomies."""
        return self._get("taxonomies_told") in (True, "true")

    @told_of_taxonomies.setter
    def told_of_taxonomies(self, told: bool) -> None:
        self._set("taxonomies_told", told)

    @property
    def chart_kind_name(self) -> str:
        """The value of the kind of chart, empty where it is left to the line."""
        name = str(self._get("chart/kind"))
        return name if name in CHART_KINDS else ""

    @property
    def chart_kind(self) -> ChartKind | None:
        """The kind of chart that is drawn where it suits; None leaves it to the line."""
        # Not at the head: an empty window needs neither charts nor the numpy below them.
        from model.sheets.chartsheet import ChartKind

        return ChartKind(self.chart_kind_name) if self.chart_kind_name else None

    @chart_kind.setter
    def chart_kind(self, kind: ChartKind | None) -> None:
        self._set("chart/kind", kind.value if kind else "")

    @property
    def chart_changes(self) -> bool:
        """Whether a chart says the change against the period before."""
        # An ini file gives truth back as text.
        return self._get("chart/changes") not in (False, "false")

    @chart_changes.setter
    def chart_changes(self, written: bool) -> None:
        self._set("chart/changes", written)

    @property
    def recent(self) -> list[str]:
        """The files opened last that are still there, newest first."""
        known = self._get("recent")
        # An ini file gives a list of one back as plain text.
        paths = [known] if isinstance(known, str) else known if isinstance(known, list) else []
        return [path for path in paths if isinstance(path, str) and os.path.exists(path)]

    def add_recent(self, path: str) -> None:
        """Puts a file at the head of the recent ones."""
        path = os.path.abspath(path)
        self._set("recent", [path, *(other for other in self.recent if other != path)][:RECENT])

    def forget_recent(self) -> None:
        """Empties the list of recent files."""
        self._set("recent", [])

    def layout(self, name: str) -> QByteArray | None:
        """The remembered state of a window, splitter or header."""
        state = self._get(f"layout/{name}")
        return state if isinstance(state, QByteArray) else None

    def set_layout(self, name: str, state: QByteArray) -> None:
        """Remembers the state of a window, splitter or header."""
        self._set(f"layout/{name}", state)

    def _get(self, key: str) -> object:
        return self._memory.get(key) if self._store is None else self._store.value(key)

    def _set(self, key: str, value: object) -> None:
        if self._store is None:
            self._memory[key] = value
        else:
            self._store.setValue(key, value)
