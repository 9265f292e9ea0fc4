"""Stacks the three panes that tell of one place: its chart, how it adds up, and the fact itself."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from model.sheets.chartsheet import ChartSheet
from model.sheets.equation import EquationSheet
from model.sheets.factcard import Entry
from ui.theme import Theme
from ui.widgets.chart import ChartPane
from ui.widgets.equation_pane import EquationPane
from ui.widgets.fact_pane import FactPane

#: A chart takes as long to draw as a key to repeat, so while places follow each other it waits for the keyboard to rest.
_REST_MS, _REPEATED_MS = 60, 150


class DetailsPane(QSplitter):
    """The column at the right."""

    fact_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.chart = ChartPane()
        self.equation = EquationPane()
        self.fact = FactPane()
        self.equation.fact_chosen.connect(self.fact_chosen)
        self._next_chart: ChartSheet | None = None
        self._since_last = QElapsedTimer()
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._draw)
        for pane in (self.chart, self.equation, self.fact):
            self.addWidget(pane)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for place, stretch in enumerate((3, 2, 1)):
            self.setStretchFactor(place, stretch)

    def show_details(self, chart: ChartSheet | None, equation: EquationSheet | None, card: list[Entry] | None) -> None:
        """Shows another place; the chart follows in a moment."""
        self.equation.show_sheet(equation)
        self.fact.show_card(card)
        self._next_chart = chart
        repeated = self._since_last.isValid() and self._since_last.elapsed() < _REPEATED_MS
        self._since_last.start()
        self._rest.start(_REST_MS if repeated else 0)

    def finish(self) -> None:
        """Draws the chart that still waits."""
        if self._rest.isActive():
            self._rest.stop()
            self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        for pane in (self.chart, self.equation, self.fact):
            pane.set_theme(theme)

    def _draw(self) -> None:
        self.chart.show_sheet(self._next_chart)
