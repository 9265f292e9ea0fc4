"""Stacks what tells of one place: its chart, and below it in tabs how it adds up, the fact, and where that stands."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from model.sheets.chartsheet import ChartSheet
from model.sheets.equation import EquationSheet
from model.sheets.fact.entry import Entry
from ui.theme import Theme
from ui.widgets.chart import SMALLEST, ChartPane
from ui.widgets.equation_pane import EquationPane
from ui.widgets.fact_pane import FactPane
from ui.widgets.passage_pane import PassagePane

#: A chart takes as long to draw as a key to repeat: the first is drawn at once, those that follow closely when the
#: keyboard rests.
_REST_MS = 60

#: So many lines of text a chart is high, for its words take half of them; but no more pixels than these, and no more of
#: the column than this share of it.
_LINES, _FAIR, _SHARE = 14, 320, 0.6


class DetailsPane(QSplitter):
    """The column at the right."""

    fact_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.chart = ChartPane()
        self.equation = EquationPane()
        self.fact = FactPane()
        self.passage = PassagePane()
        self.tabs = QTabWidget()
        self._next_chart: ChartSheet | None = None
        self._rest = QTimer(self, singleShot=True)
        self._since = QElapsedTimer()
        self._since.start()
        self._rest.timeout.connect(self._draw)
        self._assemble()

    def show_details(
        self,
        chart: ChartSheet | None,
        equation: EquationSheet | None,
        card: list[Entry] | None,
        row: int | None = None,
    ) -> None:
        """Shows another place and its fact `row`; the chart follows at once, or when the keyboard rests."""
        self.equation.show_sheet(equation)
        self.fact.show_card(card)
        self.passage.show_fact(row)
        waits = self._rest.isActive()
        if not waits or chart != self._next_chart:
            self._rest.start(_REST_MS if waits or not self._since.hasExpired(_REST_MS) else 0)
        self._next_chart = chart
        self._since.restart()

    def show_tab(self, pane: QWidget) -> None:
        """Brings one of the tabs to the front, with the keyboard in it."""
        self.tabs.setCurrentWidget(pane)
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def finish(self) -> None:
        """Draws the chart that still waits."""
        if self._rest.isActive():
            self._rest.stop()
            self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        for pane in (self.chart, self.equation, self.fact, self.passage):
            pane.set_theme(theme)

    def _assemble(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName("What is told of the place")
        for pane, title in (
            (self.equation, "How it adds up"),
            (self.fact, "The fact"),
            (self.passage, "Where it stands"),
        ):
            self.tabs.addTab(pane, title)
        for source in (self.chart, self.equation, self.fact, self.passage):
            source.fact_chosen.connect(self.fact_chosen)
        for part, stretch in ((self.chart, 3), (self.tabs, 3)):
            self.addWidget(part)
            self.setStretchFactor(self.indexOf(part), stretch)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def _draw(self) -> None:
        self.chart.show_sheet(self._next_chart)

    def _keep_room(self) -> None:
        """Keeps room for the bars of the chart beside its words, as far as the panes below it can spare it."""
        fair = min(_LINES * self.fontMetrics().lineSpacing(), _FAIR, round(self.height() * _SHARE))
        self.chart.setMinimumHeight(max(fair, SMALLEST[1]))

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()
