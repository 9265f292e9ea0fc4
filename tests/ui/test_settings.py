"""Tests of what is remembered between two runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from model.sheets.chartsheet import ChartKind
from ui.settings import RECENT, Settings


def test_what_one_run_sets_the_next_one_reads(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.touch()
    first = Settings.of_user()
    first.theme = "dark"
    first.add_recent(str(file))
    first.set_layout("across", QByteArray(b"\x00\x01"))
    first.chart_kind, first.chart_changes = ChartKind.SHARE, False
    again = Settings.of_user()
    assert (again.chart_kind, again.chart_changes) == (ChartKind.SHARE, False)
    again.chart_kind, again.chart_changes = None, True
    assert (again.chart_kind, again.chart_changes) == (None, True)
    assert again.theme == "dark"
    assert again.recent == [str(file)]
    assert again.layout("across") == QByteArray(b"\x00\x01")


def test_nothing_is_set_at_first_and_nonsense_is_ignored() -> None:
    settings = Settings.of_user()
    assert (settings.theme, settings.recent, settings.layout("across")) == ("system", [], None)
    assert (settings.chart_kind, settings.chart_changes) == (None, True)
    settings.theme = "pink"
    assert settings.theme == "system"


def test_recent_files_are_few_newest_first_and_once_each(tmp_path: Path) -> None:
    settings = Settings()
    paths = [tmp_path / f"{number}.txt" for number in range(RECENT + 3)]
    for path in paths:
        path.touch()
        settings.add_recent(str(path))
    settings.add_recent(str(paths[-2]))
    assert len(settings.recent) == RECENT
    assert settings.recent[:3] == [str(paths[-2]), str(paths[-1]), str(paths[-3])]
    settings.forget_recent()
    assert settings.recent == []
