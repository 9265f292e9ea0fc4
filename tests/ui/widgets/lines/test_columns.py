"""What is kept of the columns of filings is read again; what is damaged, or no filing's own, is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.widgets.lines.columns import KEPT, ColumnLayout, Sheets, from_text, sheets_of, to_text

LAYOUT = ColumnLayout(("2021", "2022 – “Ω”"), frozenset({"2022 – “Ω”"}))


def test_what_is_kept_is_read_again() -> None:
    layouts = {Sheets("/a.xml", "YEAR"): LAYOUT, Sheets("/a.xml", "INSTANT"): ColumnLayout()}
    assert from_text(to_text(layouts)) == layouts


def test_of_very_many_the_last_are_kept() -> None:
    layouts = {Sheets(f"/{number}.xml", "YEAR"): LAYOUT for number in range(KEPT + 2)}
    assert list(from_text(to_text(layouts))) == list(layouts)[2:]


@pytest.mark.parametrize("text", ["", "{", "5", "[5]", '[["a"]]', '[["/a.xml", "YEAR", 5, []]]'])
def test_what_is_damaged_is_nothing(text: str) -> None:
    assert from_text(text) == {}


def test_a_file_is_the_same_by_whatever_path_and_pasted_text_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.xml").touch()
    monkeypatch.chdir(tmp_path)
    assert sheets_of("a.xml", "YEAR") == sheets_of(f"{tmp_path}/a.xml", "YEAR")
    assert from_text(to_text({sheets_of("clipboard", "YEAR"): LAYOUT})) == {}
