"""Turns the line drawings in resources/icons into icons in the colours of a theme, sharp at every scale."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme import Theme

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
#: Of menus and tabs, and of the tool bar, in pixels of the layout.
_SIZES = (16, 20)


def app_icon() -> QIcon:
    """The icon of the application, drawn by Qt at each size that a desktop asks for."""
    return QIcon(str(RESOURCES / "icons" / "crossfoot.svg"))


def themed_icon(name: str, theme: Theme, *, checkable: bool = False, sizes: tuple[int, ...] = _SIZES) -> QIcon:
    """A line drawing in the text colour of a theme, muted where disabled, in the accent where checked.

    It is drawn at the sizes that the screens at hand show and no others: each takes a while of the start.
    """
    drawing = _drawing(name)
    pixels = {round(size * screen.devicePixelRatio()) for screen in QGuiApplication.screens() for size in sizes}
    looks = [(QIcon.Mode.Normal, QIcon.State.Off, theme.text), (QIcon.Mode.Disabled, QIcon.State.Off, theme.rule)]
    if checkable:
        looks.append((QIcon.Mode.Normal, QIcon.State.On, theme.accent))
    icon = QIcon()
    for mode, state, colour in looks:
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
        for size in pixels:
            icon.addPixmap(_pixmap(renderer, size), mode, state)
    return icon


def drawing_pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """One drawing in one colour at a size in device-independent pixels."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    pixmap = _pixmap(renderer, round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _drawing(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
