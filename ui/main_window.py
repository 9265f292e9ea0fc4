"""Assembles the window: puts its parts in their places and joins them to actions and controller."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QStyle, QVBoxLayout, QWidget

from ui.actions import MARKING, NO_FACT, Actions
from ui.desktop.handlers import handlers, take
from ui.desktop.joining import join_marks, join_tools, join_work, offer_charts
from ui.settings import Settings
from ui.style import Look
from ui.theme import Theme
from ui.widgets.window.drop_cue import DropCue, can_drop
from ui.widgets.window.empty_page import EmptyPage
from ui.widgets.window.filing_tabs import FilingTabs
from ui.widgets.window.notice_bar import NoticeBar, ProgressStrip
from ui.widgets.window.status_line import StatusLine
from ui.widgets.window.tool_bar import ToolBar

if TYPE_CHECKING:
    from model.sheets.source.source import Source
    from ui.controller import Controller
    from ui.desktop.layouts import Layouts
    from ui.desktop.searching import Searching
    from ui.filings.timelines import Timelines
    from ui.keeping.opened import Notice
    from ui.keeping.reviewing import Reviewing
    from ui.keeping.watching import Watching
    from ui.passages import Passages
    from ui.widgets.workspace import Workspace

_NEED_FILING = (
    *("export", "close", "copy", "search", "filter", "only_findings", "expand", "collapse", "columns", "reload"),
    *("show_sections", "show_findings", "problems", "reset_layout", "show_equation", "show_fact", "show_passage"),
    *("gone_marks", "column_left", "column_right", "show_chart"),
)
_NEED_FINDINGS = ("next_finding", "previous_finding", *MARKING)
_FIRST_SIZE, _TITLE_BAR = QSize(1280, 800), QStyle.PixelMetric.PM_TitleBarHeight


class MainWindow(QMainWindow):
    """The one window."""

    # What goes with the controller, and is made with it.
    timelines: Timelines
    reviewing: Reviewing
    watching: Watching

    def __init__(self, settings: Settings, look: Look) -> None:
        super().__init__()
        self.setWindowTitle("Crossfoot")
        self.setAcceptDrops(True)
        self.settings, self.look = settings, look
        self.actions_by_name = Actions(self, handlers(self))
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
        self._show_no_place()
        self.actions_by_name.enable(("undo", "redo", "undo_layout", "redo_layout", "timeline"), False)
        self.empty.setFocus()

    # These load what an empty window needs not, numpy first of all, so each is made when it is first asked for.

    @cached_property
    def controller(self) -> Controller:
        """What decides which filing and place are shown."""
        from ui.controller import Controller
        from ui.filings.timelines import Timelines
        from ui.keeping.reviewing import Reviewing
        from ui.keeping.watching import Watching

        controller = Controller(self.settings, self)
        self.timelines = Timelines(controller, self)
        self._join_controller(controller)
        # After the panes show a filing, its marks are shown on it.
        self.reviewing = Reviewing(controller, self)
        self.watching = Watching(controller, self.reviewing.homes, self)
        join_marks(self)
        return controller

    @cached_property
    def passages(self) -> Passages:
        """What finds where facts stand."""
        from ui.passages import Passages

        passages = Passages(self._source, self)
        passages.refused.connect(lambda sentence: self.notice.show_notice("error", sentence, 0))
        return passages

    @cached_property
    def layouts(self) -> Layouts:
        """The layouts that the panes have had."""
        from ui.desktop.layouts import Layouts

        return Layouts(self)

    @cached_property
    def searching(self) -> Searching:
        """What finds words in the filing."""
        from ui.desktop.searching import Searching

        return Searching(self)

    @cached_property
    def work(self) -> Workspace:
        """The panes of an open filing."""
        from ui.widgets.workspace import Workspace

        work = Workspace()
        work.hide()
        self.pages.addWidget(work)
        join_work(self, work)
        work.restore_layout(self.settings)
        self.tools.show_arrangement(self.settings.arrangement)
        work.set_theme(self.look.theme)
        return work

    def prepare(self) -> None:
        """Makes what the first filing needs."""
        _ = self.controller, self.work

    def has(self, part: str) -> bool:
        """Whether `controller`, `passages`, `searching` or `work` was made already."""
        return part in self.__dict__

    def set_theme(self, theme: Theme) -> None:
        """Draws everything in the colours of another theme."""
        for part in (self.actions_by_name, self.tools, self.filings, self.notice, self.empty, self.cue, self.status):
            part.set_theme(theme)
        if self.has("work"):
            self.work.set_theme(theme)
            # Text of another size needs columns of another width.
            self.work.tree.view.fit_columns()
            self.work.findings.view.fit_columns()
        self.actions_by_name[f"theme_{self.look.choice}"].setChecked(True)

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
        join_tools(self, controller)

    def _join_widgets(self) -> None:
        self.status.problems_asked.connect(self.actions_by_name["problems"].trigger)
        self.notice.action_asked.connect(lambda name: self.actions_by_name[name].trigger())
        self.tools.search_changed.connect(self._seek)
        self.tools.search_left.connect(lambda: self.work.tree.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.pages.currentChanged.connect(self._focus_page)
        self.empty.file_chosen.connect(self._open_one)
        self.empty.open_asked.connect(self.actions_by_name["open"].trigger)
        self.empty.folder_asked.connect(self.actions_by_name["open_folder"].trigger)
        self.empty.paste_asked.connect(self.actions_by_name["paste"].trigger)

    def _restore_layout(self) -> None:
        # The title bar comes on top of what is asked for here.
        free = self.screen().availableGeometry().adjusted(0, 0, 0, -self.style().pixelMetric(_TITLE_BAR))
        self.resize(_FIRST_SIZE.boundedTo(free.size()))
        state = self.settings.layout("window")
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
        joinable = controller is not None and len(self.timelines.companions()) > 1
        self.actions_by_name["timeline"].setEnabled(joinable)
        self.notice.withdraw("reload", *(() if joinable else ("timeline",)))
        if controller is not None and shown is not None:
            _ = self.layouts
            self.work.show_filing(shown.filing, shown.audit, shown.section, controller.findings_scale())

    def _show_sheet(self) -> None:
        shown, sheet = self.controller.filing, self.controller.sheet
        self.tools.show_kinds(sheet.kinds if sheet else (), sheet.kind if sheet else None)
        if shown is not None:
            self.work.show_sheet(shown.filing, shown.audit, shown.section, sheet)

    def _show_place(self) -> None:
        shown, details = self.controller.filing, self.controller.details()
        self.work.tree.show_place(shown.place if shown else None)
        self.work.details.show_details(details.chart, details.equation, details.card, details.row)
        self.actions_by_name.allow("open_page", self.passages.why_no_page(details.row))
        offer_charts(self, details.chart)

    def _show_no_place(self) -> None:
        self.actions_by_name.allow("open_page", NO_FACT)
        offer_charts(self, None)

    def _source(self) -> Source | None:
        return self.controller.filing.source if self.controller.filing else None

    def _show_recent(self) -> None:
        paths = self.settings.recent
        self.empty.show_recent(paths)
        self.recent_menu.clear()
        for path in paths:
            self.recent_menu.addAction(path).triggered.connect(partial(self._open_one, path))
        self.recent_menu.setEnabled(bool(paths))

    def _show_notice(self, notice: Notice) -> None:
        words = notice.button or (self.actions_by_name[notice.action].text() if notice.action else "")
        show = self.notice.add_notice if notice.joins else self.notice.show_notice
        show(notice.grade, notice.text, notice.seconds, notice.action, words)

    def show_marks(self) -> None:
        """Shows the marks on the findings of the filing that is shown."""
        if self.has("work"):
            self.work.findings.show_marks(self.reviewing.rows(), len(self.reviewing.gone))

    # What the user does

    def _seek(self, text: str) -> None:
        if self.tools.search.filters:
            self.filter_lines()
        elif text or self.has("searching"):
            self.searching.ask(text)

    def filter_lines(self) -> None:
        """Shows the lines that hold the words of the search, or those with findings."""
        only = self.actions_by_name["only_findings"].isChecked()
        self.work.tree.filter(self.tools.search.text() if self.tools.search.filters else "", only)

    def _focus_page(self) -> None:
        page = self.pages.currentWidget()
        if page is not None:
            page.setFocus()

    def _open_one(self, path: str) -> None:
        self.controller.open_paths([path])

    def _reveal(self) -> None:
        """What was asked for by other means than the tree is shown, whatever the search says."""
        if self.work.tree.hides_place:
            self.tools.search.finish()

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
        take(self, event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers the layout and stops what is under way."""
        self.settings.set_layout("window", self.saveGeometry())
        if self.has("work"):
            self.work.save_layout(self.settings)
        for part in ("passages", "searching"):
            if self.has(part):
                getattr(self, part).close()
        if self.has("controller"):
            self.controller.jobs.close()
        super().closeEvent(event)
