"""Turns the theme, chosen by the user or followed from the system, into palette, style sheet and fonts."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.icons import RESOURCES
from ui.settings import Settings
from ui.theme import DARK, LIGHT, Theme

FONT = "Inter"
#: In points: 13 pixels at the usual 96 dots an inch, the smallest size at which columns of figures read well.
_USUAL = 9.75
#: The sizes that can be chosen, in points.
SMALLEST, LARGEST = 7.0, 24.0

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def load_fonts() -> None:
    """Makes the bundled fonts known to Qt: text looks the same everywhere, also where no fonts are installed."""
    for path in sorted((RESOURCES / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))


def app_font(points: float = 0) -> QFont:
    """The font of the window, with figures of one width; without a size of its own it follows that of the system."""
    size = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    font = QFont(FONT)
    font.setPointSizeF(points or max(size, _USUAL))
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
        app.setFont(app_font(settings.font_size))
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

    @property
    def points(self) -> float:
        """The size of the text, in points."""
        return self._app.font().pointSizeF()

    def resize(self, points: float) -> None:
        """Sets all text in another size, and remembers it; 0 is the size of the system."""
        self._settings.font_size = min(max(points, SMALLEST), LARGEST) if points else 0
        # Widgets that a style sheet dresses keep the font that they had, so they are undressed first.
        self._app.setStyleSheet("")
        self._app.setFont(app_font(self._settings.font_size))
        self._app.setStyleSheet(style_sheet(self.theme))
        self.changed.emit(self.theme)

    def step_size(self, step: int) -> None:
        """Sets all text a point larger or smaller."""
        self.resize(self.points + step)

    def _apply(self) -> None:
        scheme = _SCHEMES[self.choice]
        if scheme is Qt.ColorScheme.Unknown:
            scheme = QGuiApplication.styleHints().colorScheme()
        self.theme = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        self._app.setPalette(palette_of(self.theme))
        self._app.setStyleSheet(style_sheet(self.theme))
        self.changed.emit(self.theme)


def style_sheet(theme: Theme) -> str:
    """The style sheet in the colours of a theme."""
    colours = {name: colour for name, colour in theme._asdict().items() if isinstance(colour, str)}
    hover = blend(theme.accent_ground, theme.ground, 0.7).name()
    # The arrow of a list of choices is a file to Qt; its grey stands out from either ground.
    paths = {"icons": (RESOURCES / "icons").as_posix()}
    return Template((RESOURCES / "window.qss").read_text(encoding="utf-8")).substitute(colours, hover=hover, **paths)
