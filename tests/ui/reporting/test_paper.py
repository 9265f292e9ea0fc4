"""The PDF has the pages it needs, keeps pieces whole, and numbers its pages."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from model.exports.findingsreport.pieces import Report, findings_report
from tests.ui.widgets.disclosed import disclosed
from ui.reporting.charts import total_charts
from ui.reporting.paper import laid_out, pages_of, write_pdf
from ui.style import load_fonts

WIDTH, ROOM = 600.0, 900.0


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    load_fonts()


def piece(lines: int) -> str:
    return "<p>" + "<br>".join(f"line {number}" for number in range(lines)) + "</p>"


def test_a_piece_that_does_not_fit_begins_a_new_page() -> None:
    laid = [laid_out(piece(lines), WIDTH) for lines in (30, 30, 3)]
    pages = list(pages_of(laid, ROOM))
    assert [[held.piece for held in page] for page in pages] == [[laid[0]], [laid[1], laid[2]]]
    assert all(held.start == 0 and held.end == held.piece.size().height() for page in pages for held in page)


def test_a_piece_longer_than_a_page_is_cut_between_lines() -> None:
    laid = laid_out(piece(200), WIDTH)
    slices = [held for page in pages_of([laid], ROOM) for held in page]
    assert len(slices) > 2
    assert [held.start for held in slices[1:]] == [held.end for held in slices[:-1]]
    assert slices[-1].end == laid.size().height()
    block = laid.begin()
    tops = [block.layout().lineAt(number).y() for number in range(block.layout().lineCount())]
    height = block.layout().lineAt(0).height()
    for held in slices[:-1]:
        assert held.end - held.start <= ROOM
        assert not any(top < held.end < top + height for top in tops)


def test_the_report_as_pdf(tmp_path: Path) -> None:
    filing, audit, _ = disclosed()
    path = tmp_path / "findings.pdf"
    write_pdf(findings_report(filing, audit, total_charts(filing, audit)), str(path))
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 3
    # The two charts.
    assert len(re.findall(rb"/Subtype\s*/Image", content)) >= 2
    if shutil.which("pdftotext"):
        told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
        last = "Other revenue by Types of revenues, 2020"
        assert all(words in told for words in ("disclosure.txt", "Sales income is filed in USD", last, "1,250,338"))
        assert re.findall(r"(\d) ?/ ?3\n", told) == ["1", "2", "3"]


def test_the_report_is_dark_on_white_in_every_theme(qapp: QApplication, tmp_path: Path) -> None:
    usual = qapp.palette()
    written = []
    try:
        for ink in ("black", "white"):
            palette = QPalette(usual)
            palette.setColor(QPalette.ColorRole.Text, QColor(ink))
            qapp.setPalette(palette)
            write_pdf(
                Report("small", ("<h1>Heading</h1><h2>! <span>error</span></h2><ul><li>x</li></ul>",)),
                str(tmp_path / ink),
            )
            pages = re.findall(rb"stream\r?\n(.*?)endstream", (tmp_path / ink).read_bytes(), re.DOTALL)
            written.append([page for page in pages if b"xmpmeta" not in page])
    finally:
        qapp.setPalette(usual)
    assert written[0] == written[1]


def test_what_cannot_be_written_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_pdf(Report("small", ("<p>x</p>",)), str(tmp_path / "none" / "findings.pdf"))
