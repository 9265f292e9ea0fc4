"""Tests of the notice bar: of several sentences each keeps what it offers, and leaves by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.window.notice_bar import NoticeBar


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    """A bar that says that a file changed, and offers to read it again."""
    bar = NoticeBar()
    qtbot.addWidget(bar)
    bar.show_notice("info", "One changed.", 0, "reload", "Reload")
    return bar


def ask(bar: NoticeBar, qtbot: QtBot) -> str:
    with qtbot.waitSignal(bar.action_asked) as asked:
        QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    return str(asked.args[0])


def test_an_offer_that_joins_another_leaves_that_its_button_and_comes_after_it(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.add_notice("info", "Two opened.", 0, "timeline", "Join")
    assert (bar.text, bar.button.text()) == ("One changed. Two opened.", "Reload")
    assert ask(bar, qtbot) == "reload"
    assert (bar.text, bar.button.text()) == ("Two opened.", "Join")
    assert ask(bar, qtbot) == "timeline"
    assert not bar.text


def test_an_offer_that_is_withdrawn_leaves_what_was_told_beside_it(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.add_notice("info", "Marks taken over.", 0.05)
    bar.withdraw("timeline")
    assert bar.text == "One changed. Marks taken over."
    bar.withdraw("reload")
    assert bar.text == bar.accessibleDescription() == "Marks taken over."
    assert not bar.button.isVisible()
    # That goes by itself again.
    qtbot.waitUntil(lambda: not bar.text)


def test_an_error_that_joins_an_offer_is_still_read_when_that_is_done(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.add_notice("error", "Marks cannot be read.", 0)
    assert bar.property("grade") == "error"
    assert ask(bar, qtbot) == "reload"
    assert bar.text == "Marks cannot be read."


def test_what_was_closed_does_not_come_back(bar: NoticeBar) -> None:
    bar.add_notice("error", "Marks cannot be read.", 0)
    bar.hide()
    bar.withdraw("reload")
    assert bar.isHidden()
    bar.add_notice("info", "Two opened.", 0, "timeline", "Join")
    assert bar.text == "Two opened."
