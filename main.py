"""Turns the command line into the window, a report, or a picture of the window."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence

from model.errors import FilingError

COMMANDS = ("check", "export", "snapshot")
_EPILOG = "A file that is named like a command opens as ./check. `%(prog)s check --help` says more of a command."


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit code of the process."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in COMMANDS:
        options = _command_parser().parse_args(given)
        return int(options.run(options))
    return _view(_view_parser().parse_args(given))


def _view_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="crossfoot",
        usage="%(prog)s [FILE ...]\n       %(prog)s check [--json] PATH ...\n"
        "       %(prog)s export PATH --to FILE.xlsx|.html|.pdf|.csv|.json\n"
        "       %(prog)s snapshot PATH ... --to FILE.png [--timeline] [--section TEXT] [--select TEXT]\n"
        "                [--size 1280x800] [--theme NAME] [--tab total|fact|place|chart]",
        description="Shows business reports filed in XBRL, and every total in them that does not add up.",
        epilog=_EPILOG,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="a filing, or a folder that holds one")
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="crossfoot")
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="say which totals do not add up, and why")
    check.add_argument("paths", nargs="+", metavar="PATH")
    check.add_argument("--json", action="store_true", help="one JSON object a PATH, each on one line")
    check.add_argument(
        "--calculations",
        choices=("round", "truncate", "xbrl21"),
        help="list the calculations too: by Calculations 1.1 with values rounded or cut off, or by XBRL 2.1",
    )
    check.set_defaults(run=_check)
    export = commands.add_parser("export", help="write a filing or its findings to a file")
    export.add_argument("path", metavar="PATH")
    export.add_argument(
        "--to",
        required=True,
        metavar="FILE",
        help="by its suffix: .xlsx workbook, .html or .pdf report of findings, .csv one row a fact, .json xBRL-JSON",
    )
    export.set_defaults(run=_export)
    snapshot = commands.add_parser("snapshot", help="draw the window as a picture; needs no display")
    snapshot.add_argument("paths", nargs="+", metavar="PATH")
    snapshot.add_argument("--timeline", action="store_true", help="join the filings, which are of one company")
    snapshot.add_argument("--to", required=True, metavar="FILE.png")
    snapshot.add_argument("--section", metavar="TEXT", help="the section whose title holds TEXT")
    snapshot.add_argument(
        "--select", metavar="TEXT", help="the row with this path of labels, such as Segments/Asia, or finding:1"
    )
    snapshot.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH")
    snapshot.add_argument("--theme", choices=("light", "dark"), default="light")
    snapshot.add_argument("--scale", type=_scale, default=1.0, metavar="N", help="pixels a point of the screen, 1 to 4")
    snapshot.add_argument("--tab", choices=("total", "fact", "place", "chart"), help="what is shown beside the tree")
    snapshot.set_defaults(run=_snapshot)
    return parser


def _view(options: argparse.Namespace) -> int:
    from ui.app import run

    return run(options.files)


def _check(options: argparse.Namespace) -> int:
    """0 where nothing was found, 1 with findings of grade error, 2 where a PATH or no fact of it could be read."""
    from model.inspection import inspect_path
    from model.sheets.report import check_report, check_text, unread_text
    from model.totals.rules.summation import Mode

    mode = Mode(options.calculations) if options.calculations else None
    code = 0
    for path in options.paths:
        try:
            inspection = inspect_path(path)
        except FilingError as error:
            print(error, file=sys.stderr)
            code = 2
            continue
        if options.json:
            print(json.dumps(check_report(inspection, mode or Mode.ROUND), ensure_ascii=False), flush=True)
        else:
            print("\n".join(check_text(inspection, mode)), flush=True)
        code = max(code, 1 if inspection.audit.has_errors else 0)
        if unread := unread_text(inspection.filing, path):
            print(unread, file=sys.stderr)
            code = 2
    return code


def _export(options: argparse.Namespace) -> int:
    """0 where the file was written, 2 where the filing could not be read or the file not be written."""
    from model.exports.writing import tells_findings

    try:
        told = _export_findings(options) if tells_findings(options.to) else _export_facts(options)
    except FilingError as error:
        print(error, file=sys.stderr)
        return 2
    for sentence in filter(None, told):
        print(sentence, file=sys.stderr)
    return 0


def _export_facts(options: argparse.Namespace) -> list[str]:
    """Writes the facts alone, and gives what to say of that."""
    from model.exports.writing import export
    from model.readers.opening import read_path
    from ui.exporting import DRAWING

    return [export(read_path(options.path), options.to, DRAWING)]


def _export_findings(options: argparse.Namespace) -> list[str]:
    """Writes findings with the marks that are kept of the filing, and gives what to say of these."""
    from model.exports.writing import export, suffix_of
    from model.inspection import inspect_path
    from model.sheets.findings.markrows import kept_mark_rows
    from ui.exporting import DRAWING
    from ui.keeping.folder import marks_folder

    if suffix_of(options.to) == ".pdf":
        _prepare_fonts()
    inspection = inspect_path(options.path)
    marks, told = kept_mark_rows(inspection, options.path, marks_folder())
    return [*told, export(inspection.filing, options.to, DRAWING, inspection.audit, marks=marks)]


def _prepare_fonts() -> None:
    """Makes an application object without a display, which Qt sets text with."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.app import make_app
    from ui.style import load_fonts

    make_app()
    load_fonts()


def _snapshot(options: argparse.Namespace) -> int:
    # Both before Qt is loaded: it reads them once.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    from ui.snapshot import Wish, snapshot

    wish = Wish(
        options.paths,
        options.to,
        options.section,
        options.select,
        options.size,
        options.theme,
        options.tab,
        options.timeline,
    )
    try:
        snapshot(wish)
    except FilingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isascii() and width.isdigit() and height.isascii() and height.isdigit()):
        raise argparse.ArgumentTypeError("a size is two numbers of pixels, as in 1280x800")
    if not (640 <= int(width) <= 8000 and 480 <= int(height) <= 8000):
        raise argparse.ArgumentTypeError("a size is from 640x480 to 8000x8000")
    return int(width), int(height)


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0
    if not 1 <= scale <= 4:
        raise argparse.ArgumentTypeError("a scale is a number from 1 to 4")
    return scale


def _run() -> int:
    """Runs the command line as a process: a closed pipe or Ctrl+C ends it without a word."""
    try:
        code = main()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has enough; Python would complain of it once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return code


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(_run())
