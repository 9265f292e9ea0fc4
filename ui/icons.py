"""Turns the line drawings in resources/icons into icons in the colours of a theme, sharp at every scale."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme import Theme

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
_SIZES = (16, 20, 24, 32, 40, 48, 64)


def app_icon() -> QIcon:
    """The icon of the application."""
    drawing = _drawing("crossfoot")
    icon = QIcon()
    for size in (*_SIZES, 128, 256):
        icon.addPixmap(_pixmap(drawing, size))
    return icon


def themed_icon(name: str, theme: Theme) -> QIcon:
    """A line drawing in the text colour of a theme, muted where disabled, in the accent where checked."""
    drawing = _drawing(name)
    icon = QIcon()
    for mode, state, colour in (
        (QIcon.Mode.Normal, QIcon.State.Off, theme.text),
        (QIcon.Mode.Normal, QIcon.State.On, theme.accent),
        (QIcon.Mode.Disabled, QIcon.State.Off, theme.rule),
    ):
        for size in _SIZES:
            icon.addPixmap(_pixmap(drawing.replace("currentColor", colour), size), mode, state)
    return icon


def drawing_pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """One drawing in one colour at a size in device-independent pixels."""
    pixmap = _pixmap(_drawing(name).replace("currentColor", colour), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _drawing(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _pixmap(drawing: str, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
