"""Tests of what is chosen for the whole program: size of the text, theme, taxonomies; and of what it says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Start
from ui.actions import SPECS
from ui.desktop.shipped import PACKAGES, parts, versions
from ui.itemmodels.findinglist import COLUMNS
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.style import LARGEST, SMALLEST
from ui.widgets.window.page_dialog import PageDialog
from ui.widgets.window.preferences import PreferencesDialog


def opened(window: MainWindow) -> QDialog:
    return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())


def test_keys_set_all_text_larger_and_smaller_and_the_next_start_remembers(reading: MainWindow, start: Start) -> None:
    tree, chart = reading.work.tree, reading.work.details.chart
    before, height = reading.look.points, tree.view.sizeHintForIndex(tree.model.index(0, 0)).height()
    width = tree.view.columnWidth(1)
    for _ in range(6):
        QTest.keySequence(reading, QKeySequence("Ctrl++"))
    assert reading.look.points == before + 6
    for widget in (tree.view, tree.heading._title, reading.status.numbers, reading.tools.search, chart):
        assert widget.font().pointSizeF() == before + 6, widget
    assert tree.view.sizeHintForIndex(tree.model.index(0, 0)).height() > height
    assert tree.view.columnWidth(1) > width
    found = reading.work.findings.view
    titles = [(number, column.title) for number, column in enumerate(COLUMNS[:-1])]
    assert all(found.columnWidth(at) > found.fontMetrics().horizontalAdvance(title) for at, title in titles)
    assert QFontInfo(tree.heading._title.font()).weight() > QFontInfo(tree.view.font()).weight()
    QTest.keySequence(reading, QKeySequence("Ctrl+-"))
    assert Settings.of_user().font_size == before + 5
    assert start().look.points == before + 5
    QTest.keySequence(reading, QKeySequence("Ctrl+0"))
    assert reading.look.points == before


def test_text_is_never_too_small_or_too_large_to_read(window: MainWindow) -> None:
    window.look.resize(1000)
    assert window.look.points == LARGEST
    window.look.resize(1)
    assert window.look.points == SMALLEST
    window.look.resize(0)


@pytest.mark.parametrize("stored", ["large", "-3", "9000", ""])
def test_a_size_that_is_none_is_that_of_the_system(stored: str) -> None:
    settings = Settings()
    settings._set("font_size", stored)
    assert settings.font_size == 0


def test_what_is_chosen_in_the_preferences_takes_effect_at_once(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QTest.keySequence(window, QKeySequence("Ctrl+,"))
    dialog = opened(window)
    assert isinstance(dialog, PreferencesDialog)
    assert dialog.theme.currentText() == "Light"
    QTest.keyClick(dialog.theme, Qt.Key.Key_Down)
    assert window.look.theme.name == "dark"
    QTest.keyClick(dialog.points, Qt.Key.Key_Up)
    assert window.look.points == dialog.points.value()
    assert window.settings.font_size == dialog.points.value()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(tmp_path))
    QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    assert window.settings.taxonomies == str(tmp_path)
    assert dialog.folder.text() == str(tmp_path)
    dialog.close()
    window.look.choose("light")


def test_about_says_what_is_shipped_under_which_licence(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name["about"].trigger()
    dialog = opened(window)
    assert isinstance(dialog, PageDialog)
    text = dialog.page.toPlainText()
    for word in ("LGPL-3.0", "numpy", "matplotlib", "lxml", "pandas", "OFL-1.1", "MIT License"):
        assert word in text
    dialog.close()


def test_every_package_that_is_shipped_is_known_with_version_and_licence() -> None:
    found = {part.name: part for part in parts()}
    assert {name.replace("_", " ") for name in PACKAGES} <= set(found)
    for part in found.values():
        assert part.version
        assert part.licence
        assert part.licence.count("\n") == 0
    assert versions().startswith("Crossfoot ")


def test_the_list_of_keys_is_that_of_the_actions(window: MainWindow) -> None:
    QTest.keySequence(window, QKeySequence("F1"))
    dialog = opened(window)
    assert isinstance(dialog, PageDialog)
    text = dialog.page.toPlainText()
    for spec in SPECS:
        for key in spec.keys:
            assert key in text
    assert dialog.height() < 700
    dialog.close()
