"""The window shows where a fact stands, follows clicks on the facts around it, and opens its page in the browser."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from model.sheets.source.source import NO_PAGE
from tests.model.readers.inline.pages import number, page
from tests.model.sheets.source.passages import folder, packed
from tests.real import real
from tests.ui.conftest import SAMPLE, Start
from ui.actions import NO_FACT
from ui.main_window import MainWindow
from ui.theme import DARK, LIGHT

ROOT = Path(__file__).parents[2]
_LEFT = Qt.MouseButton.LeftButton

ROWS = "".join(
    f"<tr><td>Line {count}</td><td>{number(str(100 + count), name=f'a:L{count}')}</td></tr>" for count in range(40)
)
REVENUE = number("12", 'id="f1" decimals="0"')
BODY = f"<p>Revenue was {REVENUE} in all.</p><h2>Lines</h2><table>{ROWS}</table>"


@pytest.fixture
def inline(tmp_path: Path) -> Path:
    return folder(tmp_path / "filing", a=page(BODY))


def read(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    window.controller.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.controller.filing is not None and not window.controller.jobs.busy)


def view(window: MainWindow) -> QTextBrowser:
    found = window.work.details.passage.findChild(QTextBrowser)
    assert found is not None
    return found


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.passages.jobs.busy)


def place(window: MainWindow, qtbot: QtBot, row: int) -> None:
    window.controller.select_fact(row)
    QTest.keySequence(window, QKeySequence("Ctrl+3"))
    settle(window, qtbot)


def marked(window: MainWindow) -> str:
    """The text on the ground of what is marked."""
    document = view(window).document()
    found: list[str] = []
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            if parts.fragment().charFormat().background().color() != QColor(0, 0, 0):
                found.append(parts.fragment().text())
            parts += 1
        block = block.next()
    return "".join(found)


def browsed(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the browser will have been asked to open."""
    urls: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return urls


def current(window: MainWindow) -> str:
    return str(window.work.tree.view.currentIndex().data())


def test_the_passage_of_the_selected_fact_is_shown_with_it_marked(
    window: MainWindow, qtbot: QtBot, inline: Path
) -> None:
    read(window, qtbot, inline)
    place(window, qtbot, 0)
    assert view(window).toPlainText().startswith("Revenue was 12 in all.")
    assert marked(window) == "12"
    window.controller.select_fact(30)
    settle(window, qtbot)
    assert (marked(window), current(window)) == ("129", "129")


def test_the_fact_is_scrolled_into_sight(window: MainWindow, qtbot: QtBot, inline: Path) -> None:
    read(window, qtbot, inline)
    for row, text in ((36, "135"), (20, "119")):
        place(window, qtbot, row)
        found = view(window).document().find(text)
        assert view(window).viewport().rect().contains(view(window).cursorRect(found).center())
    # Not at an edge: what stands above and below it is what tells what it is.
    assert 0.2 < view(window).cursorRect(found).top() / view(window).viewport().height() < 0.5


def test_a_click_on_another_fact_leads_the_tree_to_it(window: MainWindow, qtbot: QtBot, inline: Path) -> None:
    read(window, qtbot, inline)
    place(window, qtbot, 5)
    found = view(window).document().find("106")
    point = view(window).cursorRect(found).center()
    found.movePosition(QTextCursor.MoveOperation.Left)
    point.setX(point.x() - 4)
    QTest.mouseClick(view(window).viewport(), _LEFT, pos=point)
    settle(window, qtbot)
    assert (current(window), marked(window)) == ("106", "106")


def test_a_fact_of_another_section_is_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    read(window, qtbot, real("aapl-10q-2025q2"))
    shown = window.controller.filing
    assert shown is not None
    before = shown.section
    row = next(row for row in range(len(shown.filing.facts)) if row not in shown.filing.sections[before].facts)
    window.work.details.passage.fact_chosen.emit(row)
    assert shown.section != before
    assert window.controller.details().row == row


def test_nothing_is_read_while_the_tab_is_not_seen(window: MainWindow, qtbot: QtBot, inline: Path) -> None:
    read(window, qtbot, inline)
    window.controller.select_fact(3)
    assert not window.passages.jobs.busy
    assert view(window).toPlainText() == ""
    QTest.keySequence(window, QKeySequence("Ctrl+3"))
    settle(window, qtbot)
    assert marked(window) == "102"


def test_of_quick_selections_the_last_is_shown(window: MainWindow, qtbot: QtBot, inline: Path) -> None:
    read(window, qtbot, inline)
    place(window, qtbot, 0)
    for row in range(1, 30):
        window.controller.select_fact(row)
    settle(window, qtbot)
    assert marked(window) == "128"


def test_selecting_never_waits_for_the_passage(window: MainWindow, qtbot: QtBot) -> None:
    read(window, qtbot, real("wk-10q-2022q2"))
    QTest.keySequence(window, QKeySequence("Ctrl+3"))
    spent = []
    for row in (400, 401, 402):
        started = time.perf_counter()
        window.passages.find(row)
        spent.append(time.perf_counter() - started)
    settle(window, qtbot)
    assert min(spent) < 0.05


def test_a_changed_file_is_said_in_the_pane(window: MainWindow, qtbot: QtBot, inline: Path) -> None:
    read(window, qtbot, inline)
    (inline / "a.htm").write_text("<html/>")
    place(window, qtbot, 0)
    assert "has changed since it was read" in view(window).toPlainText()
    assert not window.notice.text


def test_the_colours_follow_the_theme(window: MainWindow, qtbot: QtBot, inline: Path) -> None:
    read(window, qtbot, inline)
    place(window, qtbot, 0)
    grounds = []
    for theme in (LIGHT, DARK):
        window.set_theme(theme)
        found = view(window).document().find("12")
        assert found.charFormat().foreground().color() == QColor(theme.text)
        grounds.append(found.charFormat().background().color().name())
    assert grounds[0] != grounds[1]


def test_each_tab_has_a_key_and_the_last_is_remembered(start: Start, qtbot: QtBot) -> None:
    first = start()
    read(first, qtbot, SAMPLE)
    details = first.work.details
    for key, pane in (("Ctrl+2", details.fact), ("Ctrl+1", details.equation), ("Ctrl+3", details.passage)):
        QTest.keySequence(first, QKeySequence(key))
        focus = first.focusWidget()
        assert details.tabs.currentWidget() is pane
        assert focus is not None
        assert pane.isAncestorOf(focus)
    settle(first, qtbot)
    first.close()
    again = start()
    assert again.work.details.tabs.currentWidget() is again.work.details.passage


def test_a_text_copy_shows_its_lines_and_has_no_page(window: MainWindow, qtbot: QtBot) -> None:
    read(window, qtbot, SAMPLE)
    QTest.keySequence(window, QKeySequence("Ctrl+3"))
    settle(window, qtbot)
    assert marked(window) == "| ¥ 561,667"
    action = window.actions_by_name["open_page"]
    assert (action.isEnabled(), action.toolTip()) == (False, NO_PAGE)
    assert not window.work.details.passage.button.isEnabled()


def test_without_a_fact_the_browser_is_not_offered(window: MainWindow) -> None:
    action = window.actions_by_name["open_page"]
    assert (action.isEnabled(), action.toolTip()) == (False, NO_FACT)


def test_the_browser_opens_the_page_at_the_fact(
    window: MainWindow, qtbot: QtBot, inline: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = browsed(monkeypatch)
    read(window, qtbot, inline)
    window.controller.select_fact(0)
    QTest.keySequence(window, QKeySequence("Ctrl+B"))
    settle(window, qtbot)
    (url,) = urls
    assert (url.toLocalFile(), url.fragment()) == (str(inline / "a.htm"), "f1")


def test_a_page_out_of_an_archive_is_a_copy_that_goes_with_the_window(
    window: MainWindow, qtbot: QtBot, inline: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = browsed(monkeypatch)
    read(window, qtbot, packed(inline.parent / "filing.zip", inline / "a.htm"))
    window.controller.select_fact(0)
    window.actions_by_name["open_page"].trigger()
    settle(window, qtbot)
    copy = Path(urls[0].toLocalFile())
    assert copy.read_bytes() == (inline / "a.htm").read_bytes()
    assert copy.parent != inline
    window.close()
    assert not copy.exists()


def test_no_browser_is_said(window: MainWindow, qtbot: QtBot, inline: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    read(window, qtbot, inline)
    window.controller.select_fact(0)
    window.actions_by_name["open_page"].trigger()
    settle(window, qtbot)
    assert "No browser could be started" in window.notice.text


def test_the_window_starts_without_what_parses_pages() -> None:
    script = "import sys, ui.main_window; assert 'lxml' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_total_on_the_card_leads_to_it(reading: MainWindow) -> None:
    shown = reading.controller.filing
    assert shown is not None
    check = next(iter(shown.audit.finding_of.values())).check
    reading.controller.select_fact(check.contributors[0][1].row)
    reading.work.details.fact.fact_chosen.emit(check.total.row)
    assert reading.controller.details().row == check.total.row
