"""Shows the findings of a filing as a list, one problem with all the totals that it breaks, and lets one be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from model.filing import Filing
from model.sheets.findings.filtering import Facet, FindingFilter
from model.sheets.findings.markrows import MarkRow
from model.sheets.findings.words import FindingWords
from model.sheets.findingsheet import STOPPED, finding_row, finding_rows, quiet_sentence
from model.sheets.linesheet import LineSheet
from model.sheets.numbers import UNITS, Scale
from model.totals.audit import Audit
from model.totals.findings import Finding
from ui.itemmodels.findinglist import FindingModel
from ui.theme import Theme
from ui.widgets.findings.filters import FilterBar
from ui.widgets.findings.view import FindingView
from ui.widgets.lines.view import copy_to_clipboard
from ui.widgets.pane_title import PaneTitle, blank_label

_NOTHING = "No finding is of this kind. Choose otherwise above, or press Esc here to see all of them."


class FindingsPane(QWidget):
    """The list over the whole width at the bottom of the window; of a filing without findings its title alone."""

    finding_chosen = Signal(int)
    gone_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingModel(self)
        self.view = FindingView(self.model, self)
        self.heading, self.filters = PaneTitle("Findings"), FilterBar()
        self.gone = QToolButton()
        self.gone.setToolTip("Marks whose findings are no longer there")
        self.gone.hide()
        self._nothing = blank_label(_NOTHING)
        self._filter: FindingFilter | None = None
        self._words: FindingWords | None = None
        self._findings: Sequence[Finding] = ()
        self._told: list[Filing] = []
        self._scale = UNITS
        self._finding, self._filling = -1, False
        self._quiet, self._stopped = "Findings", ""
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.left.connect(self.filters.clear)
        self.filters.changed.connect(self._apply)
        self.gone.clicked.connect(self.gone_asked)
        self._build()

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to list, and the title says so."""
        return not self.model.count

    def show_findings(self, filing: Filing, audit: Audit, scale: Scale) -> None:
        """Shows the findings of another filing, unmarked; what was chosen to be shown stays chosen."""
        self._findings, self._words, self._scale = audit.findings, FindingWords(filing), scale
        rows = finding_rows(filing, audit, scale, self._words)
        self._told = self._words.of_each(audit.findings)
        self._filter = FindingFilter(filing, audit.findings, rows)
        self._quiet = quiet_sentence(filing, audit)
        self._stopped = f"; {STOPPED}" if audit.stopped else ""
        self._filling = True
        self.model.set_rows(rows)
        self._filling = False
        self.view.arrange()
        self._apply()

    def stand_in(self, sheet: LineSheet) -> None:
        """Names each finding as the section does to which it leads from the one that is shown."""
        if self._words is None:
            return
        self._words.stand_in(sheet.section, sheet)
        told = self._words.of_each(self._findings)
        others = {
            number: finding_row(now, self._findings[number], self._scale)
            for number, (now, before) in enumerate(zip(told, self._told, strict=True))
            if now is not before
        }
        self._told = told
        self.model.tell(others)

    def show_marks(self, marks: Sequence[MarkRow], gone: int) -> None:
        """Shows other marks on these findings; where the filter lets the chosen one no longer through, the next one."""
        if self._filter is None:
            return
        order = self.model.shown_order()
        self.model.set_marks(marks)
        self._filter.set_marks(marks)
        self.gone.setText("1 mark no longer found" if gone == 1 else f"{gone:,} marks no longer found")
        self.gone.setVisible(gone > 0)
        self._apply(keep=Facet.MARK not in self.filters.choice)
        if self._finding in order and not self.model.index_of(self._finding).isValid():
            following = [*order[order.index(self._finding) :], *order]
            beside = next((number for number in following if self.model.index_of(number).isValid()), -1)
            self.view.setCurrentIndex(self.model.index_of(beside))

    def show_finding(self, number: int) -> None:
        """Marks the finding whose total is shown."""
        self._finding = number
        index = self.model.index_of(number)
        if not index.isValid():
            self.view.clearSelection()
            self.view.selectionModel().clearCurrentIndex()
        elif (
            self.model.finding_of(self.view.currentIndex()) != number or not self.view.currentIndex().parent().isValid()
        ):
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def chosen(self) -> list[int]:
        """The numbers of the findings that a mark would be set on: one, or all shown of a root."""
        return self.model.findings_of(self.view.currentIndex())

    def copy(self) -> None:
        """Copies the chosen finding as one tab-separated line."""
        index = self.view.currentIndex()
        cells = (str(index.siblingAtColumn(column).data() or "") for column in range(self.model.columnCount()))
        copy_to_clipboard("\t".join(cells).rstrip("\t"))

    def set_theme(self, theme: Theme) -> None:
        """Draws in the colours of another theme."""
        self.view.set_theme(theme)
        self.filters.set_theme(theme)

    def _apply(self, *, keep: bool = False) -> None:
        """Shows what the filters let through; with `keep` the rows stay as they are and only the counts change."""
        if self._filter is None:
            return
        self.filters.show_values(self._filter)
        if not keep:
            self._filling = True
            self.model.set_filter(self._filter.mask(self.filters.choice))
            self.view.unfold()
            self.view.setCurrentIndex(self.model.index_of(self._finding))
            self._filling = False
        self._say()

    def _say(self) -> None:
        shown, count, roots = self.model.shown, self.model.count, self.model.root_count
        problems = "1 problem" if roots == 1 else f"{roots:,} problems"
        title = f"Findings: {count:,}, from {problems}" if shown == count else f"{shown:,} of {count:,} findings"
        self.heading.show_text(
            (title if count else self._quiet) + self._stopped,
            f"Amounts in {self._scale.word or 'full'}" if count else "",
        )
        self.view.setVisible(shown > 0)
        self._nothing.setVisible(count > 0 and not shown)
        self.filters.setVisible(count > 0)

    def _choose(self, index: QModelIndex) -> None:
        # A reset of the model clears the current row; that is no choice of the user's.
        number = self.model.finding_of(index)
        if number >= 0 and not self._filling:
            self.finding_chosen.emit(number)

    def _build(self) -> None:
        self.heading.add(self.gone)
        self.heading.add(self.filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._nothing, 1)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
