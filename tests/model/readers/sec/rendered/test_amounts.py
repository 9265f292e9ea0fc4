"""Dates and lengths of time as the renderer rewrites them are turned back."""

from __future__ import annotations

import pytest

from model.readers.sec.rendered.amounts import text_of


@pytest.mark.parametrize(
    ("shown", "item_type", "text"),
    [
        ("Mar. 29,  2025", "dateItemType", "2025-03-29"),
        ("Mar. 29,  2025", None, "2025-03-29"),
        ("Mar. 29,  2025", "stringItemType", "Mar. 29,  2025"),
        ("Feb. 31,  2025", "dateItemType", "Feb. 31,  2025"),
        ("--09-27", "gMonthDayItemType", "--09-27"),
        ("1 year", "durationItemType", "P1Y"),
        ("12 months", None, "P12M"),
        ("2 years 8 months 12 days", "durationItemType", "P2Y8M12D"),
        ("1 day 4 hours 30 minutes 1.5 seconds", "durationItemType", "P1DT4H30M1.5S"),
        ("minus 3 months", "durationItemType", "-P3M"),
        ("3 months or so", "durationItemType", "3 months or so"),
        ("3 months", "stringItemType", "3 months"),
        ("", "durationItemType", ""),
        ("3 months " * 1000, None, "3 months " * 1000),
    ],
)
def test_texts(shown: str, item_type: str | None, text: str) -> None:
    assert text_of(shown, item_type) == text
