"""The equation pane shows the equations of a total like print and leads to the facts behind their rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from model.inspection import no_tick
from model.sheets.equation import equation_sheet, with_remarks
from model.sheets.numbers import UNITS
from model.totals.audit import audit
from model.totals.ledger import cell_of
from tests.disclosure import SALES
from tests.filings import Fact, column, filing_of
from tests.ui.widgets.disclosed import disclosed, equations_of
from ui.theme import DARK, LIGHT
from ui.widgets.document import Document
from ui.widgets.equation_pane import NOTHING, EquationPane

TOTAL_2022 = 0


@pytest.fixture
def pane(qtbot: QtBot) -> EquationPane:
    pane = EquationPane()
    qtbot.addWidget(pane)
    pane.resize(420, 700)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def page_of(pane: EquationPane) -> Document:
    page = pane.findChild(Document)
    assert isinstance(page, Document)
    return page


def lines_of(pane: EquationPane) -> list[str]:
    """The page as it is copied."""
    page = page_of(pane)
    page.selectAll()
    text = page.createMimeDataFromSelection().text()
    page.moveCursor(QTextCursor.MoveOperation.Start)
    return text.split("\n")


def place_of(pane: EquationPane, text: str) -> QPoint:
    """Just behind the first place at which a text stands."""
    page = page_of(pane)
    found = page.document().find(text)
    assert not found.isNull(), text
    found.setPosition(found.selectionEnd() - 1)
    return page.cursorRect(found).center()


def test_the_equation_in_doubt_comes_first_and_is_mended_below(pane: EquationPane) -> None:
    pane.show_sheet(equations_of(TOTAL_2022))
    lines = lines_of(pane)
    assert lines[0].split() == ["Total", "2022", "CNY", "in", "thousands"]
    assert lines[1] == "By Types of revenues"
    assert lines[2] == "! Sales income is filed in USD; read as CNY, the four types of revenues add up to the total."
    assert lines[3:12] == [
        "As filed\tCorrected",
        "Post origination services\t35,820\t35,820",
        "†\tSales income\tUSD 154,906\t✎ 154,906",
        "Technical services\t327,245\t327,245",
        "Other revenues\t43,696\t43,696",
        "Sum\t406,761\t561,667",
        "Total as filed\t561,667\t561,667",
        "!\tDifference\t154,906\t✓ 0",
        "This one correction makes six totals foot exactly.",
    ]
    assert lines.index("By Product offerings") > 11
    assert lines[-1] == "✓ The members add up to the total."


def test_a_click_on_a_row_chooses_its_fact(pane: EquationPane, qtbot: QtBot) -> None:
    pane.show_sheet(equations_of(TOTAL_2022))
    filing, _, _ = disclosed()
    viewport = page_of(pane).viewport()
    for text, value in (
        ("Technical services", 327_245_000),
        ("USD 154,906", 154_906_000),
        ("Total as filed", 561_667_000),
    ):
        with qtbot.waitSignal(pane.fact_chosen) as chosen:
            QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place_of(pane, text))
        assert filing.value(chosen.args[0]) == value


def test_the_space_between_label_and_amount_belongs_to_the_row(pane: EquationPane, qtbot: QtBot) -> None:
    pane.show_sheet(equations_of(TOTAL_2022))
    between = place_of(pane, "Technical services") + QPoint(20, 0)
    assert not page_of(pane).anchorAt(between)
    with qtbot.waitSignal(pane.fact_chosen) as chosen:
        QTest.mouseClick(page_of(pane).viewport(), Qt.MouseButton.LeftButton, pos=between)
    assert disclosed()[0].value(chosen.args[0]) == 327_245_000


def test_rows_without_a_fact_and_empty_places_choose_nothing(pane: EquationPane, qtbot: QtBot) -> None:
    pane.show_sheet(equations_of(TOTAL_2022))
    page = page_of(pane)
    places = [place_of(pane, "Difference"), place_of(pane, "Sum"), place_of(pane, "Sales income is filed")]
    places.append(QPoint(page.viewport().width() - 5, page.viewport().height() - 5))
    for place in places:
        with qtbot.assertNotEmitted(pane.fact_chosen):
            QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_rows_are_reached_and_chosen_with_keys(pane: EquationPane, qtbot: QtBot) -> None:
    pane.show_sheet(equations_of(TOTAL_2022))
    pane.setFocus()
    page = page_of(pane)
    qtbot.waitUntil(page.hasFocus)
    chosen: list[int] = []
    pane.fact_chosen.connect(chosen.append)
    for _ in range(8):
        QTest.keyClick(page, Qt.Key.Key_Tab)
        QTest.keyClick(page, Qt.Key.Key_Return)
    filing = disclosed()[0]
    values = [filing.value(row) for row in dict.fromkeys(chosen)]
    assert values[:4] == [35_820_000, 154_906_000, 327_245_000, 43_696_000]


def test_the_fault_and_the_difference_have_the_colour_of_errors_and_a_mark(pane: EquationPane) -> None:
    pane.show_sheet(equations_of(TOTAL_2022))
    for theme in (LIGHT, DARK):
        pane.set_theme(theme)
        for text in (SALES, "Difference"):
            document = page_of(pane).document()
            # The first place that names the line is the sentence above the equation.
            found = document.find(text, document.find("As filed"))
            assert found.charFormat().foreground().color() == QColor(theme.error)
            table = found.currentTable()
            assert table is not None
            row = table.cellAt(found).row()
            assert table.cellAt(row, 0).firstCursorPosition().block().text() in ("†", "!")


def test_amounts_are_set_right_and_in_line(pane: EquationPane) -> None:
    pane.show_sheet(equations_of(TOTAL_2022))
    page = page_of(pane)
    ends = set()
    for text in ("35,820", "327,245", "USD 154,906", "406,761"):
        found = page.document().find(text)
        found.setPosition(found.selectionEnd())
        ends.add(page.cursorRect(found).left())
    assert len(ends) == 1


def test_alternatives_are_told(pane: EquationPane) -> None:
    sheet = equations_of(TOTAL_2022)
    doubt = sheet.equations[0]._replace(alternatives=("Other revenues for 2022 <b>& so on</b>",))
    pane.show_sheet(sheet._replace(equations=(doubt,)))
    assert lines_of(pane)[-2:] == ["It could as well be:", "Other revenues for 2022 <b>& so on</b>"]


def test_a_total_that_foots_is_not_coloured(pane: EquationPane) -> None:
    pane.show_sheet(equations_of(TOTAL_2022, cny=True))
    assert "!" not in "".join(lines_of(pane))
    found = page_of(pane).document().find("Difference")
    assert found.charFormat().foreground().color() == QColor(LIGHT.muted)


def test_selected_rows_are_copied_with_tabs(pane: EquationPane) -> None:
    pane.show_sheet(equations_of(TOTAL_2022))
    page = page_of(pane)
    cursor = page.document().find("Technical services")
    start = cursor.selectionStart()
    end = page.document().find("43,696").selectionEnd()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Technical services\t327,245\nOther revenues\t43,696"


def test_nothing_to_add_up_is_said(pane: EquationPane) -> None:
    pane.show_sheet(equations_of(TOTAL_2022))
    assert "Sales income" in page_of(pane).accessibleDescription()
    pane.show_sheet(None)
    assert page_of(pane).toPlainText() == ""
    assert page_of(pane).placeholderText() == NOTHING
    assert page_of(pane).accessibleDescription() == NOTHING


def test_amounts_are_never_out_of_sight_at_the_side(pane: EquationPane) -> None:
    pane.show_sheet(equations_of(TOTAL_2022))
    for width in (600, 420, 320, 260):
        pane.resize(width, 400)
        assert page_of(pane).horizontalScrollBar().maximum() == 0, width
        assert "As filed\tCorrected" in lines_of(pane) or width < 420
    # Where there is no room beside them, corrected amounts stand below those that they replace.
    lines = lines_of(pane)
    assert "†\tSales income\tUSD 154,906\t✎ 154,906" in lines
    assert "Technical services\t327,245" in lines
    assert "Sum\t406,761\t✎ 561,667" in lines


def test_what_stands_for_an_empty_page_breaks_into_lines(pane: EquationPane) -> None:
    pane.show_sheet(None)

    def rows_of_words(width: int) -> int:
        pane.resize(width, 200)
        drawn = page_of(pane).viewport().grab().toImage()
        ground = drawn.pixel(0, 0)
        return sum(any(drawn.pixel(x, y) != ground for x in range(drawn.width())) for y in range(drawn.height()))

    assert rows_of_words(120) > 2 * rows_of_words(800) > 0


def test_a_total_that_was_not_checked_says_why_and_bears_no_tick(pane: EquationPane) -> None:
    facts = [*column("Segments", {"A": "10", "B": "20"}, "30"), Fact("11", {"Segments": "A"})]
    filing = filing_of(facts)
    pane.show_sheet(equation_sheet(filing, audit(filing, no_tick), cell_of(filing, 0), UNITS))
    told = "\n".join(lines_of(pane))
    assert "¬ Not checked: A for 2022 is reported with two values, 10 and 11." in told
    assert "10 or 11" in told
    assert "✓" not in told
    assert "Difference" not in told


def test_what_is_remarked_of_a_fact_stands_first_and_leads_to_each_value(pane: EquationPane, qtbot: QtBot) -> None:
    filing = filing_of([Fact("20"), Fact("3")])
    cell = cell_of(filing, 0)
    pane.show_sheet(with_remarks(None, filing, audit(filing, no_tick), cell, UNITS))
    lines = lines_of(pane)
    assert lines[0].endswith("Revenue for 2022 is filed twice with different values: 20 and 3.")
    assert ["3", "small:2"] in [line.split() for line in lines]
    assert page_of(pane).accessibleDescription().startswith("Revenue for 2022 is filed twice")
    with qtbot.waitSignal(pane.fact_chosen) as chosen:
        QTest.mouseClick(page_of(pane).viewport(), Qt.MouseButton.LeftButton, pos=place_of(pane, "small:2"))
    assert chosen.args == [1]
