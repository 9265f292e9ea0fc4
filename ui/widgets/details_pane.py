"""Stacks what tells of one place: its chart, and below it in tabs how it adds up, the fact, and where that stands.

In a low column the chart is a tab as well, so that each has all of its room.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QElapsedTimer, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
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
#: A column of fewer lines than these is low: neither the bars of a chart nor what adds up would be in sight.
_LOW = 21

#: What the tabs are called, and in few words where these do not fit.
_TITLES = (("How it adds up", "Adds up"), ("The fact", "Fact"), ("Where it stands", "Where"), ("Chart", "Chart"))
_TAB_PADDING = 26


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
        self._stacked = QByteArray()
        self._beside: QWidget = self.equation
        # Qt must not find the chart elsewhere while it tells one widget after the other of a font or a size.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._settle)
        self._assemble()

    @property
    def is_low(self) -> bool:
        """Whether the chart is one of the tabs."""
        return self.tabs.indexOf(self.chart) >= 0

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
        """Brings one of the tabs to the front, or the chart wherever it is, with the keyboard in it."""
        if self.tabs.indexOf(pane) >= 0:
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
        # Titles are shortened, and then cut, before any is out of sight.
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.tabBar().setAccessibleName("What is told of the place")
        for pane in (self.equation, self.fact, self.passage):
            self.tabs.addTab(pane, "")
        self.tabs.currentChanged.connect(self._remember)
        self._name_tabs()
        for source in (self.chart, self.equation, self.fact, self.passage):
            source.fact_chosen.connect(self.fact_chosen)
        for part, stretch in ((self.chart, 3), (self.tabs, 3)):
            self.addWidget(part)
            self.setStretchFactor(self.indexOf(part), stretch)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def _draw(self) -> None:
        self.chart.show_sheet(self._next_chart)

    def _name_tabs(self) -> None:
        """Calls the tabs what they have room for."""
        metrics, shown = self.tabs.fontMetrics(), _TITLES[: self.tabs.count()]
        wanted = sum(metrics.horizontalAdvance(title) + _TAB_PADDING for title, _ in shown)
        for place, titles in enumerate(shown):
            self.tabs.setTabText(place, titles[wanted > self.width()])
            self.tabs.setTabToolTip(place, titles[0])

    def _keep_room(self) -> None:
        """Keeps room for the bars of the chart beside its words, as far as the panes below it can spare it."""
        # No more than the tabs leave: the window would grow, before the chart becomes a tab.
        left = self.height() - self.tabs.minimumSizeHint().height() - self.handleWidth()
        fair = min(_LINES * self.fontMetrics().lineSpacing(), _FAIR, round(self.height() * _SHARE), left)
        self.chart.setMinimumHeight(SMALLEST[1] if self.is_low else max(fair, SMALLEST[1]))

    def _settle(self) -> None:
        """Has the chart where there is room for it."""
        low = self.height() < _LOW * self.fontMetrics().lineSpacing()
        if not self.isVisible() or low == self.is_low:
            return
        if low:
            self._stacked = self.saveState()
            self.tabs.addTab(self.chart, "")
        else:
            beside, focused = self._beside, self.chart.hasFocus()
            self.insertWidget(0, self.chart)
            self.chart.show()
            self.tabs.setCurrentWidget(beside)
            if focused:
                self.chart.setFocus(Qt.FocusReason.OtherFocusReason)
            super().restoreState(self._stacked)
        self._fit()

    def _remember(self) -> None:
        """Keeps which tab is shown, for when the chart is none of them any more."""
        if self.tabs.currentWidget() is not self.chart:
            self._beside = self.tabs.currentWidget()

    def _fit(self) -> None:
        self._keep_room()
        self._name_tabs()
        self._later.start()

    # Qt overrides

    def saveState(self) -> QByteArray:
        """The room of chart and tabs where both have some of their own."""
        return self._stacked if self.is_low else super().saveState()

    def restoreState(self, state: QByteArray | bytes | bytearray | memoryview) -> bool:
        if not self.is_low:
            return super().restoreState(state)
        self._stacked = QByteArray(state)
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
