"""Assembles the window: puts its parts in their places and joins them to actions and controller."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from ui.actions import Actions, keys_text
from ui.settings import Settings
from ui.style import Look
from ui.theme import Theme
from ui.widgets.window.drop_cue import DropCue, can_drop, dropped_paths
from ui.widgets.window.empty_page import SAMPLE, EmptyPage
from ui.widgets.window.filing_tabs import FilingTabs
from ui.widgets.window.notice_bar import NoticeBar, ProgressStrip
from ui.widgets.window.status_line import StatusLine
from ui.widgets.window.tool_bar import ToolBar

if TYPE_CHECKING:
    from ui.controller import Controller, Notice
    from ui.widgets.workspace import Workspace

_NEED_FILING = (
    *("close", "copy", "search", "only_findings", "expand", "collapse"),
    *("show_sections", "show_findings", "problems"),
)
_NEED_FINDINGS = ("next_finding", "previous_finding")
_FIRST_SIZE = (1280, 800)
ABOUT = (
    "<b>Crossfoot</b><br>Every line of a business report by axis and member, charted, and every total that does not "
    "add up, with the reason why.<br><br>It reads files on this computer and never uses the network."
)


class MainWindow(QMainWindow):
    """The one window."""

    def __init__(self, settings: Settings, look: Look) -> None:
        super().__init__()
        self.setWindowTitle("Crossfoot")
        self.setAcceptDrops(True)
        self._settings, self._look = settings, look
        self.actions_by_name = Actions(self, self._handlers())
        self.tools, self.status = ToolBar(self.actions_by_name), StatusLine()
        self.notice, self.progress, self.filings = NoticeBar(), ProgressStrip(), FilingTabs()
        self.empty = EmptyPage()
        self.pages, self.cue = QStackedWidget(), DropCue(self)
        self.recent_menu = self.actions_by_name.fill_menus(self)
        self._assemble()
        self._join_widgets()
        self._restore_layout()
        look.changed.connect(self.set_theme)
        self.set_theme(look.theme)
        self._show_recent()
        self._show_filing()
        self.empty.setFocus()

    # Both load what an empty window needs not, numpy first of all, so each is made when it is first asked for.

    @cached_property
    def controller(self) -> Controller:
        """What decides which filing and place are shown."""
        from ui.controller import Controller

        controller = Controller(self._settings, self)
        self._join_controller(controller)
        return controller

    @cached_property
    def work(self) -> Workspace:
        """The panes of an open filing."""
        from ui.widgets.workspace import Workspace

        work = Workspace()
        work.hide()
        work.set_theme(self._look.theme)
        self.pages.addWidget(work)
        self._join_work(work)
        work.restore_layout(self._settings)
        return work

    def prepare(self) -> None:
        """Makes what the first filing needs."""
        _ = self.controller, self.work

    def has(self, part: str) -> bool:
        """Whether `controller` or `work` was made already."""
        return part in self.__dict__

    def set_theme(self, theme: Theme) -> None:
        """Draws everything in the colours of another theme."""
        for part in (self.actions_by_name, self.filings, self.notice, self.empty, self.cue):
            part.set_theme(theme)
        if self.has("work"):
            self.work.set_theme(theme)
        self.actions_by_name[f"theme_{self._look.choice}"].setChecked(True)

    # Assembling

    def _assemble(self) -> None:
        self.pages.addWidget(self.empty)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.filings, self.notice, self.progress, self.pages):
            column.addWidget(part, 1 if part is self.pages else 0)
        for name in ("show_sections", "show_findings"):
            self.actions_by_name[name].setChecked(True)
        self.addToolBar(self.tools)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def _join_controller(self, controller: Controller) -> None:
        controller.filing_changed.connect(self._show_filing)
        controller.sheet_changed.connect(self._show_sheet)
        controller.place_changed.connect(self._show_place)
        controller.finding_changed.connect(lambda number: self.work.findings.show_finding(number))
        controller.sought.connect(self._reveal)
        controller.recent_changed.connect(self._show_recent)
        controller.noticed.connect(self._show_notice)
        controller.jobs.began.connect(self.progress.begin)
        controller.jobs.progressed.connect(self.progress.advance)
        controller.jobs.idle.connect(self.progress.end)
        self.progress.cancelled.connect(controller.jobs.cancel)
        self.tools.kind_chosen.connect(controller.choose_kind)
        self.tools.scale_chosen.connect(controller.choose_scale)
        self.filings.currentChanged.connect(controller.activate)
        self.filings.close_asked.connect(controller.close)

    def _join_work(self, work: Workspace) -> None:
        controller = self.controller
        work.sections.section_chosen.connect(controller.choose_section)
        work.tree.place_chosen.connect(controller.select)
        work.findings.finding_chosen.connect(controller.select_finding)
        work.details.fact_chosen.connect(controller.select_fact)

    def _join_widgets(self) -> None:
        self.status.problems_asked.connect(self.actions_by_name["problems"].trigger)
        self.tools.search_changed.connect(self._filter)
        self.tools.search_left.connect(lambda: self.work.tree.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.pages.currentChanged.connect(self._focus_page)
        self.empty.file_chosen.connect(self._open_one)
        self.empty.open_asked.connect(self._ask_for_files)
        self.empty.paste_asked.connect(self._paste)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "open": self._ask_for_files,
            "open_folder": self._ask_for_folder,
            "taxonomies": self._ask_for_taxonomies,
            "problems": self._show_problems,
            "paste": self._paste,
            "sample": lambda: self.controller.open_paths([str(SAMPLE)]),
            "close": lambda: self.controller.close_current(),
            "quit": self.close,
            "copy": lambda: self.work.copy(),
            "search": lambda: self.tools.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "only_findings": self._filter,
            "expand": lambda: self.work.tree.view.expandAll(),
            "collapse": lambda: self.work.tree.view.collapseAll(),
            "show_sections": lambda: self.work.toggle(self.work.sections),
            "show_findings": lambda: self.work.toggle(self.work.findings),
            "next_pane": lambda: self.work.cycle(1),
            "previous_pane": lambda: self.work.cycle(-1),
            "next_filing": lambda: self.controller.activate(self.controller.current + 1),
            "previous_filing": lambda: self.controller.activate(self.controller.current - 1),
            "theme_system": lambda: self._look.choose("system"),
            "theme_light": lambda: self._look.choose("light"),
            "theme_dark": lambda: self._look.choose("dark"),
            "next_finding": lambda: self.controller.step_finding(self.work.findings.model.shown_order(), 1),
            "previous_finding": lambda: self.controller.step_finding(self.work.findings.model.shown_order(), -1),
            "keys": lambda: QMessageBox.information(self, "Keys", keys_text()),
            "about": lambda: QMessageBox.about(self, "About Crossfoot", ABOUT),
        }

    def _restore_layout(self) -> None:
        self.resize(*_FIRST_SIZE)
        state = self._settings.layout("window")
        if state is not None:
            self.restoreGeometry(state)

    # Showing what the controller says

    def _show_filing(self) -> None:
        controller = self.controller if self.has("controller") else None
        shown = controller.filing if controller else None
        opened = [(known.name, known.filing.path) for known in (controller.opened if controller else ())]
        self.filings.show_filings(opened, controller.current if controller else -1)
        self.pages.setCurrentWidget(self.work if shown else self.empty)
        self.setWindowTitle(f"{shown.name} – Crossfoot" if shown else "Crossfoot")
        self.status.show_filing(shown.inspection if shown else None, shown.seconds if shown else 0)
        self.tools.enable(shown is not None)
        self.actions_by_name.enable(_NEED_FILING, shown is not None)
        self.actions_by_name.enable(_NEED_FINDINGS, bool(shown and shown.audit.findings))
        if controller is not None and shown is not None:
            self.work.show_filing(shown.filing, shown.audit, shown.section, controller.findings_scale())

    def _show_sheet(self) -> None:
        shown, sheet = self.controller.filing, self.controller.sheet
        self.tools.show_kinds(sheet.kinds if sheet else (), sheet.kind if sheet else None)
        if shown is not None:
            self.work.show_sheet(shown.filing, shown.audit, shown.section, sheet)

    def _show_place(self) -> None:
        shown, details = self.controller.filing, self.controller.details()
        self.work.tree.show_place(shown.place if shown else None)
        self.work.details.show_details(details.chart, details.equation, details.card)

    def _show_recent(self) -> None:
        paths = self._settings.recent
        self.empty.show_recent(paths)
        self.recent_menu.clear()
        for path in paths:
            self.recent_menu.addAction(path).triggered.connect(partial(self._open_one, path))
        self.recent_menu.setEnabled(bool(paths))

    def _show_notice(self, notice: Notice) -> None:
        self.notice.show_notice(notice.grade, notice.text, notice.seconds)

    # What the user does

    def _filter(self) -> None:
        only = self.actions_by_name["only_findings"].isChecked()
        self.work.tree.filter(self.tools.search.text(), only)

    def _focus_page(self) -> None:
        page = self.pages.currentWidget()
        if page is not None:
            page.setFocus()

    def _open_one(self, path: str) -> None:
        self.controller.open_paths([path])

    def _reveal(self) -> None:
        """What was asked for by other means than the tree is shown, whatever the search says."""
        if self.work.tree.hides_place:
            self.tools.search.clear()

    def _ask_for_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, "Open filings")
        self.controller.open_paths(paths)

    def _paste(self) -> None:
        data = QGuiApplication.clipboard().mimeData()
        self._take(data)

    def _take(self, data: QMimeData) -> None:
        paths = dropped_paths(data)
        if paths:
            self.controller.open_paths(paths)
        else:
            self.controller.open_text(data.text(), data.html() if data.hasHtml() else "")

    def _ask_for_folder(self) -> None:
        from ui.widgets.window.dialogs import ask_for_folder

        self.controller.open_paths(ask_for_folder(self, "Open the folder of a filing"))

    def _show_problems(self) -> None:
        from ui.widgets.window.dialogs import show_problems

        if self.controller.filing is not None:
            show_problems(self, self.controller.filing.filing)

    def _ask_for_taxonomies(self) -> None:
        from ui.widgets.window.dialogs import ask_for_folder

        for path in ask_for_folder(self, "The folder of standard taxonomies", self._settings.taxonomies or ""):
            self.controller.use_taxonomies(path)

    # Qt overrides

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Shows the cue for what can be opened."""
        if can_drop(event.mimeData()):
            self.cue.invite(event.mimeData())
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Takes the cue away."""
        self.cue.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Opens what was dropped."""
        self.cue.hide()
        event.acceptProposedAction()
        self._take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers the layout and stops what is under way."""
        self._settings.set_layout("window", self.saveGeometry())
        if self.has("work"):
            self.work.save_layout(self._settings)
        if self.has("controller"):
            self.controller.jobs.close()
        super().closeEvent(event)
