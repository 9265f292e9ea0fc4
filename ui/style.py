"""Turns the theme, chosen by the user or followed from the system, into palette, style sheet and fonts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.icons import RESOURCES
from ui.settings import Settings
from ui.theme import DARK, GRID, LIGHT, Theme

FONT = "Inter"
#: In points: 13 pixels at the usual 96 dots an inch, the smallest size at which columns of figures read well.
_SMALLEST = 9.75

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def load_fonts() -> None:
    """Makes the bundled fonts known to Qt: text looks the same everywhere, also where no fonts are installed."""
    for path in sorted((RESOURCES / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))


def app_font() -> QFont:
    """The font of the window, with figures of one width; it follows the size that the user set for the system."""
    size = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    font = QFont(FONT)
    font.setPointSizeF(max(size, _SMALLEST))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def scaled_font(font: QFont, factor: float, *, strong: bool = False, italic: bool = False) -> QFont:
    """A variant of a font: larger or smaller, semi-bold, italic."""
    variant = QFont(font)
    variant.setPointSizeF(font.pointSizeF() * factor)
    if strong:
        variant.setWeight(QFont.Weight.DemiBold)
    variant.setItalic(italic)
    return variant


def palette_of(theme: Theme) -> QPalette:
    """The colours of a theme as Qt's roles."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.ground,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.surface,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.surface,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.ToolTipBase: theme.surface,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent_ground,
        role.HighlightedText: theme.text,
        role.Link: theme.accent,
        role.Accent: theme.accent,
        role.Light: theme.surface,
        role.Midlight: theme.rule,
        role.Mid: theme.rule,
        role.Dark: theme.rule,
        role.Shadow: theme.rule,
    }
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, blend(theme.muted, theme.ground, 0.6))
    return palette


def blend(front: str, back: str, share: float) -> QColor:
    """A colour between two: `share` of the front one."""
    one, two = QColor(front), QColor(back)
    pairs = ((one.red(), two.red()), (one.green(), two.green()), (one.blue(), two.blue()))
    return QColor(*(round(ahead * share + behind * (1 - share)) for ahead, behind in pairs))


class Look(QObject):
    """The one place that decides which theme the application wears."""

    changed = Signal(object)

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = settings
        load_fonts()
        app.setStyle("Fusion")
        app.setFont(app_font())
        self.theme = LIGHT
        self.choice = settings.theme
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)
        self.choose(self.choice)

    def choose(self, choice: str) -> None:
        """Wears `light` or `dark`, or follows the `system`, and remembers it."""
        self.choice = choice
        self._settings.theme = choice
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[choice])
        self._apply()

    def _apply(self) -> None:
        scheme = _SCHEMES[self.choice]
        if scheme is Qt.ColorScheme.Unknown:
            scheme = QGuiApplication.styleHints().colorScheme()
        self.theme = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        self._app.setPalette(palette_of(self.theme))
        self._app.setStyleSheet(style_sheet(self.theme))
        self.changed.emit(self.theme)


def style_sheet(theme: Theme) -> str:
    """What a palette cannot say: borders, spaces, rounding."""
    hover = blend(theme.accent_ground, theme.ground, 0.7).name()
    return f"""
QToolTip {{ background: {theme.surface}; color: {theme.text}; border: 1px solid {theme.rule}; padding: {GRID // 2}px; }}
QMenuBar {{ background: {theme.ground}; padding: 2px {GRID // 2}px; }}
QMenuBar::item {{ padding: {GRID // 2}px {GRID}px; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenu {{ background: {theme.surface}; border: 1px solid {theme.rule}; padding: {GRID // 2}px; }}
QMenu::item {{ padding: {GRID // 2}px {GRID * 3}px; border-radius: 4px; }}
QMenu::item:selected {{ background: {theme.accent_ground}; }}
QMenu::item:disabled {{ color: {theme.muted}; }}
QMenu::separator {{ height: 1px; background: {theme.rule}; margin: {GRID // 2}px {GRID}px; }}
QToolBar {{ background: {theme.ground}; border: none; border-bottom: 1px solid {theme.rule};
    padding: {GRID // 2}px {GRID}px; spacing: {GRID // 2}px; }}
QToolBar::separator {{ background: {theme.rule}; width: 1px; margin: {GRID // 2}px {GRID // 2}px; }}
QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 3px {GRID - 2}px; background: transparent; }}
QToolButton:hover, QToolButton:pressed {{ background: {hover}; }}
QToolButton:checked {{ background: {theme.accent_ground}; color: {theme.accent}; }}
QToolButton:focus {{ border-color: {theme.accent}; }}
QToolButton:disabled {{ color: {theme.muted}; }}
QLineEdit {{ background: {theme.surface}; border: 1px solid {theme.rule}; border-radius: 4px; padding: 3px {GRID - 2}px;
    selection-background-color: {theme.accent}; selection-color: {theme.surface}; }}
QLineEdit:focus {{ border-color: {theme.accent}; }}
QStatusBar {{ background: {theme.ground}; border-top: 1px solid {theme.rule}; color: {theme.muted}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {theme.muted}; padding: 0 {GRID // 2}px; }}
QSplitter::handle {{ background: {theme.rule}; }}
QTreeView, QListView, QScrollArea {{ border: none; background: {theme.surface}; outline: none; }}
QHeaderView {{ background: {theme.surface}; border: none; }}
QHeaderView::section {{ background: {theme.surface}; color: {theme.muted}; border: none;
    border-bottom: 1px solid {theme.rule}; padding: {GRID // 2}px {GRID}px; }}
QTabBar {{ background: {theme.ground}; }}
QTabBar::tab {{ background: transparent; color: {theme.muted}; padding: {GRID // 2}px {GRID * 2}px; border: none;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {theme.text}; border-bottom-color: {theme.accent}; }}
QTabBar::tab:focus {{ color: {theme.accent}; }}
QProgressBar {{ border: none; border-radius: 3px; background: {theme.rule}; max-height: 6px; }}
QProgressBar::chunk {{ border-radius: 3px; background: {theme.accent}; }}
QPushButton {{ background: {theme.surface}; border: 1px solid {theme.rule}; border-radius: 4px;
    padding: {GRID // 2}px {GRID * 2}px; }}
QPushButton:hover {{ background: {theme.accent_ground}; }}
QPushButton:focus {{ border-color: {theme.accent}; }}
QPushButton:default {{ background: {theme.accent}; color: {theme.surface}; border-color: {theme.accent}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {theme.rule}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {GRID * 3}px; }}
QScrollBar::handle:horizontal {{ min-width: {GRID * 3}px; }}
QScrollBar::handle:hover {{ background: {theme.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
#notice {{ border-bottom: 1px solid {theme.rule}; }}
#notice[grade="error"] {{ background: {theme.error_ground}; }}
#notice[grade="info"] {{ background: {theme.accent_ground}; }}
#progress {{ background: {theme.surface}; border-bottom: 1px solid {theme.rule}; }}
#pane-title {{ background: {theme.surface}; border-bottom: 1px solid {theme.rule}; }}
#muted {{ color: {theme.muted}; }}
#link {{ color: {theme.accent}; border: none; background: transparent; text-align: left; padding: 2px {GRID // 2}px; }}
#link:hover, #link:focus {{ background: {theme.accent_ground}; border-radius: 4px; }}
"""
