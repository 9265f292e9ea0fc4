"""Assembles the window: puts its parts in their places and joins them to actions and controller."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from model.reviews.marks import Mark
from model.sheets.chartsheet import ChartKind
from model.sheets.source.source import Source
from ui.actions import CHART_NAMES, MARKING, Actions, keys_text
from ui.controller import Controller
from ui.filings.timelines import Timelines
from ui.keeping.opened import Notice
from ui.keeping.reviewing import Reviewing
from ui.keeping.watching import Watching
from ui.passages import Passages
from ui.settings import Settings
from ui.style import Look
from ui.theme import Theme
from ui.widgets.findings.note_dialog import NoteDialog
from ui.widgets.window.dialogs import ask_for_folder, ask_where_to_export, show_gone, show_problems
from ui.widgets.window.drop_cue import DropCue, can_drop, dropped_paths
from ui.widgets.window.empty_page import SAMPLE, EmptyPage
from ui.widgets.window.filing_tabs import FilingTabs
from ui.widgets.window.notice_bar import NoticeBar, ProgressStrip
from ui.widgets.window.status_line import StatusLine
from ui.widgets.window.tool_bar import ToolBar
from ui.widgets.workspace import Workspace

_NEED_FILING = (
    *("export", "close", "copy", "search", "only_findings", "expand", "collapse", "columns"),
    *(
        "show_sections",
        "show_findings",
        "problems",
        "show_equation",
        "show_fact",
        "show_passage",
        "reload",
        "gone_marks",
    ),
)
_NEED_CHART = ("save_chart", "copy_chart")
_NEED_FINDINGS = ("next_finding", "previous_finding", *MARKING)
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
        self.controller = Controller(settings, self)
        self.timelines = Timelines(self.controller, self)
        self.passages = Passages(self._source, self)
        self.actions_by_name = Actions(self, self._handlers())
        self.tools, self.status = ToolBar(self.actions_by_name), StatusLine()
        self.notice, self.progress, self.filings = NoticeBar(), ProgressStrip(), FilingTabs()
        self.empty, self.work = EmptyPage(), Workspace()
        self.pages, self.cue = QStackedWidget(), DropCue(self)
        self.recent_menu = self.actions_by_name.fill_menus(self)
        self._assemble()
        self._join_controller()
        # After the panes show a filing, its marks are shown on it.
        self.reviewing, self.watching = Reviewing(self.controller, self), Watching(self.controller, self)
        self._join_widgets()
        self._join_marks()
        self._restore_layout()
        look.changed.connect(self.set_theme)
        self.set_theme(look.theme)
        self._show_recent()
        self._show_filing()
        self._show_place()
        self.empty.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Draws everything in the colours of another theme."""
        for part in (self.actions_by_name, self.filings, self.notice, self.empty, self.work, self.cue):
            part.set_theme(theme)
        self.actions_by_name[f"theme_{self._look.choice}"].setChecked(True)

    # Assembling

    def _assemble(self) -> None:
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.work)
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

    def _join_controller(self) -> None:
        controller = self.controller
        controller.filing_changed.connect(self._show_filing)
        controller.sheet_changed.connect(self._show_sheet)
        controller.place_changed.connect(self._show_place)
        controller.finding_changed.connect(self.work.findings.show_finding)
        controller.sought.connect(self._reveal)
        controller.recent_changed.connect(self._show_recent)
        controller.noticed.connect(self._show_notice)
        controller.jobs.began.connect(self.progress.begin)
        controller.jobs.progressed.connect(self.progress.advance)
        controller.jobs.idle.connect(self.progress.end)

    def _join_marks(self) -> None:
        reviewing, work, actions = self.reviewing, self.work, self.actions_by_name
        reviewing.changed.connect(self._show_marks)
        reviewing.undo.canUndoChanged.connect(actions["undo"].setEnabled)
        reviewing.undo.canRedoChanged.connect(actions["redo"].setEnabled)
        reviewing.undo.undoTextChanged.connect(lambda text: actions["undo"].setText(f"&Undo {text}".rstrip()))
        reviewing.undo.redoTextChanged.connect(lambda text: actions["redo"].setText(f"&Redo {text}".rstrip()))
        actions.enable(("undo", "redo"), False)
        work.findings.gone_asked.connect(actions["gone_marks"].trigger)
        work.findings.view.addActions([actions[name] for name in (*MARKING, "copy")])
        self.notice.action_asked.connect(lambda name: actions[name].trigger())

    def _join_widgets(self) -> None:
        controller, work = self.controller, self.work
        self.status.problems_asked.connect(self.actions_by_name["problems"].trigger)
        self.progress.cancelled.connect(controller.jobs.cancel)
        work.sections.section_chosen.connect(controller.choose_section)
        work.tree.place_chosen.connect(controller.select)
        work.findings.finding_chosen.connect(controller.select_finding)
        work.details.fact_chosen.connect(controller.select_fact)
        work.details.passage.offer(self.actions_by_name["open_page"])
        work.details.passage.wanted.connect(self.passages.find)
        self.passages.found.connect(work.details.passage.show_passage)
        self.passages.refused.connect(lambda sentence: self._show_notice(Notice("error", sentence)))
        chart = work.details.chart
        chart.addActions([self.actions_by_name[name] for name in (*_NEED_CHART, *CHART_NAMES)])
        chart.head.kind_chosen.connect(controller.choose_chart)
        chart.head.changes_chosen.connect(controller.write_changes)
        self.tools.kind_chosen.connect(controller.choose_kind)
        self.tools.arrangement_chosen.connect(controller.choose_arrangement)
        self.tools.scale_chosen.connect(controller.choose_scale)
        self.tools.search_changed.connect(self._filter)
        self.tools.search_left.connect(lambda: work.tree.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.pages.currentChanged.connect(lambda page: (self.empty, self.work)[page].setFocus())
        self.filings.currentChanged.connect(controller.activate)
        self.filings.close_asked.connect(controller.close)
        self.empty.file_chosen.connect(self._open_one)
        self.empty.open_asked.connect(self._ask_for_files)
        self.empty.paste_asked.connect(self._paste)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        controller = self.controller
        return {
            "open": self._ask_for_files,
            "open_folder": lambda: controller.open_paths(ask_for_folder(self, "Open the folder of a filing")),
            "taxonomies": self._ask_for_taxonomies,
            "problems": lambda: show_problems(self, controller.filing.filing) if controller.filing else None,
            "paste": self._paste,
            "sample": lambda: controller.open_paths([str(SAMPLE)]),
            "timeline": self.timelines.show_current,
            "export": self._ask_where_to_export,
            "close": controller.close_current,
            "quit": self.close,
            "copy": lambda: self.work.copy(),
            "search": lambda: self.tools.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "only_findings": self._filter,
            "expand": lambda: self.work.tree.view.expandAll(),
            "collapse": lambda: self.work.tree.view.collapseAll(),
            "columns": lambda: self.work.tree.view.offer_columns(),
            "show_sections": lambda: self.work.toggle(self.work.sections),
            "show_findings": lambda: self.work.toggle(self.work.findings),
            "show_equation": lambda: self.work.details.show_tab(self.work.details.equation),
            "show_fact": lambda: self.work.details.show_tab(self.work.details.fact),
            "show_passage": lambda: self.work.details.show_tab(self.work.details.passage),
            "open_page": lambda: self.passages.open_page(self.work.details.passage.row),
            "next_pane": lambda: self.work.cycle(1),
            "previous_pane": lambda: self.work.cycle(-1),
            "next_filing": lambda: controller.activate(controller.current + 1),
            "previous_filing": lambda: controller.activate(controller.current - 1),
            "save_chart": lambda: self.work.details.chart.ask_and_save(),
            "copy_chart": lambda: self.work.details.chart.copy_picture(),
            "chart_auto": lambda: controller.choose_chart(None),
            **{f"chart_{kind.value}": partial(controller.choose_chart, kind) for kind in ChartKind},
            "chart_changes": lambda: controller.write_changes(self.actions_by_name["chart_changes"].isChecked()),
            "theme_system": lambda: self._look.choose("system"),
            "theme_light": lambda: self._look.choose("light"),
            "theme_dark": lambda: self._look.choose("dark"),
            "next_finding": lambda: controller.step_finding(self.work.findings.model.shown_order(), 1),
            "previous_finding": lambda: controller.step_finding(self.work.findings.model.shown_order(), -1),
            "mark_reviewed": lambda: self._mark(Mark.REVIEWED),
            "mark_accepted": lambda: self._mark(Mark.ACCEPTED),
            "mark_raise": lambda: self._mark(Mark.RAISE),
            "mark_open": lambda: self._mark(Mark.OPEN),
            "note": self._note,
            "gone_marks": lambda: show_gone(self, self.reviewing.gone),
            "reload": controller.reload,
            "undo": lambda: self.reviewing.undo.undo(),
            "redo": lambda: self.reviewing.undo.redo(),
            "keys": lambda: QMessageBox.information(self, "Keys", keys_text()),
            "about": lambda: QMessageBox.about(self, "About Crossfoot", ABOUT),
        }

    def _restore_layout(self) -> None:
        self.resize(*_FIRST_SIZE)
        state = self._settings.layout("window")
        if state is not None:
            self.restoreGeometry(state)
        self.work.restore_layout(self._settings)
        self.tools.show_arrangement(self._settings.arrangement)

    # Showing what the controller says

    def _show_filing(self) -> None:
        shown = self.controller.filing
        opened = [(known.name, known.filing.path) for known in self.controller.opened]
        self.filings.show_filings(opened, self.controller.current)
        self.pages.setCurrentWidget(self.work if shown else self.empty)
        self.setWindowTitle(f"{shown.name} – Crossfoot" if shown else "Crossfoot")
        self.status.show_filing(shown.inspection if shown else None, shown.seconds if shown else 0)
        self.tools.enable(shown is not None)
        self.actions_by_name.enable(_NEED_FILING, shown is not None)
        self.notice.withdraw("reload")
        self.actions_by_name["timeline"].setEnabled(len(self.timelines.companions()) > 1)
        self.actions_by_name.enable(_NEED_FINDINGS, bool(shown and shown.audit.findings))
        if shown is not None:
            self.work.show_filing(shown.filing, shown.audit, shown.section, self.controller.findings_scale())

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
        self.actions_by_name.enable(_NEED_CHART, details.chart is not None)
        self.actions_by_name[f"chart_{kind.value if (kind := self._settings.chart_kind) else 'auto'}"].setChecked(True)
        self.actions_by_name["chart_changes"].setChecked(self._settings.chart_changes)

    def _source(self) -> Source | None:
        return self.controller.filing.source if self.controller.filing else None

    def _show_recent(self) -> None:
        paths = self._settings.recent
        self.empty.show_recent(paths)
        self.recent_menu.clear()
        for path in paths:
            self.recent_menu.addAction(path).triggered.connect(partial(self._open_one, path))
        self.recent_menu.setEnabled(bool(paths))

    def _show_notice(self, notice: Notice) -> None:
        words = notice.button or (self.actions_by_name[notice.action].text() if notice.action else "")
        self.notice.show_notice(notice.grade, notice.text, notice.seconds, notice.action, words)

    def _show_marks(self) -> None:
        self.work.findings.show_marks(self.reviewing.rows(), len(self.reviewing.gone))

    # What the user does

    def _mark(self, mark: Mark) -> None:
        self.reviewing.mark(self.work.findings.chosen(), mark)

    def _note(self) -> None:
        for finding in self.work.findings.chosen()[:1]:
            editor = NoteDialog(self, self.work.findings.model.message(finding), self.reviewing.note(finding))
            editor.written.connect(partial(self.reviewing.set_note, finding))
            editor.open()

    def _filter(self) -> None:
        only = self.actions_by_name["only_findings"].isChecked()
        self.work.tree.filter(self.tools.search.text(), only)

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

    def _ask_for_taxonomies(self) -> None:
        for path in ask_for_folder(self, "The folder of standard taxonomies", self._settings.taxonomies or ""):
            self.controller.use_taxonomies(path)

    def _ask_where_to_export(self) -> None:
        shown = self.controller.filing
        path = ask_where_to_export(self, shown.name) if shown is not None else ""
        if path:
            self.controller.export(path)

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
        self.work.save_layout(self._settings)
        self.controller.jobs.close()
        self.passages.close()
        super().closeEvent(event)
