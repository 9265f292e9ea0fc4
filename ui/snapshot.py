"""Draws the window on a filing, with a place in it chosen, into a picture, where there need be no display."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QBuffer
from PySide6.QtWidgets import QApplication

from model.errors import FilingError, not_written
from model.sheets.lines.tree import node_paths
from model.sheets.places import LABEL, Place
from ui.app import make_app
from ui.controller import Controller
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.style import Look

#: Longer than any filing takes to read; a snapshot that waits for ever helps nobody.
_PATIENCE = 600.0
#: What stands beside the tree by a short name, and the action that shows each.
TABS = {"total": "show_equation", "fact": "show_fact", "place": "show_passage", "chart": "show_chart"}


class Wish(NamedTuple):
    """What to draw."""

    paths: Sequence[str]
    to: str
    section: str | None
    select: str | None
    size: tuple[int, int]
    theme: str
    tab: str | None = None
    timeline: bool = False


def snapshot(wish: Wish) -> None:
    """Draws one picture. Raises FilingError where the filing, the place in it or the picture cannot be had."""
    app = make_app()
    settings = Settings()
    settings.theme = wish.theme
    # A picture asks nobody for anything.
    settings.told_of_taxonomies = True
    window = MainWindow(settings, Look(app, settings))
    try:
        window.resize(*wish.size)
        window.show()
        _read(app, window, wish)
        if wish.section:
            _choose_section(window.controller, wish.section)
        if wish.select:
            _choose_place(window.controller, wish.select)
        if wish.tab:
            window.actions_by_name[TABS[wish.tab]].trigger()
        _draw(app, window, wish.to)
    finally:
        window.close()


def _read(app: QApplication, window: MainWindow, wish: Wish) -> None:
    controller = window.controller
    errors: list[str] = []
    controller.noticed.connect(lambda notice: errors.append(notice.text) if notice.grade == "error" else None)
    controller.open_paths(wish.paths)
    _wait(app, lambda: bool(errors) or not controller.jobs.busy)
    if wish.timeline and not errors:
        window.timelines.show_joined(controller.opened)
        _wait(app, lambda: bool(errors) or not controller.jobs.busy)
        window.notice.hide()
    if errors:
        raise FilingError(errors[0])


def _wait(app: QApplication, done: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not done() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)


def _choose_section(controller: Controller, text: str) -> None:
    sections = controller.filing.filing.sections if controller.filing else ()
    found = [number for number, section in enumerate(sections) if text.lower() in section.title.lower()]
    if not found:
        raise FilingError(f"There is no section whose title holds “{text}”.")
    controller.choose_section(found[0])


def _choose_place(controller: Controller, text: str) -> None:
    kind, _, number = text.partition(":")
    count = len(controller.filing.audit.findings) if controller.filing else 0
    if kind == "finding" and number.isdecimal():
        if not 1 <= int(number) <= count:
            raise FilingError(f"There is no finding {number}; the filing has {count}.")
        controller.select_finding(int(number) - 1)
        return
    paths = node_paths(controller.sheet.tree) if controller.sheet else []
    wanted = text.lower()
    found = [node for node, path in enumerate(paths) if f"/{path}".endswith(f"/{wanted}")]
    if not found:
        raise FilingError(f"There is no row “{text}” in this section.")
    controller.select(Place(found[0], LABEL))


def _draw(app: QApplication, window: MainWindow, to: str) -> None:
    # Layouts settle in two rounds: the panes take their sizes, then what is in them.
    for _ in range(3):
        app.processEvents()
    window.work.details.finish()
    _wait(app, lambda: not window.passages.jobs.busy)
    for _ in range(3):
        app.processEvents()
    data = QBuffer()
    if not window.grab().save(data, os.path.splitext(to)[1].lstrip(".")):
        raise FilingError(f"{to} was not written: a picture is a file that ends in .png.")
    try:
        with open(to, "wb") as file:
            file.write(data.data().data())
    except OSError as error:
        raise FilingError(not_written(to, error)) from error
