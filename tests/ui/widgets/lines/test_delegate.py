"""What a label loses where it has no room, and what it keeps."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from ui.style import app_font, load_fonts
from ui.widgets.lines.delegate import fitted


@pytest.mark.parametrize(
    ("label", "ending"),
    [
        ("Paid net membership additions (in memberships)", "… (in memberships)"),
        ("Paid net membership additions (in the memberships that are paid for)", "…"),
        ("Paid net membership additions of all streaming services", "…"),
        ("Basic (in shares)", "Basic (in shares)"),
    ],
)
def test_a_label_that_is_cut_keeps_its_unit(qapp: QApplication, label: str, ending: str) -> None:
    load_fonts()
    metrics = QFontMetricsF(app_font())
    line = fitted(label, metrics, 220)
    assert line.text.endswith(ending)
    assert line.text[:5] == label[:5]
    assert line.width == metrics.horizontalAdvance(line.text) <= 220
