"""The chart pane draws what it is shown, in the theme's colours, and says it in words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolTip
from pytestqt.qtbot import QtBot

from model.sheets.chartsheet import ChartKind
from tests.disclosure import POST, TYPES
from tests.ui.widgets.disclosed import chart_of, node_of
from ui.theme import DARK, LIGHT
from ui.widgets.chart import NOTHING, ChartPane

ROOT = Path(__file__).parents[3]
WHOLE = chart_of(node_of("Online lending platform revenue", "Total"))
FOOTS = chart_of(node_of(TYPES.label, POST))


@pytest.fixture
def pane(qtbot: QtBot) -> ChartPane:
    pane = ChartPane()
    qtbot.addWidget(pane)
    pane.resize(640, 400)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def canvas_of(pane: ChartPane) -> FigureCanvasQTAgg | None:
    return pane.findChild(FigureCanvasQTAgg)


def pixels_of(image: QImage, colour: str) -> int:
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def on_paper(pane: ChartPane, folder: Path, ending: str) -> QImage:
    """The picture that is saved, or copied to the clipboard: as wide as the pane, at double density."""
    if ending == "png":
        pane.save_picture(folder / "chart.png")
        image = QImage(str(folder / "chart.png"))
    else:
        pane.copy_picture()
        image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * (pane.width() - 2)
    return image


def test_the_first_chart_comes_after_the_events_before_it(pane: ChartPane, qtbot: QtBot) -> None:
    assert canvas_of(pane) is None
    pane.show_sheet(WHOLE)
    assert canvas_of(pane) is None
    qtbot.waitUntil(lambda: canvas_of(pane) is not None)
    assert pixels_of(pane.grab().toImage(), LIGHT.error) > 30


def test_another_sheet_replaces_the_picture_in_the_same_figure(pane: ChartPane) -> None:
    pane.show_sheet(WHOLE)
    pane.finish()
    canvas = canvas_of(pane)
    assert canvas is not None
    assert pixels_of(pane.grab().toImage(), LIGHT.error) > 30
    pane.show_sheet(FOOTS)
    assert pixels_of(pane.grab().toImage(), LIGHT.error) == 0
    assert canvas_of(pane) is canvas


def test_another_theme_recolours_the_picture(pane: ChartPane) -> None:
    pane.show_sheet(WHOLE)
    pane.finish()
    pane.set_theme(DARK)
    image = pane.grab().toImage()
    assert pixels_of(image, DARK.surface) > image.width() * image.height() / 2
    assert pixels_of(image, DARK.error) > 30
    assert pixels_of(image, LIGHT.error) == 0


def test_a_larger_pane_has_a_larger_picture(pane: ChartPane, qtbot: QtBot) -> None:
    pane.show_sheet(WHOLE)
    pane.finish()
    before = pixels_of(pane.grab().toImage(), LIGHT.total)
    pane.resize(900, 600)
    canvas = canvas_of(pane)
    assert canvas is not None
    qtbot.waitUntil(lambda: canvas.width() > 890)
    assert pixels_of(pane.grab().toImage(), LIGHT.total) > before * 1.3


def test_nothing_selected_is_said_in_words(pane: ChartPane) -> None:
    pane.show_sheet(WHOLE)
    pane.finish()
    pane.show_sheet(None)
    label = pane.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.isVisible()
    assert label.text() == NOTHING
    assert not pane.head.isVisible()


def test_a_sheet_withdrawn_before_it_was_drawn_is_not_drawn(pane: ChartPane, qtbot: QtBot) -> None:
    pane.show_sheet(WHOLE)
    pane.show_sheet(None)
    qtbot.wait(50)
    assert canvas_of(pane) is None


def test_those_who_do_not_see_it_are_told(pane: ChartPane) -> None:
    pane.show_sheet(WHOLE)
    assert pane.accessibleName() == "Chart of Total by Types of revenues"
    description = pane.accessibleDescription()
    assert "2022: 561,667, 154,906 missing from the members." in description
    assert "Sales income is filed in USD." in description
    pane.show_sheet(FOOTS)
    assert "2020: 859,102, adds up." in pane.accessibleDescription()
    pane.show_sheet(chart_of(node_of(TYPES.label)))
    assert "Loan facilitation services: 2020 177,147, 2021 no value, 2022 no value." in pane.accessibleDescription()


def test_the_picture_is_copied_with_the_key(pane: ChartPane, qtbot: QtBot) -> None:
    pane.show_sheet(WHOLE)
    pane.finish()
    pane.setFocus()
    qtbot.waitUntil(pane.hasFocus)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert pixels_of(QGuiApplication.clipboard().image(), LIGHT.error) > 30


@pytest.mark.parametrize(("ending", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_the_picture_is_saved(pane: ChartPane, tmp_path: Path, ending: str, start: bytes) -> None:
    pane.show_sheet(WHOLE)
    pane.finish()
    before = pane.grab().toImage()
    path = tmp_path / f"chart.{ending}"
    pane.save_picture(path)
    assert path.read_bytes().startswith(start)
    if ending == "png":
        image = QImage(str(path))
        assert image.width() == 2 * (pane.width() - 2)
        assert pixels_of(image, LIGHT.error) > 300
    assert pane.grab().toImage() == before


@pytest.mark.parametrize("ending", ["png", "clipboard"])
def test_a_picture_on_paper_is_as_high_as_all_names_take(pane: ChartPane, tmp_path: Path, ending: str) -> None:
    pane.resize(300, 200)
    pane.show_sheet(WHOLE)
    pane.finish()
    image = on_paper(pane, tmp_path, ending)
    assert image.height() > 2 * pane.height()
    colours = [LIGHT.colour(series.colour) for series in WHOLE.series]
    # A swatch beside each name, also of the member that no newest part leads to.
    assert all(pixels_of(image, colour) >= 150 for colour in colours)


def test_a_picture_that_cannot_be_written_is_said(
    pane: ChartPane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: said.append(text))
    pane.show_sheet(WHOLE)
    pane.save_picture(tmp_path / "no such folder" / "chart.png")
    pane.save_picture(tmp_path / "chart.nonsense")
    nowhere, nonsense = said
    assert f"the folder {tmp_path / 'no such folder'} does not exist" in nowhere
    assert nonsense.endswith("was not written: charts end in .png, .svg or .pdf.")


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_pointing_at_a_bar_tells_its_amount(pane: ChartPane, qtbot: QtBot) -> None:
    pane.show_sheet(WHOLE)
    pane.finish()
    image = pane.grab().toImage()
    canvas = canvas_of(pane)
    assert canvas is not None
    total = QColor(LIGHT.total).rgb()
    places = [QPoint(x, 300) for x in range(pane.width()) if image.pixel(x, 300) == total]
    where = canvas.mapFrom(pane, places[3])
    QApplication.sendEvent(canvas, QHelpEvent(QEvent.Type.ToolTip, where, canvas.mapToGlobal(where)))
    assert QToolTip.text() == "Total as filed, 2020: 1,256,005\n1,256,005,000 CNY, decimals −3, to the thousand"
    QToolTip.hideText()


def bar_at(pane: ChartPane, colour: str, height: int) -> QPoint:
    """A place of the canvas, within a bar of a colour."""
    image = pane.grab().toImage()
    places = [QPoint(x, height) for x in range(pane.width()) if image.pixel(x, height) == QColor(colour).rgb()]
    canvas = canvas_of(pane)
    assert canvas is not None
    place: QPoint = canvas.mapFrom(pane, places[3])
    return place


@pytest.fixture
def drawn(pane: ChartPane, qtbot: QtBot) -> ChartPane:
    pane.show_sheet(FOOTS)
    pane.finish()
    pane.setFocus()
    qtbot.waitUntil(pane.hasFocus)
    pane.grab()
    return pane


def test_the_pointer_marks_a_bar_and_a_click_goes_to_its_fact(drawn: ChartPane, qtbot: QtBot) -> None:
    canvas, place = canvas_of(drawn), bar_at(drawn, LIGHT.total, 300)
    assert canvas is not None
    QTest.mouseMove(canvas, place)
    assert QToolTip.text().startswith("Total as filed, 2020: 859,102\n859,102,000 CNY, decimals −3")
    assert canvas.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert pixels_of(canvas.grab().toImage(), LIGHT.accent) > 50
    with qtbot.waitSignal(drawn.fact_chosen) as chosen:
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [FOOTS.total_points[0].row] if FOOTS.total_points[0] else False
    QTest.mouseMove(canvas, QPoint(1, 1))
    assert canvas.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert not pixels_of(canvas.grab().toImage(), LIGHT.accent)
    QToolTip.hideText()


def test_keys_walk_through_the_amounts(drawn: ChartPane, qtbot: QtBot) -> None:
    told = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        QTest.keyClick(drawn, key)
        told.append(QToolTip.text().partition(":")[0])
    assert told == [
        "Total as filed, 2020",
        "Direct lending program revenue, 2020",
        "Total as filed, 2020",
        "Revolving loan products, 2022",
        "Revolving loan products, 2022",
        "Total as filed, 2020",
    ]
    with qtbot.waitSignal(drawn.fact_chosen):
        QTest.keyClick(drawn, Qt.Key.Key_Return)
    QTest.keyClick(drawn, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(drawn.fact_chosen):
        QTest.keyClick(drawn, Qt.Key.Key_Return)
    QToolTip.hideText()


def test_the_head_offers_what_can_be_drawn_and_says_why_not(pane: ChartPane, qtbot: QtBot) -> None:
    pane.show_sheet(WHOLE)
    pane.finish()
    kinds = pane.head.kinds
    assert [kind for kind, button in kinds.items() if button.isChecked()] == [ChartKind.TOTAL]
    pane.show_sheet(chart_of(node_of(TYPES.label)))
    assert [kind for kind, button in kinds.items() if button.isChecked()] == [ChartKind.AXIS]
    assert [kind for kind, button in kinds.items() if not button.isEnabled()] == [ChartKind.LINE, ChartKind.SHARE]
    assert kinds[ChartKind.LINE].toolTip() == "Line: several lines stand here; select one of them."
    with qtbot.waitSignal(pane.head.kind_chosen) as chosen:
        QTest.mouseClick(kinds[ChartKind.TOTAL], Qt.MouseButton.LeftButton)
    assert chosen.args == [ChartKind.TOTAL]


@pytest.mark.parametrize("ending", ["png", "clipboard"])
def test_a_picture_on_paper_is_light_whatever_the_theme(pane: ChartPane, tmp_path: Path, ending: str) -> None:
    pane.set_theme(DARK)
    pane.show_sheet(WHOLE)
    pane.finish()
    image = on_paper(pane, tmp_path, ending)
    assert pixels_of(image, "#ffffff") > image.width() * image.height() / 2
    assert pixels_of(image, LIGHT.total) > 1000
    assert not pixels_of(image, DARK.surface)


def test_matplotlib_waits_for_the_first_chart_and_pyplot_stays_out() -> None:
    script = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from ui.widgets.chart import ChartPane\n"
        "from tests.ui.widgets.disclosed import chart_of\n"
        "pane = ChartPane()\n"
        "pane.resize(400, 280)\n"
        "pane.show()\n"
        "pane.show_sheet(chart_of(3))\n"
        "assert 'matplotlib' not in sys.modules\n"
        "app.processEvents()\n"
        "assert 'matplotlib' in sys.modules\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
        "image = pane.grab().toImage()\n"
        "assert image.width() == 800\n"
        "assert len({image.pixel(x, y) for x in range(0, 800, 3) for y in range(0, 560, 3)}) > 20\n"
    )
    run = [sys.executable, "-W", "error", "-c", script]
    environment = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "2", "PATH": "", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
