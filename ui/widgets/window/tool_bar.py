"""The tool bar: opening, the class of periods, the scale, the search, and the way from finding to finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QToolBar, QToolButton, QWidget

from ui.icons import themed_icon
from ui.theme import Theme
from ui.widgets.search.field import SearchField

if TYPE_CHECKING:
    from model.periods import PeriodClass
    from model.sheets.lines.columns import Kind
    from model.sheets.lines.tree import Arrangement
    from model.sheets.numbers import Scale

#: The scales after the first, which leaves the choice to the sheet, are those of `numbers.SCALES`; a test keeps it so.
SCALE_NAMES = ("Scale: auto", "Units", "Thousands", "Millions", "Billions", "Trillions")
#: The values of `Arrangement`; a test keeps them the same.
ARRANGEMENTS = ("By axis", "Line first", "As presented")
#: Qt's name for the button of the tools that have no room, and how wide Qt makes it.
_MORE, _MORE_WIDTH = "qt_toolbar_ext_button", 12


class ToolBar(QToolBar):
    """One row; icons with words where there is room for them."""

    kind_chosen = Signal(object)
    arrangement_chosen = Signal(object)
    scale_chosen = Signal(object)
    search_changed = Signal(str)
    search_left = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__("Tools", parent)
        self.setObjectName("tools")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._kinds: tuple[Kind, ...] = ()
        self.kinds = _combo("Class of periods", "Which periods the columns show")
        self.arrangements = _combo("Arrangement", "How the lines are arranged: by axis, by line, or as presented")
        self.arrangements.addItems(ARRANGEMENTS)
        self.scales = _combo("Scale", "The scale of amounts; no amount is ever rounded")
        self.scales.addItems(SCALE_NAMES)
        self.search = SearchField()
        self.addActions([actions["open"], actions["paste"]])
        self.addSeparator()
        self._kinds_action = self.addWidget(self.kinds)
        self._kinds_action.setVisible(False)
        self.addWidget(self.arrangements)
        self.addWidget(self.scales)
        self.addWidget(self.search)
        self.addAction(actions["only_findings"])
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spring)
        self.addActions([actions["previous_finding"], actions["next_finding"]])
        # In the order in which they give up their words: those first that are known by their icons.
        shrinking = (("open", "paste"), ("only_findings",), ("previous_finding", "next_finding"))
        self._shrinking = [[self.widgetForAction(actions[name]) for name in names] for names in shrinking]
        self._fitted = (0, 0)
        # After the first painting, for it makes Python types of all that stands here.
        QTimer.singleShot(0, self, self._let_buttons_focus)
        self.kinds.activated.connect(lambda place: self.kind_chosen.emit(self._kinds[place]))
        self.arrangements.activated.connect(lambda place: self.arrangement_chosen.emit(_arrangement(place)))
        self.scales.activated.connect(lambda place: self.scale_chosen.emit(_scale(place)))
        self.search.textChanged.connect(self.search_changed)
        self.search.left.connect(self.search_left)

    def set_theme(self, theme: Theme) -> None:
        """Draws the button of what has no room in the colours of a theme: Qt's own is dark on every ground."""
        more = self.findChild(QToolButton, _MORE)
        if isinstance(more, QToolButton):
            more.setIcon(themed_icon("more", theme))
            more.setIconSize(QSize(_MORE_WIDTH, _MORE_WIDTH))

    def _let_buttons_focus(self) -> None:
        for button in self.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if not button.defaultAction():
                button.setAccessibleName("More tools")

    def _fit(self) -> None:
        """Takes the words of as many buttons as need be, so that all of them stay in sight."""
        # Other words have the bar laid out again, which must not have them chosen again.
        if (self.width(), self.sizeHint().width()) == self._fitted:
            return
        for buttons in self._shrinking:
            _show_words(buttons, True)
        for buttons in self._shrinking:
            if self.sizeHint().width() <= self.width():
                break
            _show_words(buttons, False)
        self._fitted = self.width(), self.sizeHint().width()

    def show_kinds(self, kinds: Sequence[PeriodClass], current: Kind | None) -> None:
        """Offers the classes of periods of a section, and all together; one alone is no choice."""
        from model.sheets.lines.columns import EVERY

        self._kinds = (*kinds, EVERY)
        self.kinds.clear()
        self.kinds.addItems([kind.value for kind in self._kinds])
        if current in self._kinds:
            self.kinds.setCurrentIndex(self._kinds.index(current))
        self._kinds_action.setVisible(len(kinds) > 1)

    def show_arrangement(self, current: Arrangement) -> None:
        """Tells how the lines are arranged."""
        self.arrangements.setCurrentText(current.value)

    def enable(self, enabled: bool) -> None:
        """Offers what needs an open filing."""
        for widget in (self.kinds, self.arrangements, self.scales, self.search):
            widget.setEnabled(enabled)

    # Qt overrides

    def event(self, event: QEvent) -> bool:
        """Looks at the room again when a button or a list has another size."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _show_words(buttons: Iterable[QWidget], shown: bool) -> None:
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if shown else Qt.ToolButtonStyle.ToolButtonIconOnly
    for button in buttons:
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(style)


def _scale(place: int) -> Scale | None:
    # Not at the head: numbers need numpy, which an empty window does without.
    from model.sheets.numbers import SCALES

    return SCALES[place - 1] if place else None


def _arrangement(place: int) -> Arrangement:
    from model.sheets.lines.tree import Arrangement

    return list(Arrangement)[place]


def _combo(name: str, tip: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(tip)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return combo
