"""Tests of the command line as a user runs it: its output, its exit codes, and that it never shows a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.reports import write_report
from ui.theme import DARK, LIGHT, Theme

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "resources" / "sample" / "disclosure.txt"


def crossfoot(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """The sample with its dollar rows retagged as yuan."""
    path = tmp_path / "corrected.txt"
    path.write_text(SAMPLE.read_text(encoding="utf-8").replace("$", "¥"), encoding="utf-8")
    return path


def test_check_says_what_is_wrong_in_words() -> None:
    done = crossfoot("check", SAMPLE)
    assert done.returncode == 1
    assert "43 facts" in done.stdout
    assert "Sales income is filed in USD; read as CNY" in done.stdout
    assert "difference 154,906" in done.stdout
    assert done.stderr == ""


def test_check_json_is_one_object_a_line_in_order(corrected: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    done = crossfoot("check", "--json", corrected, missing, SAMPLE)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert str(missing) in done.stderr
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["path"], second["path"]) == (str(corrected), str(SAMPLE))
    assert first["findings"] == []
    assert (second["facts"], len(second["findings"])) == (43, 6)
    assert {finding["root"] for finding in second["findings"]} == {1}
    assert {finding["cause"]["kind"] for finding in second["findings"]} == {"unit"}
    assert [finding["difference"] for finding in second["findings"]] == [
        *("154906000", "202960000", "5667000"),
        *("154906000", "202960000", "5667000"),
    ]


def test_check_exits_0_where_all_adds_up(corrected: Path) -> None:
    assert crossfoot("check", corrected).returncode == 0


def test_check_says_that_no_fact_could_be_read(tmp_path: Path) -> None:
    form = {"documentType": "https://xbrl.org/2021/xbrl-json", "namespaces": {}, "taxonomy": []}
    path = tmp_path / "empty.json"
    path.write_text(json.dumps({"documentInfo": form, "facts": {}}), encoding="utf-8")
    done = crossfoot("check", "--json", path, SAMPLE)
    assert done.returncode == 2
    assert (
        done.stderr == f"No fact of {path} could be read. It holds none. Open a complete copy of the filing instead.\n"
    )
    empty, sample = (json.loads(line) for line in done.stdout.splitlines())
    assert (empty["facts"], empty["findings"]) == (0, [])
    assert empty.keys() == sample.keys()


def test_check_lists_the_calculations_where_that_is_asked_for(corrected: Path) -> None:
    assert "Calculations" not in crossfoot("check", corrected).stdout
    for mode, words in (("round", "values rounded"), ("truncate", "values cut off"), ("xbrl21", "XBRL 2.1")):
        done = crossfoot("check", corrected, "--calculations", mode)
        assert (done.returncode, f"{words}: 0 consistent, 0 inconsistent, 0 not checked" in done.stdout) == (0, True)


def test_help_and_check_never_load_qt() -> None:
    script = (
        "import runpy, sys\n"
        "try:\n    runpy.run_path('main.py', run_name='__main__')\n"
        "except SystemExit:\n    pass\n"
        "print(sorted(name for name in ('PySide6', 'matplotlib', 'pandas') if name in sys.modules), file=sys.stderr)"
    )
    for arguments in (["--help"], ["check", str(SAMPLE)]):
        command = [sys.executable, "-c", script, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
        assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    "arguments", [["--bogus"], ["check"], ["snapshot", SAMPLE], ["snapshot", SAMPLE, "--size", "9"]]
)
def test_a_wrong_command_line_says_how_it_is_used(arguments: list[object]) -> None:
    done = crossfoot(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: crossfoot")


def colours(image: QImage, across: tuple[float, float], down: tuple[float, float]) -> set[str]:
    """The colours in a part of a picture, given in shares of its width and height."""
    columns = range(int(image.width() * across[0]), int(image.width() * across[1]))
    rows = range(int(image.height() * down[0]), int(image.height() * down[1]))
    return {image.pixelColor(x, y).name() for x in columns for y in rows}


@pytest.mark.parametrize(("theme", "size", "scale"), [(LIGHT, (1280, 800), 1), (DARK, (1000, 700), 2)])
def test_snapshot_draws_the_window(tmp_path: Path, theme: Theme, size: tuple[int, int], scale: int) -> None:
    picture = tmp_path / "window.png"
    words = ["--size", f"{size[0]}x{size[1]}", "--theme", theme.name, "--scale", scale, "--select", "finding:4"]
    done = crossfoot("snapshot", SAMPLE, "--to", picture, *words)
    assert (done.returncode, done.stderr) == (0, "")
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (size[0] * scale, size[1] * scale)
    tree = colours(image, (0.2, 0.55), (0.15, 0.75))
    assert {theme.surface, theme.text, theme.error, theme.accent_ground} <= tree
    # The chart is drawn as well: the colours of members are nowhere else.
    assert set(theme.series) & colours(image, (0.6, 0.9), (0.1, 0.4))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["missing.txt"], "missing.txt"),
        ([SAMPLE, "--select", "No such row"], "There is no row “No such row”"),
        ([SAMPLE, "--select", "finding:7"], "There is no finding 7; the filing has 6."),
        ([SAMPLE, "--section", "Balance sheet"], "There is no section whose title holds “Balance sheet”."),
    ],
)
def test_snapshot_says_what_it_cannot_draw(tmp_path: Path, words: list[object], sentence: str) -> None:
    done = crossfoot("snapshot", *words, "--to", tmp_path / "window.png")
    assert done.returncode == 2
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "window.png").exists()


def test_snapshot_joins_filings_of_one_company(tmp_path: Path) -> None:
    paths = []
    for year, amounts in ((2021, {2021: "9000"}), (2022, {2022: "10000", 2021: "9500"})):
        paths.append(write_report(tmp_path, year, amounts))
    pictures = [tmp_path / "two.png", tmp_path / "timeline.png"]
    for picture, words in zip(pictures, ([], ["--timeline"]), strict=True):
        done = crossfoot("snapshot", *paths, "--to", picture, *words)
        assert (done.returncode, done.stderr) == (0, "")
    apart, joined = (QImage(str(picture)) for picture in pictures)
    # Apart, the timeline is offered below the tabs; joined, there is nothing left to offer.
    assert LIGHT.accent_ground in colours(apart, (0.3, 0.6), (0.15, 0.17))
    assert LIGHT.accent_ground not in colours(joined, (0.3, 0.6), (0.15, 0.17))


def test_snapshot_says_that_filings_are_of_several_companies(tmp_path: Path) -> None:
    paths = [
        write_report(tmp_path, 2022, {2022: "1"}),
        write_report(tmp_path, 2021, {2021: "1"}, "0000000002", "Other"),
    ]
    done = crossfoot("snapshot", *paths, "--timeline", "--to", tmp_path / "window.png")
    assert done.returncode == 2
    assert done.stderr == (
        "2-2021.xml (Other) is of another company than 1-2022.xml (Example); a timeline is of one company.\n"
    )


def test_snapshot_says_where_it_cannot_write_report(tmp_path: Path) -> None:
    done = crossfoot(
        "snapshot", SAMPLE, "--to", tmp_path / "none" / "window.png", "--select", "Types of revenues/Sales income"
    )
    assert done.returncode == 2
    assert f"the folder {tmp_path / 'none'} does not exist. Create it" in done.stderr
    done = crossfoot("snapshot", SAMPLE, "--to", tmp_path / "window.nonsense")
    assert done.returncode == 2
    assert "a picture is a file that ends in .png" in done.stderr
    assert not (tmp_path / "window.nonsense").exists()


def test_export_writes_the_facts(tmp_path: Path) -> None:
    table = tmp_path / "facts.csv"
    done = crossfoot("export", SAMPLE, "--to", table)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert table.read_text(encoding="utf-8-sig").count("\n") == 44
    refused = crossfoot("export", tmp_path / "missing.txt", "--to", tmp_path / "facts.doc")
    assert refused.returncode == 2
    assert "files that end in .xlsx, .html, .pdf, .csv or .json" in refused.stderr


@pytest.mark.parametrize(("suffix", "mark"), [(".xlsx", b"PK"), (".html", b"<!DOCTYPE html>"), (".pdf", b"%PDF")])
def test_export_writes_workbook_and_reports(tmp_path: Path, suffix: str, mark: bytes) -> None:
    path = tmp_path / f"findings{suffix}"
    done = crossfoot("export", SAMPLE, "--to", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert path.read_bytes().startswith(mark)
    if suffix == ".html":
        assert path.read_text(encoding="utf-8").count("<svg") == 2
