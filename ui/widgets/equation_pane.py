"""Turns the equations of a total into a pane that reads like print and leads to the facts behind its rows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from model.sheets.equation import EquationSheet
from model.sheets.source.writing import FACT_LINK
from ui.theme import GRID, LIGHT, Theme
from ui.widgets.document import Document, bold
from ui.widgets.pages import CORRECTED_MARK, Widths, equation_page, first_message, terms_of

NOTHING = "Select an amount that others add up to, to see how."

#: A label with more signs than this wraps, so that its amount stays in sight.
_LONGEST_LABEL = 36
#: One with fewer does not, however narrow the pane is.
_SHORTEST_LABEL = 8


class EquationPane(QWidget):
    """How a total adds up; a click or Enter on a row chooses the fact behind it."""

    fact_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: EquationSheet | None = None
        self._theme = LIGHT
        self._page = _EquationPage(self)
        self._page.setAccessibleName("How it adds up")
        self._page.anchorClicked.connect(self._follow)
        self._page.setPlaceholderText(NOTHING)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)
        self.setFocusProxy(self._page)
        self.setAccessibleName("How it adds up")
        self._fill()

    def show_sheet(self, sheet: EquationSheet | None) -> None:
        """Shows the equations of one total, or that there is none."""
        self._sheet = sheet
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Shows the same in the colours of `theme`."""
        self._theme = theme
        self._fill(keep_place=True)

    def _fill(self, *, keep_place: bool = False) -> None:
        self._page.set_theme(self._theme)
        html = equation_page(self._sheet, self._theme, self._widths(self._sheet)) if self._sheet else ""
        self._page.show_page(html, keep_place=keep_place)
        self._page.setAccessibleDescription(first_message(self._sheet) if self._sheet else NOTHING)

    def _widths(self, sheet: EquationSheet) -> Widths:
        """As wide as the longest label and amounts, set in bold; labels wrap where amounts would be out of sight."""
        metrics = QFontMetrics(bold(self._page.font()))
        label = max((metrics.horizontalAdvance(term.label) for term in terms_of(sheet)), default=0)
        filed, mended = (
            max((metrics.horizontalAdvance(term.amount) for term in terms), default=0)
            for terms in (
                [term for equation in sheet.equations for term in equation.terms],
                [term for equation in sheet.equations for term in equation.mended],
            )
        )
        signs = metrics.averageCharWidth()
        room = self._page.viewport().width() - filed - 11 * GRID
        corrected = mended and mended + metrics.horizontalAdvance(f"{CORRECTED_MARK} ") + 3 * GRID
        if room - corrected < _SHORTEST_LABEL * signs:
            # Corrected amounts go below those that were filed.
            filed, room = max(filed, corrected - 2 * GRID), room - max(corrected - 2 * GRID - filed, 0)
            corrected = 0
        longest = min(max(room - corrected, _SHORTEST_LABEL * signs), _LONGEST_LABEL * signs)
        return Widths(min(label, longest) + 3 * GRID, filed + 2 * GRID, corrected)

    def _follow(self, link: QUrl) -> None:
        self.fact_chosen.emit(int(link.toString().removeprefix(FACT_LINK)))

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks labels anew where the width changes."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fill(keep_place=True)


class _EquationPage(Document):
    """A document of which the whole row of a table is the link, not its words alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed = QPoint()

    def _row_link(self, place: QPoint) -> str:
        cursor = self.cursorForPosition(place)
        table = cursor.currentTable()
        if table is None or not self._is_beside(place, cursor):
            return ""
        row = table.cellAt(cursor).row()
        return table.cellAt(row, 1).firstCursorPosition().block().begin().fragment().charFormat().anchorHref()

    def _is_beside(self, place: QPoint, cursor: QTextCursor) -> bool:
        """Whether `place` is on the line of the cursor; below the last line the nearest one is still given."""
        return self.cursorRect(cursor).top() <= place.y() <= self.cursorRect(cursor).bottom()

    # Qt overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = event.position().toPoint()
        if not event.buttons() and not self.anchorAt(place):
            shape = Qt.CursorShape.PointingHandCursor if self._row_link(place) else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        still = (place - self._pressed).manhattanLength() < 4
        if event.button() is Qt.MouseButton.LeftButton and still and not self.anchorAt(place):
            link = self._row_link(place)
            if link:
                self.anchorClicked.emit(QUrl(link))
