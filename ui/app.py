"""Starts the application: fonts, theme, window, and the files named on the command line."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Sequence

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from ui.desktop.crash import CrashReporter
from ui.desktop.starting import after_painting, begin
from ui.icons import app_icon
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.style import Look

logger = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
#: What Qt says of every window that is drawn without a display; it means nothing to a user.
_NOISE = "This plugin does not support propagateSizeHints()"


def log_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Passes what Qt has to say on to the log of the program."""
    if text != _NOISE:
        logger.log(_LEVELS[kind], "%s", text)


def make_app() -> QApplication:
    """The application object, named so that desktops find its entry and icon."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    qInstallMessageHandler(log_qt_message)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("crossfoot")
    app.setApplicationDisplayName("Crossfoot")
    app.setDesktopFileName("crossfoot")
    app.setWindowIcon(app_icon())
    return app


def run(paths: Sequence[str]) -> int:
    """Opens the window on these files and returns when it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = make_app()
    settings = Settings.of_user()
    window = MainWindow(settings, Look(app, settings))
    CrashReporter(window).install()
    window.show()
    after_painting(window, lambda: begin(window, paths))
    return app.exec()
