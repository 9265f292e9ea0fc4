"""Tests of the real window on what whole filings need: HTML from a browser, problems, standard taxonomies."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.model.readers.xbrl.writing import USD, fact, instance
from tests.ui.conftest import SAMPLE
from ui.main_window import MainWindow
from ui.theme import DARK, LIGHT
from ui.widgets.window.dialogs import ProblemsDialog
from ui.widgets.window.preferences import PreferencesDialog

PAGE = """<table><tr><th>Sales (Details) - USD ($)<br>$ in Thousands</th><th>12 Months Ended</th></tr>
<tr><th>Dec. 31, 2022</th><th>Dec. 31, 2021</th></tr>
<tr><td>Sales</td><td>$ 300</td><td></td></tr><tr><td>Costs</td><td></td><td>$ 100</td></tr></table>"""

INSTANCE = """<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:std="http://example.com/std" xmlns:iso4217="http://www.xbrl.org/2003/iso4217">
<link:schemaRef xlink:type="simple" xlink:href="http://example.com/std/std.xsd"/>
<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="http://example.com">X</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:instant>2022-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="u"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
<std:Cash id="f" contextRef="c" unitRef="u" decimals="0">5</std:Cash>
<std:Cash id="g" contextRef="missing" unitRef="u" decimals="0">6</std:Cash></xbrli:xbrl>"""

SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xbrli="http://www.xbrl.org/2003/instance" targetNamespace="http://example.com/std">
<xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="labels.xml"
 xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
<xs:element name="Cash" id="std_Cash" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item"
 xbrli:periodType="instant"/>
</xs:schema>"""

LABELS = """<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
<link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
<link:loc xlink:type="locator" xlink:href="std.xsd#std_Cash" xlink:label="l"/>
<link:label xlink:type="resource" xlink:label="t" xml:lang="en"
 xlink:role="http://www.xbrl.org/2003/role/label">Cash at bank</link:label>
<link:labelArc xlink:type="arc"
 xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label" xlink:from="l" xlink:to="t"/>
</link:labelLink></link:linkbase>"""

CATALOG = """<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<rewriteURI uriStartString="http://example.com/std/" rewritePrefix="../std/"/></catalog>"""


def labels(window: MainWindow) -> list[str]:
    sheet = window.controller.sheet
    return sheet.tree.label if sheet else []


def test_a_table_pasted_from_a_browser_keeps_its_columns(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("no table at all")
    data.setHtml(PAGE)
    QGuiApplication.clipboard().setMimeData(data)
    window.actions_by_name["paste"].trigger()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.work)
    filing = window.controller.opened[0].filing
    periods = [period.label() for row in range(2) if (period := filing.period_of(row))]
    assert periods == ["2022", "2021"]


def test_html_without_a_table_falls_back_to_its_text(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("|Sales - USD ($)\n|Dec. 31, 2022\n|Cash\n|5\n")
    data.setHtml("<p>Sales</p>")
    QGuiApplication.clipboard().setMimeData(data)
    window.actions_by_name["paste"].trigger()
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.work)
    assert "Cash" in labels(window)


def colours_of(widget: QWidget) -> set[str]:
    drawn = widget.grab().toImage()
    return {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}


def test_what_could_not_be_read_is_listed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "report.xml"
    path.write_text(INSTANCE, encoding="utf-8")
    window.controller.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.work)
    assert "while reading" in window.status.numbers.text()
    window.status.numbers.adjustSize()
    for choice, theme in (("light", LIGHT), ("dark", DARK)):
        window.look.choose(choice)
        assert theme.accent in colours_of(window.status.numbers)
    window.status.numbers.linkActivated.emit("#")
    dialog = window.findChild(ProblemsDialog)
    assert isinstance(dialog, ProblemsDialog)
    shown = dialog.page.toPlainText()
    assert "missing" in shown
    assert "report.xml:8" in shown
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_standard_taxonomies_give_labels_once_they_are_pointed_to(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.xml"
    path.write_text(INSTANCE, encoding="utf-8")
    package = tmp_path / "package"
    for name, content in (("std/std.xsd", SCHEMA), ("std/labels.xml", LABELS), ("META-INF/catalog.xml", CATALOG)):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(content, encoding="utf-8")
    window.controller.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.work)
    assert "Cash" in labels(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(package))
    window.actions_by_name["taxonomies"].trigger()
    qtbot.waitUntil(lambda: "Cash at bank" in labels(window))
    assert len(window.controller.opened) == 1


def test_what_is_lacking_without_standard_taxonomies_is_told_once_and_is_no_problem(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.xml").write_text(INSTANCE.replace('"missing"', '"c"'), encoding="utf-8")
    window.controller.open_paths([str(tmp_path / "first"), str(tmp_path / "second")])
    qtbot.waitUntil(lambda: len(window.controller.opened) == 2)
    assert "standard taxonomies" not in window.notice.text
    window.notice.hide()
    window.controller.open_paths([str(tmp_path / "first" / "report.xml")])
    qtbot.waitUntil(lambda: "standard taxonomies" in window.notice.text)
    assert window.notice.property("grade") == "info"
    assert "choose a folder or package" in window.notice.text
    QTest.mouseClick(window.notice.button, Qt.MouseButton.LeftButton)
    assert window.findChild(PreferencesDialog) is not None
    window.controller.open_paths([str(tmp_path / "second" / "report.xml")])
    qtbot.waitUntil(lambda: len(window.controller.opened) == 4)
    assert "standard taxonomies" not in window.notice.text
    assert "1 remark while reading" in window.status.numbers.text()


def test_a_package_that_is_none_leaves_the_standard_taxonomies_as_they_were(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "package.zip"
    package.write_bytes(b"no archive")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(package), ""))
    window.actions_by_name["preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    assert isinstance(dialog, PreferencesDialog)
    QTest.mouseClick(dialog.package, Qt.MouseButton.LeftButton)
    assert window.settings.taxonomies is None
    assert not dialog.folder.text()
    assert window.notice.text.startswith("Standard taxonomies stay as they were: ")


def test_a_file_of_which_no_fact_could_be_read_is_not_said_to_be_fine(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "report.xml"
    path.write_text(instance(USD, fact("1", ref="gone")), encoding="utf-8")
    window.controller.open_paths([str(SAMPLE)])
    qtbot.waitUntil(lambda: window.controller.filing is not None)
    window.controller.open_paths([str(path)])
    qtbot.waitUntil(lambda: len(window.controller.opened) == 2)
    assert window.notice.isVisible()
    assert window.notice.text.startswith("No fact of report.xml could be read. 1 fact left out for want of a context")
    assert window.work.findings.heading.title == "Nothing was checked: no fact could be read"
    assert not window.work.tree.heading.title
