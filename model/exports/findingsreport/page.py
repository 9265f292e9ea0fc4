"""Turns a report into one page of HTML that needs nothing beside itself: no script, no picture, no network."""

from __future__ import annotations

from pathlib import Path

from model.exports.findingsreport.pieces import Report, html

_STYLE = Path(__file__).parent.parent.parent.parent / "resources" / "report" / "page.css"


def report_page(report: Report) -> str:
    """The page, for a browser and for its printer."""
    title = html(f"Findings in {report.title}")
    pieces = "\n".join(f'<div class="piece">{piece}</div>' for piece in report.pieces)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{title}</title>\n<style>\n{_STYLE.read_text(encoding='utf-8')}</style></head>\n"
        f"<body><main>\n{pieces}\n</main></body></html>\n"
    )


def write_page(report: Report, path: str) -> None:
    """Writes the page. Raises OSError."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(report_page(report))
