"""Turns a report into a PDF: its pieces laid out one by one, kept whole where a page has room, with page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextDocument,
)
from PySide6.QtSvg import QSvgRenderer

from model.exports.findingsreport.pieces import Report
from ui.icons import RESOURCES
from ui.style import FONT
from ui.theme import GRID, LIGHT

_STYLE = RESOURCES / "report" / "paper.css"
#: Everything is laid out in pixels of which 96 make an inch, and painted this much finer.
_DOTS, _FINER = 96, 8
#: In millimetres.
_MARGIN = 16
_BODY_PIXELS, _FOOT_PIXELS = 12, 10
#: Dots of a chart for each pixel.
_SHARPNESS = 3
#: Beyond this share of a page a piece that does not fit begins a new one.
_FULL = 0.5
#: Pixels between two pieces.
_BETWEEN = 12

_CHART = re.compile(r"<figure class=\"chart\">(.*?)</figure>", re.DOTALL)


class Slice(NamedTuple):
    """A stretch of a laid out piece and where on its page it begins."""

    piece: QTextDocument
    start: float
    end: float
    top: float


def write_pdf(report: Report, path: str) -> None:
    """Writes a report as PDF on A4. Needs an application object of Qt's. Raises OSError."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"Findings in {report.title}")
    writer.setCreator("Crossfoot")
    writer.setResolution(_DOTS * _FINER)
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    sheet = QSizeF(writer.width() / _FINER, writer.height() / _FINER)
    room = sheet.height() - 3 * GRID
    pages = list(pages_of([laid_out(piece, sheet.width()) for piece in report.pieces], room))
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.scale(_FINER, _FINER)
    for number, page in enumerate(pages, 1):
        if number > 1:
            writer.newPage()
        for piece in page:
            _paint(painter, piece, sheet.width())
        _paint_foot(painter, sheet, report.title, f"{number} / {len(pages)}")
    painter.end()
    with open(path, "wb") as file:
        file.write(held.data())


def _font(pixels: int) -> QFont:
    font = QFont(FONT)
    font.setPixelSize(pixels)
    # Not with figures of one width: Qt writes such glyphs without the text they stand for, which nobody could search.
    font.setFeature(QFont.Tag("tnum"), 0)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def laid_out(piece: str, width: float) -> QTextDocument:
    """A piece of HTML in the look of the report, as wide as its page."""
    document = QTextDocument()
    document.setUseDesignMetrics(True)
    document.setDocumentMargin(0)
    document.setDefaultFont(_font(_BODY_PIXELS))
    document.setDefaultStyleSheet(_STYLE.read_text(encoding="utf-8"))
    charts: list[QImage] = []

    def as_image(found: re.Match[str]) -> str:
        image = _picture(found[1])
        charts.append(image)
        size = image.size() / _SHARPNESS
        return f'<div><img src="chart:{len(charts)}" width="{size.width()}" height="{size.height()}"></div>'

    html = _CHART.sub(as_image, piece)
    for number, image in enumerate(charts, 1):
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(f"chart:{number}"), image)
    document.setHtml(html)
    document.setTextWidth(width)
    return document


def _picture(svg: str) -> QImage:
    drawing = QSvgRenderer(QByteArray(svg.encode()))
    image = QImage(drawing.defaultSize() * _SHARPNESS * _DOTS / 72, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter)
    painter.end()
    return image


# Pages


def pages_of(pieces: list[QTextDocument], room: float) -> Iterator[list[Slice]]:
    """Puts the pieces on pages: whole where they fit, those longer than a page cut between lines."""
    page: list[Slice] = []
    top = 0.0
    for piece in pieces:
        height = piece.size().height()
        if page and top + height > room and (height <= room or top > _FULL * room):
            yield page
            page, top = [], 0.0
        start = 0.0
        while height - start > room - top:
            end = _cut(piece, start, start + room - top)
            page.append(Slice(piece, start, end, top))
            yield page
            page, top, start = [], 0.0, end
        page.append(Slice(piece, start, height, top))
        top += height - start + _BETWEEN
    if page:
        yield page


def _cut(piece: QTextDocument, start: float, end: float) -> float:
    """The lowest place above `end` at which no line of text is cut."""
    place = end
    for line_top, line_bottom in sorted(_lines(piece), reverse=True):
        if line_top < place < line_bottom:
            place = line_top
    return place if place > start else end


def _lines(piece: QTextDocument) -> Iterator[tuple[float, float]]:
    block: QTextBlock = piece.begin()
    while block.isValid():
        top = piece.documentLayout().blockBoundingRect(block).top()
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            yield top + line.y() - 2, top + line.y() + line.height() + 2
        block = block.next()


def _paint(painter: QPainter, piece: Slice, width: float) -> None:
    painter.save()
    painter.translate(QPointF(0, piece.top - piece.start))
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, piece.start, width, piece.end - piece.start)
    # Paper is white, whatever the theme of the window.
    palette = QPalette(context.palette)
    palette.setColor(QPalette.ColorRole.Text, QColor(LIGHT.text))
    context.palette = palette
    painter.setClipRect(context.clip)
    piece.piece.documentLayout().draw(painter, context)
    painter.restore()


def _paint_foot(painter: QPainter, sheet: QSizeF, title: str, number: str) -> None:
    painter.setFont(_font(_FOOT_PIXELS))
    painter.setPen(QColor(LIGHT.muted))
    box = QRectF(0, sheet.height() - 2 * GRID, sheet.width(), 2 * GRID)
    room = sheet.width() * 0.8
    told = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideMiddle, round(room))
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, told)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)
