"""Joins the parts of a window: what the controller says to what shows it, what the user does to the controller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.actions import CHART_NAMES, MARKING

if TYPE_CHECKING:
    from model.sheets.chartsheet import ChartSheet
    from ui.controller import Controller
    from ui.main_window import MainWindow
    from ui.widgets.workspace import Workspace

#: What can be done with a chart.
NEED_CHART = ("save_chart", "copy_chart")
#: Why no kind of chart can be chosen while none is drawn.
NO_CHART = "Select a line with amounts first; it is drawn over its periods."


def join_tools(window: MainWindow, controller: Controller) -> None:
    """What stands around the panes: tool bar, tabs, progress."""
    jobs, tools = controller.jobs, window.tools
    jobs.began.connect(window.progress.begin)
    jobs.progressed.connect(window.progress.advance)
    jobs.idle.connect(window.progress.end)
    window.progress.cancelled.connect(jobs.cancel)
    tools.kind_chosen.connect(controller.choose_kind)
    tools.arrangement_chosen.connect(controller.choose_arrangement)
    tools.scale_chosen.connect(controller.choose_scale)
    window.filings.currentChanged.connect(controller.activate)
    window.filings.close_asked.connect(controller.close)


def join_work(window: MainWindow, work: Workspace) -> None:
    """The panes of an open filing."""
    controller, passages, actions = window.controller, window.passages, window.actions_by_name
    work.sections.section_chosen.connect(controller.choose_section)
    work.tree.place_chosen.connect(controller.select)
    work.findings.finding_chosen.connect(controller.select_finding)
    work.findings.gone_asked.connect(actions["gone_marks"].trigger)
    work.findings.view.addActions([actions[name] for name in (*MARKING, "copy")])
    work.details.fact_chosen.connect(controller.select_fact)
    work.details.passage.offer(actions["open_page"])
    work.details.passage.wanted.connect(passages.find)
    passages.found.connect(work.details.passage.show_passage)
    chart = work.details.chart
    chart.addActions([actions[name] for name in (*NEED_CHART, *CHART_NAMES)])
    chart.head.kind_chosen.connect(controller.choose_chart)
    chart.head.changes_chosen.connect(controller.write_changes)


def join_marks(window: MainWindow) -> None:
    """The marks on findings, also those that other windows make, and what of them can be undone."""
    reviewing, undo = window.reviewing, window.reviewing.undo
    window.watching.settled.connect(reviewing.refresh)
    reviewing.changed.connect(window.show_marks)
    undo.changed.connect(lambda: _show_undo(window))


def _show_undo(window: MainWindow) -> None:
    """Has the actions say what they would undo and do again."""
    undo, actions = window.reviewing.undo, window.actions_by_name
    done, undone = undo.done, undo.undone
    actions["undo"].setEnabled(done is not None)
    actions["redo"].setEnabled(undone is not None)
    actions["undo"].setText(f"&Undo {done.undoText()}" if done is not None else "&Undo")
    actions["redo"].setText(f"&Redo {undone.redoText()}" if undone is not None else "&Redo")


def offer_charts(window: MainWindow, sheet: ChartSheet | None) -> None:
    """Which kinds of chart can be chosen for what is drawn, why not the others, and what is chosen."""
    actions, settings = window.actions_by_name, window.settings
    actions.enable(NEED_CHART, sheet is not None)
    why_not = dict.fromkeys(CHART_NAMES, NO_CHART)
    if sheet is not None:
        why_not = {f"chart_{choice.kind.value}": choice.why_not for choice in sheet.choices}
        why_not["chart_changes"] = sheet.why_no_changes
    for name in CHART_NAMES:
        actions.allow(name, why_not.get(name, ""))
    actions[f"chart_{settings.chart_kind_name or 'auto'}"].setChecked(True)
    actions["chart_changes"].setChecked(settings.chart_changes)
