"""Turns each action of a window into what it does; what asks the user is loaded when it asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from ui.actions import keys_text
from ui.settings import CHART_KINDS
from ui.widgets.window.drop_cue import dropped_paths
from ui.widgets.window.empty_page import SAMPLE

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Handlers = dict[str, Callable[[], object]]


def handlers(window: MainWindow) -> Handlers:
    """What to call for each action by name; none of them makes a part of the window before it is called."""
    return {**_files(window), **_panes(window), **_places(window), **_marks(window), **_looks(window)}


def take(window: MainWindow, data: QMimeData) -> None:
    """Opens what was dropped or copied: files, else text."""
    paths = dropped_paths(data)
    if paths:
        window.controller.open_paths(paths)
    else:
        window.controller.open_text(data.text(), data.html() if data.hasHtml() else "")


def _files(window: MainWindow) -> Handlers:
    return {
        "open": partial(_ask_for_files, window),
        "open_folder": partial(_ask_for_folder, window),
        "taxonomies": partial(_ask_for_taxonomies, window),
        "problems": partial(_show_problems, window),
        "paste": lambda: take(window, QGuiApplication.clipboard().mimeData()),
        "sample": lambda: window.controller.open_paths([str(SAMPLE)]),
        "reload": partial(_reload, window),
        "timeline": lambda: window.timelines.show_current(),
        "export": partial(_ask_where_to_export, window),
        "close": lambda: window.controller.close_current(),
        "quit": window.close,
    }


def _panes(window: MainWindow) -> Handlers:
    return {
        "copy": lambda: window.work.copy(),
        "search": lambda: window.tools.search.begin(filters=False),
        "filter": lambda: window.tools.search.begin(filters=True),
        "only_findings": window.filter_lines,
        "expand": lambda: window.work.tree.view.expandAll(),
        "collapse": lambda: window.work.tree.view.collapseAll(),
        "columns": lambda: window.work.tree.view.offer_columns(),
        "column_left": lambda: window.work.tree.view.move_column(-1),
        "column_right": lambda: window.work.tree.view.move_column(1),
        "undo_layout": lambda: window.layouts.undo(),
        "redo_layout": lambda: window.layouts.redo(),
        "reset_layout": lambda: window.layouts.reset(),
        "show_sections": partial(_toggle, window, "sections"),
        "show_findings": partial(_toggle, window, "findings"),
        "show_equation": lambda: window.work.details.show_tab(window.work.details.equation),
        "show_fact": lambda: window.work.details.show_tab(window.work.details.fact),
        "show_passage": lambda: window.work.details.show_tab(window.work.details.passage),
        "show_chart": lambda: window.work.details.show_tab(window.work.details.chart),
        "next_pane": lambda: window.work.cycle(1),
        "previous_pane": lambda: window.work.cycle(-1),
    }


def _places(window: MainWindow) -> Handlers:
    def step_filing(step: int) -> None:
        window.controller.activate(window.controller.current + step)

    def step_finding(step: int) -> None:
        window.controller.step_finding(window.work.findings.model.shown_order(), step)

    return {
        "open_page": lambda: window.passages.open_page(window.work.details.passage.row),
        "next_filing": partial(step_filing, 1),
        "previous_filing": partial(step_filing, -1),
        "next_finding": partial(step_finding, 1),
        "previous_finding": partial(step_finding, -1),
    }


def _marks(window: MainWindow) -> Handlers:
    def mark(name: str) -> None:
        from model.reviews.marks import Mark

        window.reviewing.mark(window.work.findings.chosen(), Mark[name])

    return {
        "mark_reviewed": partial(mark, "REVIEWED"),
        "mark_accepted": partial(mark, "ACCEPTED"),
        "mark_raise": partial(mark, "RAISE"),
        "mark_open": partial(mark, "OPEN"),
        "note": partial(_edit_note, window),
        "gone_marks": partial(_show_gone, window),
        "undo": partial(_undo, window),
        "redo": lambda: window.reviewing.undo.redo(),
    }


def _looks(window: MainWindow) -> Handlers:
    look = window.look
    return {
        "save_chart": lambda: window.work.details.chart.ask_and_save(),
        "copy_chart": lambda: window.work.details.chart.copy_picture(),
        "chart_auto": partial(_choose_chart, window, ""),
        **{f"chart_{kind}": partial(_choose_chart, window, kind) for kind in CHART_KINDS},
        "chart_changes": lambda: window.controller.write_changes(window.actions_by_name["chart_changes"].isChecked()),
        **{f"theme_{choice}": partial(look.choose, choice) for choice in ("system", "light", "dark")},
        "larger": partial(look.step_size, 1),
        "smaller": partial(look.step_size, -1),
        "usual_size": partial(look.resize, 0),
        "preferences": partial(_show_preferences, window),
        "keys": partial(_show_keys, window),
        "about": partial(_show_about, window),
    }


def _toggle(window: MainWindow, pane: str) -> None:
    window.work.toggle(getattr(window.work, pane))
    window.layouts.note()


def _choose_chart(window: MainWindow, kind: str) -> None:
    from model.sheets.chartsheet import ChartKind

    window.controller.choose_chart(ChartKind(kind) if kind else None)


def _reload(window: MainWindow) -> None:
    shown = window.controller.filing
    reader = window.timelines if shown is not None and shown.origin.joined else window.controller
    reader.reload()


def _ask_for_files(window: MainWindow) -> None:
    paths, _ = QFileDialog.getOpenFileNames(window, "Open filings")
    window.controller.open_paths(paths)


def _ask_for_folder(window: MainWindow) -> None:
    from ui.widgets.window.dialogs import ask_for_folder

    window.controller.open_paths(ask_for_folder(window, "Open the folder of a filing"))


def _ask_for_taxonomies(window: MainWindow, package: bool = False) -> str:
    """Has a folder or package chosen, and gives the one that is used from now on, which may be the one before."""
    from ui.widgets.window.dialogs import ask_for_folder, ask_for_package

    ask = ask_for_package if package else ask_for_folder
    paths = ask(window, "Standard taxonomies", window.settings.taxonomies or "")
    for path in paths:
        window.controller.use_taxonomies(path)
    return window.settings.taxonomies or ""


def _ask_where_to_export(window: MainWindow) -> None:
    from ui.widgets.window.dialogs import ask_where_to_export

    shown = window.controller.filing
    path = ask_where_to_export(window, shown.name) if shown is not None else ""
    if path:
        window.controller.export(path, window.reviewing.rows())


def _show_problems(window: MainWindow) -> None:
    from ui.widgets.window.dialogs import show_problems

    if window.controller.filing is not None:
        show_problems(window, window.controller.filing.filing, window.look.theme)


def _undo(window: MainWindow) -> None:
    window.layouts.settle()
    window.reviewing.undo.undo()


def _edit_note(window: MainWindow) -> None:
    from ui.widgets.findings.note_dialog import NoteDialog

    reviewing = window.reviewing
    for finding in window.work.findings.chosen()[:1]:
        editor = NoteDialog(window, window.work.findings.model.message(finding), reviewing.note(finding))
        editor.written.connect(partial(reviewing.set_note, finding))
        editor.open()


def _show_gone(window: MainWindow) -> None:
    from ui.widgets.window.dialogs import show_gone

    show_gone(window, window.reviewing.gone, window.look.theme)


def _show_preferences(window: MainWindow) -> None:
    from ui.widgets.window.preferences import PreferencesDialog

    taxonomies = window.settings.taxonomies or ""
    PreferencesDialog(window, window.look, taxonomies, partial(_ask_for_taxonomies, window)).open()


def _show_keys(window: MainWindow) -> None:
    from ui.widgets.window.page_dialog import PageDialog

    PageDialog(window, "Keys", keys_text(), window.look.theme).open()


def _show_about(window: MainWindow) -> None:
    from ui.widgets.window.about import about_page
    from ui.widgets.window.page_dialog import PageDialog

    PageDialog(window, "About Crossfoot", about_page(window.look.theme), window.look.theme).open()
